"""How fast pages are recovered, in what memory, and how the cost grows with pages and with the blocks of a page.

    python -m benchmarks.recovery > speed.md

Prints Markdown tables. The pages come from the seed of `archive.py`: nothing on them is real. Cold is what an editor
waits for: the command `digest split`, process start included.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Article

# What is measured is a child of this process, and a child's peak memory counts its parent's at the fork: so this
# process stays small, and whatever needs the generator is done in another one.

_ORDINARY = 50
"""Blocks of an ordinary page."""
_CUT = 0.4
"""Share of paragraphs that a column break cuts."""
_DIGEST = Path(sys.executable).with_name("digest")


@dataclass(frozen=True, slots=True)
class Used:
    """What a command cost."""

    wall: float
    """Seconds."""
    processor: float
    """Seconds, of all its processes."""
    memory: int
    """Bytes of its largest process."""


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="*", default=[125, 250, 500, 1000])
    parser.add_argument("--blocks", type=int, nargs="*", default=[10, 100, 1000])
    parser.add_argument("--rounds", type=int, default=5, help="of each small measurement; the median is told")
    options = parser.parse_args(arguments)
    with (
        tempfile.TemporaryDirectory() as place,
        ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as aside,
    ):
        for line in _report(Path(place), aside, options):
            print(line, flush=True)


def _report(folder: Path, aside: ProcessPoolExecutor, options: argparse.Namespace) -> Iterator[str]:
    yield "| | wall s | processor s | largest process MB |"
    yield "|---|---|---|---|"
    aside.submit(write_pages, folder, 1).result()
    yield _row("an interpreter that does nothing", [_run([sys.executable, "-c", ""]) for _ in range(options.rounds)])
    one = str(folder / "0000.txt")
    yield _row("one page, cold", [_run([str(_DIGEST), "split", one]) for _ in range(options.rounds)])
    yield ""
    yield "| pages | wall s | processor s | pages a second | largest process MB |"
    yield "|---|---|---|---|---|"
    for count in options.pages:
        many = folder / str(count)
        aside.submit(write_pages, many, count).result()
        # On every core; the bar stands on the terminal that this runs in.
        used = _run([str(_DIGEST), "split", str(many), "--out", str(many / "out")])
        yield (
            f"| {count} | {used.wall:.1f} | {used.processor:.1f} | {count / used.wall:.1f} | {used.memory / 1e6:.0f} |"
        )
    yield ""
    yield "| blocks a page | milliseconds | a block |"
    yield "|---|---|---|"
    for blocks in options.blocks:
        seconds = aside.submit(warm, blocks, options.rounds).result()
        yield f"| {blocks} | {1000 * seconds:.0f} | {1000 * seconds / blocks:.1f} |"


@cache
def _articles() -> tuple[Article, ...]:
    from benchmarks.archive import digest  # noqa: PLC0415

    return tuple(article for edition in digest(400).editions for article in edition.articles)


def page_text(blocks: int, seed: int) -> str:
    """A page of so many blocks: articles in columns, some of their paragraphs cut where a column ends."""
    dice = random.Random(seed)  # noqa: S311 - pages, no secret
    lines: list[str] = []
    while len(lines) < blocks:
        head, *paragraphs = (part.text for part in dice.choice(_articles()).parts)
        lines.append(head)
        for text in paragraphs:
            cut = dice.randrange(10, len(text) - 10) if dice.random() < _CUT else len(text)
            lines += [text[:cut], text[cut:]] if text[cut:] else [text]
    return "\n\n".join(lines[:blocks]) + "\n"


def write_pages(folder: Path, count: int) -> None:
    """So many ordinary pages, each another one."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(page_text(_ORDINARY, number), encoding="utf-8")


def _run(command: Sequence[str]) -> Used:
    """Run a command. Raises CalledProcessError where it fails."""
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return Used(time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def _row(name: str, runs: Sequence[Used]) -> str:
    wall = statistics.median(run.wall for run in runs)
    processor = statistics.median(run.processor for run in runs)
    return f"| {name} | {wall:.2f} | {processor:.2f} | {max(run.memory for run in runs) / 1e6:.0f} |"


def warm(blocks: int, rounds: int) -> float:
    """Processor seconds of a page in a process that has recovered one already; every round another page."""
    from generator.model import RawPage  # noqa: PLC0415
    from generator.recovery import recover  # noqa: PLC0415

    seconds = []
    for number in range(rounds + 1):
        page = RawPage(page_text(blocks, number), "utf-8", "")
        begin = time.process_time()
        recover(page)
        seconds.append(time.process_time() - begin)
    return statistics.median(seconds[1:])


if __name__ == "__main__":
    main()
