"""A part of a whole where not all parts are printed: 34家中，正常营业33家."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.facts.proposing.candidates import Candidate, alike, candidate, shared
from generator.facts.proposing.mentions import Mention
from generator.facts.units import in_base
from generator.model import Verdict

_AMONG = re.compile("其中|包括|[中里][,，]")
_DONE = re.compile(
    "已|尚|未|仅|正常|完成|开工|建成|投产|投用|验收|合格|达标|通过|支出|拨付|兑现|到位|竣工|交付|签约|落地"
)
"""Words that say how far a thing has come: what they count is part of what was planned or is there."""


def portions(mentions: Sequence[Mention], known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Every part that the text takes from a whole. `known`: relations already found, whose parts are not repeated."""
    parts_of_sums = {term.at for made in known if made.kind == "sum" for term in made.terms}
    results_of_sums = {made.result.at for made in known if made.kind == "sum"}
    shares = [made.terms for made in known if made.kind == "ratio"]
    wholes = [candidate("at-least", [whole], part, "share") for part, whole in shares]
    for part in mentions:
        if not part.amount or part.kind == "share" or part.around.per or part.at in parts_of_sums:
            continue
        if part.at in results_of_sums and not _AMONG.search(part.around.clause):
            continue
        whole = _whole(part, mentions, parts_of_sums)
        if whole is not None:
            wholes.append(candidate("at-least", [whole], part, "part"))
    unique = {(made.terms[0].at, made.result.at): made for made in wholes}
    return tuple(made for made in unique.values() if made.verdict is not Verdict.INCONSISTENT)


def _whole(part: Mention, mentions: Sequence[Mention], parts_of_sums: set[int]) -> Mention | None:
    """The largest like figure said before a part in its paragraph, where words say that it is a part of it."""
    earlier = [
        m
        for m in mentions
        if m.amount
        and m.at < part.at
        and m.passage == part.passage
        and m.at not in parts_of_sums
        and alike(m, part)
        and in_base(m.figure) > in_base(part.figure)
    ]
    stated = [whole for whole in earlier if _says_so(whole, part)]
    return max(stated, key=lambda m: in_base(m.figure), default=None)


def _says_so(whole: Mention, part: Mention) -> bool:
    text = part.passage.text
    between = text[whole.figure.end : part.figure.start]
    same_sentence = whole.around.sentence == part.around.sentence
    if _AMONG.search(between) and same_sentence:
        return True
    done = _DONE.search(part.around.before) and not _DONE.search(whole.around.before)
    return bool(done and shared(whole, part))
