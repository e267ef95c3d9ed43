"""From one figure to another, and by how much: 由300万元增至900万元，增长两倍."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.facts.proposing.candidates import Candidate, alike, candidate
from generator.facts.proposing.mentions import Mention
from generator.facts.relations import is_of_a_change
from generator.facts.unit_table import DOUBLINGS
from generator.facts.units import may_be_added, unit_of

_FROM = re.compile("[由从自][^，。；,;]{0,10}$")
_TO = re.compile(r"[^，。；,;]{0,10}[增升高加涨大减降少跌缩落长][至到为]了?[^，。；,;\d]{0,6}$")


_BY = re.compile(
    "(?:同比|环比|净|共|实际|[比较][^，。；,;]{1,8})?(?:增长|增加|上升|提高|提升|上涨|扩大|下降|减少|降低|下跌|回落|缩小|缩短|[增升涨降减跌翻])"
    "(?:了|幅|幅度)?(?:[达为]到?)?"
)
"""Nothing but by how much: 收入增长20% behind two counts of villages is of another thing, 年均增长 of each year."""


def changes(mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Every change whose two figures stand before it in its sentence, tied together by from and to."""
    for before, after in pairwise(mentions):
        result = next((m for m in mentions[after.at + 1 : after.at + 2] if _says_by_how_much(m, before, after)), None)
        if result is not None and before.amount and after.amount and _from_to(before, after):
            yield candidate("change", [before, after], result, "from-to")


def _from_to(before: Mention, after: Mention) -> bool:
    text, start = before.passage.text, before.around.clause_start
    between = text[before.figure.end : after.figure.start]
    return (
        before.passage == after.passage
        and alike(before, after)
        and bool(_FROM.search(text, start, before.figure.start))
        and bool(_TO.fullmatch(between))
    )


def _says_by_how_much(result: Mention, before: Mention, after: Mention) -> bool:
    """Whether a figure is by how much something rose or fell, in the sentence of the two."""
    if not result.amount or result.around.sentence != after.around.sentence or result.passage != after.passage:
        return False
    said = result.figure.unit == DOUBLINGS or _BY.fullmatch(result.around.before.strip())
    points = unit_of(result.figure).base == "个百分点" and unit_of(after.figure).base == "%"
    return bool(said) and (
        is_of_a_change("change", result.figure) or points or may_be_added(before.figure, result.figure)
    )
