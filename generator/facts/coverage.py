"""Which figures of an article no fact states. Leaving one out is allowed, and can be explained in `uncovered`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.facts.draft import Draft
from generator.facts.figures import find_figures
from generator.facts.proposing.mentions import QUANTITATIVE, is_marginal, kind_of_mention
from generator.facts.proposing.passages import passages_of
from generator.facts.proposing.surroundings import clause_of
from generator.facts.quote_checks import is_found_once, short
from generator.facts.quotes import Place, places
from generator.model import Article, Bilingual, Fact, FactSheet, Finding, Uncovered


class NotCovered(NamedTuple):
    """An amount that no fact states, as printed, and its clause."""

    written: str
    clause: str


def not_covered(article: Article, sheet: FactSheet) -> tuple[NotCovered, ...]:
    """The amounts of an article that neither a fact states nor `uncovered` names. Dates and names are none."""
    stated = [(fact.part, fact.figure.start, fact.figure.end) for fact in sheet.facts]
    stated += [(entry.part, entry.start, entry.end) for entry in sheet.uncovered]
    taken = {(part, at) for part, start, end in stated for at in range(start, end)}
    return tuple(
        NotCovered(figure.written, clause_of(text, figure).strip())
        for part, text in ((passage.part, passage.text) for passage in passages_of(article))
        for figure in find_figures(text)
        if not any((part, at) in taken for at in range(figure.start, figure.end))
        and kind_of_mention(text, figure) in QUANTITATIVE
        and not is_marginal(text, figure)
    )


def left_out(draft: Draft) -> tuple[Uncovered, ...]:
    """The sound entries of `uncovered`, each at its place in the article."""
    found = [(entry, places(draft.article, entry.quote)) for entry in draft.uncovered.values()]
    return tuple(
        Uncovered(where[0].part.id, where[0].start, where[0].end, entry.reason.text())
        for entry, where in found
        if len(where) == 1
    )


def uncovered_is_found(draft: Draft, facts: Mapping[str, Fact]) -> Iterator[Finding]:
    """What is left out on purpose stands in the article once, and holds a figure that no fact states."""
    for index, entry in draft.uncovered.items():
        found = places(draft.article, entry.quote)
        keys = ("uncovered", index, "quote")
        yield from is_found_once(draft, keys, entry.quote, found)
        if len(found) == 1 and not _open_figures(found[0], facts):
            yield draft.error(
                "uncovered-needless",
                keys,
                Bilingual(
                    f"“{short(entry.quote)}”里没有未列入的数字",
                    f"“{short(entry.quote)}” holds no figure that facts leave out",
                ),
                Bilingual("请删去这一条", "remove this entry"),
            )


def _open_figures(place: Place, facts: Mapping[str, Fact]) -> bool:
    stated = {(fact.part, fact.figure.start) for fact in facts.values()}
    return any(
        figure.start < place.end and place.start < figure.end and (place.part.id, figure.start) not in stated
        for figure in find_figures(place.part.text)
    )
