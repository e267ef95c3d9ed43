"""From the lines of an export to the lines of the paper: pages, paragraphs, and what no reader can see.

Everything here cuts and never copies: a run of text is given with the span of the raw text that it came from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.model import Span

LINE = re.compile("[^\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")
"""A line, by every character that Unicode or a typesetter's export ends one with."""
NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
"""What Unicode calls no character, and XML cannot hold: for a class of a pattern."""
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    f"\U000e0000-\U000e007f{NO_CHARACTERS}]+"
)
"""Control characters, zero-width spaces, direction marks, the soft hyphen, tags. Joiners stay: emoji need them."""
_VISIBLE = re.compile(f"[^{_INVISIBLE.pattern[1:-2]}]+")
_INK = re.compile(f"[^\\s{_INVISIBLE.pattern[1:-2]}]")
_HYPHENATED = re.compile(r"[a-z][-\u2010]$")


def printed(raw: str, spans: Sequence[Span], *, pauses: bool = False) -> Iterator[tuple[str, Span | None]]:
    """What a reader sees of some fragments of the raw text, run by run, each with its origin.

    Line breaks, invisible characters and the white space around lines fall away. Between two Latin words a line
    break is a space (its span is None), unless a hyphen at the end of the line divides one word: then the hyphen goes.
    Between two fragments that are joined a number goes on; the lines of one fragment may be those of a table.
    `pauses`: every line break inside a fragment is a space.
    """
    if len(spans) == 1 and _is_plain(text := raw[spans[0].start : spans[0].end]):
        yield text, spans[0]
        return
    runs = [(run, at) for at, span in enumerate(spans) for run in _lines(raw, span)]
    for number, (run, at) in enumerate(runs):
        after, place = runs[number + 1] if number + 1 < len(runs) else (None, at)
        last, first = raw[run.end - 1], raw[after.start] if after else ""
        if not pauses and first.isascii() and first.islower() and _HYPHENATED.search(raw[run.start : run.end]):
            yield from _seen(raw, Span(run.start, run.end - 1))
            continue
        yield from _seen(raw, run)
        if after and ((pauses and place == at) or _are_words(last, first, joined=place != at)):
            yield " ", None


def _is_plain(text: str) -> bool:
    """Whether a fragment is one line without white space around it or anything invisible, as nearly all are."""
    return text.isprintable() and text != "" and text[0] != " " and text[-1] != " "  # a space is all that is printable


def visible(raw: str, spans: Sequence[Span]) -> str:
    """The text of `printed`."""
    return "".join(text for text, _ in printed(raw, spans))


def has_ink(text: str) -> bool:
    """Whether anything in the text can be seen."""
    return _INK.search(text) is not None


def _lines(raw: str, span: Span) -> Iterator[Span]:
    for line in LINE.finditer(raw, span.start, span.end):
        start, end = line.span()
        while start < end and (raw[start].isspace() or _INVISIBLE.match(raw[start])):
            start += 1
        while end > start and (raw[end - 1].isspace() or _INVISIBLE.match(raw[end - 1])):
            end -= 1
        if start < end:
            yield Span(start, end)


def _seen(raw: str, run: Span) -> Iterator[tuple[str, Span]]:
    text = raw[run.start : run.end]
    if text.isprintable():  # nothing invisible is, and this is told twenty times as fast
        yield text, run
        return
    for found in _VISIBLE.finditer(raw, run.start, run.end):
        yield found.group(), Span(*found.span())


def _are_words(last: str, first: str, *, joined: bool) -> bool:
    """Whether a line ends and the next begins with a Latin word or a number of its own."""
    is_number = joined and last.isdigit() and first.isdigit()
    return last.isascii() and last.isalnum() and first.isascii() and first.isalnum() and not is_number


# ------------------------------------------------------------------ paragraphs

_FULL_LINES = 4
"""Lines in a row of the same width that make a column."""
_SHARE = 0.5
"""Share of an export's characters that stand in columns when it was broken line by line."""
_MOST = 0.6
"""The same where lines are looked at one by one, with those that an indent made shorter."""
_INDENT = 2.0
_SLACK = 0.5
_WIDEST, _NARROWEST = 50.0, 6.0
"""Full-width characters in a column of newsprint."""
_TOKEN = re.compile(r"[A-Za-z0-9.,%:/-]+|.")
_STAYS_UP = "，。、；：？！”’」』）》〉】,.;:?!)]}…—％%"
"""Marks that never begin a line."""
_SIGNS = "□■◎◇◆●○★☆▲△▼▽▶◀※"
"""Signs that begin a byline, a caption or an item, and no line inside a paragraph."""


def paragraphs(raw: str, page: Span) -> tuple[Span, ...]:
    """The lines of a page, or, where the export broke every line of the columns, whole paragraphs.

    A paragraph's span then contains its line breaks.
    """
    lines = [Span(*line.span()) for line in LINE.finditer(raw, page.start, page.end) if line.group().strip()]
    texts = [raw[line.start : line.end].strip("\r\n\t ").rstrip() for line in lines]
    widths = _columns(texts)
    if widths is None:
        return tuple(lines)
    spaced = _spaced(raw, lines)
    unbroken = max(map(_width, texts)) > max(widths) + 1 + _SLACK
    merged: list[Span] = []
    open_width = 0.0
    for number, line in enumerate(lines):
        width = widths[number]
        if merged and open_width and not (spaced and spaced[number - 1]) and not _begins(texts, number, open_width):
            merged[-1] = Span(merged[-1].start, line.end)
            goes_on = _is_full(texts, number, width)
        else:
            merged.append(line)
            goes_on = _opens(texts, number, width, set_apart=bool(spaced), unbroken=unbroken)
        open_width = width if goes_on else 0.0
    return tuple(merged)


def _columns(texts: Sequence[str]) -> tuple[float, ...] | None:
    """The width of the column that each line stands in, 0 for none. None where the export keeps paragraphs whole."""
    sizes = [_width(text) for text in texts]
    widths = [0.0] * len(texts)
    start = 0
    while start < len(texts):
        end = start + 1
        low = high = sizes[start]
        while end < len(texts) and max(high, sizes[end]) - min(low, sizes[end]) <= 1:
            low, high = min(low, sizes[end]), max(high, sizes[end])
            end += 1
        if end - start >= _FULL_LINES and _NARROWEST <= high <= _WIDEST and _unfinished(texts[start:end]):
            widths[start:end] = [high] * (end - start)
        start = end if end - start >= _FULL_LINES else start + 1
    known = [width for width in widths if width]
    if not known or sum(map(len, texts)) * _SHARE > sum(_in_column(sizes, known, texts)):
        return _one_column(sizes, texts)
    usual = max(sorted(set(known)), key=known.count)
    # A line outside every run stands in the column of the nearest run.
    nearest = usual
    filled = []
    for width in widths:
        nearest = width or nearest
        filled.append(nearest)
    return tuple(filled)


def _one_column(sizes: Sequence[float], texts: Sequence[str]) -> tuple[float, ...] | None:
    """The one width of an export whose paragraphs are too short to fill lines in a row, by where its lines end."""
    for width in sorted(set(sizes), reverse=True):
        if not _NARROWEST <= width <= _WIDEST:
            continue
        inside = [text for size, text in zip(sizes, texts, strict=True) if width - 1 - _INDENT <= size <= width]
        full = [text for size, text in zip(sizes, texts, strict=True) if width - 1 <= size <= width]
        is_most = sum(map(len, inside)) > _MOST * sum(map(len, texts))
        if is_most and len(inside) >= 2 * _FULL_LINES <= 2 * len(full) and _unfinished(inside):
            return (width,) * len(texts)
    return None


def _in_column(sizes: Sequence[float], known: Sequence[float], texts: Sequence[str]) -> Iterator[int]:
    columns = sorted(set(known))
    for size, text in zip(sizes, texts, strict=True):
        if any(column - 1 <= size <= column for column in columns):
            yield len(text)


def _unfinished(texts: Sequence[str]) -> bool:
    """Whether most lines stop inside a sentence: lines of verse or a table do not make a column."""
    return sum(text[-1:] not in "。！？!?…”；;" for text in texts) * 2 > len(texts)


def _spaced(raw: str, lines: Sequence[Span]) -> tuple[bool, ...]:
    """Whether an empty line stands after each line; empty where one stands nowhere or everywhere and tells nothing."""
    gaps = tuple(
        len(re.findall("\r\n|[\n\r\v\f\x85\u2028\u2029]", raw[one.end : other.start])) > 1
        for one, other in pairwise(lines)
    )
    return gaps if 0 < sum(gaps) < 0.8 * len(gaps) else ()


def _is_full(texts: Sequence[str], number: int, width: float) -> bool:
    """Whether the first word of the next line would not have fitted into the line."""
    if number + 1 >= len(texts):
        return False
    size = _width(texts[number])
    return size <= width + 1 + _SLACK and size + _first(texts[number + 1].lstrip("\u3000 ")) > width + _SLACK / 2


def _opens(texts: Sequence[str], number: int, width: float, *, set_apart: bool, unbroken: bool) -> bool:
    """Whether a line is the first of several, its indent printed or taken away.

    `set_apart`: empty lines stand around headings. `unbroken`: headings are wider than the columns, so that one may be
    as wide as a column by chance; elsewhere the export broke headings too, and a full line is never a whole one.
    """
    full = _is_full(texts, number, width)
    if texts[number].startswith(("\u3000\u3000", "    ")) or (full and not unbroken):
        return full
    without_indent = full or _is_full(texts, number, width - _INDENT)
    return without_indent and (set_apart or _is_full(texts, number + 1, width))


def _begins(texts: Sequence[str], number: int, width: float) -> bool:
    """Whether a line after a full one begins a paragraph: by its indent, or by the room that an indent took."""
    text = texts[number]
    if text.startswith(("\u3000\u3000", "    ", *_SIGNS)) or _width(text) > width + 1 + _SLACK:
        return True
    if texts[number - 1][-1:] not in "。！？!?…”）)" or number + 1 == len(texts):
        return False
    room = width - _width(text) - _first(texts[number + 1].lstrip("\u3000 "))
    return -_INDENT <= room + _SLACK - _INDENT < _SLACK and room >= 0


def _first(text: str) -> float:
    """The width of what must stand together at the beginning of a line."""
    token = _TOKEN.match(text)
    if not token:
        return 0.0
    end = token.end()
    while end < len(text) and text[end] in _STAYS_UP:
        end += 1
    return _width(text[:end])


def _width(text: str) -> float:
    """In full-width characters."""
    wide = sum(unicodedata.east_asian_width(char) in "WFA" for char in text)
    return wide + (len(text) - wide) / 2
