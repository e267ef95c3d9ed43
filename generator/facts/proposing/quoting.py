"""The words that prove a figure: as few as are found once."""

from __future__ import annotations

from collections.abc import Sequence

from generator.facts.proposing.mentions import Mention
from generator.facts.proposing.passages import Passage
from generator.folding import fold

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
    ends = [noun_end, *(at for at in range(noun_end + 1, len(text)) if text[at] in _MARKS), len(text)]
    starts = _starts(text, mention.figure.start)
    quote = written
    for nearest in (ends[:_FURTHER], ends):  # of clauses that are all alike, what follows may tell them apart
        for start in starts:
            for end in (end for end in nearest if end == noun_end or end - start <= _LONGEST):
                quote = text[start:end].strip()
                if stands_once(quote, passages) and quote.count(written) == 1 and len(quote) > len(written) + 1:
                    return quote
            if len(quote) > _LONGEST:
                break
    return quote


def stands_once(quote: str, passages: Sequence[Passage]) -> bool:
    """Whether the check will find words in one place: it looks past width and white space."""
    words = fold(quote).text
    return sum(fold(passage.text).text.count(words) for passage in passages) == 1


def _starts(text: str, figure_start: int) -> list[int]:
    """Where clauses before a figure begin, the nearest first."""
    starts = [at + 1 for at in range(figure_start) if text[at] in _MARKS]
    return [*reversed([start for start in starts if start <= figure_start]), 0]
