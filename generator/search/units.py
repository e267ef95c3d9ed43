"""Texts -> units: Han characters, words of Latin letters, numbers, each with its offset.

All texts are looked at as one array of code points. What is not Han is looked at word by word, and every different
word only once, however often it stands in the texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from generator.search.folding import codes, fold_codes, is_han

UNIT = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*(?:'[a-z]+)*|\d+(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?", re.ASCII)
LONGEST = 40
"""Letters of a word that count: what is longer is no word that anybody types."""
_IN_RUNS, _MARKS = "abcdefghijklmnopqrstuvwxyz0123456789", "',."
_BASE = 0x9E3779B97F4A7C15
_AT_ONCE = 8


class Units(NamedTuple):
    """The units of some texts one behind the other. `part` numbers the texts."""

    points: NDArray[np.uint32]
    """Folded code points of all texts, a line feed behind each."""
    part_ends: NDArray[np.int64]
    """Offset behind each text and its line feed."""
    han_at: NDArray[np.int64]
    """Offset of every Han character."""
    names: tuple[str, ...]
    """The different words and numbers as written (folded)."""
    plain: tuple[str, ...]
    """The same as `plain_word` makes them."""
    other: NDArray[np.int64]
    """For every word and number its index into `names`."""
    other_at: NDArray[np.int64]
    """Its offset."""
    number_of_units: NDArray[np.int32]
    """For every offset how many units begin before it; one entry more than there are offsets."""

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many units each text has."""
        return np.diff(self.number_of_units[self.part_ends], prepend=0).astype(np.int64)


def units(texts: Sequence[str]) -> Units:
    """The units of all texts."""
    points = fold_codes(codes("".join(f"{text}\n" for text in texts)))
    han = is_han().take(points)
    names, other, other_at = _others(points)
    begun = np.zeros(len(points) + 1, dtype=np.int32)
    begun[1:] = han
    begun[other_at + 1] = 1
    np.cumsum(begun, out=begun)
    return Units(
        points=points,
        part_ends=np.cumsum(np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))),
        han_at=np.flatnonzero(han),
        names=names,
        plain=tuple(map(plain_word, names)),
        other=other,
        other_at=other_at,
        number_of_units=begun,
    )


def plain_word(word: str) -> str:
    """A word without its possessive and apostrophes; a number without its thousands separators."""
    return word.removesuffix("'s").replace("'", "").replace(",", "")[:LONGEST]


def _others(points: NDArray[np.uint32]) -> tuple[tuple[str, ...], NDArray[np.int64], NDArray[np.int64]]:
    narrow = np.minimum(points, 0x7F).astype(np.uint8)
    starts, ends = _runs(narrow)
    different, kind = np.unique(_hashes(narrow, starts, ends), return_inverse=True)
    one = np.empty(len(different), dtype=np.int64)
    one[kind] = np.arange(len(kind))  # whichever: to find the first of each takes longer
    text = narrow.tobytes().decode("ascii")
    names: dict[str, int] = {}
    bounds = zip(starts[one].tolist(), ends[one].tolist(), strict=True)
    found = [_units_of(text[start:end]) for start, end in bounds]
    counts = np.fromiter(map(len, found), np.int64, len(found))
    places = np.fromiter(
        (value for own in found for name, at in own for value in (names.setdefault(name, len(names)), at)), np.int64
    ).reshape(-1, 2)
    each = counts[kind]
    run_of = np.repeat(np.arange(len(kind)), each)
    nth = np.arange(len(run_of)) - np.repeat(np.cumsum(each) - each, each)
    chosen = places[(np.cumsum(counts) - counts)[kind][run_of] + nth]
    return tuple(names), chosen[:, 0], starts[run_of] + chosen[:, 1]


@lru_cache(maxsize=1 << 16)
def _units_of(run: str) -> tuple[tuple[str, int], ...]:
    """The words and numbers of a run, each with its offset."""
    if run.isalnum():
        return ((run, 0),)
    return tuple((match[0], match.start()) for match in UNIT.finditer(run))


def _runs(narrow: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where runs of letters, digits and single marks that stand between them begin and end."""
    table = np.zeros(0x80, dtype=np.int8)
    table[[ord(char) for char in _MARKS]] = 1
    table[[ord(char) for char in _IN_RUNS]] = 2
    kinds = table.take(narrow)
    held = kinds == 2
    held[1:-1] |= (kinds[1:-1] == 1) & held[:-2] & held[2:]
    edges = np.diff(held.astype(np.int8), prepend=0, append=0)
    return np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)


def _hashes(narrow: NDArray[np.uint8], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The same number for the same run, and for no other as far as 64 bits can tell: eight letters at a time."""
    lengths = ends - starts
    padded = np.concatenate((narrow, np.zeros(_AT_ONCE, dtype=np.uint8)))
    windows = sliding_window_view(padded, _AT_ONCE)
    masks = np.tri(_AT_ONCE + 1, _AT_ONCE, -1, dtype=np.uint8) * np.uint8(0xFF)
    hashes = lengths.astype(np.uint64)
    left = np.arange(len(starts))
    for at in range(0, int(lengths.max(initial=0)), _AT_ONCE):
        left = left[lengths[left] > at]
        letters = windows[starts[left] + at] & masks[np.minimum(lengths[left] - at, _AT_ONCE)]
        own = (hashes[left] ^ letters.view(np.uint64).ravel()) * np.uint64(_BASE)
        hashes[left] = own ^ (own >> np.uint64(29))
    return hashes
