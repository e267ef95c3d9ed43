"""What this site has to say about single places of an article: corrections, suspected misprints, inconsistencies.

Each note stands under its paragraph, has a number in the article and a mark at its place in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Article, Correction, FactSheet, Part, Relation, Verdict


@dataclass(frozen=True, slots=True)
class Note:
    """One note to one place of an article."""

    id: str
    """Unique in the article: `note-1`."""
    kind: str
    """`corrected`, `doubt` or `inconsistent`: the names in the table of words."""
    part: str
    """Id of the part."""
    at: int
    """Where the mark stands in the corrected text of the part."""
    correction: Correction | None = None
    relation: Relation | None = None


def notes_of(article: Article, sheet: FactSheet) -> tuple[Note, ...]:
    """All notes of an article in reading order, numbered."""
    found = [note for part in article.parts for note in _notes_in(part, article, sheet)]
    return tuple(
        Note(f"note-{number}", note.kind, note.part, note.at, note.correction, note.relation)
        for number, note in enumerate(found, start=1)
    )


def _notes_in(part: Part, article: Article, sheet: FactSheet) -> list[Note]:
    """The notes of one part, in the order of their places."""
    return sorted([*_corrections_in(part, article), *_inconsistencies_in(part, sheet)], key=lambda note: note.at)


def _corrections_in(part: Part, article: Article) -> Iterator[Note]:
    for correction in article.corrections:
        if correction.part == part.id:
            kind = "doubt" if correction.replace is None else "corrected"
            yield Note("", kind, part.id, correction.end, correction=correction)


def _inconsistencies_in(part: Part, sheet: FactSheet) -> Iterator[Note]:
    for relation in sheet.relations:
        fact = sheet.fact(relation.equals)
        if relation.verdict is Verdict.INCONSISTENT and fact is not None and fact.part == part.id:
            yield Note("", "inconsistent", part.id, fact.figure.end, relation=relation)
