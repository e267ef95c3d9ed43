"""The moves of the parser that lays out a page: where a unit may go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.recovery.kinship import REACH
from generator.recovery.labels import Label
from generator.recovery.units import HEAD_LABELS, Unit

_LINES = 3
"""A kicker, a headline, a subheadline."""


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
    is_signed: bool = False
    """Says who reports: in a byline, a dateline or a signature."""
    texts: int = 0
    """Paragraphs of running text."""
    pictures: int = 0
    """Captions."""
    latest: Label | None = None
    """What was added last."""

    @property
    def units(self) -> tuple[int, ...]:
        """Its latest units, head and body."""
        return (*self.head, *self.body[-REACH:])


@dataclass(frozen=True, slots=True)
class Step:
    """A move that was made."""

    unit: int
    move: Move
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
    if unit.is_behind and state.drafts and state.drafts[state.current].texts:
        yield Move(Kind.BODY, state.current)
        return
    if unit.is_below_byline and state.drafts and state.drafts[state.current].latest is Label.BYLINE:
        yield Move(Kind.STACK, state.current)
        return
    is_head = unit.label in HEAD_LABELS and not unit.is_numbered
    if not (unit.is_numbered and any(_has_sections(unit, draft) for draft in state.drafts if is_near(unit, draft))):
        yield Move(Kind.NEW, len(state.drafts))
    for number, draft in enumerate(state.drafts):
        if not is_near(unit, draft):
            continue
        is_building = number == state.current and bool(draft.head) and draft.last == draft.head[-1]
        if is_head and is_building and not draft.has_byline and len(draft.head) < _LINES + (unit.label is Label.BYLINE):
            yield Move(Kind.STACK, number)
        if is_head and draft.body and (not draft.head or (unit.label is Label.BYLINE and not draft.has_byline)):
            yield Move(Kind.TRAIL, number)
        is_of_body = unit.label is not Label.BYLINE and not unit.is_of_head
        opens = unit.is_salutation and draft.texts
        if is_of_body and not opens and (unit.label is not Label.HEADING or _has_sections(unit, draft)):
            yield Move(Kind.BODY, number)


def _has_sections(unit: Unit, draft: Draft) -> bool:
    """Whether a heading may open a section of an article: behind text, with a number behind the byline too."""
    return bool(draft.body) or (unit.is_numbered and draft.has_byline)


def apply(
    state: State, unit: Unit, move: Move, gain: float = 0.0, rival: tuple[float, int | None] = (1.0, None)
) -> State:
    """The state after a move."""
    draft = state.drafts[move.article] if move.kind is not Kind.NEW else Draft()
    in_head = unit.label in HEAD_LABELS and move.kind is not Kind.BODY
    after = replace(
        draft,
        head=(*draft.head, unit.index) if in_head else draft.head,
        body=draft.body if in_head else (*draft.body, unit.index),
        last=unit.index,
        has_byline=draft.has_byline or (in_head and unit.label is Label.BYLINE),
        is_trailed=draft.is_trailed or move.kind is Kind.TRAIL,
        is_done=(unit.is_signed or unit.label is Label.CREDIT) and not in_head,
        is_signed=draft.is_signed or unit.is_signed or unit.is_dated or (in_head and unit.label is Label.BYLINE),
        texts=draft.texts + (unit.label is Label.TEXT),
        pictures=draft.pictures + (unit.label is Label.CAPTION),
        latest=unit.label,
    )
    drafts = (*state.drafts[: move.article], after, *state.drafts[move.article + 1 :])
    moved = move.article != state.current
    step = Step(unit.index, move, *rival)
    before = state.current if moved else state.before
    return State(drafts, move.article, before, state.score + gain, (*state.steps, step))


def is_near(unit: Unit, draft: Draft) -> bool:
    """Whether an article is still open for a unit."""
    return unit.index - draft.last <= REACH
