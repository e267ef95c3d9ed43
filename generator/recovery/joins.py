"""Which fragment continues which: a one-to-one matching of unfinished fragments and continuations."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from generator.recovery.assignment import best_assignment
from generator.recovery.join_evidence import LISTING, JoinPage, doubtful, is_dateline
from generator.recovery.labels import Label
from generator.recovery.network import Network, network
from generator.recovery.sights import first_sight, second_sight, wanted
from generator.recovery.traits import PageTraits

Chain = tuple[int, ...]
"""Indices of the blocks of one paragraph, in reading order."""

_UNFINISHED = 6.0
"""What having no continuation costs an unfinished paragraph at least: it always finds one, were it the worst."""
_CERTAIN = 6.0
"""A margin as good as any: where there is no other choice."""


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


@dataclass(frozen=True, slots=True)
class Sights:
    """The networks that weigh pairs: by themselves, and once more when their rivals' scores are known."""

    first: Network
    second: Network


def join_fragments(page: PageTraits, labels: Sequence[Label], learnt: Sights | None = None) -> Joined:
    """Every text block in exactly one chain. `learnt`: other weights than those that ship, for judging them."""
    doubts = doubtful(page, labels)
    scores = pair_scores(
        JoinPage(page, labels, doubts), learnt or Sights(network("joins", "first"), network("joins", "second"))
    )
    following = best_assignment(scores)
    _break_loops(following, scores)
    joined = {*following, *following.values()}
    settled = tuple(
        label if i not in doubts else Label.TEXT if i in joined else Label.HEADING for i, label in enumerate(labels)
    )
    taken = set(following.values())
    chains = (_chain(following, i) for i, label in enumerate(settled) if label is Label.TEXT and i not in taken)
    holders = _holders(following, scores)
    joins = (
        _join(i, following.get(i), row, holders) for i, row in scores.items() if i in joined or settled[i] is Label.TEXT
    )
    return Joined(settled, tuple(chains), tuple(joins))


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


def pair_scores(page: JoinPage, learnt: Sights) -> dict[int, dict[int | None, float]]:
    """For every unfinished fragment what each likely continuation is worth, and None: that it has none."""
    suits = first_sight(page)
    none = wanted(page, suits)
    first = [learnt.first.scores(suit.rows) for suit in suits]
    alone = {j: float(learnt.first.scores(row[None])[0]) for j, row in none.items()}
    beside, _ = second_sight(suits, first, alone)
    scores: dict[int, dict[int | None, float]] = {}
    for suit, more in zip(suits, beside, strict=True):
        found = learnt.second.scores(np.hstack([suit.rows, more])).tolist()
        block = page.page.blocks[suit.block]
        is_whole = suit.block in page.doubts or (block.text[-1:] in LISTING and not is_dateline(block))
        none_worth = found[0] if is_whole else min(found[0], max(found[1:], default=0.0) - _UNFINISHED)
        pairs = zip(suit.likely, found[1:], strict=True)
        scores[suit.block] = {None: none_worth, **{pair.block: score for pair, score in pairs}}
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
