"""What speaks for and against each move of the layout: one row of figures a move, in the order of `NAMES`."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.recovery.labels import Label
from generator.recovery.moves import Draft, Kind, Move, State, is_near
from generator.recovery.units import HEAD_LABELS, Unit, UnitPage

_KINDS = tuple(Kind)
_LABELS = (*(label for label in Label if label is not Label.FURNITURE), None)
_UNIT = (
    "begins", "dated", "signed", "length", "title", "quoted_below", "quoted_above", "kin_next", "kin_three",
    "covered_ahead", "covered_next", "trail_ahead", "next_dated", "next_begins", "texts_run", "before_signed",
    "chained", "apart",
    *(f"before_{label or 'none'}" for label in _LABELS), *(f"after_{label or 'none'}" for label in _LABELS),
    *(f"second_{label or 'none'}" for label in (Label.TEXT, Label.HEADING, Label.BYLINE)),
    "dash", "gap", "comma",
)  # fmt: skip
_STATE = (
    "current_bodiless", "current_headless", "current_done", "current_signed", "current_photo", "current_texts",
    "current_lines", "headless", "first",
)  # fmt: skip
_MOVE = (
    "kin", "kin_over", "kin_over_ahead", "near", "near_over", "kin_last", "kin_head", "covered_head",
    "covered", "covered_over",
    "following", "following_over", "current", "before", "gap", "beside_before", "beside_after", "beside_tail",
    "bodiless", "headless_draft", "lines", "bylined", "signed_draft", "dated_late", "trailed", "done", "photo", "texts",
    *(f"latest_{label or 'none'}" for label in _LABELS),
)  # fmt: skip
NAMES = (*(f"is_{kind}" for kind in _KINDS), *_UNIT, *_STATE, *_MOVE)
"""The figures of a row."""


def evidence(page: UnitPage, state: State, unit: Unit, options: Sequence[Move]) -> list[list[float]]:
    """One row for each of the moves."""
    around = [*unit_figures(page, unit), *_state_figures(state)]
    near = [is_near(unit, draft) for draft in state.drafts]
    kin = [
        page.kin(unit.index, draft.units) if at_hand else 0.0 for draft, at_hand in zip(state.drafts, near, strict=True)
    ]
    whole = [
        page.near(unit.index, draft.units) if at_hand else 0.0
        for draft, at_hand in zip(state.drafts, near, strict=True)
    ]
    ahead = _Ahead(
        page.kin(unit.index, page.texts_ahead[unit.index][:3]),
        page.covered(unit.index, page.texts_ahead[unit.index]) if unit.label is Label.HEADING else 0.0,
    )
    rivals = _Ranks(sorted(kin, reverse=True), sorted(whole, reverse=True))
    rows = []
    for move in options:
        kind = [float(move.kind is one) for one in _KINDS]
        standing = _standing(kin, whole, rivals, state, move)
        rows.append([*kind, *around, *_move_figures(page, state, unit, _Option(move, standing, ahead))])
    return rows


class _Ahead(NamedTuple):
    """How a unit goes with the running text that follows it."""

    kin: float
    covered: float


class _Ranks(NamedTuple):
    """The articles' likenesses with the unit, best first."""

    kin: list[float]
    whole: list[float]


class _Standing(NamedTuple):
    """How a unit goes with an article and with its best rival; for a new article, with the current one."""

    kin: float
    kin_rival: float
    whole: float
    whole_rival: float


def _standing(kin: Sequence[float], whole: Sequence[float], ranks: _Ranks, state: State, move: Move) -> _Standing:
    if move.kind is Kind.NEW:
        own, near = (kin[state.current], whole[state.current]) if kin else (0.0, 0.0)
        return _Standing(own, max(kin, default=0.0), near, max(whole, default=0.0))
    return _Standing(
        kin[move.article], _rival(kin[move.article], ranks.kin),
        whole[move.article], _rival(whole[move.article], ranks.whole),
    )  # fmt: skip


def _rival(own: float, ranked: Sequence[float]) -> float:
    return ranked[0] if own < ranked[0] else ranked[1] if len(ranked) > 1 else 0.0


def unit_figures(page: UnitPage, unit: Unit) -> tuple[float, ...]:
    """What the unit is and what stands next to it; the same in every state."""
    known = page.figures.get(unit.index)
    if known is None:
        known = page.figures[unit.index] = tuple(_unit_figures(page, unit))
    return known


def _unit_figures(page: UnitPage, unit: Unit) -> Iterator[float]:
    index = unit.index
    before = page.units[index - 1] if index else None
    following = page.units[index + 1 : index + 3]
    ahead = page.texts_ahead[index]
    text = page.units[ahead[0]] if ahead else None
    yield from (_within(unit.begins), float(unit.is_dated), float(unit.is_signed), math.log(len(unit.text) / 10))
    yield unit.title
    yield from page.quoted[index]
    yield page.kin(index, ahead[:1])
    yield page.kin(index, ahead[:3])
    yield page.covered(index, ahead) if unit.label is not Label.TEXT else 0.0
    yield page.covered(index, ahead[:1]) if unit.label is not Label.TEXT else 0.0
    yield float(page.trail_ahead[index])
    yield float(text is not None and text.is_dated)
    yield _within(text.begins) if text else 0.0
    yield _run(page, index) / 4
    yield float(before is not None and before.is_signed)
    yield float(len(unit.chain) > 1)
    yield float(unit.chain[-1] - unit.chain[0] != len(unit.chain) - 1)
    one = before.label if before else None
    two = following[0].label if following else None
    three = following[1].label if len(following) > 1 else None
    yield from (float(one is label) for label in _LABELS)
    yield from (float(two is label) for label in _LABELS)
    yield from (float(three is label) for label in (Label.TEXT, Label.HEADING, Label.BYLINE))
    is_head = unit.label in HEAD_LABELS
    yield float(is_head and unit.text.startswith(("—", "–", "―", "-")))
    yield float(is_head and any(mark in unit.text.strip() for mark in " \u3000·"))
    yield float(is_head and ("," in unit.text or "，" in unit.text))


def _run(page: UnitPage, index: int) -> int:
    """How many units of running text come next, up to four."""
    count = 0
    while count < 4 and index + 1 + count < len(page.units) and page.units[index + 1 + count].label is Label.TEXT:
        count += 1
    return count


def _within(value: float) -> float:
    return min(2.0, max(-2.0, value))


def _state_figures(state: State) -> tuple[float, ...]:
    draft = state.drafts[state.current] if state.drafts else Draft()
    return (
        float(bool(state.drafts) and not draft.body),
        float(bool(state.drafts) and not draft.head),
        float(draft.is_done or draft.is_trailed),
        float(draft.is_signed),
        float(draft.pictures > 0),
        math.log1p(draft.texts) / 2,
        float(len(draft.head)) / 2,
        float(min(3, sum(not one.head for one in state.drafts[-6:]))),
        float(not state.drafts),
    )


class _Option(NamedTuple):
    """A move, and how the unit goes with where it leads."""

    move: Move
    standing: _Standing
    ahead: _Ahead


def _move_figures(page: UnitPage, state: State, unit: Unit, option: _Option) -> Iterator[float]:
    move, standing, ahead = option
    is_new = move.kind is Kind.NEW
    drafts = state.drafts
    draft = (drafts[state.current] if drafts else Draft()) if is_new else drafts[move.article]
    number = state.current if is_new else move.article
    is_line = unit.label is Label.HEADING
    yield standing.kin
    yield standing.kin - standing.kin_rival
    yield standing.kin - ahead.kin
    yield standing.whole
    yield standing.whole - standing.whole_rival
    yield page.shared(unit.index, draft.body[-1]) if draft.body else 0.0
    yield max((page.shared(unit.index, line) for line in draft.head), default=0.0)
    yield max((page.covered(line, (unit.index,)) for line in draft.head[:3]), default=0.0) if not is_line else 0.0
    covered = page.covered(unit.index, draft.body[-20:]) if unit.label is not Label.TEXT and draft.body else 0.0
    yield covered
    yield covered - ahead.covered
    texts = page.texts_ahead[unit.index][:2]
    following = sum(page.kin(text, draft.units) for text in texts) / len(texts) if texts and draft.units else 0.0
    yield following
    yield ahead.kin - following
    yield float(not is_new and number == state.current)
    yield float(not is_new and number == state.before)
    yield math.log(max(1, unit.index - draft.last)) if drafts else 0.0
    beside = page.beside[unit.index]
    for other in beside:
        yield float(other is not None and other < unit.index and (other in draft.body or other in draft.head))
    yield float(not draft.body)
    yield float(not draft.head)
    yield len(draft.head) / 2
    yield float(draft.has_byline)
    yield float(draft.is_signed)
    yield float(unit.is_dated and bool(draft.body))
    yield float(draft.is_trailed)
    yield float(draft.is_done)
    yield float(draft.pictures > 0)
    yield math.log1p(draft.texts) / 2
    yield from (float(draft.latest is label) for label in _LABELS)
