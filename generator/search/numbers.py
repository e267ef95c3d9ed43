"""A number in every form in which people type it: as printed, with what it counts, multiplied out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import numpy as np
from numpy.typing import NDArray

from generator.search.units import Units

_MULTIPLIERS = {"万亿": 12, "千万": 7, "百万": 6, "万": 4, "亿": 8, "萬": 4, "億": 8}
_WORD_MULTIPLIERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_MULTIPLIER = re.compile("[余多]?(万亿|千万|百万|[万亿萬億])([余多]?)")
_WORD_MULTIPLIER = re.compile(rf"[\s-]({'|'.join(_WORD_MULTIPLIERS)})\b")
_PERCENT = re.compile(r"\s?%|[\s-](?:percent|per cent|pct)\b")
_BEGINS_MULTIPLIER = "余多千百万亿萬億"
_HAN_CONTEXT = 5
"""Characters that a multiplier and the unit behind it take at most."""
_WORD_CONTEXT = 10


def forms(units: Units) -> tuple[tuple[str, ...], NDArray[np.int64], NDArray[np.int64]]:
    """Further tokens of numbers: the different ones, for each place which it is, and its offset in the text."""
    numerical = np.array([_is_number(word) for word in units.plain], dtype=np.bool_)
    lengths = np.array([len(name) for name in units.names], dtype=np.int64)
    if not numerical.any():
        return (), np.empty(0, np.int64), np.empty(0, np.int64)
    own = numerical[units.other]
    number, at = units.other[own], units.other_at[own]
    context = _context(units.points, at + lengths[number])
    goes_on = context[:, 0] != 0
    number, at, context = number[goes_on], at[goes_on], context[goes_on]
    keys = number.astype(np.uint64) << np.uint64(32)  # apart from code points
    for column in context.T:
        keys = (keys ^ column) * np.uint64(0x9E3779B97F4A7C15)
        keys ^= keys >> np.uint64(29)
    _, first, kind = np.unique(keys, return_index=True, return_inverse=True)
    digits = [units.plain[name] for name in number[first].tolist()]
    found = [_forms(own, behind) for own, behind in zip(digits, _texts(context[first]), strict=True)]
    names: dict[str, int] = {}
    tokens = np.fromiter((names.setdefault(form, len(names)) for own in found for form in own), np.int64)
    counts = np.fromiter(map(len, found), np.int64, len(found))
    each = counts[kind]
    place = np.repeat(np.arange(len(kind)), each)
    nth = np.arange(len(place)) - np.repeat(np.cumsum(each) - each, each)
    chosen = tokens[(np.cumsum(counts) - counts)[kind][place] + nth]
    return tuple(names), chosen, at[place]


def _is_number(word: str) -> bool:
    return word[0].isdigit() and word.replace(".", "").isdigit()


def _context(points: NDArray[np.uint32], ends: NDArray[np.int64]) -> NDArray[np.uint32]:
    """The code points behind each number as far as they matter for it; zeros behind them."""
    columns = np.arange(_WORD_CONTEXT)
    behind = points[np.minimum(ends[:, None] + columns, len(points) - 1)]
    first, second = behind[:, 0], behind[:, 1]
    is_han = (first >= 0x3400) & (first != 0xFFFF)
    multiplies = np.isin(first, [ord(char) for char in _BEGINS_MULTIPLIER])
    spelt = np.isin(first, [ord(char) for char in " -\u00a0\n"]) & np.isin(second, [ord(char) for char in "tmbp%"])
    lengths = np.where(multiplies, _HAN_CONTEXT, np.where(spelt, _WORD_CONTEXT, is_han | (first == ord("%"))))
    return np.where(columns < lengths[:, None], behind, 0)


def _texts(context: NDArray[np.uint32]) -> list[str]:
    lines = np.where(context == 0, 0x20, context)
    whole = np.ascontiguousarray(lines).astype("<u4").tobytes().decode("utf-32-le")
    return [whole[at : at + _WORD_CONTEXT] for at in range(0, len(whole), _WORD_CONTEXT)]


def _forms(digits: str, behind: str) -> Collection[str]:
    """What else a number may be typed as; `behind` is the folded text that follows it."""
    following = behind[0]
    if following in _BEGINS_MULTIPLIER:
        return dict.fromkeys(_multiples(digits, behind))
    if _is_han(following):
        return (digits + following,)
    if _PERCENT.match(behind):
        return (f"{digits}%",)
    multiplier = _WORD_MULTIPLIER.match(behind)
    return (multiplied(digits, _WORD_MULTIPLIERS[multiplier[1]]),) if multiplier else ()


def _multiples(digits: str, behind: str) -> Iterator[str]:
    """As `_forms`, where what follows begins as a multiplier does."""
    following = behind[0]
    yield digits + following
    if following in "余多" and _is_han(behind[1]):
        yield digits + behind[1]
    if multiplier := _MULTIPLIER.match(behind):
        value = multiplied(digits, _MULTIPLIERS[multiplier[1]])
        yield value
        for unit in multiplier[2], behind[multiplier.end() : multiplier.end() + 1]:
            if _is_han(unit):
                yield value + unit
        yield digits + multiplier[1][-1]


def _is_han(char: str) -> bool:
    return bool(char) and ("\u3400" <= char <= "\u9fff" or char >= "\U00020000")


def multiplied(digits: str, power: int) -> str:
    """A decimal number times a power of ten, in plain digits.

    >>> multiplied("0.4", 4), multiplied("1095.15", 4)
    ('4000', '10951500')
    """
    whole, _, decimals = digits.partition(".")
    moved = (whole + decimals[:power].ljust(power, "0")).lstrip("0") or "0"
    rest = decimals[power:].rstrip("0")
    return f"{moved}.{rest}" if rest else moved
