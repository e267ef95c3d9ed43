"""Learn what joins fragments, from pages with known truth."""

from __future__ import annotations

import collections
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from fit_network import STARTS, Choices, fit_choices
from pages import Page

from generator.recovery import sights
from generator.recovery.join_evidence import JoinPage, doubtful
from generator.recovery.network import Network
from generator.recovery.sights import Suit
from generator.recovery.standing import label_blocks


@dataclass(frozen=True, slots=True)
class Seen:
    """What the joins of a page are judged by: suits, the rows of continuing none, and the true continuations."""

    suits: list[Suit]
    none: dict[int, np.ndarray]
    following: dict[int, int]


def seen(page: Page) -> Seen:
    """The pairs of a page at first sight."""
    labels = label_blocks(page.traits)
    joining = JoinPage(page.traits, labels, doubtful(page.traits, labels))
    suits = sights.first_sight(joining)
    following = {one: other for chain in page.paragraphs for one, other in pairwise(chain)}
    return Seen(suits, sights.wanted(joining, suits), following)


def _choices(page: Seen, rows: Sequence[np.ndarray], none: Mapping[int, np.ndarray]) -> Iterator[Choice]:
    """Every unfinished fragment chooses its continuation, and every block of text whom it continues."""
    preceding = {other: one for one, other in page.following.items()}
    suitors: dict[int, list[tuple[int, np.ndarray]]] = collections.defaultdict(list)
    for suit, some in zip(page.suits, rows, strict=True):
        blocks = [pair.block for pair in suit.likely]
        for j, row in zip(blocks, some[1:], strict=True):
            suitors[j].append((suit.block, row))
        wanted = page.following.get(suit.block)
        if wanted is None or wanted in blocks:
            yield some, 0 if wanted is None else 1 + blocks.index(wanted)
    for j, found in suitors.items():
        ends = [i for i, _ in found]
        if j not in preceding or preceding[j] in ends:
            chosen = 1 + ends.index(preceding[j]) if j in preceding else 0
            yield np.array([none[j], *(row for _, row in found)]), chosen


Choice = tuple[np.ndarray, int]
"""The rows of every option, and which is right."""


def learn(pages: Sequence[Seen], starts: int = STARTS) -> dict[str, Any]:
    """The networks that weigh pairs: at first sight, and when the scores of the rivals are known."""
    sight = [choice for page in pages for choice in _choices(page, [suit.rows for suit in page.suits], page.none)]
    first = _fitted(sight, starts)
    weigh = as_network(first)
    again: list[Choice] = []
    for page in pages:
        scores = [weigh.scores(suit.rows) for suit in page.suits]
        alone = {j: float(weigh.scores(row[None])[0]) for j, row in page.none.items()}
        beside, beside_none = sights.second_sight(page.suits, scores, alone)
        rows = [np.hstack([suit.rows, more]) for suit, more in zip(page.suits, beside, strict=True)]
        again += _choices(page, rows, {j: np.hstack([row, beside_none[j]]) for j, row in page.none.items()})
    return {"first": first, "second": _fitted(again, starts)}


def _fitted(choices: Sequence[Choice], starts: int) -> dict[str, Any]:
    return fit_choices(Choices.of(choices), hidden=16, ridge=40.0, starts=starts)


def as_network(stored: Mapping[str, Any]) -> Network:
    """A network as the recovery has it."""
    return Network(*(np.array(stored[name], np.float32) for name in ("linear", "hidden", "bias", "out")))
