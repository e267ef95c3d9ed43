"""A number at a place in a text, in any form a paper prints: 1,095.15, 0.4万, 3亿5000万, 3至5, 三四百, 十五, 半."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from generator.facts import numerals
from generator.facts.unit_table import BY_NAME, NOT_BEFORE

_MULTIPLIERS: dict[str, Decimal] = {
    "亿亿": Decimal(10**16),
    "万亿": Decimal(10**12),
    "千亿": Decimal(10**11),
    "百亿": Decimal(10**10),
    "十亿": Decimal(10**9),
    "亿": Decimal(10**8),
    "億": Decimal(10**8),
    "千万": Decimal(10**7),
    "百万": Decimal(10**6),
    "十万": Decimal(10**5),
    "万": Decimal(10**4),
    "萬": Decimal(10**4),
    "千": Decimal(1000),
    "百": Decimal(100),
}
_ARABIC = re.compile(r"\d{1,3}(?:,\d{3}){1,9}(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?")
_KILO = "克瓦伏卡焦帕赫"
"""千 before one of these belongs to the unit: 50千瓦."""
_MULTIPLIER = re.compile(f" ?([余多]?)(亿亿|万亿|[千百十][万亿]|[亿億万萬]|[千百](?![米{_KILO}]|分之))")
_MORE = re.compile("[余多]")
_RUN = re.compile(f"[{re.escape(numerals.CHARACTERS)}]+(?:{numerals.POINT}{numerals.DECIMALS})?")
_TO = re.compile(r" ?(?:至|到|~|—+|–|-|－) ?")
_SPOKEN_TO = re.compile("[至到]")
_MOST_OF_A_RANGE = 20
"""Times the lower end: 一到二十 counts off, and names no range."""
_DIGITS_AND_MORE = "".join(numerals.DIGITS) + numerals.POINT + "余多"
_SHARE_SIGN = re.compile("[%‰]")
_SPOKEN_BEFORE = re.compile("(?:[近上超逾约过]|突破|不[到足下止])$")
"""百 or 千万 alone is a number only after one of these (近百, 上千万) or before 余 and 多 (百余)."""
_BOUND_AFTER = re.compile(f"(?:{'|'.join(sorted(BY_NAME, key=len, reverse=True))})?以[上下内]")
"""亿元以上, 千人以下: so does a bound behind it."""
_LIANG = "两"
_A_FEW_BEFORE = frozenset("一三")
"""一两 and 三两 are mostly one or two, and a few."""
_WEIGHT_ENDS = re.compile("$|[，。；、！？,;!?）)”/多重]|左右|半(?!天)")
_ORDER_OF_MAGNITUDE = "级"
"""突破亿级: of what order something is, not how many levels it has."""


class Number(NamedTuple):
    """A number as printed, without its unit."""

    low: Decimal
    high: Decimal
    """The upper end of a range; `low` where there is one number."""
    step: Decimal
    """The value of one in the last printed digit."""
    end: int
    more: bool = False
    """余 or 多 stands in it or after it."""
    chinese: bool = False
    half: bool = False
    """It is the bare word 半."""


def number_at(text: str, at: int) -> Number | None:
    """The number that begins at an offset of narrowed text, or None."""
    if text.startswith("半", at):
        half = Decimal("0.5")
        return Number(half, half, half, at + 1, chinese=True, half=True)
    if digits := _ARABIC.match(text, at):
        return None if len(digits.group()) > numerals.MOST_CHARACTERS else _with_range(text, _arabic(text, digits))
    return _with_spoken_range(text, _chinese(text, at))


def _arabic(text: str, match: re.Match[str], under: Decimal | None = None) -> Number:
    """The number that begins with some digits. `under`: the multiplier of the number that it is the rest of."""
    digits = _digits(match)
    step = Decimal(1).scaleb(-len(match.group().partition(".")[2]))
    number = Number(digits, digits, step, match.end())
    if multiplied := _MULTIPLIER.match(text, number.end):
        factor = _MULTIPLIERS[multiplied[2]]
        number = Number(digits * factor, digits * factor, step * factor, multiplied.end(), more=bool(multiplied[1]))
        if under is None or factor < under:  # 1万1万1万… is no number, however long it goes on
            number = _with_rest(text, number, factor)
    if not number.more and _MORE.match(text, number.end):
        number = number._replace(more=True, end=number.end + 1)
    return number


def _digits(match: re.Match[str]) -> Decimal:
    """The value of some digits, which commas may part."""
    return Decimal(match.group().replace(",", ""))


_ONE_TO_NINE = "".join(digit for digit, value in numerals.DIGITS.items() if value and digit not in "两兩")
_SHORT_REST = re.compile(f"([{_ONE_TO_NINE}])(?=$|[，。；、！？,;!?）)”元块])")
"""195万八 in speech is 1,958,000."""
_TENTH = Decimal("0.1")


def _with_rest(text: str, number: Number, factor: Decimal) -> Number:
    """3亿5000万: what follows a multiplier is less than it."""
    digits = _ARABIC.match(text, number.end)
    if not digits:
        short = _SHORT_REST.match(text, number.end)
        if short is None or number.step != factor or number.more or not number.low:
            return number
        total = number.low + numerals.DIGITS[short[1]] * factor * _TENTH
        return number._replace(low=total, high=total, step=factor * _TENTH, end=short.end())
    rest = _arabic(text, digits, factor)
    if rest.end - number.end > numerals.MOST_CHARACTERS or rest.high >= factor:
        return number
    total = number.low + rest.low
    return rest._replace(low=total, high=total)


def _with_range(text: str, first: Number) -> Number:
    """3至5, 1.5万—2万, 10%—15%. A multiplier printed once belongs to both ends: 3至5万."""
    if first.more:
        return first
    sign = _SHARE_SIGN.match(text, first.end)
    to = _TO.match(text, sign.end() if sign else first.end)
    digits = _ARABIC.match(text, to.end()) if to else None
    if not to or not digits:
        return first
    last = _arabic(text, digits)
    if last.end - to.end() > numerals.MOST_CHARACTERS:
        return first
    if sign and text[last.end : last.end + 1] != sign.group():
        return first
    printed = _digits(digits)
    factor = last.low / printed if printed and last.low else Decimal(1)  # 0千1 is printed with a nought
    unscaled = first.low * factor < last.low and first.step <= 1 and factor > 1
    low = first.low * factor if unscaled else first.low
    hyphen_joins_a_name = to.group().strip() == "-" and text[last.end : last.end + 1] in {"-", ""}
    return first if low >= last.low or hyphen_joins_a_name else last._replace(low=low)


def _with_spoken_range(text: str, first: Number | None) -> Number | None:
    """三至五, 三到五. What the last is counted in and the first is not belongs to both ends: 三至五亿."""
    to = _SPOKEN_TO.match(text, first.end) if first and not first.more and first.low == first.high else None
    last = _chinese(text, to.end()) if to else None
    if first is None or to is None or last is None or last.low != last.high:
        return first
    if first.low < last.low < _MOST_OF_A_RANGE * first.low:
        return last._replace(low=first.low)
    scale = numerals.parse_spoken(text[to.end() : last.end].strip(_DIGITS_AND_MORE)) or 1
    if first.step <= 1 and first.low * scale < last.low < _MOST_OF_A_RANGE * first.low * scale:
        return last._replace(low=first.low * scale)
    return first


def _chinese(text: str, at: int) -> Number | None:
    run = _RUN.match(text, at)
    if not run or len(run.group()) > numerals.MOST_CHARACTERS:
        return None
    words, end = run.group(), run.end()
    if words[-1] == "千" and text[end : end + 1] in {*_KILO}:  # 五十万千瓦
        words, end = words[:-1] or words, end - 1 if len(words) > 1 else end
    if _is_weighed(text, words, end):
        words, end = words[:-1], end - 1
    number = _read(words, end)
    if number is None:
        return _spoken(text, at, words, end)
    return _with_more(text, number)


def _is_weighed(text: str, words: str, end: int) -> bool:
    """Whether the last numeral is no 2 but a unit of weight: 四两棉花, and not 三两天."""
    if len(words) == 1 or words[-1] != _LIANG or words[-2] == _LIANG or text[end : end + 1] in {*NOT_BEFORE[_LIANG]}:
        return False
    return words[:-1] not in _A_FEW_BEFORE or bool(_WEIGHT_ENDS.match(text, end))


def _with_more(text: str, number: Number) -> Number:
    """二十多, 二十多万, 百余亿: 余 or 多 may stand before the group."""
    if not _MORE.match(text, number.end):
        return number
    number = number._replace(more=True, end=number.end + 1)
    group = numerals.GROUPS.get(text[number.end : number.end + 1])
    if not group:
        return number
    return number._replace(
        low=number.low * group, high=number.high * group, step=number.step * group, end=number.end + 1
    )


def _read(words: str, end: int) -> Number | None:
    value = numerals.parse(words)
    if value is not None:
        return Number(value, value, _step(words), end, chinese=True)
    both = numerals.parse_range(words)
    if both:
        return Number(*both, _step(words), end, chinese=True)
    return None


def _spoken(text: str, at: int, words: str, end: int) -> Number | None:
    """百余, 近千, 超百亿: places and groups without a digit, once a word says that they are meant as a number."""
    value = numerals.parse_spoken(words)
    if not value or text.startswith(_ORDER_OF_MAGNITUDE, end):
        return None
    more = _MORE.match(text, end)
    if not more and not _SPOKEN_BEFORE.search(text, max(0, at - 2), at) and not _BOUND_AFTER.match(text, end):
        return None
    whole = Decimal(value)
    return _with_more(text, Number(whole, whole, whole, end, chinese=True))


def _step(words: str) -> Decimal:
    """One in the last printed place: numerals are whole to the unit unless 万 or 亿 ends them or 点 splits them."""
    _, point, fraction = words.partition(numerals.POINT)
    if point:
        digits = fraction.rstrip(numerals.SCALES)
        return Decimal(1).scaleb(-len(digits)) * (numerals.parse_spoken(fraction[len(digits) :]) or 1)
    step = Decimal(1)
    for char in reversed(words):
        if char not in numerals.GROUPS:
            break
        step *= numerals.GROUPS[char]
    return step
