"""A proposed relation, and what two mentions must share before anything is computed of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.facts.proposing.mentions import Mention
from generator.facts.proposing.surroundings import pairs
from generator.facts.relations import compute, falls
from generator.facts.unit_table import BY_NAME, Kind
from generator.facts.units import kind_of, may_be_added
from generator.model import Verdict


@dataclass(frozen=True, slots=True)
class Candidate:
    """Arithmetic that the text states."""

    kind: str
    terms: tuple[Mention, ...]
    result: Mention
    computed: Decimal
    verdict: Verdict
    """`INCONSISTENT`: the text states it, and it does not hold."""
    why: str
    """The words or the shape that state it."""


def candidate(kind: str, terms: Sequence[Mention], result: Mention, why: str) -> Candidate:
    """Compute a relation."""
    averages = (mention.around.per for mention in (*terms, result))
    counted_by = frozenset(per for per in averages if per in BY_NAME)
    fell = falls(result.around.before)
    outcome = compute(kind, [term.figure for term in terms], result.figure, counted_by, falls=fell)
    return Candidate(kind, tuple(terms), result, outcome.computed, outcome.verdict, why)


def alike(one: Mention, other: Mention) -> bool:
    """Whether two amounts measure the same thing, printed with the same measure word where they are counts."""
    if not may_be_added(one.figure, other.figure) or one.around.per != other.around.per:
        return False
    return kind_of(one.figure) is not Kind.COUNT or one.figure.unit == other.figure.unit


def shared(one: Mention, other: Mention) -> int:
    """How many pairs of characters the words about two figures share."""
    return len(about(one) & about(other))


def about(mention: Mention) -> frozenset[str]:
    """The words about a figure: its clause up to it, and its noun."""
    head = mention.passage.text[mention.around.clause_start : mention.figure.start]
    return pairs(head + " " + mention.around.after)
