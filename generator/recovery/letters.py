"""Matrices as readable text: a letter a value, 64 levels between the lowest and the highest of each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-"
"""0 is the lowest level, - the highest."""
MIDDLE = (len(LETTERS) - 1) / 2
_LEVEL = np.zeros(128, np.float32)
_LEVEL[[ord(letter) for letter in LETTERS]] = np.arange(len(LETTERS), dtype=np.float32) - MIDDLE


def levels(rows: Sequence[str]) -> NDArray[np.float32]:
    """The levels of rows of letters, counted from the middle; all rows are of one length."""
    letters = np.frombuffer("".join(rows).encode("ascii"), np.uint8)
    found: NDArray[np.float32] = _LEVEL[letters].reshape(len(rows), -1)
    return found


def written(matrix: NDArray[np.float32]) -> dict[str, list[float] | list[str]]:
    """A matrix as letters, with the size of a step for every row."""
    steps = np.maximum(np.abs(matrix).max(axis=1), 1e-9) / MIDDLE
    steps = np.array([float(f"{step:.4g}") for step in steps])
    found = np.clip(np.round(matrix / steps[:, None] + MIDDLE), 0, len(LETTERS) - 1).astype(int)
    return {"steps": steps.tolist(), "rows": ["".join(LETTERS[level] for level in row) for row in found]}


def read(stored: Mapping[str, Sequence[float] | Sequence[str]]) -> NDArray[np.float32]:
    """The matrix that was written."""
    rows = [str(row) for row in stored["rows"]]
    steps = np.array([float(step) for step in stored["steps"]], np.float32)
    found: NDArray[np.float32] = levels(rows) * steps[:, None]
    return found
