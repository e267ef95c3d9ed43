"""Which of the names that there are an editor may have meant by one that there is not."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from generator.model import Bilingual


def nearest_name(name: str, known: Sequence[str], least: float) -> str | None:
    """The one most like a name; None where none is as like as asked for. `least`: from 0 to 1, as difflib has it.

    >>> nearest_name("totel", ["total", "label"], 0.6)
    'total'
    """
    return next(iter(get_close_matches(name, known, 1, least)), None)


def did_you_mean(name: str) -> Bilingual:
    """The remedy that asks for a name."""
    return Bilingual(f"是否要写“{name}”？", f"did you mean `{name}`?")
