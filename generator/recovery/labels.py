"""What each block is by itself: running text, a heading line, or one of the small forms."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from generator.recovery import marks
from generator.recovery.blocks import Block


class Label(StrEnum):
    """The typographic class of a block, before it is known what it serves in its article."""

    TEXT = "text"
    HEADING = "heading"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"


_HEADING = 45
"""Characters: the longest line that may be a heading."""


def label_blocks(blocks: Sequence[Block]) -> tuple[Label, ...]:
    """The label of every block, in order."""
    return tuple(_label(block.text, blocks[i - 1].text if i else "") for i, block in enumerate(blocks))


def _label(text: str, before: str) -> Label:
    if not any(char.isalnum() for char in text) or marks.FURNITURE.match(text):
        return Label.FURNITURE
    if len(text) <= 50 and marks.BYLINE.match(text) and "。" not in text:
        return Label.CREDIT if marks.CREDIT.search(text) else Label.BYLINE
    if len(text) <= 30 and marks.CREDIT.search(text) and marks.CAPTION.match(before):
        return Label.CREDIT
    if marks.CAPTION.match(text):
        return Label.CAPTION
    if len(text) <= 30 and marks.CREDIT.search(text):
        return Label.CREDIT
    closes, opens = marks.balance(text)
    if marks.RUNNING_START.match(text):
        return Label.TEXT
    if len(text) <= _HEADING and marks.is_open(text) and not closes and not opens and text[-1] not in "，,、；;：:":
        return Label.HEADING
    return Label.TEXT
