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
        return None
    said = [(match.start(), *unit_after(english, match.end())) for match in _FOR_EACH.finditer(english)]
    for unit in sorted(wanted):
        alike = [one for one in said if one[1] in BY_NAME and BY_NAME[one[1]].base == BY_NAME[unit].base]
        if alike and not any(same_unit(unit, one[1]) for one in alike):
            start, _, end = alike[0]
            return english[start:end], unit
    return None
