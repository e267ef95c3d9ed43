"""The rows of a table or a list of winners: lines of many words each, which read like headings and are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from generator.recovery import marks
from generator.recovery.labels import Label, stops
from generator.recovery.small_forms import has_surname
from generator.recovery.traits import PageTraits

_ROWS, _COLUMNS = 3, 3
"""How many make a table. Of headings in a row no three have three words each on the pages of development."""


_WINNERS = re.compile(
    r"(?:[一-鿿]{1,6}奖|[冠亚季]军|第[一二三四五六七八九十\d]+名)\s*(?:[(（].{1,6}[)）])?\s*[：:]\s*\S"
)
_NUMBER, _WORD = re.compile(r"\d+"), re.compile("[一-鿿·]+")
_PERSON = re.compile(r"([一-鿿]{2,4})\s*(?:[(（][男女][)）])?[\s:：]+\S")
_ANNOUNCED = ("：", ":")


def table_rows(page: PageTraits, labels: Sequence[Label]) -> frozenset[int]:
    """The blocks that are rows of tables, or name who won what."""
    runs = groupby(range(len(labels)), key=lambda i: _shape(page, labels, i))
    rows = [[*run] for shape, run in runs if shape]
    winners = (i for i, block in enumerate(page.blocks) if block.is_open and _WINNERS.match(block.text))
    return frozenset((*(row for run in rows if len(run) >= _ROWS for row in run), *winners))


def _shape(page: PageTraits, labels: Sequence[Label], i: int) -> str:
    """What the rows of one table have in common: how many columns, figures among the same marks, a name before all."""
    line = page.blocks[i].text
    if labels[i] is Label.HEADING and len(line.split()) >= _COLUMNS:
        return f"{len(line.split())} columns"
    if labels[i] in {Label.HEADING, Label.TEXT, Label.FURNITURE} and stops(page, i) and not marks.FURNITURE.match(line):
        if _NUMBER.search(line) and not marks.NUMBERED.match(line):
            return _WORD.sub("w", _NUMBER.sub("0", line))
        if (person := _PERSON.match(line)) and has_surname(person[1]):
            return "person"
    return ""


def as_paragraphs(page: PageTraits, labels: Sequence[Label]) -> tuple[PageTraits, tuple[Label, ...]]:
    """The page with every row of a table as a paragraph of its own: text, and whole as it is."""
    rows = table_rows(page, labels)
    if not rows:
        return page, tuple(labels)
    rows |= set(_announcing(page, labels, rows))
    whole = [replace(one, is_open=False, is_alone=True) for one in page.blocks]
    blocks = tuple(whole[i] if i in rows else one for i, one in enumerate(page.blocks))
    return PageTraits(blocks), tuple(Label.TEXT if i in rows else label for i, label in enumerate(labels))


def _announcing(page: PageTraits, labels: Sequence[Label], rows: frozenset[int]) -> Iterator[int]:
    """The lines that announce rows: headings that end with a colon above the first of them."""
    for i in rows:
        if i and labels[i - 1] is Label.HEADING and page.blocks[i - 1].text.endswith(_ANNOUNCED):
            yield i - 1
