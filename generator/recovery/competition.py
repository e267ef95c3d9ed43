"""Which blocks of a page compete to continue which, by the seam alone."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.recovery.seam import Seams, seams
from generator.recovery.traits import PageTraits

Matrix = NDArray[np.float32]
_WINDOW = 120
"""Blocks: how far away a continuation is looked for."""
_PAIRS = 120_000
"""Pairs of blocks looked at in a page: in a text of thousands of lines, the window shrinks to bound the cost."""
_LIKELY = 16
"""Continuations that are looked at closely beside the nearest: the likeliest by their first characters."""
_NEAR = 2
"""Steps within which every text block is looked at closely."""
FAR = -12.0
"""A score as low as any."""


class Pair(NamedTuple):
    """A continuation that is looked at, and how many blocks of text it is away."""

    block: int
    steps: int


@dataclass(frozen=True, slots=True)
class Competition:
    """How a page's unfinished blocks and their continuations compare, by the seam alone."""

    text: tuple[int, ...]
    """Blocks that may be running text, in order."""
    place: Mapping[int, int]
    ends: Mapping[int, int]
    """The row of every unfinished block."""
    scores: Matrix
    """Row by column: unfinished blocks by blocks of text; `FAR` beyond the window."""
    rows: NDArray[np.float32]
    """Logarithm of the sum over a row."""
    columns: NDArray[np.float32]
    best_rows: Matrix
    """The best two of every row."""
    best_columns: Matrix
    disorder: float
    """Share of the unfinished blocks that go better with another block than the next."""
    window: int


def competition(page: PageTraits, text: Sequence[int]) -> Competition | None:
    """The seam of every unfinished block with every block of text in reach; None where nothing is unfinished."""
    unfinished = [place for place, i in enumerate(text) if page.blocks[i].is_open]
    if not unfinished:
        return None
    window = max(2, min(_WINDOW, _PAIRS // max(1, len(text))))
    folded = [page.blocks[i].folded for i in text]
    points = seams([folded[place] for place in unfinished], folded)
    scores = _within(points, unfinished, len(text), window)
    top = _two(scores, 1)
    away = sum(scores[row, place + 1] < top[row, 0] for row, place in enumerate(unfinished) if place + 1 < len(text))
    return Competition(
        text=tuple(text),
        place={i: place for place, i in enumerate(text)},
        ends={text[place]: row for row, place in enumerate(unfinished)},
        scores=scores,
        rows=_log_sum(scores, 1),
        columns=_log_sum(scores, 0),
        best_rows=top,
        best_columns=_two(scores, 0).T,
        disorder=away / len(unfinished),
        window=window,
    )


def _within(points: Seams, unfinished: Sequence[int], count: int, window: int) -> Matrix:
    found = np.full((len(unfinished), count), FAR, np.float32)
    for row, place in enumerate(unfinished):
        first, last = max(0, place - window), min(count, place + window + 1)
        found[row, first:last] = np.maximum(FAR, points.scores(slice(row, row + 1), slice(first, last))[0])
        found[row, place] = FAR
    return found


def _log_sum(scores: Matrix, axis: int) -> NDArray[np.float32]:
    found: NDArray[np.float32] = np.log(1 + np.exp(np.minimum(scores, 40)).sum(axis=axis))
    return found


def _two(scores: Matrix, axis: int) -> Matrix:
    """The best and the second best along an axis, in columns (axis 1) or rows (axis 0)."""
    if scores.shape[axis] < 2:
        scores = np.concatenate([scores, np.full_like(scores, FAR)], axis=axis)
    found: Matrix = np.flip(np.sort(scores, axis=axis), axis=axis)[:, :2] if axis else np.sort(scores, axis=0)[::-1][:2]
    return found


def candidates(among: Competition) -> Iterator[tuple[int, list[Pair]]]:
    """Every unfinished block with those that may continue it."""
    for i, row in among.ends.items():
        place = among.place[i]
        first, last = max(0, place - among.window), min(len(among.text), place + among.window + 1)
        around = [at for at in range(first, last) if at != place]
        likely = {-at for _, at in heapq.nlargest(_LIKELY, ((float(among.scores[row, at]), -at) for at in around))}
        yield i, [Pair(among.text[at], at - place) for at in around if abs(at - place) <= _NEAR or at in likely]
