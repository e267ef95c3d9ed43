"""What part of a year or a month is meant, and what it is compared with: 上半年 is not the second half.

Quarters and halves of a year are read here alone; `wanted` takes from them the months that English may name instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import repeat
from typing import NamedTuple

from generator.facts import numerals
from generator.months import MONTHS

_CHINESE = re.compile(
    "(?P<half>[上下])半年|[前头](?P<first>[二两三四2-4])个?季度|第(?P<nth>[一二三四1-4])个?季度|(?P<quarter>[一二三四1-4])季度"
)
"""两个季度 alone are any two."""
_ENGLISH = re.compile(
    r"\b(?:(?P<nth>first|second|third|fourth|last)[ -](?P<what>half|quarter)\b(?! (?:of an|an) hour|[ -]?finals?)"
    r"|first (?P<so_many>two|three|four) quarters\b|(?P<short>[QH])(?P<of_it>[1-4])\b)",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_COUNTS = {"two": 2, "three": 3, "four": 4}
_WORDS = {number: word for word, number in _ORDINALS.items()}
_MONTHS_OF = {"quarter": 3, "quarters": 3, "half": 6}


class Period(NamedTuple):
    """A quarter or a half of a year, or the first so many quarters."""

    kind: str
    number: int

    @property
    def months(self) -> tuple[int, int]:
        """The first and the last."""
        last = _MONTHS_OF[self.kind] * self.number
        return (1 if self.kind == "quarters" else last - _MONTHS_OF[self.kind] + 1), last

    @property
    def english(self) -> str:
        """`the first half`, `the first three quarters`."""
        if self.kind == "quarters":
            return f"the first {next(word for word, count in _COUNTS.items() if count == self.number)} quarters"
        return f"the {_WORDS[self.number]} {self.kind}"


class Strange(NamedTuple):
    """Words of an English text that say another time than the Chinese does."""

    printed: str
    written: str
    """What the Chinese says in its place."""
    expected: str


def periods_of(chinese: str) -> Iterator[tuple[re.Match[str], Period]]:
    """Every quarter and half of a year that a Chinese text names, with its place."""
    if "季度" in chinese or "半年" in chinese:
        for match in _CHINESE.finditer(chinese):
            yield match, _in_chinese(match)


def _in_chinese(match: re.Match[str]) -> Period:
    if match["half"]:
        return Period("half", 1 if match["half"] == "上" else 2)
    if match["first"]:
        return Period("quarters", numerals.whole(match["first"]))
    return Period("quarter", numerals.whole(match["nth"] or match["quarter"]))


def strange(chinese: str, english: str) -> Iterator[Strange]:
    """The times that an English text says in place of those that its Chinese does."""
    yield from _other_periods(chinese, english)
    yield from _other_parts(chinese, english)
    yield from _other_comparisons(chinese, english)
    yield from _other_days(chinese, english)
    yield from _other_seasons(chinese, english)


def _other_periods(chinese: str, english: str) -> Iterator[Strange]:
    said = {period: match.group() for match, period in periods_of(chinese)}
    printed = [(match, _in_english(match)) for match in _ENGLISH.finditer(english)] if said else []
    translated = {period for _, period in printed}
    for match, period in printed:
        other = next((one for one in said if period and one.kind == period.kind), None)
        following = period and Period(period.kind, period.number + 1)
        earlier = "环比" in chinese and following in said and (len(said) == 1 or following in translated)
        if period not in said and other and not earlier:
            yield Strange(match.group(), said[other], other.english)


def _in_english(match: re.Match[str]) -> Period | None:
    if match["so_many"]:
        return Period("quarters", _COUNTS[match["so_many"].lower()])
    if match["short"]:
        return Period("quarter" if match["short"] in "Qq" else "half", int(match["of_it"]))
    number = _ORDINALS.get(match["nth"].lower())
    return Period(match["what"].lower(), number) if number else None


_PART = re.compile(
    "(?P<early>上旬|早期|(?<=[年月纪代])初期?)|(?P<mid>中旬|中叶|中期|(?<=[月纪代])中)"
    "|(?P<late>下旬|晚期|后期|末期|(?<=[年月纪代])[末底])"
)
_PART_IN_ENGLISH = re.compile(
    r"\b([Ee]arly|[Mm]id|[Ll]ate)[ -]"
    rf"(?=\d{{4}}|(?:the )?\d{{1,2}}(?:st|nd|rd|th)\b|[a-z-]+ century|(?:{'|'.join(MONTHS)})\b)"
)


def _other_parts(chinese: str, english: str) -> Iterator[Strange]:
    """Mid-July is not 7月上旬, and the late 19th century not 19世纪初."""
    printed = _PART_IN_ENGLISH.search(english)
    said = {match.lastgroup: match.group() for match in _PART.finditer(chinese)} if printed else {}
    for match in _PART_IN_ENGLISH.finditer(english) if said else ():
        if match[1].lower() not in said:
            part, written = next(iter(said.items()))
            yield Strange(match[1], written, str(part))


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(
    "(?:星期|礼拜|周)([一二三四五六日天末])(?![次年期个岁届边围带])(?:[至到](?:星期|礼拜|周)?([一二三四五六日天]))?"
)
_DAYS = dict(zip("一二三四五六日", range(7), strict=True)) | {"天": 6}
_WEEKDAY_IN_ENGLISH = re.compile(rf"\b({'|'.join(_WEEKDAYS)})s?\b")


def _other_days(chinese: str, english: str) -> Iterator[Strange]:
    """Thursday is not 周三. A day that the Chinese does not name by its weekday may have it in English."""
    printed = list(_WEEKDAY_IN_ENGLISH.finditer(english)) if "day" in english else []
    said: dict[str, str] = {}
    for match in _WEEKDAY.finditer(chinese) if printed else ():
        first = 5 if match[1] == "末" else _DAYS[match[1]]
        last = 6 if match[1] == "末" else _DAYS[match[2] or match[1]]
        said.update(dict.fromkeys(_WEEKDAYS[first : max(first, last) + 1], match.group()))
    others = [match for match in printed if match[1] not in said]
    if said and others and len({match[1] for match in printed}) <= len(said):
        days = {match[1] for match in printed}
        expected, written = next((one for one in said.items() if one[0] not in days), next(iter(said.items())))
        yield Strange(others[0].group(), written, expected)


_SEASONS = {"春": ("spring",), "夏": ("summer",), "秋": ("autumn", "fall"), "冬": ("winter",)}
_SEASON = re.compile("(?<=[年今去明初早晚深仲入每])([春夏秋冬])(?!节)|([春夏秋冬])(?=[季天日末初两])")
_SEASON_IN_ENGLISH = re.compile(
    r"\b(spring|summer|autumn|winter)\b(?! (?:festival|games|olympics|water|onion))", re.IGNORECASE
)


def _other_seasons(chinese: str, english: str) -> Iterator[Strange]:
    """Spring is not 秋天."""
    if _SEASONS.keys().isdisjoint(chinese):
        return
    said = [match[1] or match[2] for match in _SEASON.finditer(chinese)]
    printed = _SEASON_IN_ENGLISH.search(english) if said else None
    if printed is None:
        return
    names = [name for season in said for name in _SEASONS[season]]
    if not any(re.search(rf"\b{name}\b", english, re.IGNORECASE) for name in names):
        yield Strange(printed.group(), said[0], names[0])


_WITH = re.compile(
    "(?P<year>同比|[上去前]一?年|年前)|(?P<month>环比|上一?个?月|前一?个?月|月前)"
    "|(?P<week>上一?个?周|前一周|上一?个?星期|周前)|(?P<day>前一[日天]|昨[日天]|上一?个?交易日)"
)
"""What the Chinese compares with, by the English unit."""
_AT_ALL = {"year": "年", "month": "个月", "week": "周", "day": "天"}
"""What the Chinese holds where the English may well be of that unit: 提前一个月 is a month earlier."""
_COMPARED = re.compile(
    "|".join(
        rf"(?P<{unit}>\b{unit}[ -](?:on|over)[ -]{unit}\b|\bon the {unit}\b"
        rf"|\b(?:a|the|one) {unit} (?:earlier|before|ago)\b|\b(?:last|the (?:previous|preceding)) {unit}\b)"
        for unit in _AT_ALL
    ),
    re.IGNORECASE,
)
_NAMED = {"year": "year on year", "month": "month on month", "week": "week on week", "day": "day on day"}


def _other_comparisons(chinese: str, english: str) -> Iterator[Strange]:
    """What the Chinese compares with the year before only is not compared with the month before, nor the reverse."""
    said = {str(match.lastgroup): match.group() for match in _WITH.finditer(chinese)}
    for match in _COMPARED.finditer(english) if said else ():
        unit = str(match.lastgroup)
        if unit not in said and _AT_ALL[unit] not in chinese:
            other, written = next(iter(said.items()))
            yield Strange(match.group(), written, _NAMED[other])


def compared_otherwise(chinese: str, start: int, english: str, end: int) -> Strange | None:
    """What a figure is said to be compared with, if that differs. It begins in the Chinese and ends in the English."""
    clause = chinese[max(map(chinese.rfind, _ENDS_OF_CLAUSES, repeat(0), repeat(start))) + 1 : start]
    said = {str(match.lastgroup): match.group() for match in _WITH.finditer(clause)}
    if len(said) != 1:
        return None
    compared = _COMPARED.search(english, end, end + _NEAR)
    ((unit, written),) = said.items()
    if compared is None or compared[unit] or _NOT_OF_THE_FIGURE.search(english, end, compared.start()):
        return None
    return Strange(compared.group(), written, _NAMED[unit])


_NEAR = 48
_ENDS_OF_CLAUSES = "，,。；;、（("
_NOT_OF_THE_FIGURE = re.compile(r"[.,;:\d]|\b(?:and|but|while)\b")
