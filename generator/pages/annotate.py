"""The text of one part as HTML: figures that facts point to, corrected characters, marks of notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.bilingual import display_en, display_zh
from generator.model import Fact, FactSheet, Part, PartKind, Script
from generator.pages.addresses import figure_anchor
from generator.pages.figures import value_of
from generator.pages.languages import chinese_runs, mixed
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
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Where the figure of each fact stands in its English text, by the fact's id; the others have no place there."""
    script: Script = Script.SIMPLIFIED
    """Of the article's Chinese, which its English quotes."""

    def notes_in(self, part_id: str) -> tuple[Note, ...]:
        """The notes of one part, in the order of their marks."""
        # Most articles have none, and every part asks.
        return tuple(note for note in self.notes if note.part == part_id) if self.notes else ()

    def chinese(self, part: Part, wraps: Iterable[Wrap] = (), start: int = 0, end: int | None = None) -> Markup:
        """The Chinese text of a part, or a stretch of it, with full-width punctuation and everything marked."""
        text = display_zh(part.text)
        return weave(
            set_apart(text) if part.kind is PartKind.BYLINE else text,
            wraps=(*wraps, *self._figures(part.id)),
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
        figures = [
            Wrap(*self.places[fact.id], "data", self._attributes(fact))
            for fact in self.sheet.facts
            if fact.part == part_id and fact.id in self.places
        ]
        inserts = [Insert(self._english_end(note, text), self.mark(note)) for note in self.notes_in(part_id)]
        whole = (*wraps, *figures, *chinese_runs(text, self.script.value))
        return weave(display_en(text), wraps=whole, inserts=inserts, start=start, end=end)

    def mark(self, note: Note) -> Markup:
        """The mark that leads to a note, kept on the line of what it marks."""
        shown = mixed(self.words(f"mark.{note.kind}"), self.words.language)
        return Markup('{}<a class="mark" href="{}#{}" aria-label="{}">{}</a>').format(
            WORD_JOINER, self.notes_on, note.id, self.words(f"mark.{note.kind}.label"), shown
        )

    def _figures(self, part_id: str) -> Sequence[Wrap]:
        return [
            Wrap(fact.figure.start, fact.figure.end, "data", self._attributes(fact))
            for fact in self.sheet.facts
            if fact.part == part_id
        ]

    def _english_end(self, note: Note, text: str) -> int:
        place = self.places.get(note.relation.equals) if note.relation else None
        return place[1] if place else len(text)

    def _attributes(self, fact: Fact) -> tuple[tuple[str, str], ...]:
        value = ("value", value_of(fact.figure))
        return (value, ("id", figure_anchor(fact.id))) if self.anchors else (value,)


def _corrected_runs(part: Part) -> Sequence[tuple[int, int]]:
    """Where corrections changed the text, in offsets of the corrected text."""
    runs, offset = [], 0
    for piece in part.pieces:
        if piece.correction is not None:
            runs.append((offset, offset + len(piece.text)))
        offset += len(piece.text)
    return runs
