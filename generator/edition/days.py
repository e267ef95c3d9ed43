"""Dates that editors write in words, as far as they can be parsed, to compare the English with the Chinese."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from generator.model import Bilingual
from generator.months import MONTHS

_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_MONTH = r"(?P<month>[A-Z][a-z]{2,8})\.?"
_YEAR = r"(?P<year>[12]\d{3})"
_DAY = r"(?P<day>\d{1,2})"
_CHINESE = re.compile(rf"{_YEAR}\s*年(?:\s*(?P<month>\d{{1,2}})\s*月(?:\s*{_DAY}\s*[日号])?)?")
_WEEKDAY_ZH = re.compile(r"\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?\s*")
_ENGLISH = tuple(
    re.compile(form)
    for form in (
        rf"{_DAY}(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
        _YEAR,
    )
)
_WEEKDAY_EN = re.compile(r"\s*\(?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\)?,?\s*")


class Day(NamedTuple):
    """A year, with its month and day if they are named, else 0."""

    year: int
    month: int = 0
    day: int = 0

    def exists(self) -> bool:
        """Whether the date exists."""
        try:
            dt.date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            return False
        return True


def chinese_day(text: str) -> Day | None:
    """The date that a Chinese text consists of; None if the text is anything else.

    >>> chinese_day("2023年6月18日（星期日）"), chinese_day("2022年春")
    (Day(year=2023, month=6, day=18), None)
    """
    found = _CHINESE.fullmatch(_WEEKDAY_ZH.sub("", text).strip())
    return Day(int(found["year"]), int(found["month"] or 0), int(found["day"] or 0)) if found else None


def english_day(text: str) -> Day | None:
    """The date that an English text consists of; None if the text is anything else.

    >>> english_day("Sunday, 18 June 2023"), english_day("June 18, 2023"), english_day("Spring 2022")
    (Day(year=2023, month=6, day=18), Day(year=2023, month=6, day=18), None)
    """
    bare = _WEEKDAY_EN.sub("", text).strip()
    for form in _ENGLISH:
        if found := form.fullmatch(bare):
            said = found.groupdict()
            month = said.get("month")
            number = _MONTHS.get(month[:3].title()) if month else 0
            return None if number is None else Day(int(said["year"]), number, int(said.get("day") or 0))
    return None


def wrong_day(text: Bilingual) -> tuple[Bilingual, Bilingual] | None:
    """What is wrong with a date in both languages, and the remedy: it does not exist, or the two differ."""
    zh, en = chinese_day(text.zh), english_day(text.en)
    for day, written in ((zh, text.zh), (en, text.en)):
        if day is not None and not day.exists():
            return (
                Bilingual(f"没有“{written}”这一天", f"there is no `{written}` in the calendar"),
                Bilingual("请核对日期", "check the date"),
            )
    if zh is not None and en is not None and zh != en:
        return (
            Bilingual(f"中英文日期不同：“{text.zh}”与“{text.en}”", f"the two dates differ: `{text.zh}`, `{text.en}`"),
            Bilingual("请核对原文，改正其中一个", "look at the page, and correct one of them"),
        )
    return None
