"""Numbers written in Chinese characters, read exactly.

`parse` knows the system (三百零六, 十五, 一亿二千万), short speech (两万五), digits in a row (二〇二二), decimals
(三点五, 三点五亿) and the financial forms (壹佰). `parse_range` reads two neighbouring digits as the paper means them:
三四 is three or four, 十五六 fifteen or sixteen. `parse_spoken` reads what has no digit at all: 百, 千万, 百亿.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal

DIGITS: dict[str, int] = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "〇": 0,
    "○": 0,
    "两": 2,
    "兩": 2,
    "貳": 2,
    "叄": 3,
    "陸": 6,
}
PLACES: dict[str, int] = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
GROUPS: dict[str, int] = {"亿": 10**8, "億": 10**8, "万": 10**4, "萬": 10**4}
"""The greater first: a number is read by its greatest group, what stands before it and what stands after."""
POINT = "点"
MOST_CHARACTERS = 26
"""Of a number: nothing that a paper prints is longer, and Decimal's 28 digits hold it exactly."""
SCALES = "".join(PLACES) + "".join(GROUPS)
TENS: dict[str, str] = {"廿": "二十", "卅": "三十"}
"""廿八 is 二十八, written short."""
CHARACTERS = "".join(DIGITS) + "".join(TENS) + SCALES
_ZEROS = frozenset("零〇○")
DECIMALS = f"(?P<digits>[{''.join(DIGITS)}]+)(?P<groups>(?:[百千]?[万萬]?[亿億]|[百千]?[万萬])?)"
"""What may follow the point: 五, 五亿, 五千万."""
_DECIMALS = re.compile(DECIMALS)


def parse(text: str) -> Decimal | None:
    """The number that a text of numerals means, or None where it is not well formed or longer than any number is."""
    if len(text) > MOST_CHARACTERS:
        return None
    for short, full in TENS.items():
        text = text.replace(short, full)
    whole, point, fraction = text.partition(POINT)
    value = _whole(whole)
    if point:
        decimals = _DECIMALS.fullmatch(fraction)
        if value is None or not decimals:
            return None
        digits = "".join(str(DIGITS[char]) for char in decimals["digits"])
        return Decimal(f"{value}.{digits}") * (parse_spoken(decimals["groups"]) or 1)
    return None if value is None else Decimal(value)


def whole(digits: str) -> int:
    """A whole number in either kind of digits."""
    return int(digits) if digits.isascii() else int(parse(digits) or 0)


def parse_range(text: str) -> tuple[Decimal, Decimal] | None:
    """The two ends of a number with one pair of neighbouring digits (三四百: 300 and 400), or None."""
    for at in range(len(text) - 1):
        first, second = DIGITS.get(text[at]), DIGITS.get(text[at + 1])
        if first and second == first + 1 and text[at + 2 : at + 3] not in DIGITS:
            low, high = parse(text[: at + 1] + text[at + 2 :]), parse(text[:at] + text[at + 1 :])
            return None if low is None or high is None else (low, high)
    return None


_SPOKEN = re.compile("[十拾百佰千仟]?(?:[万萬]?[亿億]|[万萬])|[十拾百佰千仟]")


def parse_spoken(text: str) -> int | None:
    """The number that a place, a group, or a group counted in places is without any digit: 百, 万, 千万, 百亿."""
    if not _SPOKEN.fullmatch(text):
        return None
    return math.prod(PLACES.get(char) or GROUPS[char] for char in text)


def _whole(text: str) -> int | None:
    if not text:
        return None
    if all(char in DIGITS for char in text):
        return _digits_in_a_row(text)
    for names in (("亿", "億"), ("万", "萬")):
        at = max(text.rfind(name) for name in names)
        if at >= 0:
            return _around_group(text[:at], GROUPS[text[at]], text[at + 1 :])
    return _section(text)


def _digits_in_a_row(text: str) -> int | None:
    """A single digit, or a number spelled digit by digit. Two digits alone are a range unless one is a zero."""
    if len(text) == 2 and not _ZEROS & set(text):
        return None
    return int("".join(str(DIGITS[char]) for char in text))


def _around_group(before: str, group: int, after: str) -> int | None:
    head = _whole(before)
    if head is None or head == 0:
        return None
    if not after:
        return head * group
    if len(after) == 1 and DIGITS.get(after):  # 两万五 is 25,000
        return head * group + DIGITS[after] * (group // 10)
    tail = _whole(after.lstrip("零〇○"))
    return None if tail is None or tail >= group else head * group + tail


_UNITS_OF = "".join(digit for digit in DIGITS if digit not in _ZEROS)
_SECTION = re.compile(
    f"(?:(?P<thousand>[{_UNITS_OF}])[千仟])?"
    f"(?:(?P<zero1>[零〇○])?(?P<hundred>[{_UNITS_OF}])[百佰])?"
    f"(?:(?P<zero2>[零〇○])?(?P<ten>[{_UNITS_OF}]?)(?P<tens>[十拾]))?"
    f"(?:(?P<zero3>[零〇○])?(?P<unit>[{_UNITS_OF}]))?"
)


def _section(text: str) -> int | None:
    """A number below ten thousand, its places in falling order: 一千零五十, 十五; 一百五 is 150."""
    match = _SECTION.fullmatch(text)
    if not match:
        return None
    thousand, hundred, unit = (DIGITS.get(match[name] or "", 0) for name in ("thousand", "hundred", "unit"))
    ten = DIGITS.get(match["ten"], 1) if match["tens"] else 0
    if (match["zero1"] or match["zero2"] or match["zero3"]) and not (thousand or hundred or ten > 1):
        return None
    total = thousand * 1000 + hundred * 100 + ten * 10
    lowest = 10 if ten else 100 if hundred else 1000 if thousand else 1
    shortened = lowest >= 100 and unit and not match["zero3"]
    return total + unit * (lowest // 10 if shortened else 1)
