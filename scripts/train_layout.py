"""Learn where the layout puts each unit of a page, from pages with known truth.

It learns from the labels and the joins that the recovery finds with the weights it has.
"""

from __future__ import annotations

import collections
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from fit_network import STARTS, Choices, fit_choices
from pages import HEAD, Page

from generator.recovery import joins, moves, standing
from generator.recovery.evidence import Evidence
from generator.recovery.labels import Label
from generator.recovery.layout import parse
from generator.recovery.units import UnitPage, make_units
from generator.recovery.wholes import Wholes, compared

Choice = tuple[Label, np.ndarray, int]
_ALIKE = 1e-9
"""Two sums that differ by less are the same."""


def choices(page: Page) -> Iterator[Choice]:
    """Every unit chooses its place, on the way to the truth."""
    units = units_of(page)
    state = moves.State()
    holds: list[collections.Counter[int]] = []
    for unit in units.units:
        options = list(moves.moves(state, unit))
        article, kind = page.article.get(unit.chain[0]), page.kind.get(unit.chain[0])
        right = _right(options, holds, article, kind)
        if len(options) > 1 and article is not None:
            yield unit.label, Evidence(units, unit).rows(state, options), options.index(right)
        if right.kind is moves.Kind.NEW:
            holds.append(collections.Counter())
        if article is not None:
            holds[right.article][article] += len(unit.text)
        state = moves.apply(state, unit, right)


def ways(page: Page) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The ways that the search ends with, and those that are most like the truth, where they differ in that."""
    rows: list[np.ndarray] = []
    good: list[float] = []
    for joined in joins.ways_to_join(page.traits, standing.label_blocks(page.traits)):
        units = make_units(page.traits, joined.labels, joined.chains, page.idf)
        found = parse(units)
        rows.append(Wholes(units, found, joined.lost).rows())
        right = _rightly_joined(page, joined)
        good += [_likeness(page, units, way) + right for way in found]
    best = np.array(good) > max(good) - _ALIKE
    if not best.all():
        yield compared(np.concatenate(rows)), best


def _rightly_joined(page: Page, joined: joins.Joined) -> float:
    """Share of the blocks whose label is right and that go on as they should."""
    true = {one: other for chain in page.paragraphs for one, other in pairwise(chain)}
    said = {one: other for chain in joined.chains for one, other in pairwise(chain)}
    right = [
        label is other and said.get(at) == true.get(at)
        for at, (label, other) in enumerate(zip(joined.labels, page.labels, strict=True))
    ]
    return sum(right) / len(right)


def _likeness(page: Page, units: UnitPage, way: moves.State) -> float:
    """B-cubed F1 of the articles by characters, and the share of the headings that are rightly in a head or not."""
    table: collections.Counter[tuple[int, int]] = collections.Counter()
    for number, draft in enumerate(way.drafts):
        for at in (block for unit in (*draft.head, *draft.body) for block in units.units[unit].chain):
            if (article := page.article.get(at)) is not None:
                table[number, article] += len(page.blocks[at].text)
    said: collections.Counter[int] = collections.Counter()
    true: collections.Counter[int] = collections.Counter()
    for (number, article), count in table.items():
        said[number] += count
        true[article] += count
    precision = sum(count * count / said[number] for (number, _), count in table.items())
    recall = sum(count * count / true[article] for (_, article), count in table.items())
    heads = {at for draft in way.drafts for at in draft.head}
    lines = [unit for unit in units.units if unit.label is Label.HEADING]
    right = sum((page.kind.get(unit.chain[0]) in HEAD) == (unit.index in heads) for unit in lines)
    alike = 2 * precision * recall / (precision + recall) / sum(table.values()) if table else 0.0
    return alike + right / max(1, len(lines))


def learn_ways(found: Sequence[Sequence[tuple[np.ndarray, np.ndarray]]]) -> dict[str, Any]:
    """The network that weighs whole ways."""
    return {"ways": fit_choices(Choices.of([one for of_page in found for one in of_page]), hidden=20, ridge=12.0)}


def _right(
    options: Sequence[moves.Move], holds: Sequence[collections.Counter[int]], article: int | None, kind: str | None
) -> moves.Move:
    """The move that the truth asks for, or the best that is left after a wrong label or join."""
    mine = {n: hold[article] for n, hold in enumerate(holds) if hold and hold.most_common(1)[0][0] == article}
    allowed = sorted((move for move in options if move.article in mine), key=lambda move: -mine[move.article])
    head = (moves.Kind.STACK, moves.Kind.TRAIL)
    order = head if kind == "headline" else (*head, moves.Kind.BODY) if kind in HEAD else (moves.Kind.BODY,)
    fitting = (move for one in order for move in allowed if move.kind is one)
    return next(fitting, None) or next(move for move in options if move.kind is moves.Kind.NEW)


def learn(found: Sequence[Sequence[Choice]], starts: int = STARTS) -> dict[str, Any]:
    """The networks by label, from the choices of every page."""
    by_label: dict[Label, list[tuple[np.ndarray, int]]] = collections.defaultdict(list)
    for label, rows, right in (choice for of_page in found for choice in of_page):
        by_label[label].append((rows, right))
    return {
        label.value: fit_choices(Choices.of(some), hidden=24, ridge=15.0, starts=starts)
        for label, some in by_label.items()
    }


def units_of(page: Page) -> UnitPage:
    """The units as the recovery finds them: the layout has to live with its labels and joins."""
    joined = joins.ways_to_join(page.traits, standing.label_blocks(page.traits))[0]
    return make_units(page.traits, joined.labels, joined.chains, page.idf)
