"""Whether a figure rises in the one language and falls in the other: 下降3.5% is not up 3.5 percent.

Only what stands directly before the figure in the Chinese, and beside it in the English, is compared.
"""

from __future__ import annotations

import re
from enum import Enum

from generator.bilingual.english_figure import EnglishFigure, EnglishKind
from generator.bilingual.english_figures import FALLING
from generator.bilingual.english_units import unit_after
from generator.bilingual.fitting import SHARES
from generator.bilingual.wanted import Wanted

_TO = ("到", "至")


class Direction(Enum):
    """Where a figure goes."""

    UP = "up"
    DOWN = "down"
    WIDER = "wider"
    """Of a gap, a loss, a fall; of a length of time, longer."""
    NARROWER = "narrower"


_WIDTHS = frozenset({Direction.WIDER, Direction.NARROWER})
_SO_MUCH = "(?:[了约近超逾达到至]|超过|幅度?[为达]?)*$"
_THAN = "[比较][^，。；、]{1,10}"
_RISES = re.compile(
    f"(?:(?<!负)增长|[涨加]价|加息|增加|增产|上涨|上升|上调|提高|提升|攀升|(?<![减跌降少])[涨增升]|{_THAN}[多高快贵]出?|偏[多高]|[快高多]于[^，。；、\\d]{{1,8}}|多[花付收交]|[增升涨][到至][^，。；、\\d]{{0,4}}的){_SO_MUCH}"
)
_FALLS = re.compile(
    f"(?:负增长|[降减]价|[降减]息|降准|下降|下跌|下滑|下调|减少|减产|降低|回落|萎缩|缩减|[跌减降]|{_THAN}(?:[少低慢]|便宜)|偏[少低]|[慢低少]于[^，。；、\\d]{{1,8}}|少[花付收交]|[减降跌][到至][^，。；、\\d]{{0,4}}的){_SO_MUCH}"
)
_LONGEST_CHINESE = len("比去年同期全国平均高出了约")
_WIDER = re.compile(f"(?:扩大|延长){_SO_MUCH}")
_NARROWER = re.compile(f"(?:收窄|缩小|缩短|压缩){_SO_MUCH}")
_LAST = frozenset("多出长加价产涨升调高增降跌滑少低落缩减息准大窄小短快慢贵宜花付收交的了约近超逾达到至过幅度为")
"""How the Chinese before such a figure ends: before most figures it ends otherwise."""
_RISING = (
    "rose|ris(?:es?|en|ing)|grew|gr(?:ows?|own|owing)|growth|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:es?|ed|ing)"
    "|soar(?:s|ed|ing)?|increas(?:es?|ed|ing)|gain(?:s|ed|ing)?|rais(?:es?|ed|ing)|hik(?:es?|ed|ing)|up|higher"
)
_WIDENING = "widen(?:s|ed|ing)?|expand(?:s|ed|ing)?|enlarg(?:es?|ed|ing)|lengthen(?:s|ed|ing)?|extend(?:s|ed|ing)?"
_NARROWING = "narrow(?:s|ed|ing)?|shorten(?:s|ed|ing)?|shrank|shrunk|shrink(?:s|ing)?"
_HEDGES = (
    "(?:(?:an?|about|nearly|almost|around|some|roughly|(?:more|less|fewer) than|over|under|below|at least|just|only) )*"
)
_WHAT = "(?: [a-z’'-]+){1,7}"
"""cut its target range by"""
_UP_BEFORE, _DOWN_BEFORE, _WIDER_BEFORE, _NARROWER_BEFORE = (
    re.compile(
        rf"\b(?:{words})(?:(?:{_WHAT})? by| of|(?<!up)(?:{_WHAT})? to| from (?:[^.;]|\.\d){{1,32}} to)?"
        rf" {_HEDGES}(?:[A-Z]{{2,3}})?[$€£¥]?$",
        re.IGNORECASE,
    )
    for words in (_RISING, FALLING, _WIDENING, _NARROWING)
)
_UP_AFTER, _DOWN_AFTER = (
    re.compile(rf"(?: (?!(?:and|but|while|as|or)\b)[a-z-]+){{0,2}},? (?:{words})\b")
    for words in (
        f"{_RISING}|more|above|ahead|faster|dearer|warmer|hotter|heavier|taller|larger|bigger",
        f"{FALLING}|below|behind|short|slower|cheaper|cooler|colder|lighter|smaller",
    )
)
_LONGER, _SHORTER = (
    re.compile(" (?:longer|wider|steeper|sharper|more)\\b"),
    re.compile(" (?:shorter|narrower|shallower|milder|gentler|less|fewer)\\b"),
)
_LONGEST_ENGLISH = len("increased from nearly 100 million US dollars to more than US$")


def contradiction(wanted: Wanted, figure: EnglishFigure, chinese: str, english: str) -> Direction | None:
    """Where the figure goes in the Chinese, if it goes the other way in the English."""
    said = _in_chinese(wanted, chinese)
    translated = _in_english(figure, english, width=said in _WIDTHS) if said else None
    return said if translated and translated is not said else None


def is_change(wanted: Wanted, chinese: str) -> bool:
    """Whether the Chinese says of a figure that something rose or fell by it, and not to it: 比上年增加20家."""
    return not chinese.endswith(_TO, 0, wanted.start) and _in_chinese(wanted, chinese) is not None


def part_ways(
    one: tuple[Wanted, EnglishFigure], other: tuple[Wanted, EnglishFigure], chinese: str, english: str
) -> bool:
    """Whether two figures go different ways, or only one goes anywhere, and each the same way in both languages."""
    said = [_in_chinese(wanted, chinese) for wanted, _ in (one, other)]
    if said[0] is said[1]:
        return False
    ways = zip((one, other), said, strict=True)
    return said == [_in_english(figure, english, width=way in _WIDTHS) for (_, figure), way in ways]


_OF_SHARES_BY = {"高": Direction.UP, "多": Direction.UP, "低": Direction.DOWN, "少": Direction.DOWN}
"""风险低13%."""


def _in_chinese(wanted: Wanted, chinese: str) -> Direction | None:
    start = wanted.start
    if wanted.value < 0:
        return Direction.DOWN if wanted.unit == "%" else None
    before = max(0, start - _LONGEST_CHINESE)
    if not start or (chinese[start - 1] not in _LAST and "于" not in chinese[before:start]):
        return None
    if wanted.unit in SHARES and (share := _OF_SHARES_BY.get(chinese[start - 1])):
        return share
    return next((direction for direction, words in _SAYING if words.search(chinese, before, start)), None)


_SAYING = (
    (Direction.DOWN, _FALLS),
    (Direction.UP, _RISES),
    (Direction.NARROWER, _NARROWER),
    (Direction.WIDER, _WIDER),
)


def _in_english(figure: EnglishFigure, english: str, *, width: bool) -> Direction | None:
    """None where nothing is said, and where both are: `fell 3% from a growth of 5%`."""
    before, start, end = max(0, figure.start - _LONGEST_ENGLISH), figure.start, figure.end
    if width:
        behind = unit_after(english, end)[1]
        wider = _WIDER_BEFORE.search(english, before, start) or _LONGER.match(english, behind)
        narrower = _NARROWER_BEFORE.search(english, before, start) or _SHORTER.match(english, behind)
        if bool(wider) is bool(narrower):
            return None
        return Direction.WIDER if wider else Direction.NARROWER
    if figure.value < 0:
        return Direction.DOWN if figure.kind is EnglishKind.PERCENT else None
    end = unit_after(english, end)[1]
    up = _UP_BEFORE.search(english, before, start) or _UP_AFTER.match(english, end)
    down = _DOWN_BEFORE.search(english, before, start) or _DOWN_AFTER.match(english, end)
    if bool(up) is bool(down):
        return None
    return Direction.UP if up else Direction.DOWN
