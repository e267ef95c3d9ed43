"""Quarters and halves of a year: 上半年 is not the second half."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_CHINESE = re.compile("(?P<half>[上下])半年|(?P<first>前)?(?P<quarter>[一二三四两])个?季度")
_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}
_ENGLISH = re.compile(
    r"\b(?:(?P<nth>first|second|third|fourth|last)[ -](?P<what>half|quarter)\b(?! (?:of an|an) hour|[ -]?finals?)"
    r"|first (?P<so_many>two|three|four) quarters\b|(?P<short>[QH])(?P<of_it>[1-4])\b)",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_COUNTS = {"two": 2, "three": 3, "four": 4}


class Period(NamedTuple):
    """A quarter or a half of a year, or the first so many quarters."""

    kind: str
    number: int


def strange(chinese: str, english: str) -> Iterator[tuple[str, str]]:
    """The periods of an English text, as printed, that are none of its Chinese, and one of the kind that is."""
    if "季度" not in chinese and "半年" not in chinese:
        return
    said = {_in_chinese(match): match.group() for match in _CHINESE.finditer(chinese)}
    for match in _ENGLISH.finditer(english):
        period = _in_english(match)
        others = [written for other, written in said.items() if period and other.kind == period.kind]
        if period and period not in said and others:
            yield match.group(), others[0]


def _in_chinese(match: re.Match[str]) -> Period:
    if match["half"]:
        return Period("half", 1 if match["half"] == "上" else 2)
    number = _NUMBERS[match["quarter"]]
    return Period("quarters" if match["first"] else "quarter", number)


def _in_english(match: re.Match[str]) -> Period | None:
    if match["so_many"]:
        return Period("quarters", _COUNTS[match["so_many"].lower()])
    if match["short"]:
        return Period("quarter" if match["short"] in "Qq" else "half", int(match["of_it"]))
    number = _ORDINALS.get(match["nth"].lower())
    return Period(match["what"].lower(), number) if number else None
