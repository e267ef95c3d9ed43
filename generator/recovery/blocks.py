"""The blocks of a page: its lines, each what a frame or a paragraph of the layout left in the export."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model import Span

_LINE = re.compile("[^\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Block:
    """One line without its surrounding white space."""

    index: int
    span: Span
    text: str


def split_blocks(text: str) -> tuple[Block, ...]:
    """Every line that holds a character which is not white space, in file order."""
    blocks: list[Block] = []
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if words:
            start = line.start() + line.group().index(words)
            blocks.append(Block(len(blocks), Span(start, start + len(words)), words))
    return tuple(blocks)
