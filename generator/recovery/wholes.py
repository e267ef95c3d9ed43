"""What speaks for and against a whole way to lay out a page: one row of figures a way, in the order of `NAMES`.

The moves were weighed one by one, each by what was known when it was made. At the end all is known: whether every part
is more at home where it is than in any other article, and whether every article is one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.recovery.kinship import REACH
from generator.recovery.labels import Label
from generator.recovery.moves import Draft, State
from generator.recovery.network import Matrix
from generator.recovery.units import Unit, UnitPage

_OWN = (
    "headless", "headless_dated", "picture_alone", "bodiless", "hanging", "unsigned", "unsigned_short", "dated_late",
    "after_signature", "trailed", "begins", "runs", "long", "subheadings", "one_subheading", "like_titles",
    "most_like_title", "titled_dated",
)  # fmt: skip
_HOME = (
    "kin_home", "kin_away", "kin_worst", "near_home", "near_away", "near_worst", "head_home", "head_away", "head_worst",
    "tied", "tied_away", "tied_worst", "torn_home", "torn_away", "torn_worst", "twins", "nearest_twins", "close_twins",
)  # fmt: skip
NAMES = ("lost", "torn", "score", "doubtful", "least", "articles", *_OWN, *_HOME)
"""The figures of a row."""
_LONG = 12
"""Units from which on an article is a long one."""
_AROUND = 12
"""Articles behind an article, in the order in which they begin, that it is compared with."""
_CLOSE = 0.6
"""Cosine from which on two articles speak of nearly the same."""
_EVEN, _CLEAR = 0.5, 0.5
"""Likelihood below which a move was no clear choice; a lead that is as good as any."""

Members = tuple[int, ...]
"""The units of an article."""


def compared(rows: Matrix) -> Matrix:
    """The figures of every way, and how they differ from those of the first, which the moves and joins alone prefer.

    Ways differ in one decision or two. Among figures that are summed over a page that difference is small; by itself
    it is what there is to weigh.
    """
    return np.hstack([rows, rows - rows[:1]])


class Wholes:
    """The ways to lay out one page; what they have in common is looked at once."""

    def __init__(self, page: UnitPage, ways: Sequence[State], lost: float = 0.0) -> None:
        self._page, self._ways, self._lost = page, ways, lost
        self._own: dict[Draft, tuple[float, ...]] = {}
        self._wholes: dict[Members, NDArray[np.float32]] = {}
        self._homes = {unit.index: self._homes_of(unit, near) for unit, near in self._near()}

    def rows(self) -> Matrix:
        """One row for each way."""
        return np.array([tuple(self._row(way)) for way in self._ways], np.float32)

    def _near(self) -> Iterator[tuple[Unit, list[Members]]]:
        """Every paragraph with the articles near it that any of the ways has."""
        near: list[list[Members]] = [[] for _ in self._page.units]
        for members in {draft.units for way in self._ways for draft in way.drafts}:
            for at in range(max(0, min(members) - REACH), min(len(near), max(members) + REACH + 1)):
                near[at].append(members)
        return ((unit, near[unit.index]) for unit in self._page.units if unit.label is Label.TEXT)

    def _homes_of(self, unit: Unit, near: Sequence[Members]) -> dict[Members, _Home]:
        """How a paragraph goes with each of some articles."""
        at, tied = unit.index, self._page.ties.of(unit.index)
        found = {}
        for members in near:
            here, _, away = tied.to(members)
            found[members] = _Home(
                self._page.kin(at, members),
                self._page.near(at, members),
                away - here,
                self._page.near_fragments(at, members),
            )
        return found

    def _row(self, way: State) -> Iterator[float]:
        yield self._lost / 4
        yield sum(unit.is_torn for unit in self._page.units) / 4
        yield way.score / 5
        sure = [step.likelihood for step in way.steps]
        yield sum(one < _EVEN for one in sure)
        yield math.log(max(1e-4, min(sure, default=1.0)))
        yield len(way.drafts)
        figures = [self._figures(draft) for draft in way.drafts]
        yield from (sum(own[n] for own in figures) for n in range(len(_OWN)))
        homes = list(self._at_home(way))
        yield from _summed([home.kin - max((one.kin for one in others), default=0.0) for home, others in homes])
        yield from _summed([home.near - max((one.near for one in others), default=0.0) for home, others in homes])
        yield from _summed(list(self._heads(way)))
        away = [home.tied_away for home, _ in homes]
        yield sum(away) / 4
        yield sum(one > 0 for one in away)
        yield max(away, default=0.0)
        yield from _summed([lead for home, others in homes for lead in home.leads(others)])
        twins = self._twins(way)
        yield sum(twins)
        yield max(twins, default=0.0)
        yield sum(one > _CLOSE for one in twins)

    def _at_home(self, way: State) -> Iterator[tuple[_Home, list[_Home]]]:
        """How every paragraph goes with its article, and how with the others near it."""
        articles = {draft.units for draft in way.drafts}
        for draft in way.drafts:
            own = draft.units
            for at in draft.body:
                homes = self._homes.get(at, {})
                if len(own) > 1 and own in homes:
                    yield homes[own], [home for one, home in homes.items() if one != own and one in articles]

    def _twins(self, way: State) -> list[float]:
        """For every article how near the nearest other one is to it."""
        articles = sorted((draft.units for draft in way.drafts if draft.body), key=min)
        wholes = np.array([self._whole(members) for members in articles], np.float32)
        nearest = [0.0] * len(articles)
        for at in range(len(articles) - 1):
            for other, near in enumerate((wholes[at + 1 : at + 1 + _AROUND] @ wholes[at]).tolist(), start=at + 1):
                nearest[at], nearest[other] = max(nearest[at], near), max(nearest[other], near)
        return nearest

    def _whole(self, members: Members) -> NDArray[np.float32]:
        """What an article is about."""
        known = self._wholes.get(members)
        if known is None:
            known = self._page.kinship.directions[list(members)].sum(axis=0)
            known = self._wholes[members] = known / (float(known @ known) ** 0.5 or 1.0)
        return known

    def _figures(self, draft: Draft) -> tuple[float, ...]:
        known = self._own.get(draft)
        if known is None:
            known = self._own[draft] = tuple(map(float, _figures(self._page, draft)))
        return known

    def _heads(self, way: State) -> Iterator[float]:
        """How much more of every line of a head stands in its own article than in any other."""
        bodies = [draft.body[-REACH:] for draft in way.drafts]
        for draft, own in zip(way.drafts, bodies, strict=True):
            for at in draft.head[:3] if own else ():
                others = (body for body in bodies if body and body != own and abs(body[0] - at) <= REACH)
                yield self._page.covered(at, own) - max((self._page.covered(at, body) for body in others), default=0.0)


def _summed(gains: Sequence[float]) -> Iterator[float]:
    """Of leads over the best rival: their sum, how many are none, the least."""
    yield sum(min(_CLEAR, gain) for gain in gains) / 4
    yield sum(gain < 0 for gain in gains)
    yield min(gains, default=0.0)


class _Home(NamedTuple):
    """How a paragraph goes with an article."""

    kin: float
    near: float
    tied_away: float
    """How much more it shares with other articles than with this one."""
    fragments: tuple[float, ...]
    """How near every fragment of it is to the article without it."""

    def leads(self, others: Sequence[_Home]) -> Iterator[float]:
        """How much nearer every fragment is to this article than to any of the others."""
        for n, own in enumerate(self.fragments):
            yield own - max((one.fragments[n] for one in others), default=0.0)


def _figures(page: UnitPage, draft: Draft) -> Iterator[float]:
    """What an article has and lacks, in the order of `_OWN`."""
    units = [page.units[at] for at in draft.body]
    texts = [unit for unit in units if unit.label is Label.TEXT]
    lacks_head = not draft.head and not draft.pictures
    yield lacks_head
    yield lacks_head and bool(texts) and texts[0].is_dated
    yield draft.pictures > 0 and not draft.head
    yield not draft.body
    yield bool(units) and units[-1].label is Label.HEADING
    yield not draft.is_signed and len(texts) > 1
    yield not draft.is_signed and len(texts) <= 1
    yield sum(unit.is_dated for unit in texts[1:])
    signed = [n for n, unit in enumerate(texts[:-1]) if unit.is_signed]
    yield len(signed)
    yield draft.is_trailed
    yield texts[0].begins if texts else 0.0
    members = sorted((*draft.head, *draft.body))
    yield sum(two != one + 1 for one, two in pairwise(members))
    yield len(members) > _LONG
    titles = [unit.title for unit in units if unit.label is Label.HEADING]
    yield len(titles) / 4
    yield len(titles) == 1
    yield sum(max(0.0, one) for one in titles)
    yield max(titles, default=0.0)
    yield sum(one.label is Label.HEADING and two.is_dated for one, two in pairwise(units))
