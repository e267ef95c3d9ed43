"""Folding for search: one code point becomes one code point, so that places in folded text are places in the text.

`fold.js` does the same in the browser; both are held to tests/cases/search/vectors.json.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

_ALL = 0x110000
_APOSTROPHES = "’‘ʼ＇`´"
HAN_RANGES = ((0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
"""Code points of Han characters, ends inclusive."""


def fold(text: str) -> str:
    """The text in lower case, without accents, half-width; of the same length as `text`."""
    return fold_codes(codes(text)).astype("<u4").tobytes().decode("utf-32-le")


def codes(text: str) -> NDArray[np.uint32]:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "replace"), dtype="<u4").astype(np.uint32, copy=False)


def fold_codes(points: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """As `fold`, of code points."""
    folded: NDArray[np.uint32] = _table().take(points)
    return folded


@cache
def is_han() -> NDArray[np.bool_]:
    """For every code point whether it is a Han character."""
    table = np.zeros(_ALL, dtype=np.bool_)
    for first, last in HAN_RANGES:
        table[first : last + 1] = True
    return table


@cache
def _table() -> NDArray[np.uint32]:
    table = np.arange(_ALL, dtype=np.uint32)
    for code in (*range(0x41, 0x250), *range(0x1E00, 0x2000)):
        table[code] = ord(_plain(chr(code)))
    for code in range(0xFF01, 0xFF5F):
        table[code] = ord(chr(code - 0xFEE0).lower())
    for code in range(0xF900, 0xFB00):  # characters that Unicode has twice
        table[code] = ord(unicodedata.normalize("NFC", chr(code))[0])
    for mark in _APOSTROPHES:
        table[ord(mark)] = ord("'")
    return table


def _plain(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char
