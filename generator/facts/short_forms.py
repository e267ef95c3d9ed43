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
    "斤": re.compile(rf"[1-9{_ONE_TO_NINE}](?=(?P<named>两)(?!半))"),
}
"""What may stand behind each unit; 一 alone begins what stands every three metres (三米一岗), and ten 两 are one 斤."""
_FEW = 100
"""100米12金: so many metres are printed without decimals."""
_EACH = "[斤个只条张份碗瓶度盒件次]"
_BARE_END = f"(?=$|[，。；、,;！？!?）)”]|一{_EACH})"
"""Behind 两块五, which a coin may still follow otherwise."""
_COIN = rf"[\d{_ONE_TO_NINE}]"
_COINS = re.compile(
    rf"(?:(?P<yuan>\d+|[{re.escape(numerals.CHARACTERS)}]+)[元块](?P<jiao>{_COIN})[角毛](?:(?P<fen>{_COIN})(?:分|{_BARE_END}))?钱?"
    rf"|(?P<jiao_only>{_COIN})(?:[角毛](?P<fen_too>{_COIN})分钱?|[角毛]钱|毛(?P<fen_bare>{_COIN}){_BARE_END})"
    rf"|(?P<yuan_too>\d+|[{re.escape(numerals.CHARACTERS)}]+)块(?P<jiao_bare>{_COIN}){_BARE_END})"
)
_PRICED_END = re.compile(f"(?=$|[，。；、！？,;!?）)”/涨降跌]|一?{_EACH}|左右|上下|不等|以[上下内])")
"""What is paid for (两块五一斤), or nothing, follows a price; what is counted follows a measure word (两块石头)."""
_PRICED = re.compile(
    "(?:[降跌涨贵加减卖买花赚亏付收少多省值钱价赔挣掏利入]|便宜|每[一-鿿]{1,2})[了到至为仅约是成出上得近]{0,2}$"
)
_LONGEST_PRICED = len("每公斤降到了")
_COINED, _FROM = frozenset("块毛"), frozenset("从由")
"""从十二块涨到十五块; 从一数到二十 is no price."""
_JIAO = re.compile(f"({_COIN})毛")
_COINS_BY_GROUPS = (("yuan", "yuan_too"), ("jiao", "jiao_only", "jiao_bare"), ("fen", "fen_too", "fen_bare"))
_CENT = Decimal("0.01")
_TENTH = Decimal("0.1")


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
    named = match.groupdict().get("named") or ""
    return Amount(int(digits) * step, match.end() + len(named), step)


def is_a_price(text: str, at: int, end: int) -> bool:
    """Whether a number that stands at an offset, and what it is counted in, are what is paid: 卖三万八, 涨到5块."""
    if not _PRICED_END.match(text, end):
        return False
    from_a_price = text[end - 1] in _COINED and text[at - 1 : at] in _FROM
    return from_a_price or bool(_PRICED.search(text, max(0, at - _LONGEST_PRICED), at))


def coins_at(text: str, at: int) -> Amount | None:
    """3元5角, 三块五毛钱, 3角5分, 降了三毛: money that is printed in coins, in yuan; 三角 alone has three corners."""
    match = _COINS.match(text, at)
    if match is None:
        return _few_coins(text, at)
    yuan, jiao, fen = (numerals.whole(next(filter(None, map(match.group, names)), "0")) for names in _COINS_BY_GROUPS)
    step = _CENT if any(map(match.group, _COINS_BY_GROUPS[2])) else _TENTH
    return Amount((yuan + (10 * jiao + fen) * _CENT).quantize(step), match.end(), step)


def _few_coins(text: str, at: int) -> Amount | None:
    """降了三毛; but 三毛 is a writer as well."""
    match = _JIAO.match(text, at)
    if match is None or not is_a_price(text, at, match.end()):
        return None
    return Amount(numerals.whole(match[1]) * _TENTH, match.end(), _TENTH)
