"""What speaks for and against one block continuing another: one row of figures a pair, in the order of `NAMES`."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.recovery import characters, marks
from generator.recovery.competition import FAR, Pair, competition
from generator.recovery.labels import Label, heading_scores
from generator.recovery.meaning import direction
from generator.recovery.series import is_series
from generator.recovery.standing import is_above_byline, may_be_either
from generator.recovery.traits import PageTraits, Traits

_SURE = 6.0
"""Logarithm of odds: beyond this a heading is a heading, and a torn paragraph is none."""
_ABOVE_BYLINE = 4.0
"""What it adds to the odds that a byline follows directly."""
LISTING = ":：;；"
"""Ends of a paragraph that a list follows: unfinished, and yet whole."""
_DATELINE = 36
"""Characters of the longest dateline with all its names."""
_PAUSE = "，,、"

NAMES = (
    "alone", "seam", "seam_row", "seam_column", "row_lead", "column_lead",
    "flow", "flow_low", "begins", "marks", "sense", "sense_context", "adjacent", "next_text", "before", "distance",
    "follows_finished", "follows_open", "dated", "length", "length_before", "natural", "natural_other",
    "heading", "heading_other", "maybe_heading",
    "maybe_heading_other", "same_width", "other_width", "pause", "listing", "other_open", "disorder", "disorder_near",
    "before_other", "dated_before", "dateline",
)  # fmt: skip
"""The figures of a row at first sight. `alone`: 1 for going on nowhere, -1 for continuing nothing, 0 for a pair."""


def doubtful(page: PageTraits, labels: Sequence[Label]) -> dict[int, float]:
    """Blocks that may be headings or torn paragraphs, with the logarithm of the odds."""
    lines = (i for i in range(len(labels)) if may_be_either(page, labels, i))
    short = (i for i in lines if not is_series(page.blocks[i].text))
    scores = heading_scores(page)
    odds = {i: scores[i] + _ABOVE_BYLINE * is_above_byline(page, labels, i) for i in short}
    return {i: score for i, score in odds.items() if -_SURE < score < _SURE}


class JoinPage:
    """What the pairs of a page are judged by."""

    def __init__(self, page: PageTraits, labels: Sequence[Label], doubts: Mapping[int, float]) -> None:
        self.page, self.labels, self.doubts = page, labels, doubts
        lines = (i for i, label in enumerate(labels) if label is Label.TEXT or i in doubts)
        text = [i for i in lines if not page.blocks[i].is_alone]
        self.among = competition(page, text)
        self._senses: dict[tuple[int, int], NDArray[np.float32]] = {}

    def alone(self, i: int, *, as_end: bool) -> list[float]:
        """The row of an unfinished block that goes on nowhere, or of a block that continues none."""
        among = self.among
        if among is None:
            return []
        one = self.page.blocks[i]
        found = dict.fromkeys(NAMES, 0.0)
        place = among.place[i]
        best = among.best_rows[among.ends[i]] if as_end else among.best_columns[place]
        total = among.rows[among.ends[i]] if as_end else among.columns[place]
        found |= {
            "alone": 1.0 if as_end else -1.0,
            "seam": float(best[0]) / 5,
            "seam_row" if as_end else "seam_column": float(-total) / 5,
            "row_lead" if as_end else "column_lead": float(best[0] - best[1]) / 5,
            "begins": 0.0 if as_end else one.begins / 5,
            "dated": 0.0 if as_end else float(one.is_dated),
            "length_before" if as_end else "length": math.log(1 + len(one.folded)) / 4,
            "heading" if as_end else "heading_other": self.doubts.get(i, 0.0) / 4,
            "maybe_heading" if as_end else "maybe_heading_other": float(i in self.doubts),
            "listing": float(as_end and one.text[-1:] in LISTING),
            "pause": float(as_end and one.text[-1:] in _PAUSE),
            "natural": self._natural(i) if as_end else self._natural_other(i),
            "disorder": among.disorder,
            "dated_before": float(as_end and one.is_dated),
            "dateline": float(as_end and is_dateline(one)),
        }
        return list(found.values())

    def pair(self, i: int, pair: Pair) -> list[float]:
        """The row of block `pair.block` continuing block i."""
        among = self.among
        if among is None:
            return []
        j, steps = pair
        one, other = self.page.blocks[i], self.page.blocks[j]
        row, column = among.ends[i], among.place[j]
        seam = float(among.scores[row, column])
        flow = characters.continues(one.folded, other.folded) - characters.continues("", other.folded)
        before, after = self._sense(i, -1), self._sense(j, 1)
        near = float(abs(steps) <= 1)
        return [
            0.0,
            seam / 5,
            (seam - float(among.rows[row])) / 5,
            (seam - float(among.columns[column])) / 5,
            (seam - _rival(seam, among.best_rows[row])) / 5,
            (seam - _rival(seam, among.best_columns[column])) / 5,
            flow / 5,
            max(0.0, -1 - flow) / 5,
            other.begins / 5,
            _marks_agree(one, other),
            float(self._sense(i, 0) @ self._sense(j, 0)),
            float(before @ after),
            float(j == i + 1),
            float(steps == 1 and j != i + 1),
            float(steps < 0),
            math.log(abs(steps)) / 2,
            float(j > 0 and self.labels[j - 1] is Label.TEXT and not self.page.blocks[j - 1].is_open),
            float(j > 0 and j != i + 1 and self.labels[j - 1] is Label.TEXT and self.page.blocks[j - 1].is_open),
            float(other.is_dated),
            math.log(1 + len(other.folded)) / 4,
            math.log(1 + len(one.folded)) / 4,
            self._natural(i) if steps != 1 else 0.0,
            self._natural_other(j) if steps != 1 else 0.0,
            self.doubts.get(i, 0.0) / 4,
            self.doubts.get(j, 0.0) / 4,
            float(i in self.doubts),
            float(j in self.doubts),
            float(one.wide == other.wide != 0),
            float(one.wide * other.wide < 0),
            float(one.text[-1:] in _PAUSE),
            float(one.text[-1:] in LISTING),
            float(other.is_open),
            among.disorder,
            among.disorder * near,
            float(i + 1 < len(self.labels) and self.labels[i + 1] is not Label.TEXT),
            float(one.is_dated),
            float(is_dateline(one)),
        ]

    def _natural(self, i: int) -> float:
        """How well an unfinished block goes on with the next block of text."""
        among = self.among
        if among is None or among.place[i] + 1 >= len(among.text):
            return FAR / 5
        row = among.ends[i]
        return float(among.scores[row, among.place[i] + 1] - among.rows[row]) / 5

    def _natural_other(self, j: int) -> float:
        """How well a block continues the block of text before it."""
        among = self.among
        before = among.text[among.place[j] - 1] if among is not None and among.place[j] else None
        if among is None or before is None or before not in among.ends:
            return FAR / 5
        return float(among.scores[among.ends[before], among.place[j]] - among.columns[among.place[j]]) / 5

    def _sense(self, i: int, step: int) -> NDArray[np.float32]:
        """What a block is about, taken together with the running text next to it on one side."""
        known = self._senses.get((i, step))
        if known is None:
            own = self.page.blocks[i].pairs
            beside = i + step
            if step and 0 <= beside < len(self.labels) and self.labels[beside] is Label.TEXT:
                own = own | self.page.blocks[beside].pairs
            known = self._senses[i, step] = direction(own)
        return known


def is_dateline(one: Traits) -> bool:
    """Whether a block is a dateline and hardly more: what continues it begins like a paragraph."""
    return one.is_dated and len(one.text) <= _DATELINE


def _rival(own: float, best: NDArray[np.float32]) -> float:
    return float(best[0] if own < best[0] else best[1])


def _marks_agree(one: Traits, other: Traits) -> float:
    """1 where an opened bracket or quotation is closed across the cut, -1 where one side waits in vain."""
    if not one.opens and not other.closes:
        return 0.0
    if one.opens and other.closes and marks.PAIRS[one.opens[-1]] == other.closes[0]:
        return 1.0
    return -1.0
