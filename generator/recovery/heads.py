"""Which line of a head is its kicker, its headline, its subheadline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from generator.model import PartKind
from generator.recovery.cohesion import pairs
from generator.recovery.network import network
from generator.recovery.series import series_likeness
from generator.recovery.titles import title_score

_K, _H, _S = PartKind.KICKER, PartKind.HEADLINE, PartKind.SUBHEADLINE
_KINDS = (_K, _H, _S)
PATTERNS: dict[int, tuple[tuple[PartKind, ...], ...]] = {
    1: ((_H,),),
    2: ((_K, _H), (_H, _S), (_H, _K)),
    3: ((_K, _H, _S), (_H, _S, _K), (_H, _K, _S)),
}
"""The orders in which one to three lines of a head are found: a kicker may be exported after its headline."""
_ORDERS = tuple(pattern for patterns in PATTERNS.values() for pattern in patterns)
_DASH = re.compile("[—–―-]")
"""What opens a line that explains the headline: it never is one beside a line without."""
_NEVER = -50.0
_LINE = (
    "length", "up_to_8", "up_to_12", "covered", "all_covered", "quoted", "dash", "gap", "quotes", "figures", "place",
    "colon", "marked", "title", "title_lead", "longest", "series", "like_series",
)  # fmt: skip
NAMES = (*("-".join(order) for order in _ORDERS), *(f"{kind}.{name}" for kind in _KINDS for name in _LINE))
"""The figures of a row: the order, then each line's as the kind that it might be."""


Order = tuple[PartKind, ...]


def head_kinds(lines: Sequence[str], body: str) -> Order:
    """The kind of each of one to three heading lines; `body` is the article's text."""
    return likely_orders(tuple(lines), body)[0][0]


@lru_cache(maxsize=64)
def likely_orders(lines: tuple[str, ...], body: str) -> tuple[tuple[Order, float], ...]:
    """The orders that heading lines may stand in and how likely each is, the likeliest first."""
    patterns = PATTERNS[len(lines)]
    if len(patterns) == 1:
        return ((patterns[0], 1.0),)
    scores = network("heads", "patterns").scores(np.array(head_rows(lines, body), np.float32))
    explains = [bool(_DASH.match(line)) for line in lines]
    if not all(explains):
        scores = np.where([explains[order.index(_H)] for order in patterns], _NEVER, scores)
    likely = np.exp(scores - scores.max())
    found = zip(patterns, (likely / likely.sum()).tolist(), strict=True)
    return tuple(sorted(found, key=lambda one: -one[1]))


def head_rows(lines: Sequence[str], body: str) -> list[list[float]]:
    """How well lines fill their parts of the head: one row for each of the orders of so many lines."""
    own = pairs(body)
    titles = [title_score(line) / 4 for line in lines]
    found = [_line(at, lines, titles, body, own) for at in range(len(lines))]
    nothing = [0.0] * len(_LINE)
    rows = []
    for order in PATTERNS[len(lines)]:
        by_kind = dict(zip(order, found, strict=True))
        rows.append(
            [*(float(order == one) for one in _ORDERS), *(v for kind in _KINDS for v in by_kind.get(kind, nothing))]
        )
    return rows


def _line(at: int, lines: Sequence[str], titles: Sequence[float], body: str, known: frozenset[str]) -> list[float]:
    line = lines[at]
    own = pairs(line)
    others = [title for n, title in enumerate(titles) if n != at]
    return [
        len(line) / 10,
        float(len(line) <= 8),
        float(len(line) <= 12),
        len(own & known) / len(own) if own else 0.0,
        float(own <= known),
        quoted(line, [body]),
        float(bool(_DASH.match(line))),
        float(bool(re.search(r"[\s\u3000]", line.strip()))),
        float(bool(re.search("[“”《》『』「」]", line))),
        float(bool(re.search(r"\d", line))),
        float(bool(re.search("[省市县区州镇乡村]$", line))),
        float(line.rstrip().endswith((":", "："))),
        float(bool(re.match(r"[【\[▍■●◆·/|]", line))),
        titles[at],
        titles[at] - max(others),
        float(len(line) == max(map(len, lines))),
        *series_likeness(line),
    ]


def quoted(line: str, texts: Sequence[str]) -> float:
    """Share of a line's characters that stand in runs of four or more word for word in some texts."""
    taken, at = 0, 0
    while at < len(line):
        length = 0
        while at + length < len(line) and any(line[at : at + length + 1] in text for text in texts):
            length += 1
        taken += length if length >= 4 else 0
        at += max(1, length)
    return taken / len(line) if line else 0.0
