"""English words as the term check compares them: without case, plural, tense, articles and the shape of apostrophes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

_WORD = re.compile(r"([^\W_]+(?:['’][^\W_]+)*|\+)")
_ARTICLES = frozenset({"a", "an", "the"})
_LONGEST_ARTICLE = max(map(len, _ARTICLES))


class Word(NamedTuple):
    """One word of a text."""

    text: str
    stem: str


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; a hyphen parts them. Articles are left out."""
    return tuple(Word(word, stem(word)) for word in _WORD.findall(text) if word.lower() not in _ARTICLES)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What is left of a word without its ending: alike for `village`, `villages`, `Village’s`; diacritics stay.

    >>> stem("revitalizing") == stem("Revitalizes")
    True
    """
    bare = re.sub(r"['’](?:s|S)?$|['’]s(?=\W|$)", "", unicodedata.normalize("NFC", word)).casefold()
    if len(bare) <= 3:
        return bare
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")):
        if bare.endswith(ending) and len(bare) - len(ending) >= 3 and not (ending == "s" and bare.endswith("ss")):
            bare = bare[: -len(ending)] + instead
            break
    if bare.endswith("i"):
        bare = bare[:-1] + "y"
    return bare.removesuffix("e")


@dataclass(frozen=True, slots=True)
class Prose:
    """A text as words: as they are, their stems, and the places among them of the stems that are sought."""

    texts: Sequence[str]
    stems: Sequence[str]
    places: Mapping[str, Sequence[int]]
    pieces: Sequence[int]
    """Which piece of the text each word is: words, and what stands between them, take turns."""
    ends: Sequence[int]
    """Where each piece of the text ends."""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where some words in a row begin and end in the text."""
        return self.ends[self.pieces[first] - 1], self.ends[self.pieces[last]]

    def occurrences(self, wanted: Sequence[Word]) -> list[tuple[int, int]]:
        """Where (start, end in the text) a sequence of words stands, inflected forms included."""
        places = self.places.get(wanted[0].stem, ()) if wanted else ()
        if not places:
            return []
        rest = [word.stem for word in wanted[1:]]
        more = len(rest)
        return [self.span(at, at + more) for at in places if self.stems[at + 1 : at + 1 + more] == rest]


def prose_of(text: str, sought: AbstractSet[str]) -> Prose:
    """A text, ready for looking terms up whose first stems are among those sought."""
    split = _WORD.split(text)  # what stands between words, and words, in turn: no match is made of each
    pieces = [
        at
        for at in range(1, len(split), 2)
        if len(split[at]) > _LONGEST_ARTICLE or split[at].lower() not in _ARTICLES  # most words are longer
    ]
    texts = [split[at] for at in pieces]
    stems = list(map(stem, texts))
    places: dict[str, list[int]] = {}
    for place, one in enumerate(stems):
        if one in sought:  # few are
            places.setdefault(one, []).append(place)
    return Prose(texts, stems, places, pieces, list(accumulate(map(len, split))))


@lru_cache(maxsize=1 << 14)
def without_marks(word: str) -> str:
    """Without diacritics and case: `Zürich` is `zurich`."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(char for char in parts if not unicodedata.combining(char)).casefold()


def distance(one: str, other: str, most: int) -> int:
    """How many letters are left out, put in, replaced or exchanged; `most` + 1 where it is more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, letter in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != letter))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == letter:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:  # letters exchanged look back by two rows, and no further
            return most + 1
    return min(row[-1], most + 1)
