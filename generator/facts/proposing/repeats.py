"""One figure said twice: in the headline and the text, or again in so many words (保持在, 已全部)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.facts.proposing.candidates import Candidate, candidate, shared
from generator.facts.proposing.mentions import QUANTITATIVE, Mention
from generator.facts.units import in_base, kind_of, may_be_added
from generator.model import Verdict

_ALL_OF_THEM = re.compile("[^,，。；;]{0,12}(?:已?全部|均已?|都已?)")
"""After a figure: 104件…已全部完成 takes up what was said."""
_STILL = re.compile("(?:保持|维持|稳定|仍|持平)(?:在|为)?$")
_TELLING = 10
"""A number below ten is repeated by accident."""


def repeats(mentions: Sequence[Mention]) -> tuple[Candidate, ...]:
    """Every figure that stands in two places, the fuller one first."""
    heads = [m for m in mentions if m.passage.heads and not m.marginal]
    body = [m for m in mentions if not m.passage.heads and not m.marginal]
    found = [*_from_heads(heads, body), *_within(body), *_names(mentions)]
    unique = {(made.terms[0].at, made.result.at): made for made in found}
    return tuple(unique.values())


def _from_heads(heads: Sequence[Mention], body: Sequence[Mention]) -> Iterator[Candidate]:
    for head in heads:
        if head.kind in QUANTITATIVE:
            same = next((m for m in body if m.kind in QUANTITATIVE and _same_amount(head, m)), None)
            if same is not None:
                yield candidate("equal", [same], head, "headline")
        else:
            for other in body:
                if other.kind == head.kind and _written_alike(head, other):
                    yield candidate("equal", [head], other, "headline")


def _same_amount(head: Mention, other: Mention) -> bool:
    """The text gives the amount of the headline, or one that it rounds."""
    if not may_be_added(head.figure, other.figure) or head.around.per != other.around.per or not in_base(other.figure):
        return False
    if candidate("equal", [other], head, "").verdict is Verdict.INCONSISTENT:
        return False
    return head.figure.unit == other.figure.unit and (
        head.figure.value == other.figure.value or shared(head, other) > 0
    )


def _written_alike(one: Mention, other: Mention) -> bool:
    return one.figure.value == other.figure.value and one.figure.unit == other.figure.unit and one.high == other.high


def _within(body: Sequence[Mention]) -> Iterator[Candidate]:
    """An amount taken up again in its own paragraph."""
    for again in body:
        if not again.amount or (in_base(again.figure) < _TELLING and not _STILL.search(again.around.before)):
            continue
        text = again.passage.text
        taken_up = _ALL_OF_THEM.match(text, again.figure.end)
        still = _STILL.search(text, 0, again.figure.start)
        if not (taken_up or still):
            continue
        for first in reversed(body[: body.index(again)]):
            if (
                first.amount
                and first.passage == again.passage
                and kind_of(first.figure) is kind_of(again.figure)
                and candidate("equal", [first], again, "").verdict is Verdict.HOLDS
                and (still or shared(first, again) > 0)
            ):
                yield candidate("equal", [first], again, "repeated")
                break


def _names(mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """The number in a name that stands in several places: 100+."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind == "name" and mention.figure.written.endswith("+"):
            if mention.figure.written in first:
                yield candidate("equal", [first[mention.figure.written]], mention, "name")
            first.setdefault(mention.figure.written, mention)
