"""What each block is by itself: running text, a heading line, or one of the small forms."""

from __future__ import annotations

import re
from enum import StrEnum

from generator.recovery import characters, marks
from generator.recovery.traits import PageTraits
from generator.recovery.weights import weights


class Label(StrEnum):
    """The typographic class of a block, before it is known what it serves in its article."""

    TEXT = "text"
    HEADING = "heading"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"


_HEADING = 48
"""Characters: the longest line that may be a heading."""


def label_blocks(page: PageTraits) -> tuple[Label, ...]:
    """The label of every block, in order."""
    return tuple(_label(page, i) for i in range(len(page.blocks)))


def _label(page: PageTraits, i: int) -> Label:
    text = page.blocks[i].text
    before = page.blocks[i - 1].text if i else ""
    if not any(char.isalnum() for char in text) or (len(text) <= 70 and marks.FURNITURE.match(text)):
        return Label.FURNITURE
    if marks.CAPTION.match(text) and not marks.is_open(text):
        return Label.CAPTION
    if len(text) <= 60 and not set(text) & set("。，,！？"):
        if _is_credit(text, before):
            return Label.CREDIT
        if marks.BYLINE.match(text):
            return Label.BYLINE
    if may_be_heading(page, i) and heading_score(page, i) > 0:
        return Label.HEADING
    return Label.TEXT


def _is_credit(text: str, before: str) -> bool:
    """Whether a line says whose a picture is; 文/图 behind a reporter's name is a byline."""
    if not marks.CREDIT.search(text):
        return False
    if marks.BYLINE.match(text):
        return not text.rstrip("）)").endswith(("图", "文"))
    return len(text) <= 16 or bool(marks.CAPTION.match(before)) or "图片" in text


def may_be_heading(page: PageTraits, i: int) -> bool:
    """Whether a block is short and without a final mark."""
    one = page.blocks[i]
    return one.is_open and len(one.text) <= _HEADING and not one.is_dated and "。" not in one.text


def heading_score(page: PageTraits, i: int) -> float:
    """Logarithm of the odds that a short line without a final mark is a heading and no torn paragraph."""
    learnt = weights("headings")
    return learnt["bias"] + sum(learnt[name] * value for name, value in heading_features(page, i).items())


def heading_features(page: PageTraits, i: int) -> dict[str, float]:
    """What tells a heading from a fragment of a paragraph."""
    one = page.blocks[i]
    before = page.blocks[i - 1] if i else None
    after = page.blocks[i + 1] if i + 1 < len(page.blocks) else None
    return {
        "ends": one.ends,
        "begins": one.begins / 5,
        "length": len(one.text) / 10,
        "over_25": max(0, len(one.text) - 25) / 10,
        "dash": float(one.text.startswith(("—", "–", "―", "-"))),
        "gap": float(bool(re.search(r"[^\s][\s\u3000·]+[^\s]", one.text))),
        "comma": float(bool(re.search("[，,]", one.text))),
        "listing": float(bool(re.search("[、；;]", one.text))),
        "ends_mark": float(one.text[-1:] in "，,、；;：:"),
        "unbalanced": float(bool(one.closes or one.opens)),
        "starts_mark": float(one.folded[:1] in "，。、；：！？”）》"),
        "running": float(bool(marks.RUNNING_START.match(one.text))),
        "after_open": float(before is not None and before.is_open and len(before.text) > _HEADING),
        "after_whole": float(before is not None and not before.is_open),
        "after_short": float(before is not None and before.is_open and len(before.text) <= _HEADING),
        "before_short": float(after is not None and after.is_open and len(after.text) <= _HEADING),
        "before_begins": min(2.0, max(-2.0, after.begins / 5)) if after else 0.0,
        "before_dated": float(after is not None and after.is_dated),
        "flows_on": _flow(one.folded, after.folded) if after else -1.0,
        "flows_from": _flow(before.folded, one.folded) if before else -1.0,
    }


def _flow(one: str, other: str) -> float:
    return (characters.continues(one, other) - characters.continues("", other)) / 5
