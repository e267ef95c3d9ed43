"""Draw the icons of the site from theme_overrides/assets/images/favicon.svg.

Run it when the SVG has changed: `.venv/bin/python scripts/icons.py`. The icons are committed, so that a build needs no
renderer of SVG; a test compares them with the SVG.
"""

from __future__ import annotations

import io
from pathlib import Path

import resvg_py
from PIL import Image

THEME = Path(__file__).resolve().parent.parent / "theme_overrides"
SVG = THEME / "assets" / "images" / "favicon.svg"
_SIZES_OF_ICO = (16, 32, 48)
_SAFE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -6 44 44">'
    '<rect x="-6" y="-6" width="44" height="44" fill="#fbfbf9"/>'
)
"""A maskable icon may lose everything outside a circle of four fifths of its width."""


def drawn(svg: str, size: int) -> Image.Image:
    """An SVG as a picture, in pixels."""
    data = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size))
    return Image.open(io.BytesIO(data)).convert("RGB")


def icons() -> dict[Path, bytes]:
    """Every icon by its path."""
    svg = SVG.read_text("utf-8")
    maskable = _SAFE + svg.partition(">")[2]
    images = SVG.parent
    files = {images / f"icon-{size}.png": _png(drawn(svg, size)) for size in (192, 512)}
    files[images / "icon-maskable-512.png"] = _png(drawn(maskable, 512))
    files[images / "apple-touch-icon.png"] = _png(drawn(svg, 180))
    ico = io.BytesIO()
    largest, *others = (drawn(svg, size) for size in reversed(_SIZES_OF_ICO))
    largest.save(ico, "ICO", sizes=[(size, size) for size in _SIZES_OF_ICO], append_images=others)
    files[THEME / "favicon.ico"] = ico.getvalue()
    return files


def _png(image: Image.Image) -> bytes:
    data = io.BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(data, "PNG", optimize=True)
    return data.getvalue()


if __name__ == "__main__":
    for path, data in icons().items():
        path.write_bytes(data)
        print(path.name, len(data))
