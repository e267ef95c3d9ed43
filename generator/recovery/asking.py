"""Titles that end as a sentence does, with a question, a call or what trails off: titles were learnt from others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.recovery import marks

_LINE = re.compile(r"(?![“‘「『（(])[^。，,；;“”]{3,23}[^。，,；;“”？！?!…](?P<mark>[？！?!]|…{1,2})$")
_SPEAKER = re.compile(r"[^：:]{1,5}[：:]")
_CALLS = ("！", "!")


def bare(line: str) -> str:
    """A line short enough for a title without the mark at its end; any other as it is."""
    found = _LINE.match(line.strip())
    return line.strip()[: found.start("mark")] if found else line


def asking(lines: Sequence[str]) -> frozenset[int]:
    """Which of the lines of a page may be such titles. With a speaker before it one is a question of an interview."""
    return frozenset(
        i
        for i, line in enumerate(lines)
        if _LINE.match(line.strip()) and (not _SPEAKER.match(line.strip()) or _is_above_report(lines, i))
    )


def is_last_word(lines: Sequence[str], i: int) -> bool:
    """Whether such a line may as well be the last sentence of what stands above it: a call, and no report below."""
    return lines[i].strip().endswith(_CALLS) and not _is_above_report(lines, i)


def _is_above_report(lines: Sequence[str], i: int) -> bool:
    """Whether the next line says who reports, or from where."""
    return i + 1 < len(lines) and (marks.is_dated(lines[i + 1]) or marks.BYLINE.match(lines[i + 1]) is not None)
