"""Replacing a folder or a file at once: readers see the old one or the new one, never a mixture."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Linux renameat2(2): exchange two names atomically."""


@contextmanager
def staging(target: Path) -> Iterator[Path]:
    """Give an empty folder beside `target`; on leaving without an exception it takes the target's place.

    One writer at a time: a second one waits. What an interrupted run left behind is removed. Raises OSError where
    the place is not writable; the target is then untouched.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target.parent):
        stage = target.parent / f".{target.name}.staging"
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir()
        try:
            yield stage
            _replace(stage, target)
        finally:
            shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder itself as the lock: no lock file is left behind."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _replace(new: Path, target: Path) -> None:
    if not target.exists():
        new.rename(target)
    elif not _exchange(new, target):
        # Without renameat2 (other systems) there is a moment without a site; the old one is kept until then.
        old = target.parent / f".{target.name}.old"
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
        new.rename(target)
        shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step. False where the system cannot."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    failed = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return not failed


def replace_file(path: Path, text: str) -> None:
    """Write a text file in place of the one that may be there. Raises OSError; the old one then stands."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8", newline="\n")
    os.replace(fresh, path)  # noqa: PTH105 - says that it replaces
