"""What an amount is given for: 每斤3.5元 is not 3.5 yuan per kilogram."""

from __future__ import annotations

import re

from generator.bilingual.english_units import unit_after
from generator.bilingual.fitting import MEASURES, same_unit
from generator.facts.grammar import any_of
from generator.facts.unit_table import BY_NAME

_EACH = re.compile(f"[每/／]({any_of(unit.name for unit in BY_NAME.values() if unit.kind in MEASURES)})|亩[均产]")
_FOR_EACH = re.compile(r"\b(?:per|an?|each|every)(?=[\s-])")


def other_rate(chinese: str, english: str) -> tuple[str, str] | None:
    """The unit for each of which the English gives an amount, where the Chinese gives it for another of its kind.

    As printed, and the one of the Chinese. Nothing where the English has the right one as well.
    """
    wanted = {match[1] or "亩" for match in _EACH.finditer(chinese)}
    if not wanted:
        return _other_time(chinese, english)
    said = [(match.start(), *unit_after(english, match.end())) for match in _FOR_EACH.finditer(english)]
    for unit in sorted(wanted):
        alike = [one for one in said if one[1] in BY_NAME and BY_NAME[one[1]].base == BY_NAME[unit].base]
        if alike and not any(same_unit(unit, one[1]) for one in alike):
            start, _, end = alike[0]
            return english[start:end], unit
    return _other_time(chinese, english)


_TIMES = {"year": "年岁", "month": "月", "week": "周星礼", "day": "天日", "hour": "时", "minute": "分", "second": "秒"}
_EACH_TIME = re.compile(
    r"每(?:人每|户每|亩每)?(年|个?月|周|天|日|小时|分钟|秒)"
    r"|(?<![\d一二三四五六七八九十])([年月日])(?:均|息|利率|产|赚|销|耗|薪|租|纯?收入|发电|处理)"
)
_FOR_EACH_TIME = re.compile(
    r"(?<!days )(?<!hours )(?<!half )(?<!in )(?<!for )(?<!within )(?<!than )(?<!up to )"
    r"\b(?:(?:per|each|every) (year|month|week|day|hour|minute|second)|a (year|month|week|day))\b"
    r"(?! (?:ago|earlier|before|later|after|or|and a half|of|ahead|away|off|long|in advance|from)\b)"
)
"""Seven days a week, 24 hours a day, half a day and within a month are no rates."""


def _other_time(chinese: str, english: str) -> tuple[str, str] | None:
    """每年500万吨 is not so much a month, where the Chinese speaks of no month."""
    wanted = _EACH_TIME.search(chinese)
    if wanted is None:
        return None
    for match in _FOR_EACH_TIME.finditer(english):
        if not any(character in chinese for character in _TIMES[match[1] or match[2]]):
            return match.group(), _LENGTHS.get(wanted[1] or wanted[2], wanted[1] or wanted[2])
    return None


_LENGTHS = {"月": "个月", "日": "天"}
"""The names that the table of units gives them."""
