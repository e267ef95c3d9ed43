"""What an edition.yml may hold."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, ClassVar, Literal

import pydantic

from generator.content.names import OF_THE_SITE, taken_words
from generator.edition.days import wrong_day
from generator.limits import ARTICLES, CORRECTIONS
from generator.model import Bilingual, Known
from generator.months import MONTHS
from generator.structure.schema import ArticleSlug, Slug
from generator.yaml_source import BilingualText, Schema, SchemaError


class KnownEntry(Schema):
    """Something that the page states, that an editor inferred, or that nobody knows."""

    written: ClassVar[str] = "{value: {zh: …, en: …}, basis: stated}"
    value: BilingualText | None = pydantic.Field(None, description="内容 / what it is")
    basis: Literal["stated", "inferred", "unknown"] = pydantic.Field(
        description="原文写明、推定、不详 / stated by the page, inferred by an editor, unknown"
    )
    reason: BilingualText | None = pydantic.Field(None, description="理由，推定时必写 / why; needed where inferred")

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


class DateEntry(KnownEntry):
    """The date of the newspaper, known or not: both languages name one day, and one that there is."""

    @pydantic.model_validator(mode="after")
    def _one_day(self) -> DateEntry:
        if self.value and (wrong := wrong_day(self.value.text())):
            raise SchemaError(*wrong)
        return self


def _unknown(value: object) -> object:
    """`unknown` by itself is the whole entry. What else may well stand there is told the form in its own words."""
    if value == "unknown":
        return {"basis": "unknown"}
    if isinstance(value, str):
        said = _said_in_both(value)
        raise SchemaError(
            Bilingual(f"“{value}”的写法不对", f"`{value}` is not written as expected"),
            Bilingual(
                f"请写成{{value: {said}, basis: stated}}；不详则写unknown",
                f"write {{value: {said}, basis: stated}}, or unknown",
            ),
        )
    if isinstance(value, dict) and value.keys() <= {"zh", "en"}:
        said = f"{{{', '.join(f'{key}: {value[key]}' for key in value)}}}"
        raise SchemaError(
            Bilingual("缺少value和basis", "`value` and `basis` are missing"),
            Bilingual(
                f"请写成{{value: {said}, basis: stated}}；推定则写basis: inferred，并写reason",
                f"write {{value: {said}, basis: stated}}; where it is inferred, `basis: inferred` with a `reason`",
            ),
        )
    return value


def _said_in_both(text: str) -> str:
    """A date in digits in the words of both languages; anything else waits for them."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return "{zh: …, en: …}"
    return f"{{zh: {day.year}年{day.month}月{day.day}日, en: {day.day} {MONTHS[day.month - 1]} {day.year}}}"


def _or_unknown(schema: dict[str, Any]) -> None:
    """For editors' programs: the word `unknown` may stand for the whole entry."""
    for key in ("paper", "date"):
        described = schema["properties"][key]
        words = described.pop("description", "")
        schema["properties"][key] = {"anyOf": [{"const": "unknown"}, described], "description": words}


KnownOrUnknown = Annotated[KnownEntry, pydantic.BeforeValidator(_unknown)]
DateOrUnknown = Annotated[DateEntry, pydantic.BeforeValidator(_unknown)]


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


def _edition(value: str) -> str:
    if value in OF_THE_SITE:
        raise SchemaError(*taken_words(value))
    return value


EditionName = Annotated[Slug, pydantic.AfterValidator(_edition)]
"""A name that the folder of an edition can have."""


class ArticleEntry(Schema):
    """An article's place in the edition."""

    slug: Slug = pydantic.Field(description="structure.yml里的slug / a slug of structure.yml")
    places: tuple[str, ...] = pydantic.Field((), description="地点，词汇表里的编号 / places, ids of the glossary")
    topics: tuple[str, ...] = pydantic.Field((), description="主题，词汇表里的编号 / topics, ids of the glossary")
    summary: BilingualText | None = pydantic.Field(
        None,
        description="首页的一句提要，标明为本站所写；不写则用原文 / one sentence for the front page, marked as ours; "
        "without it the article's own words",
    )
    formerly: tuple[ArticleSlug, ...] = pydantic.Field(
        (),
        description="发布后改过名的，写从前的slug，最近的在前，旧网址会转到这里 / "
        "slugs it was published under before, the latest first; their addresses lead here",
    )


class CorrectionEntry(Schema):
    """A declared correction; without `replace`, a suspected misprint that is left as it stands."""

    article: Slug = pydantic.Field(description="报道的slug / slug of the article")
    find: str = pydantic.Field(description="原文，逐字照抄，只出现一次 / the printed words, exact, found there once")
    replace: str | None = pydantic.Field(
        None, description="改正后的文字；存疑而不改则不写 / the right words; leave out where a doubt is only noted"
    )
    reason: BilingualText = pydantic.Field(description="给读者的理由 / why, for readers")

    @pydantic.model_validator(mode="after")
    def _changes_something(self) -> CorrectionEntry:
        if self.replace == self.find:
            raise SchemaError(
                Bilingual("replace与find相同，什么也没有改", "`replace` is the same as `find`: nothing is corrected"),
                Bilingual(
                    "请写改正后的文字；若只是存疑，请删去replace",
                    "write the right words; to note a doubt, remove `replace`",
                ),
            )
        return self


class EditionFile(Schema):
    """The whole file."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid", json_schema_extra=_or_unknown)

    title: BilingualText = pydantic.Field(description="网站上的名称 / what the site calls the edition")
    paper: KnownOrUnknown = pydantic.Field(description="报纸，不详则写unknown / the newspaper, or unknown")
    date: DateOrUnknown = pydantic.Field(description="日期，不详则写unknown / its date, or unknown")
    added: Annotated[str, pydantic.AfterValidator(_day)] = pydantic.Field(
        description="收入的日期，如2026-11-23；最晚的一期上首页 / the day it was added; the latest is on the home page"
    )
    formerly: tuple[EditionName, ...] = pydantic.Field(
        (),
        description="发布后文件夹改过名的，写从前的名称，最近的在前，旧网址会转到这里 / "
        "names its folder had when it was published before, the latest first; the addresses below them lead here",
    )
    articles: Annotated[tuple[ArticleEntry, ...], pydantic.Field(min_length=1, max_length=ARTICLES)] = pydantic.Field(
        description="各篇报道，头条在前 / the articles, the lead story first"
    )
    corrections: tuple[CorrectionEntry, ...] = pydantic.Field(
        (), max_length=CORRECTIONS, description="更正 / declared corrections"
    )
