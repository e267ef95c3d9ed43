"""The facts as data for others: what `data/facts.json` holds, and its JSON Schema.

The names of fields and what they mean are a promise: a change that breaks a reader's program raises `VERSION`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.facts.figures import read
from generator.facts.units import convert, english, in_base, kind_of, unit_of
from generator.model import Article, Bilingual, Digest, Edition, Fact, FactSheet, Language, PartKind, Relation
from generator.pages.addresses import absolute, article_path, fact_anchor
from generator.pages.figures import plain

VERSION: Literal["1"] = "1"
RIGHTS = Bilingual(
    "数字与引文出自原报纸，版权属原作者与出版者；整理、核算与英文为本站所加。",
    "Figures and quotations are the newspaper's and belong to its authors and publisher; "
    "selection, checks and English are this site's.",
)


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(_Record):
    """The same in both languages."""

    zh: str
    en: str


class Place(_Record):
    """A place of the glossary."""

    id: str
    name: Text


class Story(_Record):
    """An article that prints facts."""

    id: str = Field(description="edition/article, unique and kept for good")
    edition: str = Field(description="id of the edition")
    edition_title: Text
    slug: str
    headline: Text = Field(description="as printed; in English where it is translated, else the Chinese")
    topics: tuple[str, ...] = Field(description="ids of the glossary")
    url: Text = Field(description="address of the article in each language")


class PublishedFact(_Record):
    """One figure of an article, with the words that print it."""

    id: str = Field(description="edition/article/fact, unique and kept for good")
    story: str = Field(description="id of the article that prints it")
    label: Text = Field(description="what it counts")
    written: str = Field(description="as printed")
    said: str = Field(description="the printed value in English")
    value: str = Field(
        description="decimal number in the unit as named, 万 and 亿 multiplied out; the lower end of a range; "
        "dates as digits, 202104 for April 2021"
    )
    high: str | None = Field(description="upper end of a range")
    approx: Literal["about", "nearly", "more-than", "at-least", "at-most"] | None
    unit: Text = Field(description="empty for bare numbers; the English is empty for Chinese measure words")
    base_value: str = Field(description="value in base_unit, for comparing")
    base_unit: str = Field(description="equal base units may be compared")
    kind: str = Field(description="what is measured: money, area, people, households, count, length, share, time, ...")
    conversion: Text | None = Field(description="the amount in a measure that readers know, computed here")
    quote: str = Field(description="the printed words, corrections applied")
    part: str = Field(description="id of the part of the article: an anchor on its page")
    as_of: Text | None
    group: Text | None
    place: Place | None
    note: Text | None
    check: Literal["holds", "approximate", "inconsistent"] | None = Field(
        description="what the declared arithmetic with this figure showed; the worst of several"
    )
    url: Text = Field(description="permanent link in each language")


class PublishedRelation(_Record):
    """Declared arithmetic between facts, computed."""

    kind: Literal["sum", "difference", "product", "ratio", "range", "at-least", "equal", "count"]
    terms: tuple[str, ...] = Field(description="ids of facts")
    equals: str = Field(description="id of the fact that is the result")
    computed: str = Field(description="what the terms give, in the unit of the result")
    verdict: Literal["holds", "approximate", "inconsistent"]
    discrepancy: Text | None = Field(description="why, where the source contradicts itself")


class PublishedFacts(_Record):
    """All facts of all editions."""

    schema_: str = Field(alias="$schema", description="address of this schema, relative to the file")
    version: Literal["1"]
    rights: Text
    stories: tuple[Story, ...]
    facts: tuple[PublishedFact, ...]
    relations: tuple[PublishedRelation, ...]


def published(digest: Digest, site: str) -> PublishedFacts:
    """Everything that `facts.json` holds. `site`: the address of the root, or `/`."""
    stories = [(edition, article) for edition in digest.editions for article in edition.articles]
    return PublishedFacts(
        **{"$schema": "facts.schema.json"},
        version=VERSION,
        rights=_text(RIGHTS),
        stories=tuple(_story(edition, article, site) for edition, article in stories if _sheet(edition, article).facts),
        facts=tuple(fact for edition, article in stories for fact in _facts(digest, edition, article, site)),
        relations=tuple(
            _relation(edition, article, relation)
            for edition, article in stories
            for relation in _sheet(edition, article).relations
        ),
    )


def schema() -> dict[str, Any]:
    """The JSON Schema of `facts.json`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **PublishedFacts.model_json_schema()}


def _sheet(edition: Edition, article: Article) -> FactSheet:
    return edition.facts.get(article.slug, FactSheet())


def _facts(digest: Digest, edition: Edition, article: Article, site: str) -> Iterator[PublishedFact]:
    sheet = _sheet(edition, article)
    story = _story(edition, article, site)
    groups = {group.id: group for group in sheet.groups}
    for fact in sheet.facts:
        group = groups.get(fact.group or "")
        as_of = fact.as_of or (group.as_of if group else None)
        yield _fact(digest, fact, story, sheet, as_of, group.title if group else None)


def _fact(  # noqa: PLR0913, PLR0917 - a record of many origins
    digest: Digest, fact: Fact, story: Story, sheet: FactSheet, as_of: Bilingual | None, group: Bilingual | None
) -> PublishedFact:
    figure, unit = fact.figure, unit_of(fact.figure)
    reading = read(figure.written)
    high = reading.high if reading and reading.high > figure.value else None
    converted = {language.value: convert(figure, language) or "" for language in Language}
    return PublishedFact(
        id=f"{story.id}/{fact.id}",
        story=story.id,
        label=_text(fact.label),
        written=figure.written,
        said=english(figure),
        value=plain(figure.value),
        high=plain(high) if high else None,
        approx=figure.approx,  # type: ignore[arg-type] # the grammar's words, checked by pydantic
        unit=Text(zh=figure.unit, en=unit.plural),
        base_value=plain(in_base(figure)),
        base_unit=unit.base,
        kind=kind_of(figure).value,
        conversion=Text(**converted) if any(converted.values()) else None,
        quote=fact.quote,
        part=fact.part,
        as_of=_optional(as_of),
        group=_optional(group),
        place=_place(digest, fact.place),
        note=_optional(fact.note),
        check=check_of(fact, sheet),
        url=Text(
            zh=f"{story.url.zh}#{fact_anchor(fact.id)}",
            en=f"{story.url.en}#{fact_anchor(fact.id)}",
        ),
    )


def check_of(fact: Fact, sheet: FactSheet) -> Literal["holds", "approximate", "inconsistent"] | None:
    """The worst verdict on the relations that a fact takes part in; None where it takes part in none."""
    verdicts = {relation.verdict.value for relation in relations_of(fact, sheet)}
    for verdict in ("inconsistent", "approximate", "holds"):
        if verdict in verdicts:
            return verdict
    return None


def relations_of(fact: Fact, sheet: FactSheet) -> tuple[Relation, ...]:
    """The declared arithmetic that a fact takes part in, that with it as the result first."""
    taking_part = [relation for relation in sheet.relations if fact.id in {relation.equals, *relation.terms}]
    return tuple(sorted(taking_part, key=lambda relation: relation.equals != fact.id))


def _relation(edition: Edition, article: Article, relation: Relation) -> PublishedRelation:
    return PublishedRelation(
        kind=relation.kind,  # type: ignore[arg-type] # one of the eight, checked by pydantic
        terms=tuple(_id(edition.id, article.slug, term) for term in relation.terms),
        equals=_id(edition.id, article.slug, relation.equals),
        computed=plain(relation.computed),
        verdict=relation.verdict.value,
        discrepancy=_optional(relation.discrepancy),
    )


def _story(edition: Edition, article: Article, site: str) -> Story:
    part = article.head(PartKind.HEADLINE)
    zh = part.text if part else article.slug
    segment = edition.translations.get(article.slug, {}).get(part.id) if part else None
    return Story(
        id=f"{edition.id}/{article.slug}",
        edition=edition.id,
        edition_title=_text(edition.title),
        slug=article.slug,
        headline=Text(zh=zh, en=segment.en.strip() if segment and segment.en.strip() else zh),
        topics=article.topics,
        url=Text(**{lang.value: absolute(site, article_path(edition.id, article.slug, lang)) for lang in Language}),
    )


def _id(edition: str, slug: str, fact: str) -> str:
    return f"{edition}/{slug}/{fact}"


def _place(digest: Digest, place: str | None) -> Place | None:
    term = digest.glossary.get(place) if place else None
    return Place(id=term.id, name=Text(zh=term.zh, en=term.en)) if term else None


def _text(words: Bilingual) -> Text:
    return Text(zh=words.zh, en=words.en)


def _optional(words: Bilingual | None) -> Text | None:
    return _text(words) if words else None
