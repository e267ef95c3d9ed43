"""The reading order of an article's body, of which frames or tails of paragraphs were exported out of their place.

What is torn and joined says which frame follows which: the fragment that a paragraph ends with begins a frame, and what
stands below it goes on there, unless that fragment alone was moved. Where that leaves several orders, they are weighed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, permutations
from operator import mul

from generator.recovery.labels import Label
from generator.recovery.units import Unit, UnitPage
from generator.recovery.weights import weights

_MOST = 48
"""Orders that are weighed."""
_FEW_TAILS, _FEW_RUNS = 4, 3
"""Tails apart from their heads, and runs of units, of which every combination is looked at."""
Order = tuple[Unit, ...]
NAMES = (
    "in_file", "back", "parted", "lead_begins", "lead_no_text", "lead_below_head", "lead_in_head", "dated_late",
    "signed_early", "ends_open",
)  # fmt: skip
"""The figures of an order."""


def reading_order(page: UnitPage, head: Sequence[int], body: Sequence[int]) -> Order:
    """The units of a body as they are read."""
    found = orders([page.units[index] for index in body])
    if len(found) == 1:
        return found[0]
    worth: list[float] = [weights("order")[name] for name in NAMES]
    scores = [sum(map(mul, worth, row)) for row in order_rows(page, head, found)]
    return found[max(range(len(found)), key=scores.__getitem__)]


def orders(body: Sequence[Unit]) -> list[Order]:
    """The orders that a body may have, that of the file first."""
    in_file = tuple(sorted(body, key=lambda unit: unit.chain[0]))
    found: dict[Order, None] = {in_file: None}
    tails = [(unit, at) for unit in in_file for at in range(1, len(unit.chain)) if _is_apart(unit, at)]
    for moved in _subsets(tails):
        for order in _orders(in_file, frozenset((unit.index, at) for unit, at in moved)):
            found.setdefault(order)
            if len(found) >= _MOST:
                return list(found)
    return list(found)


def _is_apart(unit: Unit, at: int) -> bool:
    return unit.chain[at] != unit.chain[at - 1] + 1


def _subsets(tails: Sequence[tuple[Unit, int]]) -> Iterator[tuple[tuple[Unit, int], ...]]:
    """Which of the tails may have been moved by themselves: of many none, one, all but one or all."""
    sizes = range(len(tails) + 1) if len(tails) <= _FEW_TAILS else sorted({0, 1, len(tails) - 1, len(tails)})
    for size in sizes:
        yield from combinations(tails, size)


def _orders(units: Order, moved: frozenset[tuple[int, int]]) -> Iterator[Order]:
    """The orders in which every frame stays whole, but for tails that were moved."""
    owner = {block: unit for unit in units for at, block in enumerate(unit.chain) if (unit.index, at) not in moved}
    blocks = sorted(owner)
    following: dict[int, Unit] = {}
    for unit in units:
        last = [block for at, block in enumerate(unit.chain) if (unit.index, at) not in moved][-1]
        at = bisect_right(blocks, last)
        if at < len(blocks) and owner[blocks[at]].chain[0] == blocks[at]:
            following[unit.index] = owner[blocks[at]]
    for runs in _runs(units, following):
        yield from _in_row(runs)


def _runs(units: Order, following: Mapping[int, Unit]) -> Iterator[list[Order]]:
    """The units in runs; a ring may be opened anywhere."""
    followed = {unit.index for unit in following.values()}
    runs = [_run(unit, following) for unit in units if unit.index not in followed]
    done = {unit.index for run in runs for unit in run}
    rings = []
    for unit in units:
        if unit.index not in done:
            ring = _run(unit, following)
            rings.append(ring)
            done |= {one.index for one in ring}
    opened: list[list[Order]] = [runs]
    for ring in rings:
        opened = [[*some, ring[at:] + ring[:at]] for some in opened for at in range(len(ring))][:_MOST]
    for some in opened:
        yield sorted(some, key=lambda run: run[0].chain[0])


def _run(first: Unit, following: Mapping[int, Unit]) -> Order:
    run = [first]
    while run[-1].index in following and following[run[-1].index] is not first:
        run.append(following[run[-1].index])
    return tuple(run)


def _in_row(runs: Sequence[Order]) -> Iterator[Order]:
    """The runs one after another: in every order if they are few, else as in the file, or one of them first or last."""
    rows: Iterable[Sequence[Order]] = permutations(runs) if len(runs) <= _FEW_RUNS else _one_moved(runs)
    return (tuple(unit for run in row for unit in run) for row in rows)


def _one_moved(runs: Sequence[Order]) -> Iterator[Sequence[Order]]:
    yield runs
    for at, run in enumerate(runs):
        rest = (*runs[:at], *runs[at + 1 :])
        yield (run, *rest)
        yield (*rest, run)


def order_rows(page: UnitPage, head: Sequence[int], found: Sequence[Order]) -> list[list[float]]:
    """What speaks for and against each of the orders that a body may have; the first is that of the file."""
    return [list(map(float, _row(page, head, order, is_in_file=not number))) for number, order in enumerate(found)]


def _row(page: UnitPage, head: Sequence[int], order: Order, *, is_in_file: bool) -> Iterator[float]:
    lead = order[0]
    steps = [(one.chain[-1], other.chain[0]) for one, other in pairwise(order)]
    firsts = {unit.chain[0] for unit in order}
    texts = [unit for unit in order if unit.label is Label.TEXT]
    yield is_in_file
    yield sum(block < before for before, block in steps)
    yield sum(unit.chain[-1] + 1 in firsts for unit in order) - sum(block == before + 1 for before, block in steps)
    yield lead.begins if lead.label is Label.TEXT else 0.0
    yield lead.label is Label.HEADING
    yield lead.chain[0] == max((page.units[index].chain[-1] for index in head), default=-2) + 1
    yield max((page.covered(line, (lead.index,)) for line in head), default=0.0)
    yield sum(unit.is_dated for unit in order[1:])
    yield sum(unit.is_signed for unit in texts[:-1])
    yield order[-1].label is Label.HEADING
