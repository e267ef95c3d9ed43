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
from functools import lru_cache, partial
from itertools import islice

from generator.model import Span

ELLIPSIS = "…"
_WHOLE = 24
"""Fragments up to this many characters are written whole: they read better than their two ends."""
_EDGE = 8
"""Characters at each end to begin with; more are taken until they are unique."""
_NTH = re.compile(r" @([1-9][0-9]{0,4})$")
_LINE_END = re.compile(r"[\r\n\f\v\x1c-\x1e\x85\u2028\u2029]")
_DOTS = re.compile("[.。·・]{3,6}|[⋯‥…]{1,3}")
MANY, _MOST_PLACES = 100, 20_000
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


def with_ellipsis(written: str) -> str:
    """A fragment with the one sign for what is left out, however it was typed: `...`, `⋯`, `……`."""
    return _DOTS.sub(ELLIPSIS, written)


def places(raw: str, written: str) -> tuple[str, tuple[Span, ...]]:
    """The words of a fragment without ` @2`, and the places that they may mean; of very many the first."""
    words = _NTH.sub("", written)
    return words, _places(raw, words, MANY)


def line_of(raw: str, offset: int) -> int:
    """The line that a character stands in, from 1, as editors' programs count."""
    return len(re.findall("\r\n|\r|\n", raw[:offset])) + 1


@lru_cache(maxsize=16)
def _places(raw: str, words: str, most: int) -> tuple[Span, ...]:
    """Lines that are printed again and again are named one after another: the last answers are kept."""
    has_two_ends = ELLIPSIS in words
    # Most sources hold no ellipsis, which is found out five times as fast as that the words are missing.
    whole = tuple(islice(_occurrences(raw, words), most)) if ELLIPSIS in raw or not has_two_ends else ()
    if whole or not has_two_ends:
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
    one_line = not _LINE_END.search(words)
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


_SEED = 48
"""Characters of each end of a fragment that are looked for: more would cost and tell nothing."""


def nearest(raw: str, written: str) -> Span | None:
    """The fragment of one line that agrees best with words that were not found; None: nothing agrees.

    Where the words give two ends, each is looked for by itself, the second behind the first.
    """
    words = _NTH.sub("", written)
    first, ellipsis, last = words.partition(ELLIPSIS)
    begin = _near(raw, first[:_SEED], 0)
    if begin is None:
        return None
    end = _near(raw, last[-_SEED:], begin.start) if ellipsis else begin
    # Not in the rest of the line: the end is another fragment's, and the beginning alone is the better hint.
    within = end if end is not None and not _LINE_END.search(raw, begin.start, end.end) else begin
    return Span(begin.start, max(begin.end, within.end))


def _near(raw: str, words: str, after: int) -> Span | None:
    """Where the longest run of the words stands in the raw text, widened to their length within its line."""
    longest, offset = 0, 0
    for start in range(len(words)):
        if len(words) - start <= longest:
            break
        # Where a longer run stands its beginning does too: the longest is found by halving.
        lengths = range(2, len(words) - start + 1)
        run = bisect_left(lengths, True, key=partial(_is_missing, raw, words[start:], after)) + 1
        if run > max(longest, 1):
            longest, offset = run, start
    if not longest:
        return None
    at = raw.find(words[offset : offset + longest], after)
    lines = [found.end() for found in _LINE_END.finditer(raw, 0, at)]
    until = _LINE_END.search(raw, at + longest)
    begin = max(lines[-1] if lines else 0, after, at - offset)
    end = min(until.start() if until else len(raw), at - offset + len(words))
    return Span(begin, max(end, at + longest))


def _is_missing(raw: str, words: str, after: int, length: int) -> bool:
    return raw.find(words[:length], after) < 0
