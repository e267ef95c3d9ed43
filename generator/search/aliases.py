"""Every spelling of the glossary -> the wordings that the articles may use: `taktse` -> 达孜, dagze."""

from __future__ import annotations

from generator.model import Glossary, Term
from generator.script import simple
from generator.search.folding import fold
from generator.search.units import UNIT, plain_word


def groups(glossary: Glossary) -> list[list[str]]:
    """For each entry its spellings, folded and each once; entries with one spelling are of no use here."""
    found = [list(dict.fromkeys(filter(None, map(normal, _spellings(term))))) for term in glossary.terms]
    return [spellings for spellings in found if len(spellings) > 1]


def _spellings(term: Term) -> tuple[str, ...]:
    return (term.zh, term.en, *term.variants, *term.accept)


def normal(spelling: str) -> str:
    """A spelling as the search compares it: folded, marks dropped, words parted by one space."""
    folded = fold(simple(spelling))
    out: list[str] = []
    at = 0
    for match in UNIT.finditer(folded):
        out += _han_run(folded[at : match.start()])
        out.append(plain_word(match.group()))
        at = match.end()
    out += _han_run(folded[at:])
    return " ".join(out)


def _han_run(text: str) -> list[str]:
    run = "".join(char for char in text if "\u3400" <= char <= "\u9fff" or char == "\u3007" or char >= "\U00020000")
    return [run] if run else []
