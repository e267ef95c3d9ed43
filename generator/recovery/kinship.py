"""How much any two units of a page speak of the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.recovery.meaning import direction, rarity

REACH = 80
"""Units: how far apart two units may stand that are compared."""
_CHUNK = 160
"""Rows that are computed together: cost and memory grow with the units, not with their square."""
_SMALL = 150.0
"""Weight added to a text's own, so that two or three words in common do not make short texts kin."""
_WORDS, _SENSE = 0.05, 0.25
"""What rare words in common, and a common direction, are worth: their typical size within an article."""


class Kinship:
    """Likeness of units by the rare pairs of characters that they share and by what they are about."""

    def __init__(self, texts: Sequence[frozenset[str]], idf: Mapping[str, float]) -> None:
        self._texts = texts
        self.weights = {pair: weight * rarity(pair) for pair, weight in idf.items()}
        self._chunks: dict[int, NDArray[np.float32]] = {}
        self.directions = np.array([direction(text) for text in texts], np.float32)

    def between(self, one: int, other: int) -> float:
        """Likeness of two units, about 1 within an article and about 0 across; 0 beyond the reach."""
        row, start = self._row(one)
        column = other - start
        return float(row[column]) if 0 <= column < len(row) else 0.0

    def strongest(self, one: int, others: Sequence[int]) -> list[float]:
        """The three strongest likenesses of a unit with some others, itself left out."""
        row, start = self._row(one)
        columns = [other - start for other in others if other != one]
        near = [column for column in columns if 0 <= column < len(row)]
        return sorted([*row[near].tolist(), *[0.0] * min(3, len(columns) - len(near))], reverse=True)[:3]

    def _row(self, one: int) -> tuple[NDArray[np.float32], int]:
        """The likenesses of a unit with those in reach, and which unit the first of them is."""
        chunk = one // _CHUNK
        found = self._chunks.get(chunk)
        if found is None:
            found = self._chunks[chunk] = self._compute(chunk)
        return found[one - chunk * _CHUNK], max(0, chunk * _CHUNK - REACH)

    def weight(self, pair: str) -> float:
        """How much a pair of characters tells on this page."""
        return self.weights.get(pair, 0.0)

    def _compute(self, chunk: int) -> NDArray[np.float32]:
        first = chunk * _CHUNK
        start = max(0, first - REACH)
        texts = self._texts[start : first + _CHUNK + REACH]
        rows = slice(first - start, first - start + _CHUNK)
        names: dict[str, int] = {}
        at = [[names.setdefault(pair, len(names)) for pair in sorted(text)] for text in texts]
        weights = np.array([self.weight(pair) for pair in names] or [0.0], np.float32)
        holds = np.zeros((len(texts), max(1, len(names))), np.float32)
        for row, columns in enumerate(at):
            holds[row, columns] = 1.0
        heavy = holds * weights
        own = heavy.sum(axis=1)
        shared = heavy[rows] @ holds.T
        words = shared / (np.minimum(own[rows, None], own[None, :]) + _SMALL)
        there = self.directions[start : first + _CHUNK + REACH]
        sense = there[rows] @ there.T
        found: NDArray[np.float32] = ((words / _WORDS + sense / _SENSE) / 2).astype(np.float32)
        return found
