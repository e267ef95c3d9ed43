"""How well any text goes on where another was cut: learnt from news prose that was cut at every place.

The last characters before a cut and the first behind it are two points of one space, made by two small networks that
saw each true pair among many false ones from the same news (scripts/train_seam.py). The product of the points tells
how well they go together; one coordinate more on each side tells how much the end wants a continuation, and how little
the beginning reads like the first words of a paragraph. What several such pairs, learnt from different starts, say is
averaged: two find the right one of 48 beginnings in .746 of the cuts of plain news, one in .72.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.recovery import letters
from generator.recovery.weights import folder

Matrix = NDArray[np.float32]
REACH, NEAR = 20, 10
"""Characters on each side of a cut that are seen, and those of them whose place is seen too."""
SHARPNESS = 4.0
"""Scores are products of the points times this, divided by the root of their length."""
FARTHER = 0.3
"""Weight of the characters beyond the near ones, which are added up."""


@dataclass(frozen=True, slots=True)
class _Side:
    """The network of one side: a layer of hidden units, then the point and its own coordinate."""

    hidden: Matrix
    hidden_bias: Matrix
    out: Matrix
    out_bias: Matrix

    def points(self, seen: Matrix) -> Matrix:
        near = seen[:, :NEAR].reshape(len(seen), -1)
        farther = seen[:, NEAR:].sum(axis=1) * FARTHER
        inner = np.maximum(np.hstack([near, farther]) @ self.hidden + self.hidden_bias, 0)
        found: Matrix = inner @ self.out + self.out_bias
        return found


@dataclass(frozen=True, slots=True)
class _Learnt:
    rows: dict[str, int]
    """The row of every character known; row 0 is no character, row 1 an unknown one."""
    characters: Matrix
    ends: _Side
    beginnings: _Side


@cache
def _learnt() -> tuple[_Learnt, ...]:
    files = sorted((file for file in folder().iterdir() if file.name.startswith("seam-")), key=lambda file: file.name)
    return tuple(_read(json.loads(file.read_text(encoding="utf-8"))) for file in files)


def _read(stored: Mapping[str, Any]) -> _Learnt:
    sides = (
        _Side(*(letters.read(stored[side][name]) for name in ("hidden", "hidden_bias", "out", "out_bias")))
        for side in ("ends", "beginnings")
    )
    rows = {char: n for n, char in enumerate(stored["characters"], start=2)}
    return _Learnt(rows, letters.read(stored["embedding"]), *sides)


def seams(ends: Sequence[str], beginnings: Sequence[str]) -> Seams:
    """The points of folded texts: of those that may have been cut, and of those that may go on."""
    models = _learnt()
    before = [one.ends.points(_seen(one, [text[-REACH:][::-1] for text in ends])) for one in models]
    after = [one.beginnings.points(_seen(one, [text[:REACH] for text in beginnings])) for one in models]
    factor = SHARPNESS / math.sqrt(before[0].shape[1] - 1) / len(models)
    return Seams(
        np.hstack([points[:, :-1] for points in before]) * factor,
        np.mean([points[:, -1] for points in before], axis=0),
        np.hstack([points[:, :-1] for points in after]),
        np.mean([points[:, -1] for points in after], axis=0),
    )


def _seen(learnt: _Learnt, texts: Sequence[str]) -> Matrix:
    at = np.zeros((len(texts), REACH), np.int64)
    for n, text in enumerate(texts):
        at[n, : len(text)] = [learnt.rows.get(char, 1) for char in text]
    return learnt.characters[at]


@dataclass(frozen=True, slots=True)
class Seams:
    """The points of a page's texts: those of several models side by side."""

    before: Matrix
    wants: Matrix
    after: Matrix
    goes_on: Matrix

    def scores(self, ends: slice, beginnings: slice) -> Matrix:
        """For each end and each beginning the logarithm of how well they go together, up to a constant."""
        found: Matrix = self.before[ends] @ self.after[beginnings].T + self.goes_on[beginnings]
        return found + self.wants[ends][:, None]
