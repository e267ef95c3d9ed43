"""The shape of a fact file, for the reader, for editors' tools (JSON Schema) and for its messages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from generator.content.names import SLUG, is_name
from generator.facts.relations import KINDS, MOST_TERMS, TERMS_NEEDED
from generator.limits import FACTS
from generator.model import Bilingual
from generator.months import MONTHS
from generator.yaml_source import BilingualText, Schema, SchemaError

MOST_LEAD = 7
_AS_OF = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")


def _id(text: str) -> str:
    if not is_name(text):
        raise SchemaError(
            Bilingual(f"编号“{text}”的写法不对", f"`{text}` is not a valid id"),
            Bilingual(
                "请只用小写字母、数字和连字符，如funds-total",
                "use lower-case letters, digits and hyphens only, such as funds-total",
            ),
        )
    return text


def _place(text: str) -> str:
    if not is_name(text):
        raise SchemaError(
            Bilingual(f"“{text}”不是地点的id", f"`{text}` is not the id of a place"),
            Bilingual(
                "请写content/glossary.yml中那个地点的id（小写字母、数字和连字符），如wangjia-village",
                "write the id of the place from content/glossary.yml, in lower-case letters, such as wangjia-village",
            ),
        )
    return text


def _as_of(value: object) -> object:
    """`2022` and `2022-04` are said in both languages; anything else must be."""
    if not isinstance(value, str):
        return value
    match = _AS_OF.fullmatch(value)
    if not match:
        raise SchemaError(
            Bilingual(f"“{value}”不是年份或年月", f"`{value}` is not a year or a month"),
            Bilingual(
                "请写2022或2022-04，或{zh: 截至4月底, en: As of the end of April}",
                "write 2022 or 2022-04, or {zh: 截至4月底, en: As of the end of April}",
            ),
        )
    year, month = match.groups()
    if not month:
        return {"zh": f"{year}年", "en": year}
    return {"zh": f"{year}年{int(month)}月", "en": f"{MONTHS[int(month) - 1]} {year}"}


_TEXT_OR_NUMBER = {"type": ["string", "number"]}
"""YAML tools read 63 as a number; this project reads it as it is written."""
Id = Annotated[str, AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": SLUG})]
PlaceId = Annotated[str, AfterValidator(_place), WithJsonSchema({"type": "string", "pattern": SLUG})]
Printed = Annotated[str, Field(min_length=1), WithJsonSchema(_TEXT_OR_NUMBER)]
AsOf = Annotated[
    BilingualText,
    BeforeValidator(_as_of),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1000, "maximum": 9999},
                {"type": "string", "pattern": f"^{_AS_OF.pattern}$"},
                {
                    "type": "object",
                    "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
                    "required": ["zh", "en"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


def _one_kind_each(schema: dict[str, Any]) -> None:
    """What pydantic cannot say of a relation: exactly one kind, with as many terms as it needs."""
    schema["oneOf"] = [{"required": [kind]} for kind in KINDS]
    for kind, (least, most) in TERMS_NEEDED.items():
        described = {"description": schema["properties"][kind]["description"]}
        terms = {"type": "array", "items": {"type": "string"}, "minItems": least, "maxItems": most or MOST_TERMS}
        schema["properties"][kind] = terms | described


class GroupEntry(Schema):
    """数字栏里的一组 / a titled group of the box."""

    id: Id = Field(description="编号，供facts里的group引用 / id, named by `group` of a fact")
    title: BilingualText = Field(description="小标题 / title")
    as_of: AsOf | None = Field(None, description="数字截至何时 / what time the figures are of: 2022, 2022-04, {zh, en}")


class FactEntry(Schema):
    """文中的一个数字 / one figure of the article."""

    id: Id = Field(description="编号，文内唯一，也是网页锚点 / id, unique in the article, an anchor on the site")
    label: BilingualText = Field(
        description="名称，要短：站在窄栏里 / what it counts, short: it stands in a narrow box"
    )
    value: Printed = Field(
        description="数值，连同单位和近、余、以上，照原文写 / the figure as printed, with its unit and 近, 余"
    )
    quote: str = Field(
        min_length=1,
        description="引文，即原文原句，只出现一次 / exact words of the article with the figure, found there once",
    )
    group: Id | None = Field(None, description="所属的组 / id of its group")
    place: PlaceId | None = Field(None, description="地点，词汇表里的编号 / place, an id of the glossary")
    as_of: AsOf | None = Field(None, description="截至何时 / what time it is of: 2022, 2022-04, {zh, en}")
    note: BilingualText | None = Field(None, description="给读者的说明 / a note for readers")


class RelationEntry(Schema):
    """数字之间的核算，九种之一 / arithmetic between facts, one of nine kinds."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=_one_kind_each)

    sum: tuple[str, ...] | None = Field(None, description="各项相加等于equals / the terms add up to `equals`")
    difference: tuple[str, ...] | None = Field(None, description="首项减其余 / the first less the others")
    product: tuple[str, ...] | None = Field(None, description="各项相乘 / the terms multiplied")
    ratio: tuple[str, ...] | None = Field(None, description="首项除以次项 / the first divided by the second")
    change: tuple[str, ...] | None = Field(
        None,
        description="由首项变为次项，增减equals（12%、两倍、30家） / from the first to the second, by `equals`",
    )
    within: tuple[str, ...] | None = Field(
        None, alias="range", description="equals在两项之间 / `equals` lies between the two"
    )
    at_least: tuple[str, ...] | None = Field(
        None, alias="at-least", description="各项都不小于equals / every term is at least `equals`"
    )
    equal: tuple[str, ...] | None = Field(None, description="各项都与equals相等 / every term is equal to `equals`")
    count: tuple[str, ...] | None = Field(None, description="项数等于equals / there are `equals` terms")
    equals: str = Field(min_length=1, description="结果的编号 / id of the fact that is the result")
    chart: str | None = Field(
        None, description="图：构成、占比、进度 / drawn for readers: composition, share, progress"
    )
    discrepancy: BilingualText | None = Field(
        None, description="原文自相矛盾时的说明 / why, where the source contradicts itself"
    )

    @model_validator(mode="after")
    def _one_kind(self) -> RelationEntry:
        written = [name for name, terms in self._terms().items() if terms is not None]
        if len(written) != 1:
            names = ", ".join(written) or "0"
            raise SchemaError(
                Bilingual(
                    f"一条relation只能有一种关系，这里有{'、'.join(written)}" if written else "relation没有写明关系",
                    f"a relation can have only one kind; this one has {names}"
                    if written
                    else "the relation names no kind",
                ),
                Bilingual(f"请写其中一种：{'、'.join(KINDS)}", f"write one of {', '.join(KINDS)}"),
            )
        return self

    def _terms(self) -> dict[str, tuple[str, ...] | None]:
        own = (
            self.sum,
            self.difference,
            self.product,
            self.ratio,
            self.change,
            self.within,
            self.at_least,
            self.equal,
            self.count,
        )
        return dict(zip(KINDS, own, strict=True))

    @cached_property
    def kind(self) -> str:
        """The one kind that is written."""
        return next(name for name, terms in self._terms().items() if terms is not None)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The fact ids under it."""
        return self._terms()[self.kind] or ()


class UncoveredEntry(Schema):
    """不列入的数字 / figures that are left out on purpose."""

    quote: str = Field(
        min_length=1,
        description="含有这个数字的原文，只出现一次 / words of the article with the figure, found once",
    )
    reason: BilingualText = Field(description="为什么不列入 / why it is left out")


class FactFile(Schema):
    """一篇报道的数字 / a fact file: the figures of one article."""

    longest: ClassVar[int] = FACTS
    elsewhere: ClassVar[Mapping[str, Bilingual]] = {
        "segments": Bilingual(
            "这是译文文件：请移到en文件夹里", "this is a translation file: move it into the folder en"
        )
    }

    article: str = Field(
        min_length=1, description="报道的slug，与文件名相同 / slug of the article, the name of the file"
    )
    lead: tuple[str, ...] = Field(
        (),
        description="最有代表性的数字，至多七个 / the most telling figures, up to seven",
        json_schema_extra={"maxItems": MOST_LEAD},
    )
    groups: tuple[GroupEntry, ...] = Field((), description="分组 / groups of the box, in order")
    facts: tuple[FactEntry, ...] = Field(max_length=FACTS, description="数字 / the figures")
    relations: tuple[RelationEntry, ...] = Field((), description="核算 / arithmetic between them")
    uncovered: tuple[UncoveredEntry, ...] = Field(
        (), description="有意不列入的数字及原因 / figures left out on purpose, and why"
    )


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a fact file, from the same model, with both languages in its descriptions."""
    return FactFile.model_json_schema()
