"""What an edition.yml may hold."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import pydantic

from generator.model import Bilingual, Known
from generator.structure.schema import Slug
from generator.yaml_source import BilingualText, Schema, SchemaError


class KnownEntry(Schema):
    """Something that the page states, that an editor inferred, or that nobody knows."""

    value: BilingualText | None = None
    basis: Literal["stated", "inferred", "unknown"]
    reason: BilingualText | None = None

    @pydantic.model_validator(mode="after")
    def _honest(self) -> KnownEntry:
        if (self.value is None) != (self.basis == "unknown"):
            raise SchemaError(
                Bilingual("basis与value不符", "`basis` and `value` do not agree"),
                Bilingual(
                    "未知时写basis: unknown且不写value", "write `basis: unknown` without a value, or give the value"
                ),
            )
        if self.basis == "inferred" and self.reason is None:
            raise SchemaError(
                Bilingual("推定的内容没有理由", "what is inferred has no reason"),
                Bilingual("请加上reason: {zh: …, en: …}", "add `reason: {zh: …, en: …}`"),
            )
        return self

    def known(self) -> Known:
        """The noun that the rest of the programme uses."""
        return Known(self.value.text() if self.value else None, self.basis, self.reason.text() if self.reason else None)


def _unknown(value: object) -> object:
    return {"basis": "unknown"} if value == "unknown" else value


KnownOrUnknown = Annotated[KnownEntry, pydantic.BeforeValidator(_unknown)]


def _day(value: str) -> str:
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise SchemaError(
            Bilingual(f"“{value}”不是日期", f"`{value}` is not a date"),
            Bilingual("请写成2026-11-23的样式", "write it like 2026-11-23"),
        )
    return value


class ArticleEntry(Schema):
    """An article's place in the edition."""

    slug: Slug
    places: tuple[Slug, ...] = ()
    topics: tuple[Slug, ...] = ()


class CorrectionEntry(Schema):
    """A declared correction; without `replace`, a suspected misprint that is left as it stands."""

    article: Slug
    find: str
    replace: str | None = None
    reason: BilingualText


class EditionFile(Schema):
    """The whole file."""

    title: BilingualText
    paper: KnownOrUnknown
    date: KnownOrUnknown
    added: Annotated[str, pydantic.AfterValidator(_day)]
    articles: Annotated[tuple[ArticleEntry, ...], pydantic.Field(min_length=1)]
    corrections: tuple[CorrectionEntry, ...] = ()
