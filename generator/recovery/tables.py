"""Lines that read like headings and are none: of a table, a list of winners, a poem, a signature below a notice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from generator.recovery import marks
from generator.recovery.labels import Label, stops
from generator.recovery.small_forms import has_surname
from generator.recovery.traits import PageTraits
from generator.recovery.wording import has_form_of_furniture, reworded

_ROWS, _COLUMNS = 3, 3
"""How many make a table. Of headings in a row no three have three words each on the pages of development."""


_WINNERS = re.compile(
    r"(?:[一-鿿]{1,6}奖|[冠亚季]军|第[一二三四五六七八九十\d]+名)\s*(?:[(（].{1,6}[)）])?\s*[：:]\s*\S"
)
_LINES = frozenset({Label.HEADING, Label.TEXT, Label.FURNITURE})
_VERSE, _POEM = 16, 4
"""Characters of a line of verse, and lines of a poem."""
_FIGURES = 2
"""Numbers in each row of a table without columns of words."""
_GIVES = re.compile(
    "[一-鿿（）()]{2,24}(?:局|厅|部|院|公司|委员会|小组|办公室|学会|协会|联合会|工会|厂|站|大学|中学|小学|政府|中心|社)"
    "|.{2,20}(?:谨启|敬启|敬上|启|宣)"
)
"""Who gives a notice, on a line of its own below it."""
_REACHED_AT = re.compile("(?:(?:联系|报名|咨询|监督|举报|受理|接待)(?:人|电话|地址|方式|地点)|地址|电话)[^。“]{0,40}")
"""How whoever gives it is reached; how the paper is reached is worded otherwise (热线, 投稿)."""
_NUMERAL = re.compile("[一二三四五六七八九十]+")
_NUMBER, _WORD = re.compile(r"\d+"), re.compile("[一-鿿·]+")
_PERSON = re.compile(r"([一-鿿]{2,4})\s*(?:[(（][男女][)）])?[\s:：]+\S")
_ANNOUNCED = ("：", ":")
_GOES_ON = (*_ANNOUNCED, "；", ";")


def table_rows(page: PageTraits, labels: Sequence[Label]) -> frozenset[int]:
    """The blocks that are rows of tables, or name who won what."""
    runs = (groupby(range(len(labels)), key=lambda i: shape(page, labels, i)) for shape in (_columns, _pattern))
    rows = [[*run] for some in runs for shape, run in some if shape]
    winners = (i for i, block in enumerate(page.blocks) if block.is_open and _WINNERS.match(block.text))
    tabled = (row for run in rows if len(run) >= _ROWS or _is_full(page, run) for row in run)
    return frozenset((*tabled, *winners, *_numbered(page, labels)))


def _numbered(page: PageTraits, labels: Sequence[Label]) -> Iterator[int]:
    """Headings with numbers of one kind directly below one another: a list, for what a heading stands above is text."""
    for kind, run in groupby(range(len(labels)), key=lambda i: _number(page, labels, i)):
        lines = [*run]
        if kind and len(lines) > 1:
            is_above_text = lines[-1] + 1 < len(labels) and labels[lines[-1] + 1] is Label.TEXT
            yield from lines[:-1] if is_above_text else lines


def _number(page: PageTraits, labels: Sequence[Label], i: int) -> str:
    """What is printed around the number of a heading, and of which kind it is."""
    found = marks.NUMBERED.match(page.blocks[i].text) if labels[i] is Label.HEADING else None
    return _NUMERAL.sub("一", _NUMBER.sub("1", found[0])) if found else ""


def _is_full(page: PageTraits, run: Sequence[int]) -> bool:
    """Whether two rows hold so many figures that they need no third."""
    return len(run) > 1 and all(len(_NUMBER.findall(page.blocks[row].text)) >= 2 * _FIGURES for row in run)


def _verse(page: PageTraits, labels: Sequence[Label]) -> Iterator[int]:
    """The lines of a poem: below its title or its author short lines, more than a head has, and none of them a text.

    The last of them heads what follows, unless nothing does.
    """
    are_lines = [label in _LINES and _may_be_verse(page.blocks[i].text) for i, label in enumerate(labels)]
    for is_line, run in groupby(range(len(labels)), key=are_lines.__getitem__):
        lines = [*run]
        if not is_line or not lines[0] or len(lines) < _POEM:
            continue
        is_below_author = labels[lines[0] - 1] is Label.BYLINE
        if lines[-1] + 1 < len(labels):
            lines.pop()
        if len(lines) >= _POEM + 2 * (not is_below_author):
            yield from lines if is_below_author else lines[1:]


def may_be_poem(page: PageTraits, i: int) -> bool:
    """Whether lines follow from here on that are as short as those of verse, and more than a head has."""
    lines = page.blocks[i : i + _POEM]
    return len(lines) == _POEM and all(_may_be_verse(line.text) for line in lines)


def _may_be_verse(line: str) -> bool:
    """Whether a line is as short as one of verse, and says nothing that only prose does."""
    return (
        len(line) <= _VERSE and _WORD.match(line) is not None and marks.is_open(line) and not _NUMBER.search(line)
        and not has_form_of_furniture(line) and not marks.NOTICE.fullmatch(line)
    )  # fmt: skip


def _signatures(page: PageTraits, labels: Sequence[Label]) -> Iterator[int]:
    """Who gives a notice or writes a letter, when, and how to reach them, on lines of their own below its text."""
    given: set[int] = set()
    is_given = False
    for i, one in enumerate(page.blocks):
        if labels[i] is Label.HEADING and not (is_given and _GIVES.fullmatch(one.text)):
            is_given = marks.NOTICE.fullmatch(one.text) is not None
        is_given = is_given or marks.SALUTATION.match(one.text) is not None
        is_below = i > 0 and (i - 1 in given or (labels[i - 1] is Label.TEXT and not page.blocks[i - 1].is_open))
        if is_given and is_below and any(line.fullmatch(one.text) for line in (_GIVES, marks.GIVEN_ON, _REACHED_AT)):
            given.add(i)
            yield i


def _columns(page: PageTraits, labels: Sequence[Label], i: int) -> int:
    """How many words a heading has, where they may be the columns of a table."""
    count = len(page.blocks[i].text.split())
    return count if (labels[i] is Label.HEADING or _is_nameless(page, labels, i)) and count >= _COLUMNS else 0


def _is_nameless(page: PageTraits, labels: Sequence[Label], i: int) -> bool:
    """Whether what looks like a byline says of nobody that he reports: it may name who won, or who sees patients."""
    return labels[i] is Label.BYLINE and not marks.BYLINE.match(reworded(page.blocks[i].text))


def _pattern(page: PageTraits, labels: Sequence[Label], i: int) -> str:
    """What the rows of one table have in common: figures, the same marks among them, a name before all else."""
    line = page.blocks[i].text
    is_line = labels[i] in _LINES or _is_nameless(page, labels, i)
    if is_line and stops(page, i) and not marks.FURNITURE.match(line):
        if _NUMBER.search(line) and not marks.NUMBERED.match(line):
            return "figures" if len(_NUMBER.findall(line)) >= _FIGURES else _WORD.sub("w", _NUMBER.sub("0", line))
        if (person := _PERSON.match(line)) and has_surname(person[1]):
            return "person"
    return ""


def as_paragraphs(page: PageTraits, labels: Sequence[Label]) -> tuple[PageTraits, tuple[Label, ...]]:
    """The page with every row of a table and line of verse as a paragraph of its own: text, and whole as it is."""
    rows = table_rows(page, labels).union(_verse(page, labels), _signatures(page, labels))
    rows |= set(_announcing(page, labels, rows))
    whole = rows.union(_above_numbers(page, labels), _above_rows(labels, rows))
    if not whole:
        return page, tuple(labels)
    blocks = tuple(
        replace(one, is_open=False, is_alone=one.is_alone or i in rows) if i in whole else one
        for i, one in enumerate(page.blocks)
    )
    return PageTraits(blocks), tuple(Label.TEXT if i in rows else label for i, label in enumerate(labels))


def _above_rows(labels: Sequence[Label], rows: frozenset[int]) -> Iterator[int]:
    """The headings directly above rows: not torn, for rows go on with nothing."""
    return (i - 1 for i in rows if i and i - 1 not in rows and labels[i - 1] is Label.HEADING)


def _above_numbers(page: PageTraits, labels: Sequence[Label]) -> Iterator[int]:
    """The texts that end with a colon or semicolon above one with a number: an announced list, and its entries."""
    for i, (one, other) in enumerate(pairwise(page.blocks)):
        if labels[i] is Label.TEXT and one.text.endswith(_GOES_ON) and marks.NUMBERED.match(other.text):
            yield i


def _announcing(page: PageTraits, labels: Sequence[Label], rows: frozenset[int]) -> Iterator[int]:
    """The lines that announce rows: headings that end with a colon above the first of them."""
    for i in rows:
        if i and labels[i - 1] is Label.HEADING and page.blocks[i - 1].text.endswith(_ANNOUNCED):
            yield i - 1
