"""Learn from plain news prose what titles read like and what texts are about.

    python scripts/train_prose.py PROSE

PROSE holds articles apart by blank lines, the title first. Comes before the other scripts, which read its weights.
"""

from __future__ import annotations

import argparse
import collections
import math
import random
import re
from pathlib import Path
from typing import Any

import numpy as np
from scipy.linalg import eigh
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds
from sklearn.linear_model import LogisticRegression
from train_recovery import write

from generator.recovery.cohesion import pairs
from generator.recovery.meaning import LETTERS
from generator.recovery.titles import title_grams

_DIMENSIONS, _LATENT = 72, 300
_SEEN = 10
"""How many paragraphs must hold a pair of characters."""


def articles(prose: str) -> list[list[str]]:
    """Lines of each article, its title first."""
    found = [article.strip().split("\n") for article in prose.split("\n\n")]
    return [lines for lines in found if len(lines) > 1]


def learn_titles(prose: str, seed: int = 1) -> dict[str, float]:
    """Titles against clauses of running text."""
    rng = random.Random(seed)  # noqa: S311 a fixed choice, no secret
    titles, clauses = [], []
    for first, *texts in articles(prose):
        title = re.sub("^【[^】]*】", "", first).strip()
        if 4 <= len(title) <= 40:
            titles.append(title)
        found = [one for text in texts for one in re.split("[，。、；：,;:！？!?“”]", text) if 4 <= len(one) <= 18]
        rng.shuffle(found)
        clauses += found[:2]
        if len(found) > 4:
            clauses += [f"{found[2]} {found[3]}", found[3] + found[4]]
    grams = [sorted(title_grams(line)) for line in (*titles, *clauses)]
    count = collections.Counter(gram for line in grams for gram in line)
    at = {gram: n for n, gram in enumerate(sorted(gram for gram, seen in count.items() if seen >= 8))}
    rows = [(n, at[gram]) for n, line in enumerate(grams) for gram in line if gram in at]
    x = csr_matrix((np.ones(len(rows)), tuple(zip(*rows, strict=True))), shape=(len(grams), len(at)))
    y = np.arange(len(grams)) < len(titles)
    fitted = LogisticRegression(C=0.1, max_iter=300).fit(x, y)
    learnt = {gram: round(float(fitted.coef_[0][n]), 2) for gram, n in at.items()}
    bias = round(float(fitted.intercept_[0]), 2)
    return {"bias": bias, **{gram: value for gram, value in learnt.items() if abs(value) >= 0.05}}


def learn_meaning(prose: str) -> dict[str, Any]:
    """Directions in which paragraphs of one article agree and those of different articles do not."""
    texts, of = [], []
    for number, lines in enumerate(articles(prose)):
        for n, line in enumerate(lines):
            if not n or len(line) >= 20:
                texts.append(pairs(line))
                of.append(number)
    seen = collections.Counter(pair for text in texts for pair in text)
    known = sorted(pair for pair, count in seen.items() if count >= _SEEN)
    at = {pair: n for n, pair in enumerate(known)}
    rarity = np.array([math.log(len(texts) / seen[pair]) for pair in known])
    rows, columns, values = [], [], []
    for n, text in enumerate(texts):
        held = sorted(at[pair] for pair in text if pair in at)
        length = np.linalg.norm(rarity[held]) or 1.0
        rows += [n] * len(held)
        columns += held
        values += list(rarity[held] / length)
    x = csr_matrix((values, (rows, columns)), shape=(len(texts), len(known)))
    turned = svds(x, k=_LATENT, random_state=0)[2].T
    z = x @ turned
    z /= np.linalg.norm(z, axis=1, keepdims=True) + 1e-9
    group = np.array(of)
    size = np.bincount(group)
    mean = np.zeros((len(size), _LATENT))
    np.add.at(mean, group, z)
    mean /= np.maximum(size, 1)[:, None]
    inside = z - mean[group]
    within = inside.T @ inside / len(z)
    within += np.eye(_LATENT) * np.trace(within) / _LATENT * 0.1
    apart = mean[size > 1] - mean[size > 1].mean(axis=0)
    _, axes = eigh(apart.T @ apart / len(apart), within)
    directions = rarity[:, None] * (turned @ axes[:, ::-1][:, :_DIMENSIONS])
    top = (len(LETTERS) - 1) / 2
    step = np.abs(directions).mean() * 3.2 / top
    levels = np.clip(np.round(directions / step + top), 0, len(LETTERS) - 1).astype(int)
    rare = np.clip(np.round(rarity * 6), 0, len(LETTERS) - 1).astype(int)
    return {
        "pairs": "".join(known),
        "rarity": "".join(LETTERS[n] for n in rare),
        "directions": ["".join(LETTERS[n] for n in row) for row in levels],
    }


def main() -> None:
    """Write both from PROSE into the folder of weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prose", type=Path)
    parser.add_argument("--out", type=Path, default=Path("generator/recovery/weights"))
    options = parser.parse_args()
    prose = options.prose.read_text(encoding="utf-8")
    write(options.out, "titles", learn_titles(prose))
    write(options.out, "meaning", learn_meaning(prose))


if __name__ == "__main__":
    main()
