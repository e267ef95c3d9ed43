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
from collections.abc import Sequence
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
    token: NDArray[np.int64]
    """Index into `tokens`."""
    record: NDArray[np.int64]
    position: NDArray[np.int64]


def index(units: Units, part_records: NDArray[np.int64], part_starts: NDArray[np.int64]) -> Postings:
    """The postings of the units of all parts; for each part its record and the position of its first unit."""
    first_unit = units.number_of_units[np.append(0, units.part_ends[:-1])]
    bases = (part_records << POSITION_BITS) + part_starts - first_unit

    def placed(offsets: NDArray[np.int64]) -> NDArray[np.int64]:
        found: NDArray[np.int64] = bases[units.part_of(offsets)] + units.number_of_units[offsets]
        return found

    names, word_keys, word_at = _words(units)
    chars, han_keys = _han(units)
    step = len(chars) + 2
    place_bits = int(part_records.max(initial=0)).bit_length() + POSITION_BITS
    key_bits = (len(names) + len(chars) * step).bit_length()
    keys = np.concatenate((word_keys, han_keys + len(names)))
    places = np.concatenate((placed(word_at), np.tile(placed(units.han_at), 2)))
    known: NDArray[np.int64] | None = None
    if key_bits + place_bits > 63:  # more characters than any newspaper has
        known, keys = np.unique(keys, return_inverse=True)
    packed = np.sort((keys << place_bits) | places)
    packed = packed[np.append(True, packed[1:] != packed[:-1])]
    key = packed >> place_bits
    begins = np.append(True, key[1:] != key[:-1])
    own = key[begins] if known is None else known[key[begins]]
    words, han = own[own < len(names)].tolist(), own[own >= len(names)] - len(names)
    tokens = (*(names[each] for each in words), *_han_names(han, chars))
    token = np.cumsum(begins) - 1
    record = (packed >> POSITION_BITS) & ((1 << (place_bits - POSITION_BITS)) - 1)
    kept = _kept(tokens, token, record)
    return Postings(tokens, token[kept], record[kept], packed[kept] & ((1 << POSITION_BITS) - 1))


def _words(units: Units) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
    """The different tokens of words and numbers, sorted; for each place the number of its token, and the offset."""
    further, further_ids, further_at = forms(units)
    plain = [plain_word(name) for name in units.names]
    names = sorted({*plain, *further, *(digits for word, digits in SPELT.items() if word in plain)})
    number = {name: index for index, name in enumerate(names)}
    spelt, spelt_at = _spelt(units, number)
    own = np.array([number[name] for name in plain], dtype=np.int64)[units.other]
    more = np.array([number[name] for name in further], dtype=np.int64)[further_ids]
    return names, np.concatenate((own, more, spelt)), np.concatenate((units.other_at, further_at, spelt_at))


def _spelt(units: Units, number: dict[str, int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Small numbers written as words: the numbers of their tokens in digits, and their offsets."""
    tokens = np.array([number[SPELT[name]] if name in SPELT else -1 for name in units.names], dtype=np.int64)
    own = tokens[units.other]
    return own[own >= 0], units.other_at[own >= 0]


def _han(units: Units) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The different Han characters, sorted; keys of all characters, then of all pairs and ends, in token order."""
    at = units.han_at
    points = units.points[at]
    chars = np.flatnonzero(np.bincount(points)) if len(points) else np.empty(0, dtype=np.int64)
    own = np.searchsorted(chars, np.arange(int(points.max(initial=0)) + 1))[points]
    step = len(chars) + 2
    follows = (np.diff(units.number_of_units[at]) == 1) & (np.diff(units.part_of(at)) == 0)
    behind = np.ones(len(own), dtype=np.int64)
    behind[:-1][follows] = own[1:][follows] + 2
    return chars, np.concatenate((own * step, own * step + behind))


def _han_names(keys: NDArray[np.int64], chars: NDArray[np.int64]) -> list[str]:
    first, behind = np.divmod(keys, len(chars) + 2)
    second = np.concatenate(([0, ord("$")], chars))[behind]
    lines = np.stack((chars[first], second, np.full(len(keys), 10)), axis=1).ravel()
    return lines[lines > 0].astype("<u4").tobytes().decode("utf-32-le").split("\n")[:-1]


def _kept(tokens: Sequence[str], token: NDArray[np.int64], record: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Of single Han characters and common words only the first place in a record."""
    first_only = np.array(
        [each in COMMON_WORDS or (len(each) == 1 and not each.isascii()) for each in tokens], dtype=np.bool_
    )
    later = np.zeros(len(token), dtype=np.bool_)
    later[1:] = (token[1:] == token[:-1]) & (record[1:] == record[:-1])
    return ~(first_only[token] & later)
