"""A trap that an editor stepped into, at its place."""

from __future__ import annotations

from typing import NamedTuple

from generator.model import Bilingual


class Trap(NamedTuple):
    """A trap at its place. Row and column count from 0."""

    rule: str
    row: int
    column: int
    message: Bilingual
    remedy: Bilingual
