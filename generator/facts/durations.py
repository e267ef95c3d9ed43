"""Lengths of time that are printed in several units, as 4分30秒 and 四年零九个月 are: each is one figure.

What one unit may be followed by, and what several come to in the finest: 270秒, 57个月. A month has no number of
days, so that 3年2个月5天 lie between 38 and 39 months.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.facts.unit_table import BY_NAME, Kind

_NAMES = {"个小时": "小时", "个星期": "周"}
"""Of units with more than one name, which is given to what several units come to."""


class Part(NamedTuple):
    """What a length of time has of one unit."""

    low: Decimal
    high: Decimal
    """The upper end of a range (4小时30至40分); `low` where there is one number."""
    unit: str


class _Step(NamedTuple):
    """From a unit to a finer one."""

    fewer_than: int
    """24小时 behind a day are no part of what goes beyond it."""
    makes: int | None
    """How many of the finer are one of the other; None where nobody can say."""


_STEPS: dict[tuple[str, str], _Step] = {
    ("年", "个月"): _Step(12, 12),
    ("年", "天"): _Step(365, None),
    ("个月", "天"): _Step(31, None),
    ("周", "天"): _Step(7, 7),
    ("天", "小时"): _Step(24, 24),
    ("小时", "分钟"): _Step(60, 60),
    ("小时", "秒"): _Step(60, 3600),
    ("分钟", "秒"): _Step(60, 60),
}
FINER = frozenset(finer for _, finer in _STEPS)
"""What may follow another unit, under the name that is given to the whole."""
DIVISIBLE = frozenset(unit for unit, _ in _STEPS) | frozenset(_NAMES)
"""What may be followed by finer units."""
_RATES = frozenset({("周", "天"), ("年", "天")})
"""一年200天 says how many days of it; only 零 or 又 makes one length of time of it."""
_RATES_OF_ONE = frozenset({("个月", "天"), ("天", "小时")})
"""So do 一个月20天 and 一天8小时, but not 2个月20天."""
_CALENDAR_YEAR = 1000


def goes_on(part: Part, finer: Part, *, joined: bool) -> bool:
    """Whether an amount of a finer unit belongs to the one before it. `joined`: by 零 or 又."""
    units = plain_unit(part.unit), plain_unit(finer.unit)
    step = _STEPS.get(units)
    if step is None or finer.high >= step.fewer_than or part.low >= _CALENDAR_YEAR:
        return False
    return joined or not (units in _RATES or (part.low == 1 and units in _RATES_OF_ONE))


def plain_unit(unit: str) -> str:
    """小时 for 个小时."""
    return _NAMES.get(unit, unit)


def summed(parts: Sequence[Part]) -> tuple[Part, ...]:
    """As few parts as say the same: 4分30秒 are 270秒, 3年2个月5天 are 38个月 and 5天."""
    sums = [parts[0]._replace(unit=plain_unit(parts[0].unit))]
    for part in parts[1:]:
        last, unit = sums[-1], plain_unit(part.unit)
        step = _STEPS.get((last.unit, unit))
        if step is None or step.makes is None:
            sums.append(part._replace(unit=unit))
        else:
            sums[-1] = Part(last.low * step.makes + part.low, last.high * step.makes + part.high, unit)
    return tuple(sums)


def total(parts: Sequence[Part]) -> Part:
    """The whole in one unit; a range where days stand behind months or years."""
    first, *rest = summed(parts)
    return first._replace(high=first.high + 1) if rest else first


_SECONDS_OF_A_DAY = 86400


def same_length(value: Decimal, unit: str, other: Decimal, other_unit: str) -> bool:
    """Whether two amounts in different units are the same time to the second, or to the month: 4.5分钟 and 270秒."""
    (base, factor), (other_base, other_factor) = _measured_by(unit), _measured_by(other_unit)
    return base == other_base != "" and factor != other_factor and value * factor == other * other_factor


def _measured_by(unit: str) -> tuple[str, Decimal]:
    """The base unit of a length of time and how many make one; unlike the table of units, days have seconds here."""
    row = BY_NAME.get(unit)
    if row is None or row.kind is not Kind.TIME:
        return "", Decimal(0)
    return ("秒", row.factor * _SECONDS_OF_A_DAY) if row.base == "天" else (row.base, row.factor)
