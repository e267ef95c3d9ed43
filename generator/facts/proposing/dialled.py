"""Numbers that name a telephone, a person or an account: nobody counts anything with them."""

from __future__ import annotations

import re

from generator.model import Figure

_LEADS = re.compile(
    r"(?:[电電][话話]|[热熱專专][线線]|手[机機]|座[机機]|[传傳]真|(?:[邮郵]政)?[编編][码碼]|[邮郵][编編]|身份[证證]|[账賬帐帳卡]号|[账賬帳帐卡]號"
    r"|QQ|微信|致[电電]|拨打|撥打)(?:[群号號][码碼]?)?(?P<said>\s*(?:[:：]|[为為是])\s*)?"
    r"(?P<others>[\d\s()（）\-－–—、,，/或和转轉]*)$"
)
"""What stands before such a number: other ones may come between, `电话：0891-6323456、6323457`."""
_FOLLOWS = re.compile(r"[\u4e00-\u9fff]{0,8}?[热熱專专][线線]")
_BEFORE = 60
"""Characters in which the word for it is looked for."""
_RUN = re.compile("[0-9]+(?:[-－–—][0-9]+)*")
_EMERGENCIES = frozenset({"110", "119", "120", "122"})
_SHORT, _LONG = 5, 11
"""Digits of a short number such as 12345; of a mobile telephone, which no amount without a unit has."""


def is_dialled(text: str, figure: Figure) -> bool:
    """Whether a bare number is a telephone's, an account's or the like."""
    run = _RUN.match(text, figure.start)
    if figure.unit or run is None or run.end() < figure.end:
        return False
    digits = re.findall("[0-9]+", run.group())
    count = sum(map(len, digits))
    if max(map(len, digits)) >= _LONG or (count > _SHORT and digits[0].startswith("0")):
        return True
    if count == _SHORT and _FOLLOWS.match(text, run.end()):
        return True
    lead = _LEADS.search(text[max(0, figure.start - _BEFORE) : figure.start])
    if lead is None:
        return False
    return bool(lead["said"] or lead["others"].strip()) or count >= _SHORT or run.group() in _EMERGENCIES
