"""Learn from plain news prose how texts go on where they are cut, and what they are about.

    python scripts/train_seam.py PROSE [--steps N] [--out DIR]

PROSE holds articles apart by blank lines, the title first. Comes after scripts/train_prose.py, whose directions of
meaning it starts from. Needs PyTorch, which nothing else does; an hour on one core.

Both are learnt by contrast: of many texts from the same stretch of news, the one that goes on, or the one of the same
article, has to be found. News of one day, side by side in the prose, are the hardest rivals and the likeliest ones of a
page.
"""

from __future__ import annotations

import argparse
import collections
import json
import math
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from train_prose import articles, stored_directions
from weights_file import write

from generator.recovery import letters
from generator.recovery.characters import folded
from generator.recovery.cohesion import pairs
from generator.recovery.seam import FARTHER, NEAR, REACH, SHARPNESS
from generator.recovery.weights import read_from

WIDTH, HIDDEN, POINT = 40, 320, 128
"""Coordinates of a character, hidden units of a side, coordinates of a point."""
MODELS = 2
"""How many are learnt, each from its own start; the recovery takes their mean."""
_SHORTEST = 12
"""Characters of a paragraph that is cut."""
_NEIGHBOURS = 6
"""Articles, side by side in the prose, that are drawn together."""
_BATCH = 192
_KNOWN = 4
"""How often a character has to stand in the prose."""


class Side(nn.Module):
    """The network of one side of a cut."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear((NEAR + 1) * WIDTH, HIDDEN)
        self.out = nn.Linear(HIDDEN, POINT + 1)

    def forward(self, seen: torch.Tensor) -> torch.Tensor:
        """Points of characters, the nearest first."""
        flat = torch.cat([seen[:, :NEAR].flatten(1), seen[:, NEAR:].sum(1) * FARTHER], 1)
        found: torch.Tensor = self.out(functional.dropout(functional.relu(self.hidden(flat)), 0.1, self.training))
        return found


class Seam(nn.Module):
    """Both sides over the same characters."""

    def __init__(self, characters: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(characters, WIDTH)
        nn.init.normal_(self.embedding.weight, 0, 0.3)
        self.ends, self.beginnings = Side(), Side()
        self.none = nn.Parameter(torch.zeros(1))

    def loss(self, before: np.ndarray, after: np.ndarray, starts: np.ndarray) -> torch.Tensor:
        """Every end seeks its continuation among all beginnings, every beginning its end, or none."""
        ends = self.ends(self.embedding(torch.from_numpy(before)))
        beginnings = self.beginnings(self.embedding(torch.from_numpy(np.concatenate([after, starts]))))
        scores = ends[:, :POINT] @ beginnings[:, :POINT].T * (SHARPNESS / math.sqrt(POINT)) + beginnings[:, POINT]
        own = torch.arange(len(before))
        columns = torch.cat([scores.T + ends[:, POINT], self.none.expand(len(beginnings), 1)], 1)
        wanted = torch.cat([own, torch.full((len(starts),), len(before))])
        return functional.cross_entropy(scores, own) + functional.cross_entropy(columns, wanted)


def learn_seam(prose: str, steps: int, seed: int) -> dict[str, Any]:
    """Cut paragraphs anywhere and learn what goes on."""
    texts = [[folded(line) for line in lines[1:]] for lines in articles(prose)]
    count = collections.Counter(char for lines in texts for line in lines for char in line)
    known = [char for char, seen in count.most_common() if seen >= _KNOWN]
    rows = {char: n for n, char in enumerate(known, start=2)}
    long = [[[rows.get(char, 1) for char in line] for line in lines if len(line) >= _SHORTEST] for lines in texts]
    torch.manual_seed(seed)
    model = Seam(len(known) + 2)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.01)
    for step, batch in zip(range(steps), _batches([lines for lines in long if lines], seed), strict=False):
        for group in optimizer.param_groups:
            group["lr"] = 2e-3 * min(1, step / 300) * (0.5 * (1 + math.cos(math.pi * step / steps)) + 0.01)
        optimizer.zero_grad()
        model.loss(*batch).backward()
        optimizer.step()
    return {
        "characters": "".join(known),
        "embedding": letters.written(model.embedding.weight.detach().numpy()),
        "ends": _stored(model.ends),
        "beginnings": _stored(model.beginnings),
    }


def _stored(side: Side) -> dict[str, Any]:
    return {
        "hidden": letters.written(side.hidden.weight.detach().numpy().T),
        "hidden_bias": letters.written(side.hidden.bias.detach().numpy()[None]),
        "out": letters.written(side.out.weight.detach().numpy().T),
        "out_bias": letters.written(side.out.bias.detach().numpy()[None]),
    }


def _batches(
    texts: Sequence[Sequence[Sequence[int]]], seed: int
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Ends of cuts, what followed them, and first characters of paragraphs, without end."""
    rng = random.Random(len(texts) + seed)  # noqa: S311 a fixed choice, no secret
    while True:
        before: list[np.ndarray] = []
        after: list[np.ndarray] = []
        starts: list[np.ndarray] = []
        while len(before) < _BATCH:
            first = rng.randrange(len(texts))
            for lines in texts[first : first + _NEIGHBOURS]:
                for line in rng.choices(lines, [len(line) for line in lines], k=4):
                    at = rng.randrange(5, len(line) - 4)
                    before.append(_seen(line[max(0, at - REACH) : at][::-1], rng))
                    after.append(_seen(line[at : at + REACH], rng))
                starts += [_seen(line[:REACH], rng) for line in rng.sample(lines, min(4, len(lines)))]
        yield np.array(before[:_BATCH]), np.array(after[:_BATCH]), np.array(starts)


def _seen(characters: Sequence[int], rng: random.Random) -> np.ndarray:
    """Some characters, the nearest first; now and then only a few, as of a short fragment."""
    length = rng.randrange(4, REACH) if rng.random() < 0.15 else REACH
    found = np.zeros(REACH, np.int64)
    found[: min(length, len(characters))] = characters[:length]
    return found


# ---------------------------------------------------------------- what texts are about

_TOGETHER, _ARTICLES = 12, 96
"""Articles drawn side by side, and in all."""
_TEMPERATURE = 0.08
_HOLD = 1e-6
"""How strongly the directions are held to where they were: hardly, with nine thousand articles to learn from."""
_RATE, _STEPS_EACH = 4e-3, 4
"""How fast they turn, and how many steps of the seam one step of theirs stands for."""


def learn_meaning(prose: str, stored: dict[str, Any], steps: int) -> dict[str, Any]:
    """Turn the directions so that parts of one article are told from those of its neighbours."""
    names = stored["pairs"]
    rows = {names[at : at + 2]: at // 2 for at in range(0, len(names), 2)}
    start = letters.levels(stored["directions"])
    bag = nn.EmbeddingBag(len(rows), start.shape[1], mode="sum")
    base = torch.from_numpy(start / np.abs(start).mean() * 0.1)
    with torch.no_grad():
        bag.weight.copy_(base)

    def points(texts: Sequence[str]) -> torch.Tensor:
        held = [[rows[pair] for pair in sorted(pairs(text)) if pair in rows] or [0] for text in texts]
        offsets = np.cumsum([0, *(len(some) for some in held[:-1])])
        flat = torch.tensor([row for some in held for row in some])
        return functional.normalize(bag(flat, torch.from_numpy(offsets)), dim=1)

    known = [(re.sub("^【[^】]*】", "", lines[0]), [line for line in lines[1:] if len(line) >= 15])
             for lines in articles(prose)]  # fmt: skip
    known = [(title, lines) for title, lines in known if len(lines) > 1]
    rng = random.Random(0)  # noqa: S311 a fixed choice, no secret
    optimizer = torch.optim.Adam(bag.parameters(), lr=_RATE)
    for step in range(steps):
        drawn: list[tuple[str, list[str]]] = []
        while len(drawn) < _ARTICLES:
            first = rng.randrange(len(known))
            drawn += known[first : first + _TOGETHER]
        views = [_views(title, lines, rng) for title, lines in drawn]
        scores = points([one for one, _ in views]) @ points([other for _, other in views]).T / _TEMPERATURE
        own = torch.arange(len(views))
        loss = functional.cross_entropy(scores, own) + functional.cross_entropy(scores.T, own)
        for group in optimizer.param_groups:
            group["lr"] = _RATE * (1 - step / steps)
        optimizer.zero_grad()
        (loss + _HOLD * ((bag.weight - base) ** 2).sum()).backward()
        optimizer.step()
    return {**stored, "directions": stored_directions(bag.weight.detach().numpy())}


def _views(title: str, lines: Sequence[str], rng: random.Random) -> tuple[str, str]:
    """Two parts of an article: its title and a paragraph, a sentence and the rest, two paragraphs."""
    draw = rng.random()
    if draw < 0.25:
        return title, rng.choice(lines)
    at, other = rng.sample(range(len(lines)), 2)
    if draw < 0.5:
        rest = [line for n, line in enumerate(lines) if n != at]
        sentences = re.findall("[^。！？]*[。！？][”’]?", lines[at]) or [lines[at]]
        return rng.choice(sentences), " ".join(rng.sample(rest, min(len(rest), rng.randrange(1, 4))))
    return lines[at], lines[other]


def main() -> None:
    """Learn both and write them into the folder of weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prose", type=Path)
    parser.add_argument("--steps", type=int, default=26_000)
    parser.add_argument("--out", type=Path, default=Path("generator/recovery/weights"))
    options = parser.parse_args()
    read_from(options.out)
    prose = options.prose.read_text(encoding="utf-8")
    stored = json.loads((options.out / "meaning.json").read_text(encoding="utf-8"))
    write(options.out, "meaning", learn_meaning(prose, stored, options.steps // _STEPS_EACH))
    for model in range(MODELS):
        write(options.out, f"seam-{model + 1}", learn_seam(prose, options.steps, model))


if __name__ == "__main__":
    main()
