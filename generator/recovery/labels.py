"""How likely each block is running text, a heading line, or one of the small forms: what was learnt."""

from __future__ import annotations

import math
import re
from collections import Counter
from enum import StrEnum
from functools import lru_cache

import numpy as np

from generator.recovery import characters, marks, small_forms
from generator.recovery.network import Matrix, network
from generator.recovery.seam import Seams, seams
from generator.recovery.titles import title_score
from generator.recovery.traits import PageTraits, Traits, as_learnt


class Label(StrEnum):
    """The typographic class of a block, before it is known what it serves in its article."""

    TEXT = "text"
    HEADING = "heading"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"


CLASSES = tuple(Label)
"""The order of the scores of the network."""
_HEADING = 48
"""Characters: the longest line that may be a heading."""
_WHOLE = 1.5
"""Set by hand: real headings of two clauses are commoner than simulated ones."""
_GOES_ON = frozenset("，,、；;")
"""Marks that end a clause and no line of a head. A colon may end a kicker."""
_NEAR = 40
"""Blocks within which a short line's continuation is looked for."""
_NEVER = -12.0
"""A seam as bad as any."""
_BESIDE = 2
"""Blocks on each side that a label depends on."""
_AROUND = ("none", "length", "open", "whole", "dated", "short")
_SEAMS = ("wants", "goes_on", "next_goes_on", "next", "from_before", "best", "best_before")
NAMES = (
    *small_forms.NAMES, "length", "up_to_4", "up_to_8", "up_to_14", "up_to_22", "up_to_34", "up_to_48", "whole",
    "title", "known", "repeated", "first", "last", "dated", "heading",
    *(f"{name}_{at}" for at in (-2, -1, 1, 2) for name in _AROUND), *_SEAMS,
)  # fmt: skip
"""What is told of a block by itself; behind it stand the figures of a heading."""


@lru_cache(maxsize=4)
def label_shares(page: PageTraits) -> tuple[tuple[float, ...], ...]:
    """How likely each class is for every block, in the order of `CLASSES`: by itself first, then among neighbours."""
    if not page.blocks:
        return ()
    rows = np.array(label_figures(page), np.float32)
    alone = softmax(network("labels", "alone").scores(rows))
    among = softmax(network("labels", "among").scores(np.hstack([rows, beside(alone)])))
    return tuple(tuple(row) for row in among.tolist())


def softmax(scores: Matrix) -> Matrix:
    """Likelihoods of the classes, row by row."""
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Matrix = likely / likely.sum(axis=1, keepdims=True)
    return found


def beside(shares: Matrix) -> Matrix:
    """The likelihoods of the classes of each block and of its neighbours, side by side."""
    padded = np.pad(shares, ((_BESIDE, _BESIDE), (0, 0)))
    return np.hstack([padded[at : at + len(shares)] for at in range(2 * _BESIDE + 1)])


def label_figures(page: PageTraits) -> list[list[float]]:
    """What tells of the class of each block, in the order of `NAMES` and the figures of a heading."""
    page = as_learnt(page)
    lines = Counter(block.text for block in page.blocks)
    holders = Counter(pair for block in page.blocks for pair in block.pairs)
    around = [_around(block) for block in page.blocks]
    nothing = [1.0] + [0.0] * (len(_AROUND) - 1)
    folded = [block.folded for block in page.blocks]
    points = seams(folded, folded)
    rows = []
    for i, block in enumerate(page.blocks):
        length = len(block.text)
        is_line = may_be_heading(page, i)
        known = sum(holders[pair] > 1 for pair in block.pairs) / len(block.pairs) if 0 < len(block.pairs) < 60 else 0.0
        row = [
            *small_forms.figures(block.text),
            math.log(1 + length),
            *(float(length <= most) for most in (4, 8, 14, 22, 34, 48)),
            float(not block.is_open),
            title_score(block.text) / 4 if length <= _HEADING else 0.0,
            known if length < 60 else 0.0,
            float(lines[block.text] > 1),
            float(i == 0),
            float(i == len(page.blocks) - 1),
            float(block.is_dated),
            float(is_line),
        ]
        row_of_seams = _seam_figures(points, i, length=len(page.blocks)) if is_line else [0.0] * len(_SEAMS)
        for at in (-2, -1, 1, 2):
            row += around[i + at] if 0 <= i + at < len(around) else nothing
        row += row_of_seams
        row += heading_features(page, i).values() if is_line else [0.0] * HEADING_FEATURES
        rows.append(row)
    return rows


def _seam_figures(points: Seams, i: int, length: int) -> list[float]:
    """How well a short line goes on with the next block and the best one near, and goes on where others stop."""
    first, last = max(0, i - _NEAR), min(length, i + _NEAR + 1)
    onward = points.scores(slice(i, i + 1), slice(first, last))[0]
    onward[i - first] = _NEVER
    hither = points.scores(slice(first, last), slice(i, i + 1))[:, 0]
    hither[i - first] = _NEVER
    return [
        float(points.wants[i]) / 5,
        float(points.goes_on[i]) / 5,
        float(points.goes_on[i + 1]) / 5 if i + 1 < length else 0.0,
        float(onward[i + 1 - first]) / 5 if i + 1 < length else _NEVER / 5,
        float(hither[i - 1 - first]) / 5 if i else _NEVER / 5,
        float(onward.max()) / 5,
        float(hither.max()) / 5,
    ]


def _around(block: Traits) -> list[float]:
    length = len(block.text)
    return [0.0, math.log(1 + length) / 4, float(block.is_open), float(not block.is_open), float(block.is_dated),
            float(length <= _HEADING)]  # fmt: skip


def may_be_heading(page: PageTraits, i: int) -> bool:
    """Whether a block is short and without a final mark."""
    one = page.blocks[i]
    return one.is_open and len(one.text) <= _HEADING and not one.is_dated and "。" not in one.text


def stops(page: PageTraits, i: int) -> bool:
    """Whether a line that may be a heading also ends as one: none stops at a mark behind which a sentence goes on."""
    return may_be_heading(page, i) and page.blocks[i].text[-1:] not in _GOES_ON


def heading_scores(page: PageTraits) -> tuple[float, ...]:
    """Of every block the logarithm of the odds that it is a heading and no torn paragraph."""
    heading, text = CLASSES.index(Label.HEADING), CLASSES.index(Label.TEXT)
    return tuple(_WHOLE + math.log((share[heading] + 1e-6) / (share[text] + 1e-6)) for share in label_shares(page))


HEADING_FEATURES = 20
"""How many there are."""


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
