"""Where an editor's words stand in an article, and the nearest text where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.folding import find_all, fold
from generator.model import Article, Part

_CLAUSE = re.compile(r"[^,，。；;！？!?：:、（）()“”\n]+")
_PUNCTUATION = " ,，。；;、：:！？!?"
_LEAST_LIKENESS = 0.5
"""Text less like a quote than this would only puzzle the editor."""
_MOST_NEAR = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the corrected text of a part."""

    part: Part
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as the article has them."""
        return self.part.text[self.start : self.end]


def places(article: Article, quote: str) -> tuple[Place, ...]:
    """Every place of a quote in an article, after folding of width and white space."""
    return tuple(
        Place(part, start, end) for part in article.parts for start, end in find_all(part.text, quote) if quote.strip()
    )


def nearest(article: Article, quote: str) -> str | None:
    """The text of the article that is most like a quote, or None where nothing is."""
    wanted = fold(quote).text[:_MOST_NEAR]
    if not wanted:
        return None
    candidates = ((_likeness(wanted, near), near) for part in article.parts for near in _windows(part.text, wanted))
    likeness, near = max(candidates, default=(0.0, ""), key=lambda candidate: candidate[0])
    return near.strip(_PUNCTUATION) if likeness >= _LEAST_LIKENESS else None


def _likeness(wanted: str, text: str) -> float:
    return SequenceMatcher(None, wanted, fold(text).text, autojunk=False).ratio()


def _windows(text: str, wanted: str) -> Iterator[str]:
    """Stretches of a text as long as the wanted words, around the longest words that they share."""
    folded = fold(text)
    block = SequenceMatcher(None, folded.text, wanted, autojunk=False).find_longest_match()
    if not block.size:
        return
    start = max(0, block.a - block.b)
    end = min(len(folded.text), start + len(wanted))
    yield text[folded.offsets[start] : folded.offsets[end - 1] + 1]
    # Words may be missing before or after the shared ones: one likeness more on either side of it.
    shift = len(wanted) - block.b - block.size
    first, last = max(0, block.a - block.b - 2), min(len(folded.text), block.a + block.size + shift + 2)
    yield text[folded.offsets[first] : folded.offsets[last - 1] + 1]


def clause_around(article: Article, place: Place) -> str | None:
    """The clause in which a place stands, or it and the one before, where that is found once in the article."""
    clauses = [match.span() for match in _CLAUSE.finditer(place.part.text)]
    at = next((i for i, (start, end) in enumerate(clauses) if start <= place.start < end), None)
    if at is None:
        return None
    for first in range(at, max(at - 3, -1), -1):
        for last in range(at, min(at + 2, len(clauses))):
            end = max(clauses[last][1], place.end)
            words = place.part.text[clauses[first][0] : end]
            if len(places(article, words)) == 1:
                return words.strip()
    return None
