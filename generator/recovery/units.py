"""The units that articles are made of: heading lines, whole paragraphs and the small forms, in file order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.recovery.cohesion import cohesion, pairs
from generator.recovery.joins import Chain
from generator.recovery.labels import Label
from generator.recovery.traits import PageTraits


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


class UnitPage:
    """The units of a page and how much any two of them share, computed when it is first asked for."""

    def __init__(self, units: tuple[Unit, ...], idf: Mapping[str, float]) -> None:
        self.units = units
        self.trail_ahead = _trail_ahead(units)
        """For every unit, whether the next head must belong to the text before it."""
        self._idf = idf
        self._known: dict[tuple[int, int], float] = {}
        self._kin: dict[tuple[int, tuple[int, ...]], float] = {}

    def shared(self, one: int, other: int) -> float:
        """Cohesion of two units, 0 to 1."""
        key = (one, other) if one < other else (other, one)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = cohesion(self.units[one].pairs, self.units[other].pairs, self._idf)
        return known

    def kin(self, one: int, others: tuple[int, ...]) -> float:
        """Mean of a unit's three strongest cohesions with the units of an article, itself left out."""
        key = (one, others)
        known = self._kin.get(key)
        if known is None:
            best = sorted((self.shared(one, other) for other in others if other != one), reverse=True)[:3]
            known = self._kin[key] = sum(best) / len(best) if best else 0.0
        return known


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
        found.append(ahead and unit.label not in {Label.HEADING, Label.BYLINE})
        after = unit.label
    return tuple(reversed(found))


def make_units(
    page: PageTraits, labels: Sequence[Label], chains: Sequence[Chain], idf: Mapping[str, float]
) -> UnitPage:
    """Every block that is not furniture, in exactly one unit; units in the order of their first block."""
    single = [(i,) for i, label in enumerate(labels) if label not in {Label.TEXT, Label.FURNITURE}]
    units = tuple(_unit(page, labels, index, chain) for index, chain in enumerate(sorted([*single, *chains])))
    return UnitPage(units, idf)


def _unit(page: PageTraits, labels: Sequence[Label], index: int, chain: Chain) -> Unit:
    first = page.blocks[chain[0]]
    text = "".join(page.blocks[i].text for i in chain)
    return Unit(
        index=index,
        label=labels[chain[0]],
        chain=chain,
        text=text,
        pairs=first.pairs if len(chain) == 1 else pairs(text),
        begins=first.begins / 5,
        is_dated=first.is_dated,
        is_signed=text.endswith((")", "）")) and labels[chain[0]] is Label.TEXT,
    )
