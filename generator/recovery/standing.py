"""What each block is when all is known that tells it: what the networks say, what it says, and what stands beside it.

The networks know what they have learnt. What no newspaper prints, or prints in a form that they never saw, is settled
here; whatever is settled against them is doubted, because they find it unlikely.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.recovery import marks
from generator.recovery.asking import asking, is_last_word
from generator.recovery.labels import CLASSES, Label, label_shares, stops
from generator.recovery.series import is_series
from generator.recovery.small_forms import has_surname
from generator.recovery.tables import may_be_poem, table_rows
from generator.recovery.traits import PageTraits
from generator.recovery.wording import has_form_of_furniture, reworded

_COLONS = ("：", ":")
_ASKS = tuple("？?！!")
_SAYS = ("“", "「")
"""How somebody's words begin, and no caption."""
_TITLE, _DESK = 24, 6
"""Characters: a line up to the one is short for a headline, from the other on it is longer than the name of a page."""
_TORN = 6
"""Characters of the shortest fragment that a paragraph begins with on the pages of development."""
_NAME, _NAMED = 4, 3
"""Characters of the longest name; of the longest that is taken for a byline by where it stands alone."""
_LISTED = 3
"""Lines with the same sign before them that are a list and no captions."""
_ROLE = re.compile(rf"{marks.WRITERS}|[□■◎●○]|编译|整理|执笔|采写|撰文|报[导道]")
_BETWEEN = re.compile(r"[\s、,，/／|:：()（）]+")
_PAGE = re.compile(rf"{marks.DESK}(?:新闻|版)?")
"""The name of a page."""
_PAPER = ("报", "周刊")
"""How the name of a paper ends."""
_SIGN = re.compile("[▲△▼●■◆★◇]")


def label_blocks(page: PageTraits) -> tuple[Label, ...]:
    """The label of every block, in order."""
    lines = [block.text for block in page.blocks]
    titles = frozenset(i for i in asking(lines) if not is_last_word(lines, i))
    labels = tuple(_by_itself(page, i, share, titles) for i, share in enumerate(label_shares(page)))
    found = [_beside(page, labels, i) for i in range(len(labels))]
    counts, rows = Counter(lines), table_rows(page, found)
    for i in range(len(found)):
        if _is_name_below_title(page, found, i):
            found[i] = Label.BYLINE
        elif _opens_page(page, found, i, is_above_text=i + 1 in rows or _label_at(found, i + 1) is Label.TEXT) or (
            found[i] is Label.FURNITURE and counts[lines[i]] == 1 and i + 1 not in rows and _heads_text(page, found, i)
        ):
            found[i] = Label.HEADING
    return tuple(found)


# --------------------------------------------------------- by what it says


def _by_itself(page: PageTraits, i: int, share: Sequence[float], titles: frozenset[int]) -> Label:
    """`titles`: lines that may be headings although they end as sentences do."""
    text = page.blocks[i].text
    return _plainly(text) or _likeliest(page, i, share, is_title=i in titles)


def _plainly(text: str) -> Label | None:
    """What a line is whatever the networks find likely."""
    if not any(char.isalnum() for char in text):
        return Label.FURNITURE
    if is_series(text):
        return Label.HEADING
    if marks.is_alone(text):
        return Label.TEXT
    return None


def _likeliest(page: PageTraits, i: int, share: Sequence[float], *, is_title: bool) -> Label:
    """What the networks find likeliest and a line can be."""
    text = page.blocks[i].text
    best, second, *_ = sorted(CLASSES, key=lambda label: -share[CLASSES.index(label)])
    if best is Label.BYLINE and not _names_anyone(text):
        best = second
    if best is Label.FURNITURE and (marks.NOTICE.fullmatch(text) or text.endswith(_COLONS)):
        return Label.HEADING
    if best in {Label.BYLINE, Label.FURNITURE} and _is_sentence(text):
        return Label.TEXT
    if best is Label.CREDIT and marks.CAPTION.match(text) and "。" in text[:-1]:
        return Label.CAPTION
    if best is Label.CAPTION and text.startswith(_SAYS):
        return Label.TEXT
    return Label.TEXT if best is Label.HEADING and not (stops(page, i) or is_title) else best


def _names_anyone(text: str) -> bool:
    """Whether a line holds what a byline has: a role, a sign, or a word that may be a name."""
    line = reworded(text)
    words = _BETWEEN.split(line)
    return (
        marks.BYLINE.match(line) is not None
        or _ROLE.search(line) is not None
        or any(map(has_surname, words))
        or (len(words) == 1 and len(line) <= _NAME)
    )


def _is_sentence(text: str) -> bool:
    """Whether a line ends as no byline and no furniture does but in brackets, or asks somebody something."""
    is_asked = text.endswith(_ASKS) and any(colon in text for colon in _COLONS)
    return text[0] not in marks.PAIRS and (text.endswith("。") or is_asked)


# ------------------------------------------------ by what stands beside it


def _beside(page: PageTraits, labels: Sequence[Label], i: int) -> Label:
    """The label of a block when those of its neighbours are known."""
    match labels[i]:
        case Label.HEADING if _announces(page, labels, i):
            return Label.TEXT
        case Label.TEXT if _label_at(labels, i - 1) is Label.CAPTION and marks.WIRE.fullmatch(page.blocks[i].text):
            return Label.CREDIT
        case Label.TEXT if stops(page, i) and is_above_byline(page, labels, i):
            return Label.HEADING
        case Label.CAPTION if _is_listed(page, labels, i):
            return Label.TEXT
        case Label.FURNITURE if _heads_report(page, labels, i):
            return Label.HEADING
    return labels[i]


def _label_at(labels: Sequence[Label], i: int) -> Label | None:
    return labels[i] if 0 <= i < len(labels) else None


def is_above_byline(page: PageTraits, labels: Sequence[Label], i: int) -> bool:
    """Whether a line no longer than a title stands directly above a byline, as no torn paragraph does.

    On the pages of development 510 lines of heads stand there, and no fragment.
    """
    return len(page.blocks[i].text) <= _TITLE and _label_at(labels, i + 1) is Label.BYLINE


def may_be_either(page: PageTraits, labels: Sequence[Label], i: int) -> bool:
    """Whether a block may be a heading or a torn paragraph. What announces a list is neither.

    What a cut leaves above it is a line of a column at least: of five characters it is a heading.
    """
    is_short = labels[i] is Label.HEADING and len(page.blocks[i].text) < _TORN
    return labels[i] in {Label.HEADING, Label.TEXT} and stops(page, i) and not (is_short or _announces(page, labels, i))


def _announces(page: PageTraits, labels: Sequence[Label], i: int) -> bool:
    """Whether a line ends with a colon and no line of a head follows, so that what it announces is a list."""
    return page.blocks[i].text.endswith(_COLONS) and _label_at(labels, i + 1) not in {Label.HEADING, Label.BYLINE}


def _heads_report(page: PageTraits, labels: Sequence[Label], i: int) -> bool:
    """Whether what looks like furniture, of no form that furniture has, is the headline of the report below it."""
    one = page.blocks[i]
    opens = _label_at(labels, i + 1) is Label.BYLINE or (i + 1 < len(labels) and page.blocks[i + 1].is_dated)
    return opens and stops(page, i) and len(one.text) >= _DESK and not has_form_of_furniture(one.text)


def _is_listed(page: PageTraits, labels: Sequence[Label], i: int) -> bool:
    """Whether a line is one of several with the same sign before each and no credit below: a list, no captions."""
    sign = _SIGN.match(page.blocks[i].text)
    if sign is None:
        return False
    first, last = i, i
    while first and page.blocks[first - 1].text.startswith(sign[0]):
        first -= 1
    while last + 1 < len(labels) and page.blocks[last + 1].text.startswith(sign[0]):
        last += 1
    return last - first + 1 >= _LISTED and _label_at(labels, last + 1) is not Label.CREDIT


def _heads_text(page: PageTraits, labels: Sequence[Label], i: int) -> bool:
    """Whether what looks like furniture, of no form that furniture has, stands inside the page where heads stand.

    The name of a page stands at its edge, or beside other furniture.
    """
    line = page.blocks[i].text
    is_inside = 0 < i < len(labels) - 1
    around = {_label_at(labels, i - 1), _label_at(labels, i + 1)}
    is_named = _is_name(page, i + 1) and (_label_at(labels, i + 2) is Label.TEXT or may_be_poem(page, i + 2))
    below = _label_at(labels, i + 1)
    heads = is_named or (is_inside and Label.FURNITURE not in around and below in {Label.HEADING, Label.TEXT})
    return (
        labels[i] is Label.FURNITURE and i > 0 and (heads or below is Label.BYLINE)
        and stops(page, i) and any(map(str.isalpha, line))
        and not has_form_of_furniture(line) and not _PAGE.fullmatch(line)
        and (len(line) > _DESK or not any(map(str.isdigit, line)))
    )  # fmt: skip


def _opens_page(page: PageTraits, labels: Sequence[Label], i: int, *, is_above_text: bool) -> bool:
    """Whether what looks like furniture is the first line of a page, or follows only furniture, and heads a text.

    Below the name of a page or of a paper stands a head; a text without one would have no headline.
    """
    line = page.blocks[i].text
    return (
        is_above_text and {*labels[: i + 1]} == {Label.FURNITURE}
        and stops(page, i) and any(map(str.isalpha, line))
        and not has_form_of_furniture(line) and not _PAGE.fullmatch(line) and not line.endswith(_PAPER)
    )  # fmt: skip


def _is_name_below_title(page: PageTraits, labels: Sequence[Label], i: int) -> bool:
    """Whether a line is a name and nothing else, directly below a title and above text, were it verse."""
    return (
        labels[i] in {Label.HEADING, Label.FURNITURE, Label.TEXT} and _is_name(page, i)
        and _label_at(labels, i - 1) is Label.HEADING
        and (_label_at(labels, i + 1) is Label.TEXT or may_be_poem(page, i + 1))
    )  # fmt: skip


def _is_name(page: PageTraits, i: int) -> bool:
    return i < len(page.blocks) and len(page.blocks[i].text) <= _NAMED and has_surname(page.blocks[i].text)
