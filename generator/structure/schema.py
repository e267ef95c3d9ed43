"""The schema of structure.yml."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Any, ClassVar

import pydantic

from generator.content.names import OF_AN_EDITION, PART_ID, is_name, name_words, taken_words
from generator.limits import ARTICLES, PARTS
from generator.model import ArticleKind, Bilingual, PartKind
from generator.yaml_source import Schema, SchemaError


def _slug(value: str) -> str:
    if not is_name(value):
        raise SchemaError(*name_words(value))
    return value


def _article(value: str) -> str:
    if value in OF_AN_EDITION:
        raise SchemaError(*taken_words(value))
    return value


def _part(value: str) -> str:
    if not re.fullmatch(PART_ID, value):
        raise SchemaError(
            Bilingual(f"“{value[:40]}”不能用作部分的编号", f"`{value[:40]}` cannot be the id of a part"),
            Bilingual(
                "请写一两个小写字母加数字，如p3、sh1", "write one or two lower-case letters and a number: p3, sh1"
            ),
        )
    return value


Slug = Annotated[str, pydantic.AfterValidator(_slug)]
ArticleSlug = Annotated[Slug, pydantic.AfterValidator(_article)]
"""A slug that is not reserved for other pages of an edition."""
PartId = Annotated[str, pydantic.AfterValidator(_part)]
"""An anchor that no template uses."""
Fragments = Annotated[
    tuple[str, ...],
    pydantic.BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
    pydantic.WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""One fragment, or several in reading order if a column break or a displacement cut the part."""


_KINDS = tuple((kind.value, kind) for kind in PartKind)


class PartEntry(Schema):
    """One part: its id, and its fragments under the name of its kind."""

    id: PartId = pydantic.Field(
        description="编号，文内唯一，也是网页锚点 / id, unique in the article, an anchor on the site"
    )
    kicker: Fragments | None = pydantic.Field(
        None, description="肩题 / the line above the headline: its first…last words"
    )
    headline: Fragments | None = pydantic.Field(None, description="标题 / the headline: its first…last words")
    subheadline: Fragments | None = pydantic.Field(
        None, description="副题 / the line below the headline: its first…last words"
    )
    byline: Fragments | None = pydantic.Field(None, description="署名 / who wrote it: its first…last words")
    paragraph: Fragments | None = pydantic.Field(
        None, description="正文一段 / a paragraph of the body: its first…last words"
    )
    subheading: Fragments | None = pydantic.Field(
        None, description="小标题 / a heading inside the body: its first…last words"
    )
    caption: Fragments | None = pydantic.Field(
        None, description="图片说明 / the text of a picture: its first…last words"
    )
    credit: Fragments | None = pydantic.Field(None, description="图片署名 / who took a picture: its first…last words")

    @pydantic.model_validator(mode="after")
    def _one_kind(self) -> PartEntry:
        if len(self._given()) != 1:
            raise SchemaError(
                Bilingual("每个部分必须有且只有一种类型", "a part has exactly one kind"),
                Bilingual(
                    "请写kicker、headline、subheadline、byline、paragraph、subheading、caption、credit之一",
                    "write one of kicker, headline, subheadline, byline, paragraph, subheading, caption, credit",
                ),
            )
        return self

    def _given(self) -> list[PartKind]:
        own = self.__dict__  # of every part of every article: asking pydantic for each takes ten times as long
        return [kind for name, kind in _KINDS if own.get(name)]

    @cached_property
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

    slug: ArticleSlug = pydantic.Field(
        description="网址中的名称，发布后不再改 / its address, kept for good once published"
    )
    kind: ArticleKind = pydantic.Field(
        description="报道或独立的图片 / article, or photo: a picture that stands by itself"
    )
    reviewed: bool = pydantic.Field(
        False, description="编辑已核对；再次拆分时不改动 / an editor has checked it: `digest split --update` leaves it"
    )
    reporters: tuple[str, ...] = pydantic.Field((), description="记者姓名 / names of the reporters")
    dateline: str | None = pydantic.Field(None, description="电头，如“本报拉萨讯” / the printed place and wire words")
    parts: Annotated[tuple[PartEntry, ...], pydantic.Field(min_length=1, max_length=PARTS)] = pydantic.Field(
        description="各部分，先标题后正文 / its parts, the head first, the body in reading order"
    )


class StructureFile(Schema):
    """The whole file."""

    quotes_source: ClassVar[bool] = True

    source: str = pydantic.Field(description="source.txt的校验值，由程序写 / hash of source.txt, written by the tool")
    articles: tuple[ArticleEntry, ...] = pydantic.Field(max_length=ARTICLES, description="各篇报道 / the articles")
    furniture: tuple[str, ...] = pydantic.Field(
        (), max_length=PARTS, description="不属于任何一篇的文字：报头、版次 / text of no article: folio, date line"
    )
