"""The items of a page: the best way to cut the sequence of its parts into articles (dynamic programming)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.recovery import marks
from generator.recovery.blocks import Block
from generator.recovery.cohesion import cohesion, pair_weights, pairs
from generator.recovery.joins import Chain
from generator.recovery.labels import Label

_LONGEST = 90
"""Units: the most that one article may have."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A heading line, a joined paragraph or one of the small forms, at the place of its first block."""

    label: Label
    chain: Chain
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One article: its head lines and its body, each in reading order."""

    headings: tuple[Unit, ...]
    byline: Unit | None
    body: tuple[Unit, ...]


def lay_out(blocks: Sequence[Block], labels: Sequence[Label], chains: Sequence[Chain]) -> tuple[Item, ...]:
    """Cut the page into items; every block that is not furniture stands in exactly one."""
    units = _units(blocks, labels, chains)
    seen = [pairs(unit.text) for unit in units]
    weights = pair_weights(seen)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(units) + 1):
        best.append(
            max(
                (best[start][0] + _score(units, seen, weights, start, end), start)
                for start in range(max(0, end - _LONGEST), end)
            )
        )
    items: list[Item] = []
    end = len(units)
    while end:
        start = best[end][1]
        items.append(_item(units[start:end]))
        end = start
    return tuple(reversed(items))


def _units(blocks: Sequence[Block], labels: Sequence[Label], chains: Sequence[Chain]) -> tuple[Unit, ...]:
    single = [(i,) for i, label in enumerate(labels) if label not in {Label.TEXT, Label.FURNITURE}]
    return tuple(
        Unit(labels[chain[0]], chain, "".join(blocks[i].text for i in chain)) for chain in sorted([*single, *chains])
    )


_HEAD = (Label.HEADING, Label.BYLINE)


def _head_lengths(units: Sequence[Unit]) -> tuple[int, int]:
    """How many units lead the item and how many trail it as its head."""
    lead = 0
    while lead < len(units) and units[lead].label in _HEAD:
        lead += 1
    trail = 0
    while trail < len(units) - lead and units[-1 - trail].label in _HEAD:
        trail += 1
    return lead, trail


def _score(
    units: Sequence[Unit], seen: Sequence[frozenset[str]], weights: dict[str, float], start: int, end: int
) -> float:
    part = units[start:end]
    lead, trail = _head_lengths(part)
    heads = [*part[:lead], *part[len(part) - trail :]]
    score = -2.5
    shapes = "".join("H" if unit.label is Label.HEADING else "B" for unit in part[:lead])
    after = "".join("H" if unit.label is Label.HEADING else "B" for unit in part[len(part) - trail :])
    for shape in (shapes, after):
        if "BH" in shape or shape.count("B") > 1 or len(shape) > 4:
            score -= 5
    if "H" in shapes and "H" in after:
        score -= 5
    if not any(unit.label is Label.HEADING for unit in heads):
        score -= 2
    if not _is_signed(part, lead, trail):
        score -= 1.5
    score -= 0.2 * bool("H" in after)
    body = range(start + lead, end - trail)
    if not any(units[k].label in {Label.TEXT, Label.CAPTION} for k in body):
        return score - 5
    previous: int | None = None
    first = True
    for k in body:
        unit = units[k]
        if unit.label is Label.TEXT:
            if marks.DATELINE.match(unit.text):
                score += 1.5 if first else -4
            if previous is not None:
                score += min(2.0, 8 * cohesion(seen[previous], seen[k], weights)) - 0.5
            previous, first = k, False
        elif unit.label is Label.HEADING:
            score -= 0.3
            if k + 1 < end and units[k + 1].label is Label.HEADING:
                score -= 2
        elif unit.label is Label.BYLINE:
            score -= 6
    whole = frozenset().union(*(seen[k] for k in body))
    for k in [*range(start, start + lead), *range(end - trail, end)]:
        if units[k].label is Label.HEADING:
            score += cohesion(seen[k], whole, weights)
    return score


def _is_signed(part: Sequence[Unit], lead: int, trail: int) -> bool:
    """Whether anything but a heading line says that an article is here: byline, dateline, caption, a stack of lines."""
    heads = [*part[:lead], *part[len(part) - trail :]]
    body = part[lead : len(part) - trail]
    return (
        len(heads) > 1
        or any(unit.label is Label.CAPTION for unit in body)
        or bool(body and marks.DATELINE.match(body[0].text))
    )


def _item(units: Sequence[Unit]) -> Item:
    lead, trail = _head_lengths(units)
    heads = [*units[:lead], *units[len(units) - trail :]]
    headings = tuple(unit for unit in heads if unit.label is Label.HEADING)
    bylines = [unit for unit in heads if unit.label is Label.BYLINE]
    body = units[lead : len(units) - trail]
    return Item(headings[:3], bylines[0] if bylines else None, (*headings[3:], *bylines[1:], *body))
