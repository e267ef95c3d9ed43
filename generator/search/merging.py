"""The postings of editions -> those of the whole; and after an edit only the lists of the tokens that it touched."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.search.encoding import Encoded, at_once, decoded, encode, joined
from generator.search.tokens import POSITION_BITS, Postings, places, united


class Lists(NamedTuple):
    """Every token with its list."""

    tokens: tuple[str, ...]
    """Sorted."""
    encoded: Encoded


def lists(halves: Sequence[Sequence[tuple[int, Postings]]]) -> Lists:
    """The lists of all editions, each given with its first record, in the order of these: of words, then of Han."""
    words, han = map(_merged, halves)
    return Lists(words.tokens + han.tokens, joined((words.encoded, han.encoded)))


def _merged(shares: Sequence[tuple[int, Postings]]) -> Lists:
    tokens, order, begins = united([own.tokens for _, own in shares])
    counts = _one(own.counts.astype(np.int64) for _, own in shares)
    where = _one(places(own, first) for first, own in shares)
    starts, lengths = (np.cumsum(counts) - counts)[order], counts[order]
    of_token = np.add.reduceat(lengths, begins).astype(np.int32)
    bounds = np.append(begins, len(order))

    def gathered(first: int, last: int) -> Postings:
        """The places of a token are in their order: each share's, and the shares."""
        own = slice(bounds[first], bounds[last])
        return Postings(tokens[first:last], of_token[first:last], where[_ranges(starts[own], lengths[own])])

    return Lists(tokens, joined([encode(gathered(first, last)) for first, last in at_once(of_token)]))


def _ranges(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers from each start on, as many as its length, one range behind the other."""
    passed = np.cumsum(lengths) - lengths
    return np.repeat(starts - passed, lengths) + np.arange(int(lengths.sum()))


def _one(arrays: Iterable[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate([np.empty(0, dtype=np.int64), *arrays])


_NOWHERE = np.empty(0, dtype=np.int64)

ByToken = Mapping[str, bytes]
"""For each token where it stands: places as `tokens.places` packs them, as they lie in memory."""


class Edit(NamedTuple):
    """An edition that was edited and has as many records as before."""

    records: range
    before: ByToken
    after: ByToken

    def touched(self) -> Iterator[str]:
        """The tokens that stand elsewhere now, or are gone, or new."""
        before, after = self.before, self.after
        return (token for token in before.keys() | after.keys() if before.get(token) != after.get(token))


def places_of(shares: Iterable[Postings], first: int) -> ByToken:
    """Where each token of an edition stands; `first` is its first record."""
    found = dict[str, bytes]()
    for own in shares:
        where = places(own, first)
        ends = np.cumsum(own.counts, dtype=np.int64) * where.itemsize
        whole, start = where.tobytes(), 0
        for token, end in zip(own.names, ends.tolist(), strict=True):
            found[token] = whole[start:end]
            start = end
    return found


def changed(before: Lists, edits: Sequence[Edit]) -> Lists:
    """The lists after some editions were edited; only those of the tokens that the edits touched are made anew."""
    touched = sorted({token for edit in edits for token in edit.touched()})
    if not touched:
        return before
    beyond: dict[int, list[bytes]] = {}
    for at, _, file in before.encoded.further:
        beyond.setdefault(at, []).append(file)
    found = {token: _edited(_places(before, beyond, token), token, edits) for token in touched}
    left = [token for token, where in found.items() if len(where)]
    counts = np.array([len(found[token]) for token in left], dtype=np.int32)
    postings = Postings(tuple(left), counts, _one(found[token] for token in left))
    return _spliced(before, touched, Lists(tuple(left), encode(postings)))


def _edited(where: NDArray[np.int64], token: str, edits: Sequence[Edit]) -> NDArray[np.int64]:
    """Where a token stands after the edits."""
    for edit in edits:
        records = np.array([edit.records.start, edit.records.stop], dtype=np.int64) << POSITION_BITS
        start, end = np.searchsorted(where, records)
        own = np.frombuffer(edit.after.get(token, b""), dtype=np.int64)
        where = np.concatenate((where[:start], own, where[end:]))
    return where


def _places(lists: Lists, beyond: Mapping[int, Sequence[bytes]], token: str) -> NDArray[np.int64]:
    """Where a token stands, from all tiers of its list."""
    at = bisect_left(lists.tokens, token)
    if at == len(lists.tokens) or lists.tokens[at] != token:
        return _NOWHERE
    start = int(lists.encoded.ends[at - 1]) if at else 0
    first = decoded(lists.encoded.data[start : int(lists.encoded.ends[at])])
    found = np.concatenate([first, *(decoded(file, skipped=1) for file in beyond.get(at, ()))])
    found.sort()
    return found


def _spliced(before: Lists, touched: Sequence[str], after: Lists) -> Lists:
    """The lists with those of the touched tokens replaced; what `after` does not have is gone."""
    bounds = [np.append(0, lists.encoded.ends) for lists in (before, after)]
    tokens, data, lengths, until = list[str](), list[bytes](), [_NOWHERE], [_NOWHERE]
    for which, start, end in _stretches(before.tokens, touched, after.tokens):
        own = (before, after)[which]
        tokens.extend(own.tokens[start:end])
        data.append(own.encoded.data[bounds[which][start] : bounds[which][end]])
        lengths.append(np.diff(bounds[which][start : end + 1]))
        until.append(own.encoded.until[start:end])
    gone = frozenset(touched)
    further = [(before.tokens[at], tier, file) for at, tier, file in before.encoded.further]
    further = [each for each in further if each[0] not in gone]
    further += [(after.tokens[at], tier, file) for at, tier, file in after.encoded.further]
    placed = tuple(sorted((bisect_left(tokens, token), tier, file) for token, tier, file in further))
    ends = np.cumsum(np.concatenate(lengths))
    return Lists(tuple(tokens), Encoded(b"".join(data), ends, np.concatenate(until), placed))


def _stretches(before: Sequence[str], touched: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """What the tokens are to be, in order: 0 for a stretch of those before, 1 for one of those after."""
    start = own = 0
    for token in touched:
        at = bisect_left(before, token, start)
        yield 0, start, at
        start = at + (at < len(before) and before[at] == token)
        if own < len(after) and after[own] == token:
            yield 1, own, own + 1
            own += 1
    yield 0, start, len(before)
