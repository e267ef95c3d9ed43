"""Declared arithmetic between facts, computed exactly and judged by what the printed digits leave open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import reduce
from operator import mul

from generator.facts.grammar import any_of
from generator.facts.intervals import Interval, interval_of, total
from generator.facts.unit_table import BY_NAME, DOUBLINGS, Kind
from generator.facts.units import in_base, kind_of, may_be_added, unit_of
from generator.model import Figure, Verdict

KINDS = ("sum", "difference", "product", "ratio", "change", "range", "at-least", "equal", "count")
TERMS_NEEDED: dict[str, tuple[int, int | None]] = {
    "sum": (2, None),
    "difference": (2, None),
    "product": (2, None),
    "ratio": (2, 2),
    "change": (2, 2),
    "range": (2, 2),
    "at-least": (1, None),
    "equal": (1, None),
    "count": (1, None),
}
"""The least and the most terms of each kind; None: any number."""
MOST_TERMS = 60
"""Of one relation: more are a mistake, and the digits of their product would not fit."""
PRECISION = 20 * MOST_TERMS + 100
"""Digits that the product of so many figures of twenty digits can have, and room to round."""
LIKE_UNITS = frozenset({"sum", "difference", "range", "at-least", "equal"})
"""Kinds whose terms and result must measure the same thing."""
CHARTS: dict[str, frozenset[str]] = {
    "composition": frozenset({"sum"}),
    "share": frozenset({"ratio", "at-least"}),
    "progress": frozenset({"ratio", "at-least"}),
}
"""What may be drawn of which kind: parts of a total; a part of a whole."""
_PER_CENT = 100


@dataclass(frozen=True, slots=True)
class Outcome:
    """What computing a relation showed."""

    computed: Decimal
    """In the unit of the result, rounded to two places beyond its printed digits."""
    verdict: Verdict
    """`INCONSISTENT` where it does not hold, declared or not."""


def compute(
    kind: str,
    terms: Sequence[Figure],
    result: Figure,
    counted_by: AbstractSet[str] = frozenset(),
    *,
    falls: bool | None = None,
) -> Outcome:
    """Compute one relation. `terms` are as many as `TERMS_NEEDED` asks, of units that the kind allows.

    `counted_by`: the units for each of which the text gives some amount (`counting_units`). `falls`: whether the text
    calls a change a fall, or a rise (False); None where it says neither.

    Raises ZeroDivisionError for a ratio whose second term is zero, and for a share of a change from zero.
    """
    with localcontext(prec=PRECISION):
        if kind == "change":
            return _change(terms[0], terms[1], result, falls)
        return _compute(kind, terms, result, counted_by)


_COUNTED_BY = {"月": "个月", "日": "天", "季度": "个季度", "星期": "个星期"}
_EACH = re.compile(f"(?:每个?|[/／])({any_of(BY_NAME.keys() | _COUNTED_BY.keys())})|([年月日人户亩])均")


def counting_units(text: str) -> frozenset[str]:
    """The units for each of which a text gives an amount: 公斤 of 每公斤12元 and 12元/公斤, 年 of 年均10亿元."""
    names = {match[1] or match[2] for match in _EACH.finditer(text)}
    return frozenset(_COUNTED_BY.get(name, name) for name in names)


def _compute(kind: str, terms: Sequence[Figure], result: Figure, counted_by: AbstractSet[str]) -> Outcome:
    if kind == "count":
        holds = len(terms) == result.value
        return _outcome(Decimal(len(terms)), result, holds=holds, possible=False)
    if kind == "at-least":
        return _at_least(terms, result)
    if kind == "range":
        return _in_range(terms, result)
    return _equation(kind, terms, result, counted_by)


_FROM_THE_BEST = (Verdict.HOLDS, Verdict.APPROXIMATE, Verdict.INCONSISTENT)


def _equation(kind: str, terms: Sequence[Figure], result: Figure, counted_by: AbstractSet[str]) -> Outcome:
    """What the reading shows that agrees best; of two that agree alike, the first."""
    readings = _readings(kind, (*terms, result), counted_by)
    outcomes = [_read_with(factors, kind, terms, result) for factors in readings]
    return min(outcomes, key=lambda outcome: _FROM_THE_BEST.index(outcome.verdict))


def _readings(kind: str, figures: Sequence[Figure], counted_by: AbstractSet[str]) -> Iterator[Sequence[Decimal]]:
    """By what to multiply each printed number, that of the result last, before computing with it.

    Like is added to like in its base unit. In a product or a ratio only what is measured against each other is
    converted (a total and what each part adds to it, a part and its whole), and a percentage is a fraction. Any other
    term is counted by the unit that the text names: at 5元 for each 斤, 3吨 are 6000斤. Where it names none, the term
    counts as printed (50亿元 in 5年 are 10亿元 a year), or in the base unit (50万元 a month are 3000万元 in 5年).
    """
    in_base = [unit_of(figure).factor for figure in figures]
    if kind in LIKE_UNITS:
        yield in_base
        return
    as_printed = list(in_base)
    converted = _measured_against_each_other(kind, figures)
    last = len(figures) - 1
    for place, figure in enumerate(figures):
        if kind_of(figure) is Kind.SHARE:
            as_printed[place] = in_base[place] = unit_of(figure).factor / _PER_CENT
        elif place not in converted:
            named = _factor_by(counted_by, figure) if place < last else Decimal(1)
            as_printed[place] = named or Decimal(1)
            in_base[place] = named or in_base[place]
    yield as_printed
    if in_base != as_printed:
        yield in_base


def _factor_by(counted_by: AbstractSet[str], figure: Figure) -> Decimal | None:
    """How many of the unit that the text counts by make one of a figure; None where it names no such unit, or two."""
    unit = unit_of(figure)
    factors = {BY_NAME[name].factor for name in counted_by if BY_NAME[name].base == unit.base}
    return unit.factor / factors.pop() if len(factors) == 1 else None


def _measured_against_each_other(kind: str, figures: Sequence[Figure]) -> set[int]:
    """The places of the figures of a product or a ratio that measure the same as one that they are compared with."""
    result = len(figures) - 1
    pairs = [(0, 1), (0, result)] if kind == "ratio" else [(term, result) for term in range(result)]
    return {place for pair in pairs if may_be_added(*(figures[place] for place in pair)) for place in pair}


def _read_with(factors: Sequence[Decimal], kind: str, terms: Sequence[Figure], result: Figure) -> Outcome:
    *of_terms, of_result = factors
    rounded_by_nature = kind in {"ratio", "product"}
    printed_value = result.value * of_result
    values = [term.value * factor for term, factor in zip(terms, of_terms, strict=True)]
    if kind == "equal":  # the term farthest from the result says most
        values.sort(key=lambda value: abs(value - printed_value), reverse=True)
    computed = _value(kind, values) / of_result
    printed = interval_of(result, of_result, cut_off=rounded_by_nature)
    intervals = [interval_of(term, factor) for term, factor in zip(terms, of_terms, strict=True)]
    around = _interval(kind, intervals, interval_of(result, of_result))
    possible = around.meets(interval_of(result, of_result))
    if rounded_by_nature and not possible:  # what is 3 was never cut off to 2, however the terms are rounded
        possible = printed.low <= computed * of_result and printed.reaches(computed * of_result)
    exact = all(figure.approx is None for figure in (*terms, result))
    whole = kind_of(result) is Kind.MULTIPLE and result.step == 1  # 2.5 is 3倍 only if rounded
    value = computed.quantize(result.step, ROUND_HALF_UP) if rounded_by_nature and not whole else computed
    return _outcome(computed, result, holds=exact and value == result.value, possible=possible)


def _value(kind: str, values: Sequence[Decimal]) -> Decimal:
    first, rest = values[0], values[1:]
    match kind:
        case "sum":
            return sum(values, Decimal(0))
        case "difference":
            return first - sum(rest, Decimal(0))
        case "product":
            return reduce(mul, values)
        case "ratio":
            if not rest[0]:
                raise ZeroDivisionError("the second term of a ratio is zero")
            return first / rest[0]
        case _:  # equal
            return first


def _interval(kind: str, intervals: Sequence[Interval], result: Interval) -> Interval:
    first, rest = intervals[0], intervals[1:]
    match kind:
        case "sum":
            return total(intervals)
        case "difference":
            return first - total(rest)
        case "product":
            return reduce(mul, intervals)
        case "ratio":
            return first / rest[0]
        case _:  # equal: one term that cannot be the result decides
            return next((interval for interval in intervals if not interval.meets(result)), first)


# -------------------------------------------------------------------- changes

_RISES = "增长|增加|上升|提高|提升|上涨|扩大|[增涨升高多翻]"
_FALLS = "负增长|下降|减少|降低|下跌|回落|下滑|缩减|缩小|收窄|缩短|下调|[减降跌少低缩]"
_DIRECTION = re.compile(f"({_FALLS})|{_RISES}")
_CLAUSE_END = re.compile("[，。；、,;]")
_PLACES_OF_DOUBLINGS = Decimal("0.0001")
_ROUNDED_DOUBLINGS = Decimal("0.14")
"""翻一番 is said of what grew to between 1.9 and 2.1 times as much."""


def falls(before: str) -> bool | None:
    """Whether the words of a clause before a figure say that it is a fall, by the last of them that says either."""
    said = list(_DIRECTION.finditer(_CLAUSE_END.split(before)[-1]))
    return bool(said[-1][1]) if said else None


def is_of_a_change(kind: str, result: Figure) -> bool:
    """Whether a figure of a kind of relation is by how much something changed in proportion to what it was."""
    return kind == "change" and (kind_of(result) is Kind.MULTIPLE or unit_of(result).base == "%")


def _change(before: Figure, after: Figure, result: Figure, fell: bool | None) -> Outcome:
    """From the first to the second: by so much, by so many per cent or times, or by so many percentage points."""
    unit = unit_of(result)
    old, new = interval_of(before), interval_of(after)
    first, last = in_base(before), in_base(after)
    if not is_of_a_change("change", result):
        value, around = last - first, new - old
    elif unit.name in {"倍", "折", DOUBLINGS}:
        value, around = last / first, new / old
        fell = False
    else:
        value, around = last / first - 1, new / old - Interval(Decimal(1), Decimal(1))
    if unit.name == DOUBLINGS:
        return _doublings(value, around, result)
    if fell or (fell is None and value < 0):
        value, around = -value, Interval(-around.high, -around.low)
    factor = unit.factor / _PER_CENT if unit.base == "%" else unit.factor
    computed = value / factor
    printed = interval_of(result, factor, cut_off=is_of_a_change("change", result))
    possible = around.meets(interval_of(result, factor)) or (printed.low <= value and printed.reaches(value))
    exact = all(figure.approx is None for figure in (before, after, result))
    return _outcome(
        computed,
        result,
        holds=exact and computed.quantize(result.step, ROUND_HALF_UP) == result.value,
        possible=possible,
    )


def _doublings(times: Decimal, around: Interval, result: Figure) -> Outcome:
    """Whether what is so many times as large has doubled as often as is said."""
    with localcontext(prec=28):
        printed = interval_of(replace(result, step=_ROUNDED_DOUBLINGS), Decimal(1))
        low, high = (Decimal(2) ** end for end in (printed.low, printed.high))
        computed = times.ln() / Decimal(2).ln() if times > 0 else Decimal(0)
    exact = result.approx is None and times == 2**result.value
    outcome = _outcome(computed, result, holds=exact, possible=around.meets(Interval(low, high, printed.open_high)))
    return replace(outcome, computed=computed.quantize(_PLACES_OF_DOUBLINGS))


def _at_least(terms: Sequence[Figure], result: Figure) -> Outcome:
    """Every term is at least the result."""
    least = min(terms, key=in_base)
    holds = in_base(least) >= in_base(result)
    possible = interval_of(least).reaches(interval_of(result).low)
    exact = least.approx is None and result.approx is None
    computed = in_base(least) / unit_of(result).factor
    return _outcome(computed, result, holds=holds and exact, possible=possible)


def _in_range(terms: Sequence[Figure], result: Figure) -> Outcome:
    """The result lies between the two terms."""
    low, high = sorted(terms, key=in_base)
    holds = in_base(low) <= in_base(result) <= in_base(high)
    around = Interval(interval_of(low).low, interval_of(high).high, interval_of(high).open_high)
    exact = all(figure.approx is None for figure in (low, high, result))
    return _outcome(result.value, result, holds=holds and exact, possible=around.meets(interval_of(result)))


def _outcome(computed: Decimal, result: Figure, *, holds: bool, possible: bool) -> Outcome:
    verdict = Verdict.HOLDS if holds else Verdict.APPROXIMATE if possible else Verdict.INCONSISTENT
    places = (min(Decimal(1), result.step) / 100).normalize()
    return Outcome(computed.quantize(places, ROUND_HALF_UP), verdict)
