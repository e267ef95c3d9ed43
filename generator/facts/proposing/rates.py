"""Printed percentages that two other figures give: 支出率2.77%, 占总数的37%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from generator.facts.proposing.candidates import Candidate, alike, candidate, shared
from generator.facts.proposing.mentions import Mention
from generator.facts.units import in_base
from generator.model import Verdict

_RATE = re.compile("([一-鿿]{2})[率度](?:达到?|为|约|近|超|已|是|仅|了|至)*$")
"""The word that a rate is named after: 开工率 is of what 开工."""
_SHARE_OF = re.compile("占|比重|比例|完成")
_CHANGE = re.compile("增长|同比|环比|提高|下降|上升|提升|减少|回落|上涨|下跌|增幅|降幅|增速|增加|扩大|收窄")
"""A percentage of change compares with a figure of another time, which is seldom printed."""
_SPREAD = re.compile("面(?:达到?|为|约|近|超|已|是|至)*$")
"""利润增长面: in how many of the branches, which are printed."""
_TELLING = 3
"""Digits of a percentage that two figures do not give by accident."""


def rates(mentions: Sequence[Mention]) -> tuple[Candidate, ...]:
    """Every percentage that the text ties to two other figures."""
    return tuple(made for rate in mentions if (made := _rate(rate, mentions)) is not None)


def _rate(rate: Mention, mentions: Sequence[Mention]) -> Candidate | None:
    figure = rate.figure
    if not rate.amount or figure.unit != "%" or not 0 < figure.value <= 100:
        return None
    spread = _SPREAD.search(rate.around.before)
    if _CHANGE.search(rate.around.before) and not spread:
        return None
    here = [m for m in mentions if m.amount and m.passage == rate.passage and m.figure.unit != "%"]
    named = _RATE.search(rate.around.before)
    if named and (stated := _named(rate, named[1], here)):
        return stated
    if not (_SHARE_OF.search(rate.around.clause) or named or spread):
        return None
    made = (candidate("ratio", [part, whole], rate, "share") for part, whole in _pairs(rate, here))
    return next((one for one in made if one.verdict is Verdict.HOLDS and _is_telling(one, rate)), None)


def _is_telling(made: Candidate, rate: Mention) -> bool:
    """Whether the percentage has enough digits, or stands right behind its part."""
    part, whole = made.terms
    return len(rate.figure.value.as_tuple().digits) >= _TELLING or (part.at == rate.at - 1 and shared(part, whole) > 0)


def _named(rate: Mention, stem: str, here: Sequence[Mention]) -> Candidate | None:
    """The rate named after what its numerator did, of the largest figure of that kind said before."""
    earlier = [m for m in here if m.at < rate.at]
    parts = [m for m in reversed(earlier) if stem in m.around.clause]
    for part in parts:
        wholes = [m for m in here if alike(m, part) and m.at != part.at]
        fitting = [m for m in wholes if in_base(m.figure) >= in_base(part.figure)]
        made = [candidate("ratio", [part, whole], rate, f"{stem}率") for whole in fitting]
        for one in made:
            if one.verdict is not Verdict.INCONSISTENT:
                return one
        earlier_wholes = [one for one in made if one.terms[1].at < part.at]
        if earlier_wholes and part.at >= rate.at - 1:  # side by side: the text says so, right or wrong
            return max(earlier_wholes, key=lambda one: in_base(one.terms[1].figure))
    return None


def _pairs(rate: Mention, here: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Two like figures of a paragraph, one in the sentence of the rate, the nearest first."""
    nearest = sorted(here, key=lambda m: abs(m.at - rate.at))
    for part, whole in product(nearest, nearest):
        together = rate.around.sentence in {part.around.sentence, whole.around.sentence}
        if part.at != whole.at and together and alike(part, whole) and 0 < in_base(part.figure) < in_base(whole.figure):
            yield part, whole
