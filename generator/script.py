"""The two scripts of printed Chinese: which one a text is in, and texts of both made comparable.

What this program knows of Chinese (units, hedges, the words of a glossary) it knows in Simplified characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from generator.model import Script

_TRADITIONAL = 0.05
"""Share of Han characters beyond GB 2312 from which on a page is in Traditional script: names alone reach one in a
hundred, Traditional text has one in four."""
_HAN = ("\u3400", "\u9fff")
_OF_BOTH = "乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽"
"""Characters of GB 2312 that are also another's Traditional form."""


def script_of(text: str) -> Script:
    """The script that a text is printed in."""
    counts = Counter(text)  # a page has some hundreds of different characters, however long it is
    han = {char: count for char, count in counts.items() if _HAN[0] <= char <= _HAN[1]}
    foreign = sum(map(han.__getitem__, _foreign().findall("".join(han))))
    return Script.TRADITIONAL if foreign > _TRADITIONAL * sum(han.values()) else Script.SIMPLIFIED


def simple(text: str) -> str:
    """A text as it is compared with others: Traditional characters in Simplified form, every offset what it was.

    Of Simplified print hardly one character in ten thousand changes, and in both of two texts alike.
    """
    return _foreign().sub(lambda found: simplified_forms().get(found[0], found[0]), text)


@cache
def simplified_forms() -> Mapping[str, str]:
    """The Simplified form of every Traditional character that has one of one character."""
    from opencc import OpenCC  # noqa: PLC0415 - Simplified print needs none of its tables

    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    simplified = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {old: new for old, new in zip(characters, simplified, strict=True) if old != new and len(new) == 1}


@cache
def _foreign() -> re.Pattern[str]:
    """A Han character that Simplified print need not have: beyond GB 2312, or of both scripts."""
    rows = bytes(byte for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    known = sorted(map(ord, set(rows.decode("gb2312", "ignore")) - set(_OF_BOTH)))
    around = pairwise((ord(_HAN[0]) - 1, *known, ord(_HAN[1]) + 1))
    return re.compile(f"[{''.join(f'{chr(low + 1)}-{chr(high - 1)}' for low, high in around if high - low > 1)}]")
