"""The pairs of characters of texts, and how rare each is on its page: what likeness is measured by."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters or digits of a text."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1) if text[i].isalnum() and text[i + 1].isalnum())


def pair_weights(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    """Inverse document frequency of every pair among the texts of a page."""
    count = Counter(pair for text in texts for pair in text)
    return {pair: math.log((1 + len(texts)) / n) for pair, n in count.items()}
