"""Builds that are disturbed: killed at any step, out of disk, two at once, read while somebody writes.

Every build runs in a process forked from one that has imported everything. A build is killed just before a thing that
it does to the file system (Python's audit events), so the points are those of the work, and not of the clock.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from multiprocessing.connection import Connection
from pathlib import Path

ADDRESS = "https://digest.example/news-digest/"


def change(project: Path, label: str) -> None:
    """Another content: the next build has something to do."""
    path = project / "content/editions/demo/facts/library.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index("en: ") + 4
    fresh = path.with_suffix(".fresh")
    fresh.write_text(text[:start] + label + text[text.index("}", start) :], encoding="utf-8")
    fresh.rename(path)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def leftovers(project: Path) -> list[str]:
    """What a build leaves beside the site."""
    return sorted(path.name for path in project.iterdir() if path.name.startswith(".site"))


@dataclass(frozen=True)
class Step:
    """A step of a build: an event of Python's audit hooks, and the path that it is about."""

    event: str
    path: str
    """Below the project, as a pattern."""
    nth: int = 1


class Command:
    """The command `digest` in a process of its own, in a folder."""

    def __init__(self, folder: Path, *arguments: str, kill_at: Step | None = None, largest: int | None = None) -> None:
        """`kill_at` is the step before which it is killed; `largest` how many bytes a file may have."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tests.faults_warm"])
        self._ours, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_run, args=(str(folder), arguments, kill_at, largest, theirs))
        self._process.start()
        self._said = ""
        theirs.close()

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()

    def says(self, words: str) -> None:
        """Wait until it has said something. Raises EOFError if it ends without."""
        while words not in self._said:
            self._said += self._ours.recv()

    def end(self) -> tuple[int | None, str]:
        """Exit code (-9: killed), and what it said."""
        with contextlib.suppress(EOFError):
            while True:
                self._said += self._ours.recv()
        self._process.join()
        return self._process.exitcode, self._said


class Build(Command):
    """A build of a project."""

    def __init__(self, project: Path, site: Path | None = None, kill_at: Step | None = None) -> None:
        super().__init__(project, "build", "--site", str(site or project / "site"), "--lang", "en", kill_at=kill_at)


def _run(
    folder: str, arguments: Sequence[str], kill_at: Step | None, largest: int | None, connection: Connection
) -> None:
    os.chdir(folder)
    os.environ.update(SITE_URL=ADDRESS, LC_ALL="C.UTF-8", GITHUB_REPOSITORY="owner/name")

    from generator.cli import main

    if largest is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    told = _Told(connection)
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        if kill_at is not None:
            sys.addaudithook(_killer(kill_at, f"{folder}/"))
        try:
            code = main(list(arguments))
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    os._exit(code)


class _Told(io.StringIO):
    """Tells what is said at once."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection

    def write(self, words: str) -> int:
        self._connection.send(words)
        return len(words)


def _killer(step: Step, root: str) -> Callable[[str, tuple[object, ...]], None]:
    """A hook that ends the process just before a step; not the workers that it has forked."""
    parent, seen = os.getpid(), 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event != step.event or os.getpid() != parent:
            return
        # What is written comes second for these, and first for all others.
        path = str(arguments[1 if event in {"os.rename", "os.link", "shutil.copyfile", "ctypes.dlsym"} else 0])
        seen += fnmatch(path.removeprefix(root), step.path)
        if seen == step.nth:
            os.kill(parent, signal.SIGKILL)

    return hook
