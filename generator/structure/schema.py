"""What a structure.yml may hold."""

from __future__ import annotations

import re
from typing import Annotated, Any

import pydantic

from generator.model import ArticleKind, Bilingual, PartKind
from generator.yaml_source import Schema, SchemaError

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
"""A slug is an address for good: lower-case ASCII letters and digits, joined by hyphens."""


def _slug(value: str) -> str:
    if len(value) > 80 or not re.fullmatch(SLUG, value):
        raise SchemaError(
            Bilingual(f"“{value}”不能用作网址", f"`{value}` cannot be part of an address"),
            Bilingual(
                "请只用小写字母、数字和连字符，如saga-farmland",
                "use lower-case letters, digits and hyphens only, such as saga-farmland",
            ),
        )
    return value


Slug = Annotated[str, pydantic.AfterValidator(_slug)]
Fragments = Annotated[
    tuple[str, ...], pydantic.BeforeValidator(lambda value: [value] if isinstance(value, str) else value)
]
"""One fragment, or several in reading order where a column break or a displacement cut the part."""


class PartEntry(Schema):
    """One part: its id, and its fragments under the name of its kind."""

    id: Slug
    kicker: Fragments | None = None
    headline: Fragments | None = None
    subheadline: Fragments | None = None
    byline: Fragments | None = None
    paragraph: Fragments | None = None
    subheading: Fragments | None = None
    caption: Fragments | None = None
    credit: Fragments | None = None

    @pydantic.model_validator(mode="after")
    def _one_kind(self) -> PartEntry:
        if len(self._given()) != 1:
            raise SchemaError(
                Bilingual("每个部分恰好要有一种类型", "a part has exactly one kind"),
                Bilingual(
                    "请写kicker、headline、subheadline、byline、paragraph、subheading、caption、credit之一",
                    "write one of kicker, headline, subheadline, byline, paragraph, subheading, caption, credit",
                ),
            )
        return self

    def _given(self) -> list[PartKind]:
        return [kind for kind in PartKind if getattr(self, kind.value, None)]

    @property
    def kind(self) -> PartKind:
        """The kind under whose name the fragments stand."""
        return self._given()[0]

    @property
    def fragments(self) -> tuple[str, ...]:
        """The fragments in reading order."""
        given: Any = getattr(self, self.kind.value)
        return tuple(given)


class ArticleEntry(Schema):
    """One article of the page."""

    slug: Slug
    kind: ArticleKind
    reviewed: bool = False
    reporters: tuple[str, ...] = ()
    dateline: str | None = None
    parts: Annotated[tuple[PartEntry, ...], pydantic.Field(min_length=1)]


class StructureFile(Schema):
    """The whole file."""

    source: str
    articles: tuple[ArticleEntry, ...]
    furniture: tuple[str, ...] = ()
