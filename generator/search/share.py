"""What one edition brings to the search, its records counted from 0. What is made of all is merged of these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from generator.compact_json import compact_json
from generator.model import Edition, Glossary, Language, Script
from generator.script import simple
from generator.search.blocks import Placed, place
from generator.search.records import Record, RecordPart, Zone, records
from generator.search.tokens import Postings, index
from generator.search.units import units


class Listing(NamedTuple):
    """What is said of the records of an edition without their text."""

    titles: tuple[tuple[str, str], ...]
    """Address and headline of each record."""
    places: tuple[tuple[str, ...], ...]
    """Of each article, with all that its places belong to."""
    topics: tuple[tuple[str, ...], ...]
    labels: tuple[frozenset[str], frozenset[str]]
    """Of the facts, in Chinese and in English."""

    @property
    def records(self) -> int:
        """How many the edition has."""
        return len(self.titles)


class Share(NamedTuple):
    """All that an edition brings to the search."""

    listing: Listing
    postings: tuple[Postings, Postings]
    """Of words and numbers, and of Han characters."""
    texts: tuple[tuple[int, int, bytes], ...]
    """Record, block, and the file that shows it."""


def share_of(edition: Edition, glossary: Glossary) -> Share:
    """The share of an edition; it depends on nothing else."""
    found = records(edition, glossary)
    parts = [part for record in found for part in record.parts]
    texts = [part.text for part in parts]
    # What is found stands in Simplified script, as what is typed is made to; what is shown, as printed.
    own = units(texts if edition.raw.script is Script.SIMPLIFIED else list(map(simple, texts)))
    placed = place(found, own.counts)
    of_parts = np.repeat(np.arange(len(found)), [len(record.parts) for record in found])
    postings = index(own, of_parts, np.array([each.start for each in placed], dtype=np.int64))
    return Share(_listing(edition, found), postings, tuple(_texts(found, placed)))


def _listing(edition: Edition, found: Sequence[Record]) -> Listing:
    sheets = edition.facts.values()
    chinese, english = (
        frozenset(label for sheet in sheets for fact in sheet.facts if (label := fact.label[language]))
        for language in Language
    )
    return Listing(
        tuple((record.path, _headline(record)) for record in found),
        tuple(record.places for record in found[::2]),
        tuple(record.topics for record in found[::2]),
        (chinese, english),
    )


def _headline(record: Record) -> str:
    return next((part.text for part in record.parts if part.zone is Zone.HEADLINE), "")


def _texts(found: Sequence[Record], placed: Sequence[Placed]) -> Iterator[tuple[int, int, bytes]]:
    """What a result shows, block by block: address, and for each part anchor, zone, first position and text.

    Every block has the headline and the kicker, whatever it holds besides.
    """
    at = 0
    for number, record in enumerate(found):
        blocks: dict[int, list[list[object]]] = {}
        head = []
        for part, where in zip(record.parts, placed[at : at + len(record.parts)], strict=True):
            if part.zone is Zone.HEADLINE or part.kicker:
                head.append(_part(part, where))
            else:
                blocks.setdefault(where.block, []).append(_part(part, where))
        at += len(record.parts)
        for block, own in (blocks or ({0: []} if head else {})).items():
            yield number, block, as_json({"path": record.path, "parts": head + own})


def _part(part: RecordPart, where: Placed) -> list[object]:
    return [part.anchor, 3 if part.fact else int(part.zone), where.start, part.text]


def as_json(value: object) -> bytes:
    """A file of JSON."""
    return compact_json(value).encode()
