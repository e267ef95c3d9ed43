"""The rows of a table or a list of winners: lines of many words each, which read like headings and are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from generator.recovery.labels import Label
from generator.recovery.traits import PageTraits

_ROWS, _COLUMNS = 3, 3
"""How many make a table. Of headings in a row no three have three words each on the pages of development."""


_WINNERS = re.compile(
    r"(?:[一-鿿]{1,6}奖|[冠亚季]军|第[一二三四五六七八九十\d]+名)\s*(?:[(（].{1,6}[)）])?\s*[：:]\s*\S"
)


def table_rows(page: PageTraits, labels: Sequence[Label]) -> frozenset[int]:
    """The blocks that are rows of tables, or name who won what."""
    shapes = groupby(range(len(labels)), key=lambda i: (labels[i], len(page.blocks[i].text.split())))
    runs = (list(run) for (label, words), run in shapes if label is Label.HEADING and words >= _COLUMNS)
    winners = (i for i, block in enumerate(page.blocks) if block.is_open and _WINNERS.match(block.text))
    return frozenset((*(row for run in runs if len(run) >= _ROWS for row in run), *winners))


def as_paragraphs(page: PageTraits, labels: Sequence[Label]) -> tuple[PageTraits, tuple[Label, ...]]:
    """The page with every row of a table as a paragraph of its own: text, and whole as it is."""
    rows = table_rows(page, labels)
    if not rows:
        return page, tuple(labels)
    blocks = tuple(replace(one, is_open=False) if i in rows else one for i, one in enumerate(page.blocks))
    return PageTraits(blocks), tuple(Label.TEXT if i in rows else label for i, label in enumerate(labels))
