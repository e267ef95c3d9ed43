"""What a check of one translated part says, before it is known where in which file the part stands."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Bilingual


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a translator should look at."""

    rule: str
    words: str
    """The figure, term or mark that it is about, as printed: what a waiver names."""
    message: Bilingual
    remedy: Bilingual
    english: str = ""
    """The English words that it is about too: a waiver may name these as well."""
    note: bool = False
    """Only information: nothing has to be changed."""
    perhaps: bool = False
    """It may be wrong about a sound translation: it warns, and never stops a build."""


GUESSES = frozenset(
    {
        "figure-direction",
        "figure-order",
        "figure-without-unit",
        "markup",
        "name-misspelt",
        "negation-lost",
        "place-unknown",
        "sentence-count",
        "too-long",
        "too-short",
    }
)
"""Rules of which every remark is one that may be wrong."""
