"""What is said to a translator about a figure, in both languages."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generator.bilingual.directions import Direction
from generator.bilingual.english_figure import EnglishFigure, EnglishKind
from generator.bilingual.magnitudes import Order, in_words
from generator.bilingual.remarks import Remark
from generator.bilingual.wanted import Wanted
from generator.facts.unit_table import BY_NAME
from generator.facts.units import clock, hedge_words
from generator.limits import FIGURES
from generator.model import Bilingual
from generator.months import MONTHS


def missing(wanted: Wanted) -> Remark:
    """A figure of the Chinese that the English lacks."""
    return _lacking(wanted.written, expected(wanted))


def misplaced(order: Order) -> Remark:
    """Of a number of which only the order is said, another order."""
    return _lacking(order.written, in_words(order.noughts))


def _lacking(written: str, english: str) -> Remark:
    return Remark(
        "figure-not-translated",
        written,
        Bilingual(f"译文里没有“{written}”", f"the English lacks “{written}”"),
        Bilingual(f"应有{english}", f"it should contain {english}"),
    )


def mistaken(wanted: Wanted, figure: EnglishFigure, printed: str) -> Remark:
    """A figure of the Chinese for which the English has another one."""
    shown = f"{printed} {english_unit(figure.unit)}".strip()
    return Remark(
        "figure-not-translated",
        wanted.written,
        Bilingual(f"“{wanted.written}”译成了“{shown}”", f"for “{wanted.written}” the English has “{shown}”"),
        Bilingual(f"应为{expected(wanted)}", f"it should be {expected(wanted)}"),
        printed,
    )


def perhaps_missing(wanted: Wanted, *, note: bool) -> Remark:
    """A number that English may leave to its words. `note`: mostly it does, as to the pair or the weekend."""
    return Remark(
        "figure-not-translated",
        wanted.written,
        Bilingual(f"译文里似乎没有“{wanted.written}”", f"“{wanted.written}” seems to be missing from the English"),
        Bilingual(
            f"若已用别的说法译出，无须改动；否则应有{expected(wanted)}",
            f"if other words express it, change nothing; otherwise it should contain {expected(wanted)}",
        ),
        note=note,
        perhaps=True,
    )


def rounded_unsaid(wanted: Wanted, _: EnglishFigure, printed: str) -> Remark:
    """A share rounded to its first digits, and no word says so."""
    return Remark(
        "figure-rounded",
        wanted.written,
        Bilingual(
            f"“{wanted.written}”译成“{printed}”，似乎取了约数而未说明",
            f"“{printed}” seems to be “{wanted.written}” rounded, but the English does not say so",
        ),
        Bilingual(f"请写确数{expected(wanted)}，或加about", f"write {expected(wanted)}, or “about” before it"),
        printed,
        perhaps=True,
    )


def computed(printed: str) -> Remark:
    """What two figures of the Chinese come to."""
    return Remark(
        "figure-computed",
        printed,
        Bilingual(
            f"原文里没有“{printed}”，但可由原文的数字算出",
            f"“{printed}” is not in the Chinese, but can be calculated from its figures",
        ),
        Bilingual("请核对算得是否正确", "check the calculation"),
        note=True,
    )


def turned(written: str, printed: str) -> Remark:
    """A sentence that says one thing in Chinese and its reverse in English."""
    return Remark(
        "figure-direction",
        written,
        Bilingual(
            f"原文说“{written}”，译文说“{printed}”，似乎相反",
            f"the Chinese says “{written}” and the English “{printed}”: they seem to be opposites",
        ),
        Bilingual("请核对", "check which of the two is right"),
        printed,
    )


def other_period(printed: str, written: str, said: str) -> Remark:
    """Another part of the year or the month, or another comparison."""
    return Remark(
        "figure-not-in-source",
        printed,
        Bilingual(f"原文里没有“{printed}”，有“{written}”", f"“{printed}” is not in the Chinese, “{written}” is"),
        Bilingual(f"“{written}”是{said}，请对照原文改正", f"“{written}” is {said}: correct it to match the Chinese"),
    )


def era(wanted: Wanted) -> Remark:
    """A year before Christ that the English puts after."""
    year = plain(wanted.value, grouped=False)
    return Remark(
        "figure-not-translated",
        wanted.written,
        Bilingual(
            f"“公元前{wanted.written}”译文没有说是公元前", f"the English does not say that “{wanted.written}” is BC"
        ),
        Bilingual(f"请写{year} BC", f"write {year} BC"),
    )


def other_rate(printed: str, wanted: str) -> Remark:
    """An amount for each of another unit."""
    name = english_unit(wanted, plural=False)
    return Remark(
        "figure-unit",
        printed,
        Bilingual(
            f"译文是“{printed}”，原文按{wanted}计", f"“{printed}” is given for each {name} ({wanted}) in the Chinese"
        ),
        Bilingual(f"原文的单位是{wanted}", f"the unit is {name} ({wanted})"),
    )


def other_code(printed: str) -> Remark:
    """A code with other digits: G319 for G318."""
    return Remark(
        "figure-not-in-source",
        printed,
        Bilingual(f"原文里没有“{printed}”", f"“{printed}” is not in the Chinese"),
        Bilingual("请对照原文改正", "correct it to match the Chinese"),
    )


def direction(wanted: Wanted, said: Direction) -> Remark:
    """A figure that rises in the one language and falls in the other."""
    here, there = _DIRECTIONS[said]
    return Remark(
        "figure-direction",
        wanted.written,
        Bilingual(
            f"“{wanted.written}”原文是{here.zh}，译文是{there.zh}",
            f"“{wanted.written}” {here.en} in the Chinese and {there.en} in the English",
        ),
        Bilingual(f"请核对是{here.zh}还是{there.zh}", "check which of the two is right"),
    )


_UP, _DOWN = Bilingual("增", "rises"), Bilingual("减", "falls")
_WIDER, _NARROWER = Bilingual("扩大", "widens"), Bilingual("缩小", "narrows")
_DIRECTIONS = {
    Direction.UP: (_UP, _DOWN),
    Direction.DOWN: (_DOWN, _UP),
    Direction.WIDER: (_WIDER, _NARROWER),
    Direction.NARROWER: (_NARROWER, _WIDER),
}
"""What the Chinese says, and what the English does then."""


def too_many() -> Remark:
    """More figures than can be compared."""
    return Remark(
        "figures-too-many",
        "",
        Bilingual(
            f"这一段的数字超过{FIGURES}个，太多，无法比对", f"has more than {FIGURES} figures, too many to compare"
        ),
        Bilingual("请在structure.yml中把这一段分开", "split the part in structure.yml"),
    )


def added(figure: EnglishFigure, printed: str, *, perhaps: bool = False) -> Remark:
    """A figure of the English that the Chinese lacks; a small one in words may say something else of it.

    `perhaps`: the Chinese holds numerals that nobody could read.
    """
    unit = english_unit(figure.unit)
    shown = f"{printed} {unit}".strip()
    small = not figure.digits and figure.kind is not EnglishKind.MONTH and figure.value <= _DOZEN
    if small or perhaps:
        return Remark(
            "figure-not-in-source",
            printed,
            Bilingual(f"原文里似乎没有“{shown}”", f"“{shown}” does not seem to be in the Chinese"),
            Bilingual("请对照原文核对", "check it against the Chinese"),
            perhaps=True,
        )
    return Remark(
        "figure-not-in-source",
        printed,
        Bilingual(f"原文里没有“{shown}”", f"“{shown}” is not in the Chinese"),
        Bilingual("请对照原文改正或删去", "correct it to match the Chinese, or remove it"),
    )


_DOZEN = 12


def unit(wanted: Wanted, printed: str) -> Remark:
    """A figure that the English gives with another unit."""
    return Remark(
        "figure-unit",
        wanted.written,
        Bilingual(
            f"译文“{printed}”后的单位与“{wanted.written}”不同",
            f"“{printed}” has a different unit from “{wanted.written}”",
        ),
        _unit_remedy(wanted),
    )


def unit_unsaid(wanted: Wanted, printed: str) -> Remark:
    """A measure without its unit."""
    return Remark(
        "figure-without-unit",
        wanted.written,
        Bilingual(f"“{printed}”后没有单位", f"no unit follows “{printed}”"),
        _unit_remedy(wanted),
    )


def _unit_remedy(wanted: Wanted) -> Bilingual:
    name = english_unit(wanted.noun or wanted.unit) or wanted.unit
    return Bilingual(f"原文的单位是{wanted.noun or wanted.unit}", f"the unit is {name} ({wanted.noun or wanted.unit})")


def hedge(wanted: Wanted, figure: EnglishFigure, printed: str, *, perhaps: bool) -> Remark:
    """近, 余 or 约 that is lost, changed or added."""
    word = _hedge(wanted.approx, wanted)
    if not wanted.approx:
        said = _hedge(figure.approx, wanted)
        return Remark(
            "figure-approximation",
            wanted.written,
            Bilingual(
                f"原文“{wanted.written}”是确数，译文说“{said}”",
                f"“{wanted.written}” is exact, but the English says “{said}”",
            ),
            Bilingual(f"请直接写{printed}", f"write only {printed}"),
            perhaps=perhaps,
        )
    return Remark(
        "figure-approximation",
        wanted.written,
        Bilingual(
            f"“{wanted.written}”是约数，译文“{printed}”没有译出",
            f"“{wanted.written}” is not exact, and “{printed}” does not say so",
        ),
        Bilingual(f"请写{word} {wanted.said or printed}", f"write {word} {wanted.said or printed}"),
        perhaps=perhaps,
    )


def _hedge(approx: str | None, wanted: Wanted) -> str:
    if wanted.unit == "时" and approx in {"less-than", "at-most"}:
        return "before"
    words = hedge_words(approx, wanted.kind)
    return words.en if words else ""


def rounded(wanted: Wanted, printed: str) -> Remark:
    """Sensible rounding, reported."""
    return Remark(
        "figure-rounded",
        wanted.written,
        Bilingual(f"“{wanted.written}”译成“{printed}”，取了约数", f"“{printed}” is “{wanted.written}” rounded"),
        Bilingual(f"确数是{expected(wanted)}", f"the exact figure is {expected(wanted)}"),
        note=True,
    )


def converted(wanted: Wanted, printed: str) -> Remark:
    """The English gives the amount in another unit only."""
    return Remark(
        "figure-converted",
        wanted.written,
        Bilingual(
            f"“{wanted.written}”只译成了换算值“{printed}”", f"“{printed}” gives “{wanted.written}” in another unit only"
        ),
        Bilingual(f"原值是{expected(wanted)}", f"the printed amount is {expected(wanted)}"),
        note=True,
    )


def also_converted(wanted: Wanted, printed: str) -> Remark:
    """A conversion that stands beside the printed amount."""
    return Remark(
        "figure-converted",
        printed,
        Bilingual(f"“{printed}”是“{wanted.written}”的换算值", f"“{printed}” is “{wanted.written}” in another unit"),
        Bilingual("无须改动", "nothing needs to be changed"),
        note=True,
    )


def order(first: Wanted, second: Wanted) -> Remark:
    """Two figures of one unit that stand the other way round."""
    return Remark(
        "figure-order",
        first.written,
        Bilingual(
            f"“{first.written}”与“{second.written}”在译文里前后对调",
            f"“{first.written}” and “{second.written}” are in the opposite order in the English",
        ),
        Bilingual("请核对两个数各说什么", "check that each figure means what it means in the Chinese"),
    )


# ------------------------------------------------------------------- the words


def expected(wanted: Wanted) -> str:
    """What the English should hold: `April`, `34.93%`, `8:30`, `2022`, `38.0856 million yuan`, `4,000 mu`."""
    return wanted.said or _as_number(wanted)


def _as_number(wanted: Wanted) -> str:
    value = wanted.value
    if wanted.kinds == {EnglishKind.MONTH} and 1 <= value <= 12:
        return MONTHS[int(value) - 1]
    if EnglishKind.PERCENT in wanted.kinds:
        return f"{plain(value)}%" if value == round(value, 2) else _fraction(value / 100)
    if wanted.unit == "时":
        return clock(value)
    if wanted.shared:
        return plain(value, grouped=False)
    if EnglishKind.ORDINAL not in wanted.kinds and value != value.to_integral_value():
        return _fraction(value)
    number = f"{plain(value / 10**6)} million" if value >= 10**6 else plain(value)
    return f"{number} {english_unit(wanted.unit, plural=value != 1)}".strip()


def _fraction(value: Decimal) -> str:
    fraction = Fraction(value).limit_denominator(1000)
    return f"{fraction.numerator}/{fraction.denominator}"


def english_unit(name: str, *, plural: bool = True) -> str:
    """The English of a unit; empty for a measure word."""
    if name in BY_NAME:
        return BY_NAME[name].plural if plural else BY_NAME[name].singular
    return _NEVER_PRINTED.get(name, "")


_NEVER_PRINTED = {
    "英亩": "acres",
    "英里": "miles",
    "英尺": "feet",
    "英寸": "inches",
    "码": "yards",
    "盎司": "ounces",
    "加仑": "gallons",
    "立方英尺": "cubic feet",
    "平方英里": "square miles",
}
"""Units of English that the table of Chinese ones lacks."""


def plain(value: Decimal, *, grouped: bool = True) -> str:
    """Digits without zeros behind the point."""
    text = f"{value:,f}" if grouped else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
