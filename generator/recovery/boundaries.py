"""Where one article's text passes into the next without a heading between them: the best place of that cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.recovery.labels import Label
from generator.recovery.moves import Draft
from generator.recovery.units import UnitPage

_BESIDE = 5
"""Units on each side of a cut that are compared."""
_OPENING = 0.02
"""What a good first paragraph is worth against cohesion."""
_LONGEST = 40
"""Units on either side that a cut may move over."""


def settle_boundaries(page: UnitPage, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Move each bare boundary between two neighbouring articles to its best place."""
    settled = list(drafts)
    owner = {unit: number for number, draft in enumerate(settled) for unit in draft.body}
    for number in range(len(settled)):
        body = settled[number].body
        if not body or page.units[body[0]].label is not Label.TEXT or page.units[body[0]].is_opening:
            continue
        before = owner.get(body[0] - 1)
        if before is None or before == number or settled[before].body[-1] != body[0] - 1:
            continue
        _settle(page, settled, before, number)
        owner |= {unit: which for which in (before, number) for unit in settled[which].body}
    return tuple(settled)


def _settle(page: UnitPage, drafts: list[Draft], one: int, other: int) -> None:
    left, right = drafts[one], drafts[other]
    bodies = (*left.body, *right.body)
    at = len(left.body)
    places = [
        place
        for place in range(at - _run(page, left.body, -1), at + _run(page, right.body, 1) + 1)
        if 0 < place < len(bodies) and abs(place - at) <= _LONGEST
    ]
    best = max(places, key=lambda place: (_alike(page, left, right, bodies, place), -abs(place - at)), default=at)
    drafts[one] = replace(left, body=bodies[:best])
    drafts[other] = replace(right, body=bodies[best:])


def _run(page: UnitPage, body: tuple[int, ...], step: int) -> int:
    """How many units of text stand one after another in a body, from its first on (1) or from its last back (-1).

    The article keeps one unit at least.
    """
    units, count = body[::step], 0
    while (
        count < len(units) - 1
        and page.units[units[count]].label is Label.TEXT
        and units[count] == units[0] + step * count
    ):
        count += 1
    return count


def _alike(page: UnitPage, left: Draft, right: Draft, bodies: tuple[int, ...], place: int) -> float:
    """How much the units next to the cut share with their own side more than across it."""
    one, other = bodies[:place][-_BESIDE:], bodies[place:][:_BESIDE]
    across = [page.shared(a, b) for a in one for b in other]
    within = [page.shared(a, b) for side in (one, other) for a in side for b in side if a < b]
    heads = [page.shared(a, b) for side, head in ((one, left.head), (other, right.head)) for a in side for b in head]
    wrong = [page.shared(a, b) for side, head in ((one, right.head), (other, left.head)) for a in side for b in head]
    return (
        _mean(within) - _mean(across) + (_mean(heads) - _mean(wrong)) / 2
        + _OPENING * page.units[bodies[place]].begins
    )  # fmt: skip


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
