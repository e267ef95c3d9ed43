"""The items of a page: the best of the ways to deal its units out to articles (a beam search)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from generator.recovery.boundaries import settle_boundaries
from generator.recovery.briefs import Parted, part_briefs
from generator.recovery.evidence import Evidence
from generator.recovery.impossible import COST, impossible
from generator.recovery.labels import Label
from generator.recovery.moves import Move, State, Step, apply, moves
from generator.recovery.network import network
from generator.recovery.order import reading_order
from generator.recovery.strangers import strangers
from generator.recovery.twins import twins
from generator.recovery.units import HEAD_LABELS, Unit, UnitPage
from generator.recovery.wholes import Wholes, compared

_BEAM, _NARROW = 16, 2
"""Ways that the search keeps: of the best way to join, and of each other one."""
_EVEN = 0.5
"""Confidence of what a rule decides or doubts, and no network: where a section that may be an article begins."""


@dataclass(frozen=True, slots=True)
class Item:
    """One article: its head lines and its body, each in reading order."""

    headings: tuple[Unit, ...]
    byline: Unit | None
    body: tuple[Unit, ...]


def head_of(item: Item) -> tuple[tuple[str, ...], str]:
    """The heading lines of an article and its text, by which it is told which of them is the headline."""
    return tuple(unit.text for unit in item.headings), "\n".join(unit.text for unit in item.body)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a unit was put, and how sure that is."""

    unit: Unit
    item: int
    confidence: float
    """Likelihood of the move among all that were open, 0 to 1."""
    alternative: int | None
    """The item of the next best move; None: an article of its own."""
    rest: tuple[Unit, ...]
    """The units that went where they are because this one did."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The items of a page, and the placement of every unit."""

    items: tuple[Item, ...]
    placements: tuple[Placement, ...]
    reading: int
    """Which way to join gave them."""
    shares: tuple[float, ...]
    """Likelihood of every way to join."""


class Reading(NamedTuple):
    """The units that one way to join the fragments gives."""

    page: UnitPage
    lost: float
    """What the way to join is worth less than the best."""


def lay_out(readings: Sequence[Reading]) -> Layout:
    """Deal every unit out to exactly one item, by the reading that gives the best articles."""
    pages = [page for page, _ in readings]
    ways = [parse(page, _NARROW if number else _BEAM) for number, page in enumerate(pages)]
    rows = [Wholes(page, some, lost).rows() for (page, lost), some in zip(readings, ways, strict=True)]
    all_worth = iter(network("wholes", "ways").scores(compared(np.concatenate(rows))).tolist())
    worth = [[next(all_worth) - COST * broken for broken in some] for some in map(_broken, pages, ways)]
    number = max(range(len(worth)), key=lambda at: max(worth[at]))
    top = max(worth[number])
    shares = [sum(math.exp(max(-50.0, one - top)) for one in some) for some in worth]
    items, placements = _laid_out(readings[number].page, ways[number], worth[number])
    return Layout(items, placements, number, tuple(one / sum(shares) for one in shares))


def _broken(page: UnitPage, ways: Sequence[State]) -> Iterator[int]:
    """How often each of the ways has what no newspaper prints; what they have in common is looked at once."""
    known = {draft: impossible(page, draft) for draft in {draft for way in ways for draft in way.drafts}}
    return (sum(known[draft] for draft in way.drafts) for way in ways)


def _laid_out(
    page: UnitPage, ways: Sequence[State], worth: Sequence[float]
) -> tuple[tuple[Item, ...], tuple[Placement, ...]]:
    best = max(zip(worth, ways, strict=True), key=lambda way: way[0])[1]
    parted = part_briefs(page, settle_boundaries(page, best.drafts))
    drafts = parted.drafts
    apart = parted.doubted | strangers(page, drafts)
    joined = {heading: other for heading, other in twins(page, drafts).items() if heading not in apart}
    asked = apart.union(joined)
    owner = {unit: number for number, draft in enumerate(drafts) for unit in (*draft.head, *draft.body)}
    agreed = _agreement(best, ways, worth)
    placements = (
        Placement(
            page.units[step.unit],
            owner[step.unit],
            min(step.likelihood, agreed[step.unit], _EVEN if step.unit in asked else 1.0),
            joined.get(step.unit, _other_item(step, owner[step.unit], parted, apart)),
            tuple(page.units[at] for at in _rest(page, owner, step.unit)),
        )
        for step in best.steps
    )
    return tuple(_item(page, draft.head, draft.body) for draft in drafts), tuple(placements)


def _other_item(step: Step, item: int, parted: Parted, asked: frozenset[int]) -> int | None:
    """Where else a unit may belong; None: to an article of its own."""
    if step.unit in asked:
        return item - 1 if step.unit in parted.drafts[item].head else None
    if step.alternative is None or step.alternative >= len(parted.first_of):
        return None
    return parted.first_of[step.alternative]


def _rest(page: UnitPage, owner: Mapping[int, int], unit: int) -> list[int]:
    """What follows a unit in the file and in its item: behind a heading to the end, else up to the next heading."""
    found = []
    is_head = page.units[unit].label in HEAD_LABELS
    for at in range(unit + 1, len(page.units)):
        if owner[at] != owner[unit]:
            if is_head:
                continue
            break
        if page.units[at].label is Label.HEADING and not is_head:
            break
        found.append(at)
    return found


def _agreement(best: State, ways: Sequence[State], worth: Sequence[float]) -> list[float]:
    """For every unit the likelihood, among the ways left at the end, that it stands behind the unit it does."""
    top = max(worth)
    likely = [math.exp(max(-50.0, one - top)) for one in worth]
    chosen = _before(best)
    agreed = [0.0] * len(chosen)
    for state, share in zip(ways, likely, strict=True):
        for unit, (one, other) in enumerate(zip(chosen, _before(state), strict=True)):
            agreed[unit] += share * (one == other)
    return [one / sum(likely) for one in agreed]


def _before(state: State) -> list[tuple[bool, int]]:
    """For every unit whether it is in a head, and the unit that stands before it in its article."""
    found = [(False, -1)] * len(state.steps)
    for draft in state.drafts:
        members = sorted([(unit, True) for unit in draft.head] + [(unit, False) for unit in draft.body])
        for (before, _), (unit, in_head) in pairwise([(-1, False), *members]):
            found[unit] = in_head, before
    return found


def parse(page: UnitPage, beam: int = _BEAM) -> list[State]:
    """The ways to deal the units out that a beam search ends with, the likeliest first."""
    states = [State()]
    for unit in page.units:
        states = _advance(page, states, unit, beam)
    return sorted(states, key=lambda state: -state.score)


def _advance(page: UnitPage, beam: Sequence[State], unit: Unit, most: int) -> list[State]:
    """The best states, at most so many, with one unit more."""
    options = [list(moves(state, unit)) for state in beam]
    evidence = Evidence(page, unit)
    rows = np.concatenate([evidence.rows(state, some) for state, some in zip(beam, options, strict=True)])
    found = network("moves", unit.label.value).scores(rows).tolist()
    grown: list[tuple[float, int, Move, list[float]]] = []
    at = 0
    for number, (state, some) in enumerate(zip(beam, options, strict=True)):
        scores = found[at : at + len(some)]
        at += len(some)
        top = max(scores)
        total = top + math.log(sum(math.exp(score - top) for score in scores))
        shares = [score - total for score in scores]
        grown += [(state.score + gain, number, move, shares) for move, gain in zip(some, shares, strict=True)]
    grown.sort(key=lambda one: -one[0])
    return [
        apply(
            beam[number], unit, move, score - beam[number].score,
            _rival(_by_article(options[number], shares), move.article, len(beam[number].drafts)),
        )
        for score, number, move, shares in grown[:most]
    ]  # fmt: skip


def _by_article(options: Sequence[Move], shares: Sequence[float]) -> dict[int, float]:
    """Likelihood of every article that a unit may go to."""
    found: dict[int, float] = {}
    for move, share in zip(options, shares, strict=True):
        found[move.article] = found.get(move.article, 0.0) + math.exp(share)
    return found


def _rival(by_article: Mapping[int, float], article: int, new: int) -> tuple[float, int | None]:
    """Likelihood of the article chosen, and the next best one (None: a new one)."""
    others = [(likelihood, other) for other, likelihood in by_article.items() if other != article]
    other = max(others)[1] if others else new
    return by_article[article], None if other == new else other


def _item(page: UnitPage, head: tuple[int, ...], body: tuple[int, ...]) -> Item:
    lines = [page.units[index] for index in head]
    headings = [unit for unit in lines if unit.label is Label.HEADING]
    bylines = [unit for unit in lines if unit.label is Label.BYLINE]
    rest = reading_order(page, head, body)
    return Item(tuple(headings[:3]), bylines[0] if bylines else None, (*headings[3:], *bylines[1:], *rest))
