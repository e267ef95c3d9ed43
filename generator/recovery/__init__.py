"""From the text of a page to a proposed structure. The order of the steps is the function `recover`, read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Proposal, RawPage, Script
from generator.reading.pages import split_pages
from generator.recovery.assembly import bind, propose
from generator.recovery.blocks import Block, split_blocks
from generator.recovery.cohesion import pair_weights
from generator.recovery.doubts import find_doubts
from generator.recovery.joins import agreed, ways_to_join
from generator.recovery.labels import label_shares
from generator.recovery.layout import Reading, lay_out
from generator.recovery.script import as_printed
from generator.recovery.standing import label_blocks
from generator.recovery.tables import as_paragraphs
from generator.recovery.traits import page_traits
from generator.recovery.units import make_units
from generator.script import script_of, simple

__all__ = ["recover"]


def recover(page: RawPage, *, named: bool = True) -> Proposal:
    """Propose the articles of a page from nothing but its damaged text. Total: every text gives a proposal.

    An export of several pages is recovered page by page: nothing is joined across them.
    `named` False: without slugs, for one who only looks. The tables of pinyin are a fifth of a cold start.
    """
    text = page.text if script_of(page.text) is Script.SIMPLIFIED else simple(page.text)
    pages = [_recover_page(split_blocks(text, stretch), named=named) for stretch in split_pages(text)]
    return as_printed(bind(pages, named=named), text, page.text)


def _recover_page(blocks: Sequence[Block], *, named: bool) -> Proposal:
    traits = page_traits(blocks)
    rarity = pair_weights([block.pairs for block in traits.blocks])
    whole, labels = as_paragraphs(traits, label_blocks(traits))
    ways = ways_to_join(whole, labels)
    layout = lay_out([Reading(make_units(whole, way.labels, way.chains, rarity), way.lost) for way in ways])
    joined = agreed(ways, layout.reading, layout.shares)
    doubts = find_doubts(blocks, label_shares(traits), joined, layout)
    return propose(blocks, joined.labels, layout.items, doubts, named=named)
