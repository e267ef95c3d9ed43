"""What an editor should look at, the least certain first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import Bilingual, Doubt
from generator.recovery import marks
from generator.recovery.blocks import Block
from generator.recovery.joins import Chain
from generator.recovery.labels import Label
from generator.recovery.layout import Item


def find_doubts(
    blocks: Sequence[Block], labels: Sequence[Label], chains: Sequence[Chain], items: Sequence[Item]
) -> tuple[Doubt, ...]:
    """Every decision that might well be otherwise."""
    del labels
    found = [*_joins(blocks, chains), *_headless(blocks, items)]
    return tuple(sorted(found, key=lambda doubt: doubt.confidence))


def _joins(blocks: Sequence[Block], chains: Sequence[Chain]) -> Iterator[Doubt]:
    """A fragment was joined to one that doesn't stand next to it, or an unfinished one found no continuation."""
    for chain in chains:
        for one, next_ in zip(chain, chain[1:], strict=False):
            if next_ != one + 1:
                yield Doubt(
                    "join",
                    (blocks[one].span, blocks[next_].span),
                    0.7,
                    Bilingual("接为一段（两处不相邻）", "joined, though they don't stand next to each other"),
                    Bilingual("分为两段", "two paragraphs"),
                )
        if marks.is_open(blocks[chain[-1]].text):
            yield Doubt(
                "join",
                (blocks[chain[-1]].span,),
                0.4,
                Bilingual("句子未完，没有找到下文", "an unfinished sentence without a continuation"),
                Bilingual("与另一段相接", "joined to another fragment"),
            )


def _headless(blocks: Sequence[Block], items: Sequence[Item]) -> Iterator[Doubt]:
    """An item has no headline."""
    for item in items:
        if not item.headings and item.body:
            yield Doubt(
                "article",
                tuple(blocks[unit.chain[0]].span for unit in item.body[:1]),
                0.4,
                Bilingual("单独成篇，没有标题", "an item of its own without a headline"),
                Bilingual("属于另一篇", "part of another item"),
            )
