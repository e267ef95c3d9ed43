"""What may speak for a translation before a figure that was not found becomes an error.

The pairing of `consistency` is strict: each English number answers for one Chinese figure. Good translators also name
a number inside a word (`once-in-50-years`), say what a sum comes to, name the plan before this one, and leave a `two`
to the noun (`the weekend`). So an error is made only of what is certainly absent, or certainly another figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import permutations

from generator.bilingual.english_figure import EnglishFigure, EnglishKind
from generator.bilingual.english_figures import ONES
from generator.bilingual.fitting import MEASURES, SHARES, same_unit
from generator.bilingual.wanted import MONTHS_ONLY, Wanted
from generator.facts import numerals
from generator.facts.unit_table import Kind
from generator.facts.width import narrow

Span = tuple[int, int]

_WORDS = {value: word for word, value in ONES.items()}
_HALF_OF_A_DAY = r"(?: ?[ap]\.?m\b| o['’]clock)"


def stands(wanted: Wanted, english: str, read: Iterable[Span]) -> bool:
    """Whether the bare number stands in the English where no figure was read: in a compound, or on a clock."""
    if wanted.value % 1 or wanted.value < 0:
        return False
    number = int(wanted.value)
    forms = {f"{number}", f"{number:,}"}
    pattern = "|".join(rf"(?<![\d,.])(?<!\d[:.]){re.escape(form)}(?![\d%]|[,.:]\d)" for form in sorted(forms))
    if word := _WORDS.get(number):
        pattern += rf"|(?<![A-Za-z]){word}(?![A-Za-z])"
    taken = tuple(read)
    return any(
        not any(start < match.end() and match.start() < end for start, end in taken)
        for match in re.finditer(pattern, english, re.IGNORECASE)
    )


def printed_alike(figure: EnglishFigure, chinese: str, english: str) -> bool:
    """8.45 a.m. where the Chinese prints 8:45."""
    hours, point, minutes = english[figure.start : figure.end].partition(".")
    clock = point and re.match(_HALF_OF_A_DAY, english[figure.end : figure.end + len(" o’clock")], re.IGNORECASE)
    return bool(clock) and f"{hours}:{minutes}" in narrow(chinese)


def parts_of_a_clock(wanted: Wanted, chinese: str, english: str) -> bool:
    """Whether a number is the hours or the minutes of 8:45, which the English has as a time of day."""
    around = narrow(chinese)[max(0, wanted.start - 3) : wanted.start + 5]
    return any(
        re.search(rf"\b{match[1]}[.:]{match[2]}{_HALF_OF_A_DAY}", english, re.IGNORECASE)
        for match in re.finditer(r"(\d{1,2}):(\d\d)", around)
        if int(wanted.value) in {int(match[1]), int(match[2])}
    )


_WHAT = "(?:year|season|month|quarter|edition|plan|round|stage|phase|session|issue|one)s?"
_BEFORE = re.compile(rf"\b(?:previous|preceding)\b|\b{_WHAT} (?:before|earlier)\b", re.IGNORECASE)
_AFTER = re.compile(rf"\b(?:the next|following|subsequent)\b|\b{_WHAT} (?:after|later)\b", re.IGNORECASE)


def is_relative(wanted: Wanted, said: Iterable[Wanted], english: str) -> bool:
    """The 13th plan may be the one before the 14th, 2022 the year before 2023."""
    if wanted.unit or EnglishKind.ORDINAL not in wanted.kinds:
        return False
    form = _form(wanted)
    for other in said:
        step = other.value - wanted.value
        if abs(step) == 1 and _form(other) == form:
            return bool((_BEFORE if step > 0 else _AFTER).search(english))
    return False


_ALL_BUT = re.compile(r"\ball but (\w+)\b", re.IGNORECASE)


def is_all_but(wanted: Wanted, said: Iterable[Wanted], english: str) -> bool:
    """Of 181 people 179 are all but two."""
    match = _ALL_BUT.search(english)
    if match is None:
        return False
    rest = ONES.get(match[1].lower(), int(match[1]) if match[1].isdecimal() else None)
    return rest is not None and any(one.value - rest == wanted.value and one.unit == wanted.unit for one in said)


def is_the_month_before(wanted: Wanted, said: Iterable[Wanted], chinese: str) -> bool:
    """9月末较8月末上升 is to rise in September."""
    if wanted.kinds != MONTHS_ONLY or not chinese.endswith(("较", "比"), 0, wanted.start):
        return False
    return any(one.kinds == MONTHS_ONLY and one.value in {wanted.value + 1, wanted.value - 11} for one in said)


def _form(wanted: Wanted) -> str:
    """How a number is printed, without the number: 第_, _五, _年."""
    return re.sub(r"[\d零〇一二两三四五六七八九十百千]+", "_", wanted.written)


# ------------------------------------------------------------------ what is computed

_COUNTED = frozenset({Kind.COUNT, Kind.PEOPLE, Kind.HOUSEHOLDS, None})
_FEW = 20
"""Sums and differences of smaller counts come about by chance."""
_MANY = 40
"""Of more figures any number comes about by chance; and each would be compared with each."""


def is_computed(figure: EnglishFigure, wanted: Sequence[Wanted]) -> bool:
    """Whether a figure of the English is what two of the Chinese come to: 29 percent, five points behind 34."""
    if figure.kind in {EnglishKind.MONTH, EnglishKind.FRACTION, EnglishKind.ORDINAL} or len(wanted) > _MANY:
        return False
    alike = [one for one in wanted if one.value and not _is_clock(one)]
    return any(_comes_to(figure, one, other) for one, other in permutations(alike, 2))


def _comes_to(figure: EnglishFigure, one: Wanted, other: Wanted) -> bool:
    if one.start == other.start or one.value <= other.value:
        return False
    if _is_difference(figure, one, other):
        return True
    same = one.unit and same_unit(one.unit, other.unit)
    if not same or figure.unit:
        return False
    times = one.value / other.value
    if figure.kind is EnglishKind.MULTIPLE:
        return times == figure.value
    if figure.kind is EnglishKind.PERCENT and one.unit != "%":
        shares = (100 * (times - 1), 100 / times, 100 - 100 / times)
        return any(abs(share - abs(figure.value)) <= figure.step / 2 for share in shares)
    return False


def _is_difference(figure: EnglishFigure, one: Wanted, other: Wanted) -> bool:
    """Whether a figure is the sum or the difference of two others, and of their kind."""
    value = abs(figure.value)
    if value not in {one.value - other.value, one.value + other.value}:
        return False
    if {one.unit, other.unit} <= SHARES:
        return figure.unit in {"", "个百分点"}
    if figure.kind is EnglishKind.PERCENT:
        return False
    if one.shared and other.shared:  # years
        return value == one.value - other.value and figure.unit in {"", "年"}
    if one.kind in _COUNTED:
        alike = bool(one.unit) and same_unit(one.unit, other.unit)
        apart = value == one.value - other.value and other.value >= _FEW
        return alike and (value >= _FEW or apart) and figure.unit in {"", one.unit}
    return same_unit(one.unit, other.unit) and same_unit(figure.unit, one.unit)


def change_that_gives(
    wanted: Wanted, said: Sequence[Wanted], unused: Iterable[EnglishFigure], english: str
) -> EnglishFigure | None:
    """What the English says in place of where a change began: `climbed three places to 79th` for 由第82位升至第79位.

    Or in place of the change, where it began: `picking up to 3.6 percent from 0.7` for 加快2.9个百分点.
    """
    unused = tuple(unused)
    changes = [figure for figure in unused if figure.kind is EnglishKind.NUMBER]
    for other in said if changes and len(said) <= _MANY else ():
        later = other.start > wanted.start or (wanted.shared and other.shared)
        by = abs(other.value - wanted.value) if later else 0
        for change in changes:
            if by and change.value == by and _may_change(wanted, other, change, english):
                return change
    if wanted.unit not in SHARES or len(said) > _MANY:
        return None
    return next((one for one in unused if any(_began(wanted, one, other, english) for other in said)), None)


def _began(wanted: Wanted, figure: EnglishFigure, other: Wanted, english: str) -> bool:
    share = other.unit == "%" and (figure.kind is EnglishKind.PERCENT or figure.behind_percent)
    before = share and english.endswith(("from ", "after ", "than "), 0, figure.start)
    return before and figure.value in {other.value - wanted.value, other.value + wanted.value}


_TWO_DIGITS = 10


_BY = re.compile(r"\bby (?:[a-z]+ )?(?:RMB ?|US\$|[$€£¥])?$")


def _may_change(wanted: Wanted, other: Wanted, change: EnglishFigure, english: str) -> bool:
    if wanted.written.startswith("第") and other.written.startswith("第"):
        return not change.unit
    if wanted.shared and other.shared:
        return change.unit == "年"  # and two years later
    if wanted.unit == other.unit == "%":
        return change.unit == "个百分点"
    measured = wanted.kind in MEASURES and same_unit(wanted.unit, other.unit) and same_unit(wanted.unit, change.unit)
    told = change.value / change.step >= _TWO_DIGITS or _BY.search(english, max(0, change.start - 16), change.start)
    return measured and bool(told)


def _is_clock(wanted: Wanted) -> bool:
    return wanted.unit in {"时", "月", "日"} or not wanted.required


# ------------------------------------------------------------------- what is light


_THE_SAME = re.compile(r"\b(?:the same|as (?:much|many)|likewise|similar)\b", re.IGNORECASE)


def is_said_again(wanted: Wanted, said: Iterable[Wanted], chinese: str, english: str) -> bool:
    """Whether a number stands in another sentence as well, or is `the same`: English need not say it again."""
    same = (one for one in said if one.value == wanted.value and one.unit == wanted.unit)
    return wanted.value >= _TWO_DIGITS and any(
        _STOP.search(chinese, *sorted((one.start, wanted.start))) is not None or _THE_SAME.search(english)
        for one in same
    )


_STOP = re.compile("[。！？!?；]")


def is_certain(wanted: Wanted) -> bool:
    """Whether no words say a number as well as itself: a great one or an exact one that is printed, a measure, 第七."""
    printed = any(map(str.isdecimal, wanted.written))
    if printed and (wanted.value >= _GREAT or wanted.value % 1):
        return True
    ordinal = wanted.written.startswith("第") and wanted.value > _MOST_LIGHT
    return ordinal or wanted.kind in MEASURES or bool(wanted.noun)


def is_read_whole(wanted: Wanted, chinese: str) -> bool:
    """Whether no numeral stands beside a figure that belongs to it: of 18万八 and 6斤8两 only a part is read.

    一 begins a word of its own: 每4分30秒一班.
    """
    beside = chinese[max(0, wanted.start - 1) : wanted.start] + chinese[wanted.end : wanted.end + 1]
    return _NUMERAL.search(beside.replace("一", "")) is None


_NUMERAL = re.compile(rf"[\d半{re.escape(numerals.CHARACTERS)}]")


def speaks_against(wanted: Wanted, figure: EnglishFigure) -> bool:
    """Whether a figure of the English that is left over may be the one that another was made of."""
    if figure.value == 1 or figure.kind not in wanted.kinds:
        return False
    ordinal = figure.kind is EnglishKind.ORDINAL
    return ordinal is wanted.written.startswith("第") or (ordinal and wanted.unit == "期")  # 二期: the second phase


_GREAT = Decimal(4)
_LIGHT = frozenset({Kind.COUNT, Kind.PEOPLE, None})
_MOST_LIGHT = Decimal(2)


def is_light(wanted: Wanted) -> bool:
    """Whether a number is so small, and written so, that English leaves it to its words: the pair, the weekend."""
    spoken = not any(map(str.isdecimal, wanted.written)) and not wanted.written.startswith("第")
    counts = (wanted.kind in _LIGHT or wanted.unit in {"天", "日"}) and not wanted.noun
    return spoken and counts and wanted.value <= _MOST_LIGHT


def is_rounded(wanted: Wanted, figure: EnglishFigure) -> bool:
    """Whether a share is rounded, without a word that says so: 21.3% to 21%."""
    if wanted.unit != "%" or figure.kind is not EnglishKind.PERCENT:
        return False
    precise = figure.digits and figure.step > wanted.step and figure.value / figure.step >= _TWO_DIGITS
    return precise and abs(figure.value - wanted.value) <= figure.step / 2


def is_the_part(wanted: Wanted, figure: EnglishFigure) -> bool:
    """20.5% are a fifth: nobody takes that for an exact figure."""
    part = wanted.unit == "%" and wanted.value > 0 and figure.kind is EnglishKind.FRACTION
    return part and abs(figure.value * 100 - wanted.value) <= wanted.value * _NEAR


_NEAR = Decimal("0.03")
