"""The names of series, slogans that newspapers print above headlines: what a line has in common with those known."""

from __future__ import annotations

from generator.recovery.cohesion import pairs
from generator.recovery.weights import weights

_SIGNS = "【】[]〔〕▍■□●◆◇★·•|/—- \u3000"
"""What a newspaper sets around the name of a series."""


def series_names() -> list[str]:
    """The series that are known: those that news prose marks, and the kickers of the pages that were learnt from."""
    names: list[str] = weights("series")["names"]
    return names


def series_likeness(line: str) -> tuple[float, float]:
    """1 for the name of a known series; the share of the line's pairs that stand in the names of others."""
    line, own = line.strip(), pairs(line)
    others = [name for name in series_names() if name != line]
    held = own & frozenset().union(*map(pairs, others))
    return float(len(others) < len(series_names())), len(held) / len(own) if own else 0.0


def is_series(line: str) -> bool:
    """Whether a line is the name of a known series and nothing else: a kicker, whatever stands around it."""
    return line.strip(_SIGNS) in series_names()
