"""Which encoding a file is in: by its mark, by UTF-8, else the one that gives the likelier characters.

Being decodable proves little: GB18030 accepts most Big5, most UTF-16 and much damaged UTF-8, as nonsense. So every
encoding reads the file with its faults replaced, the likeliest text wins, and only then must it be without a fault.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
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
    b"\x7fELF",
    b"{\\rtf",
)
"""How files that people mistake for a text export begin: pictures, PDF, Word, archives, rich text."""
_BITMAP, _BITMAP_HEADER = b"BM", 16
"""How a bitmap begins, as BMW does too; sizes follow, which no text holds: they have zero bytes."""
_SAMPLE = 1 << 16
"""Characters that the likelihood is judged on."""
_NEAR = 0.02
"""A difference in likelihood below this is a tie: an editor should look."""
_NONSENSE = 0.5
"""Below this likelihood, zero bytes, or bytes that no encoding explains, mean that the file is no text."""
_FAULT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and where it came from."""

    text: str
    encoding: str
    rival: str | None = None
    """Another encoding that gives nearly as likely characters."""


class UndecodableError(ValueError):
    """No encoding that a Chinese newspaper's export comes in gives text."""

    def __init__(self, offset: int, *, binary: bool, encoding: str = "", before: str = "") -> None:
        super().__init__(offset)
        self.offset = offset
        """The first byte that the encoding does not explain."""
        self.binary = binary
        self.encoding = encoding
        """The encoding that the rest of the file is most likely in."""
        lines = re.split("\r\n|\r|\n", before)
        self.line, self.column = len(lines), len(lines[-1]) + 1


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one encoding makes of the beginning of a file."""

    likelihood: float
    encoding: str
    sample: str


def decode(data: bytes) -> Decoded:
    """Decode a file's bytes; the byte-order mark is no part of the text.

    Raises UndecodableError.
    """
    if data.startswith(_BINARY) or (data.startswith(_BITMAP) and 0 in data[:_BITMAP_HEADER]):
        raise UndecodableError(0, binary=True)
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return Decoded(_strict(data, marked), marked)
    if 0 not in data:
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    return _likeliest(data)


def _likeliest(data: bytes) -> Decoded:
    best, *others = sorted(_readings(data), key=lambda reading: -reading.likelihood)
    if best.likelihood < _NONSENSE and 0 in data:
        raise UndecodableError(data.find(0), binary=True)
    try:
        text = _strict(data, best.encoding)
    except UndecodableError as error:
        if best.likelihood < _NONSENSE:
            raise UndecodableError(error.offset, binary=True) from None
        raise
    rivals = (one for one in others if best.likelihood - one.likelihood < _NEAR and one.sample != best.sample)
    return Decoded(text, best.encoding, next((rival.encoding for rival in rivals), None))


def _readings(data: bytes) -> Iterator[_Reading]:
    """UTF-8 first: in a tie it stays first."""
    for encoding in ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"):
        sample = data[: 4 * _SAMPLE].decode(encoding, "replace")[:_SAMPLE]
        yield _Reading(_likelihood(sample), encoding, sample)


def _strict(data: bytes, encoding: str) -> str:
    codec = "utf-8" if encoding == "utf-8-sig" else encoding  # utf-8-sig counts its errors from behind the mark
    try:
        return data.decode(codec).removeprefix("\ufeff" if encoding == "utf-8-sig" else "")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "ignore")
        raise UndecodableError(error.start, binary=False, encoding=encoding, before=before) from None


def _likelihood(text: str) -> float:
    """Share of the characters that news text is made of: level-1 Han characters of either script, marks, ASCII."""
    ink = [char for char in text if not char.isspace()]
    return sum(map(_common, ink)) / len(ink) if ink else 0.0


def _common(char: str) -> bool:
    if char.isascii():
        return char.isprintable()
    if char in "，。、；：？！“”‘’（）《》〈〉【】『』「」—…·％～":
        return True
    if char == _FAULT or not "\u4e00" <= char <= "\u9fff":
        return False
    return _in_level_one(char, "gb2312", 0xB0, 0xD7) or _in_level_one(char, "big5", 0xA4, 0xC6)


def _in_level_one(char: str, encoding: str, first: int, last: int) -> bool:
    try:
        return first <= char.encode(encoding)[0] <= last
    except UnicodeEncodeError:
        return False
