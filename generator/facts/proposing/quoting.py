"""The words that prove a figure: as few as are found once."""

from __future__ import annotations

from collections.abc import Sequence

from generator.facts.proposing.mentions import Mention
from generator.facts.proposing.passages import Passage

_MARKS = ",，。；;、:：！？!?（()）\n"
_LONGEST = 120
_FURTHER = 3
"""Ends that are tried for each beginning: the noun's, and those of the next clauses."""


def quote_of(mention: Mention, passages: Sequence[Passage]) -> str:
    """A short run of clauses with a figure (and its noun), found once in the passages.

    Where no run is found once, the longest; the caller's check will say so.
    """
    text, written = mention.passage.text, mention.figure.written
    noun_end = mention.figure.end + len(mention.around.noun)
    ends = [noun_end, *(at for at in range(noun_end + 1, len(text)) if text[at] in _MARKS)][:_FURTHER]
    quote = written
    for start in _starts(text, mention.figure.start):
        for end in ends:
            quote = text[start:end].strip()
            once = sum(passage.text.count(quote) for passage in passages) == 1
            if once and quote.count(written) == 1 and len(quote) > len(written) + 1:
                return quote
        if len(quote) > _LONGEST:
            break
    return quote


def _starts(text: str, figure_start: int) -> list[int]:
    """Where clauses before a figure begin, the nearest first."""
    starts = [at + 1 for at in range(figure_start) if text[at] in _MARKS]
    return [*reversed([start for start in starts if start <= figure_start]), 0]
