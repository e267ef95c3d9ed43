"""Words of two poles, of which a sentence says one in Chinese and only the other in English: 下降 is not `rose`.

A sound sentence may say either (rents that are 10% lower cost less), so an alarm wants four things at once: the
Chinese says one pole plainly, nothing in it could mean the other, and with the English it is the reverse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.bilingual.lengths import chinese_sentences, english_sentences


class Pole(NamedTuple):
    """One end of an axis: what says it plainly, and what might."""

    hints: frozenset[str]
    """Characters of which one stands in whatever says it in Chinese: to look for them is faster."""
    chinese: re.Pattern[str]
    chinese_perhaps: re.Pattern[str]
    english: re.Pattern[str]
    english_perhaps: re.Pattern[str]


def _pole(chinese: str, chinese_perhaps: str, english: str, english_perhaps: str) -> Pole:
    words = (rf"\b(?:{pattern})\b" for pattern in (english, f"{english}|{english_perhaps}"))
    return Pole(
        frozenset(word[0] for word in chinese.split("|")),
        re.compile(chinese),
        re.compile(f"{chinese}|{chinese_perhaps}"),
        *(re.compile(pattern, re.IGNORECASE) for pattern in words),
    )


_AXES = (
    (
        _pole(
            "增长|增加|增至|增到|上升|上涨|上调|升至|升到|升破|涨至|涨到|涨幅|增幅|提高|提升|攀升|高于|高出|多于|偏高|偏多|贵了|同比增|拓宽|超出",
            "[增升涨高多超逾扩快贵翻]|以上|[加提]",
            "rose|risen|rises|grew|grown|grows|increas(?:e[sd]?|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?"
            "|surg(?:e[sd]?|ing)|gain(?:s|ed|ing)?|higher|above|more than|up(?= (?:\\d|by\\b|from\\b|on the\\b))",
            "rise|rising|up|over|top(?:s|ped|ping)?|exceed(?:s|ed|ing)?|past|beyond|high|highest|more|most|raise[sd]?|raising|wid\\w+"
            "|improv\\w+|better|great\\w*|growth|growing|larger?|bigger|long\\w*|strong\\w*|dearer|pass\\w*|record|add\\w*|expan\\w+|recover\\w*",
        ),
        _pole(
            "下降|下跌|下滑|下调|减少|降低|降至|降到|跌至|跌到|跌破|减至|减到|回落|降幅|跌幅|低于|少于|偏低|偏少|萎缩|便宜了",
            "[-−](?=\\d)|[降跌减低少落滑缩负弱慢亏损免省裁削退欠折]|以下|不[足到满及]|便宜",
            "fell|fallen|falls|declin(?:e[sd]?|ing)|drop(?:s|ped|ping)?|decreas(?:e[sd]?|ing)|lower|below|less than"
            "|fewer than|down|slump(?:s|ed|ing)?|slid|shrank|shrunk|plung(?:e[sd]?|ing)",
            "fall|falling|under|low|lowest|less|fewer|least|short\\w*|los\\w+|off|behind|weak\\w*|cheap\\w*|cut\\w*|reduc\\w+|narrow\\w*"
            "|slow\\w*|small\\w*|dip\\w*|eas(?:e[sd]?|ing)|sav\\w+|slip\\w*|shrink\\w*|contract\\w*|smaller|nearly|almost|trim\\w*|halv\\w+|half|lighter",
        ),
    ),
    (
        _pole(
            "最[高大多长快强重深]|新高",
            "首|冠|第一|最",
            "highest|largest|biggest|greatest|longest|fastest|strongest|heaviest|deepest|record high|the most",
            "most|high|best|top|tallest|oldest|eldest|hottest|peak\\w*|maximum",
        ),
        _pole(
            "最[低小少短慢弱轻浅]|新低",
            "末|尾|垫底|最",
            "lowest|smallest|fewest|shortest|slowest|weakest|lightest|shallowest|record low",
            "least|low|worst|bottom|youngest|coldest|minimum|only",
        ),
    ),
    (
        _pole(
            "提前|提早|早了|更早|领先",
            "[早先前快]",
            "earlier|ahead of|early|brought forward|ahead|lead\\w*|led",
            "before|sooner|faster|advanc\\w+|quick\\w*|already|first",
        ),
        _pole(
            "推迟|延后|延迟|晚点|晚了|延误|落后|延期|晚[一二两三四五六七八九十半\\d]",
            "[晚迟后延慢]",
            "later|delay(?:s|ed|ing)?|behind|postpon\\w+|put (?:back|off)|late|trail\\w*",
            "after|held up|push\\w*|slow\\w*|overdue|extend\\w*|defer\\w*|until",
        ),
    ),
)
_WON = _pole(
    "战胜|击败|险胜|完胜|大胜|力克|取胜|获胜|胜出|逆转|夺冠|横扫",
    "[胜赢冠克]|晋级|领先",
    r"beat(?:s|ing)?(?! by)|edged|w[oi]n(?:s|ning)?|victor\w*|triumph\w*|swept|outlast\w*|thrash\w*|rout(?:s|ed)?",
    r"defeat\w*|beaten|titles?|champion\w*|comeback|advanc\w+|overc[oa]me|down(?:s|ed)|prevail\w*|gold|top\w*"
    r"|past|through|crown\w*|success\w*|upset\w*",
)
_LOST = _pole(
    "负于|不敌|惜败|告负|落败|输给|完败|惨败|败给",
    "(?<![击打战])[负败输落]|不敌|淘汰|出局|止步|被|失|未能|无缘",
    "lost|los(?:es|ing)|fell to|beaten by|defeated by",
    r"loss\w*|defeat\w*|beaten|eliminat\w*|knocked out",
)
_BOTH_WAYS = tuple(pair for first, second in _AXES for pair in ((first, second), (second, first)))
_ASKED = (*_BOTH_WAYS, (_WON, _LOST))
"""Of a defeat English may well say that the other side won."""


class Turned(NamedTuple):
    """What the Chinese says, and what the English has in its place."""

    written: str
    printed: str


def turned(chinese: str, english: str) -> Iterator[Turned]:
    """Every pole of a Chinese sentence that its English turns round, one for each axis and sentence."""
    characters = frozenset(chinese)
    asked = [
        (said, opposite)
        for said, opposite in _ASKED
        if not said.hints.isdisjoint(characters) and said.chinese.search(chinese) and opposite.english.search(english)
    ]
    if not asked:  # most texts: they need not be cut into sentences
        return
    ours, theirs = chinese_sentences(chinese), english_sentences(english)
    if len(ours) != len(theirs):
        ours, theirs = (chinese,), (english,)
    for one, other in zip(ours, theirs, strict=True):
        for said, opposite in asked:
            if found := _contradiction(one, other, said, opposite):
                yield found


def _contradiction(chinese: str, english: str, said: Pole, opposite: Pole) -> Turned | None:
    written, printed = said.chinese.search(chinese), opposite.english.search(english)
    if written is None or printed is None:
        return None
    rest = said.chinese.sub("", chinese)
    if opposite.chinese_perhaps.search(rest) or said.english_perhaps.search(english):
        return None
    return Turned(written.group(), printed.group())
