"""The figures of an article as a reader meets them: what each counts, and how much it matters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator.facts.context import stated_readings
from generator.facts.grammar import BOTH
from generator.facts.numerals import CHARACTERS, parse
from generator.facts.proposing.dialled import is_dialled
from generator.facts.proposing.passages import Passage
from generator.facts.proposing.surroundings import NUMBERED, Surroundings, surroundings
from generator.facts.unit_table import Kind
from generator.facts.units import kind_of
from generator.model import Figure

QUANTITATIVE = frozenset({"quantity", "money", "share", "area", "length"})
"""Kinds that a fact may state as an amount; the others are `date`, `ordinal` and `name`."""
_KINDS = {Kind.MONEY: "money", Kind.AREA: "area", Kind.LENGTH: "length", Kind.SHARE: "share", Kind.DATE: "date"}
_KINDS |= {Kind.SCORE: "name"}
"""A score is of a game, as its date is: nothing is made of it, and nobody misses one that is not stated."""
_COUNTED_OFF = frozenset({"届", "期"})
"""二期 is the second phase, 十四届 the fourteenth congress: numbers of an order, not amounts."""
_BODIES = ("人大", "政协", "纪委", "中央", "代表大会", "委员会")
_SESSION = re.compile("会议|全会")
"""十四届全国人大二次会议 is a second session."""
_TIMES_HELD = re.compile("(?:共|连续|举办了?|已办|累计)$")
_LONGEST_NAME = 10
"""Characters of a quotation that is a name: “四个不摘”."""
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(rf"第(\d{{1,26}}|[{re.escape(CHARACTERS)}]{{1,26}})([次届期批个位名轮条项]?)")
_NUMBERED_NAME = re.compile(r"(?<!\d)(\d{1,26})\+(?!\d)")
_ONE_OF_A_KIND = frozenset({Kind.COUNT, Kind.PEOPLE, Kind.HOUSEHOLDS})
_COUNTING = re.compile(
    "(?:共|仅|只有|仅有|有且|新建|修建|建成|建设|改建|新增|建立|设立|配备|获得?|评为|完成|投用|发放|赠送|捐赠)了?$"
)
"""Words after which 一座 is a count, not an article."""
_END = re.compile("[,，。；;、）)]|$")
_ONE = re.compile("一(?:大|小)?")
_ANY_YEAR = re.compile("中|四季|度|到头")
_BOOK = re.compile("《[^》]{0,200}》")
_QUOTED = re.compile("“[^”]{0,200}”|『[^』]{0,200}』|「[^」]{0,200}」|‘[^’]{0,200}’")
"""No name is longer, and a mark that is never closed is looked past quickly."""
_NEAR = 8
"""Characters before a figure that the words before it are looked for in."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One figure at its place."""

    at: int
    """Its number in the article, from 0."""
    passage: Passage
    figure: Figure
    high: Decimal
    """The upper end of a range; the value itself where there is one number."""
    kind: str
    marginal: bool
    """Nobody would miss it: an article such as 一座."""
    around: Surroundings

    @property
    def amount(self) -> bool:
        """Whether it is an amount that arithmetic may be about."""
        single = self.high == self.figure.value and kind_of(self.figure) is not Kind.GRADE  # 6.8级 is no part of 5.1级
        return single and self.kind in QUANTITATIVE and not self.marginal


def mentions_of(passages: Sequence[Passage]) -> tuple[Mention, ...]:
    """Every figure of an article, in order."""
    found = [item for passage in passages for item in _of_passage(passage)]
    return tuple(
        Mention(at, passage, figure, high, kind, marginal, around)
        for at, (passage, figure, high, kind, marginal, around) in enumerate(found)
    )


_Found = tuple[Passage, Figure, Decimal, str, bool, Surroundings]


def _of_passage(passage: Passage) -> Iterator[_Found]:
    readings = {reading.figure.start: reading for reading in stated_readings(passage.text)}
    figures = [reading.figure for reading in readings.values()]
    figures = sorted([*figures, *_ordinals(passage.text, figures)], key=lambda figure: figure.start)
    for at, figure in enumerate(figures):
        previous = figures[at - 1] if at else None
        following = figures[at + 1] if at + 1 < len(figures) else None
        around = surroundings(passage.text, figure, previous, following)
        kind = kind_of_mention(passage.text, figure)
        marginal = kind in QUANTITATIVE and is_marginal(passage.text, figure)
        high = readings[figure.start].high if figure.start in readings else figure.value
        yield passage, figure, high, kind, marginal, around


def _ordinals(text: str, known: Sequence[Figure]) -> Iterator[Figure]:
    """第七次 and 100+: numbers that the grammar rightly refuses to call figures."""
    for match in _ORDINAL.finditer(text):
        value = Decimal(match[1]) if match[1].isdigit() and match[1].isascii() else parse(match[1])
        if value is not None and not _taken(match.start(), match.end(), known):
            yield Figure(match.group(), value, match[2], None, Decimal(1), match.start(), match.end())
    for match in _NUMBERED_NAME.finditer(text):
        if not _taken(match.start(), match.end(), known):
            yield Figure(match.group(), Decimal(match[1]), "", None, Decimal(1), match.start(), match.end())


def _taken(start: int, end: int, known: Sequence[Figure]) -> bool:
    """Whether one of the known figures, which stand in order, holds some of the characters."""
    after = bisect_left(known, end, key=lambda figure: figure.start)
    return after > 0 and known[after - 1].end > start


def kind_of_mention(text: str, figure: Figure) -> str:
    """What a figure is at its place in a text: one of `QUANTITATIVE`, `date`, `ordinal` or `name`."""
    if figure.written.startswith("第"):
        return "ordinal"
    if figure.written.endswith("+") or _in_a_name(text, figure) or is_dialled(text, figure):
        return "name"
    kind = kind_of(figure)
    if _is_counted_off(text, figure):
        return "ordinal"
    if not figure.unit and (NUMBERED.match(text, figure.end) or not _is_amount(figure)):
        return "name"
    return _KINDS.get(kind, "quantity")


def _is_counted_off(text: str, figure: Figure) -> bool:
    """Whether a figure says which one, as 二期 does, and not how many."""
    if figure.unit == "次":
        return text.endswith(_BODIES, 0, figure.start) and bool(_SESSION.match(text, figure.end))
    return figure.unit in _COUNTED_OFF and not _TIMES_HELD.search(text, max(0, figure.start - _NEAR), figure.start)


def _is_amount(figure: Figure) -> bool:
    """A bare number is an amount where it is large, split or hedged; 2024 before a noun is part of a name."""
    return bool(figure.approx) or figure.step != 1 or (figure.value >= 100 and not _A_YEAR.fullmatch(figure.written))


def _in_a_name(text: str, figure: Figure) -> bool:
    """Whether a figure stands in a book title, or in a short quotation: a slogan, a project; or in the G20."""
    if figure.unit == "国" and text.startswith("集团", figure.end):
        return True
    names = _names(text)
    before = bisect_left(names, figure.start, key=lambda name: name[0])
    return before > 0 and figure.end <= names[before - 1][1]


@lru_cache(maxsize=16)
def _names(text: str) -> tuple[tuple[int, int], ...]:
    """The book titles and short quotations of a text, in order, those that stand inside others left out."""
    quoted = (match for match in _QUOTED.finditer(text) if match.end() - match.start() - 2 <= _LONGEST_NAME)
    reached, names = 0, []
    for start, end in sorted(match.span() for match in (*_BOOK.finditer(text), *quoted)):
        if end > reached:
            names.append((start, end))
            reached = end
    return tuple(names)


def is_marginal(text: str, figure: Figure) -> bool:
    """Whether a figure is the article 一 (一座, 一批), a year in general (一年中), or both countries."""
    if figure.written in BOTH:
        return True
    one = _ONE.match(figure.written)
    if not one or figure.value != 1:
        return False
    if figure.unit == "年":
        return bool(_ANY_YEAR.match(text, figure.end))
    if kind_of(figure) not in _ONE_OF_A_KIND and figure.unit:
        return False
    if figure.unit in {"批", "级"}:
        return True
    alone = _END.match(text, figure.end) and figure.start > 0 and text[figure.start - 1] not in "，,。；;、（("
    return not (alone or _COUNTING.search(text, max(0, figure.start - _NEAR), figure.start))
