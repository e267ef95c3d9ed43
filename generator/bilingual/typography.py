"""How a text is set for readers, character for character: nothing is added and nothing goes.

The export has half-width punctuation in Chinese text (`,` for `，`). Readers see the full-width mark, and because
the length stays the same, every span into the source still holds. The paper's words are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_WIDE = dict(zip(",:;?!()", "，：；？！（）", strict=True))
_CURLY = {'"': ("“", "”"), "'": ("‘", "’")}
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])'(?=[A-Za-z])")
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IS_HAN = re.compile(f"[{_HAN}]")
_IS_LETTER = re.compile(f"[{_HAN}A-Za-z\u00c0-\u024f]")
_LATIN_OR_DIGIT = re.compile(r"[0-9A-Za-z\u00c0-\u024f]")

_KEPT = re.compile(
    r"""
    https?://[!-~]+                               # an address
    | (?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)   # thousands: 3,456.78
    | (?<=\d):(?=\d)                              # a time or a proportion: 12:30, 1:2
    """,
    re.VERBOSE,
)
"""Runs whose marks belong to a figure or an address, whatever stands beside them."""


_SET_ANEW = re.compile(f"[{re.escape(''.join([*_WIDE, *_CURLY]))}]")
"""Characters that may be shown as others; a text without them is shown as it is."""


@lru_cache(maxsize=1 << 16)
def display_zh(text: str) -> str:
    """Chinese text with full-width marks where they stand in Chinese; of the same length as `text`.

    A mark is Chinese where the nearest letter before or after it is a Han character: digits, quotation marks and
    other punctuation are looked through. A pair of brackets is widened or kept as a pair, and a pair of straight
    quotation marks becomes a curly one. The paper's corner brackets 『』 stay: they are its choice of mark.
    """
    if not _SET_ANEW.search(text):
        return text
    chars = list(text)
    kept = {offset for match in _KEPT.finditer(text) for offset in range(*match.span())}
    before, after = _nearest(text, 1), _nearest(text, -1)
    partners = dict(_pairs(text))
    for offset, char in enumerate(text):
        if char not in _WIDE or offset in kept:
            continue
        if offset in partners:
            widen = _pair_is_chinese(text, *partners[offset], before, after)
        else:
            widen = bool(_IS_HAN.search(before[offset] + after[offset]))
        if widen:
            chars[offset] = _WIDE[char]
    for start, end in _straight_quotes(text):
        if _IS_HAN.search(before[start] + after[start] + before[end] + after[end]):
            chars[start], chars[end] = _CURLY[text[start]]
    return "".join(chars)


def _straight_quotes(text: str) -> Iterator[tuple[int, int]]:
    """Each pair of straight quotation marks; none in a line where one stands alone. An apostrophe is no quotation."""
    for line in re.finditer(r"[^\n]+", text):
        for mark in _CURLY.keys() & set(line.group()):
            places = [
                line.start() + offset
                for offset, char in enumerate(line.group())
                if char == mark and not _APOSTROPHE.match(text, line.start() + offset)
            ]
            if len(places) % 2 == 0:
                yield from zip(places[::2], places[1::2], strict=True)


def _nearest(text: str, step: int) -> list[str]:
    """For every offset the nearest letter before it (step 1) or after it (step -1) in its line, or nothing."""
    found = [""] * len(text)
    letter = ""
    for offset in range(len(text))[::step]:
        found[offset] = letter
        if text[offset] == "\n":
            letter = ""
        if _IS_LETTER.match(text[offset]):
            letter = text[offset]
    return found


def _pairs(text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each half-width bracket that has a partner, with the offsets of the pair."""
    opened: list[int] = []
    for offset, char in enumerate(text):
        if char == "(":
            opened.append(offset)
        elif char == ")" and opened:
            pair = (opened.pop(), offset)
            yield pair[0], pair
            yield pair[1], pair


def _pair_is_chinese(text: str, start: int, end: int, before: list[str], after: list[str]) -> bool:
    """Brackets are Chinese around Chinese, after Chinese, or around a bare number that Chinese follows."""
    inside = text[start + 1 : end]
    if _IS_HAN.search(inside):
        return True
    if start and _LATIN_OR_DIGIT.match(text[start - 1]) and _IS_LETTER.search(inside):
        return False  # f(x), CO(g): the brackets belong to the Latin run
    if _IS_HAN.match(before[start]):
        return True
    return not _IS_LETTER.search(inside) and bool(_IS_HAN.match(after[end]))


_RANGE = re.compile(r"(?<![\d-])(\d[\d.,]*)-(?=\d+(?:[.,]\d+)*(?![\d-]))")
_RANGE_MARK = re.compile(r"-(?<=[\d.,]-)(?=\d)")
_FIGURE_AND_UNIT = re.compile(  # a literal at the beginning is found fast
    r" (?<=\d )(?=(?:thousand|million|billion|trillion|yuan|mu|hectares?|(?:kilo|centi|milli)?met(?:re|er)s?"
    r"|(?:kilo)?grams?|tonnes?|litres?|degrees?|percent|km|cm|mm|m|kg|ha|kW|MW|GW|kWh)\b)"
)


_OPENING = re.compile(r"""(?:(?<=^)|(?<=[\s(\[{\u2013\u2014\u201c\u2018\ufeff]))["'](?=[^\s"'])""", re.MULTILINE)
_ELIDED = re.compile(r"'(?=\d0s\b|[Tt]is\b|[Tt]was\b)")
_CURLED = str.maketrans({'"': "”", "'": "’"})


@lru_cache(maxsize=1 << 14)  # a paragraph is shown on its page, quoted for each of its words, and told in a book
def display_en(text: str) -> str:
    """English text with curly quotation marks, an en dash in ranges and figures bound to their units; same length."""
    ranged = _RANGE.sub("\\1\N{EN DASH}", text) if _RANGE_MARK.search(text) else text
    bound = _FIGURE_AND_UNIT.sub("\N{NO-BREAK SPACE}", ranged)
    if "'" not in bound and '"' not in bound:
        return bound
    elided = _ELIDED.sub("’", bound)
    return _OPENING.sub(lambda mark: "“" if mark.group() == '"' else "‘", elided).translate(_CURLED)


@lru_cache(1 << 14)  # a paragraph is asked for wherever its story is told or quoted
def one_line(text: str) -> str:
    """English prose without the line ends of the file that it was written in."""
    return " ".join(text.split())


def lower(text: str) -> str:
    """A text in lower case, every character at its place: the lower case of a few is two characters.

    A pattern that ignores case takes four times as long as one of a text in lower case.
    """
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join(low if len(low := char.lower()) == 1 else char for char in text)
    )
