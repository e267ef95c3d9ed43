"""What speaks for and against each move of the layout: one row of figures a move, in the order of `NAMES`."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from generator.recovery.labels import Label
from generator.recovery.moves import Draft, Kind, Move, State, is_near
from generator.recovery.network import Matrix
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
    "covered", "covered_over", "tied", "tied_only", "tied_elsewhere", "tied_only_over", "tied_ahead",
    "following", "following_over", "current", "before", "gap", "beside_before", "beside_after", "beside_tail",
    "bodiless", "headless_draft", "lines", "bylined", "signed_draft", "dated_late", "trailed", "done", "photo", "texts",
    *(f"latest_{label or 'none'}" for label in _LABELS),
)  # fmt: skip
NAMES = (*(f"is_{kind}" for kind in _KINDS), *_UNIT, *_STATE, *_MOVE)
"""The figures of a row."""
_CUTS = tuple(accumulate((len(_KINDS), len(_UNIT), len(_STATE), len(_MOVE)), initial=0))
_KIND_AT, _UNIT_AT, _STATE_AT, _MOVE_AT = (slice(*ends) for ends in pairwise(_CUTS))
"""Where in a row each group of figures stands."""


class Evidence:
    """What speaks for and against the moves of one unit; what it has to do with an article is told once."""

    def __init__(self, page: UnitPage, unit: Unit) -> None:
        self._page, self._unit = page, unit
        ahead = page.texts_ahead[unit.index]
        self._ahead = page.kin(unit.index, ahead[:3])
        self._covered_ahead = page.covered(unit.index, ahead) if unit.label is Label.HEADING else 0.0
        self._ties = page.ties.of(unit.index)
        self._fits: dict[Draft, _Fit] = {}

    def rows(self, state: State, options: Sequence[Move]) -> Matrix:
        """One row for each of the moves."""
        drafts = state.drafts or (Draft(),)
        fits = {at: self._fit(draft) for at, draft in enumerate(state.drafts) if is_near(self._unit, draft)}
        # An article beyond reach shares nothing: of many, the two that may be the best and the second tell as much.
        far = [0.0] * min(2, len(state.drafts) - len(fits))
        kin = sorted([*(fit.kin for fit in fits.values()), *far], reverse=True)
        whole = sorted([*(fit.whole for fit in fits.values()), *far], reverse=True)
        only = sorted([*(fit.ties[1] for fit in fits.values()), *far], reverse=True)
        found = np.empty((len(options), len(NAMES)), np.float32)
        found[:, _UNIT_AT] = unit_figures(self._page, self._unit)
        found[:, _STATE_AT] = _state_figures(state)
        for row, move in zip(found, options, strict=True):
            is_new = move.kind is Kind.NEW
            number = state.current if is_new else move.article
            fit = fits.get(number) or self._fit(drafts[number])
            row[_KIND_AT] = [move.kind is one for one in _KINDS]
            row[_MOVE_AT] = [
                fit.kin,
                fit.kin - (max(kin, default=0.0) if is_new else _rival(fit.kin, kin)),
                fit.kin - self._ahead,
                fit.whole,
                fit.whole - (max(whole, default=0.0) if is_new else _rival(fit.whole, whole)),
                *fit.alike,
                *fit.ties,
                fit.ties[1] - (max(only, default=0.0) if is_new else _rival(fit.ties[1], only)),
                self._ties.ahead,
                *fit.ahead,
                not is_new and number == state.current,
                not is_new and number == state.before,
                fit.gap if state.drafts else 0.0,
                *fit.stands,
            ]
        return found

    def _fit(self, draft: Draft) -> _Fit:
        known = self._fits.get(draft)
        if known is None:
            page, unit = self._page, self._unit
            at_hand = is_near(unit, draft)
            known = self._fits[draft] = _Fit(
                page.kin(unit.index, draft.units) if at_hand else 0.0,
                page.near(unit.index, draft.units) if at_hand else 0.0,
                tuple(self._alike(draft)),
                self._ties.to(draft.units),
                self._following(draft),
                math.log(max(1, unit.index - draft.last)),
                tuple(_stands(page, unit, draft)),
            )
        return known

    def _alike(self, draft: Draft) -> Iterator[float]:
        """How the unit goes with an article's last part, its head and its body."""
        page, unit = self._page, self._unit
        is_line = unit.label is Label.HEADING
        yield page.shared(unit.index, draft.body[-1]) if draft.body else 0.0
        yield max((page.shared(unit.index, line) for line in draft.head), default=0.0)
        yield max((page.covered(line, (unit.index,)) for line in draft.head[:3]), default=0.0) if not is_line else 0.0
        covered = page.covered(unit.index, draft.body[-20:]) if unit.label is not Label.TEXT and draft.body else 0.0
        yield covered
        yield covered - self._covered_ahead

    def _following(self, draft: Draft) -> tuple[float, float]:
        """How the running text that follows the unit goes with an article, and against how it goes with the unit."""
        page = self._page
        texts = page.texts_ahead[self._unit.index][:2]
        following = sum(page.kin(text, draft.units) for text in texts) / len(texts) if texts and draft.units else 0.0
        return following, self._ahead - following


class _Fit(NamedTuple):
    """How a unit goes with an article as far as it is built."""

    kin: float
    whole: float
    alike: tuple[float, ...]
    ties: tuple[float, float, float]
    ahead: tuple[float, float]
    gap: float
    """Logarithm of the units since the article was last added to."""
    stands: tuple[float, ...]


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


def _stands(page: UnitPage, unit: Unit, draft: Draft) -> Iterator[float]:
    """Whether the unit stands next to an article in the file, and what the article has and lacks."""
    for other in page.beside[unit.index]:
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
