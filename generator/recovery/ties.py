"""What ties a unit to one article and no other: rare pairs of characters, names above all, by who else holds them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.recovery.kinship import REACH

_KEPT = 2 * REACH
"""Units whose ties are kept: all of an ordinary page, where they are asked for twice; of a long page memory counts."""
_SOON = 12
"""Units ahead that count as coming soon."""
_RARE = 20.0
"""Weight of a pair that counts by as much; the square of the weight lets rare ones decide."""


class Ties:
    """Who holds what on a page."""

    def __init__(self, texts: Sequence[frozenset[str]], weights: Mapping[str, float]) -> None:
        self._texts, self._weights = texts, weights
        self._holders: dict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(texts):
            for pair in text:
                self._holders[pair].append(at)
        self._known: dict[int, Tied] = {}

    def of(self, at: int) -> Tied:
        """What a unit shares with the others in reach."""
        known = self._known.get(at)
        if known is None:
            known = self._of(at)
            if len(self._known) < _KEPT:
                self._known[at] = known
        return known

    def _of(self, at: int) -> Tied:
        start, end = max(0, at - REACH), at + REACH + 1
        shared = sorted(pair for pair in self._texts[at] if len(self._holders[pair]) > 1)
        holds = np.zeros((len(shared), end - start), np.float32)
        for row, pair in enumerate(shared):
            holds[row, [other - start for other in self._holders[pair] if start <= other < end and other != at]] = 1
        weights = np.array([self._weights.get(pair, 0.0) ** 2 / _RARE for pair in shared], np.float32)
        placed = holds[:, : at - start].sum(axis=1)
        soon = holds[:, at - start : at - start + _SOON + 1].any(axis=1)
        return Tied(start, holds, placed, weights, strength(weights[(placed == 0) & soon]))


class Tied(NamedTuple):
    """The pairs that a unit shares with others in reach."""

    start: int
    """The unit of the first column."""
    holds: NDArray[np.float32]
    """Pair by unit: 1 where a unit holds it; the unit itself left out."""
    placed: NDArray[np.float32]
    """How many units before this one hold each pair."""
    weights: NDArray[np.float32]
    ahead: float
    """What is held by no unit before and by one that comes soon."""

    def to(self, members: Sequence[int]) -> tuple[float, float, float]:
        """What an article holds; of that, what no other article holds so far; what only others hold."""
        columns = [at - self.start for at in members if 0 <= at - self.start < self.holds.shape[1]]
        own = self.holds[:, columns].sum(axis=1)
        here = own > 0
        return (
            strength(self.weights[here]),
            strength(self.weights[here & (own == self.placed)]),
            strength(self.weights[~here & (self.placed > 0)]),
        )


def strength(weights: NDArray[np.float32]) -> float:
    """Weights added up, and tempered: twice as many names are not twice as sure."""
    return math.log1p(float(weights.sum()) / _RARE) / 2
