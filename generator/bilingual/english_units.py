"""The units of English prose, by the name that the table of units gives them in Chinese.

Only what a comparison can use: a unit that is a measure (`yuan`, `mu`), and the few nouns that tell people from
households and villages from townships. What else is counted (`projects`, `seats`) is no unit.
"""

from __future__ import annotations

import re

_WORDS: dict[str, tuple[str, ...]] = {
    "元": ("yuan", "rmb", "renminbi", "cny"),
    "澳元": ("Australian dollars?", "aud"),
    "加元": ("Canadian dollars?", "cad"),
    "新元": ("Singapore dollars?", "sgd"),
    "美元": ("US dollars?", r"U\.S\. dollars?", "American dollars?", "dollars?", "usd"),
    "港元": ("Hong Kong dollars?", "hkd"),
    "新台币": ("(?:New )?Taiwan dollars?", "ntd", "twd"),
    "韩元": ("(?:South )?(?:Korean )?won", "krw"),
    "泰铢": ("(?:Thai )?baht", "thb"),
    "越南盾": ("(?:Vietnamese )?dong", "vnd"),
    "林吉特": ("(?:Malaysian )?ringgit", "myr"),
    "比索": ("(?:[A-Z][a-z]+ )?pesos?",),
    "欧元": ("euros?",),
    "日元": ("yen",),
    "英镑": ("pounds? sterling", "pounds?", "gbp"),
    "卢比": ("Indian rupees?", "rupees?"),
    "卢布": ("Russian rou?bles?", "rou?bles?"),
    "瑞士法郎": ("Swiss francs?", "francs?", "chf"),
    "平方公里": ("square kilomet(?:re|er)s?", r"sq\.?\s*km", "km²", "km2"),
    "平方米": ("square met(?:re|er)s?", r"sq\.?\s*m", "m²", "m2"),
    "平方英里": ("square miles?", r"sq\.?\s*mi"),
    "平方英尺": ("square feet", r"sq\.?\s*ft"),
    "亩": ("mu",),
    "公顷": ("hectares?", "ha"),
    "英亩": ("acres?",),
    "立方米": ("cubic met(?:re|er)s?", "m³", "m3"),
    "公里": ("kilomet(?:re|er)s?", "km", "kph", "kmh"),
    "厘米": ("centimet(?:re|er)s?", "cm"),
    "毫米": ("millimet(?:re|er)s?", "mm"),
    "微米": ("micromet(?:re|er)s?", "microns?", "[µμ]m"),
    "纳米": ("nanomet(?:re|er)s?", "nm"),
    "光年": ("light years?",),
    "海里": ("nautical miles?",),
    "里": ("li",),
    "米": ("met(?:re|er)s?", "m"),
    "英里": ("miles?", "mph"),
    "英尺": ("feet", "foot", "ft"),
    "英寸": ("inch(?:es)?",),
    "码": ("yards?",),
    "公斤": ("kilograms?", "kilos?", "kg"),
    "克": ("grams?", "g"),
    "毫克": ("milligrams?", "mg"),
    "微克": ("micrograms?", "[µμ]g"),
    "吨": ("tonnes?", "tons?", "metric tonnes?", "metric tons?"),
    "斤": ("jin", "catty", "catties"),
    "两": ("liang", "taels?"),
    "磅": ("lbs?",),
    "盎司": ("ounces?", "oz"),
    "加仑": ("gallons?",),
    "立方英尺": ("cubic feet",),
    "升": ("lit(?:re|er)s?",),
    "毫升": ("millilit(?:re|er)s?", "ml"),
    "千瓦时": ("kilowatt hours?", "kwh"),
    "兆瓦时": ("megawatt hours?", "mwh"),
    "吉瓦时": ("gigawatt hours?", "gwh"),
    "太瓦时": ("terawatt hours?", "twh"),
    "千瓦": ("kilowatts?", "kw"),
    "千卡": ("kilocalories?", "calories?", "kcal"),
    "千焦": ("kilojoules?", "kj"),
    "兆瓦": ("megawatts?", "mw"),
    "吉瓦": ("gigawatts?", "gw"),
    "千伏": ("kilovolts?", "kv"),
    "℉": (r"°\s?F", "degrees? Fahrenheit", "Fahrenheit", r"(?-i:F)(?!\d)"),
    "℃": (r"°\s?C", "degrees?(?: (?:Celsius|centigrade))?", "Celsius", r"(?-i:C)(?!\d)"),
    "个基点": ("basis points?", "bps?"),
    "个百分点": ("percentage points?", "points?", "pp"),
    "‰": ("‰", "per mille", "per thousand"),
    "年": ("years?",),
    "个季度": ("quarters?",),
    "个月": ("months?",),
    "周": ("weeks?",),
    "天": ("days?",),
    "小时": ("hours?", "hrs?"),
    "分钟": ("minutes?", "mins?"),
    "秒": ("seconds?", "secs?"),
}
"""Patterns, of which the first that fits is taken. A space is white space or a hyphen; each begins with a character."""
_FIRST = (
    "".join(
        sorted(
            {char for words in _WORDS.values() for word in words for char in word.removeprefix("(?-i:").strip("[")[0]}
        )
    )
    + "μ"
)
"""How a unit begins; what follows most numbers begins otherwise, or is a mark, and is passed over soon."""
_UNIT = re.compile(
    rf"[\s-]?(?:(?:RMB|Chinese)\s+)?(?=[{_FIRST}])(?:"
    + "|".join(f"(?P<u{place}>{'|'.join(words)})" for place, words in enumerate(_WORDS.values())).replace(
        " ", r"[\s-]+"
    )
    + r")(?![A-Za-z²³])",
    re.IGNORECASE,
)
_NAMES = list(_WORDS)
_PREFIX = re.compile(
    r"(?:(?P<yuan>RMB|CNY|¥|￥)|(?P<hk>HK\$|HKD)|(?P<taiwan>NT\$|TWD)|(?P<australian>A\$|AUD)|(?P<canadian>C\$|CAD)|(?P<singapore>S\$|SGD)"
    r"|(?P<dollar>US\$|(?<![A-Z])\$|USD)|(?P<euro>€|EUR)|(?P<pound>£|GBP)|(?P<rupee>₹|Rs\.?))\s?$"
)
CURRENCY_CODES = ("RMB", "CNY", "HKD", "USD", "EUR", "GBP", "AUD", "CAD", "SGD")
"""Those of the signs above that are letters, which some houses write without a space: RMB1.2bn."""
_PREFIXES = {
    "yuan": "元",
    "hk": "港元",
    "taiwan": "新台币",
    "australian": "澳元",
    "canadian": "加元",
    "singapore": "新元",
    "dollar": "美元",
    "euro": "欧元",
    "pound": "英镑",
    "rupee": "卢比",
}

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
