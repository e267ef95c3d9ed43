"""One-to-one assignment with the highest total score, for sparse scores with a price for staying alone."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

_CHOICES = 10
"""The best continuations of a fragment that are looked at: the rest never win, and the cost stays linear."""


def best_assignment(scores: Mapping[int, Mapping[int | None, float]]) -> dict[int, int]:
    """Give every row at most one column and every column at most one row.

    `scores[row][column]` is what the pair is worth, `scores[row][None]` what the row is worth alone. Successive
    shortest augmenting paths: each row enters in turn and may push others to their next best choice.
    """
    choices = {row: _best(columns) for row, columns in scores.items()}
    row_of: dict[int, int] = {}
    column_of: dict[int, int] = {}
    for row in choices:
        _enter(row, choices, row_of, column_of)
    return column_of


def _best(columns: Mapping[int | None, float]) -> list[tuple[int | None, float]]:
    real = heapq.nlargest(_CHOICES, ((score, -column) for column, score in columns.items() if column is not None))
    alone = columns[None]
    return [(None, alone), *((-column, score) for score, column in real if score > alone)]


def _enter(
    row: int,
    choices: Mapping[int, list[tuple[int | None, float]]],
    row_of: dict[int, int],
    column_of: dict[int, int],
) -> None:
    """Find the augmenting path of the highest gain from a new row (Bellman-Ford on the few that it reaches)."""
    gain: dict[int, float] = {row: 0.0}
    came: dict[int, tuple[int, int]] = {}
    queue = [row]
    best_end: tuple[float, int, int | None] = (float("-inf"), row, None)
    while queue:
        at = queue.pop(0)
        for column, score in choices[at]:
            worth = gain[at] + score
            holder = row_of.get(column) if column is not None else None
            if column is None or holder is None:
                best_end = max(best_end, (worth, at, column), key=lambda end: end[0])
                continue
            if holder == at:
                continue
            worth -= _score(choices, holder, column)
            if worth > gain.get(holder, float("-inf")) + 1e-9 and not _on_path(came, at, holder):
                gain[holder] = worth
                came[holder] = (at, column)
                queue.append(holder)
    _, at, free = best_end
    while True:
        if free is None:
            column_of.pop(at, None)
        else:
            column_of[at] = free
            row_of[free] = at
        if at == row:
            return
        at, free = came[at]


def _on_path(came: Mapping[int, tuple[int, int]], at: int, holder: int) -> bool:
    while at != holder and at in came:
        at = came[at][0]
    return at == holder


def _score(choices: Mapping[int, list[tuple[int | None, float]]], row: int, column: int) -> float:
    return next(score for other, score in choices[row] if other == column)
