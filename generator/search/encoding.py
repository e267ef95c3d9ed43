"""Postings as bytes: LEB128 numbers (seven bits a byte, least first), as small as plain code can read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.search.blocks import BLOCK, ZONE_STARTS
from generator.search.records import Zone
from generator.search.tokens import POSITION_BITS, Postings

Numbers = NDArray[np.int32] | NDArray[np.int64]

FIRST, SECOND = 400, 2000
"""Places of the first and of the second tier of a long list."""
_LONG = 700
_NEVER = 1 << 20
_AT_ONCE = 25_000
"""Places that are gone through at once: to get memory for more from the system takes longer than to encode them."""
_NOTHING = np.empty(0, dtype=np.int64)
_ZERO = np.int32(0)
"""As a plain number it would make all that it stands before twice as wide."""


class Encoded(NamedTuple):
    """All postings as bytes, in tiers: the first of every token, then the further ones of the long lists."""

    data: bytes
    ends: NDArray[np.int64]
    """End in `data` of each token's first tier."""
    until: NDArray[np.int64]
    """For each token twice the record before which its first tier is whole, plus one if there is a third tier; 0 where
    the first is all there is."""
    further: tuple[tuple[int, int, bytes], ...]
    """Token, tier (1, 2), and the file that holds it: the record before which two tiers are whole, and postings."""


def decoded(data: bytes, skipped: int = 0) -> NDArray[np.int64]:
    """The places of a list, as `places` packs them. The first `skipped` numbers are none of the list."""
    values = _values(data)[skipped:]
    at = np.arange(len(values))
    # A record stands behind the last position of the one before, which is odd; but of several odd numbers in a row
    # every other is itself a record.
    behind_odd = np.append(True, values[:-1] & 1 == 1)[: len(values)]
    is_record = behind_odd & ((at - np.maximum.accumulate(np.where(behind_odd, 0, at + 1))) & 1 == 0)
    record = np.cumsum(np.where(is_record, values, 0))
    passed = np.cumsum(np.where(is_record, 0, values >> 1))
    position = passed - np.maximum.accumulate(np.where(is_record, passed, 0))
    found: NDArray[np.int64] = (record << POSITION_BITS | position)[~is_record]
    return found


def joined(sets: Sequence[Encoded]) -> Encoded:
    """The postings of several sets of tokens, all of which sort behind those of the sets before."""
    tokens = [0, *accumulate(len(own.ends) for own in sets)]
    starts = [0, *accumulate(len(own.data) for own in sets)]
    return Encoded(
        b"".join(own.data for own in sets),
        np.concatenate([_NOTHING, *(own.ends + start for own, start in zip(sets, starts, strict=False))]),
        np.concatenate([_NOTHING, *(own.until for own in sets)]),
        tuple(
            (token + first, tier, data)
            for own, first in zip(sets, tokens, strict=False)
            for token, tier, data in own.further
        ),
    )


def encode(postings: Postings) -> Encoded:
    """The places of all tokens.

    Most queries are answered by the newest articles and by what stands in headlines. So a long list is cut in tiers:
    the first holds all places in headlines and headings, and the body of the newest articles.

    For every record that holds the token: how many records further it stands, then each position as its distance
    from the one before, doubled, and one more for the last of the record.
    """
    return joined([_encoded(own) for own in _stretches(postings)])


def _stretches(postings: Postings) -> Iterator[Postings]:
    """The postings of some tokens after those of others."""
    start = 0
    for first, last in at_once(postings.counts):
        counts = postings.counts[first:last]
        end = start + int(counts.sum())
        yield Postings(postings.tokens[first:last], counts, postings.places[start:end])
        start = end


def at_once(counts: NDArray[np.int32]) -> Iterator[tuple[int, int]]:
    """Which tokens are gone through together, from one to before another, if each stands in so many places."""
    ends = np.cumsum(counts, dtype=np.int64)
    first = start = 0
    while first < len(counts):
        last = min(int(np.searchsorted(ends, start + _AT_ONCE - 1, side="right")) + 1, len(counts))
        yield first, last
        first, start = last, int(ends[last - 1])


def _encoded(postings: Postings) -> Encoded:
    """All of some postings at once."""
    tokens = len(postings.tokens)
    token = np.repeat(np.arange(tokens, dtype=np.int32), postings.counts)
    record = (postings.places >> POSITION_BITS).astype(np.int32)
    position = (postings.places & ((1 << POSITION_BITS) - 1)).astype(np.int32)
    limits = _limits(postings.counts, record)
    own = np.flatnonzero((postings.counts > _LONG)[token])  # in tiers stands what is in long lists alone
    its_token, its_record = token[own], record[own]
    tier = (its_record >= limits[0][its_token]).astype(np.int32)
    tier += its_record >= limits[1][its_token]
    tier[position[own] & (BLOCK - 1) < ZONE_STARTS[Zone.BODY]] = 0
    tier, limits = _without_gaps(tier, limits, its_token)
    entry = token.copy()
    entry[own] += tier * tokens
    further = own[tier > 0]
    order = np.concatenate((np.flatnonzero(entry < tokens), further[np.argsort(entry[further], kind="stable")]))
    data, which, ends = _lists(entry[order], record[order], position[order])
    first = int(np.searchsorted(which, tokens))
    bounds = np.append(0, ends)[first:].tolist()
    long = which[first:]
    whole = numbers(limits[1, long % tokens] % _NEVER)
    files = tuple(
        (each % tokens, each // tokens, whole[at] + data[bounds[at] : bounds[at + 1]])
        for at, each in enumerate(long.tolist())
    )
    has_second, has_third = (np.isin(np.arange(tokens) + tier * tokens, which) for tier in (1, 2))
    until = np.where(has_second | has_third, limits[0] * 2 + has_third, 0)
    return Encoded(data[: bounds[0]], ends[:first], until, files)


def _without_gaps(
    tier: NDArray[np.int32], limits: NDArray[np.int32], token: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Every token with a first tier, and none with a third but no second: one article may fill a tier by itself."""
    held = np.zeros((3, limits.shape[1]), dtype=np.bool_)
    held[tier, token] = True
    closed = np.cumsum(held, axis=0, dtype=np.int32) - 1
    moved = np.where(held[0], limits, np.stack((limits[1], np.full_like(limits[1], _NEVER))))
    return closed[tier, token], moved


def _limits(counts: NDArray[np.int32], record: NDArray[np.int32]) -> NDArray[np.int32]:
    """For each token the record before which its first tier, and its first two, are whole: never before the newest."""
    starts = np.cumsum(counts) - counts
    is_cut = np.stack((counts > _LONG, counts > SECOND))
    return np.stack(
        [
            np.where(cut, np.maximum(1, record[np.where(cut, starts + size, 0)]), _NEVER)
            for cut, size in zip(is_cut, (FIRST, SECOND), strict=True)
        ]
    ).astype(np.int32)


def _lists(
    entry: NDArray[np.int32], record: NDArray[np.int32], position: NDArray[np.int32]
) -> tuple[bytes, NDArray[np.int32], NDArray[np.int64]]:
    """Lists one behind the other: their bytes, their numbers and where each ends."""
    if not len(entry):
        return b"", np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int64)
    new_entry = np.append(True, entry[1:] != entry[:-1])
    new_record = new_entry | np.append(True, record[1:] != record[:-1])
    is_last = np.append(new_record[1:], True)
    distance = np.where(new_record, position, np.diff(position, prepend=_ZERO)) * 2 + is_last
    heads = np.flatnonzero(new_record)
    skip = np.where(new_entry[heads], record[heads], np.diff(record[heads], prepend=_ZERO))
    values = np.empty(len(entry) + len(heads), dtype=np.int32)
    is_skip = np.zeros(len(values), dtype=np.bool_)
    is_skip[heads + np.arange(len(heads))] = True
    values[is_skip], values[~is_skip] = skip, distance
    data, ends = leb128(values)
    first = np.flatnonzero(new_entry[heads])
    starts = heads[first] + first
    return data.tobytes(), entry[heads[first]], ends[np.append(starts[1:], len(values)) - 1]


def numbers(values: Numbers) -> list[bytes]:
    """The bytes of each number."""
    data, ends = leb128(values)
    whole, bounds = data.tobytes(), [0, *ends.tolist()]
    return [whole[start:end] for start, end in pairwise(bounds)]


def leb128(values: Numbers) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """The bytes of all numbers, and the end of each."""
    sizes = np.ones(len(values), dtype=np.int64)
    for bits in 7, 14, 21:
        sizes += values >= 1 << bits
    ends = np.cumsum(sizes)
    data = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    at, left = ends - sizes, values
    while len(left):
        goes_on = left > 0x7F
        data[at] = left.astype(np.uint8) & 0x7F | goes_on.view(np.uint8) << 7
        longer = np.flatnonzero(goes_on)
        at, left = at[longer] + 1, left[longer] >> 7
    return data, ends


def _values(data: bytes) -> NDArray[np.int64]:
    """The numbers that some bytes stand for."""
    octets = np.frombuffer(data, dtype=np.uint8).astype(np.int64)
    ends = np.flatnonzero(octets < 0x80)
    if not len(ends):
        return np.empty(0, dtype=np.int64)
    starts = np.append(0, ends[:-1] + 1)
    byte = np.arange(len(octets)) - np.repeat(starts, ends - starts + 1)
    return np.add.reduceat((octets & 0x7F) << (7 * byte), starts)
