"""Builds that are disturbed: killed at any step, out of disk, two at once, read while somebody writes.

Every build runs in a process forked from one that has imported everything. A build is killed at the N-th thing that
it does to the file system (Python's audit events), so the points are those of the work, and not of the clock.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import shutil
import signal
import sys
from pathlib import Path

from tests.case_files import CASES

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = "https://digest.example/news-digest/"
_TOUCHES = frozenset(
    {
        "open",
        "os.rename",
        "os.mkdir",
        "os.rmdir",
        "os.remove",
        "os.link",
        "os.scandir",
        "shutil.rmtree",
        "shutil.copyfile",
    }
)


def make_project(folder: Path) -> Path:
    """A project of its own around the small invented content."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "theme_overrides").symlink_to(ROOT / "theme_overrides")
    shutil.copytree(CASES / "content", folder / "content")
    return folder


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


class Build:
    """A build in a process of its own."""

    def __init__(self, project: Path, site: Path | None = None, kill_at: int | None = None) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tests.faults_warm"])
        self._ours, theirs = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_build, args=(str(project), str(site or project / "site"), kill_at, theirs)
        )
        self._process.start()
        theirs.close()

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()

    def end(self) -> tuple[int | None, int, str]:
        """Exit code (-9: killed), the touches of the file system, and what it said."""
        try:
            touches, said = self._ours.recv()
        except EOFError:
            touches, said = 0, ""
        self._process.join()
        return self._process.exitcode, touches, said


def _build(project: str, site: str, kill_at: int | None, connection: object) -> None:
    os.chdir(project)
    os.environ.update(SITE_URL=ADDRESS, LC_ALL="C.UTF-8", GITHUB_REPOSITORY="owner/name")
    touches, parent = 0, os.getpid()

    def count(event: str, _: object) -> None:
        nonlocal touches
        if event in _TOUCHES and os.getpid() == parent:
            touches += 1
            if touches == kill_at:
                os.kill(parent, signal.SIGKILL)

    from generator.cli import main

    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        sys.addaudithook(count)
        try:
            code = main(["build", "--site", site, "--lang", "en"])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    connection.send((touches, said.getvalue()))  # type: ignore[attr-defined]
    os._exit(code)
