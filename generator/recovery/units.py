"""The units that articles are made of: heading lines, whole paragraphs and the small forms, in file order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.recovery.cohesion import pairs
from generator.recovery.heads import quoted
from generator.recovery.joins import Chain
from generator.recovery.kinship import Kinship
from generator.recovery.labels import Label
from generator.recovery.marks import (
    ABOUT_AUTHOR,
    BYLINE,
    GIVEN_ON,
    GOES_ON_AT,
    GOES_ON_FROM,
    NOTICE,
    NUMBERED,
    SALUTATION,
    SIGNED_OPENLY,
)
from generator.recovery.meaning import direction
from generator.recovery.series import is_series
from generator.recovery.ties import Ties
from generator.recovery.titles import title_score
from generator.recovery.traits import PageTraits, Traits

HEAD_LABELS = frozenset({Label.HEADING, Label.BYLINE})


@dataclass(frozen=True, slots=True)
class Unit:
    """A heading line, a joined paragraph or one of the small forms, at the place of its first block."""

    index: int
    label: Label
    chain: Chain
    text: str
    pairs: frozenset[str]
    begins: float
    is_dated: bool
    is_signed: bool
    """Ends with names in brackets behind the last sentence."""
    title: float
    """Logarithm of the odds that it is a title; 0 for anything but a heading."""
    is_of_head: bool
    """A heading that is the name of a known series, or of a notice: it stands in a head, never in a body."""
    is_numbered: bool
    """A heading with a number: it stands in a body, never in a head."""
    is_below_byline: bool
    """A byline directly below another: two in a row are those of one article."""
    is_behind: bool
    """The row of a table, or a line like （完）, （据新华社电）, （作者系…）: it belongs to what stands before it."""

    @property
    def is_torn(self) -> bool:
        """Whether it stands in several fragments."""
        return len(self.chain) > 1

    @property
    def is_opening(self) -> bool:
        """Whether it is a paragraph that opens what its page has of an article."""
        return self.is_dated or self.comes_from_elsewhere or self.is_salutation

    @property
    def is_salutation(self) -> bool:
        """Whether it says whom a letter is to: above its text, never below."""
        return self.label is Label.TEXT and SALUTATION.fullmatch(self.text) is not None

    @property
    def comes_from_elsewhere(self) -> bool:
        """Whether it is a paragraph that says on which page its article was begun."""
        return self.label is Label.TEXT and GOES_ON_FROM.match(self.text) is not None

    @property
    def goes_on_elsewhere(self) -> bool:
        """Whether it is a paragraph that says on which page its article goes on."""
        return self.label is Label.TEXT and GOES_ON_AT.search(self.text) is not None


class Beside(NamedTuple):
    """The units that stand in the file next to the fragments of a unit: three figures of the evidence, in order."""

    before: int | None
    """Owner of the block before the first fragment."""
    after: int | None
    """Owner of the block after the last fragment, where that is not simply the next unit."""
    before_tail: int | None
    """Owner of the block before the last fragment, where it stands apart."""


class UnitPage:
    """The units of a page and how much any two of them share, computed when it is first asked for."""

    def __init__(
        self, units: tuple[Unit, ...], idf: Mapping[str, float], fragments: Mapping[int, NDArray[np.float32]]
    ) -> None:
        self.units = units
        self._fragments = fragments
        """For every joined paragraph what each of its fragments is about."""
        self.kinship = Kinship([unit.pairs for unit in units], idf)
        self.ties = Ties([unit.pairs for unit in units], self.kinship.weights)
        self.trail_ahead = _trail_ahead(units)
        """For every unit, whether the next head must belong to the text before it."""
        self.beside = _beside(units)
        self.texts_ahead = _texts_ahead(units)
        """For every unit, the next four units of running text."""
        self.quoted = tuple(self._quoted(unit) for unit in units)
        """For every heading, the share of it that stands word for word in the text below, and in the text above."""
        self.figures: dict[int, tuple[float, ...]] = {}
        """What the evidence says of a unit whatever the state."""
        self._kin: dict[tuple[int, tuple[int, ...]], float] = {}
        self._covered: dict[tuple[int, tuple[int, ...]], float] = {}
        self._near: dict[tuple[int, tuple[int, ...]], float] = {}

    def shared(self, one: int, other: int) -> float:
        """Likeness of two units."""
        return self.kinship.between(one, other)

    def kin(self, one: int, others: tuple[int, ...]) -> float:
        """Mean of a unit's three strongest likenesses with the units of an article, itself left out."""
        key = (one, others)
        known = self._kin.get(key)
        if known is None:
            best = self.kinship.strongest(one, others)
            known = self._kin[key] = sum(best) / len(best) if best else 0.0
        return known

    def near(self, one: int, others: tuple[int, ...]) -> float:
        """Cosine of what a unit is about and what an article as a whole is about."""
        key = (one, others)
        known = self._near.get(key)
        if known is None:
            whole, length = self._without(one, others)
            known = self._near[key] = float(self.kinship.directions[one] @ whole) / length if length else 0.0
        return known

    def near_fragments(self, one: int, others: tuple[int, ...]) -> tuple[float, ...]:
        """Cosine of what each fragment of a joined paragraph is about and what an article without it is about."""
        if one not in self._fragments:
            return ()
        whole, length = self._without(one, others)
        return tuple((self._fragments[one] @ whole / (length or 1.0)).tolist())

    def _without(self, one: int, others: tuple[int, ...]) -> tuple[NDArray[np.float32], float]:
        """What an article is about without one of its units, and the length of that direction."""
        whole = self.kinship.directions[[other for other in others if other != one]].sum(axis=0)
        return whole, float(whole @ whole) ** 0.5

    def covered(self, one: int, others: tuple[int, ...]) -> float:
        """Share of a unit's pairs of characters that stand in an article, by what they tell."""
        key = (one, others)
        known = self._covered.get(key)
        if known is None:
            texts = [self.units[other].pairs for other in others]
            own = sorted(self.units[one].pairs)
            weights = [self.kinship.weight(pair) for pair in own]
            held = sum(w for pair, w in zip(own, weights, strict=True) if any(pair in text for text in texts))
            known = self._covered[key] = held / (sum(weights) + 1e-6)
        return known

    def _quoted(self, unit: Unit) -> tuple[float, float]:
        if unit.label is not Label.HEADING:
            return 0.0, 0.0
        above = [other for other in self.units[max(0, unit.index - 3) : unit.index] if other.label is Label.TEXT]
        below = [self.units[index] for index in self.texts_ahead[unit.index][:2]]
        return (
            quoted(unit.text, [other.text for other in below]),
            quoted(unit.text, [other.text for other in above[-1:]]),
        )


def _texts_ahead(units: Sequence[Unit]) -> tuple[tuple[int, ...], ...]:
    found: list[tuple[int, ...]] = []
    ahead: tuple[int, ...] = ()
    for unit in reversed(units):
        found.append(tuple(index for index in ahead if index - unit.index <= 12))
        if unit.label is Label.TEXT:
            ahead = (unit.index, *ahead[:3])
    return tuple(reversed(found))


def _beside(units: Sequence[Unit]) -> tuple[Beside, ...]:
    owner = {block: unit.index for unit in units for block in unit.chain}
    found = []
    for unit in units:
        first, last = unit.chain[0], unit.chain[-1]
        apart = len(unit.chain) > 1 and last != unit.chain[-2] + 1
        found.append(Beside(owner.get(first - 1), owner.get(last + 1), owner.get(last - 1) if apart else None))
    return tuple(found)


def _trail_ahead(units: Sequence[Unit]) -> tuple[bool, ...]:
    """A byline ends a head: where another heading or the page's end follows it, the head's text came before."""
    found: list[bool] = []
    ahead = False
    after: Label | None = None
    for unit in reversed(units):
        if unit.label is Label.BYLINE:
            ahead = after in {None, Label.HEADING}
        elif unit.label is Label.HEADING and after is not Label.BYLINE and after is not Label.HEADING:
            ahead = after is None
        found.append(ahead and unit.label not in HEAD_LABELS)
        after = unit.label
    return tuple(reversed(found))


def make_units(
    page: PageTraits, labels: Sequence[Label], chains: Sequence[Chain], idf: Mapping[str, float]
) -> UnitPage:
    """Every block that is not furniture, in exactly one unit; units in the order of their first block."""
    single = [(i,) for i, label in enumerate(labels) if label not in {Label.TEXT, Label.FURNITURE}]
    units = tuple(_unit(page, labels, index, chain) for index, chain in enumerate(sorted([*single, *chains])))
    torn = {
        unit.index: np.array([direction(page.blocks[i].pairs) for i in unit.chain]) for unit in units if unit.is_torn
    }
    return UnitPage(units, idf, torn)


def _unit(page: PageTraits, labels: Sequence[Label], index: int, chain: Chain) -> Unit:
    first = page.blocks[chain[0]]
    text = "".join(page.blocks[i].text for i in chain)
    label = labels[chain[0]]
    return Unit(
        index=index,
        label=label,
        chain=chain,
        text=text,
        pairs=first.pairs if len(chain) == 1 else pairs(text),
        begins=first.begins / 5,
        is_dated=first.is_dated,
        is_signed=label is Label.TEXT and (_is_signature(text) or _ends_notice(first)),
        title=title_score(text) / 4 if label is Label.HEADING else 0.0,
        is_of_head=label is Label.HEADING and (is_series(text) or NOTICE.fullmatch(text) is not None),
        is_numbered=label is Label.HEADING and NUMBERED.match(text) is not None,
        is_below_byline=chain[0] > 0 and label is labels[chain[0] - 1] is Label.BYLINE,
        is_behind=label is Label.TEXT and first.is_alone and not text.endswith(("：", ":")),
    )


def _ends_notice(line: Traits) -> bool:
    """Whether a line is the day below a notice, the last that a notice says."""
    return line.is_alone and GIVEN_ON.fullmatch(line.text) is not None


def _is_signature(text: str) -> bool:
    """Whether the brackets that a text ends with stand behind a whole sentence, or hold a role and names.

    Or it names reporters without brackets, or all of it is brackets that say what the author is.
    """
    if ABOUT_AUTHOR.fullmatch(text) or SIGNED_OPENLY.search(text):
        return True
    if not text.endswith((")", "）")):
        return False
    at = max(text.rfind("("), text.rfind("（"))
    return at > 0 and (text[at - 1] in "。！？!?…”" or bool(BYLINE.match(text[at:])))
