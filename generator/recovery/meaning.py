"""What a text is about: a point in a space where paragraphs of one article lie close to each other.

Learnt from news prose (scripts/train_prose.py, then train_seam.py): every pair of characters has a direction and a
rarity, stored as readable JSON, one letter a coordinate.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from generator.recovery.letters import MIDDLE, levels
from generator.recovery.weights import folder

COMMON = 8.0
"""The rarity of a pair that the prose did not hold often enough."""


@cache
def _learnt() -> tuple[dict[str, int], NDArray[np.float32], NDArray[np.float32]]:
    """The row of every pair; the rows; the rarities."""
    stored = json.loads(folder().joinpath("meaning.json").read_text(encoding="utf-8"))
    names = stored["pairs"]
    rows = {names[at : at + 2]: at // 2 for at in range(0, len(names), 2)}
    rarity = levels([stored["rarity"]])[0]
    return rows, levels(stored["directions"]), ((rarity + MIDDLE) / 6).astype(np.float32)


def direction(pairs: Iterable[str]) -> NDArray[np.float32]:
    """The unit vector of a text, given by its pairs of characters; zero where it holds none that is known."""
    rows, directions, _ = _learnt()
    known = [rows[pair] for pair in pairs if pair in rows]
    total: NDArray[np.float32] = directions[sorted(known)].sum(axis=0, dtype=np.float32)
    length = float(np.sqrt(total @ total))
    return total / length if length else total


def rarity(pair: str) -> float:
    """How rare a pair is in the news: the logarithm of paragraphs to those that hold it."""
    rows, _, rare = _learnt()
    return float(rare[rows[pair]]) if pair in rows else COMMON
