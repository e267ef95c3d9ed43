"""Type set on a picture: lines of Chinese and English, measured and broken as a newspaper would.

Every character is placed by our own measure, and not by a shaping library that one machine has and another lacks, so
the same words give the same picture everywhere. Quotation marks and brackets, which this font draws on a full square,
take half of one, and in English no more than their ink and a little air.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PIL import ImageDraw, ImageFont
from pylopdf_fonts_zh_cn import sans_path, serif_path

from generator.model import Language

Face = Literal["serif", "sans"]

_OPENING = "“‘（《〈「『〔【"
_CLOSING = "”’）》〉」』〕】，。、；：！？"
_LATIN_SQUARES = "“”‘’·…"
"""Signs that English shares with Chinese; the font draws them on a square."""
_TOKEN = re.compile(rf"[{_OPENING}{_CLOSING}·…]|[^{_OPENING}{_CLOSING}·…]+")
_AIR = 0.06
"""Of the size, on either side of a narrow sign."""
_CUT = {Language.ZH: "…", Language.EN: "..."}
"""Behind a line that was cut. The one sign of the font stands at half height, as in Chinese."""


@dataclass(frozen=True, slots=True)
class Type:
    """A kind of lettering."""

    face: Face
    size: int
    """Of the square of a Han character, in pixels."""
    bold: float = 0
    """Width of the outline that makes up for a bold face, which the package lacks, in pixels."""
    language: Language = Language.ZH
    spacing: int = 0
    """Pixels between characters."""


@cache
def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    path = serif_path() if face == "serif" else sans_path()
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def width(text: str, kind: Type) -> float:
    """How wide a line is, in pixels."""
    return sum(_advance(token, kind) for token in _tokens(text, kind))


def draw(canvas: ImageDraw.ImageDraw, at: tuple[float, float], text: str, kind: Type) -> float:
    """Draw a line on a plate with its baseline at a point; returns where it ends."""
    x, y = at
    font = _font(kind.face, kind.size)
    for token in _tokens(text, kind):
        canvas.text((x + _shift(token, kind), y), token, font=font, fill=255, anchor="ls", stroke_width=kind.bold)
        x += _advance(token, kind)
    return x


def fitted(text: str, kind: Type, most: float) -> str:
    """A line cut where it becomes too wide, with an ellipsis."""
    if width(text, kind) <= most:
        return text
    cut = _CUT[kind.language]
    while text and width(text + cut, kind) > most:
        text = text[:-1]
    if kind.language is Language.EN and " " in text:
        text = text.rpartition(" ")[0]
    return text.rstrip(" ,;:，、；：") + cut


def broken(pieces: Sequence[str], kind: Type, most: float) -> tuple[str, ...]:
    """Pieces that stay whole, set in lines; a piece wider than a line is cut between its characters."""
    lines: list[str] = []
    for piece in pieces:
        for part in [piece] if width(piece.strip(), kind) <= most else _single(piece):
            if lines and width((lines[-1] + part).rstrip(), kind) <= most:
                lines[-1] += part
            else:
                lines.append(part.lstrip())
    return tuple(line.rstrip() for line in lines if line.strip())


def balanced(pieces: Sequence[str], kind: Type, most: float) -> tuple[str, ...]:
    """As few lines as there must be, and none much shorter than the others."""
    count = len(broken(pieces, kind, most))
    narrow, wide = 0.0, most
    while wide - narrow > kind.size / 4:
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if len(broken(pieces, kind, middle)) <= count else (middle, wide)
    return broken(pieces, kind, wide)


def _single(piece: str) -> list[str]:
    """The characters of a piece; what may not begin a line stays with the one before, what may not end it goes on."""
    return re.findall(rf"[{_OPENING}]*(?:[A-Za-z0-9.,%]+|.)[{_CLOSING}·…]*", piece)


def _tokens(text: str, kind: Type) -> list[str]:
    if kind.spacing:
        return list(text)
    return _TOKEN.findall(text)


def _advance(token: str, kind: Type) -> float:
    return _own_advance(token, kind.face, kind.size, kind.language) + kind.spacing


@cache
def _own_advance(token: str, face: Face, size: int, language: Language) -> float:
    if language is Language.EN and token in _LATIN_SQUARES:
        left, right = _ink(token, face, size)
        return right - left + 2 * _AIR * size
    if token in _OPENING + _CLOSING:
        return size / 2
    return _font(face, size).getlength(token)


@cache
def _ink(token: str, face: Face, size: int) -> tuple[int, int]:
    """From where to where a sign has ink on its square, in pixels."""
    mask, (offset, _) = _font(face, size).getmask2(token, mode="L")
    left, _, right, _ = mask.getbbox() or (0, 0, size, size)
    return offset + left, offset + right


def _shift(token: str, kind: Type) -> float:
    if kind.language is Language.EN and token in _LATIN_SQUARES:
        return _AIR * kind.size - _ink(token, kind.face, kind.size)[0]
    return -kind.size / 2 if token in _OPENING else 0
