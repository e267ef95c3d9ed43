"""Where an editor's words stand in an article, and the nearest text where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from generator.folding import Folded, fold
from generator.model import Article, Part

_CLAUSE = re.compile(r"[^,，。；;！？!?：:、（）()“”\n]+")
_PUNCTUATION = " ,，。；;、：:！？!?"
_LEAST_LIKENESS = 0.5
"""Text less like a quote than this would only puzzle the editor."""
_MOST_NEAR = 60
_PARTS_COMPARED, _LONGEST_COMPARED = 2, 5_000
"""Parts of an article that are compared closely, and their characters: a file full of mistakes is checked quickly."""


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
    words = fold(quote).text
    return tuple(Place(part, *span) for part in article.parts for span in _spans(part.text, words)) if words else ()


def _spans(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where folded words stand in a text. An article is searched for every fact: it is folded once."""
    folded = _folded(text)
    at = folded.text.find(words)
    while at >= 0:
        yield folded.offsets[at], folded.offsets[at + len(words) - 1] + 1
        at = folded.text.find(words, at + 1)


@lru_cache(maxsize=512)
def _folded(text: str) -> Folded:
    return fold(text)


def nearest(article: Article, quote: str) -> str | None:
    """The text of the article that is most like a quote, or None where nothing is."""
    wanted = fold(quote).text[:_MOST_NEAR]
    if not wanted:
        return None
    short = (part for part in article.parts if len(part.text) <= _LONGEST_COMPARED)
    parts = sorted(short, key=lambda part: _shared_pairs(_folded(part.text).text, wanted), reverse=True)
    candidates = (
        (_likeness(wanted, near), near) for part in parts[:_PARTS_COMPARED] for near in _windows(part.text, wanted)
    )
    likeness, near = max(candidates, default=(0.0, ""), key=lambda candidate: candidate[0])
    return near.strip(_PUNCTUATION) if likeness >= _LEAST_LIKENESS else None


def _shared_pairs(text: str, wanted: str) -> int:
    """How many neighbouring characters of the wanted words stand in a text: a quick look before the slow one."""
    return sum(wanted[at : at + 2] in text for at in range(len(wanted) - 1))


def _likeness(wanted: str, text: str) -> float:
    return SequenceMatcher(None, wanted, fold(text).text, autojunk=False).ratio()


def _windows(text: str, wanted: str) -> Iterator[str]:
    """Stretches of a text as long as the wanted words, around the longest words that they share."""
    folded = _folded(text)
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
