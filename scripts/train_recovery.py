"""Learn the recovery's weights from pages with known truth; judge them with a house left out.

    python scripts/train_recovery.py PAGES [--house A] [--out DIR]

PAGES holds NAME.txt and NAME.json (the truth). scripts/train_joins.py comes first: its counts are read here. With
`--house` only that house's pages are learnt from, so that the others can judge. Needs numpy, scipy and
scikit-learn, which the program itself does not.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from generator.model import PartKind
from generator.recovery import heads
from generator.recovery.blocks import split_blocks
from generator.recovery.cohesion import pair_weights, pairs
from generator.recovery.labels import Label
from generator.recovery.traits import PageTraits, page_traits

HEADINGS = ("kicker", "headline", "subheadline", "subheading")
HEAD = (*HEADINGS[:3], "byline")


class Page:
    """A page with its truth by block: article, kind, place in the body, place in the paragraph."""

    def __init__(self, path: Path, text: str | None = None, truth: dict[str, Any] | None = None) -> None:
        self.name = path.stem
        self.truth = truth or json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        self.text = text or path.read_text(encoding="utf-8")
        self.blocks = split_blocks(self.text)
        self.traits: PageTraits = page_traits(self.blocks)
        self.idf = pair_weights([block.pairs for block in self.traits.blocks])
        at = {block.span.start: block.index for block in self.blocks}
        self.article: dict[int, int] = {}
        self.kind: dict[int, str] = {}
        self.paragraphs: list[tuple[int, ...]] = []
        for number, article in enumerate(self.truth["articles"]):
            parts = [(kind, article[kind]) for kind in (*HEADINGS[:3], "byline") if article.get(kind)]
            for kind, part in [*parts, *((part["kind"], part) for part in article["body"])]:
                chain = tuple(at[self._ink(start)] for start, _ in part["spans"])
                self.article |= dict.fromkeys(chain, number)
                self.kind |= dict.fromkeys(chain, kind)
                if kind == "paragraph":
                    self.paragraphs.append(chain)

    def _ink(self, start: int) -> int:
        while self.text[start].isspace():
            start += 1
        return start

    @property
    def labels(self) -> tuple[Label, ...]:
        """The true label of every block."""
        return tuple(self._label(self.kind.get(block.index, "furniture")) for block in self.blocks)

    @staticmethod
    def _label(kind: str) -> Label:
        return Label.HEADING if kind in HEADINGS else Label.TEXT if kind == "paragraph" else Label(kind)


# --------------------------------------------------- choices: one of several, each with features

Choice = tuple[list[dict[str, float]], int]
"""The features of every option, and which is right."""


def fit_choices(choices: list[Choice], ridge: float = 0.5) -> dict[str, float]:
    """Weights of a conditional logit."""
    names: dict[str, int] = {}
    values, rows, columns, groups, right = [], [], [], [], []
    for group, (options, chosen) in enumerate(choices):
        for number, option in enumerate(options):
            for name, value in option.items():
                if value:
                    values.append(value)
                    rows.append(len(groups))
                    columns.append(names.setdefault(name, len(names)))
            groups.append(group)
            right.append(number == chosen)
    x = csr_matrix((values, (rows, columns)), shape=(len(groups), len(names)))
    group_of, is_right = np.array(groups), np.array(right)
    count = len(choices)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = x @ weights
        top = np.full(count, -1e9)
        np.maximum.at(top, group_of, score)
        likely = np.exp(score - top[group_of])
        total = np.bincount(group_of, likely, count)
        gap = is_right - likely / total[group_of]
        value = (top + np.log(total)).sum() - score[is_right].sum() + ridge * weights @ weights
        return value, -(x.T @ gap) + 2 * ridge * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return {name: round(float(found[at]), 3) for name, at in names.items()}


def head_choices(page: Page) -> Iterator[Choice]:
    """The lines of a head choose which of them is kicker, headline, subheadline."""
    for article in page.truth["articles"]:
        head = [kind for kind in HEADINGS[:3] if article.get(kind)]
        kinds = tuple(PartKind(kind) for kind in sorted(head, key=lambda kind: article[kind]["spans"][0][0]))
        patterns = heads.PATTERNS.get(len(kinds), ())
        if len(kinds) > 1 and kinds in patterns:
            spans = [article[kind.value]["spans"][0] for kind in kinds]
            lines = [page.text[start:end].strip() for start, end in spans]
            body = pairs("".join(page.text[a:b] for part in article["body"] for a, b in part["spans"]))
            options = [heads.pattern_features(lines, pattern, body) for pattern in patterns]
            yield options, patterns.index(kinds)


def main() -> None:
    """Learn every step's weights and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--house", help="learn from this house's pages only")
    parser.add_argument("--out", type=Path, default=Path("generator/recovery/weights"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pages = [Page(path) for path in sorted(options.pages.glob("*.txt"))]
    pages = [page for page in pages if options.house in {None, page.truth["house"]}]
    write(options.out, "heads", fit_choices([choice for page in pages for choice in head_choices(page)]))


def write(folder: Path, step: str, values: dict[str, Any]) -> None:
    """Store a step's weights as readable JSON."""
    text = json.dumps(values, ensure_ascii=False, indent=0)
    (folder / f"{step}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
