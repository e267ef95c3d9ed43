"""Learn the recovery from pages with known truth: labels, joins, layout, heads and order, each by those before it.

    python scripts/train_recovery.py PAGES PROSE [--start DIR] --out DIR

PAGES holds NAME.txt and NAME.json (the truth), PROSE is plain news with articles apart by blank lines, the title first.
Every page is learnt from as it is, in the conventions of invented newspapers, and with other articles put in its
place; those articles should be others than the ones that scripts/train_prose.py and train_seam.py learnt from, or what
was learnt there looks better than it is. Needs numpy, scipy and scikit-learn, which the program itself does not.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import train_heads
import train_joins
import train_labels
import train_layout
import train_order
from every_core import each
from pages import Page
from restyle import restyled
from transplant import Prose, transplanted
from weights_file import write

from generator.recovery.labels import label_shares
from generator.recovery.network import network
from generator.recovery.series import series_names
from generator.recovery.weights import read_from

WEIGHTS = Path("generator/recovery/weights")


SETS = 2
"""How often a page is restyled, given other articles, and both."""
HALF_STARTS = 2
"""Starts of the networks of one half, which only prepare what the others learn from."""


def variants(page: Page, seed: int, prose: Prose, half: int | None = None) -> list[Page]:
    """What is learnt from one page. `half`: invented houses of every other form only, so that the rest can judge."""
    return [page, *(one for n in range(SETS) for one in _others(page, seed + 100_000 * n, prose, half))]


def _others(page: Page, seed: int, prose: Prose, half: int | None) -> Iterator[Page]:
    yield restyled(page, seed, half)
    yield transplanted(page, prose, seed)
    yield restyled(transplanted(page, prose, seed + 10_000), seed + 10_000, half)


def learn(pages: Sequence[Page], prose: Prose, folder: Path, *, half: int | None = None, start: Path = WEIGHTS) -> None:
    """Learn every step from some pages, into a folder that starts as a copy of one with what prose taught."""
    shutil.copytree(start, folder, dirs_exist_ok=True)
    renew(folder)
    each_page = [variants(page, seed, prose, half) for seed, page in enumerate(pages)]
    # What a step learns from has to be as good, and no better, than what it will find: every half of the pages is
    # labelled and joined by weights learnt from the other. Every second page: by name they stand by their damage.
    halves = [[one for some in each_page[at::2] for one in some] for at in (0, 1)]
    many = [page for some in halves for page in some]
    pairs, moves, ways = [], [], []
    figures = [each(train_labels.figures, some) for some in halves]
    labels = {at: train_labels.learn(some, figures[at], HALF_STARTS) for at, some in enumerate(halves)}
    for at, some in enumerate(halves):
        write(folder, "labels", labels[1 - at])
        renew(folder)
        pairs.append(each(train_joins.seen, some))
    joins = [train_joins.learn(found, HALF_STARTS) for found in pairs]
    for at, some in enumerate(halves):
        for step, learnt in (("labels", labels), ("joins", joins)):
            write(folder, step, learnt[1 - at])
        renew(folder)
        moves.append(each(_moves, some))
    laid_out = [train_layout.learn(found, HALF_STARTS) for found in moves]
    for at, some in enumerate(halves):
        for step, learnt in (("labels", labels), ("joins", joins), ("moves", laid_out)):
            write(folder, step, learnt[1 - at])
        renew(folder)
        ways += each(_ways, some)
    write(folder, "wholes", train_layout.learn_ways(ways))
    write(folder, "moves", train_layout.learn([page for found in moves for page in found]))
    write(folder, "heads", train_heads.learn(many))
    write(folder, "order", train_order.learn(many))
    kickers = {kicker for page in pages for kicker in page.kickers}
    write(folder, "series", {"names": sorted({*series_names(), *kickers})})
    write(folder, "joins", train_joins.learn([page for found in pairs for page in found]))
    write(folder, "labels", train_labels.learn(many, [rows for found in figures for rows in found]))
    renew(folder)


def renew(folder: Path) -> None:
    """Read the weights from a folder from now on, and forget what earlier ones gave."""
    read_from(folder)
    network.cache_clear()
    label_shares.cache_clear()


def _moves(page: Page) -> list[train_layout.Choice]:
    return list(train_layout.choices(page))


def _ways(page: Page) -> list[tuple[np.ndarray, np.ndarray]]:
    return list(train_layout.ways(page))


def read_prose(path: Path) -> Prose:
    """The articles of a file."""
    return Prose([article.strip().split("\n") for article in path.read_text(encoding="utf-8").split("\n\n")])


def main() -> None:
    """Learn every step's weights and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("prose", type=Path)
    parser.add_argument("--start", type=Path, default=WEIGHTS, help="weights learnt from other prose")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    renew(options.start)  # before the pages are read: their traits depend on the counts of characters
    pages = [Page(path) for path in sorted(options.pages.glob("*.txt"))]
    learn(pages, read_prose(options.prose), options.out, start=options.start)


if __name__ == "__main__":
    main()
