"""The grammar of a figure at one place of narrowed text.

A figure is an optional word of approximation (近, 超), a number in any of the forms that a paper prints, and
its unit, with the words that may follow (余, 以上). Numbers in Chinese characters count only with a unit after
them: 十五个 is a figure, 统一 is not. Ordinals (第七次), parts of names (100+, 1+4+N) and idioms are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from generator.facts import durations, numerals
from generator.facts.clock import time_at
from generator.facts.durations import Part
from generator.facts.numbers import Number, number_at
from generator.facts.short_forms import Amount, coins_at, decimals_at, is_a_price
from generator.facts.unit_table import BY_NAME, COMPOSED_UNITS, DOUBLINGS, NOT_BEFORE, Kind
from generator.model import Figure

HEDGES_BEFORE: dict[str, str] = {
    "将近": "nearly",
    "接近": "nearly",
    "近": "nearly",
    "大约": "about",
    "约": "about",
    "约合": "about",
    "约合人民币": "about",
    **{f"{about}{verb}": "about" for about in ("约", "大约") for verb in ("有", "为", "占", "达", "需")},
    "至少有": "at-least",
    "超过了": "more-than",
    "超过": "more-than",
    "超": "more-than",
    "逾": "more-than",
    "突破": "more-than",
    "上": "more-than",
    "至少": "at-least",
    "不少于": "at-least",
    "不低于": "at-least",
    "最多": "at-most",
    "至多": "at-most",
    "顶多": "at-most",
    "不超过": "at-most",
    "不到": "less-than",
    "不足": "less-than",
    "不满": "less-than",
    "未满": "less-than",
    "几乎": "nearly",
    "近乎": "nearly",
    **{f"{no}超过": "at-most" for no in ("不得", "不能", "不应", "不可", "不宜", "未")},
    **{f"{no}{than}": "at-least" for no in ("不得", "不能", "不应", "不可") for than in ("少于", "低于")},
    "不高于": "at-most",
    "不多于": "at-most",
    "不大于": "at-most",
    "不小于": "at-least",
    "不下于": "at-least",
    "不下": "at-least",
    "最少": "at-least",
    "起码": "at-least",
    "不止": "more-than",
    "不只": "more-than",
    "大概": "about",
}
HEDGES_AFTER: dict[str, str] = {
    "以上": "at-least",
    "以下": "at-most",
    "以内": "at-most",
    "之内": "at-most",
    "左右": "about",
    "上下": "about",
    "还多": "more-than",
    "有余": "more-than",
    **{f"{or_}以{way}": bound for or_ in "及或" for way, bound in (("上", "at-least"), ("下", "at-most"))},
}


def any_of(words: Iterable[str]) -> str:
    """A pattern of words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_CHINESE = re.escape(numerals.CHARACTERS + "半")
_FIRST = "".join(sorted({word[0] for word in HEDGES_BEFORE})) + _CHINESE
_GROWN = "翻"
START = re.compile(rf"(?=[\d{_FIRST}{_GROWN}])(?:{any_of(HEDGES_BEFORE)})?(?=[\d{_CHINESE}{_GROWN}])")
"""Most characters of a text begin no figure, and are passed over after one look."""
_NEAR_A_SHARE = {"强": "more-than", "弱": "nearly"}
_STRONG_OR_WEAK = re.compile("([强弱])(?![降震对敌劲悍风势者烈度化国台调项制])")
"""三分之二强 is just over two thirds; 两成强对流天气 is none."""
_WORD_AFTER = re.compile(rf"(?:/[^\d/，。、；]{{1,4}}?)? ?({any_of(HEDGES_AFTER)})")
"""Behind 30微克/立方米 too."""
_UNITS = {
    first: re.compile(
        " ?("
        + "|".join(
            re.escape(name) + (f"(?![{NOT_BEFORE[name]}])" if name in NOT_BEFORE else "")
            for name in sorted(names, key=len, reverse=True)
        )
        + ")"
    )
    for first, names in groupby(sorted(set(BY_NAME) - COMPOSED_UNITS), key=itemgetter(0))
}
"""By their first character: to try two hundred units one after the other takes longer than all else."""
_INSIDE_UNIT = re.compile("([个分])([多余半])((?<=个.)(?:月|小时|季度|星期)|(?<=分.)钟)")
_MONTH = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_DAY_OF_MONTH = "3[01]|[12]\\d|0?[1-9]|三?十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
_DATE = re.compile(rf"(\d{{4}}|[{''.join(numerals.DIGITS)}]{{4}})年({_MONTH})月(?:({_DAY_OF_MONTH})[日号])?")
FIRST_YEAR, LAST_YEAR = 1000, 3000
"""Between them, the latter not among them, lie the years that newspapers print: an earlier one has fewer digits, and
5730年 are a length of time."""
_DAY = re.compile(rf"({_MONTH})月({_DAY_OF_MONTH})[日号]")
_HALF_OF = re.compile("一半(?![个多])|(?<!(?<!超)过)半数(?!票)")
_DOUBLED = re.compile(f"{_GROWN}了?({any_of(HEDGES_BEFORE)})?([一两二三四])?番(多)?")
_MOST_DOUBLINGS = 4
_PAID = re.compile("([1-9]|[一二三四五六七八九])([0-9]|[一二三四五六七八九])折")
_FRACTION = re.compile(rf"(\d+|[{re.escape(numerals.CHARACTERS)}]+)分之(\d+|[{re.escape(numerals.CHARACTERS)}]+)")
_FRACTION_IN_DIGITS = re.compile(r"([1-9])/([2-9]|10)(?![\dA-Za-z./月日号决万])")
"""2/3; 1/4决赛 is a round of a tournament, 1/10万 so many in each 100,000."""
BEFORE_CHRIST = "公元前"
SIGN = re.compile(f"(?:{any_of(HEDGES_BEFORE)})?(?:零下 ?|{BEFORE_CHRIST}|[-−])")
_CAN_FALL = frozenset({Kind.TEMPERATURE, Kind.SHARE})
_BELOW_ZERO = re.compile(f"({any_of(HEDGES_BEFORE)})?(?:零下 ?|(?<![A-Za-z0-9.)）℃°度%‰])[-−])$")
"""A hyphen behind a number or its unit joins the ends of a range: 5℃-15℃."""
_EARLIER = re.compile(f"({any_of(HEDGES_BEFORE)})?{BEFORE_CHRIST}$")
_DEGREE = "度"
_ABOUT_ZERO = re.compile(f"零[上下] ?(?:{any_of(HEDGES_BEFORE)})?$")
"""度 alone is also one of an angle, of spirits and of electricity."""
_LONGEST_SIGN = len("约合人民币零下 ")
_PARTS = rf"(\d+(?:\.\d+)?|[{re.escape(numerals.CHARACTERS + numerals.POINT)}]+)"
_PER_HUNDRED = re.compile(rf"([百千万])分之{_PARTS}(?:[至到]{_PARTS})?")
_NO_COUNT = re.compile(
    rf"(?:\d+|[{re.escape(numerals.CHARACTERS)}]+)(?:[年月时点:：分/角毛]|[元块](?=[\d{_CHINESE}]))|一半|半数|{_GROWN}"
    rf"|{_PAID.pattern}"
)
"""How every date, time of day, share and fraction begins, and money in coins; most figures are counts."""
_MORE_AFTER_UNIT = re.compile(r"[多余](?![元样种民方边次重])")
_CALENDAR = "底末初度"
"""4月底, 2022年初, 2022年度: part of the date as printed; the value is the month or the year."""
_MEASURED = frozenset({Kind.TIME, Kind.LENGTH, Kind.MASS, Kind.AREA, Kind.MONEY, Kind.MULTIPLE, Kind.VOLUME})
"""What may be followed by 多 (两年多): it says that the last unit is not whole."""
OTHER_WORDS = {
    "约": frozenset("节签条合公契制预邀特简婚和租集相赴纽履违毁续解失守隐爽盟誓"),
    "近": frozenset("最附邻临靠亲就"),
    "超": frozenset("反赶高"),
}
"""What makes another word with the beginning of a hedge: 签约20亿元, 节约8万元, 附近3家."""
NORTH_OF = "河湖东西华台江城淮陕苏皖豫冀晋鲁浙粤桂川赣湘鄂疆村镇山路县市区往向以迤"
"""北 behind one of these is a place or a direction, and 约 behind it a hedge; 北约 alone is NATO."""


def is_another_word(text: str, start: int, hedge: str) -> bool:
    """Whether what reads as a hedge at an offset is the end of another word."""
    before = text[max(0, start - 1) : start]
    if before == "北" and hedge[0] == "约":
        return text[max(0, start - 2) : start - 1] not in {*NORTH_OF}
    return before in OTHER_WORDS.get(hedge[0], ())


_NAMES_BEFORE = frozenset("第+/")
_COLONS = frozenset(":：")
"""8:00-20:00: the hyphen behind a time of day joins it to another."""
_MIDDLE_DOTS = frozenset("·•・")
"""“3·15”: a day, by which something is called."""
_JOINS_A_NAME = _MIDDLE_DOTS | {"+"}
"""Behind the first number of such a name, and of 100+."""
_HALVES_OF_A_YEAR = frozenset("上下")
_AFTER_DIGITS_ONLY = frozenset("点里双课站集起单章顶卷封群孔金银铜圈局")
"""Words that after a numeral in characters mostly mean something else: 一点, 千里, 一站式."""
_LONG_NUMERAL = 3
"""二万五千里 is a length all the same."""
_TENS = 10
_ROUGHLY = "来"
_HALF = Decimal("0.5")
_AND_A_HALF = re.compile("半(?![决径程数票价场夜山空坡载])")
"""两年半, but 100米半决赛."""
_MANIFOLD = re.compile("[元样种边方功媒重级维彩]")
"""What makes one word with 多 before it."""
_SOME = "数"
_VAGUE = frozenset(f"{_SOME}几")
"""数十次, 几百人: nobody can say how many."""
_DEMONSTRATIVES = frozenset("每这那某同另哪任又统进上下唯万后新")
"""Before 一 these make a word of it: 每一个, 进一步, 上一批, 最后一公里."""
_LASTED = frozenset("有达经了时今")
"""Before 近 these say how long: 已有近600年历史, 历时近三年."""
_TODAY_AND_TOMORROW = frozenset("今明后")
IDIOMS = re.compile(
    "一年半载|三年五载|五花八门|半斤八两|四两拨千斤|三个臭皮匠|一张一弛|一日千里|三分钟热度|十年树木|十年寒窗|一年之计|一对一|一碗水|一杯羹|一波三折|一技之长|首屈一指|一个个|一次次|一件件|一户户|一家人|一年一度|一年四季|一期一会|一级[^的]{0,2}保护|千家万户|"
    "千村万户|三番五次|七上八下|一本正经|一口气|一口一|一眼|一门心思|一道道?|一路|一块块?儿|一头扎|一组组|一步步|一点一滴|一点点|一起|一方面|一边|一面|一再|一手|一生|一时|一代代|一窝蜂|一揽子|万众一心|一国两制|十里八乡|三天两头|(?<=[这那])两[天年]|(?<=成千上)万|(?<=成百上)千"
)
"""Set phrases in which a numeral and a unit stand side by side and count nothing."""
BOTH = frozenset({"两国", "两省", "两市"})
"""The two that were just named: half of all numerals in the news that are written out, and nothing is counted."""


class Reading(NamedTuple):
    """A figure as the grammar sees it: a range has two ends."""

    figure: Figure
    high: Decimal
    """The upper end of a range (三四公里: 4); the value itself where there is one number."""
    fraction: tuple[Decimal, Decimal] | None = None
    """The part and the whole of a share that is said as a fraction: 2 and 3 of 三分之二, 1 and 2 of 一半."""
    parts: tuple[Part, ...] = ()
    """Of a length of time that is printed in several units: 4 minutes and 30 seconds of 4分30秒."""


def reading_at(text: str, start: re.Match[str], *, alone: bool) -> Reading | None:
    """The figure that begins where `START` was found. `alone`: numerals count without a unit too."""
    word, at = start.group(), start.end()
    if not alone and (_part_of_a_name(text, at) or (not text[at].isdecimal() and _without_a_number(text, at))):
        return None
    special = _NO_COUNT.match(text, at) and _not_counted(text, at)
    reading = special or _counted(text, at, alone=alone)
    if reading is None:
        return None
    reading, before = _below_zero(text, reading, start.start())
    word = before or word
    figure = reading.figure
    if word and is_another_word(text, start.start(), word):
        word = ""
    if (
        word == "近"
        and not (alone or reading.parts)
        and _is_time(figure)
        and text[start.start() - 1 : start.start()] not in _LASTED
    ):
        word = ""  # 近三年 is the last three years
    if word == "上" and (text[at].isdecimal() or not _is_round(figure)):
        word = ""  # 上 says "as many as" of 百, 千 and 万 only: 网上300家 are 300
    approx = HEDGES_BEFORE.get(word, figure.approx)
    after = _WORD_AFTER.match(text, figure.end)
    if after:
        approx = HEDGES_AFTER[after.group(1)]
    elif (reading.fraction or figure.unit == "成") and (after := _STRONG_OR_WEAK.match(text, figure.end)):
        approx = _NEAR_A_SHARE[after.group(1)]
    first = min(start.start(), figure.start) - len(before) if word else figure.start
    end = after.end() if after else figure.end
    if (approx, first, end) == (figure.approx, figure.start, figure.end):
        return reading
    written = text[first:end]
    return reading._replace(figure=replace(figure, written=written, approx=approx, start=first, end=end))


def _is_time(figure: Figure) -> bool:
    return figure.unit in BY_NAME and BY_NAME[figure.unit].kind in {Kind.TIME, Kind.DATE}


def _is_round(figure: Figure) -> bool:
    return figure.value >= 100 and not figure.value % 100


def _part_of_a_name(text: str, at: int) -> bool:
    """第七次 is an ordinal, G318, 1+4+N and “3·15” are names."""
    before, joined = text[at - 1 : at], text[at - 2 : at - 1]
    if not before:
        return False
    if before in _NAMES_BEFORE or (before.isascii() and before.isalnum()):
        return True
    if before == "-":
        return joined.isascii() and joined.isalnum() and text[at - 4 : at - 3] not in _COLONS
    return before in _MIDDLE_DOTS and joined.isdecimal()


def _without_a_number(text: str, at: int) -> bool:
    """Numerals that mean none: 数十次, 上半年, 每一个, 明后两天; but digits always do, as in 人数1342万."""
    before, first = text[at - 1 : at], text[at : at + 1]
    if not before:
        return False
    if before in _VAGUE and (first in numerals.SCALES or before != _SOME):
        return True  # 数十次, and not 总数四成
    if first == "半" and before in _HALVES_OF_A_YEAR:
        return True
    if first == "一":
        return before in _DEMONSTRATIVES
    return before in _TODAY_AND_TOMORROW and text.startswith("两天", at)


def _not_counted(text: str, at: int) -> Reading | None:
    """A date, a time of day, money in coins, a share, a fraction."""
    if coins := coins_at(text, at):
        return _exact(text, at, coins, "元")
    return _date(text, at) or _share(text, at) or _fraction(text, at) or _doubled(text, at) or _paid(text, at)


def _doubled(text: str, at: int) -> Reading | None:
    """翻番, 翻了近两番: so many times to double."""
    match = _DOUBLED.match(text, at)
    if match is None:
        return None
    times = Decimal(numerals.whole(match[2] or "一"))
    approx = "more-than" if match[3] else HEDGES_BEFORE.get(match[1])
    return Reading(Figure(match.group(), times, DOUBLINGS, approx, Decimal(1), *match.span()), times)


def _paid(text: str, at: int) -> Reading | None:
    """85折 and 八五折 are 8.5 tenths of a price. Numerals of which one follows the other are a range: 七八折."""
    match = _PAID.match(text, at)
    if match is None or text[match.end() : match.end() + 1] in {*NOT_BEFORE["折"]}:
        return None
    tens, rest = (int(numerals.DIGITS.get(digit, digit)) for digit in match.groups())
    if rest == tens + 1 and not match.group().startswith(tuple("123456789")):
        return None
    return _exact(text, at, Amount(Decimal(10 * tens + rest) / 10, match.end(), Decimal("0.1")), "折")


def _date(text: str, at: int) -> Reading | None:
    """2021年4月 is 202104, 2021年4月30日 is 20210430: ISO 8601 without its hyphens, in order when sorted."""
    if (match := _DATE.match(text, at)) and numerals.whole(match[1]) >= FIRST_YEAR:
        digits = f"{numerals.whole(match[1])}{numerals.whole(match[2]):02}"
        unit = "年月"
        if match[3]:
            digits, unit = f"{digits}{numerals.whole(match[3]):02}", "年月日"
        return _exact(text, at, Amount(Decimal(digits), match.end()), unit)
    if match := _DAY.match(text, at):
        digits = f"{numerals.whole(match[1])}{numerals.whole(match[2]):02}"
        return _exact(text, at, Amount(Decimal(digits), match.end()), "月日")
    time = time_at(text, at)
    return _exact(text, at, time, "时") if time else None


def _exact(text: str, at: int, amount: Amount, unit: str) -> Reading:
    figure = Figure(text[at : amount.end], amount.value, unit, None, amount.step, at, amount.end)
    return Reading(figure, amount.value)


def _share(text: str, at: int) -> Reading | None:
    """百分之三 is 3 %, 千分之五 0.5 %, 百分之三至五 a range."""
    match = _PER_HUNDRED.match(text, at)
    if not match:
        return None
    both, end = _percents(match[2]), match.end(2)
    if both is None:
        return None
    low, high = both
    ranged = match[3] and not _unit_at(text, match.end())  # 百分之三到五年后 is no range
    last = _number(match[3]) if ranged else None
    if last is not None and last > high:
        high, end = last, match.end()
    scale = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}[match[1]]
    exponent = min(int(number.as_tuple().exponent) for number in (low, high))
    step = Decimal(1).scaleb(min(exponent, 0)) * scale
    approx = "about" if high > low else None
    return Reading(Figure(text[at:end], low * scale, "%", approx, step, at, end), high * scale)


def _percents(digits: str) -> tuple[Decimal, Decimal] | None:
    """Both ends of what follows 百分之: 七八十 is 70 to 80, 百 all of it."""
    if digits == "百":
        return Decimal(100), Decimal(100)
    value = _number(digits)
    return numerals.parse_range(digits) if value is None else (value, value)


def _number(digits: str) -> Decimal | None:
    """The number that digits of either kind are."""
    return Decimal(digits) if digits[0].isascii() else numerals.parse(digits)


def _fraction(text: str, at: int) -> Reading | None:
    """三分之二 is 66.67 %, 一半 is 50 %: shares as words say them, in hundredths of a per cent at most."""
    if match := _HALF_OF.match(text, at):
        return _part_of_whole(match, Decimal(1), Decimal(2))
    if match := _FRACTION_IN_DIGITS.match(text, at):
        part, whole = map(Decimal, match.groups())
        return _part_of_whole(match, part, whole) if part < whole else None
    match = _FRACTION.match(text, at)
    if not match:
        return None
    below, above = (_number(digits) or numerals.parse_spoken(digits) for digits in match.groups())  # 百万分之一
    if not below or above is None or above > below:
        return None
    return _part_of_whole(match, Decimal(above), Decimal(below))


def _part_of_whole(match: re.Match[str], part: Decimal, whole: Decimal) -> Reading:
    share = part * 100 / whole
    share = share.quantize(Decimal(1).scaleb(min(-2, share.adjusted() - 1))).normalize()  # 十万分之三 is 0.003 %
    value = share.quantize(Decimal(1)) if share == share.to_integral_value() else share
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    return Reading(Figure(match.group(), value, "%", None, step, *match.span()), value, (part, whole))


def _below_zero(text: str, reading: Reading, first: int) -> tuple[Reading, str]:
    """零下20℃ and -52.3℃, also -3.5%, and a hedge before the sign: a sign counts only before what can fall below zero.

    So is a year before Christ: 公元前221年 is no length of time. It is -220, as in ISO 8601: no year
    was called 0, and so many years lie between two.

    `first`: where the figure begins, with its hedge if that stands behind the sign.
    """
    figure = reading.figure
    can_fall = figure.unit in BY_NAME and BY_NAME[figure.unit].kind in _CAN_FALL
    sign = _BELOW_ZERO.search(text, max(0, first - _LONGEST_SIGN), first) if can_fall else None
    zero = Decimal(0)
    if figure.unit == "年" and text.endswith(BEFORE_CHRIST, 0, first):
        sign, zero = _EARLIER.search(text, max(0, first - _LONGEST_SIGN), first), Decimal(1)
    if not sign:
        return reading, ""
    hedge = sign[1] or ""
    at = sign.start() + len(hedge)
    approx = "less-than" if figure.approx == "more-than" else figure.approx  # 零下20多度
    below = replace(figure, written=text[at : figure.end], value=zero - reading.high, approx=approx, start=at)
    return Reading(below, zero - figure.value), hedge


def _counted(text: str, at: int, *, alone: bool) -> Reading | None:
    """A number and its unit, with 余 or 多 where they stand."""
    number = number_at(text, at)
    if number is None or (text[number.end : number.end + 1] in _JOINS_A_NAME and not alone):
        return None
    measure = _measure(text, number) or _degrees(text, at, number)
    if (measure is None or measure.unit in durations.DIVISIBLE) and (whole := _duration(text, at, number, measure)):
        return whole
    if measure is None:
        return _without_unit(text, at, number, alone=alone)
    kind = BY_NAME[measure.unit].kind
    if number.chinese and not alone and measure.unit in _AFTER_DIGITS_ONLY and number.end - at < _LONG_NUMERAL:
        return None
    if (number.half and kind not in _MEASURED) or (text[at] == "一" and measure.repeated):
        return None
    unit = "元" if measure.unit == "块" and is_a_price(text, at, measure.end) else measure.unit
    reading = _made(_with_measure(number, measure), unit, measure.end, text, at)
    return reading._replace(figure=replace(reading.figure, approx="about")) if measure.roughly else reading


def _degrees(text: str, at: int, number: Number) -> _Measure | None:
    """零下30度."""
    said = text.startswith(_DEGREE, number.end) and _ABOUT_ZERO.search(text, max(0, at - _LONGEST_SIGN), at)
    return _Measure("摄氏度", number.end + len(_DEGREE)) if said else None


def _with_measure(number: Number, measure: _Measure) -> Number:
    """A number with what stands inside or after its unit: 两年半, 九成九, 一个多月."""
    if measure.part and number.high == number.low:
        part, step = measure.part * number.step, measure.step * number.step
        number = number._replace(low=number.low + part, high=number.high + part, step=step)
    if measure.more and not number.more:
        number = number._replace(more=True)
    return number


_JOINT = re.compile(" ?([零又]?) ?")
_MINUTES = re.compile(rf" ?分(?!之[\d{_CHINESE}]|[球钱米])")
"""分 alone is a minute only behind hours or before seconds: it is a point of a score and a coin as well."""
_HOUR_OF_THE_DAY = frozenset("时点")


def _duration(text: str, at: int, number: Number, measure: _Measure | None) -> Reading | None:
    """4分30秒, 四年零九个月: one length of time, of which each part alone would be another."""
    if measure is None and text[at - 1 : at] not in _HOUR_OF_THE_DAY:  # 十时四分七秒
        measure = _minutes(text, number)
    parts: list[Part] = []
    end = number.end
    while measure:
        number, end = _with_measure(number, measure), measure.end
        parts.append(Part(number.low, number.high, measure.unit))
        whole = not number.more and number.high == number.low and number.step == 1
        following = _finer(text, parts[-1], end) if whole else None
        if following is None:
            break
        number, measure = following
    if len(parts) < 2:
        return None
    low, high, unit = durations.total(parts)
    approx = "more-than" if number.more else "about" if parts[-1].high > parts[-1].low else None
    figure = Figure(text[at:end], _tidy(low), unit, approx, number.step, at, end)
    return Reading(figure, _tidy(high), parts=tuple(parts))


def _finer(text: str, part: Part, end: int) -> tuple[Number, _Measure] | None:
    """The amount of a finer unit that belongs to the one that ends at an offset."""
    joint = _JOINT.match(text, end)
    if joint is None or text[end - 1] in _CALENDAR:
        return None
    number = number_at(text, joint.end())
    if number is None or number.half:
        return None
    measure = _measure(text, number) or _minutes(text, number)
    finer = Part(number.low, number.high, measure.unit) if measure else None
    return (number, measure) if measure and finer and durations.goes_on(part, finer, joined=bool(joint[1])) else None


def _minutes(text: str, number: Number) -> _Measure | None:
    match = _MINUTES.match(text, number.end)
    return _Measure("分钟", match.end()) if match else None


def _without_unit(text: str, at: int, number: Number, *, alone: bool) -> Reading | None:
    """A numeral counts only with a unit, and digits before a Latin letter are a name."""
    after = text[number.end : number.end + 1]
    if number.chinese and not alone and number.low >= _TENS and _is_a_sum(text, at, number):
        return _made(number, "", number.end, text, at)
    if (number.chinese and not alone) or number.half or (after.isascii() and after.isalpha()):
        return None
    if number.more and text[number.end - 1] in "余多" and not alone and not _says_more(text, number):
        number = number._replace(more=False, end=number.end - 1)
    return _made(number, "", number.end, text, at)


_CLAUSE_ENDS = re.compile("$|[，。；、！？,;!?）)”]")


def _is_a_sum(text: str, at: int, number: Number) -> bool:
    """Whether numerals without a unit are what is paid (多卖两千多), or said so short that they are nothing else."""
    short = number.end - at > len("万八") and text[number.end - 2] == "万" and _CLAUSE_ENDS.match(text, number.end)
    return bool(short) or is_a_price(text, at, number.end)


def _says_more(text: str, number: Number) -> bool:
    """Whether 余 or 多 behind a number without a unit says that it is more: 14亿多中国人, not 2025多彩贵州."""
    round_one = number.low >= _TENS and number.low % _TENS == 0
    return round_one and not (text[number.end - 1] == "多" and _MANIFOLD.match(text, number.end))


def _unit_at(text: str, at: int) -> re.Match[str] | None:
    """The unit that begins at an offset, or behind a space there."""
    units = _UNITS.get(text[at + 1 : at + 2] if text.startswith(" ", at) else text[at : at + 1])
    return units.match(text, at) if units else None


class _Measure(NamedTuple):
    """A unit at its place, with 多 or a part of one inside or after it."""

    unit: str
    end: int
    more: bool = False
    part: Decimal = Decimal(0)
    """Of one: the half in 两年半, the nine tenths in 九成九."""
    step: Decimal = Decimal(1)
    """What one in the last printed digit of the part is."""
    roughly: bool = False
    """来 stands before it: 20来岁."""
    repeated: bool = False
    """一座座: each and every one, no count."""


def _measure(text: str, number: Number) -> _Measure | None:
    if inside := _INSIDE_UNIT.match(text, number.end):  # 一个多月, 一个半月, 8分多钟
        whole = _Measure(inside[1] + inside[3], inside.end())
        return whole._replace(part=_HALF, step=_HALF) if inside[2] == "半" else whole._replace(more=True)
    roughly = text.startswith(_ROUGHLY, number.end) and _may_be_rough(number)
    match = _unit_at(text, number.end + roughly)
    if not match:
        return None
    unit, end = match[1], match.end()
    if roughly:
        return _Measure(unit, end, roughly=True)
    after = text[end : end + 1]
    measured = BY_NAME[unit].kind in _MEASURED or unit == "成"
    if measured and _AND_A_HALF.match(text, end):
        return _Measure(unit, end + 1, part=_HALF, step=_HALF)
    if rest := _decimals(text, number, unit, end):
        return _Measure(unit, rest.end, part=rest.value, step=rest.step)
    more = measured and bool(_MORE_AFTER_UNIT.match(text, end))
    calendar = unit in {"年", "月"} and after != "" and after in _CALENDAR
    return _Measure(unit, end + (more or calendar), more=more, repeated=not measured and after == unit)


def _may_be_rough(number: Number) -> bool:
    return number.low >= _TENS and not number.low % _TENS and not (number.more or number.high > number.low)


def _decimals(text: str, number: Number, unit: str, end: int) -> Amount | None:
    """9秒83, 三成五; 5米20人 are two figures."""
    if number.more or number.high > number.low or number.step != 1 or number.chinese == text[end : end + 1].isdecimal():
        return None
    rest = decimals_at(text, unit, number.low, end)
    return None if rest is None or _unit_at(text, rest.end) else rest


def _made(number: Number, unit: str, end: int, text: str, at: int) -> Reading:
    approx = "more-than" if number.more else "about" if number.high > number.low else None
    low = _tidy(number.low)
    high = low if number.high is number.low else _tidy(number.high)
    return Reading(Figure(text[at:end], low, unit, approx, _tidy(number.step), at, end), high)


def _tidy(value: Decimal) -> Decimal:
    """Without the zeros that a multiplier leaves behind the point: 0.40 times 10,000 is 4,000."""
    whole = value.to_integral_value()
    return whole if value == whole and value.is_finite() and abs(whole) >= 1 else value
