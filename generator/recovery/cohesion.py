"""How much two texts speak of the same thing: character pairs that are rare on the page and shared."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

_SMALL = 30.0
"""Weight added to a text's own, so that two or three words in common do not make short texts kin."""


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters or digits of a text."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1) if text[i].isalnum() and text[i + 1].isalnum())


def pair_weights(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    """Inverse document frequency of every pair among the texts of a page."""
    count = Counter(pair for text in texts for pair in text)
    return {pair: math.log((1 + len(texts)) / n) for pair, n in count.items()}


def cohesion(one: frozenset[str], other: frozenset[str], idf: Mapping[str, float]) -> float:
    """Weighted share of the smaller text's pairs that the other has too, 0 to 1."""
    small = one if len(one) <= len(other) else other
    shared = sum(idf.get(pair, 0.0) for pair in one & other)
    return shared / (sum(idf.get(pair, 0.0) for pair in small) + _SMALL) if shared else 0.0
