"""What the search can find: for each article and language one record, made of parts that have an anchor on its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from operator import attrgetter
from typing import NamedTuple

from generator.bilingual import display_en, display_zh
from generator.facts.units import chinese, english
from generator.model import Article, Edition, Fact, Glossary, Language, PartKind, SegmentState
from generator.pages.addresses import article_path, fact_anchor


class Zone(IntEnum):
    """Where in an article words stand: what is found higher up ranks first."""

    HEADLINE = 0
    HEADING = 1
    """Kicker, sub-headline, sub-headings and the labels of facts."""
    BODY = 2


class RecordPart(NamedTuple):
    """A stretch of text that a result can lead to."""

    anchor: str
    """Id on the page of the article."""
    zone: Zone
    text: str
    fact: bool = False
    kicker: bool = False
    piece: int = 0
    """Of a very long paragraph, which piece of it."""


class Record(NamedTuple):
    """An article in one language, as its page shows it. Without parts where it has no text in that language."""

    path: str
    places: tuple[str, ...]
    topics: tuple[str, ...]
    parts: tuple[RecordPart, ...]


_ZONES = {
    PartKind.HEADLINE: Zone.HEADLINE,
    PartKind.KICKER: Zone.HEADING,
    PartKind.SUBHEADLINE: Zone.HEADING,
    PartKind.SUBHEADING: Zone.HEADING,
}
_HALF_WIDTH = re.compile("[,:;?!()]")
_LONGEST = {Language.ZH: 1400, Language.EN: 6000}
_OVERLAP = 60
_SHOWN = frozenset({SegmentState.REVIEWED, SegmentState.DRAFT, SegmentState.STALE})


def records(edition: Edition, glossary: Glossary) -> tuple[Record, ...]:
    """Two records an article, Chinese then English, in the order of the edition: lead story first."""
    return tuple(_record(glossary, edition, article, language) for article in edition.articles for language in Language)


def _record(glossary: Glossary, edition: Edition, article: Article, language: Language) -> Record:
    parts = tuple(sorted(_parts(edition, article, language), key=attrgetter("zone")))
    return Record(
        path=article_path(edition.id, article.slug, language),
        places=tuple(sorted(_with_wider(glossary, article.places))),
        topics=article.topics,
        parts=parts,
    )


def _with_wider(glossary: Glossary, places: tuple[str, ...]) -> set[str]:
    """The places of an article and all that they belong to: whoever asks for the city finds its districts."""
    wider: set[str] = set()
    waiting = list(places)
    while waiting:
        place = waiting.pop()
        term = glossary.get(place)
        if place not in wider and term is not None:
            wider.add(place)
            waiting += [term.part_of] if term.part_of else []
    return wider


def _parts(edition: Edition, article: Article, language: Language) -> Iterator[RecordPart]:
    segments = edition.translations.get(article.slug, {})
    for part in article.parts:
        if part.kind is PartKind.FURNITURE:
            continue
        segment = segments.get(part.id)
        if language is Language.ZH:
            text = display_zh(part.text) if _HALF_WIDTH.search(part.text) else part.text
        else:
            text = display_en(segment.en) if segment is not None and segment.state in _SHOWN else ""
        zone = _ZONES.get(part.kind, Zone.BODY)
        for piece, stretch in enumerate(_pieces(text, _LONGEST[language])):
            yield RecordPart(part.id, zone, stretch, kicker=part.kind is PartKind.KICKER, piece=piece)
    if language is Language.EN and not any(segment.state in _SHOWN for segment in segments.values()):
        return
    sheet = edition.facts.get(article.slug)
    for fact in sheet.facts if sheet is not None else ():
        yield RecordPart(fact_anchor(fact.id), Zone.HEADING, _fact(fact, language), fact=True)


def _pieces(text: str, longest: int) -> Iterator[str]:
    """A text; one too long for a block (blocks.py) in pieces that overlap by more than anybody types."""
    start = 0
    while len(text) - start > longest:
        end = start + longest
        while text[end - 1].isascii() and text[end - 1].isalnum() and end > start + longest // 2:
            end -= 1  # no word or number is cut
        yield text[start:end]
        start = end - _OVERLAP
    if text:
        yield text[start:]


def _fact(fact: Fact, language: Language) -> str:
    if language is Language.ZH:
        return f"{fact.label.zh}：{chinese(fact.figure)}"
    return f"{fact.label.en}: {english(fact.figure)}"
