"""How much a line reads like a title and not like a clause out of running text."""

from __future__ import annotations

import re

from generator.recovery.asking import bare
from generator.recovery.characters import folded
from generator.recovery.weights import weights

_GAPS = re.compile(r"[\s\u3000·|]+")


def title_grams(line: str) -> frozenset[str]:
    """Its first and last characters, its single characters and pairs; ^ and $ stand for the edges, | for a gap."""
    text = "^" + folded(_GAPS.sub("|", line.strip())) + "$"
    return frozenset(
        {text[:3], text[-3:], *(text[at : at + 2] for at in range(len(text) - 1)), *text},
    )


def title_score(line: str) -> float:
    """Logarithm of the odds that a line is a title, whether it ends with a mark or not."""
    learnt: dict[str, float] = weights("titles")
    return learnt["bias"] + sum(learnt.get(gram, 0.0) for gram in sorted(title_grams(bare(line))))
