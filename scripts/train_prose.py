"""Learn from plain news prose what characters follow which, what titles and series are called, what texts are about.

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
from weights_file import write

from generator.recovery import characters
from generator.recovery.cohesion import pairs
from generator.recovery.letters import LETTERS, MIDDLE
from generator.recovery.titles import title_grams

_DIMENSIONS, _LATENT = 72, 300
_SEEN = 20
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


def learn_series(prose: str) -> dict[str, list[str]]:
    """The names of series that stand in brackets before titles."""
    found = (re.match("【([^】]*)】", title) for title, *_ in articles(prose))
    return {"names": sorted({match[1].strip() for match in found if match})}


SEEN = {1: 1, 2: 1, 3: 1, 4: 3}
"""The smallest count of an n-gram that is stored, by its length: what was never seen across a cut tells most."""


def learn_characters(prose: str) -> str:
    """Counts of n-grams, titles left out, in the form that generator/recovery/characters.py reads."""
    counts = {length: collections.Counter[str]() for length in SEEN}
    for article in prose.split("\n\n"):
        for line in article.strip().split("\n")[1:]:
            text = characters.EDGE + characters.folded(line) + characters.EDGE
            for length, count in counts.items():
                count.update(text[at : at + length] for at in range(len(text) - length + 1))
    return "\n\n".join(_section(count, SEEN[length]) for length, count in counts.items()) + "\n"


def _section(counts: collections.Counter[str], least: int) -> str:
    """One line a context: behind each letter, a step of the logarithm of the count, the characters counted so often."""
    followers: dict[str, dict[str, str]] = collections.defaultdict(lambda: collections.defaultdict(str))
    for gram, count in sorted(counts.items()):
        if count >= least:
            followers[gram[:-1]][_letter(count)] += gram[-1]
    return "\n".join(
        context + "".join(letter + chars for letter, chars in sorted(groups.items()))
        for context, groups in followers.items()
    )


def _letter(count: int) -> str:
    return chr(ord("A") + round(math.log(count) / math.log(characters.STEP)))


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
    rare = np.clip(np.round(rarity * 6), 0, len(LETTERS) - 1).astype(int)
    return {
        "pairs": "".join(known),
        "rarity": "".join(LETTERS[n] for n in rare),
        "directions": stored_directions(directions),
    }


def stored_directions(directions: np.ndarray) -> list[str]:
    """Directions as letters: only their course counts, so one step serves all."""
    step = np.abs(directions).mean() * 3.2 / MIDDLE
    levels = np.clip(np.round(directions / step + MIDDLE), 0, len(LETTERS) - 1).astype(int)
    return ["".join(LETTERS[n] for n in row) for row in levels]


def main() -> None:
    """Write all four from PROSE into the folder of weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prose", type=Path)
    parser.add_argument("--out", type=Path, default=Path("generator/recovery/weights"))
    options = parser.parse_args()
    prose = options.prose.read_text(encoding="utf-8")
    (options.out / "characters.txt").write_text(learn_characters(prose), encoding="utf-8")
    write(options.out, "titles", learn_titles(prose))
    write(options.out, "meaning", learn_meaning(prose))
    write(options.out, "series", learn_series(prose))


if __name__ == "__main__":
    main()
