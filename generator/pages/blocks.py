"""The facts of an article as readers meet them: groups, and in a group the totals before their parts.

Only arithmetic that the article itself states ties figures together; everything else stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from generator.facts.units import in_base
from generator.model import Bilingual, Fact, FactSheet, Relation, Verdict

COMPOSITION = "composition"
DRAWN_SHARES = ("share", "progress")


class Row(NamedTuple):
    """One fact in its block."""

    fact: Fact
    part: bool = False
    """Whether it is a part of a total that stands before it."""
    share: Decimal | None = None
    """Of its whole, 0 to 1, where a chart was declared."""


@dataclass(frozen=True, slots=True)
class Block:
    """Facts that stand together: a drawn composition with its total, or plain rows."""

    rows: tuple[Row, ...]
    total: Fact | None = None
    """The whole of a composition; None in a block of plain rows."""
    relation: Relation | None = None
    """The composition."""


@dataclass(frozen=True, slots=True)
class Group:
    """A titled group of facts. The facts without a group come last, with no title."""

    title: Bilingual | None
    as_of: Bilingual | None
    blocks: tuple[Block, ...]


def groups_of(sheet: FactSheet, facts: Sequence[Fact] | None = None) -> tuple[Group, ...]:
    """The groups of a fact sheet in the order of the file, or of some of its facts; empty ones are left out."""
    chosen = sheet.facts if facts is None else facts
    known = {group.id for group in sheet.groups}
    found = [
        Group(group.title, group.as_of, _blocks(sheet, [fact for fact in chosen if fact.group == group.id]))
        for group in sheet.groups
    ]
    found.append(Group(None, None, _blocks(sheet, [fact for fact in chosen if fact.group not in known])))
    return tuple(group for group in found if group.blocks)


def inconsistency(sheet: FactSheet, fact: Fact) -> Relation | None:
    """The relation that the source contradicts and whose result a fact is, if any."""
    for relation in sheet.relations:
        if relation.equals == fact.id and relation.verdict is Verdict.INCONSISTENT:
            return relation
    return None


def _blocks(sheet: FactSheet, facts: Sequence[Fact]) -> tuple[Block, ...]:
    """Compositions first, each with its total and parts; then the rows that are left."""
    left = list(facts)
    blocks: list[Block] = []
    for relation in sheet.relations:
        total, parts = _members(relation, left)
        if relation.chart == COMPOSITION and total is not None:
            rows = tuple(Row(part, part=True, share=_share(part, total)) for part in parts)
            blocks.append(Block(rows, total, relation))
            left = [fact for fact in left if fact is not total and fact not in parts]
    if left:
        blocks.append(Block(tuple(_rows(sheet, left))))
    return tuple(blocks)


def _members(relation: Relation, facts: Sequence[Fact]) -> tuple[Fact | None, list[Fact]]:
    """The total and the parts of a relation when all of them are at hand."""
    at_hand = {fact.id: fact for fact in facts}
    if relation.equals not in at_hand or any(term not in at_hand for term in relation.terms):
        return None, []
    return at_hand[relation.equals], [at_hand[term] for term in relation.terms]


def _rows(sheet: FactSheet, facts: Sequence[Fact]) -> Iterable[Row]:
    """Facts in the order of the file, but the parts of a sum right after its total."""
    sums = [relation for relation in sheet.relations if relation.kind == "sum" and _members(relation, facts)[0]]
    parts_of = {relation.equals: relation.terms for relation in sums}
    by_id = {fact.id: fact for fact in facts}
    placed: set[str] = set()

    def place(fact: Fact, *, part: bool) -> Iterable[Row]:
        if fact.id in placed:
            return
        placed.add(fact.id)
        yield Row(fact, part, _declared_share(sheet, fact, by_id))
        for term in parts_of.get(fact.id, ()):
            yield from place(by_id[term], part=True)

    terms = {term for relation in sums for term in relation.terms}
    for fact in facts:
        if fact.id not in terms:
            yield from place(fact, part=False)
    for fact in facts:
        yield from place(fact, part=False)


def _declared_share(sheet: FactSheet, fact: Fact, by_id: dict[str, Fact]) -> Decimal | None:
    """What share of a whole a fact is, where the file asks for it to be drawn."""
    for relation in sheet.relations:
        if relation.chart in DRAWN_SHARES:
            part, whole = _part_and_whole(relation)
            if part == fact.id and whole in by_id:
                return _share(fact, by_id[whole])
    return None


def _part_and_whole(relation: Relation) -> tuple[str, str]:
    """A ratio divides the part by the whole; of an `at-least` the result is the part."""
    if relation.kind == "ratio":
        return relation.terms[0], relation.terms[1]
    return relation.equals, relation.terms[0]


def _share(part: Fact, whole: Fact) -> Decimal | None:
    return in_base(part.figure) / in_base(whole.figure) if whole.figure.value else None
