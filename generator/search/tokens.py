"""Texts -> postings.

What a token is:

    a unit          a Han character, a word of Latin letters (with digits), or a number; it has a position
    a pair          two Han characters side by side, punctuation between them or not, at the position of the first
    a character     one Han character; only its first place in a record is kept
    a word          as folded, without a possessive 's; of a common word only the first place in a record
    a number        as printed without thousands separators; also with the Han character behind it (`384户`), and
                    multiplied out (`0.4万亩` is also `4000` and `4000亩`, `10.95 million` also `10950000`)

Positions tell where in a record a unit stands: the headline from 0, headings and facts from 512, the body from 2048.
No pair or phrase crosses from one part to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, DecimalException

import numpy as np
from numpy.typing import NDArray

from generator.search.folding import codes, fold_codes, is_han
from generator.search.records import Record, Zone

UNIT = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*(?:'[a-z]+)*|\d+(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
COMMON_WORDS = frozenset(
    re.findall(
        "[a-z]+",
        "a an and are as at be been but by for from had has have he her his in into is it its not of on or s she so "
        "such that the their them there these they this to was were which will with would",
    )
)
ZONE_STARTS = {Zone.HEADLINE: 0, Zone.HEADING: 512, Zone.BODY: 2048}
_LAST_POSITION = (1 << 16) - 1
_MULTIPLIERS = {"万亿": 12, "千万": 7, "百万": 6, "万": 4, "亿": 8, "萬": 4, "億": 8}
_WORD_MULTIPLIERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_MULTIPLIER = re.compile("[余多]?(万亿|千万|百万|[万亿萬億])([余多]?)")
_WORD_MULTIPLIER = re.compile(rf"[\s-]({'|'.join(_WORD_MULTIPLIERS)})\b")
_HAN_BITS = 21
_OTHER = 1 << 42


@dataclass(frozen=True, slots=True)
class Postings:
    """Every place of every token. The tokens are sorted; the arrays are parallel, sorted by token, record, position."""

    tokens: tuple[str, ...]
    token: NDArray[np.int64]
    """Index into `tokens`."""
    record: NDArray[np.int64]
    position: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Text:
    """All parts of all records as one text."""

    folded: str
    points: NDArray[np.uint32]
    part_ends: NDArray[np.int64]
    part_records: NDArray[np.int64]
    part_zones: NDArray[np.int64]


def _starts(zones: Sequence[int], counts: Sequence[int]) -> tuple[int, ...]:
    following = {int(zone): start for zone, start in ZONE_STARTS.items()}
    starts = []
    for zone, count in zip(zones, counts, strict=True):
        starts.append(following[zone])
        following[zone] += count + 1
    return tuple(starts)


def index(records: Sequence[Record]) -> tuple[Postings, tuple[tuple[int, ...], ...]]:
    """The postings of all records, and for each record the position of the first unit of each part."""
    text = _join(records)
    offsets = _offsets(text.folded)
    starts = _unit_starts(text.points, offsets)
    unit = np.cumsum(starts) - 1
    part_of = np.repeat(np.arange(len(text.part_ends)), np.diff(text.part_ends, prepend=0))
    first_units = np.concatenate(([0], unit[text.part_ends[:-1]] if len(text.part_ends) > 1 else [])).astype(np.int64)
    first_units[1:] = np.cumsum(starts)[text.part_ends[:-1] - 1]
    counts = np.diff(np.append(first_units, starts.sum()))
    bases = _bases(records, counts)
    part_base = np.array([start for each in bases for start in each], dtype=np.int64)

    def places(offsets: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        parts = part_of[offsets]
        position = unit[offsets] - first_units[parts] + part_base[parts]
        return text.part_records[parts], np.minimum(position, _LAST_POSITION)

    han_at = np.flatnonzero(_han(text.points))
    han = text.points[han_at].astype(np.int64)
    side_by_side = (np.diff(unit[han_at]) == 1) & (np.diff(part_of[han_at]) == 0)
    pairs_at = han_at[:-1][side_by_side]
    pairs = (han[:-1] << _HAN_BITS | han[1:])[side_by_side]
    words, word_ids, others_at = _others(text.folded, offsets)
    keys = np.concatenate((han, pairs, word_ids + _OTHER))
    record, position = places(np.concatenate((han_at, pairs_at, others_at)))
    return _sorted(keys, record, position, words), bases


def _join(records: Sequence[Record]) -> _Text:
    parts = [(number, part) for number, record in enumerate(records) for part in record.parts]
    points = fold_codes(codes("".join(part.text + "\n" for _, part in parts)))
    return _Text(
        folded=_as_text(points),
        points=points,
        part_ends=np.cumsum([len(part.text) + 1 for _, part in parts]),
        part_records=np.array([number for number, _ in parts], dtype=np.int64),
        part_zones=np.array([part.zone for _, part in parts], dtype=np.int64),
    )


def _as_text(points: NDArray[np.uint32]) -> str:
    return points.astype("<u4").tobytes().decode("utf-32-le")


def _offsets(folded: str) -> NDArray[np.int64]:
    """Where each word and number begins."""
    return np.array([match.start() for match in UNIT.finditer(folded)], dtype=np.int64)


def _han(points: NDArray[np.uint32]) -> NDArray[np.bool_]:
    return np.where(points < 0x10000, is_han()[np.minimum(points, 0xFFFF)], points >= 0x20000)


def _unit_starts(points: NDArray[np.uint32], others: NDArray[np.int64]) -> NDArray[np.int64]:
    starts = _han(points).astype(np.int64)
    starts[others] = 1
    return starts


def _bases(records: Sequence[Record], counts: NDArray[np.int64]) -> tuple[tuple[int, ...], ...]:
    bases = []
    at = 0
    for record in records:
        own = counts[at : at + len(record.parts)].tolist()
        bases.append(_starts([part.zone for part in record.parts], own))
        at += len(record.parts)
    return tuple(bases)


def _others(folded: str, offsets: NDArray[np.int64]) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
    """The tokens of all words and numbers: the different ones, and for each place which it is and its offset.

    Each different word is looked at once; only numbers are looked at where they stand.
    """
    found = UNIT.findall(folded)
    names: dict[str, int] = {}
    own = {word: names.setdefault(plain_word(word), len(names)) for word in dict.fromkeys(found)}
    numerical = {word for word in own if _is_number(word)}
    ids = np.array([own[word] for word in found], dtype=np.int64)
    more_ids, more_at = [], []
    for place, word in enumerate(found):
        if word in numerical:
            at = int(offsets[place])
            for form in dict.fromkeys(_number(folded, at, word)):
                more_ids.append(names.setdefault(form, len(names)))
                more_at.append(at)
    all_ids = np.concatenate((ids, np.array(more_ids, dtype=np.int64)))
    return list(names), all_ids, np.concatenate((offsets, np.array(more_at, dtype=np.int64)))


def _is_number(word: str) -> bool:
    return word.replace(".", "").replace(",", "").isdigit()


def plain_word(word: str) -> str:
    """A word without its possessive and apostrophes; a number without its thousands separators."""
    return word.removesuffix("'s").replace("'", "").replace(",", "")


def _number(folded: str, at: int, written: str) -> Iterator[str]:
    """A number as people type it: as printed, with what it counts, multiplied out."""
    digits = written.replace(",", "")
    end = at + len(written)
    yield digits
    following = folded[end : end + 1]
    if _is_han(following):
        yield digits + following
    if multiplier := _MULTIPLIER.match(folded, end):
        value = multiplied(digits, _MULTIPLIERS[multiplier[1]])
        yield value
        unit = folded[multiplier.end() : multiplier.end() + 1]
        if _is_han(unit):
            yield value + unit
        yield digits + multiplier[1][-1]
    elif multiplier := _WORD_MULTIPLIER.match(folded, end):
        yield multiplied(digits, _WORD_MULTIPLIERS[multiplier[1]])


def _is_han(char: str) -> bool:
    return bool(char) and ("\u3400" <= char <= "\u9fff" or char >= "\U00020000")


def multiplied(digits: str, power: int) -> str:
    """A decimal number times a power of ten, in plain digits.

    >>> multiplied("0.4", 4), multiplied("1095.15", 4)
    ('4000', '10951500')
    """
    try:
        return f"{Decimal(digits).scaleb(power).normalize():f}"
    except DecimalException:
        return digits


def _sorted(
    keys: NDArray[np.int64], record: NDArray[np.int64], position: NDArray[np.int64], words: Sequence[str]
) -> Postings:
    unique, number = np.unique(keys, return_inverse=True)
    names = [_name(key, words) for key in unique.tolist()]
    order = sorted(range(len(names)), key=names.__getitem__)
    rank = np.empty(len(names), dtype=np.int64)
    rank[order] = np.arange(len(names))
    packed = np.sort((rank[number] << 36) | (record << 16) | position)
    packed = packed[np.append(True, packed[1:] != packed[:-1])]
    token, record, position = packed >> 36, (packed >> 16) & 0xFFFFF, packed & 0xFFFF
    first_only = np.array([len(names[i]) == 1 or names[i] in COMMON_WORDS for i in order], dtype=np.bool_)
    later = np.zeros(len(packed), dtype=np.bool_)
    later[1:] = (token[1:] == token[:-1]) & (record[1:] == record[:-1])
    kept = ~(first_only[token] & later)
    return Postings(tuple(names[i] for i in order), token[kept], record[kept], position[kept])


def _name(key: int, words: Sequence[str]) -> str:
    if key >= _OTHER:
        return words[key - _OTHER]
    first, second = key >> _HAN_BITS, key & ((1 << _HAN_BITS) - 1)
    return chr(first) + chr(second) if first else chr(second)
