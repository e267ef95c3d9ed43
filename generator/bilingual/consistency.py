"""The English says the same numbers as the Chinese.

Every figure of a Chinese text has to stand in its English, exactly, after 万 and 亿 are multiplied out: in digits
(`38.0856 million`), in words (`five townships`) or as the name of a month.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.bilingual.english_figures import MONTHS, EnglishFigure, EnglishKind, find_english_figures
from generator.facts.figures import Reading, find_readings

_ANY_NUMBER = frozenset({EnglishKind.NUMBER, EnglishKind.ORDINAL})
_MONTH = frozenset({EnglishKind.MONTH})
_PERCENT = frozenset({EnglishKind.PERCENT})


@dataclass(frozen=True, slots=True)
class MissingFigure:
    """A figure of the Chinese that the English lacks."""

    written: str
    """As the Chinese prints it."""
    expected: str
    """What the English should hold, such as `38.0856 million`."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    value: Decimal
    kinds: frozenset[EnglishKind]
    shared: bool = False
    """One mention may stand for several of the Chinese, as a year may."""


def missing_figures(chinese: str, english: str) -> tuple[MissingFigure, ...]:
    """The figures of the Chinese that do not stand in the English, in order.

    Each English number answers for one Chinese figure, so that two equal figures need two; only years may be
    said once. A Chinese 一 is read as the article that it usually is, and asks for nothing.
    """
    unused = list(find_english_figures(english))
    used: list[EnglishFigure] = []
    missing = []
    for reading in find_readings(chinese):
        for wanted in _wanted(reading):
            pool = unused + used if wanted.shared else unused
            found = next((figure for figure in pool if _answers(figure, wanted)), None)
            if found is None:
                missing.append(MissingFigure(reading.figure.written, _expected(wanted)))
            elif found in unused:
                unused.remove(found)
                used.append(found)
    return tuple(missing)


def _answers(figure: EnglishFigure, wanted: _Wanted) -> bool:
    return figure.value == wanted.value and figure.kind in wanted.kinds


def _wanted(reading: Reading) -> tuple[_Wanted, ...]:
    """What the English must hold for a figure: both ends of a range, every part of a date."""
    figure = reading.figure
    if figure.unit in _DATE_PARTS:
        return _date_parts(figure.value, _DATE_PARTS[figure.unit])
    if figure.value == 1 and reading.high == 1 and not any(char.isdecimal() for char in figure.written):
        return ()
    ends = (figure.value,) if reading.high == figure.value else (figure.value, reading.high)
    if figure.unit == "月":
        return tuple(_Wanted(end, _MONTH) for end in ends)
    if figure.unit == "%":
        return tuple(_Wanted(end, _PERCENT) for end in ends)
    year = figure.unit == "年" and figure.value >= 1000
    return tuple(_Wanted(end, _ANY_NUMBER, shared=year) for end in ends)


_DATE_PARTS = {"年月日": "ymd", "年月": "ym", "月日": "md"}
"""Composed dates, which the grammar of figures gives as one number (20210430, 202104, 430), by their parts."""


def _date_parts(value: Decimal, parts: str) -> tuple[_Wanted, ...]:
    rest = int(value)
    wanted: list[_Wanted] = []
    for part in reversed(parts):
        if part == "y":
            wanted.append(_Wanted(Decimal(rest), _ANY_NUMBER, shared=True))
        else:
            rest, last = divmod(rest, 100)
            wanted.append(_Wanted(Decimal(last), _MONTH if part == "m" else _ANY_NUMBER))
    return tuple(reversed(wanted))


def _expected(wanted: _Wanted) -> str:
    value = wanted.value
    if wanted.kinds == _MONTH and 1 <= value <= 12:
        return list(MONTHS)[int(value) - 1]
    if wanted.kinds == _PERCENT:
        return f"{_plain(value)}%"
    if wanted.shared:
        return _plain(value, grouped=False)
    return f"{_plain(value / 10**6)} million" if value >= 10**6 else _plain(value)


def _plain(value: Decimal, *, grouped: bool = True) -> str:
    text = f"{value:,f}" if grouped else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
