"""What characters follow which in news prose: how well a text goes on, begins and ends.

The counts are learnt (scripts/train_prose.py) and stored as readable text: one section for each length of context,
one line a context, and behind it the characters that follow, each group of them after a letter: A where they were
counted once, and so on in steps of a logarithm. The lines of a section stand in the order of their code points and are
found by bisection: a dictionary of them all would take a quarter of a second to make.
"""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left
from functools import cache, lru_cache

import numpy as np

from generator.recovery.weights import folder

ORDER = 4
"""The longest n-gram counted."""
_CODE_BITS = 21
"""Of a code point: a context of three is a number of 63."""
EDGE = "¶"
"""Stands for the edge of a paragraph in the counts."""
STEP = 1.6
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


class _Section:
    """The lines for contexts of one length."""

    def __init__(self, text: str, length: int) -> None:
        self._text = text
        self._length = length
        codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
        ends = np.flatnonzero(codes == ord("\n"))
        starts = np.concatenate(([0], ends + 1))
        keys = np.zeros(len(starts), np.uint64)
        for place in range(length):
            keys = keys << np.uint64(_CODE_BITS) | codes[starts + place]
        self._keys = array("Q", keys.tobytes())
        self._starts = array("q", np.append(starts, len(text) + 1).astype(np.int64).tobytes())

    def followers(self, context: str) -> str:
        """What follows a context, as stored; empty where it was not counted."""
        key = 0
        for char in context:
            key = key << _CODE_BITS | ord(char)
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return ""
        return self._text[self._starts[at] + self._length : self._starts[at + 1] - 1]


@cache
def _sections() -> tuple[_Section, ...]:
    """By the length of the context."""
    stored = folder().joinpath("characters.txt").read_text(encoding="utf-8")
    return tuple(_Section(section, length) for length, section in enumerate(stored.removesuffix("\n").split("\n\n")))


@lru_cache(1 << 16)
def _followers(context: str) -> str:
    return _sections()[len(context)].followers(context)


@cache
def _total() -> float:
    """Logarithm of the number of characters counted."""
    groups = re.findall("([A-Z])([^A-Z]*)", _followers(""))
    return math.log(sum(len(chars) * STEP ** (ord(letter) - ord("A")) for letter, chars in groups))


@lru_cache(1 << 18)
def _count(context: str, char: str) -> float | None:
    """Logarithm of how often a character was counted behind a context; None: never, or too seldom to be stored."""
    stored = _followers(context)
    at = stored.find(char)
    if at < 0:
        return None
    while not "A" <= stored[at] <= "Z":
        at -= 1
    return (ord(stored[at]) - ord("A")) * math.log(STEP)


@lru_cache(1 << 18)
def log_likelihood(char: str, before: str) -> float:
    """Logarithm of the likelihood of a character after a context, by the longest context counted."""
    penalty = 0.0
    for length in range(min(len(before), ORDER - 1), 0, -1):
        context = before[-length:]
        seen = _count(context, char)
        if seen is not None:
            whole = _count(context[:-1], context[-1])
            return seen - max(seen, whole if whole is not None else seen) + penalty
        penalty += _BACK_OFF
    return max(_NEVER, (_count("", char) or 0.0) - _total()) + penalty


def continues(before: str, after: str, reach: int = 5) -> float:
    """Log-likelihood of the first characters of `after` as they follow `before` (both folded)."""
    context = before[-(ORDER - 1) :]
    return sum(log_likelihood(char, (context + after[:at])[1 - ORDER :]) for at, char in enumerate(after[:reach]))


def begins(text: str, reach: int = 5) -> float:
    """Log-likelihood of the first characters of a folded text at the edge of a paragraph."""
    return continues(EDGE, text, reach)


def ends_clause(text: str) -> float:
    """Logarithm of the likelihood that a mark stands right after the end of a folded text."""
    context = text[-(ORDER - 1) :]
    return math.log(sum(math.exp(log_likelihood(mark, context)) for mark in ENDS + EDGE))
