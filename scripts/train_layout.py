"""Learn where the layout puts each unit of a page, from pages with known truth.

    python scripts/train_layout.py PAGES [--house A] [--out DIR]

Comes last: it learns from the labels and the joins that the recovery finds with the weights it has.
"""

from __future__ import annotations

import argparse
import collections
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from fit_network import Choices, fit_choices
from train_recovery import HEAD, Page, write

from generator.recovery import evidence, joins, labels, moves
from generator.recovery.labels import Label
from generator.recovery.units import UnitPage, make_units

Choice = tuple[Label, list[list[float]], int]


def choices(page: Page, units: UnitPage) -> Iterator[Choice]:
    """Every unit chooses its place, on the way to the truth."""
    state = moves.State()
    holds: list[collections.Counter[int]] = []
    for unit in units.units:
        options = list(moves.moves(state, unit))
        article, kind = page.article.get(unit.chain[0]), page.kind.get(unit.chain[0])
        right = _right(options, holds, article, kind)
        if len(options) > 1 and article is not None:
            yield unit.label, evidence.evidence(units, state, unit, options), options.index(right)
        if right.kind is moves.Kind.NEW:
            holds.append(collections.Counter())
        if article is not None:
            holds[right.article][article] += len(unit.text)
        state = moves.apply(state, unit, right)


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


def learn(pages: Sequence[Page], parsed: Sequence[UnitPage]) -> dict[str, Any]:
    """The networks by label."""
    found: dict[Label, list[tuple[list[list[float]], int]]] = collections.defaultdict(list)
    for page, units in zip(pages, parsed, strict=True):
        for label, rows, right in choices(page, units):
            found[label].append((rows, right))
    return {label.value: fit_choices(Choices.of(some)) for label, some in found.items()}


def units_of(page: Page) -> UnitPage:
    """The units as the recovery finds them: the layout has to live with its labels and joins."""
    joined = joins.join_fragments(page.traits, labels.label_blocks(page.traits), page.idf)
    return make_units(page.traits, joined.labels, joined.chains, page.idf)


def main() -> None:
    """Learn the weights and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--house", help="learn from this house's pages only")
    parser.add_argument("--out", type=Path, default=Path("generator/recovery/weights"))
    options = parser.parse_args()
    pages = [Page(path) for path in sorted(options.pages.glob("*.txt"))]
    pages = [page for page in pages if options.house in {None, page.truth["house"]}]
    write(options.out, "moves", learn(pages, [units_of(page) for page in pages]))


if __name__ == "__main__":
    main()
