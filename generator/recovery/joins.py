"""Which fragment continues which: a one-to-one matching of unfinished fragments and continuations."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.recovery import characters, marks
from generator.recovery.assignment import best_assignment
from generator.recovery.cohesion import cohesion
from generator.recovery.labels import Label, heading_scores, may_be_heading
from generator.recovery.traits import PageTraits, Traits, longest_seen
from generator.recovery.weights import weights

Chain = tuple[int, ...]
"""Indices of the blocks of one paragraph, in reading order."""

_WINDOW = 120
"""Blocks: how far away a continuation is looked for."""
_PAIRS = 120_000
"""Pairs of blocks looked at in a page: in a text of thousands of lines, the window shrinks to bound the cost."""
_LIKELY = 64
"""Continuations that are looked at closely beside the nearest: the likeliest by their first characters."""
_NEAR = 2
"""Steps within which every text block is looked at closely."""
_SURE = 4.0
"""Logarithm of odds: beyond this a heading is a heading, and a torn paragraph is none."""
_PRIOR = 1.5
"""What being a heading is worth beside being a fragment: it needs no continuation to be whole."""
_CERTAIN = 6.0
"""A margin as good as any: where there is no other choice."""
_LISTING = ":：;；"
"""Ends of a paragraph that a list follows: unfinished, and yet whole."""


@dataclass(frozen=True, slots=True)
class Join:
    """What an unfinished fragment was found to be continued by."""

    fragment: int
    continuation: int | None
    confidence: float
    """By the margin to the best assignment in which the fragment goes on otherwise, 0 to 1."""
    alternative: int | None


@dataclass(frozen=True, slots=True)
class Joined:
    """The paragraphs of a page, and the labels: a heading that was joined is a torn paragraph."""

    labels: tuple[Label, ...]
    chains: tuple[Chain, ...]
    joins: tuple[Join, ...]


def join_fragments(
    page: PageTraits,
    labels: Sequence[Label],
    idf: Mapping[str, float],
    learnt: Mapping[str, float] | None = None,
) -> Joined:
    """Every text block in exactly one chain. `learnt`: other weights than those that ship, for judging them."""
    scores = pair_scores(page, labels, idf, learnt or weights("joins"))
    following = best_assignment(scores)
    _break_loops(following, scores)
    joined = {*following, *following.values()}
    doubtful = _doubtful(page, labels)
    settled = tuple(
        label if i not in doubtful else Label.TEXT if i in joined else Label.HEADING for i, label in enumerate(labels)
    )
    taken = set(following.values())
    chains = (_chain(following, i) for i, label in enumerate(settled) if label is Label.TEXT and i not in taken)
    holders = _holders(following, scores)
    joins = (
        _join(i, following.get(i), row, holders) for i, row in scores.items() if i in joined or settled[i] is Label.TEXT
    )
    return Joined(settled, tuple(chains), tuple(joins))


@dataclass(frozen=True, slots=True)
class _Holder:
    """A fragment that has found its continuation, for the others that would like to have it."""

    row: Mapping[int | None, float]
    worth: float
    elsewhere: float
    """What the best continuation that nobody holds, or none, is worth to it."""

    def price(self, offered: int | None) -> float:
        """What it loses when it gives its continuation away for the one offered, a free one or none."""
        return self.worth - max(self.elsewhere, self.row.get(offered, self.elsewhere))


def _holders(following: Mapping[int, int], scores: Mapping[int, Mapping[int | None, float]]) -> dict[int, _Holder]:
    """By continuation, the fragment that holds it."""
    held = set(following.values())
    return {
        j: _Holder(scores[i], scores[i][j], max(score for other, score in scores[i].items() if other not in held))
        for i, j in following.items()
    }


def _join(i: int, j: int | None, row: Mapping[int | None, float], holders: Mapping[int, _Holder]) -> Join:
    """Confidence by the next best assignment, not the next best score: a rival continuation may be needed elsewhere."""
    worth = {
        column: score - (holders[column].price(j) if column is not None and column in holders else 0.0)
        for column, score in row.items()
        if column != j
    }
    other = max(worth, key=worth.__getitem__, default=None)
    margin = row[j] - worth[other] if other in worth else _CERTAIN
    return Join(i, j, 1 / (1 + math.exp(-min(margin, _CERTAIN))), other)


def pair_scores(
    page: PageTraits, labels: Sequence[Label], idf: Mapping[str, float], learnt: Mapping[str, float]
) -> dict[int, dict[int | None, float]]:
    """For every unfinished fragment the score of each likely continuation, and of None: it has none."""
    doubt = _doubtful(page, labels)
    text = [i for i, label in enumerate(labels) if label is Label.TEXT or i in doubt]
    scores: dict[int, dict[int | None, float]] = {}
    for i, likely in candidates(page, text):
        alone = learnt["none_list" if page.blocks[i].text[-1:] in _LISTING else "none"]
        row: dict[int | None, float] = {None: max(alone, doubt[i] + _PRIOR) if i in doubt else alone}
        for j, steps in likely:
            features = pair_features(page, labels, (i, j), steps, idf)
            row[j] = sum(learnt[name] * value for name, value in features.items())
            if i in doubt or j in doubt:
                # A short fragment seldom strays, and the odds of a heading have seen the neighbours already.
                row[j] -= 1.0 if j == i + 1 else 2.5
                row[j] -= max(0.0, doubt.get(j, -_PRIOR) + _PRIOR)
        scores[i] = row
    return scores


def candidates(page: PageTraits, text: Sequence[int]) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Every unfinished text block, with the blocks that may continue it and their distance in text blocks."""
    window = max(2, min(_WINDOW, _PAIRS // max(1, len(text))))
    for place, i in enumerate(text):
        one = page.blocks[i]
        if one.is_open:
            around = [at for at in range(max(0, place - window), min(len(text), place + window + 1)) if at != place]
            likely = heapq.nlargest(_LIKELY, ((_fit(one, page.blocks[text[at]]), -at) for at in around))
            close = {-at for _, at in likely}
            yield i, [(text[at], at - place) for at in around if abs(at - place) <= _NEAR or at in close]


def _fit(one: Traits, other: Traits) -> float:
    """How much likelier the other's first characters are behind this end than at the edge of a paragraph."""
    return characters.continues(one.folded, other.folded) - characters.begins(other.folded)


def _doubtful(page: PageTraits, labels: Sequence[Label]) -> dict[int, float]:
    """Blocks that may be headings or torn paragraphs, with the logarithm of the odds."""
    short = (i for i, label in enumerate(labels) if label in {Label.HEADING, Label.TEXT} and may_be_heading(page, i))
    scores = heading_scores(page)
    return {i: scores[i] for i in short if -_SURE < scores[i] < _SURE}


def pair_features(
    page: PageTraits, labels: Sequence[Label], pair: tuple[int, int], steps: int, idf: Mapping[str, float]
) -> dict[str, float]:
    """What speaks for and against block j continuing block i; `steps` is their distance in text blocks."""
    i, j = pair
    one, other = page.blocks[i], page.blocks[j]
    flow = characters.continues(one.folded, other.folded)
    loose = characters.continues("", other.folded)
    seen = longest_seen(page, one.folded, other.folded)
    return {
        "flow": (flow - loose) / 5,
        "flow_low": max(0.0, -1 - (flow - loose)) / 5,
        "begins": other.begins / 5,
        "seen3": float(seen >= 3),
        "seen4": float(seen >= 4),
        "seen5": float(seen >= 5),
        "seen6": float(seen >= 6),
        "marks": _marks_agree(one, other),
        "cohesion": cohesion(one.pairs, other.pairs, idf),
        "adjacent": float(j == i + 1),
        "next_text": float(steps == 1 and j != i + 1),
        "before": float(steps < 0),
        "distance": math.log(abs(steps)),
        "follows_finished": float(j > 0 and labels[j - 1] is Label.TEXT and not page.blocks[j - 1].is_open),
        "follows_open": float(j > 0 and j != i + 1 and labels[j - 1] is Label.TEXT and page.blocks[j - 1].is_open),
        "shared": math.log1p(sum(idf.get(pair, 0.0) for pair in one.pairs & other.pairs)),
        "dated": float(other.is_dated),
        "length": math.log(1 + len(other.folded)),
        "length_before": math.log(1 + len(one.folded)),
        "context": cohesion(_around(page, labels, i, -1), _around(page, labels, j, 1), idf),
    }


def _around(page: PageTraits, labels: Sequence[Label], i: int, step: int) -> frozenset[str]:
    """The character pairs of a block and of the running text next to it on one side."""
    own = page.blocks[i].pairs
    beside = i + step
    if 0 <= beside < len(labels) and labels[beside] is Label.TEXT:
        return own | page.blocks[beside].pairs
    return own


def _marks_agree(one: Traits, other: Traits) -> float:
    """1 where an opened bracket or quotation is closed across the cut, -1 where one side waits in vain."""
    if not one.opens and not other.closes:
        return 0.0
    if one.opens and other.closes and marks.PAIRS[one.opens[-1]] == other.closes[0]:
        return 1.0
    return -1.0


def _break_loops(following: dict[int, int], scores: Mapping[int, Mapping[int | None, float]]) -> None:
    """A paragraph can't continue itself: drop the weakest link of every ring."""
    done: set[int] = set()
    for start in list(following):
        ring: list[int] = []
        at: int | None = start
        while at is not None and at not in done and at not in ring:
            ring.append(at)
            at = following.get(at)
        if at in ring:
            loop = ring[ring.index(at) :]
            del following[min(loop, key=lambda i: (scores[i][following[i]], i))]
        done.update(ring)


def _chain(following: Mapping[int, int], i: int) -> Chain:
    chain = [i]
    while chain[-1] in following:
        chain.append(following[chain[-1]])
    return tuple(chain)
