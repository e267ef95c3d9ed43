"""Which existing name an editor may have meant by one that does not exist."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from generator.model import Bilingual


def nearest_name(name: str, known: Sequence[str], least: float) -> str | None:
    """The most similar known name; None if no similarity reaches `least`, a ratio of difflib from 0 to 1.

    >>> nearest_name("totel", ["total", "label"], 0.6)
    'total'
    """
    return next(iter(get_close_matches(name, known, 1, least)), None)


def did_you_mean(name: str) -> Bilingual:
    """The remedy that asks whether a name was meant."""
    return Bilingual(f"是否要写“{name}”？", f"did you mean `{name}`?")
