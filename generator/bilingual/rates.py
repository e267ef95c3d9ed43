"""What an amount is given for: 每斤3.5元 is not 3.5 yuan per kilogram."""

from __future__ import annotations

import re

from generator.bilingual.english_units import unit_after
from generator.bilingual.fitting import MEASURES, same_unit
from generator.facts.relations import counting_units
from generator.facts.unit_table import BY_NAME

_FOR_EACH = re.compile(r"\b(?:per|an?|each|every)(?=[\s-])")
_BY_AREA = "亩产"


def other_rate(chinese: str, english: str) -> tuple[str, str] | None:
    """The unit for each of which the English gives an amount, where the Chinese gives it for another of its kind.

    As printed, and the one of the Chinese. Nothing where the English has the right one as well.
    """
    if "每" not in chinese and "亩" not in chinese and "/" not in chinese:
        return None
    wanted = {unit for unit in counting_units(chinese) if BY_NAME[unit].kind in MEASURES}
    wanted |= {"亩"} if _BY_AREA in chinese else set()
    if not wanted:
        return None
    said = [(match.start(), *unit_after(english, match.end())) for match in _FOR_EACH.finditer(english)]
    for unit in sorted(wanted):
        alike = [one for one in said if one[1] in BY_NAME and BY_NAME[one[1]].base == BY_NAME[unit].base]
        if alike and not any(same_unit(unit, one[1]) for one in alike):
            start, _, end = alike[0]
            return english[start:end], unit
    return None
