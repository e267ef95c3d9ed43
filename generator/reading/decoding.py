"""Which encoding a file is in: by its mark, its zero bytes, UTF-8, else the likelier of GB18030 and Big5."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"BM",
    b"\x7fELF",
)
"""How files that people mistake for a text export begin: pictures, PDF, Word, archives."""
_LEGACY = ("gb18030", "big5")
_SAMPLE = 1 << 16
"""Characters that the likelihood is judged on."""
_NEAR = 0.02
"""A difference in likelihood below this is a tie: an editor should look."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and where it came from."""

    text: str
    encoding: str
    rival: str | None = None
    """Another encoding that gives nearly as likely characters."""


class UndecodableError(ValueError):
    """No encoding that a Chinese newspaper's export comes in gives text."""

    def __init__(self, offset: int, *, binary: bool) -> None:
        super().__init__(offset)
        self.offset = offset
        """The first byte that no encoding explains."""
        self.binary = binary


def decode(data: bytes) -> Decoded:
    """Decode a file's bytes; the byte-order mark is no part of the text.

    Raises UndecodableError.
    """
    if data.startswith(_BINARY):
        raise UndecodableError(0, binary=True)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _utf16_by_zeros(data)
    if encoding:
        return Decoded(_strict(data, encoding), encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error.start)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(error.start, binary=False) from None


def _utf16_by_zeros(data: bytes) -> str | None:
    """UTF-16 without a mark: line breaks, digits and spaces leave zeros mostly on one side of the pairs."""
    if len(data) < 4 or len(data) % 2 or 0 not in data[:_SAMPLE]:
        return None
    # 一 (U+4E00) and its neighbours have a zero on the other side, so only trying both ways tells.
    read = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            read.append((_likelihood(data.decode(encoding)[:_SAMPLE]), encoding))
        except UnicodeDecodeError:
            continue
    likelihood, encoding = max(read, default=(0.0, ""))
    return encoding if likelihood > 0.7 else None


def _legacy(data: bytes, utf8_stops: int) -> Decoded:
    read: list[tuple[float, str, str]] = []
    reached = utf8_stops
    for encoding in _LEGACY:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            reached = max(reached, error.start)
            continue
        read.append((_likelihood(text[:_SAMPLE]), encoding, text))
    if not read:
        zero = data.find(0)
        raise UndecodableError(zero if zero >= 0 else reached, binary=zero >= 0)
    read.sort(reverse=True, key=lambda one: one[0])
    likelihood, encoding, text = read[0]
    if likelihood < 0.3 and 0 in data:
        raise UndecodableError(data.find(0), binary=True)
    rival = read[1][1] if len(read) > 1 and likelihood - read[1][0] < _NEAR else None
    return Decoded(text, encoding, rival)


def _likelihood(text: str) -> float:
    """Share of the characters that news text is made of: level-1 Han characters of either script, marks, ASCII."""
    ink = [char for char in text if not char.isspace()]
    return sum(map(_common, ink)) / len(ink) if ink else 0.0


def _common(char: str) -> bool:
    if char.isascii():
        return char.isprintable()
    if char in "，。、；：？！“”‘’（）《》〈〉【】『』「」—…·％～":
        return True
    if not "\u4e00" <= char <= "\u9fff":
        return False
    return _in_level_one(char, "gb2312", 0xB0, 0xD7) or _in_level_one(char, "big5", 0xA4, 0xC6)


def _in_level_one(char: str, encoding: str, first: int, last: int) -> bool:
    try:
        return first <= char.encode(encoding)[0] <= last
    except UnicodeEncodeError:
        return False
