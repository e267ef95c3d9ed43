"""From the text of a page to a proposed structure. The order of the steps is the function `recover`, read aloud."""

from __future__ import annotations

from generator.model import Proposal, RawPage
from generator.recovery.assembly import propose
from generator.recovery.blocks import split_blocks
from generator.recovery.doubts import find_doubts
from generator.recovery.joins import join_fragments
from generator.recovery.labels import label_blocks
from generator.recovery.layout import lay_out

__all__ = ["recover"]


def recover(page: RawPage) -> Proposal:
    """Propose the articles of a page from nothing but its damaged text. Total: every text gives a proposal."""
    blocks = split_blocks(page.text)
    labels = label_blocks(blocks)
    chains = join_fragments(blocks, labels)
    items = lay_out(blocks, labels, chains)
    doubts = find_doubts(blocks, labels, chains, items)
    return propose(blocks, labels, items, doubts)
