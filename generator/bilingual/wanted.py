"""What a Chinese text asks of its English in numbers: its figures, both ends of ranges, each part of a date.

To the figures of the facts room come those that only a translation needs: ordinals (第七次), plan
periods (十四五), and digits inside names (1+4+N, 100+), which the English may keep but need not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from generator.bilingual.english_figure import EnglishKind
from generator.bilingual.periods import periods_of
from generator.facts import durations, numerals
from generator.facts.figures import Reading, find_readings, read_figure
from generator.facts.grammar import (
    BEFORE_CHRIST,
    BOTH,
    FIRST_YEAR,
    HEDGES_AFTER,
    HEDGES_BEFORE,
    LAST_YEAR,
    NORTH_OF,
    OTHER_WORDS,
    any_of,
)
from generator.facts.numbers import number_at
from generator.facts.unit_table import BY_NAME, Kind
from generator.facts.units import english
from generator.facts.width import narrow
from generator.model import Figure
from generator.months import MONTHS

_NUMBERS = frozenset({EnglishKind.NUMBER, EnglishKind.ORDINAL})
_EVERY_KIND = frozenset(EnglishKind)
_ANY = _EVERY_KIND - {EnglishKind.MONTH, EnglishKind.PERCENT}
MONTHS_ONLY = frozenset({EnglishKind.MONTH})
_SHARE_IN_WORDS = frozenset({EnglishKind.PERCENT, EnglishKind.FRACTION})


class Wanted(NamedTuple):
    """A number that the English should hold."""

    written: str
    """As the Chinese prints it."""
    value: Decimal
    kinds: frozenset[EnglishKind]
    unit: str
    """In Chinese; empty where none is to be compared."""
    start: int
    end: int
    """Of the printed figure in the Chinese text."""
    approx: str | None = None
    step: Decimal = Decimal(1)
    shared: bool = False
    """One mention may stand for several of the Chinese, as a year may."""
    required: bool = True
    """False: the English may hold it, and nothing is said where it does not."""
    other: Decimal | None = None
    """Another way to say the number: half (a century) for 50 years, 33 (percent) for a third."""
    rising: bool = False
    """How far it goes at most is said before it (可达, 最高), or how far it went (增至): `up to` is no hedge then."""
    said: str = ""
    """How the English says it best, where that is not the value with its unit: `4 minutes 30 seconds`."""
    beside: str | None = None
    """A hedge that is said in words of its own, which the English may carry over: 低于85%, 突破每克600元."""
    noun: str = ""
    """The administrative unit that is counted, where the Chinese names one (村, 乡, ...)."""

    @property
    def kind(self) -> Kind | None:
        """What the unit measures; None for a bare number."""
        return BY_NAME[self.unit].kind if self.unit in BY_NAME else None


@lru_cache(maxsize=1 << 8)
def find_wanted(chinese: str) -> tuple[Wanted, ...]:
    """Every number that a Chinese text asks for, in the order of the text."""
    text = narrow(chinese)
    hinted = dict.fromkeys(find for character, find in _HINTS if character in text)
    special = [wanted for find in hinted for wanted in find(text)]
    taken = _offsets(special)
    readings = [reading for reading in find_readings(chinese) if taken.isdisjoint(_extent(reading))]
    counted = [wanted for reading in readings for wanted in _wanted(reading, text)]
    loose = _loose_digits(text, taken | _offsets(counted))
    months = [*_first_months(text), *_parts_of_a_year(text), *(_months_so_far(text) if "个月" in text else ())]
    before = _the_one_before(text, counted)
    return tuple(sorted([*special, *counted, *loose, *months, *before], key=lambda wanted: wanted.start))


def _offsets(found: Iterable[Wanted]) -> set[int]:
    """The characters that some numbers take."""
    return {at for wanted in found for at in range(wanted.start, wanted.end)}


def _extent(reading: Reading) -> range:
    return range(reading.figure.start, reading.figure.end)


# ------------------------------------------------------- what the facts room reads


_ONE_HALF = Decimal("0.5")
_LUNAR = re.compile("(?:农历|阴历|旧历|藏历)$")
"""English names the festival of such a date, or counts lunar months."""
_TEN = Decimal(10)
_RISING = re.compile(
    "(?:最[高大多长远深厚重强贵快]处?|[可高多长]达)(?:气温|时速|可达|达到?|可|为|约|的){0,2}$|(?:[增提][加长高升]?|[升涨]|扩大?)[至到]$"
)
_LONGEST_RISING = len("最高时速可达到")
_PART_OF_THE_DAY = re.compile("(?:(下午|午后|傍晚)|([晚夜][上间里]?|中午)|(上午|凌晨|清晨|早上|早晨|清早|[早晨]))$")
_NEAR_A_SHARE = {"强": "more-than", "弱": "nearly"}
"""四分之三强 is just over three quarters."""
_PASSED = re.compile("(?<![通经])过$")
"""已过八成."""
_NOON, _EVENING = 12, 5
_AFTER_NOON = re.compile("(?:下午|午后|傍晚|晚上?)$")
_DATE_PARTS = {"年月日": "ymd", "年月": "ym", "月日": "md"}
"""Composed dates, which the grammar of figures gives as one number (20210430, 202104, 430), by their parts."""


def _wanted(reading: Reading, text: str) -> Iterator[Wanted]:
    figure = reading.figure
    if figure.unit in _DATE_PARTS:
        yield from _date_parts(reading, _DATE_PARTS[figure.unit])
        return
    if reading.fraction or (figure.unit == "成" and reading.high <= _TEN):
        yield from _share_in_words(reading, text)
        return
    if reading.parts:
        yield from _time_in_units(reading)
        return
    if figure.unit == "时":
        yield from _twelve_hours(figure, text)
    spoken = not any(map(str.isdecimal, figure.written))
    weekday = figure.unit == "对" and text.endswith(("周", "星期"), 0, figure.start)  # 周五对记者说
    named = (
        weekday or text.startswith("集团", figure.end) or _LUNAR.search(text, max(0, figure.start - 4), figure.start)
    )
    ends: tuple[Decimal, ...] = (figure.value,) if reading.high == figure.value else (figure.value, reading.high)
    if BEFORE_CHRIST in figure.written:
        ends = tuple(1 - end for end in ends)  # 公元前221年 is 221 BC
    year = figure.unit == "年" and FIRST_YEAR <= ends[0] < LAST_YEAR
    hedge = figure.approx or (None if year else _hedged_verb(text, figure) or _hedge_behind(text, figure))
    if year and text.startswith("的", figure.end):
        hedge = None  # 接近2022年的两倍
    for value in ends:
        yield Wanted(
            figure.written,
            value + _afternoon(figure, text),
            _kinds(figure.unit) if not _is_index(text, figure) else _kinds(figure.unit) | _NUMBERS,
            "" if year or figure.unit in {"月", "日"} else figure.unit,
            figure.start,
            figure.end,
            approx=hedge if len(ends) == 1 and (figure.value != _ONE_HALF or hedge == "more-than") else None,
            step=figure.step,
            shared=year,
            # 一 is mostly the article; 两会 and the like count nothing; 两国关系 are bilateral relations
            required=not (named or (spoken and (_counts_nothing(figure, value) or _is_vague(figure, text)))),
            other=_other(value, figure, text),
            beside=_beside(text, figure) if figure.approx is None else figure.approx if len(ends) > 1 else None,
            rising=bool(_RISING.search(text, max(0, figure.start - _LONGEST_RISING), figure.start)),
            noun=_noun(figure.unit, text, figure.end),
        )


_INDEX = re.compile("(?:指数|PMI)[^，。；]{0,8}$")


def _is_index(text: str, figure: Figure) -> bool:
    """A purchasing managers’ index of 49.0% is 49.0 in English."""
    return figure.unit == "%" and bool(_INDEX.search(text, max(0, figure.start - 12), figure.start))


def _counts_nothing(figure: Figure, value: Decimal) -> bool:
    return (value == 1 and figure.unit != "倍") or figure.unit == "" or figure.written in BOTH


def _is_vague(figure: Figure, text: str) -> bool:
    """大半年 is most of a year."""
    return figure.written.startswith("半") and text[max(0, figure.start - 1) : figure.start] in {"大", "小"}


def _other(value: Decimal, figure: Figure, text: str) -> Decimal | None:
    """Another way to say a number: 增长5倍 is to become six times as much, 3分半 is 3.5; 去年的两倍 is twice only."""
    if figure.unit == "倍":
        return value + 1 if _is_added(text, figure) else value if text.endswith("的", 0, figure.start) else None
    return value + _ONE_HALF if _AND_A_HALF.match(text, figure.end) else None


_AND_A_HALF = re.compile("[^\\d，。、；\\s]?半(?![个年月天日小径决程数票价场夜山空坡])")
_ADDED = re.compile(
    "(?:[增涨升高多]|增长|增加|提高|扩大|提升|上升|高出|多出)了?$|(?:超过?|超出|高出|多出|领先)[^，。；、\\d]{1,9}$"
)


def _is_added(text: str, figure: Figure) -> bool:
    """增长5倍 is to become six times as much; 是去年的5倍 is five times."""
    return bool(_ADDED.search(text, max(0, figure.start - 12), figure.start))


_COMPARED = {
    "低于": "less-than",
    "少于": "less-than",
    "小于": "less-than",
    "跌破": "less-than",
    "失守": "less-than",
    "不及": "less-than",
    "高于": "more-than",
    "多于": "more-than",
    "大于": "more-than",
    "破": "more-than",
}
_HEDGE_APART = re.compile(
    rf"({any_of(HEDGES_BEFORE)})每[^\d，。、；]{{1,3}}$|({any_of(_COMPARED)})(?:每[^\d，。、；]{{1,3}}|[^\d，。、；]{{1,8}}的)?$"
    r"|(最[高多大长]|限)[^\d，。、；]{0,8}$"
)
_ALSO_COMPARED = frozenset("于破守及每最限")
"""One of them stands in whatever the pattern finds."""
_LONGEST_APART = len("低于此前市场普遍预期的")


_NO_CONTRACT = f"(?<![{''.join(sorted(OTHER_WORDS['约']))}])(?<!(?<![{NORTH_OF}])北)"
"""纽约有8个区 and 北约有32个成员国 say nothing about how many."""
_HEDGED_VERB = re.compile(
    rf"(?:(大约|{_NO_CONTRACT}约|超过?|逾|接近|将近|至少|最多|至多|不少于|不低于|不超过|不到|不足)"
    r"(?:(?:有|为|占|达到?|需要?|在|是|了)(?:每[^\d，。、；]{1,3})?|占?[^\d，。、；]{1,8}的)"
    r"|(至少|最多|至多)[^\d，。、；]{1,6})$"
)
_IN_EVERY_HEDGE = frozenset("约超逾近少多低到足")
_LONGEST_HEDGED = len("不超过占全国总人口数的")


def _hedged_verb(text: str, figure: Figure) -> str | None:
    """约有800万人, 至少造成43人死亡, 不足去年的一半: what says how exact a figure is may stand further before it."""
    before = text[max(0, figure.start - _LONGEST_HEDGED) : figure.start]
    if _IN_EVERY_HEDGE.isdisjoint(before):
        return None
    match = _HEDGED_VERB.search(before)
    return HEDGES_BEFORE[match[1] or match[2]] if match else None


_BEHIND = re.compile(rf"[^\d，。、；\s]{{1,2}}?({any_of(HEDGES_AFTER)})")


def _hedge_behind(text: str, figure: Figure) -> str | None:
    """14度以上: the unit is none of the table."""
    match = _BEHIND.match(text, figure.end) if not figure.unit else None
    return HEDGES_AFTER[match[1]] if match else None


def _beside(text: str, figure: Figure) -> str | None:
    before = max(0, figure.start - _LONGEST_APART)
    if _ALSO_COMPARED.isdisjoint(text[before : figure.start]):
        return None
    match = _HEDGE_APART.search(text, before, figure.start)
    if match is None:
        return None
    return "at-most" if match[3] else HEDGES_BEFORE.get(match[1]) or _COMPARED[match[2]]


def _time_in_units(reading: Reading) -> Iterator[Wanted]:
    """4分30秒 is one number, 270 seconds; 3年2个月5天 are 38 months and five days, which no number of days is."""
    figure = reading.figure
    said = english(replace(figure, approx=None))
    for part in durations.summed(reading.parts):
        for value in (part.low,) if part.low == part.high else (part.low, part.high):
            yield Wanted(
                figure.written,
                value,
                _ANY,
                part.unit,
                figure.start,
                figure.end,
                approx=figure.approx if part.low == part.high else None,
                step=figure.step,
                said=said,
            )


def _share_in_words(reading: Reading, text: str) -> Iterator[Wanted]:
    """八成 is 80 %, 三分之一 a third; either may be said as so many in so many, whose numbers are none others."""
    figure = reading.figure
    part, whole = reading.fraction or (figure.value, _TEN)
    parts = [part] if reading.high == figure.value else [part, reading.high]
    approx = figure.approx or _hedged_verb(text, figure) if len(parts) == 1 else None
    if approx is None:
        approx = _NEAR_A_SHARE.get(text[figure.end : figure.end + 1])
    if approx is None and _PASSED.search(text, max(0, figure.start - 2), figure.start):
        approx = "more-than"
    step = figure.step * BY_NAME[figure.unit].factor
    beside = _beside(text, figure) if approx is None else None
    for value in parts:
        share = value * 100 / whole
        yield Wanted(
            figure.written,
            share,
            _SHARE_IN_WORDS,
            "%",
            figure.start,
            figure.end,
            approx=approx,
            step=step,
            other=round(share, 0) if share % 1 else None,
            beside=beside,
        )
    for value in (*parts, whole) if whole != 2 else ():  # one in two needs no leave: they are words of every prose
        yield Wanted(figure.written, value, _NUMBERS, "", figure.start, figure.end, shared=True, required=False)


def _afternoon(figure: Figure, text: str) -> int:
    """The hours to add where 下午3时30分 is 15:30, which English may print. A whole hour may be said in any words."""
    if figure.unit != "时" or figure.value >= _NOON or not figure.value % 1:
        return 0
    return _NOON if _AFTER_NOON.search(text, max(0, figure.start - 2), figure.start) else 0


def is_afternoon(wanted: Wanted, chinese: str) -> bool | None:
    """Whether a time of day is after noon; None where the Chinese leaves it open (8点), and at noon and midnight."""
    hours = int(wanted.value)
    if not hours % _NOON:
        return None
    said = _PART_OF_THE_DAY.search(chinese, max(0, wanted.start - len("上午")), wanted.start)
    if said and said[2] and hours < _NOON:
        return True if hours >= _EVENING and said[2] != "中午" else None  # 夜里2时 is 2 a.m., 中午1时 1 p.m.
    if hours > _NOON or said:
        return hours > _NOON or bool(said and said[1])
    return None if "点" in wanted.written else False


def _twelve_hours(figure: Figure, text: str) -> Iterator[Wanted]:
    """14时30分 may be 2:30 p.m.: neither number is another one. The seconds of 10时44分07秒 may be left out."""
    hours, rest = divmod(int((figure.value + _afternoon(figure, text)) * 10**4), 10**4)
    for value in (hours, hours % 12 or 12, *divmod(rest, 100)):
        yield Wanted(
            figure.written, Decimal(value), _NUMBERS, "", figure.start, figure.end, shared=True, required=False
        )


def _kinds(unit: str) -> frozenset[EnglishKind]:
    if unit == "月":
        return MONTHS_ONLY
    if unit == "%":
        return _SHARE_IN_WORDS
    return _ANY


def _date_parts(reading: Reading, parts: str) -> Iterator[Wanted]:
    figure = reading.figure
    rest = int(figure.value)
    found: list[Wanted] = []
    for part in reversed(parts):
        if part == "y":
            value, kinds = rest, _NUMBERS
        else:
            rest, value = divmod(rest, 100)
            kinds = MONTHS_ONLY if part == "m" else _NUMBERS
        found.append(Wanted(figure.written, Decimal(value), kinds, "", figure.start, figure.end, shared=part == "y"))
    yield from reversed(found)


_PLACE_NOUNS = re.compile("(?:个|座)?(?:行政|自然|贫困|脱贫)?(乡镇|村|乡|镇|县|区|市|省)(?![场域民])")


def _noun(unit: str, text: str, end: int) -> str:
    if unit in {"村", "乡", "镇", "县", "区", "市", "乡镇"}:
        return unit
    match = _PLACE_NOUNS.match(text, end) if unit in {"个", "座", ""} else None
    return match[1] if match else ""


# ------------------------------------------------------------ what only a translation needs


_NUMERAL = f"(?:\\d{{1,{numerals.MOST_CHARACTERS}}}|[{re.escape(numerals.CHARACTERS)}]{{1,{numerals.MOST_CHARACTERS}}})"
_ORDINAL = re.compile(rf"第({_NUMERAL}(?:(?<=\d)[千万亿])?)")
_CONGRESS = re.compile(
    "(?<![零一二三四五六七八九十百千第])(十[一二三四五六七八九]?|二十[一二三四五六七八九]?)大(?![人家会小量多型])"
)
_PLENUM = re.compile("([二三四五六七八九])中全会")
_DECADE = re.compile(rf"(?:({_NUMERAL})世纪|(上个?世纪)|(?<!\d))({_NUMERAL})年代")
_GENERATION = re.compile("(?<!\\d)([05-9][05])后(?![天来期续])")
_NEWEST_GENERATION = 20
_CENTURIES = re.compile(f"({any_of(HEDGES_BEFORE)})?(?:(半)个?|([一两二三四五六七八九十])个(半)?)(多)?世纪")
_MEMORABLE = re.compile(
    "([一二三五六七八九])[·・]?(一八|二九|[一四五七八九])”?(?=事变|运动|惨案|精神|奖章|勋章|劳动|假期|黄金周|小长假)"
)
_SHOPPING = re.compile("双(1[12])(?![0-9])")
_TENS_OF_YEARS = re.compile("([五六七八九])旬|花甲|古稀")
_AGES = {"花甲": 60, "古稀": 70}
_ENUMERATED = re.compile("(?:^|(?<=[(（。；;]))([一二三四五六七八九十]{1,3})(?:、|(?=[)）]))")
_TWO_DECADES = re.compile("([二三四五六七八])、?([三四五六七八九])十年代")
_DOUBLINGS = re.compile(f"({any_of(HEDGES_BEFORE)})?翻了?({any_of(HEDGES_BEFORE)})?([一两二三四]?)番(多)?")
_MOST_DOUBLINGS = 4
_PLAN = re.compile("(?<![零一二三四五六七八九十百千])(十[一二三四五六七八九]?)五(?=[”\"’'」』]|时期|规划|期间)")


def _value(written: str) -> Decimal | None:
    figure = read_figure(written)
    return figure.value if figure else None


def _optional(
    match: re.Match[str], value: Decimal, kinds: frozenset[EnglishKind] = _NUMBERS, *, shared: bool = False
) -> Wanted:
    """A number that the English may hold for a match, and need not."""
    return Wanted(match.group(), value, kinds, "", *match.span(), shared=shared, required=False)


def _ordinals(text: str) -> Iterator[Wanted]:
    for match in _ORDINAL.finditer(text):
        value = _value(match[1])
        if value is not None:
            named = value == 1 or text.startswith("产业", match.end())  # the secondary sector, services
            yield Wanted(match.group(), value, _NUMBERS, "", *match.span(), required=not named)
    for match in _PLENUM.finditer(text):
        yield Wanted(match.group(), Decimal(numerals.DIGITS[match[1]]), _NUMBERS, "", *match.span())
    for match in _CONGRESS.finditer(text):
        value = _value(match[1])
        if value is not None:  # 二十大, the 20th congress
            yield _optional(match, value, shared=True)


def _decades(text: str) -> Iterator[Wanted]:
    """20世纪90年代 are the 1990s; without its century 90年代 may be said in other ways, and so may 五六十年代."""
    for match in _TWO_DECADES.finditer(text):
        for decade in match.groups():
            year = Decimal(1900 + 10 * numerals.DIGITS[decade])
            yield _optional(match, year, shared=True)
    for match in _DECADE.finditer(text):
        decade, century = _value(match[3]), _value(match[1]) if match[1] else Decimal(20)
        if decade is not None and century is not None and decade < 100:
            said = bool(match[1] or match[2])
            year = (century - 1) * 100 + decade
            yield Wanted(match.group(), year, _NUMBERS, "", *match.span(), shared=True, required=said)


_YEARS_OF_A_PLAN = 5
_FIRST_PLAN = 1956
"""The first would have begun then, had all followed each other as those from the sixth (1981) on."""


def _plans(text: str) -> Iterator[Wanted]:
    """“十四五”: the 14th Five-Year Plan, the 五 of which English may say as five, and its years (2021-25)."""
    for match in _PLAN.finditer(text):
        value = _value(match[1])
        if value is not None:
            yield Wanted(match.group(), value, _NUMBERS, "", *match.span())
            last = _FIRST_PLAN + _YEARS_OF_A_PLAN * value - 1
            for optional in (_YEARS_OF_A_PLAN, last - _YEARS_OF_A_PLAN + 1, last, last % 100):
                yield _optional(match, Decimal(optional), shared=True)


def _generations(text: str) -> Iterator[Wanted]:
    """90后 were born in the 1990s, 00后 after 2000."""
    for match in _GENERATION.finditer(text):
        decade = int(match[1])
        year = decade + (1900 if decade > _NEWEST_GENERATION else 2000)
        for value in (decade, year):
            yield _optional(match, Decimal(value), shared=True)


def _centuries(text: str) -> Iterator[Wanted]:
    """半个世纪 is half a century, or fifty years; 近半世纪 nearly as much."""
    for match in _CENTURIES.finditer(text):
        centuries = Decimal("0.5") if match[2] else _value(match[3])
        if centuries is None:
            continue
        centuries += _ONE_HALF if match[4] else 0
        yield Wanted(
            match.group(),
            centuries * 100,
            _ANY,
            "",
            *match.span(),
            approx="more-than" if match[5] else HEDGES_BEFORE.get(match[1]),
            other=centuries,
            said="half a century" if match[2] else "",
        )


def _memorable_days(text: str) -> Iterator[Wanted]:
    """七七事变 is the July 7 Incident: English may say the day."""
    for match in _SHOPPING.finditer(text):
        yield _optional(match, Decimal(match[1]))
    for match in _MEMORABLE.finditer(text):
        month, day = numerals.DIGITS[match[1]], match[2]
        tens = {"一": 10, "二": 20}[day[0]] if len(day) == 2 else 0
        yield _optional(match, Decimal(month), MONTHS_ONLY)
        yield _optional(match, Decimal(tens + numerals.DIGITS[day[-1]]))


def _tens_of_years(text: str) -> Iterator[Wanted]:
    """年过六旬 is over sixty, and so is 年过花甲."""
    for match in _TENS_OF_YEARS.finditer(text):
        yield _optional(match, Decimal(_AGES.get(match.group()) or 10 * numerals.DIGITS[match[1]]))


def _enumerated(text: str) -> Iterator[Wanted]:
    """（三） may be (3)."""
    for match in _ENUMERATED.finditer(text):
        value = _value(match[1])
        if value is not None:
            yield _optional(match, value)


def _doublings(text: str) -> Iterator[Wanted]:
    """翻两番 is to double twice: quadrupled."""
    for match in _DOUBLINGS.finditer(text):
        times = _value(match[3]) if match[3] else Decimal(1)
        if times is not None and times <= _MOST_DOUBLINGS:
            grown = Decimal(2 ** int(times))
            hedge = "more-than" if match[4] else HEDGES_BEFORE.get(match[1] or match[2])
            yield Wanted(match.group(), grown - 1, _ANY, "倍", *match.span(), approx=hedge, other=grown)


_MORE_THAN_HALF_OF = re.compile("(?<![经通不超])过半(?:数(?!票)|(?=[的，。、；]|$))|半数以上")


def _more_than_half(text: str) -> Iterator[Wanted]:
    """过半数 is more than half, or a majority."""
    for match in _MORE_THAN_HALF_OF.finditer(text):
        yield Wanted(match.group(), Decimal(50), _SHARE_IN_WORDS, "%", *match.span(), approx="more-than")


_OVER_TEN = re.compile("十几([万萬亿億])")


def _over_ten(text: str) -> Iterator[Wanted]:
    """十几万元 is more than 100,000 yuan."""
    for match in _OVER_TEN.finditer(text):
        yield Wanted(
            match.group(), Decimal(10 * numerals.GROUPS[match[1]]), _ANY, "", *match.span(), approx="more-than"
        )


_SPOKEN_GROUPS = re.compile("([一二两三四五六七八九十]{1,3})个(多)?([万萬亿億])")


def _spoken_groups(text: str) -> Iterator[Wanted]:
    """两个多亿 are more than 200 million."""
    for match in _SPOKEN_GROUPS.finditer(text):
        if (count := _value(match[1])) is not None:
            value = count * numerals.GROUPS[match[3]]
            yield Wanted(match.group(), value, _ANY, "", *match.span(), approx="more-than" if match[2] else None)


_NINE = "一二两三四五六七八九"
_COINS = re.compile(rf"(?<![块元角毛\d.])(?:(\d{{1,2}}|[{_NINE}])分钱|([{_NINE}])([{_NINE}])[角毛])")


def _coins(text: str) -> Iterator[Wanted]:
    """5分钱 are 0.05 yuan, and 五六毛 half a yuan or a little more."""
    for match in _COINS.finditer(text):
        part = Decimal("0.01") if match[1] else Decimal("0.1")
        for written in filter(None, match.groups()):
            value = Decimal(numerals.DIGITS.get(written) or written) * part
            yield Wanted(match.group(), value, _ANY, "元", *match.span(), step=part, required=False)


_TENTHS = re.compile("(?:其中|[有近约超逾])([一二三四五六七八九])成(?=为)")


def _tenths(text: str) -> Iterator[Wanted]:
    """其中七成为学生: seven tenths are, where 成为 is mostly `become`."""
    for match in _TENTHS.finditer(text):
        tenths = Decimal(numerals.DIGITS[match[1]])
        start, end = match.start(1), match.end()
        yield Wanted(text[start:end], 10 * tenths, _SHARE_IN_WORDS, "%", start, end)
        for value in (tenths, _TEN):
            yield Wanted(text[start:end], value, _NUMBERS, "", start, end, shared=True, required=False)


_DISCOUNT = re.compile("(?<![\\d.])(\\d(?:\\.?\\d)?|[一二三四五六七八九]{1,2})折(?![叠射线页扇算合旧返断磨腾])")


def _discounts(text: str) -> Iterator[Wanted]:
    """八五折 is 15% off, or 85% of the price; 55折 may also be the scenes of a play."""
    for match in _DISCOUNT.finditer(text):
        digits = "".join(str(numerals.DIGITS.get(char, char)) for char in match[1])
        paid = Decimal(digits) * (1 if len(match[1]) == 2 else 10)
        scenes = _NUMBERS if match[1].isdecimal() and len(match[1]) == 2 else frozenset()
        yield Wanted(match.group(), 100 - paid, _SHARE_IN_WORDS | scenes, "%", *match.span(), other=paid)


def _parts_of_a_year(text: str) -> Iterator[Wanted]:
    """前三季度 is from January to September, and the first nine months: English may say either."""
    for match, period in periods_of(text):
        first, last = period.months
        for month in period.months:
            yield _optional(match, Decimal(month), MONTHS_ONLY, shared=True)
        yield _optional(match, Decimal(last - first + 1), shared=True)._replace(unit="个月")


_SO_MANY_MONTHS = re.compile(rf"[前头]({_NUMERAL})个月")


def _months_so_far(text: str) -> Iterator[Wanted]:
    """前两个月 is January and February: English may name the months."""
    for match in _SO_MANY_MONTHS.finditer(text):
        last = _value(match[1])
        if last is not None and 1 < last <= len(MONTHS):
            for month in (Decimal(1), last):
                yield _optional(match, month, MONTHS_ONLY, shared=True)


_MONTH_BEFORE = re.compile("上一?个?月|前一个?月|环比")
_YEAR_BEFORE = re.compile("上一?年|去年|前一年|同比")


def _the_one_before(text: str, wanted: Iterable[Wanted]) -> Iterator[Wanted]:
    """上月 beside 7月 is June, 上年 beside 2024年 is 2023: English may name them."""
    for pattern, monthly in ((_MONTH_BEFORE, True), (_YEAR_BEFORE, False)):
        match = pattern.search(text)
        for one in wanted if match else ():
            if match and monthly and one.kinds == MONTHS_ONLY:
                yield _optional(match, one.value - 1 or Decimal(len(MONTHS)), MONTHS_ONLY, shared=True)
            elif match and not monthly and one.shared and FIRST_YEAR <= one.value < LAST_YEAR:
                yield _optional(match, one.value - 1, shared=True)


FROM_JANUARY = re.compile(r"1(?<!\d1)月?份?[-—–~至到](\d{1,2})月")  # a literal at the beginning is found fast


def _first_months(text: str) -> Iterator[Wanted]:
    """1至10月 may be the first ten months; the months themselves are read as any others."""
    for match in FROM_JANUARY.finditer(text):
        yield _optional(match, Decimal(match[1]), shared=True)


_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_SPECIAL: tuple[tuple[str, Callable[[str], Iterator[Wanted]]], ...] = (
    ("第大全", _ordinals),
    ("五", _plans),
    ("代", _decades),
    ("后", _generations),
    ("番", _doublings),
    ("折", _discounts),
    ("纪", _centuries),
    ("半", _more_than_half),
    ("成", _tenths),
    ("分角毛", _coins),
    ("万萬亿億", _spoken_groups),
    ("几", _over_ten),
    ("变动案神章假黄小双", _memorable_days),
    ("旬甲稀", _tens_of_years),
    ("、)）", _enumerated),
)
"""Each with characters of which one stands in whatever it finds."""
_HINTS = tuple((character, find) for characters, find in _SPECIAL for character in characters)
"""The same, a character each: to look for one takes a hundredth of the time of the pattern."""


def _loose_digits(text: str, taken: AbstractSet[int]) -> Iterator[Wanted]:
    """Digits in names, codes and formulas: the English may hold them, as they stand."""
    for match in _DIGITS.finditer(text):
        if match.start() not in taken:
            yield _optional(match, Decimal(match.group()), _EVERY_KIND, shared=True)
            if (number := number_at(text, match.start())) and number.end > match.end():  # 15.1/10万
                yield _optional(match, number.low, _EVERY_KIND, shared=True)
