"""Texts -> postings.

What a token is:

    a unit          a Han character, a word of Latin letters (with digits), or a number; it has a position
    a pair          two Han characters side by side, punctuation between them or not, at the position of the first
    a character     one Han character; only its first place in a record is kept
    an end          a Han character and `$`: no other Han character stands behind it, at its position
    a word          as folded, without a possessive 's; of a common word only the first place in a record
    a number        as printed without thousands separators; also with the Han character behind it (`384户`), and
                    multiplied out (`0.4万亩` is also `4000` and `4000亩`, `10.95 million` also `10950000`); of small
                    numbers written as words also the digits

No pair or phrase crosses from one part to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.search.numbers import forms
from generator.search.units import Units, plain_word

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


@dataclass(frozen=True, slots=True)
class Postings:
    """Every place of every token. The tokens are sorted; the arrays are parallel, sorted by token, record, position."""

    tokens: tuple[str, ...]
    token: NDArray[np.int32]
    """Index into `tokens`."""
    record: NDArray[np.int32]
    position: NDArray[np.int32]


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
    further, further_ids, further_at = forms(units)
    plain = [plain_word(name) for name in units.names]
    names = sorted({*plain, *further, *(digits for word, digits in SPELT.items() if word in plain)})
    number = {name: index for index, name in enumerate(names)}
    spelt, spelt_at = _spelt(units, number)
    own = np.array([number[name] for name in plain], dtype=np.int64)[units.other]
    more = np.array([number[name] for name in further], dtype=np.int64)[further_ids]
    at = np.concatenate((units.other_at, further_at, spelt_at))
    return _sorted(
        np.concatenate((own, more, spelt)),
        places[units.number_of_units[at]],
        lambda keys: map(names.__getitem__, keys.tolist()),
    )


def _spelt(units: Units, number: dict[str, int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Small numbers written as words: the numbers of their tokens in digits, and their offsets."""
    tokens = np.array([number[SPELT[name]] if name in SPELT else -1 for name in units.names], dtype=np.int64)
    own = tokens[units.other]
    return own[own >= 0], units.other_at[own >= 0]


def _han(units: Units, places: NDArray[np.int64]) -> Postings:
    """The postings of Han characters, their pairs and ends."""
    points = units.points[units.han_at]
    chars = np.flatnonzero(np.bincount(points)) if len(points) else np.empty(0, dtype=np.int64)
    own = np.searchsorted(chars, np.arange(int(points.max(initial=0)) + 1))[points]
    at = places[units.number_of_units[units.han_at]]
    step = len(chars) + 2
    follows = np.diff(at) == 1  # never from one part to the next
    behind = np.ones(len(own), dtype=np.int64)
    behind[:-1][follows] = own[1:][follows] + 2
    keys = np.concatenate((own * step, own * step + behind))
    return _sorted(keys, np.tile(at, 2), lambda found: _han_names(found, chars))


def _sorted(
    keys: NDArray[np.int64], places: NDArray[np.int64], names: Callable[[NDArray[np.int64]], Iterable[str]]
) -> Postings:
    """Postings of tokens that are numbered in their order; `names` tells what numbers are called."""
    place_bits = int(places.max(initial=0)).bit_length()
    known: NDArray[np.int64] | None = None
    if int(keys.max(initial=0)).bit_length() + place_bits > 63:  # more characters than any newspaper has
        known, keys = np.unique(keys, return_inverse=True)
    packed = (keys << place_bits) | places
    packed.sort()
    packed = packed[np.append(True, packed[1:] != packed[:-1])[: len(packed)]]
    key = packed >> place_bits
    begins = np.append(True, key[1:] != key[:-1])[: len(key)]
    own = key[begins] if known is None else known[key[begins]]
    found = from_places(tuple(names(own)), np.cumsum(begins) - 1, packed & ((1 << place_bits) - 1))
    kept = _kept(found)
    return Postings(found.tokens, found.token[kept], found.record[kept], found.position[kept])


def places(postings: Postings, first: int = 0) -> NDArray[np.int64]:
    """Record and position of every place as one number; `first` is the number of the first record."""
    return ((postings.record.astype(np.int64) + first) << POSITION_BITS) | postings.position


def from_places(tokens: tuple[str, ...], token: NDArray[np.int64], places: NDArray[np.int64]) -> Postings:
    """Postings whose records and positions are packed into one number."""
    position = places & ((1 << POSITION_BITS) - 1)
    return Postings(
        tokens, token.astype(np.int32), (places >> POSITION_BITS).astype(np.int32), position.astype(np.int32)
    )


def _han_names(keys: NDArray[np.int64], chars: NDArray[np.int64]) -> list[str]:
    first, behind = np.divmod(keys, len(chars) + 2)
    second = np.concatenate(([0, ord("$")], chars))[behind]
    lines = np.stack((chars[first], second, np.full(len(keys), 10)), axis=1).ravel()
    return lines[lines > 0].astype("<u4").tobytes().decode("utf-32-le").split("\n")[:-1]


def _kept(found: Postings) -> NDArray[np.bool_]:
    """Of single Han characters and common words only the first place in a record."""
    token, record = found.token, found.record
    first_only = np.array(
        [each in COMMON_WORDS or (len(each) == 1 and not each.isascii()) for each in found.tokens], dtype=np.bool_
    )
    later = np.zeros(len(token), dtype=np.bool_)
    later[1:] = (token[1:] == token[:-1]) & (record[1:] == record[:-1])
    return ~(first_only[token] & later)
