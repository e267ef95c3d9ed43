"""The pairs of a page at first sight, and at second sight, when it is known how their rivals look."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.recovery.competition import FAR, Pair, candidates
from generator.recovery.join_evidence import JoinPage

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Suit:
    """An unfinished block, what may continue it, and the rows of figures: first that of going on nowhere."""

    block: int
    likely: tuple[Pair, ...]
    rows: Matrix


def first_sight(page: JoinPage) -> list[Suit]:
    """Every unfinished block with what may continue it."""
    if page.among is None:
        return []
    return [
        Suit(
            i,
            tuple(likely),
            np.array([page.alone(i, as_end=True), *(page.pair(i, pair) for pair in likely)], np.float32),
        )
        for i, likely in candidates(page.among)
    ]


def wanted(page: JoinPage, suits: Sequence[Suit]) -> dict[int, Matrix]:
    """For every block that may continue another the row of continuing none."""
    blocks = sorted({pair.block for suit in suits for pair in suit.likely})
    return {j: np.array(page.alone(j, as_end=False), np.float32) for j in blocks}


def second_sight(
    suits: Sequence[Suit], first: Sequence[Matrix], none: Mapping[int, float]
) -> tuple[list[Matrix], dict[int, list[float]]]:
    """What stands beside the figures of every suit, and of continuing none, once scores at first sight are known.

    `first`: the scores of every suit, that of going on nowhere first; `none`: of every block that it continues none.
    Beside a row come its score, its share among those of its fragment and of its continuation, by how much it leads
    in either, and how well the fragment goes on with the next block and the continuation with the one before.
    """
    suitors: dict[int, list[float]] = {j: [score] for j, score in none.items()}
    by_pair: dict[tuple[int, int], float] = {}
    for suit, scores in zip(suits, first, strict=True):
        for pair, score in zip(suit.likely, scores[1:].tolist(), strict=True):
            suitors[pair.block].append(score)
            by_pair[suit.block, pair.block] = score
    columns = {j: _Rivals.of(scores) for j, scores in suitors.items()}
    rows = {suit.block: _Rivals.of(scores.tolist()) for suit, scores in zip(suits, first, strict=True)}
    nexts = {suit.block: next((pair.block for pair in suit.likely if pair.steps == 1), None) for suit in suits}
    natural = {i: (by_pair[i, j] - rows[i].total) / 5 if j is not None else FAR / 5 for i, j in nexts.items()}
    natural_other = {j: (by_pair[i, j] - columns[j].total) / 5 for i, j in nexts.items() if j is not None}
    found = []
    for suit, scores in zip(suits, first, strict=True):
        mine = rows[suit.block]
        top = float(scores[0])
        own = [[top / 5, (top - mine.total) / 5, 0.0, mine.lead(top) / 5, 0.0, natural[suit.block], 0.0]]
        for pair, score in zip(suit.likely, scores[1:].tolist(), strict=True):
            theirs = columns[pair.block]
            is_next = pair.steps == 1
            own.append(
                [
                    score / 5, (score - mine.total) / 5, (score - theirs.total) / 5,
                    mine.lead(score) / 5, theirs.lead(score) / 5,
                    0.0 if is_next else natural[suit.block],
                    0.0 if is_next else natural_other.get(pair.block, FAR / 5),
                ]
            )  # fmt: skip
        found.append(np.array(own, np.float32))
    alone = {
        j: [score / 5, 0.0, (score - columns[j].total) / 5, 0.0, columns[j].lead(score) / 5, 0.0,
            natural_other.get(j, FAR / 5)]
        for j, score in none.items()
    }  # fmt: skip
    return found, alone


@dataclass(frozen=True, slots=True)
class _Rivals:
    """Scores among which one is to be chosen: the logarithm of the sum of their likelihoods, and the best two."""

    total: float
    best: float
    second: float

    @classmethod
    def of(cls, scores: Sequence[float]) -> _Rivals:
        best, second, *_ = *sorted(scores, reverse=True)[:2], FAR, FAR
        return cls(best + math.log(sum(math.exp(score - best) for score in scores)), best, second)

    def lead(self, score: float) -> float:
        """By how much a score leads its best rival."""
        return score - (self.best if score < self.best else self.second)
