"""Score the recovery with all that it learns kept apart from the pages that it is judged by.

    python scripts/judge_recovery.py PAGES PROSE SCORER [--way house|folds|shipped] [--every N] [--restyled]

PAGES holds NAME.txt and NAME.json, PROSE is for train_recovery.py, SCORER is the score.py that goes with the pages.
`house`: the pages of each house by weights learnt from the other's; `folds`: every third page by weights learnt from
the rest; `shipped`: the weights as they are. `--restyled`: judged after conventions that were kept from learning.
`--start`: the characters, titles, meaning and seam to begin with: those that ship have seen the pages of development.
Figures by level, then the curve of what is wrong and not flagged against what is flagged.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from every_core import each
from pages import Page
from restyle import restyled
from train_recovery import WEIGHTS, learn, read_prose, renew

from generator.model import RawPage
from generator.recovery import recover
from generator.recovery.truth_form import as_json

CURVE = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Doubts up to such a confidence are taken for flags."""


def ways(pages: Sequence[Page], way: str) -> Iterator[tuple[str, list[Page], list[Page]]]:
    """What to learn from and what to judge by."""
    if way == "house":
        for house in sorted({page.truth["house"] for page in pages}):
            inside = [page for page in pages if page.truth["house"] == house]
            yield f"from house {house}", inside, [page for page in pages if page.truth["house"] != house]
    elif way == "folds":
        for fold in range(3):
            yield f"fold {fold}", [p for n, p in enumerate(pages) if n % 3 != fold], list(pages[fold::3])
    else:
        yield "weights as shipped", [], list(pages)


def scored(scorer: ModuleType, page: Page) -> tuple[Page, dict[str, Any], dict[float, Any]]:
    """A page's figures, and those with fewer and with more flags."""
    raw = RawPage(page.text, "utf-8", "0" * 64)
    proposal = recover(raw)
    found = as_json(proposal, raw)
    curve = {}
    for sure in CURVE:
        flags = [
            list(span) for doubt in proposal.doubts if doubt.confidence <= sure for span in (*doubt.spans, *doubt.rest)
        ]
        curve[sure] = scorer.score(page.text, page.truth, {**found, "flags": flags})
    return page, scorer.score(page.text, page.truth, found), curve


def show(scorer: ModuleType, judged: Sequence[tuple[Page, dict[str, Any], dict[float, Any]]]) -> None:
    """The table by level, and the curve."""
    rows = collections.defaultdict(list)
    for page, score, _ in judged:
        rows[f"level {page.truth['level']}"].append(score)
        rows["all"].append(score)
    print(f"{'':9}{'pages':>6}" + "".join(f"{name:>9}" for name in scorer.COLUMNS))
    for name, found in sorted(rows.items(), key=lambda row: (row[0] == "all", row[0])):
        mean = {column: sum(score[column] for score in found) / len(found) for column in scorer.COLUMNS}
        mean["join"] = scorer.f1(*map(sum, zip(*(score["joins"] for score in found), strict=True)))
        print(f"{name:9}{len(found):6d}" + "".join(f"{mean[column]:9.3f}" for column in scorer.COLUMNS))
    for sure in CURVE:
        silent, flagged = (sum(c[sure][name] for _, _, c in judged) / len(judged) for name in ("silent", "flagged"))
        print(f"doubts up to {sure:4.2f}: silent {silent:.3f}, flagged {flagged:.3f}")


def main() -> None:
    """Judge and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("prose", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--way", choices=("house", "folds", "shipped"), default="house")
    parser.add_argument("--every", type=int, default=1, help="judge by one page in so many")
    parser.add_argument("--start", type=Path, default=WEIGHTS, help="weights of prose that holds none of the pages")
    parser.add_argument("--restyled", action="store_true")
    options = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score", options.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    renew(options.start)
    pages = [Page(path) for path in sorted(options.pages.glob("*.txt"))]
    prose = read_prose(options.prose)
    judged = []
    for name, known, new in ways(pages, options.way):
        with tempfile.TemporaryDirectory() as folder:
            if known:
                learn(known, prose, Path(folder), half=0 if options.restyled else None, start=options.start)
            chosen = new[:: options.every]
            if options.restyled:
                chosen = [restyled(page, 5000 + seed, 1) for seed, page in enumerate(chosen)]
            found = each(partial(scored, scorer), chosen)
        print(name)
        show(scorer, found)
        judged += found
    print("together")
    show(scorer, judged)


if __name__ == "__main__":
    main()
