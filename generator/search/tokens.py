"""Texts -> postings.

What a token is:

    a unit          a Han character, a word of Latin letters (with digits), or a number; it has a position
    a pair          two Han characters side by side, punctuation between them or not, at the position of the first
    a character     one Han character; only its first place in a record is kept
    an end          a Han character and `$`: no other Han character stands behind it, at its position
    a word          as folded, without a possessive 's; of a common word only the first place in a record
    a number        as printed without thousands separators; also with the Han character behind it (`384户`), and
                    multiplied out (`0.4万亩` is also `4000` and `4000亩`, `10.95 million` also `10950000`); of small
                    numbers written as words also the digits; of a per cent also with its sign (`85%`, `85 per cent`)

No pair or phrase crosses from one part to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.search.numbers import forms
from generator.search.units import Units

COMMON_WORDS = frozenset(
    re.findall(
        "[a-z]+",
        "a an and are as at be but by for had has he her his in is it its not of on or s she so the to was",
    )
)
SPELT = {
    word: str(value)
    for value, word in enumerate(re.findall("[a-z]+", "two three four five six seven eight nine ten eleven twelve"), 2)
}
POSITION_BITS = 20
"""An article may have half a thousand blocks; see blocks.py."""

Places = NDArray[np.int32] | NDArray[np.int64]
"""Those of one edition have room in half the bytes."""
Tokens = tuple[str, ...] | NDArray[np.int64]
"""Sorted. Han characters, pairs and ends as numbers (`_han_names`): there are ten times as many as of all others."""
_POINT_BITS = 21
"""Of a code point."""


class Postings(NamedTuple):
    """Every place of every token, those of one token after those of another."""

    tokens: Tokens
    counts: NDArray[np.int32]
    """Of each token, in how many places it stands."""
    places: Places
    """Record and position as one number (`POSITION_BITS`), in their order."""

    @property
    def names(self) -> Sequence[str]:
        """The tokens as text."""
        return self.tokens if isinstance(self.tokens, tuple) else _han_names(self.tokens)


def index(units: Units, part_records: NDArray[np.int64], part_starts: NDArray[np.int64]) -> tuple[Postings, Postings]:
    """The postings of the units of all parts; for each part its record and the position of its first unit.

    Those of words and numbers, and those of Han characters, which sort behind them: neither needs the other.
    """
    counts = units.counts
    first_unit = np.cumsum(counts) - counts
    places = np.repeat((part_records << POSITION_BITS) + part_starts - first_unit, counts) + np.arange(counts.sum())
    return _words(units, places), _han(units, places)


def _words(units: Units, places: NDArray[np.int64]) -> Postings:
    """The postings of words and numbers; `places` has the record and the position of each unit."""
    plain = units.plain
    further, further_ids, further_at = forms(units)
    names = sorted({*plain, *further, *(SPELT[word] for word in SPELT.keys() & plain)})
    number = {name: index for index, name in enumerate(names)}
    spelt, spelt_at = _spelt(units, number)
    own = np.array([number[name] for name in plain], dtype=np.int64)[units.other]
    more = np.array([number[name] for name in further], dtype=np.int64)[further_ids]
    at = np.concatenate((units.other_at, further_at, spelt_at))
    common = np.array([name in COMMON_WORDS for name in names], dtype=np.bool_)
    return _sorted(
        np.concatenate((own, more, spelt)),
        places[units.number_of_units[at]],
        tokens=lambda keys: tuple(map(names.__getitem__, keys.tolist())),
        first_only=lambda keys: common[keys],
    )


def _spelt(units: Units, number: dict[str, int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Small numbers written as words: the numbers of their tokens in digits, and their offsets."""
    tokens = np.array([number[SPELT[name]] if name in SPELT else -1 for name in units.names], dtype=np.int64)
    own = tokens[units.other]
    return own[own >= 0], units.other_at[own >= 0]


def _han(units: Units, places: NDArray[np.int64]) -> Postings:
    """The postings of Han characters, their pairs and ends."""
    points = units.points[units.han_at]
    stands = np.bincount(points) > 0
    chars, own = np.flatnonzero(stands), (np.cumsum(stands) - 1)[points]
    at = places[units.number_of_units[units.han_at]]
    step = len(chars) + 2
    follows = np.diff(at) == 1  # never from one part to the next
    behind = np.ones(len(own), dtype=np.int64)
    behind[:-1][follows] = own[1:][follows] + 2
    keys = np.concatenate((own * step, own * step + behind))
    return _sorted(
        keys,
        np.tile(at, 2),
        tokens=lambda found: _han_tokens(found, chars),
        first_only=lambda found: found % step == 0,  # of a character by itself
    )


def _sorted(
    keys: NDArray[np.int64],
    places: NDArray[np.int64],
    *,
    tokens: Callable[[NDArray[np.int64]], Tokens],
    first_only: Callable[[NDArray[np.int64]], NDArray[np.bool_]],
) -> Postings:
    """Postings of tokens that are numbered in their order.

    `tokens` tells what numbers stand for, `first_only` of which only the first place in a record is kept.
    """
    place_bits = max(POSITION_BITS, int(places.max(initial=0)).bit_length())
    known: NDArray[np.int64] | None = None
    if int(keys.max(initial=0)).bit_length() + place_bits > 63:  # more characters than any newspaper has
        known, keys = np.unique(keys, return_inverse=True)
    packed = (keys << place_bits) | places
    packed.sort()
    key = packed >> place_bits
    starts = np.flatnonzero(_is_other(key))
    own = key[starts] if known is None else known[key[starts]]
    only = np.repeat(first_only(own), np.diff(starts, append=len(packed)))
    kept = np.where(only, _is_other(packed >> POSITION_BITS), _is_other(packed))
    found = (packed & ((1 << place_bits) - 1))[kept]
    counts = np.add.reduceat(kept, starts, dtype=np.int32)
    return Postings(tokens(own), counts, found.astype(np.int32) if place_bits < 32 else found)


def _is_other(values: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of some sorted values are not those before them."""
    return np.append(True, values[1:] != values[:-1])[: len(values)]


def places(postings: Postings, first: int = 0) -> NDArray[np.int64]:
    """All places of some postings; `first` is the number of the first record."""
    return postings.places.astype(np.int64) + (first << POSITION_BITS)


def united(sets: Sequence[Tokens]) -> tuple[tuple[str, ...], NDArray[np.int64], NDArray[np.int64]]:
    """The different tokens of several sets of one kind, sorted, and all tokens of the sets in that order.

    They are named by their places in the sets one behind the other, and where each different one begins is told.
    """
    numbers = [own for own in sets if not isinstance(own, tuple)]
    if numbers:
        order, ordered, begins = _in_order(np.concatenate(numbers))
        return tuple(_han_names(ordered[begins])), order, begins
    words = list(chain.from_iterable(sets))
    tokens = tuple(sorted(dict.fromkeys(words)))  # the sets are sorted, so that these rows have only to be merged
    number = {token: at for at, token in enumerate(tokens)}
    order, _, begins = _in_order(np.fromiter(map(number.__getitem__, words), np.int64, len(words)))
    return tokens, order, begins


def _in_order(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The order in which keys are sorted, the sorted keys, and where each different one begins."""
    order = np.argsort(keys, kind="stable")  # several sorted rows one behind the other: these are only merged
    ordered = keys[order]
    return order, ordered, np.flatnonzero(_is_other(ordered))


def _han_tokens(keys: NDArray[np.int64], chars: NDArray[np.int64]) -> NDArray[np.int64]:
    """A character and what stands behind it as one number: nothing, `$`, or another one. They sort as their names."""
    first, behind = np.divmod(keys, len(chars) + 2)
    tokens: NDArray[np.int64] = (chars[first] << _POINT_BITS) | np.concatenate(([0, ord("$")], chars))[behind]
    return tokens


def _han_names(tokens: NDArray[np.int64]) -> list[str]:
    """What the numbers of `_han_tokens` stand for."""
    first, second = tokens >> _POINT_BITS, tokens & ((1 << _POINT_BITS) - 1)
    lines = np.stack((first, second, np.full(len(tokens), ord("\n"))), axis=1).ravel()
    return lines[lines > 0].astype("<u4").tobytes().decode("utf-32-le").split("\n")[:-1]
