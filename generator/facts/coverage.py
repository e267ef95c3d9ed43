"""Which figures of an article no fact states. Leaving one out is allowed, and can be explained in `uncovered`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.facts.draft import Draft
from generator.facts.figures import find_figures
from generator.facts.proposing.mentions import QUANTITATIVE, Mention, mentions_of
from generator.facts.proposing.passages import passages_of
from generator.facts.quote_checks import is_found_once, short
from generator.facts.quotes import Place, places
from generator.model import Article, Bilingual, Fact, FactSheet, Finding, Uncovered


def not_covered(article: Article, sheet: FactSheet) -> tuple[Mention, ...]:
    """The amounts of an article that neither a fact states nor `uncovered` names. Dates and names are none."""
    stated = [(fact.part, fact.figure.start, fact.figure.end) for fact in sheet.facts]
    stated += [(entry.part, entry.start, entry.end) for entry in sheet.uncovered]
    taken = {(part, at) for part, start, end in stated for at in range(start, end)}
    return tuple(
        mention
        for mention in mentions_of(passages_of(article))
        if mention.kind in QUANTITATIVE
        and not mention.marginal
        and not any((mention.passage.part, at) in taken for at in range(mention.figure.start, mention.figure.end))
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
