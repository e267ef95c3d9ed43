"""Figures in English prose: digits with their scale, number words, ordinals, months.

The counterpart of the Chinese grammar of figures, only as fine as comparing the two languages needs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class EnglishKind(StrEnum):
    """How a number is used."""

    NUMBER = "number"
    PERCENT = "percent"
    ORDINAL = "ordinal"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class EnglishFigure:
    """A number of the English text, scaled: `38.0856 million` is 38085600."""

    value: Decimal
    kind: EnglishKind
    start: int
    end: int


def _numbered(words: str, start: int, step: int = 1) -> dict[str, int]:
    return {word: start + step * place for place, word in enumerate(words.split())}


MONTHS = _numbered("January February March April May June July August September October November December", start=1)
_SMALL = (
    _numbered("zero one two three four five six seven eight nine ten eleven twelve thirteen", start=0)
    | _numbered("fourteen fifteen sixteen seventeen eighteen nineteen", start=14)
    | _numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=20, step=10)
)
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINALS = _numbered("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", start=1)
_SPECIAL = {"both": Decimal(2), "twice": Decimal(2), "half": Decimal("0.5"), "dozen": Decimal(12)}

_WORD = "|".join([*_SMALL, *_SCALES])
_SCALE = "|".join(_SCALES)
_FIGURE = re.compile(
    rf"""
    (?<![A-Za-z\d.,])(?<![A-Z]-)      # not in G318 or COVID-19
    (?:
      (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d) | \d+(?:\.\d+)?)
        (?: (?P<ordinal_ending>st|nd|rd|th)\b | (?P<scales>(?:[\s-](?:{_SCALE})\b)+) )?
    | (?P<words>(?:{_WORD})\b (?:(?:[\s-]|\sand\s)(?:{_WORD})\b)*)
    | (?P<month>(?:{"|".join(MONTHS)})\b)
    | (?P<ordinal>(?:{"|".join(_ORDINALS)})\b)
    | (?P<special>(?:{"|".join(_SPECIAL)})\b)
    )
    (?P<half>\sand\sa\shalf\b)?
    (?P<percent>\s?(?:%|per\s?cent\b))?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_english_figures(text: str) -> tuple[EnglishFigure, ...]:
    """Every number of an English text, in order."""
    return tuple(_figures(text))


def _figures(text: str) -> Iterator[EnglishFigure]:
    for match in _FIGURE.finditer(text):
        if match["month"] and match["month"][0].islower():
            continue  # "may", "march"
        value = _value(match) + (Decimal("0.5") if match["half"] else 0)
        yield EnglishFigure(value, _kind(match), *match.span())


def _value(match: re.Match[str]) -> Decimal:
    if match["digits"]:
        scales = (_SCALES[word] for word in re.findall("[a-z]+", (match["scales"] or "").lower()))
        return Decimal(match["digits"].replace(",", "")) * math.prod(scales)
    if match["words"]:
        return Decimal(_spelled(match["words"].lower()))
    if match["month"]:
        return Decimal(MONTHS[match["month"].capitalize()])
    if match["ordinal"]:
        return Decimal(_ORDINALS[match["ordinal"].lower()])
    return _SPECIAL[match["special"].lower()]


def _kind(match: re.Match[str]) -> EnglishKind:
    if match["percent"]:
        return EnglishKind.PERCENT
    if match["month"]:
        return EnglishKind.MONTH
    if match["ordinal"] or match["ordinal_ending"]:
        return EnglishKind.ORDINAL
    return EnglishKind.NUMBER


def _spelled(words: str) -> int:
    """`three hundred and eighty-four thousand` is 384000."""
    total = current = 0
    for word in re.findall(r"[a-z]+", words):
        if word in _SMALL:
            current += _SMALL[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES:
            total, current = total + max(current, 1) * _SCALES[word], 0
    return total + current
