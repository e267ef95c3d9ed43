"""The items of a page: the best of the ways to deal its units out to articles (a beam search)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.recovery.boundaries import settle_boundaries
from generator.recovery.labels import Label
from generator.recovery.moves import Move, State, apply, features, moves
from generator.recovery.order import reading_order
from generator.recovery.units import Unit, UnitPage
from generator.recovery.weights import weights

_BEAM = 16
_HEADLESS, _BODILESS = -4.0, -12.0
"""What an article costs at the end of the page that has no head, or no body."""


@dataclass(frozen=True, slots=True)
class Item:
    """One article: its head lines and its body, each in reading order."""

    headings: tuple[Unit, ...]
    byline: Unit | None
    body: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a unit was put, and how sure that is."""

    unit: Unit
    item: int
    confidence: float
    """Likelihood of the move among all that were open, 0 to 1."""
    alternative: int | None
    """The item of the next best move; None: an article of its own."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The items of a page, and the placement of every unit."""

    items: tuple[Item, ...]
    placements: tuple[Placement, ...]


def lay_out(page: UnitPage) -> Layout:
    """Deal every unit out to exactly one item."""
    learnt = weights("moves")
    beam = [State()]
    for unit in page.units:
        grown = [after for state in beam for after in _grown(page, state, unit, learnt)]
        beam = sorted(grown, key=lambda state: -state.score)[:_BEAM]
    best = max(beam, key=lambda state: state.score + _ending(state))
    drafts = settle_boundaries(page, best.drafts)
    owner = {unit: number for number, draft in enumerate(drafts) for unit in (*draft.head, *draft.body)}
    placements = (
        Placement(
            page.units[step.unit],
            owner[step.unit],
            step.likelihood,
            step.alternative if step.alternative is not None and step.alternative < len(drafts) else None,
        )
        for step in best.steps
    )
    return Layout(tuple(_item(page, draft.head, draft.body) for draft in drafts), tuple(placements))


def _grown(page: UnitPage, state: State, unit: Unit, learnt: Mapping[str, float]) -> list[State]:
    options = list(moves(state, unit))
    scores = [
        sum(learnt.get(name, 0.0) * value for name, value in found.items())
        for found in features(page, state, unit, options)
    ]
    top = max(scores)
    total = top + math.log(sum(math.exp(score - top) for score in scores))
    by_article = _by_article(options, scores, total)
    return [
        apply(state, unit, move, score - total, _rival(by_article, move.article, len(state.drafts)))
        for move, score in zip(options, scores, strict=True)
    ]


def _by_article(options: Sequence[Move], scores: Sequence[float], total: float) -> dict[int, float]:
    """Likelihood of every article that a unit may go to."""
    found: dict[int, float] = {}
    for move, score in zip(options, scores, strict=True):
        found[move.article] = found.get(move.article, 0.0) + math.exp(score - total)
    return found


def _rival(by_article: Mapping[int, float], article: int, new: int) -> tuple[float, int | None]:
    """Likelihood of the article chosen, and the next best one (None: a new one)."""
    others = [(likelihood, other) for other, likelihood in by_article.items() if other != article]
    other = max(others)[1] if others else new
    return by_article[article], None if other == new else other


def _ending(state: State) -> float:
    return sum(_HEADLESS * (not draft.head) + _BODILESS * (not draft.body) for draft in state.drafts)


def _item(page: UnitPage, head: tuple[int, ...], body: tuple[int, ...]) -> Item:
    lines = [page.units[index] for index in head]
    headings = [unit for unit in lines if unit.label is Label.HEADING]
    bylines = [unit for unit in lines if unit.label is Label.BYLINE]
    rest = reading_order([page.units[index] for index in body])
    return Item(tuple(headings[:3]), bylines[0] if bylines else None, (*headings[3:], *bylines[1:], *rest))
