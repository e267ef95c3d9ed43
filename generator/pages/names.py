"""What a place is called and where it belongs, in the words of the page's language."""

from __future__ import annotations

from dataclasses import dataclass

from generator.bilingual import LEVELS, display_zh
from generator.model import Language, Term
from generator.pages.context import Context


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place by its names."""

    name: str
    other: str
    """In the other language."""
    belongs: str
    """`甲市 · 区`: the place that it is part of, and its level."""


def place_name(context: Context, term: Term | None) -> PlaceName:
    """The names of a place; without a place the word for everything else."""
    if term is None:
        return PlaceName(context.words("other"), "", "")
    names = {Language.ZH: display_zh(term.zh), Language.EN: term.en}
    parent = context.digest.glossary.get(term.part_of) if term.part_of else None
    above = (display_zh(parent.zh) if context.language is Language.ZH else parent.en) if parent else ""
    level = _level(context, term)
    belongs = context.words("dot").join(said for said in (above, level) if said)
    return PlaceName(names[context.language], names[context.other], belongs)


def _level(context: Context, term: Term) -> str:
    """What a place is: a district, a village."""
    return LEVELS[term.level][context.language] if term.level in LEVELS else ""
