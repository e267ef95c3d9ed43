"""What no newspaper prints: a way to lay out a page that has it is taken only where every other is far less likely.

Among the 2,108 articles of the pages of development there is not one exception to any of these. A network that weighs
figures summed over a page lets one of them pass for a better likeness elsewhere; so it is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.recovery.datelines import is_signed, names_reporters
from generator.recovery.labels import Label
from generator.recovery.moves import Draft
from generator.recovery.order import reading_order
from generator.recovery.units import Unit, UnitPage

COST = 4.0
"""What one of them costs a way, in logarithms of its likelihood."""


def impossible(page: UnitPage, draft: Draft) -> int:
    """How often an article breaks one of the rules."""
    body = [page.units[at] for at in draft.body]
    order = reading_order(page, draft.head, draft.body) if any(map(_has_its_place, body)) else ()
    return sum((*_lacking(page, draft), *_signed(draft, body), *_misplaced(order)))


def _has_its_place(unit: Unit) -> bool:
    return unit.label is Label.HEADING or (unit.label is Label.TEXT and (unit.is_opening or unit.goes_on_elsewhere))


def _lacking(page: UnitPage, draft: Draft) -> Iterator[bool]:
    """What is no picture has text and, unless it was begun on another page, a headline."""
    if not draft.pictures:
        has_headline = any(page.units[at].label is Label.HEADING for at in draft.head)
        yield not has_headline and not any(page.units[at].comes_from_elsewhere for at in draft.body)
        yield not draft.texts


def _signed(draft: Draft, body: Sequence[Unit]) -> Iterator[bool]:
    """An article says once who reports: above it, behind its dateline, or at its end."""
    texts = [unit for unit in body if unit.label is Label.TEXT]
    dateline = any(unit.is_dated and names_reporters(unit.text) for unit in texts)
    yield draft.has_byline + dateline + any(unit.is_signed and is_signed(unit.text) for unit in texts) > 1


def _misplaced(order: Sequence[Unit]) -> Iterator[bool]:
    """A dateline opens an article, once, as what goes on from another page does; a subheading stands above text."""
    read = [unit for unit in order if unit.label in {Label.TEXT, Label.HEADING}]
    yield from (unit.is_opening for unit in read[1:])
    yield from (unit.goes_on_elsewhere for unit in read[:-1])
    yield from (one.label is other.label is Label.HEADING for one, other in pairwise(read))
    yield from (last.label is Label.HEADING for last in read[-1:])
