"""Learn what characters follow which from news prose, and from pages with known truth what joins fragments.

    python scripts/train_joins.py PAGES PROSE [--house A] [--judge] [--out DIR]

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
from generator.recovery.labels import Label, label_blocks

SEEN = {1: 1, 2: 1, 3: 1, 4: 3}
"""The smallest count of an n-gram that is stored, by its length: what was never seen across a cut tells most."""
LONE = -6.0
"""Set by hand: an unfinished paragraph always finds its continuation."""


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


def join_choices(page: Page) -> Iterator[Choice]:
    """Every unfinished fragment chooses its continuation, and every continuation its fragment."""
    true = page.labels
    text = [i for i, label in enumerate(true) if label is Label.TEXT]
    following = {one: other for chain in page.paragraphs for one, other in pairwise(chain)}
    by_continuation: dict[int, list[tuple[bool, dict[str, float]]]] = collections.defaultdict(list)
    for i, likely in joins.candidates(page.traits, text):
        options, chosen = [{"none": 1.0}], 0
        for j, steps in likely:
            found = joins.pair_features(page.traits, true, (i, j), steps, page.idf)
            if following.get(i) == j:
                chosen = len(options)
            options.append(found)
            by_continuation[j].append((following.get(i) == j, found))
        if chosen or i not in following:
            yield options, chosen
    for rows in by_continuation.values():
        chosen = next((at for at, (right, _) in enumerate(rows, start=1) if right), 0)
        yield [{"begins_alone": 1.0}, *(found for _, found in rows)], chosen


def learn_joins(choices: list[list[Choice]]) -> dict[str, float]:
    """The weights of the pair features, from the choices of every page."""
    learnt = fit_choices([choice for of_page in choices for choice in of_page])
    return {**learnt, "none_list": learnt["none"], "none": LONE}


def judge(pages: list[Page], choices: list[list[Choice]], parts: list[int]) -> None:
    """Print the F1 of the joins, and the share of far continuations found, each part judged by the others."""
    table: dict[tuple[str, str], list[int]] = collections.defaultdict(lambda: [0, 0, 0, 0, 0])
    for part in sorted(set(parts)):
        learnt = learn_joins([of_page for of_page, own in zip(choices, parts, strict=True) if own != part])
        for page in (page for page, own in zip(pages, parts, strict=True) if own == part):
            true = {cut for chain in page.paragraphs for cut in pairwise(chain)}
            for given, of_page in (("true", page.labels), ("found", label_blocks(page.traits))):
                chains = joins.join_fragments(page.traits, of_page, page.idf, learnt).chains
                said = {cut for chain in chains for cut in pairwise(chain)}
                far = {(one, other) for one, other in true if other != one + 1}
                counts = len(true & said), len(said), len(true), len(far & said), len(far)
                for row in (f"level {page.truth['level']}", f"house {page.truth['house']}", "all"):
                    table[row, given] = [a + b for a, b in zip(table[row, given], counts, strict=True)]
    print(f"{'':9}{'true labels':>12}{'far':>8}{'found labels':>14}{'far':>8}")
    for row in sorted({row for row, _ in table}, key=lambda row: (row == "all", row)):
        print(
            f"{row:9}" + "".join(_figures(table[row, given], width) for given, width in (("true", 12), ("found", 14)))
        )


def _figures(counts: list[int], width: int) -> str:
    right, said, true, far_right, far = counts
    return f"{2 * right / max(1, said + true):{width}.3f}{far_right / max(1, far):8.3f}"


def main() -> None:
    """Learn the counts and the weights and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("prose", type=Path)
    parser.add_argument("--house", help="learn from this house's pages only")
    parser.add_argument("--judge", action="store_true", help="print how good the joins alone are on pages left out")
    parser.add_argument("--out", type=Path, default=Path("generator/recovery/weights"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    # The counts come first: every other step reads them.
    counts = learn_characters(options.prose.read_text(encoding="utf-8"))
    for folder in {Path("generator/recovery/weights"), options.out}:
        (folder / "characters.txt").write_text(counts, encoding="utf-8")
    pages = [Page(path) for path in sorted(options.pages.glob("*.txt"))]
    pages = [page for page in pages if options.house in {None, page.truth["house"]}]
    choices = [list(join_choices(page)) for page in pages]
    write(options.out, "joins", learn_joins(choices))
    if options.judge:
        houses = sorted({page.truth["house"] for page in pages})
        print("A house judged by the others:")
        judge(pages, choices, [houses.index(page.truth["house"]) for page in pages])
        print("Every fifth page judged by the rest:")
        judge(pages, choices, [number % 5 for number in range(len(pages))])


if __name__ == "__main__":
    main()
