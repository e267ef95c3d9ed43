"""Which figures of an article no fact states. Leaving one out is allowed, and can be explained in `uncovered`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.content.files import shown
from generator.facts.context import stated_figures
from generator.facts.draft import Draft
from generator.facts.proposing.mentions import QUANTITATIVE, is_marginal, kind_of_mention
from generator.facts.proposing.passages import passages_of
from generator.facts.proposing.surroundings import clause_of
from generator.facts.quote_checks import is_found_once, short
from generator.facts.quotes import Place, places
from generator.facts.units import chinese
from generator.model import (
    Article,
    Bilingual,
    Edition,
    Fact,
    FactSheet,
    Finding,
    Glossary,
    Location,
    Severity,
    Uncovered,
)

_MOST_NOT_COVERED = 40
"""So many figures of an article are named; the rest is counted."""
_MOST_WITH_CLAUSES = 5
"""Up to so many are named with the clauses in which they stand."""


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
        NotCovered(chinese(figure), clause_of(text, figure).strip())
        for part, text in ((passage.part, passage.text) for passage in passages_of(article))
        for figure in stated_figures(text)
        if not any((part, at) in taken for at in range(figure.start, figure.end))
        and kind_of_mention(text, figure) in QUANTITATIVE
        and not is_marginal(text, figure)
    )


def figures_are_covered(edition: Edition, glossary: Glossary, folder: Path) -> Iterator[Finding]:  # noqa: ARG001
    """Every amount of an article is stated by a fact, or named in `uncovered`. A remark an article, never an error."""
    facts = shown(folder / "facts")
    for article in edition.articles:
        left = not_covered(article, edition.sheet(article.slug))
        if not left:
            continue
        # The clause tells where a figure stands; in a long list it would hide the figures.
        in_short = len(left) > _MOST_WITH_CLAUSES
        named = [f"“{written}”" if in_short else f"“{written}”（{clause}）" for written, clause in left]
        named_en = [f"“{written}”" if in_short else f"“{written}” ({clause})" for written, clause in left]
        more = len(left) > _MOST_NOT_COVERED
        yield Finding(
            "figure-not-covered",
            Severity.INFO,
            Location(f"{facts}/{article.slug}.yml"),
            Bilingual(
                f"有{len(left)}个数字没有列入：{'、'.join(named[:_MOST_NOT_COVERED])}{'等' if more else ''}",
                f"no fact states {', '.join(named_en[:_MOST_NOT_COVERED])}"
                f"{f' and {len(left) - _MOST_NOT_COVERED} more' if more else ''}",
            ),
            Bilingual(
                f"请列入（digest facts propose {article.slug}可起草），或写进uncovered并说明原因",
                f"add a fact (`digest facts propose {article.slug}` drafts it), or give the reason in `uncovered`",
            ),
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
                    f"“{short(entry.quote)}” contains no figure that the facts leave out",
                ),
                Bilingual("请删去这一条", "remove this entry"),
            )


def _open_figures(place: Place, facts: Mapping[str, Fact]) -> bool:
    stated = {(fact.part, fact.figure.start) for fact in facts.values()}
    return any(
        figure.start < place.end and place.start < figure.end and (place.part.id, figure.start) not in stated
        for figure in stated_figures(place.part.text)
    )
