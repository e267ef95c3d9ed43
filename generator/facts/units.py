"""What the units mean to readers: their English, their conversions, and which may be added.

chinese(figure)            the value as printed, with what stands apart in its sentence: `至少43人`
english(figure)            the printed value in English: `1,679.7586 million yuan`, `nearly 4,400 m`
convert(figure, language)  the same amount in a measure that the reader knows: `约267公顷`, or None
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache

from generator.facts import numerals
from generator.facts.durations import Part
from generator.facts.figures import find_readings, high_of, parts_of, read
from generator.facts.grammar import FIRST_YEAR, HEDGES_BEFORE, LAST_YEAR, any_of
from generator.facts.unit_table import BY_NAME, COUNTED, DOUBLINGS, GROWTH, PER_100_000, SCORE, Kind, Unit
from generator.facts.width import narrow
from generator.model import Bilingual, Figure, Language
from generator.months import MONTHS

_APPROXIMATE: dict[str, Bilingual] = {
    "about": Bilingual("约", "about"),
    "nearly": Bilingual("近", "nearly"),
    "more-than": Bilingual("超过", "more than"),
    "at-least": Bilingual("至少", "at least"),
    "at-most": Bilingual("至多", "at most"),
    "less-than": Bilingual("不到", "less than"),
}
_BARE_BELOW = Bilingual("不到", "under")
"""An index of 50 counts nothing."""
_HALF = Decimal("0.5")
_MILLION = 10**6
_SCALES = ((10**12, 10**12, "trillion"), (10**10, 10**9, "billion"), (_MILLION, _MILLION, "million"))
"""From what value on English counts in what: billions begin at ten, because 1,680 million is easier to compare."""
_ENDS_OF = {"底": "the end of", "末": "the end of", "初": "early"}
_SCALED_STEP = 100
"""A figure printed to the last yuan or person stays in full; one in 万 or 亿 is said in millions."""
_NONE = Unit("", "", Decimal(1), Kind.COUNT, "", "")


def unit_of(figure: Figure) -> Unit:
    """The row of the registry for a figure; a bare number has a unit without a name."""
    return BY_NAME.get(figure.unit, _NONE)


def kind_of(figure: Figure) -> Kind:
    """What a figure measures. A four-figure 年 is a calendar year, not a length of time; 1400多年 is none."""
    if figure.unit == "年" and (figure.value <= 0 or _is_a_calendar_year(figure)):
        return Kind.DATE
    return unit_of(figure).kind


def _is_a_calendar_year(figure: Figure) -> bool:
    return FIRST_YEAR <= figure.value < LAST_YEAR and figure.approx in {None, "about"} and figure.step == 1


def may_be_added(one: Figure, other: Figure) -> bool:
    """Whether two figures measure the same thing, so that they may be added, subtracted and compared."""
    kinds = {kind_of(one), kind_of(other)}
    return unit_of(one).base == unit_of(other).base and (Kind.DATE not in kinds or len(kinds) == 1)


def in_base(figure: Figure) -> Decimal:
    """The value in the base unit of its dimension (公里 in metres)."""
    return figure.value * unit_of(figure).factor


# ------------------------------------------------------------------- Chinese


@lru_cache(maxsize=1 << 13)
def chinese(figure: Figure) -> str:
    """The figure as printed, with what its sentence says elsewhere: the hedge of 至少造成43人, the half of 3时至5时."""
    if figure.approx is None and figure.unit != "时":
        return figure.written
    printed = read(figure.written)
    if printed is None:
        return figure.written
    if figure.unit == "时" and printed.figure.value != figure.value:
        return clock(figure.value)
    if figure.approx and printed.figure.approx != figure.approx and not _HEDGED.match(figure.written):
        return _approximate(figure, figure.written, Language.ZH)
    return figure.written


# ------------------------------------------------------------------- English


@lru_cache(maxsize=1 << 13)  # every page that shows a figure asks for it, and looks for it in the English
def english(figure: Figure) -> str:
    """The printed value in English, its approximation kept: `more than 6,000 people`."""
    said = _english(figure)
    return f"up {said}" if figure.unit == GROWTH else said


def _english(figure: Figure) -> str:
    if kind_of(figure) is Kind.DATE:
        return _date(figure) if high_of(figure) > figure.value else _approximate(figure, _date(figure), Language.EN)
    if parts := parts_of(figure):
        ranged = figure.approx == "about" and parts[-1].high > parts[-1].low
        said = " ".join(_part(part) for part in parts)
        return said if ranged else _approximate(figure, said, Language.EN)
    high = high_of(figure)
    if high > figure.value:
        both = f"{_number(figure.value, figure)} to {_number(high, figure)}"
        both = both if ".0" in figure.written else _NO_DECIMALS.sub("", both)  # 3米—7.5米
        said = _with_unit(both, figure, plural=True)
        return _approximate(figure, said, Language.EN) if _is_hedged(figure) else said
    return _approximate(figure, _half(figure) or score(figure) or _in_words(figure) or _one(figure), Language.EN)


_HEDGED = re.compile(any_of(HEDGES_BEFORE))
_NO_DECIMALS = re.compile(r"\.0+(?!\d)")
_HEDGE_BEHIND = re.compile("(?:左右|上下)$")


def _is_hedged(figure: Figure) -> bool:
    """Whether a range is hedged besides, which being a range is not: 约3%-5%."""
    return figure.approx != "about" or bool(_HEDGED.match(figure.written) or _HEDGE_BEHIND.search(figure.written))


_DOUBLED = {1: "doubled", 2: "quadrupled"}
IN_ENGLISH = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Small numbers, each at its own place, as English prose has them."""
_SPOKEN_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 10: "tenth"}


def _in_words(figure: Figure) -> str | None:
    """What a number with a unit would say badly: a third for 33.33 %, `20% off` for 八折, `doubled` for 翻一番."""
    if figure.unit == DOUBLINGS:
        times = int(figure.value)
        return _DOUBLED.get(times, f"grown {2**times}-fold")
    if figure.unit == "折" and figure.approx is None:
        return f"{_stripped(100 - 10 * figure.value)}% off"
    if figure.unit == "%" and "半" in figure.written and figure.value == 50:
        return "half"
    fraction = reading.fraction if figure.unit == "%" and (reading := read(figure.written)) else None
    if fraction is None or fraction[1] not in _SPOKEN_PARTS:
        return None
    part, whole = int(fraction[0]), _SPOKEN_PARTS[int(fraction[1])]
    if whole == "half":
        return whole
    return f"{IN_ENGLISH[part]} {whole}{'s' if part > 1 else ''}"


_SIDES = re.compile("[比:：∶]")
_SIDE = re.compile(rf"[\d.]+|[{re.escape(numerals.CHARACTERS)}]+")


def score(figure: Figure) -> str | None:
    """`3:2` of 3比2; None of anything but a score."""
    if figure.unit != SCORE:
        return None
    return ":".join(f"{_side(side):f}" for side in _SIDES.split(narrow(figure.written)))


def _side(written: str) -> Decimal:
    """The number of one side of a score, without what stands before it (约为3)."""
    digits = _SIDE.findall(written)[-1]
    return Decimal(digits) if digits[0].isdecimal() else numerals.parse(digits) or Decimal(0)


def _part(part: Part) -> str:
    """`4 minutes` of 4分30秒."""
    unit, low, high = BY_NAME[part.unit], _stripped(part.low), _stripped(part.high)
    return f"{low if low == high else f'{low} to {high}'} {unit.singular if part.high == 1 else unit.plural}"


def _half(figure: Figure) -> str | None:
    if figure.value != _HALF or "半" not in figure.written:
        return None
    noun = unit_of(figure).singular
    return f"half {'an' if noun == 'hour' else 'a'} {noun}"


def _one(figure: Figure) -> str:
    return _with_unit(_number(figure.value, figure), figure, plural=figure.value != 1)


def hedge_words(approx: str | None, kind: Kind | None) -> Bilingual | None:
    """The words that say how exact a printed figure of a kind is: 超过 and `more than`; None where it is exact."""
    if approx == "less-than" and (kind is None or kind in COUNTED):
        return Bilingual("不到", "fewer than")
    return _APPROXIMATE[approx] if approx else None


def _number(value: Decimal, figure: Figure) -> str:
    if figure.unit == GROWTH:
        return _stripped(value * 100)
    if figure.unit in {"成", "‰", "折"}:
        return f"{(value * unit_of(figure).factor).normalize():f}"
    if value >= _MILLION and figure.step >= _SCALED_STEP:
        scale, word = _scale(value)
        return f"{_stripped(value / scale)} {word}"
    return f"{value:,.{_places(figure)}f}"


def _scale(value: Decimal) -> tuple[int, str]:
    """The divisor and the word for a value of a million or more."""
    return next((scale, word) for least, scale, word in _SCALES if value >= least)


def _places(figure: Figure) -> int:
    exponent = figure.step.normalize().as_tuple().exponent
    return max(-int(exponent), 0)


def _stripped(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _with_unit(number: str, figure: Figure, *, plural: bool) -> str:
    unit = unit_of(figure)
    if figure.unit == GROWTH:
        return f"{number}%".replace(" to ", "% to ")
    if figure.unit == "折":
        return f"{number}% of the price".replace(" to ", "% to ")
    if unit.base == "%" and unit.kind is Kind.SHARE and unit.name != PER_100_000:
        return f"{number}%".replace(" to ", "% to ")
    if unit.kind is Kind.TEMPERATURE:
        return f"{number} °C"
    noun = unit.plural if plural else unit.singular
    if unit.kind is Kind.GRADE:
        return f"{noun} {number}"
    return f"{number} {noun}" if noun else number


def _date(figure: Figure) -> str:
    if figure.value <= 0 and figure.unit == "年":
        return f"{1 - figure.value:f} BC"
    last = figure.written[-1:]
    if last in _ENDS_OF:
        return f"{_ENDS_OF[last]} {_calendar(figure)}"
    return _calendar(figure)


def clock(value: Decimal) -> str:
    """A time of day as a clock shows it: 8:30 for 8.30, 10:44:07 for 10.4407."""
    hours, _, rest = f"{value:f}".partition(".")
    return ":".join(filter(None, (hours, rest[:2], rest[2:])))


def _calendar(figure: Figure) -> str:
    digits = f"{figure.value:f}"
    if figure.unit == "年月":
        return f"{MONTHS[int(digits[4:6]) - 1]} {digits[:4]}"
    if figure.unit == "时":
        return clock(figure.value)
    high = high_of(figure)
    if figure.unit in {"年月日", "月日"}:
        return _day(figure.value) if high == figure.value else _days(figure.value, high)
    if figure.unit == "月":
        names = [MONTHS[int(value) - 1] for value in (figure.value, high) if 1 <= value <= 12]
        return " to ".join(dict.fromkeys(names)) or digits
    return digits if high == figure.value else f"{digits} to {high:f}"


def _day(value: Decimal) -> str:
    """`May 3, 2023` of 20230503, `May 3` of 503."""
    year, month, day = int(value) // 10_000, int(value) // 100 % 100, int(value) % 100
    return f"{MONTHS[month - 1]} {day}" + (f", {year}" if year else "")


def _days(first: Decimal, last: Decimal) -> str:
    """`May 1 to 3, 2023`: of the first day only what the last does not say."""
    before = _day(first).partition(", ")[0]
    if int(first) // 100 == int(last) // 100:
        return f"{before} to {_day(last).partition(' ')[2]}"
    same_year = int(first) // 10_000 == int(last) // 10_000
    return f"{before if same_year else _day(first)} to {_day(last)}"


# --------------------------------------------------------------- conversions


def convert(figure: Figure, language: Language) -> str | None:
    """The amount in a measure that readers know better, or None where the printed one serves.

    Money from a hundred million yuan on is said in 亿元, or in millions to two places; mu become hectares (or
    square metres below one), jin kilograms.
    """
    say = _CONVERSIONS.get(figure.unit)
    return say(figure, language) if say and high_of(figure) == figure.value else None


def _area(figure: Figure, language: Language) -> str:
    hectares = figure.value / 15
    if hectares < 1:
        return _measured(figure, hectares * 10**4, Bilingual("平方米", "square metres"), language)
    return _measured(figure, hectares, Bilingual("公顷", "hectares"), language)


def _mass(figure: Figure, language: Language) -> str:
    return _measured(figure, figure.value / 2, Bilingual("公斤", "kg"), language)


def _small_mass(figure: Figure, language: Language) -> str:
    return _measured(figure, figure.value * 50, Bilingual("克", "g"), language)


def _calendar_year(figure: Figure, language: Language) -> str | None:
    """1949 of 民国三十八年, which its English says itself."""
    return f"即{figure.value:f}年" if language is Language.ZH and _is_of_an_era(figure) else None


_MANIFOLD = 10
"""From so many times on one more says nothing."""


def _grown(figure: Figure, language: Language) -> str | None:
    """By how much is often taken for how large: 增长两倍 is to become three times as much."""
    if figure.value >= _MANIFOLD:
        return None
    grown = f"{_stripped(figure.value + 1)}{'倍' if language is Language.ZH else ' times'}"
    said = _approximate(figure, grown, language)
    return f"即原来的{said}" if language is Language.ZH else f"{said} what it was"


def _is_of_an_era(figure: Figure) -> bool:
    """民国三十八年: the number of its year is printed otherwise."""
    return not figure.written[0].isdecimal() and (year := _printed_year(figure)) is not None and year != figure.value


def _printed_year(figure: Figure) -> Decimal | None:
    readings = find_readings(figure.written)
    return readings[0].figure.value if readings else Decimal(1)  # 光绪元年


def _money(figure: Figure, language: Language) -> str | None:
    if language is Language.ZH:
        if figure.value < 10**8 or "亿" in figure.written:
            return None
        rounded = _rounded(figure.value / 10**8, -2, figure)
        return _approximate(figure, f"{rounded}亿元", language)
    if figure.value < _MILLION or figure.step < _SCALED_STEP:
        return None
    scale, word = _scale(figure.value)
    exact = figure.value / scale
    rounded = _rounded(exact, -2, figure)
    if rounded == exact:
        return None
    return _approximate(figure, f"{rounded:,f} {word} yuan", language)


def _measured(figure: Figure, amount: Decimal, unit: Bilingual, language: Language) -> str:
    """Three figures are enough of a conversion."""
    rounded = _rounded(amount, amount.adjusted() - 2, figure)
    if figure.approx is None and rounded != amount:
        figure = replace(figure, approx="about")
    if language is Language.EN:
        return _approximate(figure, f"{_stripped(rounded)} {unit.en}", language)
    if rounded >= 10**4:
        return _approximate(figure, f"{_stripped(rounded / 10**4)}万{unit.zh}", language)
    return _approximate(figure, f"{_stripped(rounded).replace(',', '')}{unit.zh}", language)


_CONVERSIONS: dict[str, Callable[[Figure, Language], str | None]] = {
    "元": _money,
    "亩": _area,
    "斤": _mass,
    "两": _small_mass,
    "年": _calendar_year,
    GROWTH: _grown,
}


def _approximate(figure: Figure, text: str, language: Language) -> str:
    """A text that says a figure, with the words that say how exact it is."""
    words = hedge_words(figure.approx, kind_of(figure))
    if words is None:
        return text
    if not figure.unit and figure.approx == "less-than":
        words = _BARE_BELOW
    return words.zh + text if language is Language.ZH else f"{words.en} {text}"


_ROUNDED = {
    "more-than": ROUND_FLOOR,
    "at-least": ROUND_FLOOR,
    "nearly": ROUND_CEILING,
    "at-most": ROUND_CEILING,
    "less-than": ROUND_CEILING,
}
"""A bound stays true: what is more than 1,666 is not said to be more than 1,670."""


def _rounded(value: Decimal, place: int, figure: Figure) -> Decimal:
    """A value of a figure, rounded to a power of ten."""
    return value.quantize(Decimal(1).scaleb(place), _ROUNDED.get(figure.approx or "", ROUND_HALF_UP))
