"""Whether a figure rises in the one language and falls in the other: 下降3.5% is not up 3.5 percent.

Only what stands directly before the figure in the Chinese, and beside it in the English, is compared.
"""

from __future__ import annotations

import re
from enum import Enum

from generator.bilingual.english_figure import EnglishFigure, EnglishKind
from generator.bilingual.english_figures import FALLING
from generator.bilingual.wanted import Wanted

_TO = ("到", "至")


class Direction(Enum):
    """Where a figure goes."""

    UP = "up"
    DOWN = "down"


_SO_MUCH = "(?:[了约近超逾达到至]|超过|幅度?[为达]?)*$"
_RISES = re.compile(f"(?:(?<!负)增长|增加|增产|上涨|上升|上调|提高|提升|攀升|(?<![减跌降少])[涨增升]){_SO_MUCH}")
_FALLS = re.compile(f"(?:负增长|下降|下跌|下滑|下调|减少|减产|降低|回落|萎缩|缩减|[跌减降]){_SO_MUCH}")
_LONGEST_CHINESE = len("负增长幅度达超过约")
_LAST = frozenset("长加产涨升调高增降跌滑少低落缩减了约近超逾达到至过幅度为")
"""How the Chinese before such a figure ends: before most figures it ends otherwise."""
_RISING = (
    "rose|ris(?:es?|en|ing)|grew|gr(?:ows?|own|owing)|growth|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:es?|ed|ing)"
    "|soar(?:s|ed|ing)?|increas(?:es?|ed|ing)|gain(?:s|ed|ing)?|up|higher"
)
_HEDGES = "(?:(?:an?|about|nearly|almost|around|some|roughly|more than|over|at least|just|only) )*"
_UP_BEFORE, _DOWN_BEFORE = (
    re.compile(
        rf"\b(?:{words})(?: by| of|(?<!up) to| from (?:[^.;]|\.\d){{1,32}} to)? {_HEDGES}(?:[A-Z]{{2,3}})?[$€£¥]?$",
        re.IGNORECASE,
    )
    for words in (_RISING, FALLING)
)
_UP_AFTER, _DOWN_AFTER = (re.compile(rf"(?: [a-z-]+)?,? (?:{words})\b") for words in (f"{_RISING}|more", FALLING))
_LONGEST_ENGLISH = len("increased from nearly 100 million US dollars to more than US$")


def contradiction(wanted: Wanted, figure: EnglishFigure, chinese: str, english: str) -> Direction | None:
    """Where the figure goes in the Chinese, if it goes the other way in the English."""
    said = _in_chinese(wanted, chinese)
    translated = _in_english(figure, english) if said else None
    return said if translated and translated is not said else None


def is_change(wanted: Wanted, chinese: str) -> bool:
    """Whether the Chinese says of a figure that something rose or fell by it, and not to it: 比上年增加20家."""
    return not chinese.endswith(_TO, 0, wanted.start) and _in_chinese(wanted, chinese) is not None


def _in_chinese(wanted: Wanted, chinese: str) -> Direction | None:
    start = wanted.start
    if wanted.value < 0:
        return Direction.DOWN if wanted.unit == "%" else None
    if not start or chinese[start - 1] not in _LAST:
        return None
    before = max(0, start - _LONGEST_CHINESE)
    if _FALLS.search(chinese, before, start):
        return Direction.DOWN
    return Direction.UP if _RISES.search(chinese, before, start) else None


def _in_english(figure: EnglishFigure, english: str) -> Direction | None:
    """None where nothing is said, and where both are: `fell 3% from a growth of 5%`."""
    before, start, end = max(0, figure.start - _LONGEST_ENGLISH), figure.start, figure.end
    if figure.value < 0:
        return Direction.DOWN if figure.kind is EnglishKind.PERCENT else None
    up = _UP_BEFORE.search(english, before, start) or _UP_AFTER.match(english, end)
    down = _DOWN_BEFORE.search(english, before, start) or _DOWN_AFTER.match(english, end)
    if bool(up) is bool(down):
        return None
    return Direction.UP if up else Direction.DOWN
