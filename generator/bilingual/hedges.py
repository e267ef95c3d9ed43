"""How sure it is that a hedge was lost, added or turned: 近, 余, 约 and their English words, with what stands near.

English says a hedge in many ways, and often by its verb: exports top, a price breaks, a crowd falls short of. So the
clause is asked before a translator is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.bilingual.english_figure import EnglishFigure, EnglishKind
from generator.bilingual.wanted import Wanted

_MORE = frozenset({"more-than", "at-least"})
_LESS = frozenset({"less-than", "at-most", "nearly"})

_MORE_IN_ENGLISH = (
    r"more|over|above|beyond|past|pass(?:e[sd]|ing)?|topp?(?:s|ed|ing)?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?"
    r"|br(?:eak|eaks|eaking|oke|oken)|cross(?:es|ed|ing)?|clear(?:s|ed|ing)?|upwards?|excess|least|minimum|plus|odd"
    r"|overt(?:ake|ook|aken)|through|older|better|barrier|mark|than|beat(?:s|en|ing)?|outstrip\w*"
)
_LESS_IN_ENGLISH = (
    r"less|fewer|under|below|within|short|shy|nearly|almost|close|closing|approach(?:es|ed|ing)?|near(?:s|ed|ing)?"
    r"|barely|hardly|only|just|mere|merely|not|never|no|most|maximum|limit(?:s|ed)?|cap(?:s|ped)?|ceiling|before"
    r"|until|younger|nudging|pushing|little|touching|than|miss(?:es|ed|ing)?|behind"
)
_ABOUT_IN_ENGLISH = r"about|around|some|roughly|approximately|approx|estimated?|or so|region of|order of|averag\w+"
_WORDS = {
    **dict.fromkeys(_MORE, re.compile(rf"\b(?:{_MORE_IN_ENGLISH})\b", re.IGNORECASE)),
    **dict.fromkeys(_LESS, re.compile(rf"\b(?:{_LESS_IN_ENGLISH})\b", re.IGNORECASE)),
    "about": re.compile(rf"\b(?:{_ABOUT_IN_ENGLISH})\b|~", re.IGNORECASE),
}
_ENDS = re.compile(r"[,;:.!?](?=\s|$)|[()—]")
_NEAR = 48

_OPEN_IN_CHINESE = "约|左右|上下|预计|预期|估|预测|有望|可望|几|[十百千]来|许|大概|大致|差不多|可达|将达"
_MORE_IN_CHINESE = (
    "满(?![足意])|(?<!不)[超过]|(?<!不)高于|不[下少低]|[逾破余强够]|以上|[多大]于|至少|还多|之多|多(?!数)|上[百千万]"
)
_LESS_IN_CHINESE = "近|以下|以内|之内|不[足到满超过高]|未满|(?<!不)低于|(?<!不)少于|最多|至多|最[高大长多]|限|内|弱"
_IN_CHINESE = {
    "about": re.compile(f"{_OPEN_IN_CHINESE}|{_MORE_IN_CHINESE}|{_LESS_IN_CHINESE}"),
    **dict.fromkeys(_MORE, re.compile(f"{_OPEN_IN_CHINESE}|{_MORE_IN_CHINESE}")),
    **dict.fromkeys(_LESS, re.compile(f"{_OPEN_IN_CHINESE}|{_LESS_IN_CHINESE}")),
}
_ENDS_IN_CHINESE = re.compile("[，。；！？,;]")


_OF_ONE_SIDE = {
    **dict.fromkeys(_MORE, re.compile(_MORE_IN_CHINESE)),
    **dict.fromkeys(_LESS, re.compile(_LESS_IN_CHINESE)),
}
_AMBIGUOUS = re.compile(
    r"\b(?!(?:to|of|with|by|for|and|or|than|from|at|just|well|slightly|little)\b)[a-z]+ "
    r"(?:over|under|around|above|below|near|about) (?:an? |the )?[$€£¥]?$"
)
"""To hand over 26,000, a suit that was over $97 million: behind a word it may belong to that one."""
_COMPOUND = re.compile(r"-[a-z]")
"""A 70-minute parade: English hedges no such word."""


_DENIED = re.compile(r"\b(?:none|nobody|nothing|nowhere|neither|never|without|hardly any)\b[^,.;]*$", re.IGNORECASE)


_FORBIDDEN = re.compile("(?:不[得能准许应可宜会再]|严?禁|未|没有?|无)[^，。；]{0,10}$")


def is_forbidden(wanted: Wanted, figure: EnglishFigure, chinese: str) -> bool:
    """Whether the Chinese forbids more than the English says is the most: 不得携带超过100毫升 is limited to 100."""
    more = wanted.approx in _MORE and figure.approx in _LESS
    return more and bool(_FORBIDDEN.search(chinese, max(0, wanted.start - _NEAR), wanted.start))


def is_contrary(wanted: Wanted, figure: EnglishFigure, english: str) -> bool:
    """Whether one says more than a figure and the other less. 减少一半以上 leaves less than half."""
    if _DENIED.search(english, max(0, figure.start - _NEAR), figure.start):
        return False  # none more than eight minutes away
    halves = figure.kind is EnglishKind.FRACTION and wanted.value in {50, figure.value}
    one, other = wanted.approx or wanted.beside, figure.approx
    return not halves and ((one in _MORE and other in _LESS) or (one in _LESS and other in _MORE))


def is_tolerable(
    wanted: Wanted, figure: EnglishFigure, figures: Iterable[EnglishFigure], chinese: str, english: str
) -> bool:
    """Whether the words around a figure may say its hedge in the other language."""
    if _DENIED.search(english, max(0, figure.start - _NEAR), figure.start):
        return True
    if wanted.approx is None:
        said = _IN_CHINESE.get(figure.approx or "")
        ambiguous = _AMBIGUOUS.search(english, max(0, figure.start - _NEAR), figure.start)
        if figure.approx == "about" and figure.kind is EnglishKind.FRACTION:
            return True  # about a third: so few words claim no exactness
        return bool(ambiguous or (said and said.search(_clause(chinese, wanted.start, wanted.end))))
    if figure.approx is None:
        compound = wanted.approx == "about" and _COMPOUND.match(english, figure.end)
        return bool(compound or _WORDS[wanted.approx].search(_around(figure, figures, english)))
    if wanted.approx == "nearly":
        return figure.approx == "about"  # says less than the Chinese does, and nothing else
    said = _OF_ONE_SIDE.get(figure.approx)  # 约占四分之一强
    return wanted.approx == "about" and bool(said and said.search(_clause(chinese, wanted.start, wanted.end + 1)))


def _clause(chinese: str, start: int, end: int) -> str:
    before = max((match.end() for match in _ENDS_IN_CHINESE.finditer(chinese, 0, start)), default=0)
    after = _ENDS_IN_CHINESE.search(chinese, end)
    return chinese[before : after.start() if after else len(chinese)]


def _around(figure: EnglishFigure, figures: Iterable[EnglishFigure], english: str) -> str:
    """The words of the clause of a figure, as far as the next figures: what stands beyond them is theirs."""
    others = tuple(figures)
    before = max([one.end for one in others if one.end <= figure.start], default=0)
    after = min([one.start for one in others if one.start >= figure.end], default=len(english))
    before = max(
        [before, figure.start - _NEAR, *(match.end() for match in _ENDS.finditer(english, before, figure.start))]
    )
    after = min(after, figure.end + _NEAR)
    stop = _ENDS.search(english, figure.end, after)
    behind = english[figure.end : stop.start() if stop else after]
    return f"{english[before : figure.start]} | {_BELOW_ZERO.sub('', behind)}"


_BELOW_ZERO = re.compile(r"\b(?:below|above) (?:zero\b|freezing\b|$)", re.IGNORECASE)
"""A sign, and no hedge."""
