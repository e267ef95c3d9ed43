"""Proposals: every figure of an article, and the arithmetic that its text states between them.

    passages    an article as titled passages: `headline`, `subheadline`, 0, 1, ...
    mentions    the figures in them: what each counts, and whether a reader would miss it
    totals      parts that make a total, and how many parts there are
    rates       printed percentages that two other figures give
    changes     from one figure to another, and by how much
    repeats     one figure said twice
    portions    a part of a whole, where the parts are not all printed

Only what the language ties together is related (其中, 共, a list, a rate named after its numerator): arithmetic that
merely fits is no evidence. Out come `draft_file` for editors and `exchange` for programs.
"""

from __future__ import annotations

from generator.facts.proposing.candidates import Candidate
from generator.facts.proposing.changes import changes
from generator.facts.proposing.mentions import Mention, mentions_of
from generator.facts.proposing.passages import Passage, passages_of
from generator.facts.proposing.portions import portions
from generator.facts.proposing.rates import rates
from generator.facts.proposing.repeats import repeats
from generator.facts.proposing.totals import totals

__all__ = ["Candidate", "Mention", "Passage", "mentions_of", "passages_of", "relations_of"]


def relations_of(mentions: tuple[Mention, ...]) -> tuple[Candidate, ...]:
    """The arithmetic that the text states between the figures of one article."""
    moved = tuple(changes(mentions))
    in_changes = set(map(_figures, moved))
    sums = tuple(made for made in totals(mentions) if _figures(made) not in in_changes)
    shares = rates(mentions)
    return (*sums, *shares, *moved, *portions(mentions, (*sums, *shares)), *repeats(mentions))


def _figures(made: Candidate) -> frozenset[int]:
    """The figures of a relation: what is left and what is lost after 由120家减少到100家 are no parts of a total."""
    return frozenset(mention.at for mention in (*made.terms, made.result))
