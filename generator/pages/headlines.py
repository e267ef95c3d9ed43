"""Where a Chinese headline may break: between clauses, never inside a quotation or a name.

Only what the characters themselves show is used: spaces, punctuation, quotation marks, and names of the glossary.
A clause short enough to fit a narrow line is kept whole; a longer one breaks as the browser sees fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.pages.weave import Wrap

LONGEST_CLAUSE = 9
"""Han characters at the size of a headline that fit a line of the narrowest phone."""

SHORTEST_CLAUSE = 2
"""A shorter piece before a quotation stays with it, as a verb does with its object."""

_CLAUSE = re.compile(
    r"[“『「《〈‘][^”』」》〉’]*[”』」》〉’][，。！？；：、]?"  # a quotation with its marks
    r"|[“『「《〈‘]?[^\s“『「《〈‘，。！？；：、]+[，。！？；：、]?",  # a clause, perhaps behind a mark never closed
)
_OPENING = "“『「《〈‘"


def clauses(text: str, names: Iterable[str] = ()) -> tuple[Wrap, ...]:
    """The stretches of a headline that stay whole, each as an element to weave in."""
    found: list[tuple[int, int]] = []
    for match in _CLAUSE.finditer(text):
        start, end = match.span()
        if found and found[-1][1] == start and text[start] in _OPENING and _length(found[-1]) <= SHORTEST_CLAUSE:
            start = found.pop()[0]
        found.append((start, end))
    if len(found) == 1 and _length(found[0]) <= LONGEST_CLAUSE:
        return (_whole(*found[0]),)
    whole = [span for span in found if _length(span) <= LONGEST_CLAUSE or text[span[0]] in _OPENING]
    whole += [span for span in _occurrences(text, names) if not any(_touch(span, other) for other in whole)]
    return tuple(_whole(*span) for span in sorted(whole))


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _occurrences(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where names stand in a text; of two that overlap, the longer."""
    found: list[tuple[int, int]] = []
    for name in sorted({name for name in names if name and name in text}, key=lambda name: (-len(name), name)):
        for match in re.finditer(re.escape(name), text):
            if not any(_touch(match.span(), other) for other in found):
                found.append(match.span())
    return found


def _whole(start: int, end: int) -> Wrap:
    return Wrap(start, end, "span", (("class", "nb"),))
