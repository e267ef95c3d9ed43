"""What is computed once of every block, for every step that follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.recovery import characters, marks
from generator.recovery.asking import asking, bare
from generator.recovery.blocks import Block
from generator.recovery.cohesion import pairs
from generator.recovery.wording import reworded


@dataclass(frozen=True, slots=True)
class Traits:
    """A block's text folded, and what its edges and its vocabulary tell."""

    text: str
    """As printed."""
    folded: str
    is_open: bool
    """Stops without the mark that ends a sentence."""
    is_alone: bool
    """Is text and whole, though no sentence: nothing goes on with it, and it goes on with nothing."""
    begins: float
    """How much likelier its first characters are at the edge of a paragraph than inside a sentence (logarithm)."""
    ends: float
    """Logarithm of the likelihood that a mark follows its last characters."""
    closes: str
    """Closing marks whose opening is missing."""
    opens: str
    """Opening marks left open."""
    pairs: frozenset[str]
    is_dated: bool
    """Opens with a dateline."""
    wide: int
    """1: full-width commas, -1: half-width, 0: no comma."""


@dataclass(frozen=True, slots=True)
class PageTraits:
    """The traits of every block."""

    blocks: tuple[Traits, ...]


def page_traits(blocks: Sequence[Block]) -> PageTraits:
    """Traits of a page's blocks, in order."""
    return PageTraits(tuple(_traits(block.text) for block in blocks))


def as_learnt(page: PageTraits) -> PageTraits:
    """The traits as if no title asked or called, and bylines were worded as those that the weights were learnt from."""
    marked = asking([one.text for one in page.blocks])
    known = (reworded(bare(one.text) if i in marked else one.text) for i, one in enumerate(page.blocks))
    return PageTraits(
        tuple(one if text == one.text else _traits(text) for one, text in zip(page.blocks, known, strict=True))
    )


def _traits(text: str) -> Traits:
    folded = characters.folded(text)
    closes, opens = marks.balance(text)
    full, half = len(re.findall("，", text)), len(re.findall(",", text))
    return Traits(
        text=text,
        folded=folded,
        is_open=marks.is_open(text),
        is_alone=marks.is_alone(text),
        begins=characters.begins(folded) - characters.continues("", folded),
        ends=characters.ends_clause(folded),
        closes=closes,
        opens=opens,
        pairs=pairs(text),
        is_dated=marks.is_dated(text),
        wide=(full > half) - (half > full),
    )
