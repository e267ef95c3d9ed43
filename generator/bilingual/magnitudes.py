"""Numbers of which only the order is said, in both languages: 数十万 are hundreds of thousands, and not of millions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.bilingual.wanted import Wanted
from generator.facts import numerals

_ENGLISH = {"dozen": 1, "score": 1, "ten": 1, "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
"""Words, and how many noughts each adds."""
_CHINESE = re.compile(r"[数几](?:以)?(?P<order>[十百千]?(?:[万萬]?[亿億]|[万萬])|[十百千])(?![一二三四五六七八九])")
_WORD = re.compile("[a-z]+")
_PLURALS = re.compile(
    r"\b(?:(?:tens|dozens|scores|hundreds|thousands) of )?(?:hundreds|thousands|millions|billions|trillions)\b"
    r"|\b(?:dozens|scores)\b"
    r"|\b(?:several|a few|many) (?:(?:dozen|hundred|thousand|million|billion|trillion)\b ?)+",
    re.IGNORECASE,
)


_SPOKEN = re.compile(f"[{re.escape(numerals.SCALES)}]+")


class Order(NamedTuple):
    """A number of which only the order is said, and its noughts."""

    written: str
    noughts: int


def misplaced(chinese: str, english: str, wanted: Iterable[Wanted]) -> tuple[Order, ...]:
    """What the Chinese says so, where the English does not, and says another order that the Chinese does not."""
    if "数" not in chinese and "几" not in chinese:
        return ()
    said = [Order(match.group(), _noughts(match["order"])) for match in _CHINESE.finditer(chinese)]
    translated = set(_in_english(english)) if said else set()
    known = {order.noughts for order in said} | {one.value.adjusted() for one in wanted}
    if translated <= known | {_noughts(run) for run in _SPOKEN.findall(chinese)}:
        return ()
    return tuple(order for order in said if order.noughts not in translated)


def _noughts(written: str) -> int:
    return len(str(numerals.parse_spoken(written) or 1)) - 1


def _in_english(english: str) -> Iterator[int]:
    for match in _PLURALS.finditer(english):
        words = _WORD.findall(match.group().lower())
        yield sum(_ENGLISH[word.removesuffix("s")] for word in words if word.removesuffix("s") in _ENGLISH)


def in_words(noughts: int) -> str:
    """`hundreds of thousands` for 5."""
    order = next((word for word in ("trillion", "billion", "million", "thousand") if _ENGLISH[word] <= noughts), "")
    count = ("", "tens", "hundreds")[min(noughts - _ENGLISH.get(order, 0), 2)]
    return " of ".join(filter(None, (count, order and f"{order}s")))
