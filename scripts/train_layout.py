"""Learn where the layout puts each unit of a page, from pages with known truth.

It learns from the labels and the joins that the recovery finds with the weights it has.
"""

from __future__ import annotations

import collections
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from fit_network import Choices, fit_choices
from pages import HEAD, Page

from generator.recovery import joins, labels, moves
from generator.recovery.evidence import Evidence
from generator.recovery.labels import Label
from generator.recovery.layout import parse
from generator.recovery.units import UnitPage, make_units
from generator.recovery.wholes import Wholes

Choice = tuple[Label, np.ndarray, int]


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


def ways(page: Page) -> Iterator[tuple[np.ndarray, int]]:
    """The ways that the search ends with, and the one that is most like the truth, where they differ in that."""
    units = units_of(page)
    found = parse(units)
    good = [_likeness(page, units, way) for way in found]
    if min(good) < max(good):
        yield Wholes(units, found).rows(), good.index(max(good))


def _likeness(page: Page, units: UnitPage, way: moves.State) -> float:
    """B-cubed F1 of the articles, by characters; heads count as bodies."""
    table: collections.Counter[tuple[int, int]] = collections.Counter()
    for number, draft in enumerate(way.drafts):
        for at in (*draft.head, *draft.body):
            unit = units.units[at]
            if (article := page.article.get(unit.chain[0])) is not None:
                table[number, article] += len(unit.text)
    said: collections.Counter[int] = collections.Counter()
    true: collections.Counter[int] = collections.Counter()
    for (number, article), count in table.items():
        said[number] += count
        true[article] += count
    precision = sum(count * count / said[number] for (number, _), count in table.items())
    recall = sum(count * count / true[article] for (_, article), count in table.items())
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def learn_ways(found: Sequence[Sequence[tuple[np.ndarray, int]]]) -> dict[str, Any]:
    """The network that weighs whole ways."""
    return {"ways": fit_choices(Choices.of([one for of_page in found for one in of_page]), hidden=6, ridge=8.0)}


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


def learn(found: Sequence[Sequence[Choice]]) -> dict[str, Any]:
    """The networks by label, from the choices of every page."""
    by_label: dict[Label, list[tuple[np.ndarray, int]]] = collections.defaultdict(list)
    for label, rows, right in (choice for of_page in found for choice in of_page):
        by_label[label].append((rows, right))
    return {label.value: fit_choices(Choices.of(some), hidden=24, ridge=15.0) for label, some in by_label.items()}


def units_of(page: Page) -> UnitPage:
    """The units as the recovery finds them: the layout has to live with its labels and joins."""
    joined = joins.join_fragments(page.traits, labels.label_blocks(page.traits))
    return make_units(page.traits, joined.labels, joined.chains, page.idf)
