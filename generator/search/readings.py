"""Pinyin, script and shape: what a reader types who does not type the characters of the page."""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.script import simplified_forms

_MOST_READINGS = 3
_ASKING = "谁么吗哪几什时样"
"""Characters of questions, which no article need have."""
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0302\u0304\u030c"))


@cache
def readings(char: str) -> tuple[str, ...]:
    """The toneless readings of a character, the usual one first; ü is v, as people type it."""
    found = map(_toneless, _table().get(str(ord(char)), "").split(","))
    return tuple(dict.fromkeys(filter(None, found)))[:_MOST_READINGS]


@cache  # there are some fifteen hundred, and ten times as many characters
def _toneless(syllable: str) -> str:
    """A syllable as people type it; nothing for one that has other letters than those of a keyboard."""
    typed = unicodedata.normalize("NFD", syllable).translate(_TONES).replace("u\u0308", "v")
    return typed if typed.isascii() else ""


@cache
def _table() -> Mapping[str, str]:
    """The readings of each code point: pypinyin's own table, without the package, which would read its phrases too."""
    spec = find_spec("pypinyin")
    assert spec is not None  # noqa: S101 - a dependency
    assert spec.origin is not None  # noqa: S101 - it is no namespace
    found: Mapping[str, str] = json.loads(Path(spec.origin).with_name("pinyin_dict.json").read_text(encoding="utf-8"))
    return found


def by_reading(chars: Sequence[str], pairs: Sequence[str]) -> tuple[list[str], bytes, NDArray[np.int64]]:
    """For every syllable, and for every two (`la sa`), what in the articles is read so.

    The keys, sorted; the characters or pairs of all keys as UTF-8, one behind the other; the end of each key's.
    """
    spoken = syllables(chars)
    number = {syllable: index for index, syllable in enumerate(spoken)}
    table = np.full((len(chars), _MOST_READINGS), -1, dtype=np.int64)
    for index, char in enumerate(chars):
        own = [number[each] for each in readings(char)]
        table[index, : len(own)] = own
    points = np.array([ord(char) for char in chars], dtype=np.int64)
    both = np.frombuffer("".join(pairs).encode("utf-32-le"), dtype="<u4").reshape(-1, 2).astype(np.int64)
    first, second = np.searchsorted(points, both[:, 0]), np.searchsorted(points, both[:, 1])
    step = len(spoken) + 1
    keys, ones, twos = [], [], []
    for one in range(_MOST_READINGS):
        known = table[:, one] >= 0
        keys.append(table[known, one] * step)
        ones.append(points[known])
        twos.append(np.zeros(int(known.sum()), dtype=np.int64))
        for two in range(_MOST_READINGS):
            left, right = table[first, one], table[second, two]
            known = (left >= 0) & (right >= 0)
            keys.append(left[known] * step + right[known] + 1)
            ones.append(both[known, 0])
            twos.append(both[known, 1])
    key, one_points, two_points = (np.concatenate(each) for each in (keys, ones, twos))
    order = np.lexsort((two_points, one_points, key))
    key = key[order]
    flat = np.stack((one_points[order], two_points[order]), axis=1).ravel()
    data = flat[flat > 0].astype("<u4").tobytes().decode("utf-32-le").encode()
    sizes = np.select([flat == 0, flat < 0x80, flat < 0x800, flat < 0x10000], [0, 1, 2, 3], 4)
    last = np.flatnonzero(np.append(key[1:] != key[:-1], True)) if len(key) else np.empty(0, dtype=np.int64)
    ends = np.cumsum(sizes)[1::2][last]
    seconds = ["", *(f" {syllable}" for syllable in spoken)]
    of_first, of_second = np.divmod(key[last], step)
    names = [spoken[one] + seconds[two] for one, two in zip(of_first.tolist(), of_second.tolist(), strict=True)]
    return names, data, ends


def syllables(chars: Iterable[str]) -> tuple[str, ...]:
    """Every syllable that is a reading of one of the characters, sorted."""
    return tuple(sorted({one for char in chars for one in readings(char)}))


def sounds(chars: Iterable[str]) -> str:
    """How characters are read: `a啊ai埃…`, then a line of its own for characters beyond those, `la砬`.

    The first level of GB 2312 holds the everyday characters in the order of their pinyin, and browsers know that order
    (TextDecoder): so it is enough to say which character each syllable begins with.
    """
    everyday = list(_everyday())
    begun = dict(_begun(everyday))
    ordered = set(_as_ordered(everyday, begun))
    others = (f"{readings(char)[0]}{char}" for char in chars if char not in ordered and readings(char))
    return "".join(f"{syllable}{char}" for char, syllable in begun.items()) + "\n" + "".join(others)


def _begun(everyday: Sequence[str]) -> Iterator[tuple[str, str]]:
    """With which character each syllable begins: the longest row of usual readings that goes up."""
    usual = [(_order(own[0]), at) for at, char in enumerate(everyday) if (own := readings(char))]
    keys, tails = list[str](), list[int]()
    before: dict[int, int] = {}
    for key, at in usual:
        place = bisect_right(keys, key)
        if place:
            before[at] = tails[place - 1]
        keys[place : place + 1], tails[place : place + 1] = [key], [at]
    row = [tails[-1]]
    while row[-1] in before:
        row.append(before[row[-1]])
    begun: dict[str, str] = {}
    for at in reversed(row):
        begun.setdefault(readings(everyday[at])[0], everyday[at])
    return ((char, syllable) for syllable, char in begun.items())


def _as_ordered(everyday: Iterable[str], begun: Mapping[str, str]) -> Iterator[str]:
    """The characters that are read as the order says."""
    syllable = ""
    for char in everyday:
        syllable = begun.get(char, syllable)
        if syllable in readings(char):
            yield char


def _order(syllable: str) -> str:
    """Where GB 2312 sorts a syllable: lu, lü, luan, lüe, lun."""
    return syllable.replace("v", "u") + "!" * ("v" in syllable)


def _everyday() -> Iterator[str]:
    """The 3,755 characters of the first level of GB 2312, sorted by pinyin."""
    for high in range(0xB0, 0xD8):
        yield from bytes(byte for low in range(0xA1, 0xFF) for byte in (high, low)).decode("gb2312", "ignore")


def by_look(chars: Iterable[str]) -> tuple[list[str], bytes, NDArray[np.int64]]:
    """For every character that looks like some of the articles these: keys, data and ends as for `by_reading`."""
    present = frozenset(chars)
    alike: dict[str, str] = {}
    for line in _lookalikes():
        first, others = line[0], line[1:]
        if first in present:
            for other in others:
                alike[other] = alike.get(other, "") + first
        if held := "".join(filter(present.__contains__, others)):
            alike[first] = alike.get(first, "") + held
    found = sorted((char, others.encode()) for char, others in alike.items())
    ends = np.cumsum([len(data) for _, data in found], dtype=np.int64)
    return [char for char, _ in found], b"".join(data for _, data in found), ends


@cache
def _lookalikes() -> tuple[str, ...]:
    """A line: a character and those that look like it and sort behind it (scripts/lookalikes.py)."""
    return tuple(files("generator.search").joinpath("lookalikes.txt").read_text(encoding="utf-8").split())


def traditional(chars: Iterable[str]) -> str:
    """Traditional characters with their simplified form, two by two, if that form stands in the articles or asks."""
    present = {*chars, *_ASKING}
    return "".join(old + new for old, new in simplified_forms().items() if new in present)
