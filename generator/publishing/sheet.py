"""A picture of few inks: every ink is drawn on a plate of its own, and the plates are laid over each other.

So the colours are known beforehand: the palette holds every ink in sixteen steps from paper to full, nothing has to be
counted or guessed from the pixels, and the picture is small and the same everywhere.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from PIL import Image, ImageChops, ImageColor, ImageDraw

_STEPS = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper to draw on. Where two inks meet, the later plate lies above."""

    width: int
    height: int
    paper: str
    """As `#rrggbb`, like every ink."""
    _plates: dict[str, Image.Image] = field(default_factory=dict)

    def plate(self, ink: str) -> ImageDraw.ImageDraw:
        """Where one ink is drawn; draw with the fill `255`."""
        if ink not in self._plates:
            self._plates[ink] = Image.new("L", (self.width, self.height))
        return ImageDraw.Draw(self._plates[ink])

    def png(self) -> bytes:
        """The picture."""
        sheet, palette = Image.new("L", (self.width, self.height)), []
        for number, (ink, plate) in enumerate(self._plates.items()):
            first = number * _STEPS
            steps = plate.point([0 if value < _STEPS else first + value // _STEPS for value in range(256)])
            sheet = ImageChops.lighter(sheet, steps)
            palette += [_mixed(self.paper, ink, step / (_STEPS - 1)) for step in range(_STEPS)]
        sheet.putpalette([part for colour in palette for part in colour])
        data = io.BytesIO()
        sheet.save(data, "PNG", compress_level=6)
        return data.getvalue()


def _mixed(paper: str, ink: str, share: float) -> tuple[int, ...]:
    return tuple(
        round(light + (dark - light) * share)
        for light, dark in zip(ImageColor.getrgb(paper), ImageColor.getrgb(ink), strict=True)
    )
