"""Naming raw characters by their first and last ones.

A fragment is written whole when it is short, else as `first…last`: the characters it begins with, an ellipsis,
the characters it ends with. `first` must stand once in the source; `last` is the next place after it. Where even
the whole fragment stands several times (the same byline under two articles), ` @2` picks the second place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from generator.model import Span

ELLIPSIS = "…"
_WHOLE = 24
"""Fragments up to this many characters are written whole: they read better than their two ends."""
_COMPARED = 64
"""Characters of a fragment that was not found which are compared with the raw text."""
_EDGE = 8
"""Characters at each end to begin with; more are taken until they are unique."""
_NTH = re.compile(r" @([1-9][0-9]{0,3})$")
MANY, _MOST_PLACES = 100, 9_999
"""Places that are looked for: where one has to be the only one, and where one is picked (` @2`)."""
_MOST_CUTS = 64
"""Ellipses of a fragment that are tried as the one that stands for what is left out."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where the words of a fragment stand. Right when there is exactly one place."""

    spans: tuple[Span, ...]


def find_fragment(raw: str, written: str) -> Match:
    """Every place in the raw text that a written fragment may mean; of very many the first."""
    nth = _NTH.search(written)
    if nth is None:
        return Match(_places(raw, written, MANY))
    chosen = int(nth.group(1)) - 1
    return Match(_places(raw, written[: nth.start()], _MOST_PLACES)[chosen : chosen + 1])


@lru_cache(maxsize=16)
def _places(raw: str, words: str, most: int) -> tuple[Span, ...]:
    """Lines that are printed again and again are named one after another: the last answers are kept."""
    whole = tuple(islice(_occurrences(raw, words), most))
    if whole or ELLIPSIS not in words:
        return whole
    # The source itself may hold ellipses (……), so each one is tried as the separator.
    best: tuple[Span, ...] = ()
    for cut in islice(re.finditer(ELLIPSIS, words), _MOST_CUTS):
        spans = tuple(islice(_between(raw, words[: cut.start()], words[cut.end() :]), most))
        if len(spans) == 1:
            return spans
        best = best or spans
    return best


def _occurrences(raw: str, words: str) -> Iterator[Span]:
    at = raw.find(words) if words else -1
    while at >= 0:
        yield Span(at, at + len(words))
        at = raw.find(words, at + 1)


def _between(raw: str, first: str, last: str) -> Iterator[Span]:
    if not first or not last:
        return
    for start, after in _occurrences(raw, first):
        end = raw.find(last, after)
        if end < 0:
            return
        yield Span(start, end + len(last))


def name_fragment(raw: str, span: Span) -> str:
    """The shortest pleasant way to name a span; `find_fragment` finds exactly it again."""
    words = raw[span.start : span.end]
    one_line = not re.search(r"[\r\n\f\v\x1c-\x1e\x85\u2028\u2029]", words)
    if len(words) <= _WHOLE and one_line and find_fragment(raw, words).spans == (span,):
        return words
    for edge in _growing(len(words)):
        name = f"{words[:edge]}{ELLIPSIS}{words[-_EDGE:]}"
        if find_fragment(raw, name).spans == (span,):
            return name
        name = f"{words[:edge]}{ELLIPSIS}{words[-edge:]}"
        if find_fragment(raw, name).spans == (span,):
            return name
    if find_fragment(raw, words).spans == (span,):
        return words
    return f"{words} @{_places(raw, words, _MOST_PLACES).index(span) + 1}"


def _growing(length: int) -> Iterator[int]:
    edge = _EDGE
    while 2 * edge < length:
        yield edge
        edge += max(4, edge // 2)


def nearest(raw: str, written: str) -> Span | None:
    """Where the raw text agrees longest with the beginning of a fragment that was not found; None: nowhere."""
    first = written.partition(ELLIPSIS)[0][:_COMPARED]
    lengths = [(_beginning(raw, first[offset:]), -offset) for offset in range(min(3, len(first)))]
    length, back = max(lengths, default=(0, 0))
    if not length:
        return None
    start = raw.find(first[-back : length - back]) + back
    return Span(max(0, start), min(len(raw), start + len(first)))


def _beginning(raw: str, words: str) -> int:
    """How many of the first characters of some words stand together in the raw text; 0 where fewer than two do."""
    # Where a longer beginning stands a shorter one does too: the longest is found by halving.
    found = bisect_left(range(2, len(words) + 1), True, key=lambda length: words[:length] not in raw)
    return found + 1 if found else 0
