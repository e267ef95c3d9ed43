"""Sections that may be articles: a box without byline or dateline (the weather, donors, advice) in the one above it.

What stands below a heading in an article has words and a subject in common with the rest of it. Where it has hardly
any, an editor is asked; nothing is parted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.recovery.kinship import REACH
from generator.recovery.labels import Label
from generator.recovery.moves import Draft
from generator.recovery.units import UnitPage

_ALIKE = 0.7
"""The mean likeness of a section's units to the rest of its article below which it is a stranger to it. Within an
article it is some 1.5: of the 1,183 sections of the pages of development 22 are less alike than this."""


def strangers(page: UnitPage, drafts: Sequence[Draft]) -> frozenset[int]:
    """The headings above what has hardly anything to do with the rest of their article: of each article the first.

    What follows it is asked about with it. Not those with a number: they go on with a list.
    """
    found = (next(_strange(page, draft), None) for draft in drafts)
    return frozenset(heading for heading in found if heading is not None)


def _strange(page: UnitPage, draft: Draft) -> Iterator[int]:
    for section, rest in _sections(page, draft):
        alike = sum(page.kin(unit, rest) for unit in section) / len(section)
        if not page.units[section[0]].is_numbered and alike < _ALIKE:
            yield section[0]


def _sections(page: UnitPage, draft: Draft) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Every heading in a body with what stands below it; and the rest of the article, as far as it is compared."""
    body = draft.body
    starts = [at for at, unit in enumerate(body) if page.units[unit].label is Label.HEADING]
    for start, end in pairwise([*starts, len(body)]):
        yield body[start:end], (*draft.head, *body[max(0, start - REACH) : start], *body[end : end + REACH])
