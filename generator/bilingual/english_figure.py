"""A figure of English prose, as a value."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class EnglishKind(StrEnum):
    """How a number is used."""

    NUMBER = "number"
    PERCENT = "percent"
    ORDINAL = "ordinal"
    MONTH = "month"
    FRACTION = "fraction"
    MULTIPLE = "multiple"


class EnglishFigure(NamedTuple):
    """A number of the English text, scaled: `38.0856 million` is 38085600."""

    value: Decimal
    kind: EnglishKind
    start: int
    end: int
    """Where the number with its scale stands; the unit is not part of it."""
    step: Decimal = Decimal(1)
    """The value of one in the last digit that says something: 100 in 4,400, a thousandth in 1.310."""
    digits: bool = True
    """Written in digits, not in words."""
    scaled: bool = False
    """Its scale is a word: `10.73 million`."""
    unit: str = ""
    """The measure, by its Chinese name; empty where none follows."""
    noun: str = ""
    """What is counted, where its noun is one that matters (`人`, `户`, `村`, ...)."""
    approx: str | None = None
    """`about`, `nearly`, `more-than`, `at-least`, `at-most`, `less-than`, or None."""
    preposition: bool = False
    """What reads as its hedge is none: `spread over 30 villages`, `passed 30 inspections`."""
    approx_before: str | None = None
    """The hedge of the figure before, where it may be meant for this one too: `over 3,000 sheep and 200 yaks`."""
    parts: tuple[EnglishFigure, ...] = ()
    """The figures that a length of time in several units would be, each by itself: 4 minutes, 30 seconds."""
    other: Decimal | None = None
    """What the number is with the scale of the next one: 3 million in `3 to 5 million`."""
    ordinal: Decimal | None = None
    """What the number is if it is no fraction: 3 in `a third party`, as against `a third of the villagers`, and in
    `for three quarters`."""
    minus: bool = False
    """A minus stands before it. A temperature or a share has a value below nothing then."""
    falls: bool = False
    """A share by which something falls: `fell by 3.5%`, `a 3.5% decline`."""
    behind_percent: bool = False
    """A bare number that may be a share, because the sentence has named one: `52.7 percent to her rival’s 45.1`."""
