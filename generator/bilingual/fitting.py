"""Whether an English figure may stand for a Chinese one: its value, its unit, its hedge, its rounding."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from generator.bilingual.english_figure import EnglishFigure, EnglishKind
from generator.bilingual.english_units import PLACES
from generator.bilingual.wanted import Wanted
from generator.facts.durations import same_length
from generator.facts.unit_table import BY_NAME, Kind

MEASURES = frozenset({Kind.MONEY, Kind.AREA, Kind.LENGTH, Kind.MASS, Kind.VOLUME, Kind.ENERGY, Kind.TEMPERATURE})
"""Kinds whose unit the English has to name, because another one is another amount."""
SHARES = frozenset({"%", "个百分点"})
"""The units of shares and of what lies between two of them."""
_TIMES = frozenset({Kind.TIME, Kind.SHARE})
_PEOPLE = frozenset({Kind.PEOPLE, Kind.HOUSEHOLDS})
_COUNTS = _PEOPLE | {Kind.COUNT, None}


class Fit(StrEnum):
    """How the unit of an English figure stands to that of the Chinese."""

    SAME = "same"
    OPEN = "open"
    """Nothing is said that could be compared."""
    ABSENT = "absent"
    """The English names no unit, and the Chinese names a measure."""
    WRONG = "wrong"


def same_value(wanted: Wanted, figure: EnglishFigure) -> bool:
    """Whether both are the same number, used in the same way."""
    if figure.kind is EnglishKind.MULTIPLE:
        return _multiplies(wanted, figure)
    if wanted.unit == "倍" and figure.kind is EnglishKind.PERCENT:
        return figure.value == wanted.value * 100  # 增长1.5倍 is up 150 percent
    ordinal = figure.ordinal is not None and figure.ordinal == wanted.value and EnglishKind.ORDINAL in wanted.kinds
    if ordinal or figure.kind not in wanted.kinds:
        return ordinal
    if figure.kind is EnglishKind.FRACTION:
        return _same_part(wanted, figure.value)
    said = (figure.value,) if figure.other is None else (figure.value, figure.other)
    same = wanted.value in said or (bool(wanted.other) and wanted.other in said)
    same = same or _same_time(wanted, figure) or _as_a_dozen(wanted, figure)
    return same or ((figure.falls or figure.minus) and _same_but_for_the_sign(wanted, figure))


def _multiplies(wanted: Wanted, figure: EnglishFigure) -> bool:
    """增长1倍 is doubled, and so is 增长100%; 增长5倍 is six-fold, and five-fold to some."""
    times = figure.value
    if wanted.unit == "倍":
        become = {wanted.value, wanted.value + 1} if wanted.other is None else {wanted.other}
        return not become.isdisjoint({times, figure.other})
    if wanted.unit == "%":
        return wanted.value in {times * 100, (times - 1) * 100}
    return wanted.value == times == _TWICE and wanted.kind in _COUNTS


_TWICE = 2
"""两次 is twice."""
_SAME = Decimal("1e-9")


def _same_part(wanted: Wanted, part: Decimal) -> bool:
    """三成 is three tenths, 25% a quarter; 33.3% is a third as far as its digits say."""
    if EnglishKind.PERCENT not in wanted.kinds or part == wanted.value:  # half a percent
        return abs(part - wanted.value) < _SAME
    printed = wanted.unit == "%" and wanted.other is None and wanted.step <= 1
    return abs(part * 100 - wanted.value) <= (wanted.step / 2 if printed else _SAME)


_TEN, _DOZEN = Decimal(10), Decimal(12)


def _as_a_dozen(wanted: Wanted, figure: EnglishFigure) -> bool:
    """十余名 are more than a dozen."""
    more_than = wanted.approx == "more-than" and not figure.digits
    return more_than and wanted.value == _TEN and figure.value == _DOZEN


def _same_but_for_the_sign(wanted: Wanted, figure: EnglishFigure) -> bool:
    """-3.5% may be said as fell by 3.5%, and 下降3.5% as a change of -3.5%; 零下30度 is read as 30 of no unit."""
    unsaid = figure.kind is EnglishKind.PERCENT or not wanted.unit
    falls = (figure.falls or figure.minus) if wanted.value < 0 else unsaid
    return falls and abs(figure.value) == abs(wanted.value)


def _same_time(wanted: Wanted, figure: EnglishFigure) -> bool:
    """4分30秒 are 4.5 minutes as well."""
    return wanted.kind is Kind.TIME and same_length(wanted.value, wanted.unit, figure.value, figure.unit)


def unit_fit(wanted: Wanted, figure: EnglishFigure) -> Fit:
    """How the unit of the English stands to the Chinese one."""
    kind = wanted.kind
    if wanted.unit in {"", "%"} or kind is Kind.DATE:
        return Fit.OPEN
    if kind in MEASURES:
        if not figure.unit:
            return Fit.WRONG if figure.noun else Fit.ABSENT
        return Fit.SAME if same_unit(wanted.unit, figure.unit) else Fit.WRONG
    if kind in _TIMES:
        return _time_fit(wanted, figure)
    return _count_fit(wanted, figure)


def _time_fit(wanted: Wanted, figure: EnglishFigure) -> Fit:
    """Lengths of time may leave their unit to the sentence; percentage points have to be named."""
    if wanted.unit in {"个百分点", "个基点"}:
        return Fit.SAME if figure.unit == wanted.unit else Fit.WRONG
    if _same_time(wanted, figure):
        return Fit.SAME
    years_old = {wanted.unit, figure.unit} <= {"岁", "周岁", "年"}
    return Fit.OPEN if not figure.unit or years_old or same_unit(wanted.unit, figure.unit) else Fit.WRONG


def _count_fit(wanted: Wanted, figure: EnglishFigure) -> Fit:
    """Counts: no measure may follow, people are no households, a village is no township. 12块 are 12 yuan as well."""
    if wanted.unit == "块" and figure.unit == "元":
        return Fit.SAME
    if figure.unit in BY_NAME and BY_NAME[figure.unit].kind in MEASURES:
        return Fit.WRONG
    if wanted.kind in _PEOPLE and wanted.unit not in {"人次", "户次"}:
        own = "户" if wanted.kind is Kind.HOUSEHOLDS else "人"
        if figure.noun not in {"", own}:
            return Fit.WRONG
        return Fit.SAME if figure.noun == own else Fit.OPEN
    if wanted.noun and figure.noun in PLACES:
        return Fit.SAME if figure.noun in wanted.noun else Fit.WRONG
    return Fit.OPEN


def same_unit(one: str, other: str) -> bool:
    """Whether two names, in Chinese, are of one unit."""
    first, second = BY_NAME.get(one), BY_NAME.get(other)
    if first is None or second is None:
        return one == other
    return (first.base, first.factor, first.kind) == (second.base, second.factor, second.kind)


def elided(wanted: Wanted, figure: EnglishFigure) -> bool:
    """Whether a bare number is a share of a sentence that has said percent: `won 52.7 percent to her rival’s 45.1`."""
    return wanted.unit == "%" and figure.behind_percent and figure.value == wanted.value and hedge_fits(wanted, figure)


# ---------------------------------------------------------------------- hedges

_CARRIED: dict[str, frozenset[str | None]] = {
    "nearly": frozenset({"nearly"}),
    "about": frozenset({"about"}),
    "more-than": frozenset({"more-than", "at-least"}),
    "at-least": frozenset({"at-least", "more-than"}),
    "at-most": frozenset({"at-most", "less-than", "nearly"}),
    "less-than": frozenset({"less-than", "nearly"}),
}
_FITTING = frozenset({Fit.SAME, Fit.OPEN})
_SMALL = 20
"""Below it `over`, `under` and `about` are mostly prepositions before what is counted: over three villages."""


def hedge_fits(wanted: Wanted, figure: EnglishFigure) -> bool:
    """Whether 近, 余, 约 of the Chinese is carried over, and nothing of the kind is added to an exact figure."""
    if wanted.approx:
        return not _CARRIED[wanted.approx].isdisjoint({_signed(figure), figure.approx_before})
    if wanted.beside and figure.approx in _CARRIED[wanted.beside]:
        return True
    if (figure.approx == "at-most" and wanted.rising) or _is_rounded_share(wanted, figure):
        return True
    timed = wanted.kind in {Kind.TIME, Kind.DATE} or wanted.shared
    spoken = figure.value < _SMALL and wanted.kind in _COUNTS and figure.approx != "nearly"
    return figure.approx is None or figure.preposition or timed or spoken


_OPPOSITE = {"more-than": "less-than", "less-than": "more-than", "at-least": "at-most", "at-most": "at-least"}


def _signed(figure: EnglishFigure) -> str | None:
    """`More than 20 degrees below zero` is less than -20."""
    below_zero = figure.value < 0 and not figure.minus
    return _OPPOSITE.get(figure.approx or "", figure.approx) if below_zero else figure.approx


def _is_rounded_share(wanted: Wanted, figure: EnglishFigure) -> bool:
    """三分之一 is about 33 percent."""
    return figure.approx == "about" and figure.kind is EnglishKind.PERCENT and figure.value == wanted.other


# -------------------------------------------------------------------- rounding

_DIGITS_OF_ROUNDED = 3
_MOST_RELATIVE = Decimal("0.05")
_NOTHING = Decimal("0.001")


def rounds(wanted: Wanted, figure: EnglishFigure) -> bool:
    """Whether the English is the Chinese figure sensibly rounded.

    A measure, and a count in millions, may be given to three figures; another count, or fewer figures, needs a word
    that says so (about, nearly, more than), which has to point the right way. Something that is approximate in the
    source is not rounded again.
    """
    if wanted.approx or wanted.shared or figure.kind not in wanted.kinds or not wanted.value:
        return False
    if figure.kind is EnglishKind.FRACTION:
        return _nearly_a_part(wanted, figure)
    return figure.digits and unit_fit(wanted, figure) in _FITTING and _rounded(wanted, figure)


def _rounded(wanted: Wanted, figure: EnglishFigure) -> bool:
    step = figure.step
    difference = figure.value - wanted.value
    if step <= wanted.step or abs(difference) > wanted.value * _MOST_RELATIVE:
        return False
    if figure.approx in {"more-than", "at-least"}:
        return -step < difference < 0
    if figure.approx in {"nearly", "at-most", "less-than"}:
        return 0 < difference < step
    exact = wanted.kind in _COUNTS and not figure.scaled  # a crowd of 1,072; but 10.73 million passengers
    precise = len(figure.value.normalize().as_tuple().digits) >= _DIGITS_OF_ROUNDED and not exact
    precise = precise or (figure.scaled and abs(difference) <= wanted.value * _NOTHING)  # 36.02万亿 is 36 trillion
    return abs(difference) <= step / 2 and (figure.approx == "about" or precise)


def _nearly_a_part(wanted: Wanted, figure: EnglishFigure) -> bool:
    """24.9% is nearly a quarter."""
    return wanted.unit == "%" and is_nearly(figure.value * 100, wanted.value, figure.approx)


def is_nearly(said: Decimal, value: Decimal, approx: str | None) -> bool:
    """Whether a value may be said so, with a hedge that points the right way."""
    if approx is None or abs(said - value) > value * _MOST_RELATIVE:
        return False
    below, above = approx in {"more-than", "at-least"}, approx in {"nearly", "at-most", "less-than"}
    return approx == "about" or (said < value if below else above and said > value)


_FOREIGN = {
    "英亩": ("亩", Decimal("6.0702846")),
    "英里": ("米", Decimal("1609.344")),
    "英尺": ("米", Decimal("0.3048")),
    "英寸": ("米", Decimal("0.0254")),
    "码": ("米", Decimal("0.9144")),
    "磅": ("公斤", Decimal("0.45359237")),
    "盎司": ("公斤", Decimal("0.028349523")),
    "加仑": ("立方米", Decimal("0.0037854118")),
    "立方英尺": ("立方米", Decimal("0.028316847")),
    "平方英里": ("亩", Decimal("3884.98217")),
    "平方英尺": ("亩", Decimal("0.00013935456")),
}
"""Units that English readers know and the paper never prints, in the base unit of what they measure."""


def converts(wanted: Wanted, figure: EnglishFigure) -> bool:
    """Whether the English is the Chinese amount in another unit of its kind, about as exact as printed."""
    if wanted.unit not in BY_NAME or not figure.unit or wanted.said:
        return False  # of 4年9个月 five years are no conversion
    unit = BY_NAME[wanted.unit]
    if figure.unit == _FAHRENHEIT:
        return unit.kind is Kind.TEMPERATURE and _is_in_fahrenheit(wanted, figure)
    name = "磅" if figure.unit == "英镑" and unit.kind is Kind.MASS else figure.unit
    other = BY_NAME.get(name)
    base, factor = (other.base, other.factor) if other else _FOREIGN.get(name, ("", Decimal(1)))
    if base != unit.base:
        return unit.kind is Kind.TIME and _lasts_about(wanted, figure)
    if factor == unit.factor:
        return False
    amount = wanted.value * unit.factor / factor
    most = figure.step / 2
    if not _is_power_of_ten(unit.factor / factor):  # 440 GW for 4.4亿千瓦 is only another name
        most = max(most, min(figure.step, amount * _MOST_RELATIVE))  # by one in the last digit, and never by much
    return abs(figure.value - amount) <= most


_FAHRENHEIT = "℉"
_DEGREES_FOR_EACH, _FREEZING = Decimal("1.8"), 32


def _is_in_fahrenheit(wanted: Wanted, figure: EnglishFigure) -> bool:
    """42.3℃ are 108 degrees Fahrenheit, and 10 degrees warmer are 18."""
    warmer = wanted.value * _DEGREES_FOR_EACH
    return any(abs(figure.value - degrees) <= figure.step / 2 for degrees in (warmer, warmer + _FREEZING))


_DAYS = {"个月": Decimal("30.44"), "天": Decimal(1), "秒": Decimal(1) / 86400}
"""Of the base units of time; a month has so many on average."""
_NEARLY_AS_LONG = Decimal("0.03")


def _lasts_about(wanted: Wanted, figure: EnglishFigure) -> bool:
    """1277天 are about three and a half years."""
    units = BY_NAME[wanted.unit], BY_NAME.get(figure.unit)
    if figure.approx is None or any(unit is None or unit.base not in _DAYS for unit in units):
        return False
    ours, theirs = (
        amount * unit.factor * _DAYS[unit.base]
        for amount, unit in zip((wanted.value, figure.value), units, strict=True)
        if unit
    )
    return abs(theirs - ours) <= ours * _NEARLY_AS_LONG


def _is_power_of_ten(ratio: Decimal) -> bool:
    return ratio.normalize().as_tuple().digits == (1,)
