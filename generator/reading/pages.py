"""Where the pages of an export lie that holds several: by form feeds, else by folios of different numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model import Span
from generator.reading.lines import LINE, has_ink

_NUMBER = r"([A-Za-z]?\s?\d{1,3}|[〇一二三四五六七八九十]{1,3})"
_FOLIO = re.compile(rf"(?:[\u4e00-\u9fff·]{{1,8}}\s+)?第?\s*{_NUMBER}\s*版(?:[\s·:：]*[\u4e00-\u9fff·]{{1,8}})?")
_EDGE = 3
"""Lines at the head or the foot of a page among which its folio stands."""
_SHORTEST = 4
"""Lines of a page, its folio included. Shorter ones are a list of contents."""
_BARE = re.compile(r"[A-Za-z]?\s?\d{1,3}\s*版")
"""A folio, or what points to another page (a headline, and below it 5版)."""
_LONG = 30
"""Characters of a line that is no heading."""
_STOPS = tuple("。！？!?…”’」』）)")
"""How a line ends behind which a page may end."""


def split_pages(raw: str) -> tuple[Span, ...]:
    """The pages of an export in order; together they cover the whole text."""
    return tuple(page for fed in _merged(raw, _cuts_at_form_feeds(raw)) for page in _by_folio(raw, fed))


def _cuts_at_form_feeds(raw: str) -> list[int]:
    return [found.end() for found in re.finditer("\f", raw)]


def _merged(raw: str, cuts: Sequence[int]) -> Iterator[Span]:
    """The stretches between cuts; one without anything to see goes with the stretch after it, the last before it."""
    start = 0
    for cut in cuts:
        if has_ink(raw[start:cut]) and has_ink(raw[cut:]):
            yield Span(start, cut)
            start = cut
    yield Span(start, len(raw))


def _by_folio(raw: str, page: Span) -> Iterator[Span]:
    lines = [Span(*line.span()) for line in LINE.finditer(raw, page.start, page.end) if line.group().strip()]
    folios = list(_folios([raw[line.start : line.end].strip() for line in lines]))
    numbers = [number for _, number in folios]
    places = [at for at, _ in folios]
    if len(set(numbers)) < 2 or len(set(numbers)) < len(numbers):
        return (yield page)
    if places[0] < _EDGE:
        firsts = [0, *places[1:]]
    elif places[-1] >= len(lines) - _EDGE:
        firsts = [0, *(at + 1 for at in places[:-1])]
    else:
        return (yield page)
    if any(after - at < _SHORTEST for at, after in zip(firsts, [*firsts[1:], len(lines)], strict=True)):
        return (yield page)
    starts = [page.start, *(lines[at].start for at in firsts[1:])]
    yield from (Span(*ends) for ends in zip(starts, [*starts[1:], page.end], strict=True))
    return None


def _folios(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that are folios, with their numbers. A bare number below a torn sentence points to another page."""
    is_torn = False
    for at, line in enumerate(lines):
        if len(line) >= _LONG:
            is_torn = not line.endswith(_STOPS)
        elif (number := _folio(line)) and not (is_torn and _BARE.fullmatch(line)):
            yield at, number


def _folio(line: str) -> str | None:
    """The number of a page on a line that says nothing else; 下转第三版 is a pointer and no folio."""
    found = _FOLIO.fullmatch(line)
    return found[1] if found and not re.search("[转接轉見见]", line) else None
