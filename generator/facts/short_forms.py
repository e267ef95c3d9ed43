"""Amounts in short: decimals that stand behind their unit (9秒83, 8米36, 一米八五, 三成五), and coins (3元5角)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from generator.facts import numerals

_ONE_TO_NINE = "".join(digit for digit, value in numerals.DIGITS.items() if value)
_ENDS = rf"(?![\d{re.escape(numerals.CHARACTERS)}半A-Za-z.,%‰/:：~+\-—–至到余多几金银铜冠亚季])"
_DECIMALS = {
    "秒": re.compile(rf"(?:\d{{1,3}}|[{_ONE_TO_NINE}零]{{1,3}}){_ENDS}"),
    "米": re.compile(rf"(?:\d{{1,2}}|(?!一[^{_ONE_TO_NINE}零])[{_ONE_TO_NINE}][{_ONE_TO_NINE}零]?){_ENDS}"),
    "成": re.compile(f"[{_ONE_TO_NINE}]{_ENDS}"),
}
"""What may stand behind each unit; 一 alone begins what stands every three metres (三米一岗)."""
_FEW = 100
"""100米12金: so many metres are printed without decimals."""
_COIN = rf"[\d{_ONE_TO_NINE}]"
_COINS = re.compile(
    rf"(?:(?P<yuan>\d+|[{re.escape(numerals.CHARACTERS)}]+)[元块](?P<jiao>{_COIN})[角毛](?:(?P<fen>{_COIN})分)?钱?"
    rf"|(?P<jiao_only>{_COIN})(?:[角毛](?P<fen_too>{_COIN})分钱?|[角毛]钱)"
    rf"|(?P<yuan_too>\d+|[{re.escape(numerals.CHARACTERS)}]+)块(?P<jiao_bare>{_COIN})(?=$|[，。；、,;！？!?）)”]))"
)
_COINS_BY_GROUPS = (("yuan", "yuan_too"), ("jiao", "jiao_only", "jiao_bare"), ("fen", "fen_too"))
_CENT = Decimal("0.01")


class Amount(NamedTuple):
    """An amount, where it ends, and the value of one in its last digit."""

    value: Decimal
    end: int
    step: Decimal = Decimal(1)


def decimals_at(text: str, unit: str, whole: Decimal, end: int) -> Amount | None:
    """The decimals at an offset of narrowed text, behind a unit that was printed after a whole number, or None.

    The caller makes sure that they do not count something (5米20人).
    """
    pattern = _DECIMALS.get(unit) if whole < _FEW else None
    match = pattern.match(text, end) if pattern else None
    if match is None:
        return None
    digits = "".join(str(numerals.DIGITS.get(char, char)) for char in match.group())
    step = Decimal(1).scaleb(-len(digits))
    return Amount(int(digits) * step, match.end(), step)


def coins_at(text: str, at: int) -> Amount | None:
    """3元5角, 三块五毛钱, 3角5分: money that is printed in coins, in yuan; 三角 alone has three corners."""
    match = _COINS.match(text, at)
    if match is None:
        return None
    yuan, jiao, fen = (numerals.whole(next(filter(None, map(match.group, names)), "0")) for names in _COINS_BY_GROUPS)
    step = _CENT if match["fen"] or match["fen_too"] else Decimal("0.1")
    return Amount((yuan + (10 * jiao + fen) * _CENT).quantize(step), match.end(), step)
