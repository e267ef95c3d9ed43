"""What places and the parts of stories are called, and where a place belongs, in the words of the page's language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.bilingual import LEVELS, display_zh
from generator.model import Glossary, Language, PartKind, Term
from generator.pages.context import Context
from generator.pages.words import Words
from generator.script import simple


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place by its names."""

    name: str
    other: str
    """In the other language."""
    belongs: str
    """`甲市 · 区`: the place that it is part of, and its level."""
    level: str
    """What it is: a district, a village."""


def name_of(term: Term, language: Language) -> str:
    """What a term is called in a language."""
    return display_zh(term.zh) if language is Language.ZH else term.en


def person_named(glossary: Glossary, chinese: str) -> Term | None:
    """The entry of a person by the Chinese name; None where the glossary lacks it."""
    forms = chinese, simple(chinese)
    return next((term for term in glossary.terms if term.zh in forms and term.kind == "person"), None)


def name_of_person(glossary: Glossary, chinese: str, language: Language) -> str:
    """What a person is called in a language; the Chinese name as printed where the glossary lacks an English one."""
    term = person_named(glossary, chinese) if language is Language.EN else None
    return term.en if term else display_zh(chinese)


@lru_cache(1 << 10)  # every quotation and every fragment of an export says it
def part_name(language: Language, kind: PartKind, paragraph: int | None) -> str:
    """What a part of a story is called: `headline`, `paragraph 3`."""
    return Words(language)(f"part.{kind}", n=paragraph)


def place_name(context: Context, term: Term | None) -> PlaceName:
    """The names of a place; without a place the word for everything else."""
    if term is None:
        return PlaceName(context.words("other"), "", "", "")
    parent = context.digest.glossary.get(term.part_of) if term.part_of else None
    above = name_of(parent, context.language) if parent else ""
    level = LEVELS[term.level][context.language] if term.level in LEVELS else ""
    belongs = context.words("dot").join(said for said in (above, level) if said)
    return PlaceName(name_of(term, context.language), name_of(term, context.other), belongs, level)
