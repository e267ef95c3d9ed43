"""The text of one part as HTML: figures that facts point to, corrected characters, marks of notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.bilingual import display_en, display_zh, figure_places
from generator.facts.units import english
from generator.model import Fact, FactSheet, Figure, Part, PartKind
from generator.pages.addresses import figure_anchor
from generator.pages.figures import plain
from generator.pages.languages import chinese_runs
from generator.pages.notes import Note
from generator.pages.prose import set_apart
from generator.pages.weave import Insert, Wrap, weave
from generator.pages.words import Words

WORD_JOINER = "\N{WORD JOINER}"
"""Keeps a mark on the line of what it marks."""


@dataclass(frozen=True, slots=True)
class Annotator:
    """What is known about the text of an article, and where its notes are to be found."""

    sheet: FactSheet
    notes: tuple[Note, ...]
    words: Words
    notes_on: str = ""
    """Link to the page that carries the notes; empty on the page of the article itself."""
    anchors: bool = True
    """Whether figures get ids: only on the page of the article itself."""
    chinese_of: Mapping[str, str] = field(default_factory=dict)
    """The Chinese of each part, by id: what the figures of an English text are checked against."""

    def notes_in(self, part_id: str) -> tuple[Note, ...]:
        """The notes of one part, in the order of their marks."""
        return tuple(note for note in self.notes if note.part == part_id)

    def chinese(self, part: Part, wraps: Iterable[Wrap] = (), start: int = 0, end: int | None = None) -> Markup:
        """The Chinese text of a part, or a stretch of it, with full-width punctuation and everything marked."""
        text = display_zh(part.text)
        return weave(
            set_apart(text) if part.kind is PartKind.BYLINE else text,
            wraps=(*wraps, *self._figures(part)),
            runs=_corrected_runs(part),
            inserts=[Insert(note.at, self.mark(note)) for note in self.notes_in(part.id)],
            start=start,
            end=end,
        )

    def english(
        self, text: str, part_id: str, wraps: Iterable[Wrap] = (), start: int = 0, end: int | None = None
    ) -> Markup:
        """An English text, or a stretch of it, with the figures found in it, and the marks of the notes to its Chinese.

        A mark stands behind its figure; where that is not found, or the note is on words, at the end.
        """
        facts = [fact for fact in self.sheet.facts if fact.part == part_id]
        places = english_places(text, facts, self.chinese_of.get(part_id, ""))
        figures = [Wrap(*places[fact.id], "data", self._attributes(fact)) for fact in facts if fact.id in places]
        inserts = [Insert(_english_end(note, places, text), self.mark(note)) for note in self.notes_in(part_id)]
        whole = (*wraps, *figures, *chinese_runs(text))
        return weave(display_en(text), wraps=whole, inserts=inserts, start=start, end=end)

    def mark(self, note: Note) -> Markup:
        """The mark that leads to a note, kept on the line of what it marks."""
        return Markup('{}<a class="mark" href="{}#{}" aria-label="{}">{}</a>').format(
            WORD_JOINER, self.notes_on, note.id, self.words(f"mark.{note.kind}.label"), self.words(f"mark.{note.kind}")
        )

    def _figures(self, part: Part) -> Iterator[Wrap]:
        for fact in self.sheet.facts:
            if fact.part == part.id:
                yield Wrap(fact.figure.start, fact.figure.end, "data", self._attributes(fact))

    def _attributes(self, fact: Fact) -> tuple[tuple[str, str], ...]:
        value = ("value", plain(fact.figure.value))
        return (value, ("id", figure_anchor(fact.id))) if self.anchors else (value,)


def english_places(text: str, facts: Iterable[Fact], chinese: str) -> dict[str, tuple[int, int]]:
    """Where each fact's figure stands in an English text, by fact id; only where there can be no doubt.

    The figures of both texts are paired as the check of translations does; where that finds no place, the words that
    the English should use are looked for. `chinese`: the text that the facts point into.
    """
    facts = tuple(facts)
    if not facts:
        return {}
    paired = figure_places(chinese, text)
    found = {
        fact.id: _one_place(paired.get(fact.figure.start), _figure_in_english(text, fact.figure)) for fact in facts
    }
    return {fact_id: place for fact_id, place in found.items() if place}


def _one_place(paired: tuple[int, int] | None, worded: tuple[int, int] | None) -> tuple[int, int] | None:
    """The checked place, with the noun that the words found behind it."""
    if paired and worded and worded[0] <= paired[0] and paired[1] <= worded[1]:
        return worded
    return paired or worded


def _figure_in_english(text: str, figure: Figure) -> tuple[int, int] | None:
    """The one place of a figure, looked for in its fullest form first; None where it stands twice or not at all."""
    for form in _english_forms(figure):
        found = list(_standing_alone(form, text))
        if found:
            return found[0] if len(found) == 1 else None
    return None


_PART_OF_A_FIGURE = re.compile(r"[\w.,]")
_GOES_ON = re.compile(r"[\w%]|[.,]\d")


def _standing_alone(form: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a form stands that is no part of a longer figure.

    A pattern for each form takes longer to make than to use.
    """
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if _PART_OF_A_FIGURE.match(text[at - 1 : at]) or _GOES_ON.match(text, end):
            end = at + 1
        else:
            yield at, end
        at = text.find(form, end)


def _english_forms(figure: Figure) -> Iterator[str]:
    """`1,679.7586 million yuan`, `1,679.7586 million`, `1,679.7586`; `2.5`, `25,000`."""
    number = re.search(r"\d[\d.,]*\d|\d", english(figure))
    if number:
        words = english(figure)[number.start() :].split()
        for count in range(len(words), 0, -1):
            yield " ".join(words[:count])
    printed = re.search(r"\d[\d.]*\d|\d", figure.written)
    if printed:
        yield printed.group()


def _english_end(note: Note, places: Mapping[str, tuple[int, int]], text: str) -> int:
    place = places.get(note.relation.equals) if note.relation else None
    return place[1] if place else len(text)


def _corrected_runs(part: Part) -> Sequence[tuple[int, int]]:
    """Where corrections changed the text, in offsets of the corrected text."""
    runs, offset = [], 0
    for piece in part.pieces:
        if piece.correction is not None:
            runs.append((offset, offset + len(piece.text)))
        offset += len(piece.text)
    return runs
