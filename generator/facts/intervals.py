"""What a printed figure leaves open: rounding hides half a unit of the last digit, 近 and 余 more than that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.facts.figures import high_of
from generator.facts.unit_table import COUNTED, Kind
from generator.facts.units import kind_of, unit_of
from generator.model import Figure

_INFINITY = Decimal("Infinity")
_ROUGHLY = Decimal(5)
"""近 and 约 reach at most a fifth of the figure: 近100 may be 85, not 10."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, the ends included unless `open_high`."""

    low: Decimal
    high: Decimal
    open_high: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.reaches(other.low) and other.reaches(self.low)

    def reaches(self, value: Decimal) -> bool:
        """Whether it extends up to a value."""
        return value < self.high or (value == self.high and not self.open_high)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high, self.open_high or other.open_high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low, self.open_high)

    def __mul__(self, other: Interval) -> Interval:
        return Interval(self.low * other.low, _product(self.high, other.high), self.open_high or other.open_high)

    def __truediv__(self, other: Interval) -> Interval:
        high = self.high / other.low if other.low > 0 else _INFINITY
        return Interval(self.low / other.high, high, self.open_high)


def _product(one: Decimal, other: Decimal) -> Decimal:
    """Infinity times zero is not a number; an upper end of zero stays zero."""
    return Decimal(0) if not one or not other else one * other


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of intervals."""
    result = Interval(Decimal(0), Decimal(0))
    for interval in intervals:
        result += interval
    return result


def interval_of(figure: Figure, factor: Decimal | None = None, *, cut_off: bool = False) -> Interval:
    """The values that a printed figure may stand for, times a positive factor: in its base unit unless one is given.

    `cut_off`: the last digit may have been cut off instead of rounded, as the paper often does with ratios.
    """
    factor = unit_of(figure).factor if factor is None else factor
    high = high_of(figure)
    if high > figure.value:
        low = min(figure.value, Decimal(0)) if figure.approx in {"at-most", "less-than"} else figure.value
        return Interval(low * factor, _INFINITY if figure.approx in {"at-least", "more-than"} else high * factor)
    below, above, open_high = _reach(figure, cut_off=cut_off)
    return Interval((figure.value - below) * factor, (figure.value + above) * factor, open_high)


def is_exact(figure: Figure) -> bool:
    """Whether a figure is a full count, which neither rounding nor a word leaves open."""
    whole = kind_of(figure) in COUNTED | {Kind.DATE}
    return figure.approx is None and whole and figure.step == 1


def _reach(figure: Figure, *, cut_off: bool) -> tuple[Decimal, Decimal, bool]:
    """How far below and above the printed value the true one may lie, and whether the upper end is excluded."""
    zero = Decimal(0)
    place = last_place(figure.value)
    roughly = min(place, abs(figure.value) / _ROUGHLY)
    under = figure.value if figure.value > 0 else place  # down to nothing, but 零下20多度 is near -20
    half = zero if is_exact(figure) else figure.step / 2
    return {
        "more-than": (zero, place, True),
        "nearly": (roughly, zero, False),
        "about": (roughly, roughly, False),
        "at-least": (zero, _INFINITY, False),
        "at-most": (under, zero, False),
        "less-than": (under, zero, True),
        None: (half, figure.step if cut_off and half else half, bool(half)),  # a half is rounded up
    }[figure.approx]


def last_place(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 100 in 3,800, 10,000 in 20,000."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent)) if value else Decimal(1)
