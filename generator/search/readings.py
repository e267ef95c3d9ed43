"""Pinyin, and script: what a reader types who does not type the characters of the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from pypinyin import Style, pinyin

_MOST_READINGS = 3


@cache
def readings(char: str) -> tuple[str, ...]:
    """The toneless readings of a character, the usual one first; ü is v, as people type it."""
    found = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(found[0]))[:_MOST_READINGS] if found else ()


def pairs_by_reading(pairs: Iterable[str]) -> list[tuple[str, bytes]]:
    """For every two syllables (`la sa`), and for every one, what in the articles is read so."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    own: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        for char in pair:
            if char not in own:
                own[char] = readings(char)
        if len(pair) == 1:
            for one in own[pair]:
                found[one].append(pair)
            continue
        for one in own[pair[0]]:
            for two in own[pair[1]]:
                found[f"{one} {two}"].append(pair)
    return [(key, "".join(found[key]).encode()) for key in sorted(found)]


def syllables(chars: Iterable[str]) -> tuple[str, ...]:
    """Every syllable that is a reading of one of the characters, sorted."""
    return tuple(sorted({one for char in chars for one in readings(char)}))


@cache
def sounds() -> str:
    """The characters of everyday Chinese by their usual reading: `la拉啦喇`, one reading a line."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for char in _everyday():
        for reading in readings(char)[:1]:
            groups[reading].append(char)
    return "\n".join(f"{reading}{''.join(groups[reading])}" for reading in sorted(groups))


def _everyday() -> Iterable[str]:
    """The 6,763 characters of GB 2312."""
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            yield from bytes((high, low)).decode("gb2312", "ignore")


@cache
def _conversions() -> dict[str, str]:
    from opencc import OpenCC  # noqa: PLC0415 - takes a tenth of a second, and only a build needs it

    converter = OpenCC("t2s")
    characters = "".join(map(chr, range(0x4E00, 0xA000)))
    simplified = "".join(converter.convert(char)[:1] or char for char in characters)
    return {old: new for old, new in zip(characters, simplified, strict=True) if old != new}


def traditional(chars: Iterable[str]) -> str:
    """Traditional characters with their simplified form, two by two, as far as that form stands in the articles."""
    present = set(chars)
    return "".join(old + new for old, new in _conversions().items() if new in present)
