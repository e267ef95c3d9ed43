"""Which fragment continues which: a one-to-one matching of unfinished fragments and continuations."""

from __future__ import annotations

from collections.abc import Sequence

from generator.recovery import marks
from generator.recovery.blocks import Block
from generator.recovery.labels import Label

Chain = tuple[int, ...]
"""Indices of the blocks of one paragraph, in reading order."""


def join_fragments(blocks: Sequence[Block], labels: Sequence[Label]) -> tuple[Chain, ...]:
    """Every text block in exactly one chain; chains in the order of their first block."""
    text = [i for i, label in enumerate(labels) if label is Label.TEXT]
    openers = [i for i in text if marks.is_open(blocks[i].text)]
    following: dict[int, int] = {}
    taken: set[int] = set()
    scored = sorted(
        ((_score(blocks, labels, i, j), -abs(j - i), i, j) for i in openers for j in _near(text, i)),
        reverse=True,
    )
    for score, _, i, j in scored:
        if score > 0 and i not in following and j not in taken and not _would_loop(following, i, j):
            following[i] = j
            taken.add(j)
    return tuple(_chain(following, i) for i in text if i not in taken)


def _near(text: Sequence[int], i: int, window: int = 60) -> list[int]:
    return [j for j in text if j != i and abs(j - i) <= window]


def _score(blocks: Sequence[Block], labels: Sequence[Label], i: int, j: int) -> float:
    """How well block j continues block i; at or below 0 where it can't."""
    if marks.DATELINE.match(blocks[j].text):
        return 0.0
    score = 1.0
    if j == i + 1:
        score += 2.0
    elif j > i and all(label is not Label.TEXT for label in labels[i + 1 : j]):
        score += 0.5
    _, opened = marks.balance(blocks[i].text)
    closes, _ = marks.balance(blocks[j].text)
    if opened and closes and marks.PAIRS[opened[-1]] == closes[0]:
        score += 3.0
    elif bool(opened) != bool(closes):
        score -= 0.6
    return score


def _would_loop(following: dict[int, int], i: int, j: int) -> bool:
    at: int | None = j
    while at is not None:
        if at == i:
            return True
        at = following.get(at)
    return False


def _chain(following: dict[int, int], i: int) -> Chain:
    chain = [i]
    while chain[-1] in following:
        chain.append(following[chain[-1]])
    return tuple(chain)
