"""What characters follow which in news prose: how well a text goes on, begins and ends.

The counts are learnt (scripts/train_joins.py) and stored as readable JSON: for each length of n-gram, a step
of the logarithm of its count, and all n-grams of that step one after another in a string.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

ORDER = 4
"""The longest n-gram counted."""
EDGE = "¶"
"""Stands for the edge of a paragraph in the counts."""
STEP = 1.5
"""Counts are stored as powers of this."""
_BACK_OFF = math.log(0.4)
_NEVER = -14.0
_WIDE = {
    **{ord(half): full for half, full in zip(",:;!?()", "，：；！？（）", strict=True)},
    **{ord(digit): "0" for digit in "123456789１２３４５６７８９０"},
    **{code: "a" for first, last in (("A", "Z"), ("a", "z")) for code in range(ord(first), ord(last) + 1)},
}
ENDS = "。，、；：！？”）》…—"
"""Marks before which a clause is whole."""


def folded(text: str) -> str:
    """Text as the counts see it: full-width marks, every digit 0, every Latin letter a, no spaces."""
    return "".join(text.translate(_WIDE).split())


@cache
def _counts() -> dict[str, float]:
    """Logarithm of the count of every stored n-gram."""
    stored = json.loads(files("generator.recovery").joinpath("weights/characters.json").read_text(encoding="utf-8"))
    return {gram: int(step) * math.log(STEP) for length, steps in stored.items() for step, grams in steps.items()
            for gram in _sliced(grams, int(length))}  # fmt: skip


def _sliced(grams: str, length: int) -> Iterator[str]:
    return (grams[at : at + length] for at in range(0, len(grams), length))


def log_likelihood(char: str, before: str) -> float:
    """Logarithm of the likelihood of a character after a context, by the longest context counted."""
    counts = _counts()
    penalty = 0.0
    for length in range(min(len(before), ORDER - 1), 0, -1):
        context = before[-length:]
        seen = counts.get(context + char)
        if seen is not None:
            whole = counts.get(context)
            return seen - max(seen, whole if whole is not None else seen) + penalty
        penalty += _BACK_OFF
    total = counts["Σ"]
    return max(_NEVER, counts.get(char, 0.0) - total) + penalty


def continues(before: str, after: str, reach: int = 5) -> float:
    """Log-likelihood of the first characters of `after` as they follow `before` (both folded)."""
    context = before[-(ORDER - 1) :]
    return sum(log_likelihood(char, context + after[:at]) for at, char in enumerate(after[:reach]))


def begins(text: str, reach: int = 5) -> float:
    """Log-likelihood of the first characters of a folded text at the edge of a paragraph."""
    return continues(EDGE, text, reach)


def ends_clause(text: str) -> float:
    """Logarithm of the likelihood that a mark stands right after the end of a folded text."""
    context = text[-(ORDER - 1) :]
    return math.log(sum(math.exp(log_likelihood(mark, context)) for mark in ENDS + EDGE))
