"""The form of `data/facts.json`: what each field is, and its JSON Schema.

The names of fields and what they mean are a promise: a change that breaks a reader's program raises `VERSION` in
`published`. A field more breaks none that looks for its own; another value of a list of values (`approx`) does.
Nothing here is loaded to write the file.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, with_config
from typing_extensions import TypedDict  # that of `typing` keeps too little for pydantic before Python 3.12

Verdict = Literal["holds", "approximate", "inconsistent"]
"""What checking declared arithmetic showed."""
_form = with_config(ConfigDict(extra="forbid", use_attribute_docstrings=True))


@_form
class Text(TypedDict):
    """The same in both languages."""

    zh: str
    en: str


@_form
class Place(TypedDict):
    """A place of the glossary."""

    id: str
    name: Text


@_form
class Story(TypedDict):
    """An article that prints facts."""

    id: str
    """edition/article, unique and kept for good"""
    edition: str
    """id of the edition"""
    edition_title: Text
    slug: str
    headline: Text
    """as printed; in English where it is translated, else the Chinese"""
    topics: list[str]
    """ids of the glossary"""
    url: Text
    """address of the article in each language"""


@_form
class PublishedFact(TypedDict):
    """One figure of an article, with the words that print it."""

    id: str
    """edition/article/fact, unique and kept for good"""
    story: str
    """id of the article that prints it"""
    label: Text
    """what it counts"""
    written: str
    """as printed"""
    said: str
    """the printed value in English"""
    value: str
    """decimal number in the unit as named, 万 and 亿 multiplied out; the lower end of a range; \
dates as digits, 202104 for April 2021; a year before Christ as in ISO 8601, -220 for 221 BC; \
the sides of a score, which is no number, as 3:2"""
    high: str | None
    """upper end of a range"""
    approx: Literal["about", "nearly", "more-than", "at-least", "at-most", "less-than"] | None
    """as its sentence says, which may say it apart from `written` (至少造成43人); \
less-than: 不到 and 不足, which the number itself is not; version 1 said at-most of these"""
    unit: Text
    """empty for bare numbers; the English is empty for Chinese measure words; \
倍（净增） for 倍 that says by how much something grew"""
    base_value: str
    """value in base_unit, for comparing"""
    base_unit: str
    """equal base units may be compared"""
    kind: str
    """what is measured: money, area, people, households, count, length, share, time, score, ..."""
    conversion: Text | None
    """the amount in a measure that readers know, computed here"""
    quote: str
    """the printed words, corrections applied"""
    part: str
    """id of the part of the article: an anchor on its page"""
    as_of: Text | None
    group: Text | None
    place: Place | None
    note: Text | None
    check: Verdict | None
    """what the declared arithmetic with this figure showed; the worst of several"""
    url: Text
    """permanent link in each language"""


@_form
class PublishedRelation(TypedDict):
    """Declared arithmetic between facts, computed. `change`, from one to another, is new in version 3."""

    kind: Literal["sum", "difference", "product", "ratio", "change", "range", "at-least", "equal", "count"]
    terms: list[str]
    """ids of facts"""
    equals: str
    """id of the fact that is the result"""
    computed: str
    """what the terms give, in the unit of the result"""
    verdict: Verdict
    discrepancy: Text | None
    """why, where the source contradicts itself"""


_Document = TypedDict(
    "_Document", {"$schema": Annotated[str, Field(description="address of this schema, relative to the file")]}
)
"""What has a name that no attribute can have."""


@_form
class PublishedFacts(_Document):
    """All facts of all editions."""

    version: Literal["3"]
    rights: Text
    stories: list[Story]
    facts: list[PublishedFact]
    relations: list[PublishedRelation]


def schema() -> dict[str, Any]:
    """The JSON Schema of `facts.json`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **checked().json_schema()}


def checked() -> TypeAdapter[PublishedFacts]:
    """What tells whether a file has the form."""
    return TypeAdapter(PublishedFacts)
