"""Parts that make a total (其中, lists, 共), how many parts there are, and so many times so much each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.facts.proposing.candidates import Candidate, alike, candidate, shared
from generator.facts.proposing.mentions import Mention
from generator.facts.relations import MOST_TERMS
from generator.facts.unit_table import BY_NAME, Kind
from generator.facts.units import in_base, unit_of
from generator.model import Verdict

_OPENS_A_LIST = re.compile("其中|包括|分别|分为|含|涵盖|即|[:：]|[中里][,，]|有")
"""Between a total and its parts."""
_CLOSES_A_LIST = re.compile("共|合计|总计|累计|总|全部|这|以上|上述")
"""Between parts and the total that sums them up."""
_KINDS_OF_THINGS = frozenset({"类", "种", "项", "个", "批", "级", "片", "家", "户", "组"})
_NEAR = 12
"""Characters between a total and the number of its parts: 10类80个."""
_SMALL = 12
"""Two parts of a total below this fit by accident so often that words must say that they belong together."""
_LIST = 3
"""Items from which on a list is a list, in whatever paragraph its total stands."""


def totals(mentions: Sequence[Mention]) -> tuple[Candidate, ...]:
    """Every sum that the text states, with the count of its parts, and every product."""
    found: list[Candidate] = []
    used: set[int] = set()
    for total in sorted(mentions, key=lambda m: m.passage.heads):  # a total of the text comes before its headline's
        if not total.amount or total.kind == "share" or total.at in used:
            continue
        if (made := _sum(total, mentions, used)) is not None:
            found.append(made)
            used |= {term.at for term in made.terms}
    counts = [count for made in found for count in _count(made, mentions)]
    return (*found, *counts, *_products(mentions))


def _sum(total: Mention, mentions: Sequence[Mention], used: set[int]) -> Candidate | None:
    group = [m for m in mentions if m.amount and alike(m, total) and (m.at == total.at or m.at not in used)]
    at = next(index for index, mention in enumerate(group) if mention.at == total.at)
    after = [m for m in group[at + 1 :] if m.passage == total.passage]
    before = [m for m in reversed(group[:at]) if m.passage == total.passage]
    for run, listed in ((after, _OPENS_A_LIST), (before, _CLOSES_A_LIST)):
        lists = [_first_that_add_up(total, run), _first_that_add_up(total, run[1:])]
        fitting = [parts for parts in lists if parts and _belong_together(total, parts, listed)]
        if fitting:  # of two lists that fit, the longer is the less accidental
            longest = max(fitting, key=len)
            return candidate("sum", sorted(longest, key=lambda m: m.at), total, "list")
    for parts in _lists_elsewhere(total, group):
        made = candidate("sum", parts, total, "list of another paragraph")
        if made.verdict is Verdict.HOLDS:
            return made
    return None


def _first_that_add_up(total: Mention, run: Sequence[Mention]) -> list[Mention] | None:
    """The figures next to a total, none left out, as soon as they make it."""
    wanted = in_base(total.figure)
    for number in range(2, min(len(run), MOST_TERMS) + 1):
        parts = list(run[:number])
        if sum(in_base(part.figure) for part in parts) > wanted * 2:
            return None
        made = candidate("sum", parts, total, "")
        printed_alike = sum(in_base(part.figure) for part in parts) == wanted  # 约99 and 约11 are 约110
        if made.verdict is Verdict.HOLDS or (printed_alike and made.verdict is Verdict.APPROXIMATE):
            return parts
    return None


def _belong_together(total: Mention, parts: Sequence[Mention], listed: re.Pattern[str]) -> bool:
    first = min(parts, key=lambda part: part.at)
    text = total.passage.text
    between = text[total.figure.end : first.figure.start] if total.at < first.at else total.around.before
    if listed.search(between) and all(near_by(total, part) for part in parts):
        return True
    if in_base(total.figure) < _SMALL:
        return False
    named = any(shared(total, part) for part in parts)
    return named or len(parts) >= _LIST or _parallel(total, parts)


def near_by(total: Mention, part: Mention) -> bool:
    """Whether no sentence that has neither of the two stands between them."""
    (start, end), (other_start, other_end) = total.around.sentence, part.around.sentence
    return other_start in {start, end} or other_end == start


def _parallel(total: Mention, parts: Sequence[Mention]) -> bool:
    """已消除风险208户, 未消除风险176户: parts of the total's sentence in the same words."""
    together = all(part.around.sentence == total.around.sentence for part in parts)
    return together and all(shared(one, other) > 1 for one, other in pairwise(parts))


def _lists_elsewhere(total: Mention, group: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The whole list of one sentence, in the paragraph before the total's or the one after, or below a headline."""
    sentences: dict[tuple[str | int, int], list[Mention]] = {}
    for mention in group:
        if mention.passage != total.passage and not mention.passage.heads:
            sentences.setdefault((mention.passage.name, mention.around.sentence[0]), []).append(mention)
    for (name, _), parts in sentences.items():
        if len(parts) >= _LIST and _neighbours(total.passage.name, name):
            yield parts


def _neighbours(one: str | int, other: str | int) -> bool:
    return not (isinstance(one, int) and isinstance(other, int)) or abs(one - other) == 1


def _count(made: Candidate, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """10类80个: the number that stands beside a total and is the number of its parts."""
    for mention in mentions:
        apart = abs(mention.figure.start - made.result.figure.start)
        if (
            mention.amount
            and mention.passage == made.result.passage
            and mention.at != made.result.at
            and mention not in made.terms
            and mention.figure.unit in _KINDS_OF_THINGS
            and mention.figure.value == len(made.terms) >= _LIST
            and apart <= _NEAR
        ):
            yield candidate("count", made.terms, mention, "list")


def _products(mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """100户, 每户3000元, 共30万元: in one sentence, an average times its number is a total."""
    for each in mentions:
        if not (each.amount and each.around.per):
            continue
        here = [m for m in mentions if m.amount and m.passage == each.passage]
        here = [m for m in here if m.around.sentence == each.around.sentence and m.at != each.at]
        for number in here:
            if not _is_counted_by(number, each.around.per):
                continue
            for total in here:
                if total.at != number.at and total.figure.unit == each.figure.unit and not total.around.per:
                    made = candidate("product", [number, each], total, "each")
                    if made.verdict is Verdict.HOLDS:
                        yield made


def _is_counted_by(number: Mention, per: str) -> bool:
    """Whether an average is taken over what a number counts: 吨 for 每吨 and for 每公斤, 户 for 每户."""
    if number.figure.unit == per or number.around.after[:1] == per:
        return True
    return per in BY_NAME and BY_NAME[per].kind is Kind.MASS and unit_of(number.figure).base == BY_NAME[per].base
