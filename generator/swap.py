"""Replace a folder or a file in one step: readers see the old one or the new one, never a mixture."""

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
    """A context with a new folder beside `target`, which replaces it when the context ends without an exception.

    The folder starts empty, or with the content of the folder `spare`; the replaced target then becomes the next
    `spare`, unless something else was put there meanwhile. A folder that is replaced again and again thus needs few
    changes. The parent of the new folder is free for temporary files.
    There is one writer at a time: a second one calls `waits` and waits. What an interrupted run left behind is put back
    or removed. If `target` is a link, the folder that it leads to is replaced. Raises OSError if the place is not
    writable; the target is then untouched.
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
            for beside in around.iterdir():  # before the flush: files that were never on the disk are removed faster
                if beside != stage:
                    shutil.rmtree(beside, ignore_errors=True)
            flush(stage)
            _replace(stage, target)
            if spare is not None and stage.exists():
                _moved(stage, spare)
        finally:
            shutil.rmtree(around, ignore_errors=True)


def _moved(folder: Path, to: Path) -> bool:
    """Move a folder. False if there is none, or if it is on another file system."""
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
    """Use the folder itself as the lock, so that no lock file is left behind."""
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
    """Put the old folder back if a run was killed between moving it away and putting the new one in its place."""
    old = target.parent / f".{target.name}.old"
    if old.exists() and not target.exists():
        old.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def flush(folder: Path) -> None:
    """Write a folder to the disk before it gets its name: a power cut must not leave empty files under good names.

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
        # Without renameat2 (on other systems) there is a moment without a target; the old one is kept until it is over.
        old = target.parent / f".{target.name}.old"
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
        new.rename(target)
        shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step. False if the system cannot."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    failed = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return not failed


def replace_file(path: Path, text: str) -> None:
    """Write a text file over one that may exist, keeping its permissions. If OSError is raised, that one is unchanged.

    Two writers do not collide: each writes under a name of its own and then replaces the file.
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
    """The permissions that new files do not get. They can only be read by setting them."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
