"""Figures in running text, read by a grammar of the text itself: exact, and with the place of every one.

    find_figures(text)     every figure of a text, in order
    read_figure(written)   the one figure that a text is, or None
    high_of(figure)        the upper end of a range
    joined(text, one, other)   the range that two readings are the ends of, or None
    parts_of(figure)       what a length of time has of each unit (4分30秒)

`find_readings` and `read` give both ends of ranges (三四公里) too. What a figure is, `grammar` says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from generator.facts.durations import Part
from generator.facts.grammar import FIRST_YEAR, IDIOMS, LAST_YEAR, SIGN, START, Reading, reading_at
from generator.facts.numerals import CHARACTERS, DIGITS
from generator.facts.unit_table import BY_NAME, COMPOSED_UNITS, Kind
from generator.facts.width import narrow
from generator.model import Figure

__all__ = ["JOINT", "Reading", "find_figures", "find_readings", "high_of", "joined", "parts_of", "read", "read_figure"]

_NUMBER = re.compile(rf"[\d.]+|[{re.escape(CHARACTERS)}]+")
_OF_A_RANGE = re.compile(rf"[至到~～—–－-]|[{''.join(DIGITS)}]{{2}}")
"""What every range holds: something that stands between its ends, or two numerals side by side (三四公里)."""
_OF_UNITS = re.compile(rf"[年月周期天时钟分] ?[零又]? ?[\d{re.escape(CHARACTERS)}].*[月天时钟分秒]")
"""What a length of time in several units holds: a number behind the first of them, and a unit behind that."""


def find_figures(text: str) -> tuple[Figure, ...]:
    """Every figure in a text, in order, with `start` and `end` as offsets into it."""
    return tuple(reading.figure for reading in find_readings(text))


def read_figure(written: str) -> Figure | None:
    """The one figure that a text is (`近4400米`, `百分之三`, `十五`), or None where it is not exactly one."""
    reading = read(written)
    return reading.figure if reading else None


def high_of(figure: Figure) -> Decimal:
    """The upper end of a figure that is a range (三四公里: 4); the value of any other."""
    ranged = _OF_A_RANGE.search(figure.written) or _OF_UNITS.search(figure.written)
    reading = _printed(figure.written) if ranged else None
    return reading.high if reading and reading.figure.value == figure.value else figure.value


def _printed(written: str) -> Reading | None:
    """What is read of a figure that the words before it may be part of (低于10%—15%)."""
    if reading := read(written):
        return reading
    readings = find_readings(written)
    if len(readings) == 2:
        return joined(written, *readings)
    return readings[0] if len(readings) == 1 else None


JOINT = re.compile(" ?(?:[至到~～—–－-]|——) ?")
"""What stands between the two ends of a range."""
_MOST_OF_A_RANGE = 20
"""Times the lower end, as of any range."""


_DAYS = frozenset({"月日", "年月日"})
_MONTH_UP, _YEAR_UP = 100, 10_000


def _joined_days(text: str, one: Figure, other: Figure) -> Reading | None:
    """3月5日至8日, 2023年4月28日至5月3日: what the last day does not say again it has of the first."""
    taken = {"日": _MONTH_UP, "月日": _YEAR_UP, "年月日": 10**8}.get(other.unit)
    if taken is None or not JOINT.fullmatch(text, one.end, other.start):
        return None
    last = one.value // taken * taken + other.value
    if last <= one.value or (one.unit == "月日" and other.unit == "年月日"):
        return None
    figure = replace(one, written=text[one.start : other.end], approx="about", end=other.end)
    return Reading(figure, last)


def joined(text: str, low: Reading, high: Reading) -> Reading | None:
    """8000元至12000元: one range, the unit of which stands behind either end. So are days: 3月5日至8日."""
    one, other = low.figure, high.figure
    if one.unit in _DAYS:
        return _joined_days(text, one, other)
    if one.unit != other.unit or not one.unit or one.unit in COMPOSED_UNITS or other.approx or low.high > one.value:
        return None
    if not one.value < other.value <= _MOST_OF_A_RANGE * max(one.value, Decimal(1)) or high.high > other.value:
        return None
    calendar = BY_NAME[one.unit].kind is Kind.DATE or (one.unit == "年" and FIRST_YEAR <= one.value < LAST_YEAR)
    if calendar or not JOINT.fullmatch(text, one.end, other.start):
        return None
    figure = replace(one, written=text[one.start : other.end], approx=one.approx or "about", end=other.end)
    return Reading(replace(figure, step=min(one.step, other.step)), other.value)


def parts_of(figure: Figure) -> tuple[Part, ...]:
    """The parts of a length of time that is printed in several units; none of any other figure."""
    reading = _printed(figure.written) if _OF_UNITS.search(figure.written) else None
    return reading.parts if reading else ()


@lru_cache(maxsize=1 << 14)
def read(written: str) -> Reading | None:
    """As `read_figure`, with both ends of a range."""
    text = narrow(written)
    lead = len(text) - len(text.lstrip())
    sign = SIGN.match(text, lead)
    start = START.match(text, sign.end() if sign else lead)
    reading = reading_at(text, start, alone=True) if start else None
    if reading is None or text[reading.figure.end :].strip() or (sign and reading.figure.start != lead):
        return None
    return _as_printed(reading, written)


@lru_cache(maxsize=1 << 12)
def find_readings(text: str) -> tuple[Reading, ...]:
    """As `find_figures`, with both ends of ranges."""
    narrowed = narrow(text)
    found: list[Reading] = []
    at = 0
    while start := START.search(narrowed, at):
        idiom = IDIOMS.match(narrowed, start.end())
        reading = None if idiom else reading_at(narrowed, start, alone=False)
        if reading:
            found.append(_as_printed(reading, text))
            at = reading.figure.end
        elif idiom:
            at = idiom.end()
        else:
            at = _past_number(narrowed, start)
    return tuple(found)


def _past_number(text: str, start: re.Match[str]) -> int:
    """Where to look on after something that is no figure: not inside the same number."""
    number = _NUMBER.match(text, start.end())
    return number.end() if number else start.end() + 1


def _as_printed(reading: Reading, text: str) -> Reading:
    figure = reading.figure
    written = text[figure.start : figure.end]
    return reading if written == figure.written else reading._replace(figure=replace(figure, written=written))
