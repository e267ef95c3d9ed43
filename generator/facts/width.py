"""Figures at full width or in Traditional script as the grammar reads them, every offset what it was."""

from __future__ import annotations

import re

from generator.script import simple

_NARROW = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *map(ord, "．％＋－～"))}
"""Full-width digits and the marks that stand in numbers, in the order of ASCII, 0xFEE0 above it."""
_WIDE = re.compile(f"[{''.join(map(chr, _NARROW))}]")
_SEPARATOR = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
"""A full-width comma separates thousands only inside full-width digits: elsewhere it is punctuation."""


def narrow(text: str) -> str:
    """The same text, of the same length, its figures in ASCII and its words in Simplified script."""
    text = simple(text)
    return _SEPARATOR.sub(",", text).translate(_NARROW) if _WIDE.search(text) else text
