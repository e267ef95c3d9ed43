"""News in brief: a column of short items, which reads like one article with a heading above every paragraph.

Articles are signed, or long. What is neither, with a paragraph or two below each of its headings, and speaks of
something else below each, is several. Of the 2,108 articles of the pages of development not one is so made; of groups
of four different ones nine in ten are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, groupby
from typing import NamedTuple

from generator.recovery.labels import Label
from generator.recovery.meaning import direction
from generator.recovery.moves import Draft
from generator.recovery.units import UnitPage

_SECTIONS = 2
"""How many make a column of them."""
_APART = {1: 0.25, 2: 0.2}
"""By how many paragraphs stand below a heading at most, the mean cosine of what every two sections are about below
which they are items."""
_ALIKE = 0.4
"""The same from which on they are sections for sure."""


class Parted(NamedTuple):
    """The items of a page when columns of briefs are parted."""

    drafts: tuple[Draft, ...]
    first_of: tuple[int, ...]
    """For every draft before, the place of what it became, or of the first of several."""
    doubted: frozenset[int]
    """The units that begin an item, or a section that may be one."""


def part_briefs(page: UnitPage, drafts: Sequence[Draft]) -> Parted:
    """Make an item of every section of what is a column of briefs."""
    found: list[Draft] = []
    first_of: list[int] = []
    doubted: set[int] = set()
    for draft in drafts:
        first_of.append(len(found))
        sections = _sections(page, draft)
        alike = _alike(page, sections) if len(sections) >= _SECTIONS else 1.0
        most = max((len(texts) for _, texts in sections), default=1)
        found += _items(draft, sections) if alike < _APART[most] else [draft]
        if alike < _ALIKE:
            doubted |= {head[0] for head, _ in sections[1:]}
    return Parted(tuple(found), tuple(first_of), frozenset(doubted))


Section = tuple[tuple[int, ...], tuple[int, ...]]
"""Heading lines, and the paragraphs below them."""


def _sections(page: UnitPage, draft: Draft) -> list[Section]:
    """The sections of an unsigned article if all are short; else none."""
    labels = {at: page.units[at].label for at in (*draft.head, *draft.body)}
    if draft.is_signed or draft.is_trailed or not {*labels.values()} <= {Label.HEADING, Label.TEXT}:
        return []
    runs = [tuple(run) for _, run in groupby(labels, key=labels.__getitem__)]
    heads, texts = runs[::2], runs[1::2]
    are_short = all(len(head) == 1 for head in heads[1:]) and all(len(text) in _APART for text in texts)
    is_whole = bool(runs) and labels[runs[0][0]] is Label.HEADING and len(heads) == len(texts)
    return [*zip(heads, texts, strict=True)] if is_whole and are_short else []


def _alike(page: UnitPage, sections: Sequence[Section]) -> float:
    """How much the sections speak of the same, by the mean of every two."""
    words = [frozenset().union(*(page.units[at].pairs for at in (*head, *texts))) for head, texts in sections]
    about = [direction(some) for some in words]
    found = [float(one @ other) for one, other in combinations(about, 2)]
    return sum(found) / len(found)


def _items(draft: Draft, sections: Sequence[Section]) -> Iterator[Draft]:
    for head, texts in sections:
        yield replace(draft, head=head, body=texts, last=texts[-1], texts=len(texts))
