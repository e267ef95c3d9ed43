"""The blocks of a page: its lines, each what a frame or a paragraph of the layout left in the export."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Span
from generator.reading.lines import paragraphs, visible


@dataclass(frozen=True, slots=True)
class Block:
    """One line, or the lines of one paragraph of a hard-wrapped export, without its surrounding white space."""

    index: int
    span: Span
    text: str
    """As a reader sees it: without line breaks and invisible characters."""


def split_blocks(text: str, page: Span | None = None) -> tuple[Block, ...]:
    """Every line that holds a character which is not white space, in file order. `page`: of this stretch only."""
    blocks: list[Block] = []
    for line in paragraphs(text, page or Span(0, len(text))):
        words = text[line.start : line.end].strip()
        start = line.start + text[line.start : line.end].index(words)
        span = Span(start, start + len(words))
        blocks.append(Block(len(blocks), span, visible(text, [span])))
    return tuple(blocks)
