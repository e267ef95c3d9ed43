"""Which fragment continues which: a one-to-one matching of unfinished fragments and continuations."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from generator.recovery.assignment import best_assignment
from generator.recovery.join_evidence import LISTING, JoinPage, doubtful, is_dateline
from generator.recovery.labels import Label
from generator.recovery.network import network
from generator.recovery.sights import first_sight, second_sight, wanted
from generator.recovery.traits import PageTraits

Chain = tuple[int, ...]
"""Indices of the blocks of one paragraph, in reading order."""

_UNFINISHED = 6.0
"""What having no continuation costs an unfinished paragraph at least: it always finds one, were it the worst."""
_CERTAIN = 6.0
"""A margin as good as any: where there is no other choice."""
_WAYS, _LOST = 4, 3.0
"""Ways to join that are looked at, and what they may be worth less than the best."""
_CLEAR = 1 / (1 + math.exp(-_LOST))
"""Confidence from which on a join is not in question."""
_NEVER = -1000.0
"""A score that is never chosen."""


@dataclass(frozen=True, slots=True)
class Join:
    """What an unfinished fragment was found to be continued by."""

    fragment: int
    continuation: int | None
    confidence: float
    """By the margin to the best assignment in which the fragment goes on otherwise, 0 to 1."""
    alternative: int | None


@dataclass(frozen=True, slots=True)
class Joined:
    """The paragraphs of a page, and the labels: a heading that was joined is a torn paragraph."""

    labels: tuple[Label, ...]
    chains: tuple[Chain, ...]
    joins: tuple[Join, ...]
    lost: float = 0.0
    """By how much its pairs are worth less than those of the best way to join."""


def ways_to_join(page: PageTraits, labels: Sequence[Label]) -> tuple[Joined, ...]:
    """The best ways to join the fragments, every text block in exactly one chain of each.

    First the best of all, then those in which one fragment that might do so goes on otherwise.
    """
    doubts = doubtful(page, labels)
    scores = pair_scores(JoinPage(page, labels, doubts))
    best = _assigned(scores)
    joins = _joins(best, scores)
    others = (_joined(labels, doubts, _joins(other, scores), lost) for lost, other in _other_ways(best, scores, joins))
    return (_joined(labels, doubts, joins, 0.0), *others)


def _other_ways(
    best: Mapping[int, int], scores: Mapping[int, Mapping[int | None, float]], joins: Mapping[int, Join]
) -> list[tuple[float, dict[int, int]]]:
    """The next best ways, and what each of them has lost: the least sure fragments in turn go on otherwise."""
    top = _worth(best, scores)
    found: dict[frozenset[tuple[int, int]], tuple[float, dict[int, int]]] = {}
    for confidence, i in sorted((join.confidence, i) for i, join in joins.items())[: 2 * _WAYS]:
        if confidence < _CLEAR:
            other = _assigned({**scores, i: _without(scores[i], best.get(i))})
            lost = top - _worth(other, scores)
            if lost < _LOST:
                found.setdefault(frozenset(other.items()), (lost, other))
    found.pop(frozenset(best.items()), None)
    return sorted(found.values(), key=lambda one: one[0])[: _WAYS - 1]


def agreed(ways: Sequence[Joined], chosen: int, shares: Sequence[float]) -> Joined:
    """One of the ways, its joins no surer than the ways agree on them; `shares`: likelihood of every way."""
    all_joins = [{join.fragment: join.continuation for join in way.joins} for way in ways]
    joins = []
    for join in ways[chosen].joins:
        agreeing = zip(shares, all_joins, strict=True)
        share = sum(one for one, some in agreeing if some.get(join.fragment) == join.continuation)
        joins.append(replace(join, confidence=min(join.confidence, share)))
    return replace(ways[chosen], joins=tuple(joins))


def _assigned(scores: Mapping[int, Mapping[int | None, float]]) -> dict[int, int]:
    """What every fragment that goes on is continued by."""
    following = best_assignment(scores)
    _break_loops(following, scores)
    return following


def _worth(following: Mapping[int, int], scores: Mapping[int, Mapping[int | None, float]]) -> float:
    return sum(row[following.get(i)] for i, row in scores.items())


def _without(row: Mapping[int | None, float], continuation: int | None) -> Mapping[int | None, float]:
    """A row that must choose otherwise."""
    return (
        {**row, None: _NEVER} if continuation is None else {j: score for j, score in row.items() if j != continuation}
    )


def _joined(labels: Sequence[Label], doubts: Mapping[int, float], joins: Mapping[int, Join], lost: float) -> Joined:
    following = {i: join.continuation for i, join in joins.items() if join.continuation is not None}
    taken = set(following.values())
    joined = {*following, *taken}
    settled = tuple(
        label if i not in doubts else Label.TEXT if i in joined else Label.HEADING for i, label in enumerate(labels)
    )
    chains = (_chain(following, i) for i, label in enumerate(settled) if label is Label.TEXT and i not in taken)
    said = (join for i, join in joins.items() if i in joined or settled[i] is Label.TEXT)
    return Joined(settled, tuple(chains), tuple(said), lost)


def _joins(following: Mapping[int, int], scores: Mapping[int, Mapping[int | None, float]]) -> dict[int, Join]:
    """What every unfinished block goes on with, those among them that may be headings as well."""
    holders = _holders(following, scores)
    return {i: _join(i, following.get(i), row, holders) for i, row in scores.items()}


@dataclass(frozen=True, slots=True)
class _Holder:
    """A fragment that has found its continuation, for the others that would like to have it."""

    row: Mapping[int | None, float]
    worth: float
    elsewhere: float
    """What the best continuation that nobody holds, or none, is worth to it."""

    def price(self, offered: int | None) -> float:
        """What it loses when it gives its continuation away for the one offered, a free one or none."""
        return self.worth - max(self.elsewhere, self.row.get(offered, self.elsewhere))


def _holders(following: Mapping[int, int], scores: Mapping[int, Mapping[int | None, float]]) -> dict[int, _Holder]:
    """By continuation, the fragment that holds it."""
    held = set(following.values())
    return {
        j: _Holder(scores[i], scores[i][j], max(score for other, score in scores[i].items() if other not in held))
        for i, j in following.items()
    }


def _join(i: int, j: int | None, row: Mapping[int | None, float], holders: Mapping[int, _Holder]) -> Join:
    """Confidence by the next best assignment, not the next best score: a rival continuation may be needed elsewhere."""
    worth = {
        column: score - (holders[column].price(j) if column is not None and column in holders else 0.0)
        for column, score in row.items()
        if column != j
    }
    other = max(worth, key=worth.__getitem__, default=None)
    margin = row[j] - worth[other] if other in worth else _CERTAIN
    return Join(i, j, 1 / (1 + math.exp(-min(margin, _CERTAIN))), other)


def pair_scores(page: JoinPage) -> dict[int, dict[int | None, float]]:
    """For every unfinished fragment what each likely continuation is worth, and None: that it has none."""
    at_first, at_second = network("joins", "first"), network("joins", "second")
    suits = first_sight(page)
    none = wanted(page, suits)
    first = [at_first.scores(suit.rows) for suit in suits]
    alone = {j: float(at_first.scores(row[None])[0]) for j, row in none.items()}
    beside, _ = second_sight(suits, first, alone)
    scores: dict[int, dict[int | None, float]] = {}
    for suit, more in zip(suits, beside, strict=True):
        found = at_second.scores(np.hstack([suit.rows, more])).tolist()
        block = page.page.blocks[suit.block]
        is_whole = suit.block in page.doubts or (block.text[-1:] in LISTING and not is_dateline(block))
        none_worth = found[0] if is_whole else min(found[0], max(found[1:], default=0.0) - _UNFINISHED)
        scores[suit.block] = {None: none_worth}
        for pair, score in zip(suit.likely, found[1:], strict=True):
            opens_report = page.page.blocks[pair.block].is_dated and not is_dateline(block)
            scores[suit.block][pair.block] = _NEVER if opens_report else score
    return scores


def _break_loops(following: dict[int, int], scores: Mapping[int, Mapping[int | None, float]]) -> None:
    """A paragraph can't continue itself: drop the weakest link of every ring."""
    done: set[int] = set()
    for start in list(following):
        ring: list[int] = []
        at: int | None = start
        while at is not None and at not in done and at not in ring:
            ring.append(at)
            at = following.get(at)
        if at in ring:
            loop = ring[ring.index(at) :]
            del following[min(loop, key=lambda i: (scores[i][following[i]], i))]
        done.update(ring)


def _chain(following: Mapping[int, int], i: int) -> Chain:
    chain = [i]
    while chain[-1] in following:
        chain.append(following[chain[-1]])
    return tuple(chain)
