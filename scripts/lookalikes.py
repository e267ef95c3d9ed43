"""Tell which characters look alike, by drawing them: generator/search/lookalikes.txt.

    python scripts/lookalikes.py

An everyday character (of the first level of GB 2312) and another of GB 2312 look alike if their pictures, a little out
of focus, cover each other nearly and few others cover one of the two better. So they do if their right halves cover
each other, moved a little: what stands there a character shares with those that it is taken for, 晴 with 睛. And if the
right half of one is the other, pressed narrow: 情 and 青. A line: a character and those that look like it and sort
behind it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from pylopdf_fonts_zh_cn import sans_path

TARGET = Path(__file__).parent.parent / "generator" / "search" / "lookalikes.txt"
SIZE, MARGIN, BLUR = 40, 4, 1.6
"""Pixels."""
NEARLY, FEW = 0.84, 6
"""Correlation of two pictures; how many may be as near."""
HALF, MOVED = 22, 4
"""Where the right half begins, and how far it may be moved."""
NEARLY_RIGHT, FEW_RIGHT = 0.93, 14
NEARLY_PRESSED, FEW_PRESSED = 0.85, 2
BEYOND = 0xD8
"""First byte of the second level."""


def main() -> None:
    """Write the table."""
    chars = sorted(_gb2312())
    font = ImageFont.truetype(str(sans_path()), SIZE)
    pictures = np.array([_picture(char, font) for char in chars])
    near = (
        _near(_likeness(pictures, pictures), NEARLY, FEW)
        | _near(_moved(pictures[:, :, HALF:], pictures), NEARLY_RIGHT, FEW_RIGHT)
        | _near(_moved(_pressed(pictures), pictures).T, NEARLY_PRESSED, FEW_PRESSED)
    )
    everyday = np.array([char.encode("gb2312")[0] < BEYOND for char in chars])
    pairs = np.triu(near & (everyday | everyday[:, np.newaxis]))
    lines = (chars[at] + "".join(chars[other] for other in np.flatnonzero(row)) for at, row in enumerate(pairs))
    TARGET.write_text("".join(f"{line}\n" for line in lines if len(line) > 1), encoding="utf-8")


def _gb2312() -> str:
    return bytes(byte for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF) for byte in (high, low)).decode(
        "gb2312", "ignore"
    )


def _picture(char: str, font: ImageFont.FreeTypeFont) -> NDArray[np.float32]:
    image = Image.new("L", (SIZE + 2 * MARGIN, SIZE + 2 * MARGIN))
    ImageDraw.Draw(image).text((MARGIN, -MARGIN), char, font=font, fill=255)
    return np.asarray(image.filter(ImageFilter.GaussianBlur(BLUR)), dtype=np.float32)


def _likeness(some: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """The correlation of each picture with each other one."""
    return _normal(some) @ _normal(others).T


def _normal(pictures: NDArray[np.float32]) -> NDArray[np.float32]:
    flat = pictures.reshape(len(pictures), -1)
    flat = flat - flat.mean(axis=1, keepdims=True)
    return flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), np.float32(1e-6))


def _moved(some: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """How well each picture covers the right half of each other one, moved as far as is best."""
    width = some.shape[2]
    wide = np.pad(others, ((0, 0), (0, 0), (MOVED, MOVED)))
    first = wide.shape[2] - width - 2 * MOVED
    return np.maximum.reduce([_likeness(some, wide[:, :, first + at :][:, :, :width]) for at in range(2 * MOVED + 1)])


def _pressed(pictures: NDArray[np.float32]) -> NDArray[np.float32]:
    """The pictures as wide as a half, without their margins."""
    size = pictures.shape[2]
    inner = (Image.fromarray(each).crop((MARGIN, 0, size - MARGIN, size)) for each in pictures)
    return np.array([each.resize((size - HALF, size), Image.Resampling.BILINEAR) for each in inner], dtype=np.float32)


def _near(alike: NDArray[np.float32], nearly: float, few: int) -> NDArray[np.bool_]:
    """Which are alike enough, and among the few that are most alike one of the two; whichever way round."""
    np.fill_diagonal(alike, 0)
    near = np.zeros(alike.shape, dtype=np.bool_)
    np.put_along_axis(near, np.argsort(-alike, axis=1)[:, :few], values=True, axis=1)
    near &= alike >= nearly
    return near | near.T


if __name__ == "__main__":
    main()
