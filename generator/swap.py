"""Replacing a folder or a file at once: readers see the old one or the new one, never a mixture."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Linux renameat2(2): exchange two names atomically."""


@contextmanager
def staging(target: Path, waits: Callable[[], None] | None = None, spare: Path | None = None) -> Iterator[Path]:
    """Give a folder beside `target`; on leaving without an exception it takes the target's place.

    It is empty, or what the folder `spare` holds: there the replaced target is put in turn, if nobody has put anything
    else there, so that whoever replaces a folder again and again has to change little. Its parent is a folder of its
    own, for whatever else is needed.
    One writer at a time: a second one calls `waits` and waits. What an interrupted run left behind is put back or
    removed. Of a link the folder that it leads to is replaced. Raises OSError where the place is not writable; the
    target is then untouched.
    """
    target = target.resolve(strict=True) if target.is_symlink() else target
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target.parent, waits):
        around = target.parent / f".{target.name}.staging"
        stage = around / "new"
        _recover(target)
        shutil.rmtree(around, ignore_errors=True)
        around.mkdir()
        try:
            if spare is None or not _moved(spare, stage):
                stage.mkdir()
            yield stage
            for beside in around.iterdir():  # what the disk was never told of is removed sooner
                if beside != stage:
                    shutil.rmtree(beside, ignore_errors=True)
            flush(stage)
            _replace(stage, target)
            if spare is not None and stage.exists():
                _moved(stage, spare)
        finally:
            shutil.rmtree(around, ignore_errors=True)


def _moved(folder: Path, to: Path) -> bool:
    """Whether a folder could be moved: there may be none, or another file system."""
    if folder.is_symlink():
        return False
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(to)
    except OSError:
        return False
    return True


@contextmanager
def _locked(folder: Path, waits: Callable[[], None] | None) -> Iterator[None]:
    """Hold the folder itself as the lock: no lock file is left behind."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if waits is not None:
                waits()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _recover(target: Path) -> None:
    """Put back what a run was killed over, between taking the old folder away and putting the new one there."""
    old = target.parent / f".{target.name}.old"
    if old.exists() and not target.exists():
        old.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def flush(folder: Path) -> None:
    """Have the disk hold all of it before it takes a name: a power cut must not leave empty files behind good names.

    Raises OSError.
    """
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        os.sync()
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if syncfs(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
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
    """Write a text file in place of the one that may be there, with its permissions. Raises OSError; that one stands.

    Two writers of one file do not meet: each has a name of its own until it replaces the file.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        os.replace(name, path)  # noqa: PTH105 - says that it replaces
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The permissions that new files are not given. It can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
