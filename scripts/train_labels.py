"""Learn what each block of a page is, from pages with known truth and the same pages in invented houses.

python scripts/train_labels.py PAGES [--house A] [--out DIR]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from fit_network import fit_classes
from restyle import restyled
from train_recovery import Page, write

from generator.recovery.labels import CLASSES, beside, label_figures, softmax
from generator.recovery.network import Network

_LONG = 100
"""Characters: a block beyond this is hardly ever anything but running text."""
_FEW = 6
"""One in so many of those is learnt from."""


def learn(pages: Sequence[Page], rows: Sequence[np.ndarray]) -> dict[str, Any]:
    """The network that sees a block by itself, and the one that sees what its neighbours are likely to be."""
    truth = np.concatenate([[CLASSES.index(label) for label in page.labels] for page in pages])
    # Whole paragraphs are plain: a few of them do.
    lengths = np.array([len(block.text) for page in pages for block in page.blocks])
    telling = (lengths <= _LONG) | (np.arange(len(truth)) % _FEW == 0)
    alone = fit_classes(np.vstack(rows)[telling], truth[telling], len(CLASSES))
    first = Network(*(np.array(alone[name], np.float32) for name in ("linear", "hidden", "bias", "out")))
    wide = np.vstack([np.hstack([own, beside(softmax(first.scores(own)))]) for own in rows])
    return {"alone": alone, "among": fit_classes(wide[telling], truth[telling], len(CLASSES))}


def figures(page: Page) -> np.ndarray:
    """The figures of every block."""
    return np.array(label_figures(page.traits), np.float32)


def main() -> None:
    """Learn the weights and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--house", help="learn from this house's pages only")
    parser.add_argument("--out", type=Path, default=Path("generator/recovery/weights"))
    options = parser.parse_args()
    pages = [Page(path) for path in sorted(options.pages.glob("*.txt"))]
    pages = [page for page in pages if options.house in {None, page.truth["house"]}]
    pages += [restyled(page, seed) for seed, page in enumerate([*pages, *pages])]
    write(options.out, "labels", learn(pages, [figures(page) for page in pages]))


if __name__ == "__main__":
    main()
