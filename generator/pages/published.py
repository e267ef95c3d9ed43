"""The facts as data for others: what `data/facts.json` holds. `published_form` says what each field is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.facts.figures import high_of
from generator.facts.units import convert, english, in_base, kind_of, score, unit_of
from generator.model import Article, Bilingual, Digest, Edition, Fact, FactSheet, Language, PartKind, Relation
from generator.pages.addresses import absolute, article_path, fact_anchor
from generator.pages.figures import plain, value_of

if TYPE_CHECKING:  # it takes a tenth of a second to load
    from typing import Literal

    from generator.pages.published_form import (
        Place,
        PublishedFact,
        PublishedFacts,
        PublishedRelation,
        Story,
        Text,
        Verdict,
    )

VERSION: Literal["3"] = "3"
RIGHTS = Bilingual(
    "数字与引文出自原报纸，版权属原作者与出版者；整理、核算与英文为本站所加。",
    "Figures and quotations are the newspaper's and belong to its authors and publisher; "
    "selection, checks and English are this site's.",
)


def published(digest: Digest, site: str) -> PublishedFacts:
    """Everything that `facts.json` holds. `site`: the address of the root, or `/`."""
    stories = [
        (_story(edition, article, site), sheet)
        for edition in digest.editions
        for article in edition.articles
        if (sheet := edition.sheet(article.slug)).facts
    ]
    return {
        "$schema": "facts.schema.json",
        "version": VERSION,
        "rights": _text(RIGHTS),
        "stories": [story for story, _ in stories],
        "facts": [fact for story, sheet in stories for fact in _facts(digest, story, sheet)],
        "relations": [_relation(story, relation) for story, sheet in stories for relation in sheet.relations],
    }


def _facts(digest: Digest, story: Story, sheet: FactSheet) -> Iterator[PublishedFact]:
    groups = {group.id: group for group in sheet.groups}
    for fact in sheet.facts:
        group = groups.get(fact.group or "")
        as_of = fact.as_of or (group.as_of if group else None)
        yield _fact(digest, fact, story, sheet, as_of, group.title if group else None)


def _fact(  # noqa: PLR0913, PLR0917 - a record of many origins
    digest: Digest, fact: Fact, story: Story, sheet: FactSheet, as_of: Bilingual | None, group: Bilingual | None
) -> PublishedFact:
    figure, unit = fact.figure, unit_of(fact.figure)
    high = end if (end := high_of(figure)) > figure.value else None
    converted = {language.value: convert(figure, language) or "" for language in Language}
    return {
        "id": f"{story['id']}/{fact.id}",
        "story": story["id"],
        "label": _text(fact.label),
        "written": figure.written,
        "said": english(figure),
        "value": value_of(figure),
        "high": plain(high) if high else None,
        "approx": figure.approx,  # type: ignore[typeddict-item] # the grammar's words
        "unit": {"zh": figure.unit, "en": unit.plural},
        "base_value": score(figure) or plain(in_base(figure)),
        "base_unit": unit.base,
        "kind": kind_of(figure).value,
        "conversion": {"zh": converted["zh"], "en": converted["en"]} if any(converted.values()) else None,
        "quote": fact.quote,
        "part": fact.part,
        "as_of": _optional(as_of),
        "group": _optional(group),
        "place": _place(digest, fact.place),
        "note": _optional(fact.note),
        "check": check_of(fact, sheet),
        "url": {
            "zh": f"{story['url']['zh']}#{fact_anchor(fact.id)}",
            "en": f"{story['url']['en']}#{fact_anchor(fact.id)}",
        },
    }


def check_of(fact: Fact, sheet: FactSheet) -> Verdict | None:
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


def _relation(story: Story, relation: Relation) -> PublishedRelation:
    return {
        "kind": relation.kind,  # type: ignore[typeddict-item] # one of the nine
        "terms": [f"{story['id']}/{term}" for term in relation.terms],
        "equals": f"{story['id']}/{relation.equals}",
        "computed": plain(relation.computed),
        "verdict": relation.verdict.value,
        "discrepancy": _optional(relation.discrepancy),
    }


def _story(edition: Edition, article: Article, site: str) -> Story:
    part = article.head(PartKind.HEADLINE)
    zh = part.text if part else article.slug
    segment = edition.translations.get(article.slug, {}).get(part.id) if part else None
    return {
        "id": f"{edition.id}/{article.slug}",
        "edition": edition.id,
        "edition_title": _text(edition.title),
        "slug": article.slug,
        "headline": {"zh": zh, "en": segment.en.strip() if segment and segment.en.strip() else zh},
        "topics": list(article.topics),
        "url": {
            "zh": absolute(site, article_path(edition.id, article.slug, Language.ZH)),
            "en": absolute(site, article_path(edition.id, article.slug, Language.EN)),
        },
    }


def _place(digest: Digest, place: str | None) -> Place | None:
    term = digest.glossary.get(place) if place else None
    return {"id": term.id, "name": {"zh": term.zh, "en": term.en}} if term else None


def _text(words: Bilingual) -> Text:
    return {"zh": words.zh, "en": words.en}


def _optional(words: Bilingual | None) -> Text | None:
    return _text(words) if words else None
