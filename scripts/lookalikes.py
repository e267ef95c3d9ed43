"""Tell which characters look alike, by drawing them: generator/search/lookalikes.txt.

    python scripts/lookalikes.py

An everyday character (of the first level of GB 2312) and another of GB 2312 look alike if their pictures, a little out
of focus, cover each other nearly and few others cover one of the two better. A line: a character and those that look
like it and sort behind it.
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
BEYOND = 0xD8
"""First byte of the second level."""


def main() -> None:
    """Write the table."""
    chars = sorted(_gb2312())
    font = ImageFont.truetype(str(sans_path()), SIZE)
    pictures = np.array([_picture(char, font) for char in chars])
    pictures -= pictures.mean(axis=1, keepdims=True)
    pictures /= np.linalg.norm(pictures, axis=1, keepdims=True)
    alike = pictures @ pictures.T
    np.fill_diagonal(alike, 0)
    near = np.zeros(alike.shape, dtype=np.bool_)
    np.put_along_axis(near, np.argsort(-alike, axis=1)[:, :FEW], values=True, axis=1)
    everyday = np.array([char.encode("gb2312")[0] < BEYOND for char in chars])
    pairs = np.triu((near | near.T) & (alike >= NEARLY) & (everyday | everyday[:, np.newaxis]))
    lines = (chars[at] + "".join(chars[other] for other in np.flatnonzero(row)) for at, row in enumerate(pairs))
    TARGET.write_text("".join(f"{line}\n" for line in lines if len(line) > 1), encoding="utf-8")


def _gb2312() -> str:
    return bytes(byte for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF) for byte in (high, low)).decode(
        "gb2312", "ignore"
    )


def _picture(char: str, font: ImageFont.FreeTypeFont) -> NDArray[np.float32]:
    image = Image.new("L", (SIZE + 2 * MARGIN, SIZE + 2 * MARGIN))
    ImageDraw.Draw(image).text((MARGIN, -MARGIN), char, font=font, fill=255)
    return np.asarray(image.filter(ImageFilter.GaussianBlur(BLUR)), dtype=np.float32).ravel()


if __name__ == "__main__":
    main()
