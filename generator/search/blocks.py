"""Records -> blocks: the stretches of an article that a reader's browser fetches to show what was found in it.

A block holds some parts of an article, the same in both languages, so that the sentence found in one language has its
counterpart in the block of the same number in the other. A position tells its block: block 0 has the positions from 0,
block 1 those from 2048, and so on. Within a block headlines count from 0, other headings and facts from 128, the body
from 512. Parts are one position apart, so no phrase crosses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.search.records import Record, RecordPart, Zone

BLOCK = 2048
"""Positions of a block: a power of two."""
ZONE_STARTS = {Zone.HEADLINE: 0, Zone.HEADING: 128, Zone.BODY: 512}
_ROOM = {Zone.HEADLINE: 127, Zone.HEADING: 383, Zone.BODY: 1535}
"""Units, and one between parts."""
_BYTES = 2048
"""A block is as large as a short article, about 1.6 KB gzipped."""


class Placed(NamedTuple):
    """Where a part stands."""

    block: int
    start: int
    """Position of its first unit."""


def place(records: Sequence[Record], counts: NDArray[np.int64]) -> list[Placed]:
    """A place for every part of all records, in their order; `counts` says how many units each has."""
    placed: list[Placed] = []
    sizes = iter(counts.tolist())
    for at in range(0, len(records), 2):
        own = [[(part, next(sizes)) for part in record.parts] for record in records[at : at + 2]]
        blocks = dict(_blocks(own))
        for parts in own:
            placed += _starts(parts, blocks)
    return placed


_Counted = tuple[RecordPart, int]
_Key = tuple[str, int]


def _blocks(languages: Sequence[Sequence[_Counted]]) -> Iterator[tuple[_Key, tuple[int, Zone]]]:
    """Each part's block and zone, the parts named by anchor and piece."""
    sizes: dict[_Key, tuple[Zone, int, int]] = {}
    for parts in languages:
        for part, count in parts:
            before = sizes.get((part.anchor, part.piece), (part.zone, 0, 0))
            size = len(part.text.encode())
            sizes[part.anchor, part.piece] = (before[0], max(before[1], count + 1), max(before[2], size))
    filled: dict[Zone, list[int]] = {}
    weights: dict[int, int] = {}
    for key, (wanted, count, size) in sizes.items():
        zone = wanted if count <= _ROOM[wanted] else Zone.BODY
        own = filled.setdefault(zone, [0, 0])
        block = own[0]
        if own[1] and (own[1] + count > _ROOM[zone] or weights.get(block, 0) + size > _BYTES):
            block, own[0], own[1] = block + 1, block + 1, 0
        own[1] += count
        weights[block] = weights.get(block, 0) + size
        yield key, (block, zone)


def _starts(parts: Sequence[_Counted], blocks: dict[_Key, tuple[int, Zone]]) -> Iterator[Placed]:
    following: dict[tuple[int, Zone], int] = {}
    for part, count in parts:
        block, zone = blocks[part.anchor, part.piece]
        start = following.get((block, zone), block * BLOCK + ZONE_STARTS[zone])
        following[block, zone] = start + count + 1
        yield Placed(block, start)
