"""Each fact of a draft with what the article shows for it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts.draft import Draft
from generator.facts.matching import Match, match
from generator.facts.quotes import Place, places
from generator.facts.schema import FactEntry
from generator.model import Bilingual, Fact, Figure
from generator.yaml_source import BilingualText


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact entry, the places of its quote, and its value among the figures there."""

    entry: FactEntry
    places: tuple[Place, ...]
    match: Match | None
    """None where the quote does not stand in exactly one place."""

    @property
    def figure(self) -> Figure | None:
        """The one figure that the fact states, or None while anything is wrong with it."""
        return self.match.figures[0] if self.match and len(self.match.figures) == 1 else None


def gather(draft: Draft) -> dict[int, Evidence]:
    """The evidence for every sound fact entry, by its index in the file."""
    return {index: _evidence(draft, entry) for index, entry in draft.facts.items()}


def _evidence(draft: Draft, entry: FactEntry) -> Evidence:
    found = places(draft.article, entry.quote)
    return Evidence(entry, found, match(entry.value, found[0]) if len(found) == 1 else None)


def proved(evidence: dict[int, Evidence]) -> dict[str, Fact]:
    """The facts that hold, by id, in the order of the file. The first of two with one id counts."""
    facts: dict[str, Fact] = {}
    for item in evidence.values():
        if item.figure and item.entry.id not in facts:
            facts[item.entry.id] = _fact(item.entry, item.places[0], item.figure)
    return facts


def _fact(entry: FactEntry, place: Place, figure: Figure) -> Fact:
    return Fact(
        id=entry.id,
        label=entry.label.text(),
        figure=figure,
        quote=place.text,
        part=place.part.id,
        quote_start=place.start,
        quote_end=place.end,
        as_of=_text(entry.as_of),
        place=entry.place,
        group=entry.group,
        note=_text(entry.note),
    )


def _text(text: BilingualText | None) -> Bilingual | None:
    return text.text() if text else None
