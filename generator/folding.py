"""Folding of width and white space, so that an editor may copy words from the site or from the source.

The site shows full-width punctuation where the source has half-width, and breaks lines where the source does
not. Characters are folded by the tables here and not by NFKC, which would also make 103 of 10³.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_FULL_WIDTH_ASCII = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
"""FULLWIDTH EXCLAMATION MARK to FULLWIDTH TILDE stand in the order of ASCII, 0xFEE0 above it."""
_SAME_MARKS = {
    "\N{IDEOGRAPHIC COMMA}": "、",
    "\N{HALFWIDTH IDEOGRAPHIC COMMA}": "、",
    "\N{HALFWIDTH IDEOGRAPHIC FULL STOP}": "。",
    "\N{KATAKANA MIDDLE DOT}": "·",
    "\N{HALFWIDTH KATAKANA MIDDLE DOT}": "·",
    "\N{BULLET}": "·",
    "\N{MODIFIER LETTER APOSTROPHE}": "’",
}
"""Marks of which input methods produce several look-alikes."""
_QUOTES = dict.fromkeys("“”„‟＂", '"') | dict.fromkeys("‘’‚‛＇", "'")
"""Straight and curly quotation marks are one: an editor's keyboard decides which is typed."""
_TABLE = _FULL_WIDTH_ASCII | _SAME_MARKS | _QUOTES
_LOOK_ALIKE = re.compile(f"[{re.escape(''.join(_TABLE))}]")
"""What the table has: of a text these are few, and it takes half the time of `str.translate` to find them."""
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
"""Zero-width characters and the soft hyphen: nobody can see or type them on purpose."""
_DROPPED = re.compile(rf"[\s{''.join(sorted(_INVISIBLE))}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, with the place of each of its characters in the original."""

    text: str
    offsets: tuple[int, ...]
    """Of each folded character into the original text."""


@lru_cache(maxsize=1 << 12)
def fold(text: str) -> Folded:
    """Fold width and look-alikes one to one; drop white space and invisible characters."""
    if not _DROPPED.search(text):
        return Folded(_unified(text), tuple(range(len(text))))
    kept = [(offset, char) for offset, char in enumerate(text) if not char.isspace() and char not in _INVISIBLE]
    return Folded(_unified("".join(char for _, char in kept)), tuple(offset for offset, _ in kept))


def _unified(text: str) -> str:
    """One of each look-alike for all."""
    return _LOOK_ALIKE.sub(lambda mark: _TABLE[mark.group()], text)


def find_all(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Every place (start and end in `text`) where `words` occur after folding, including overlaps."""
    haystack, needle = fold(text), fold(words).text
    if not needle:
        return ()
    places = []
    at = haystack.text.find(needle)
    while at >= 0:
        places.append((haystack.offsets[at], haystack.offsets[at + len(needle) - 1] + 1))
        at = haystack.text.find(needle, at + 1)
    return tuple(places)


def same(one: str, other: str) -> bool:
    """Whether two texts are equal after folding."""
    return one == other or fold(one).text == fold(other).text


_MOST_COMPARED = 250_000
"""Characters of one text times those of the other: the time that comparing them takes."""


def steps(old: str, new: str) -> Sequence[tuple[str, int, int, int, int]]:
    """How one text becomes another, as `difflib` says it; two long texts are exchanged as wholes."""
    if len(old) * len(new) > _MOST_COMPARED:
        return [("equal" if old == new else "replace", 0, len(old), 0, len(new))]
    return difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
