"""Declared arithmetic as a page shows it: in a line that is broken before its operators, as mathematics is."""

from __future__ import annotations

import re

from generator.facts import arithmetic
from generator.model import FactSheet, Language, Relation

_OPERATOR = re.compile("(?<![^ ])([+−×÷=<≤≥≠]) ")
"""`51 ÷` at the end of a line looks torn."""


def equation(relation: Relation, sheet: FactSheet, language: Language) -> str:
    """The arithmetic that was computed: `51 ÷ 137 = 37.2%`."""
    return _of_one_piece(arithmetic.equation(relation, {fact.id: fact for fact in sheet.facts})[language])


def contradiction(relation: Relation, sheet: FactSheet, language: Language) -> str:
    """What the source's own figures give instead of the printed one: `≠ 51 ÷ 137 = 37.2%`."""
    return _of_one_piece(f"≠ {equation(relation, sheet, language)}")


def verdict(relation: Relation, sheet: FactSheet, language: Language) -> str:
    """What the check showed, a sentence."""
    return _of_one_piece(arithmetic.verdict_text(relation, sheet)[language])


def _of_one_piece(line: str) -> str:
    return _OPERATOR.sub("\\1\N{NO-BREAK SPACE}", line)
