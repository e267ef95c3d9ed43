"""Declared arithmetic between facts, computed exactly and judged by what the printed digits leave open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import reduce
from operator import mul

from generator.facts.intervals import Interval, interval_of, total
from generator.facts.units import in_base, unit_of
from generator.model import Figure, Verdict

KINDS = ("sum", "difference", "product", "ratio", "range", "at-least", "equal", "count")
TERMS_NEEDED: dict[str, tuple[int, int | None]] = {
    "sum": (2, None),
    "difference": (2, None),
    "product": (2, None),
    "ratio": (2, 2),
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What computing a relation showed."""

    computed: Decimal
    """In the unit of the result, rounded to two places beyond its printed digits."""
    verdict: Verdict
    """`INCONSISTENT` where it does not hold, declared or not."""


def compute(kind: str, terms: Sequence[Figure], result: Figure) -> Outcome:
    """Compute one relation. `terms` are as many as `TERMS_NEEDED` asks, of units that the kind allows.

    Raises ZeroDivisionError for a ratio whose second term is zero.
    """
    with localcontext(prec=PRECISION):
        return _compute(kind, terms, result)


def _compute(kind: str, terms: Sequence[Figure], result: Figure) -> Outcome:
    if kind == "count":
        holds = len(terms) == result.value
        return _outcome(Decimal(len(terms)), result, holds=holds, possible=False)
    if kind == "at-least":
        return _at_least(terms, result)
    if kind == "range":
        return _in_range(terms, result)
    return _equation(kind, terms, result)


def scale(kind: str, result: Figure) -> Decimal:
    """What a computed value is multiplied by to stand in the unit of the result: 100 for a share."""
    unit = unit_of(result)
    percent = Decimal(100) if kind == "ratio" and unit.base == "%" else Decimal(1)
    return percent / unit.factor


def _equation(kind: str, terms: Sequence[Figure], result: Figure) -> Outcome:
    factor = scale(kind, result)
    rounded_by_nature = kind in {"ratio", "product"}
    printed_value = in_base(result)
    values = [in_base(term) for term in terms]
    if kind == "equal":  # the term farthest from the result says most
        values.sort(key=lambda value: abs(value - printed_value), reverse=True)
    computed = _value(kind, values) * factor
    possible = _interval(kind, [interval_of(term) for term in terms], interval_of(result)).scaled(factor)
    printed = interval_of(result, cut_off=rounded_by_nature).scaled(1 / unit_of(result).factor)
    exact = all(figure.approx is None for figure in (*terms, result))
    value = computed.quantize(result.step, ROUND_HALF_UP) if rounded_by_nature else computed
    return _outcome(computed, result, holds=exact and value == result.value, possible=possible.meets(printed))


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


def _at_least(terms: Sequence[Figure], result: Figure) -> Outcome:
    """Every term is at least the result."""
    least = min(terms, key=in_base)
    holds = in_base(least) >= in_base(result)
    possible = interval_of(least).reaches(interval_of(result).low)
    exact = least.approx is None and result.approx is None
    return _outcome(in_base(least) * scale("at-least", result), result, holds=holds and exact, possible=possible)


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
