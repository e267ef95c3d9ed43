"""The runs of `benchmarks.build` as tables and plots for the docs."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.peers import HUGO
from benchmarks.run import Run

Measure = Callable[[Run], float]
MEASURES: tuple[tuple[str, str, Measure], ...] = (
    ("wall", "Wall seconds", lambda run: run.wall),
    ("processor", "Processor seconds", lambda run: run.processor),
    ("memory", "Memory of the largest process, MB", lambda run: run.memory / 1e6),
    ("output", "Written, MB", lambda run: run.output / 1e6),
)
_GREY = "#808080"

_HEAD = """\
# Benchmarks

## Building an archive

Each program in turn built the same stories in two languages, with their figures and a search, from nothing, on one
machine with two cores. `benchmarks/build.py` says how to repeat this, also in several sessions, whose runs are added
to these. A story has six to ten paragraphs, slightly shorter than those of the first edition. Values are medians,
with the range in brackets. The ratios compare runs of the same round, so that the speed of the machine cancels out.

Hugo fills a bare template of five lines; Pagefind segments Chinese into words. Our pages carry everything the site
offers: facts with their proofs, the raw export, pages of places, both languages side by side, feeds, citations,
e-books. Share cards are left out. `digest build` checks before it builds. The checks have a row of their own, and
`News Digest` is the site made from nothing after them. After one edit, everything is known except what the edit
changes.

All Python programs ran on Debian's Python 3.11; one built without profile-guided optimisation takes an eighth longer.

"""


def write_report(docs: Path, runs: Sequence[Run]) -> None:
    """Write `benchmarks.md` and its plots into a folder."""
    docs.mkdir(parents=True, exist_ok=True)
    text = _HEAD + _load(runs) + "".join(_of_size(runs, size) for size in sorted({run.size for run in runs}))
    if len({run.size for run in runs}) > 1:
        text += "## How it grows\n\n" + "".join(_plot(docs, runs, *measure) for measure in MEASURES)
    (docs / "benchmarks.md").write_text(text, encoding="utf-8")


def _load(runs: Sequence[Run]) -> str:
    loads = [run.load for run in runs]
    low, middle, high = min(loads), statistics.median(loads), max(loads)
    return (
        f"During the runs, {low:.0f} to {high:.0f} processes were ready to run at a time (median {middle:.0f},\n"
        "including the build itself). On a busy machine, compare processor seconds rather than wall seconds.\n\n"
    )


def _programs(runs: Sequence[Run]) -> list[str]:
    return list(dict.fromkeys(run.program for run in runs))


def _of_size(runs: Sequence[Run], size: int) -> str:
    own = [run for run in runs if run.size == size]
    rounds = max(sum(run.program == program for run in own) for program in _programs(own))
    heads = [title for _, title, _ in MEASURES] + [f"Wall ÷ {HUGO.name}", f"Processor ÷ {HUGO.name}"]
    rows = [f"| {program} | {' | '.join(_cells(own, program))} |" for program in _programs(own)]
    return "\n".join(
        [
            f"### {size:,} stories, {2 * size:,} pages of stories: {rounds} round{'s' * (rounds > 1)}\n",
            f"| | {' | '.join(heads)} |",
            "|---" * 7 + "|",
            *rows,
            "\n",
        ]
    )


def _cells(runs: Sequence[Run], program: str) -> Iterator[str]:
    own = [run for run in runs if run.program == program]
    against = [run for run in runs if run.program == HUGO.name]
    for _, _, of in MEASURES:
        yield _spread([of(run) for run in own], 1)
    for _, _, of in MEASURES[:2]:
        yield _spread([of(one) / of(other) for one, other in zip(own, against, strict=False)], 2)


def _spread(values: Sequence[float], digits: int) -> str:
    values = [value for value in values if value]
    if not values:
        return ""
    if len(values) == 1:
        return f"{values[0]:.{digits}f}"
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def _plot(docs: Path, runs: Sequence[Run], name: str, title: str, of: Measure) -> str:
    import matplotlib as mpl  # noqa: PLC0415 - only the plots need it

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "benchmarks"  # the same runs give the same file
    from matplotlib import pyplot as plt  # noqa: PLC0415

    # Readers of the docs see them on white or on black: no ground of their own, and grey that stands on both.
    mpl.rcParams.update(dict.fromkeys(("text.color", "axes.edgecolor", "axes.labelcolor"), _GREY))
    mpl.rcParams.update(dict.fromkeys(("xtick.color", "ytick.color", "grid.color"), _GREY))
    figure, axes = plt.subplots(figsize=(8, 4.5))
    sizes = sorted({run.size for run in runs})
    for program in _programs(runs):
        points = [[of(run) for run in runs if run.program == program and run.size == size] for size in sizes]
        measured = [(size, [value for value in found if value]) for size, found in zip(sizes, points, strict=True)]
        there = [(size, statistics.median(found)) for size, found in measured if found]
        if there:
            axes.plot(*zip(*there, strict=True), marker="o", label=program)
    axes.set(xlabel="Stories, each in two languages", ylabel=title, xlim=0, ylim=0)
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    axes.grid(alpha=0.3)
    (docs / "benchmarks").mkdir(exist_ok=True)
    figure.savefig(docs / "benchmarks" / f"{name}.svg", metadata={"Date": None}, bbox_inches="tight", transparent=True)
    plt.close(figure)
    return f"![{title} against the number of stories](benchmarks/{name}.svg)\n\n"
