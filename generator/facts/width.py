"""Figures at full width or in Traditional script as the grammar reads them, every offset what it was."""

from __future__ import annotations

import re

from generator.script import simple

_NARROW = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *map(ord, "．％＋－～"))}
"""Full-width digits and the marks that stand in numbers, in the order of ASCII, 0xFEE0 above it."""
_WIDE = re.compile(f"[{''.join(map(chr, _NARROW))}]")
_SEPARATOR = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_BETWEEN_DIGITS = re.compile(r"，(?<=\d，)\d{3}(?!\d)")
"""Begins with a literal, which is found fast: few texts have one."""
_GROUPED = re.compile(r"(?<![\dA-Za-z.,，第:：/-])[1-9]\d{0,2}(?:，\d{3})+(?![\d,，])")
"""12，345.6亿元: a comma of the input method separates thousands in other digits too, where every group is full."""


def narrow(text: str) -> str:
    """The same text, of the same length, its figures in ASCII and its words in Simplified script."""
    text = simple(text)
    if _WIDE.search(text):
        text = _SEPARATOR.sub(",", text).translate(_NARROW)
    if _BETWEEN_DIGITS.search(text):
        text = _GROUPED.sub(lambda grouped: grouped.group().replace("，", ","), text)
    return text
