"""A small network that weighs evidence: a linear part and one layer of hidden units, its weights in readable JSON."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from generator.recovery.weights import weights

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """Scores rows of features: `rows @ linear + tanh(rows @ hidden + bias) @ out`."""

    linear: Matrix
    hidden: Matrix
    bias: Matrix
    out: Matrix

    def scores(self, rows: Matrix) -> Matrix:
        """One score a row, or one a row and class."""
        found: Matrix = rows @ self.linear + np.tanh(rows @ self.hidden + self.bias) @ self.out
        return found


@cache
def network(step: str, part: str) -> Network:
    """A network of a step's weights."""
    stored = weights(step)[part]
    linear, hidden, bias, out = (np.array(stored[name], np.float32) for name in ("linear", "hidden", "bias", "out"))
    return Network(linear, hidden, bias, out)
