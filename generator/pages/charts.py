"""The bar of parts: a total drawn as its parts, in four textures of one hue, readable in print and by ear."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.facts.units import in_base
from generator.model import Fact, Language
from generator.pages.figures import percent
from generator.pages.words import Words

TEXTURES = ("solid", "lines", "none", "dots")
"""More parts than textures can't be told apart: they are listed with their shares, not drawn as one bar."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of the bar."""

    label: str
    share: str
    """Such as `52.5%`."""
    x: str
    """Where it begins, in percent of the width."""
    width: str
    texture: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A total drawn as its parts."""

    id: str
    """Of its title, unique on the page."""
    title: str
    """The chart in words."""
    segments: tuple[Segment, ...]
    first: bool
    """Whether it is the first chart of the page: that one carries the textures."""


def composition(
    chart_id: str, total: Fact, parts: tuple[Fact, ...], language: Language, *, first: bool
) -> Chart | None:
    """The bar of a total; None where it can't be drawn: too many parts, or shares that don't fill the whole."""
    if not 1 < len(parts) <= len(TEXTURES) or total.figure.value <= 0:
        return None
    shares = [in_base(part.figure) / in_base(total.figure) for part in parts]
    if min(shares) < 0 or sum(shares) > Decimal("1.005"):
        return None
    words = Words(language)
    segments, x = [], Decimal(0)
    for part, share, texture in zip(parts, shares, TEXTURES, strict=False):
        segments.append(
            Segment(part.label[language], percent(share), f"{x * 100:.2f}%", f"{share * 100:.2f}%", texture)
        )
        x += share
    said = words("chart.comma").join(words("chart.part", label=part.label, share=part.share) for part in segments)
    title = words("chart.title", total=total.label[language], parts=said)
    return Chart(chart_id, title, tuple(segments), first)
