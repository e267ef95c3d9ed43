"""Days in the words of each language."""

from __future__ import annotations

from datetime import date

from generator.model import Language
from generator.months import MONTHS


def day(iso: str, language: Language) -> str:
    """A day of the calendar; what is no such day stays as it is.

    >>> day("2026-11-23", Language.ZH), day("2026-11-23", Language.EN)
    ('2026年11月23日', '23 November 2026')
    """
    try:
        stated = date.fromisoformat(iso)
    except ValueError:
        return iso
    if language is Language.ZH:
        return f"{stated.year}年{stated.month}月{stated.day}日"
    return f"{stated.day} {MONTHS[stated.month - 1]} {stated.year}"


def month(number: int, language: Language) -> str:
    """A month of the year, from 1.

    >>> month(4, Language.ZH), month(4, Language.EN)
    ('4月', 'April')
    """
    return f"{number}月" if language is Language.ZH else MONTHS[number - 1]
