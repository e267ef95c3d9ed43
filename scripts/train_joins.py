"""Learn what characters follow which from news prose, and from pages with known truth what joins fragments.

    python scripts/train_joins.py PAGES PROSE [--house A] [--out DIR]

PAGES holds NAME.txt and NAME.json (the truth), PROSE is plain text with articles apart by blank lines. With
`--house` only that house's pages are learnt from, so that the others can judge. Needs numpy, scipy and
scikit-learn, which the program itself does not.
"""

from __future__ import annotations

import argparse
import collections
import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from train_recovery import Choice, Page, fit_choices, write

from generator.recovery import characters, joins
from generator.recovery.labels import Label

KEPT = {1: 1, 2: 2, 3: 3, 4: 4}
"""The smallest count of an n-gram that is stored, by its length."""
LONE = -6.0
"""Set by hand: an unfinished paragraph always finds its continuation."""


def learn_characters(prose: str) -> dict[str, dict[str, str]]:
    """Counts of n-grams, titles left out, in steps of a logarithm."""
    counts = {length: collections.Counter[str]() for length in KEPT}
    for article in prose.split("\n\n"):
        for line in article.strip().split("\n")[1:]:
            text = characters.EDGE + characters.folded(line) + characters.EDGE
            for length, count in counts.items():
                count.update(text[at : at + length] for at in range(len(text) - length + 1))
    steps: dict[str, dict[str, str]] = {}
    for length, count in counts.items():
        grams = collections.defaultdict(list)
        for gram, seen in count.items():
            if seen >= KEPT[length]:
                grams[_step(seen)].append(gram)
        if length == 1:
            grams[_step(count.total())].append("Σ")
        steps[str(length)] = {str(step): "".join(sorted(of_step)) for step, of_step in sorted(grams.items())}
    return steps


def _step(count: int) -> int:
    return round(math.log(count) / math.log(characters.STEP))


def join_choices(page: Page) -> Iterator[Choice]:
    """Every unfinished fragment chooses its continuation, and every continuation its fragment."""
    true = page.labels
    text = [i for i, label in enumerate(true) if label is Label.TEXT]
    following = {one: other for chain in page.paragraphs for one, other in pairwise(chain)}
    by_continuation: dict[int, list[tuple[bool, dict[str, float]]]] = collections.defaultdict(list)
    for place, i in enumerate(text):
        if not page.traits.blocks[i].is_open:
            continue
        options, chosen = [{"none": 1.0}], 0
        for other, j in enumerate(text):
            if j != i and not page.traits.blocks[j].is_dated:
                found = joins.pair_features(page.traits, true, (i, j), other - place, page.idf)
                if following.get(i) == j:
                    chosen = len(options)
                options.append(found)
                by_continuation[j].append((following.get(i) == j, found))
        yield options, chosen
    for rows in by_continuation.values():
        chosen = next((at for at, (right, _) in enumerate(rows, start=1) if right), 0)
        yield [{"begins_alone": 1.0}, *(found for _, found in rows)], chosen


def main() -> None:
    """Learn the counts and the weights and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("prose", type=Path)
    parser.add_argument("--house", help="learn from this house's pages only")
    parser.add_argument("--out", type=Path, default=Path("generator/recovery/weights"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    # The counts come first: every other step reads them.
    counts = learn_characters(options.prose.read_text(encoding="utf-8"))
    write(Path("generator/recovery/weights"), "characters", counts)
    write(options.out, "characters", counts)
    pages = [Page(path) for path in sorted(options.pages.glob("*.txt"))]
    pages = [page for page in pages if options.house in {None, page.truth["house"]}]
    learnt = fit_choices([choice for page in pages for choice in join_choices(page)])
    write(options.out, "joins", {**learnt, "none_list": learnt["none"], "none": LONE})


if __name__ == "__main__":
    main()
