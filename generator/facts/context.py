"""A figure as its sentence states it: what the words around it say that the figure itself does not.

    stated_figures(text)     every figure of a text, in order, so read
    stated_readings(text)    the same, with both ends of ranges

`figures` reads what is printed in one piece; the check of translations starts from that. Here the words further away
are added: a hedge (至少造成43人, 低于85%, 约占全国的1/4), the part of the day (下午3时), the era (民国三十八年), the
other side of a score (3比2), what is graded (6.8级地震, 8级大风), and whether 倍 says by how much something grew or how
large it is (增长两倍, 增长到两倍).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from generator.facts import numerals
from generator.facts.figures import JOINT, Reading, find_readings, joined
from generator.facts.grammar import HEDGES_AFTER, HEDGES_BEFORE, any_of, is_another_word
from generator.facts.unit_table import FORCE, GROWTH, MAGNITUDE, PER_100_000, POINTS, SCORE, Kind
from generator.facts.units import kind_of
from generator.facts.width import narrow
from generator.model import Figure

_NO_NUMBER = rf"[^，。；：、！？,;:!?（）()“”\n\d{re.escape(numerals.CHARACTERS)}]"
"""A character of the clause that belongs to no number."""
_LONGEST = 24
"""Characters before a figure that are looked at for the words that belong to it."""


@lru_cache(maxsize=1 << 12)
def stated_figures(text: str) -> tuple[Figure, ...]:
    """Every figure of a text as its sentence states it, with `start` and `end` as offsets into the text."""
    return tuple(reading.figure for reading in stated_readings(text))


@lru_cache(maxsize=1 << 12)
def stated_readings(text: str) -> tuple[Reading, ...]:
    """As `stated_figures`, with both ends of ranges."""
    plain = narrow(text)
    whole = tuple(_years_of_eras(text, plain))
    others = tuple(_apart_from(whole, _readings(text)))
    scores = tuple(_scores(text, plain, others)) if _TWO_SIDES.search(plain) else ()
    if scores:
        whole = tuple(sorted((*whole, *scores), key=lambda reading: reading.figure.start))
        others = tuple(_apart_from(whole, others))
    starts = {reading.figure.start for reading in whole}
    found: list[Reading] = []
    for reading in sorted((*whole, *others), key=lambda reading: reading.figure.start):
        if reading.figure.start in starts:
            found.append(reading)
        elif not _is_lunar(plain, reading.figure):
            found.append(_in_context(text, plain, reading, found[-1].figure if found else None))
    return tuple(found)


_A_FEW = re.compile("(?<=[十0])[几幾](?![何乎率近])")
"""三十几个 are thirty and a few more. Translators write dozens for them, so that only here they are counted."""


_PAST_HALF = re.compile("(?<![不未超经通])过(?=半数(?!票))")


def _readings(text: str) -> Iterator[Reading]:
    for reading in _ranges(text, find_readings(_PAST_HALF.sub("超", _A_FEW.sub("多", text)))):
        figure = reading.figure
        yield reading._replace(figure=replace(figure, written=text[figure.start : figure.end]))


_FROM = re.compile("[由从自][^，。；：、,;]{0,12}$")
"""由20元到30元 is a change, not a range; 从3月5日到8日 is one."""


def _ranges(text: str, readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings, two ends of a range as one."""
    last: Reading | None = None
    for reading in readings:
        start = last.figure.start if last else 0
        range_of = joined(text, last, reading) if last else None
        if range_of and kind_of(range_of.figure) is not Kind.DATE and _FROM.search(text, max(0, start - 14), start):
            range_of = None
        if last and not range_of:
            yield last
        last = range_of or reading
    if last:
        yield last


def _apart_from(taken: tuple[Reading, ...], readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings that share no character with those that are taken."""
    ends = [reading.figure.end for reading in taken]
    for reading in readings:
        at = bisect_left(ends, reading.figure.start + 1)
        if at == len(taken) or taken[at].figure.start >= reading.figure.end:
            yield reading


def _in_context(text: str, plain: str, reading: Reading, previous: Figure | None) -> Reading:
    figure = reading.figure
    if figure.unit == "时":
        return _of_the_day(text, plain, reading, previous)
    if figure.unit == "" and (points := _POINTS.match(plain, figure.end)):
        after = points[1]
        figure = replace(figure, unit=POINTS, approx=HEDGES_AFTER.get(after, figure.approx) if after else figure.approx)
        figure = _as_long_as(text, figure, figure.start, points.end())
    if figure.unit == "级":
        figure = replace(figure, unit=_graded(plain, figure))
    if figure.unit == "" and plain.startswith(PER_100_000, figure.end):
        figure = _as_long_as(text, replace(figure, unit=PER_100_000), figure.start, figure.end + len(PER_100_000))
    if figure.approx is None and kind_of(figure) in _ENDS_IN_A_SIGN and (more := _MORE.match(plain, figure.end)):
        figure = _as_long_as(text, replace(figure, approx="more-than"), figure.start, more.end())
    if figure.unit == "倍" and _GROWN.search(plain, max(0, figure.start - _LONGEST), figure.start):
        figure = replace(figure, unit=GROWTH)
    return reading._replace(figure=_hedged(text, plain, figure, ranged=reading.high > reading.figure.value))


def _as_long_as(text: str, figure: Figure, start: int, end: int) -> Figure:
    """A figure that takes more of its text."""
    return replace(figure, written=text[start:end], start=start, end=end)


_POINTS = re.compile(
    r"分(?:(以[上下]|左右)|(?=[，。；、！？,;!?）)”]|$|[和及与]|以及|的(?:优势|成绩|高分|佳绩|总分|差距)|优势|之差|领先|落后|险胜|战胜|击败))"
)
"""得90分: points stand where no minute and no coin does, which are read before."""
_BEFORE_A_NOUN = "(?:左右|以[上下]|及以[上下])?的?"
_QUAKE = re.compile(f"{_BEFORE_A_NOUN}(?:强烈?|浅源|破坏性|有感)?(?:地震|余震|强震|大震|主震|前震|震)")
_QUAKE_BEFORE = re.compile("(?:震级|地震|余震|主震|里氏)[^，。；！？]{0,8}$")
_WIND = re.compile(f"{_BEFORE_A_NOUN}(?:偏?[东南西北]{{0,3}}|[大强阵狂烈飓微疾]|瞬时)风(?![险景貌格味])")
_WIND_BEFORE = re.compile("(?:[大强阵台暴飓东南西北]风|风力)[^，。；！？]{0,8}$")
_ALARM = re.compile("应急|响应|预警|以上医院")
"""启动防台风四级应急响应."""
_GRADED_BEFORE = 16
"""Characters that are looked at for what is graded."""


def _graded(plain: str, figure: Figure) -> str:
    """6.8级地震 is a magnitude, 风力8级 a force; any other 级 a level."""
    if _ALARM.match(plain, figure.end):
        return figure.unit
    before = max(0, figure.start - _GRADED_BEFORE)
    if _QUAKE.match(plain, figure.end) or _QUAKE_BEFORE.search(plain, before, figure.start):
        return MAGNITUDE
    if _WIND.match(plain, figure.end) or _WIND_BEFORE.search(plain, before, figure.start):
        return FORCE
    if figure.step < 1 and "震" in plain:
        return MAGNITUDE  # 其中4.0至4.9级3次: nothing else is graded in tenths
    return figure.unit


_ENDS_IN_A_SIGN = frozenset({Kind.SHARE, Kind.TEMPERATURE})
_MORE = re.compile("[多余](?![元样种民方边次重])")
"""80%多, 39℃多."""
_GROWN = re.compile(
    "(?:(?:增长|增加|增多|增高|提高|提升|上升|上涨|猛增|激增|扩大|高出|多出|增幅[为达]|[增涨升])了?|[比较][^，。；：、]{1,12}[高多大快贵长重强]出?)$"
)
"""Behind these 倍 says by how much; behind 增长到 and 是…的 it says how large."""

# -------------------------------------------------------------------- hedges

_THAN = {"低于": False, "少于": False, "小于": False, "不及": False, "跌破": False}
_THAN |= {"高于": True, "多于": True, "大于": True}
_COMPARED = re.compile(rf"(?P<no>[不未没](?:[得能应可宜会有]|应当|可以)?)?(?<!来)(?P<than>{any_of(_THAN)})$")
_A_STANDARD = re.compile("的?[一-鿿]{0,4}(?:承诺|标准|目标|要求|平均|均值|预期|限值|上限|下限|门槛|底线|警戒)")
"""低于9.8%的承诺, 高于300公斤标准值: the standard is exact, and what lies below or above it another figure."""
_NOT_REACHED = re.compile("(?:未达到?|达不到|未到|没到)$")
_APART = re.compile(
    rf"(?P<word>至少|起码|大约|大概(?!率)|(?:最多|至多|顶多)(?=[可能只仅会要需有为达容允再限加]))"
    rf"(?P<between>(?:(?!的){_NO_NUMBER}){{1,8}})$"
)
"""At most behind 最多 and its like only before a verb: 得票最多者获得300票 says who."""
_ANOTHER_TIME = re.compile("(?<![用耗历])时|期间|以来|之[前后]|以[前后]|[如若]果")
"""至少雨季时有300人 says when."""
_IS_ABOUT = re.compile("(?P<word>大?约)(?:是|在|计|合|要|花|用|为|有|达到|占到|需要)$")
_ALMOST = "差不多"
_WHOLE_BETWEEN = re.compile(
    r"(?P<word>大约|将近|接近|不超过|超过|不到|不足|不[高低]于|不少于|至少|最多|至多|约(?=[占全总整为是])|[近超逾](?=[占全总整]))"
    rf"(?:(?:占到?|相当于|为|是|达到?)?(?P<whole>{_NO_NUMBER}{{1,14}})的|占到?世界|占?到?全[一-鿿])$"
)
_HEDGING = frozenset("于及破达到约概少多码近超足逾")
"""One of these stands in every hedge of this section: to look for them first is faster."""
_OF_ANOTHER = re.compile("去年|上年|往年|前年|同期|上月|上季|上周|平均|预期|预计|目标|标准|水平|计划")
"""超过去年的30%: that share is last year’s own."""


def _hedged(text: str, plain: str, figure: Figure, *, ranged: bool) -> Figure:
    """A figure with the hedge that stands apart from it, or that compares it: 低于85%."""
    if figure.approx == "nearly" and not {*figure.written}.isdisjoint("余多几"):
        return replace(figure, approx="about")  # 近40余名: neither more nor less
    if (figure.approx and not ranged) or kind_of(figure) is Kind.DATE:
        return figure
    before = max(0, figure.start - _LONGEST)
    if _HEDGING.isdisjoint(plain[before : figure.start]):
        return figure
    if (match := _COMPARED.search(plain, before, figure.start)) and not _A_STANDARD.match(plain, figure.end):
        more, negated = _THAN[match["than"]], bool(match["no"])
        approx = ("at-most" if negated else "more-than") if more else ("at-least" if negated else "less-than")
        return _as_long_as(text, replace(figure, approx=approx), match.start(), figure.end)
    if match := _NOT_REACHED.search(plain, before, figure.start):
        return _as_long_as(text, replace(figure, approx="less-than"), match.start(), figure.end)
    word = _word_apart(plain, before, figure)
    return replace(figure, approx=HEDGES_BEFORE[word]) if word else figure


def _word_apart(plain: str, before: int, figure: Figure) -> str | None:
    """The hedge before the verb (至少造成43人) or before the whole of a share (约占全国的1/4)."""
    if match := _IS_ABOUT.search(plain, before, figure.start):
        return None if is_another_word(plain, match.start(), match["word"]) else match["word"]
    if plain.endswith(_ALMOST, before, figure.start):
        return "大约"
    match = _APART.search(plain, before, figure.start)
    if match and not _ANOTHER_TIME.search(match["between"]):
        return match["word"]
    match = _WHOLE_BETWEEN.search(plain, before, figure.start) if _is_share(figure) else None
    if match is None or is_another_word(plain, match.start(), match["word"]):
        return None
    others = figure.written.rstrip().endswith(("%", "％")) and _OF_ANOTHER.search(match["whole"] or "")
    return None if others else match["word"]


def _is_share(figure: Figure) -> bool:
    return kind_of(figure) in {Kind.SHARE, Kind.MULTIPLE}


# ------------------------------------------------------------- parts of a day

_LATER = "下午|午后|傍晚"
_LATE = "晚上|晚间|夜间|夜里|深夜|[夜晚]"
_EARLY = "上午|凌晨|清晨|早晨|早上|清早|[早晨]"
_PART_OF_THE_DAY = re.compile(
    rf"(?P<about>大?约|不到|将近|接近|近)?(?:(?P<later>{_LATER})|(?P<late>{_LATE})|(?P<noon>中午|正午)|(?P<early>{_EARLY}))$"
)
_LONGEST_PART = len("大约下午")
_OR_SO = re.compile("许(?![多可愿昌])|前后|多(?=[，。；、,;]|$)")
_NOON, _EVENING = 12, 5


def _of_the_day(text: str, plain: str, reading: Reading, previous: Figure | None) -> Reading:
    """下午3时 is 15:00, and so begins 下午3时至5时, which ends at 17:00; 凌晨2时许 is about 2:00."""
    figure = reading.figure
    if part := _PART_OF_THE_DAY.search(plain, max(0, figure.start - _LONGEST_PART), figure.start):
        approx = "about" if part["about"] else figure.approx
        figure = replace(figure, value=_on_the_clock(figure.value, part), approx=approx)
        figure = _as_long_as(text, figure, part.start(), figure.end)
    elif previous and previous.unit == "时" and JOINT.fullmatch(plain, previous.end, figure.start):
        afternoon = figure.value + _NOON
        figure = replace(figure, value=afternoon) if figure.value < _NOON <= previous.value < afternoon else figure
    if figure.approx is None and (said := _OR_SO.match(plain, figure.end)):
        figure = _as_long_as(text, replace(figure, approx="about"), figure.start, said.end())
    return Reading(figure, figure.value)


def _on_the_clock(value: Decimal, part: re.Match[str]) -> Decimal:
    """The hours of 24 that a part of the day means: 晚8时 is 20:00, 夜里2时 is 2:00, 中午1时 is 13:00."""
    hour = int(value)
    if part["early"]:
        return value - _NOON if hour == _NOON and part["early"] == "凌晨" else value
    afternoon = hour < _NOON and (
        part["later"] or (part["late"] and hour >= _EVENING) or (part["noon"] and hour < _EVENING)
    )
    midnight = hour == _NOON and part["late"]
    return value + _NOON if afternoon or midnight else value


# --------------------------------------------------------------------- scores

_BETWEEN_SIDES = frozenset("比:：∶")
_SPOKEN_SIDES = "".join(numerals.DIGITS) + "十"
_TWO_SIDES = re.compile(rf"[比:：∶](?<=[\d{_SPOKEN_SIDES}].)[\d{_SPOKEN_SIDES}]")
"""What every score holds; few texts do."""
_SPOKEN = re.compile(f"比(?<=[{_SPOKEN_SIDES}]比)([{_SPOKEN_SIDES}]{{1,3}})")
"""Begins with a literal, which is found fast."""
_FIRST_SPOKEN = re.compile(f"(?<![第周初{_SPOKEN_SIDES}])[{_SPOKEN_SIDES}]{{1,3}}$")
_SIDE = Decimal(1000)
"""What no side of a score reaches: 1:50000 is the scale of a map."""


def _scores(text: str, plain: str, readings: Sequence[Reading]) -> Iterator[Reading]:
    """3比2, 2:1, 5:3:2 and 三比二, of which each side alone says nothing; 8:30 was read as a time of day."""
    sides: list[Figure] = []
    for reading in readings:
        figure = reading.figure
        if sides and not (_is_a_side(reading) and plain[sides[-1].end : figure.start] in _BETWEEN_SIDES):
            yield from _score(text, plain, sides)
            sides = []
        if _is_a_side(reading):
            sides.append(figure)
    yield from _score(text, plain, sides)
    for match in _SPOKEN.finditer(plain):
        first = _FIRST_SPOKEN.search(plain, max(0, match.start() - 4), match.start())
        values = [numerals.parse(side) for side in (first.group(), match[1])] if first else []
        if first and None not in values:
            yield from _score(
                text,
                plain,
                [
                    Figure("", value or Decimal(0), "", None, Decimal(1), *span)
                    for value, span in zip(values, (first.span(), match.span(1)), strict=True)
                ],
            )


_CLOCK = re.compile(r"(?:2[0-4]|[01]?\d)[:：][0-5]\d")
_PLAYED = re.compile("比[分例为达约到是\\d]|之比|[胜负平败战局盘]|逆转|领先|落后|横扫|淘汰|拿下|告捷")
_BEFORE_PLAY, _BEHIND_PLAY = 40, 8


def _may_be_a_time(plain: str, start: int, end: int) -> bool:
    """Whether 8:30 may be a time of day, since nothing beside it speaks of a game or of shares."""
    if not _CLOCK.fullmatch(plain, start, end):
        return False
    before = plain.rfind("。", 0, start) + 1
    return not _PLAYED.search(plain, max(before, start - _BEFORE_PLAY), end + _BEHIND_PLAY)


def _is_a_side(reading: Reading) -> bool:
    figure = reading.figure
    return figure.unit == "" and reading.high == figure.value and figure.value < _SIDE and figure.step <= 1


def _score(text: str, plain: str, sides: Sequence[Figure]) -> Iterator[Reading]:
    """One figure of sides that stand side by side; a number alone is none."""
    if len(sides) < 2 or _may_be_a_time(plain, sides[0].start, sides[-1].end):
        return
    value = sum((side.value / _SIDE**place for place, side in enumerate(sides)), Decimal(0))
    approx = next((side.approx for side in sides if side.approx), None)
    start, end = sides[0].start, sides[-1].end
    yield Reading(Figure(text[start:end], value, SCORE, approx, 1 / _SIDE ** (len(sides) - 1), start, end), value)


# ----------------------------------------------------------------------- eras

_ERAS = {
    "民国": 1911,
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
}
"""The year before the first of each whose months are those of everybody."""
_REIGNS = {
    "洪武": 1367,
    "永乐": 1402,
    "嘉靖": 1521,
    "万历": 1572,
    "崇祯": 1627,
    "顺治": 1643,
    "康熙": 1661,
    "雍正": 1722,
    "干隆": 1735,  # 乾隆, in the script that figures are read in
    "嘉庆": 1795,
    "道光": 1820,
    "咸丰": 1850,
    "同治": 1861,
    "光绪": 1874,
    "宣统": 1908,
}
"""The same of emperors: the months of their years are lunar, and stay unsaid."""
_NUMERAL = rf"\d{{1,3}}|[{re.escape(numerals.CHARACTERS)}]{{1,4}}"
_ERA = re.compile(
    rf"(?P<era>{any_of((*_ERAS, *_REIGNS))}) ?(?P<year>元|{_NUMERAL})年"
    rf"(?:(?P<month>{_NUMERAL})月(?:(?P<day>{_NUMERAL})[日号])?)?"
)
_MOST_YEARS = 130
_LUNAR = re.compile("(?:农历|阴历|旧历|古历|藏历)$")
_MONTHS, _DAYS = 12, 31


def _years_of_eras(text: str, plain: str) -> Iterator[Reading]:
    """民国三十八年 is 1949, 光绪二十四年六月 is 1898."""
    for match in _ERA.finditer(plain):
        year = 1 if match["year"] == "元" else numerals.whole(match["year"])
        if not 1 <= year <= _MOST_YEARS:
            continue
        digits, unit = str(year + (_ERAS | _REIGNS)[match["era"]]), "年"
        month, day = (numerals.whole(match[name]) if match[name] else 0 for name in ("month", "day"))
        if match["era"] in _ERAS and 1 <= month <= _MONTHS:
            digits, unit = f"{digits}{month:02}", "年月"
            if 1 <= day <= _DAYS:
                digits, unit = f"{digits}{day:02}", "年月日"
        value = Decimal(digits)
        yield Reading(Figure(text[match.start() : match.end()], value, unit, None, Decimal(1), *match.span()), value)


def _is_lunar(plain: str, figure: Figure) -> bool:
    """农历八月 is no August."""
    return figure.unit in {"月", "月日"} and bool(_LUNAR.search(plain, max(0, figure.start - 2), figure.start))
