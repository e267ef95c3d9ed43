"""The words around a figure: its clause, what it counts, what it may be called."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from generator.facts.unit_table import Kind
from generator.facts.units import kind_of
from generator.model import Figure

_MARKS = ",，。；;、:：！？!?（()）\n"
_CLAUSE_MARKS = ",，。；;！？!?\n"
_SENTENCE_END = re.compile("[。！？!?；;\n]")
_FIRST_WORDS = re.compile(
    "^(?:其中|此外|同时|目前|截至目前|据统计|据了解|据介绍|据悉|今年|当前|其|还|并|且|已经?|将|拟|共|累计|其余|包括|分别|[由从](?=.))+"
)
_LAST_WORDS = re.compile(
    "(?:分别|由|[增降升减涨跌][至到]|(?:增加|增长|提高|上升|提升|扩大|下降|减少|降低)[至到]|达到了?|达成?|约为|共计|合计|总计|累计|为|是|有|共|约|近|超过|超|至|到|了|的|仅|已|将|在|以|等|金额|中)+$"
)
_NOUN = re.compile("[^" + _MARKS + "《》“”\\d]{1,12}")
_PER = re.compile("(?:([人户村亩])均|平均|每(公斤|千克|[年月日天个名人户亩吨斤])?)[^,，。；;]{0,12}$")
NUMBERED = re.compile("号|路(?!面|段|灯|口)|国道|省道|线|次列车")
"""What follows the number of a line, a bus, a road or a train."""
_OPENING, _CLOSING = "“‘「『《〈【", "”’」』》〉】"
_RATE = re.compile("[/／]([一-鿿])")
"""3000元/亩 is an amount for each 亩."""
_CLAUSE_END = re.compile(f"[{_CLAUSE_MARKS}]")
_LONGEST_LABEL = 16
_REACH = 200
"""Characters on either side of a figure that are looked at: no clause of a newspaper is longer."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a figure in its passage."""

    before: str
    """From the last mark or figure up to it."""
    after: str
    """What follows up to the next mark or figure: the noun of a measure word."""
    clause: str
    """The whole clause."""
    clause_start: int
    sentence: tuple[int, int]
    """Where its sentence begins and ends."""
    label: str
    """A guess at what it counts, short."""
    noun: str
    """What a general measure word counts, or nothing."""
    per: str
    """人 of 人均3571元: whom or what an average is taken over; `1` where that is not said; else empty."""


def surroundings(text: str, figure: Figure, previous: Figure | None, following: Figure | None) -> Surroundings:
    """Look around a figure."""
    floor = 0 if not previous else previous.start if _names(text, previous, figure) else previous.end
    ceiling = following.start if following else len(text)
    start = max(floor, _last(text, _MARKS, figure.start))
    before = text[start : figure.start]
    noun = _NOUN.match(text, figure.end, ceiling)
    after = noun.group() if noun else ""
    clause_start, clause_end = _clause(text, figure)
    average = _PER.search(text, clause_start, figure.start)
    rate = _RATE.match(text, figure.end)
    per = rate[1] if rate else (average[1] or average[2] or "1") if average else ""
    counted = after if kind_of(figure) is Kind.COUNT else ""
    return Surroundings(
        before,
        after,
        text[clause_start:clause_end],
        clause_start,
        _sentence(text, figure),
        _label(text, before, counted, after if start == clause_start else "", start),
        counted,
        per,
    )


def _names(text: str, number: Figure, figure: Figure) -> bool:
    """Whether a number before a figure is the beginning of a name: 5 of 5号线, 307 of 307路."""
    return not number.unit and number.end < figure.start and bool(NUMBERED.match(text, number.end))


def clause_of(text: str, figure: Figure) -> str:
    """The clause in which a figure stands, and nothing else of its surroundings."""
    start, end = _clause(text, figure)
    return text[start:end]


def _clause(text: str, figure: Figure) -> tuple[int, int]:
    ends = _CLAUSE_END.search(text, figure.end, figure.end + _REACH)
    end = ends.start() if ends else min(len(text), figure.end + _REACH)
    return _last(text, _CLAUSE_MARKS, figure.start), end


def _last(text: str, marks: str, end: int) -> int:
    """Where the stretch after the last of some marks begins, or where what is looked at begins."""
    first = max(0, end - _REACH)
    # A mark is near: a dozen characters are sooner looked at than all marks are sought.
    return next((at + 1 for at in range(end - 1, first - 1, -1) if text[at] in marks), first)


def _sentence(text: str, figure: Figure) -> tuple[int, int]:
    ends = _sentence_ends(text)
    before, after = bisect_right(ends, figure.start), bisect_right(ends, figure.end)
    return (ends[before - 1] if before else 0, ends[after] if after < len(ends) else len(text))


@lru_cache(maxsize=16)
def _sentence_ends(text: str) -> tuple[int, ...]:
    return tuple(match.end() for match in _SENTENCE_END.finditer(text))


_OF_WHAT = re.compile("的?([一-鿿]{2,16})")


def _label(text: str, before: str, counted: str, after: str, start: int) -> str:
    """The words before a figure without the connecting ones, and the noun after it."""
    if not before and not counted and (named := _OF_WHAT.match(after)):
        return _within_marks(named[1])  # 近三分之一的居民: what it is of follows
    if len(before) < 2:  # 5县3区, 384户1534人: the words stand before the figure before
        before = text[_last(text, _MARKS, max(start - 1, 0)) : start] if not counted else before
        before = re.sub(r"[\d.,%]+[一-鿿]{0,3}$", "", before)
    said = _LAST_WORDS.sub("", _FIRST_WORDS.sub("", _within_marks(before).strip()))
    if len(said) > _LONGEST_LABEL and len(said.rpartition("的")[2]) > 2:
        said = said.rpartition("的")[2]
    label = said + counted if len(said) + len(counted) <= _LONGEST_LABEL else counted or said
    return _within_marks(label[-_LONGEST_LABEL:]) or counted[:_LONGEST_LABEL]


def _within_marks(words: str) -> str:
    """The end of some words in which no mark is open without being closed, or closed without being opened."""
    opened: list[int] = []
    begin = 0
    for at, char in enumerate(words):
        if char in _OPENING:
            opened.append(at)
        elif char in _CLOSING and not opened:
            begin = at + 1
        elif char in _CLOSING:
            opened.pop()
    return words[opened[-1] + 1 :] if opened else words[begin:]


def pairs(words: str) -> frozenset[str]:
    """The neighbouring characters of some words: a measure of what two clauses share."""
    kept = re.sub(r"[\d\W_a-zA-Z]", " ", words)
    return frozenset(kept[at : at + 2] for at in range(len(kept) - 1) if " " not in kept[at : at + 2])
