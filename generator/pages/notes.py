"""What this site has to say about single places of an article: corrections, suspected misprints, inconsistencies.

Each note stands under its paragraph, has a number in the article and a mark at its place in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model import Article, Correction, FactSheet, Relation, Verdict


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
    found = [*_corrections(article), *_inconsistencies(sheet)]
    if not found:  # as of most articles, whose text need not be read to say so
        return ()
    order = {part.id: number for number, part in enumerate(article.parts)}
    found = [note for note in found if note.part in order]
    found.sort(key=lambda note: (order[note.part], note.at))
    return tuple(replace(note, id=f"note-{number}") for number, note in enumerate(found, start=1))


def _corrections(article: Article) -> Iterator[Note]:
    for correction in article.corrections:
        kind = "doubt" if correction.replace is None else "corrected"
        yield Note("", kind, correction.part, correction.end, correction=correction)


def _inconsistencies(sheet: FactSheet) -> Iterator[Note]:
    for relation in sheet.relations:
        fact = sheet.fact(relation.equals) if relation.verdict is Verdict.INCONSISTENT else None
        if fact is not None:
            yield Note("", "inconsistent", fact.part, fact.figure.end, relation=relation)
