"""The moves of the parser that lays out a page: where a unit may go, and what speaks for each place."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from generator.recovery.labels import Label
from generator.recovery.units import Unit, UnitPage

_WINDOW = 80
"""Units: an article that nothing was added to for so long is closed."""


class Kind(StrEnum):
    """What a move does with a unit."""

    NEW = "new"
    """Begin an article."""
    BODY = "body"
    """Go on with the body of an article."""
    STACK = "stack"
    """Add a line to the head that is being built."""
    TRAIL = "trail"
    """Begin the head of an article whose body came first."""


@dataclass(frozen=True, slots=True)
class Move:
    """Where one unit goes."""

    kind: Kind
    article: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as far as it is built: indices of units."""

    head: tuple[int, ...] = ()
    body: tuple[int, ...] = ()
    last: int = -1
    has_byline: bool = False
    is_trailed: bool = False
    """Its head came after its body."""
    is_done: bool = False
    """Signed at its end, or a picture with its credit."""

    @property
    def units(self) -> tuple[int, ...]:
        """Its latest units, head and body."""
        return (*self.head, *self.body[-_WINDOW:])


@dataclass(frozen=True, slots=True)
class Step:
    """A move that was made."""

    unit: int
    likelihood: float
    """That the unit goes to this article, among all that were open."""
    alternative: int | None
    """The next best article; None: a new one."""


@dataclass(frozen=True, slots=True)
class State:
    """A page as far as it is laid out."""

    drafts: tuple[Draft, ...] = ()
    current: int = -1
    before: int = -1
    """The article that was current before."""
    score: float = 0.0
    steps: tuple[Step, ...] = ()


def moves(state: State, unit: Unit) -> Iterator[Move]:
    """Every place where a unit may go."""
    yield Move(Kind.NEW, len(state.drafts))
    is_head = unit.label in {Label.HEADING, Label.BYLINE}
    for number, draft in enumerate(state.drafts):
        if not _is_near(unit, draft):
            continue
        is_building = number == state.current and bool(draft.head) and draft.last == draft.head[-1]
        if is_head and is_building and not draft.has_byline:
            yield Move(Kind.STACK, number)
        if is_head and draft.body and (not draft.head or (unit.label is Label.BYLINE and not draft.has_byline)):
            yield Move(Kind.TRAIL, number)
        if unit.label is not Label.BYLINE and not (unit.label is Label.HEADING and not draft.body):
            yield Move(Kind.BODY, number)


def apply(
    state: State, unit: Unit, move: Move, gain: float = 0.0, rival: tuple[float, int | None] = (1.0, None)
) -> State:
    """The state after a move."""
    draft = state.drafts[move.article] if move.kind is not Kind.NEW else Draft()
    in_head = unit.label in {Label.HEADING, Label.BYLINE} and move.kind is not Kind.BODY
    after = replace(
        draft,
        head=(*draft.head, unit.index) if in_head else draft.head,
        body=draft.body if in_head else (*draft.body, unit.index),
        last=unit.index,
        has_byline=draft.has_byline or (in_head and unit.label is Label.BYLINE),
        is_trailed=draft.is_trailed or move.kind is Kind.TRAIL,
        is_done=(unit.is_signed or unit.label is Label.CREDIT) and not in_head,
    )
    drafts = (*state.drafts[: move.article], after, *state.drafts[move.article + 1 :])
    moved = move.article != state.current
    step = Step(unit.index, *rival)
    before = state.current if moved else state.before
    return State(drafts, move.article, before, state.score + gain, (*state.steps, step))


def features(page: UnitPage, state: State, unit: Unit, options: Sequence[Move]) -> list[dict[str, float]]:
    """What speaks for and against each of the moves, by name; the names say label and kind of move."""
    around = _surroundings(page, state, unit)
    kin = [page.kin(unit.index, draft.units) if _is_near(unit, draft) else 0.0 for draft in state.drafts]
    ahead = _Ahead(
        page.kin(unit.index, _texts_ahead(page, unit, 1)),
        page.kin(unit.index, _texts_ahead(page, unit, 3)),
        _covered(page, unit, _texts_ahead(page, unit, 4)) if unit.label is Label.HEADING else 0.0,
    )
    ranked = sorted(kin, reverse=True)
    found = []
    for move in options:
        if move.kind is Kind.NEW:
            more = _new(page, state, unit, kin, ahead)
        else:
            own = kin[move.article]
            rival = ranked[0] if own < ranked[0] else ranked[1] if len(ranked) > 1 else 0.0
            more = _existing(page, state, unit, move, _Standing(own, rival, ahead))
        key = f"{unit.label.value}.{move.kind.value}."
        found.append({key + name: value for name, value in {"bias": 1.0, **around, **more}.items()})
    return found


class _Ahead(NamedTuple):
    """How a unit goes with the running text that follows it."""

    next: float
    three: float
    covered: float


def _is_near(unit: Unit, draft: Draft) -> bool:
    return unit.index - draft.last <= _WINDOW


def _covered(page: UnitPage, unit: Unit, others: Sequence[int]) -> float:
    """Share of a line's character pairs that stand in some other units."""
    texts = [page.units[other].pairs for other in others[-_WINDOW:]]
    return sum(any(pair in text for text in texts) for pair in unit.pairs) / len(unit.pairs) if unit.pairs else 0.0


def _surroundings(page: UnitPage, state: State, unit: Unit) -> dict[str, float]:
    """What the unit is and what stands next to it."""
    following = page.units[unit.index + 1 : unit.index + 4]
    labels = [other.label for other in following] + [None] * (3 - len(following))
    current = state.drafts[state.current] if state.drafts else None
    found = {
        "begins": min(2.0, max(-2.0, unit.begins)),
        "dated": float(unit.is_dated),
        "current_bodiless": float(current is not None and not current.body),
        "current_headless": float(current is not None and not current.head),
        "current_done": float(current is not None and (current.is_done or current.is_trailed)),
        "last": float(not following),
        "before_caption": float(labels[0] is Label.CAPTION),
    }
    if unit.label in {Label.HEADING, Label.BYLINE}:
        text = next((other for other in following if other.label is Label.TEXT), None)
        found |= {
            "before_text": float(labels[0] is Label.TEXT),
            "before_heading": float(labels[0] is Label.HEADING),
            "before_byline": float(labels[0] is Label.BYLINE),
            "near_byline": float(Label.BYLINE in labels[1:]),
            "before_dated": float(text is not None and text.is_dated),
            "before_begins": min(2.0, max(-2.0, text.begins)) if text else 0.0,
            "before_picture": float(Label.CAPTION in labels),
            "length": len(unit.text) / 10,
            "dash": float(unit.text.startswith(("—", "–", "―", "-"))),
            "gap": float(any(mark in unit.text.strip() for mark in " \u3000·")),
            "comma": float("," in unit.text or "，" in unit.text),
        }
    return found


def _texts_ahead(page: UnitPage, unit: Unit, count: int) -> tuple[int, ...]:
    """The next units of running text."""
    texts = (other.index for other in page.units[unit.index + 1 : unit.index + 1 + 3 * count]
             if other.label is Label.TEXT)  # fmt: skip
    return tuple(index for index, _ in zip(texts, range(count), strict=False))


def _following_kin(page: UnitPage, unit: Unit, draft: Draft) -> float:
    """How the running text after a unit goes with an article."""
    texts = _texts_ahead(page, unit, 2)
    return sum(page.kin(text, draft.units) for text in texts) / len(texts) if texts else 0.0


def _new(page: UnitPage, state: State, unit: Unit, kin: Sequence[float], ahead: _Ahead) -> dict[str, float]:
    current = kin[state.current] if kin else 0.0
    draft = state.drafts[state.current] if state.drafts else Draft()
    following = _following_kin(page, unit, draft)
    return {
        "kin_last": page.shared(unit.index, draft.body[-1]) if draft.body else 0.0,
        "following_current": following,
        "following_over": ahead.three - following,
        "trail_ahead_headed": float(page.trail_ahead[unit.index] and bool(draft.head)),
        "trail_ahead_headless": float(page.trail_ahead[unit.index] and not draft.head),
        "first": float(not state.drafts),
        "kin_current": current,
        "kin_best": max(kin, default=0.0),
        "kin_ahead": ahead.three,
        "kin_next": ahead.next,
        "covered_ahead": ahead.covered,
        "headless": float(min(3, sum(not draft.head for draft in state.drafts[-6:]))),
    }


class _Standing(NamedTuple):
    """How a unit goes with an article, with its best rival, and with what follows."""

    own: float
    rival: float
    ahead: _Ahead


def _existing(page: UnitPage, state: State, unit: Unit, move: Move, standing: _Standing) -> dict[str, float]:
    own, rival, ahead = standing
    draft = state.drafts[move.article]
    is_current = move.article == state.current
    covered = _covered(page, unit, draft.body) if unit.label is Label.HEADING and draft.body else 0.0
    heads = [page.shared(unit.index, other) for other in draft.head]
    following = _following_kin(page, unit, draft)
    return {
        "following": following,
        "following_over": ahead.three - following,
        "trail_ahead_headed": float(page.trail_ahead[unit.index] and bool(draft.head)),
        "trail_ahead_headless": float(page.trail_ahead[unit.index] and not draft.head),
        "current": float(is_current),
        "before": float(move.article == state.before),
        "gap_units": math.log(unit.index - draft.last),
        "kin": own,
        "kin_over": own - rival,
        "kin_last": page.shared(unit.index, draft.body[-1]) if draft.body else 0.0,
        "kin_head": max(heads, default=0.0),
        "kin_over_ahead": own - ahead.three,
        "kin_next": ahead.next,
        "covered": covered,
        "covered_ahead": ahead.covered,
        "covered_over": covered - ahead.covered,
        "bodiless": float(not draft.body),
        "bodiless_current": float(not draft.body and is_current),
        "headless": float(not draft.head),
        "lines": float(len(draft.head)),
        "late_dated": float(unit.is_dated and bool(draft.body)),
        "trailed": float(draft.is_trailed),
        "done": float(draft.is_done),
        "photo": float(any(page.units[other].label is Label.CAPTION for other in draft.body[-4:])),
        "long": float(len(draft.body) > 1),
        "after_heading": float(bool(draft.body) and page.units[draft.last].label is Label.HEADING),
    }
