"""The units of English prose, by the name that the table of units gives them in Chinese.

Only what a comparison can use: a unit that is a measure (`yuan`, `mu`), and the few nouns that tell people from
households and villages from townships. What else is counted (`projects`, `seats`) is no unit.
"""

from __future__ import annotations

import re

_WORDS: dict[str, str] = {
    "元": "yuan|rmb|renminbi|cny",
    "美元": r"(?:US|U\.S\.|American)[\s-]+dollars?|dollars?|usd",
    "港元": r"Hong[\s-]+Kong[\s-]+dollars?|hkd",
    "欧元": "euros?",
    "日元": "yen",
    "英镑": r"pounds?(?:[\s-]+sterling)?",
    "平方公里": r"square[\s-]+kilomet(?:re|er)s?|sq\.?\s*km|km²|km2",
    "平方米": r"square[\s-]+met(?:re|er)s?|sq\.?\s*m|m²|m2",
    "平方英尺": r"square[\s-]+feet|sq\.?\s*ft",
    "亩": "mu",
    "公顷": "hectares?|ha",
    "英亩": "acres?",
    "立方米": r"cubic[\s-]+met(?:re|er)s?|m³|m3",
    "公里": "kilomet(?:re|er)s?|km",
    "厘米": "centimet(?:re|er)s?|cm",
    "毫米": "millimet(?:re|er)s?|mm",
    "米": "met(?:re|er)s?|m",
    "英里": "miles?",
    "英尺": "feet|foot|ft",
    "公斤": "kilograms?|kilos?|kg",
    "克": "grams?|g",
    "吨": r"(?:metric[\s-]+)?(?:tonnes?|tons?)",
    "斤": "jin|catty|catties",
    "磅": "lbs?",
    "升": "lit(?:re|er)s?",
    "千瓦时": r"kilowatt[\s-]+hours?|kwh",
    "兆瓦时": r"megawatt[\s-]+hours?|mwh",
    "吉瓦时": r"gigawatt[\s-]+hours?|gwh",
    "太瓦时": r"terawatt[\s-]+hours?|twh",
    "千瓦": "kilowatts?|kw",
    "兆瓦": "megawatts?|mw",
    "吉瓦": "gigawatts?|gw",
    "千伏": "kilovolts?|kv",
    "℃": r"°\s?C|degrees?(?:[\s-]+(?:Celsius|centigrade))?",
    "℉": r"°\s?F|degrees?[\s-]+Fahrenheit",
    "个百分点": r"percentage[\s-]+points?",
    "‰": r"‰|per[\s-]+(?:mille|thousand)",
    "年": "years?",
    "个季度": "quarters?",
    "个月": "months?",
    "周": "weeks?",
    "天": "days?",
    "小时": "hours?",
    "分钟": "minutes?",
}
_LAST = frozenset({"美元", "℃"})
"""Patterns that begin like a longer one are tried after it."""


def _by_length() -> list[tuple[str, str]]:
    rows = [(name, pattern) for name, pattern in _WORDS.items() if name not in _LAST]
    return rows + [(name, _WORDS[name]) for name in _LAST]


_FIRST = "".join(
    sorted(
        {
            piece[0]
            for pattern in _WORDS.values()
            for piece in re.split(r"\||\(\?:", pattern)
            if piece and not piece.startswith("\\")
        }
    )
)
"""How a unit begins; what follows most numbers begins otherwise, or is a mark, and is passed over soon.

It has how the groups within a pattern begin, too, which does no harm. No pattern may begin with an escape.
"""
_UNIT = re.compile(
    rf"[\s-]?(?:(?:RMB|Chinese)\s+)?(?=[{_FIRST}])(?:"
    + "|".join(f"(?P<u{place}>{pattern})" for place, (_, pattern) in enumerate(_by_length()))
    + r")(?![A-Za-z²³])",
    re.IGNORECASE,
)
_NAMES = [name for name, _ in _by_length()]
_PREFIX = re.compile(
    r"(?:(?P<yuan>RMB|CNY|¥|￥)|(?P<hk>HK\$|HKD)|(?P<dollar>US\$|\$|USD)|(?P<euro>€|EUR)|(?P<pound>£))\s?$"
)
CURRENCY_CODES = ("RMB", "CNY", "HKD", "USD", "EUR")
"""Those of the signs above that are letters, which some houses write without a space: RMB1.2bn."""
_PREFIXES = {"yuan": "元", "hk": "港元", "dollar": "美元", "euro": "欧元", "pound": "英镑"}

_NOUNS: dict[str, str] = {
    "人": "people|persons?|residents|villagers|workers|labou?rers|students|pupils|farmers|herders|men|women|children",
    "户": "households?|famil(?:y|ies)",
    "村": "villages?|hamlets?",
    "乡": "townships?",
    "镇": "towns?",
    "县": "count(?:y|ies)",
    "区": "districts?",
    "市": "cit(?:y|ies)",
    "省": "provinces?",
}
_NOUN = re.compile(
    r"[\s-](?:(?!(?:of|in|from|with|within|outside|out|into|under|over|through|across|among|between|and|or|to|for|per|by|on|at|as|"
    r"a|an|the|its|their|his|her|our|were|was|are|is|had|have|has|that|who)\b)"
    r"[a-z][\w’'-]*\s+){0,3}?(?:" + "|".join(f"(?P<{'n' + str(i)}>{p})" for i, p in enumerate(_NOUNS.values())) + r")\b"
)
_NOUN_NAMES = list(_NOUNS)
PLACES = frozenset(_NOUN_NAMES[2:])
"""Nouns of administrative units: a village is not a township."""


def currency_before(text: str, at: int) -> tuple[str, int]:
    """The currency whose sign stands directly before an offset, and where the sign begins."""
    match = _PREFIX.search(text, max(0, at - 5), at)
    if not match or not match.lastgroup:
        return "", at
    return _PREFIXES[match.lastgroup], match.start()


def unit_after(text: str, at: int) -> tuple[str, int]:
    """The measure that follows a number, and where it ends; empty where no measure does."""
    match = _UNIT.match(text, at)
    if not match or not match.lastgroup:
        return "", at
    return _NAMES[int(match.lastgroup[1:])], match.end()


def noun_after(text: str, at: int) -> str:
    """What kind of thing is counted, where that can be told from the noun: `户` in `384 monitored households`."""
    match = _NOUN.match(text, at)
    return _NOUN_NAMES[int(match.lastgroup[1:])] if match and match.lastgroup else ""
