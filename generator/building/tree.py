"""The files of a site, known one by one: what stands there already is neither made, nor read, nor written again.

A tree is remembered in the store: of each file what it was made from, its SHA-256, and how the disk describes it
(size, time, inode). A file that the disk describes otherwise is as if it were not there, and so is a tree that the
store does not know. Files of two trees may be one file of the disk, so a file is replaced and never written into.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar

from generator.building.store import Store, key_of
from generator.building.walk import entries_below

T = TypeVar("T")
Described = tuple[int, int, int]
"""Size, time of the last change in nanoseconds, inode."""


class Written(NamedTuple):
    """A file of a tree."""

    key: str
    """What it was made from; empty where that was not asked."""
    sum: bytes
    """SHA-256."""
    described: Described


Files = Mapping[str, Written]


def remembered(folder: Path, store: Store) -> Files:
    """The files of a tree that are as they were when it was remembered, by their paths below it."""
    return _sorted_out(folder, store)[0]


def reclaimed(folder: Path, store: Store) -> Files:
    """As `remembered`, of a tree that is to become another one: what is not known is removed. Raises OSError."""
    known, strange = _sorted_out(folder, store)
    for path in strange:
        (folder / path).unlink()
    return known


def _sorted_out(folder: Path, store: Store) -> tuple[Files, list[str]]:
    """The files that are known, and the paths of all others."""
    if folder.is_symlink() or not folder.is_dir():
        return {}, []
    known: Files = store.get(_key(folder)) or {}
    found = {path: _described(entry.stat(follow_symlinks=False)) for path, entry in entries_below(folder)}
    return (
        {path: each for path, each in known.items() if found.get(path) == each.described},
        [path for path, described in found.items() if path not in known or known[path].described != described],
    )


def remember(folder: Path, store: Store, files: Files) -> None:
    """Know a finished tree the next time."""
    store.put(_key(folder), dict(files))


def _key(folder: Path) -> str:
    """A tree is known by its inode: it keeps that when it is renamed."""
    try:
        state = folder.stat()
    except OSError:
        return ""
    return key_of("tree", f"{state.st_dev} {state.st_ino}")


def _described(state: os.stat_result) -> Described:
    return state.st_size, state.st_mtime_ns, state.st_ino


@dataclass(slots=True)
class Tree:
    """A tree that is being made. What stands in it from before is used, and so is another one, the last site."""

    folder: Path
    last: Path | None = None
    last_files: Files = field(default_factory=dict)
    """The files of the last site that are known."""
    have: Files = field(default_factory=dict)
    """What stands in this tree from before."""
    written: dict[str, Written] = field(default_factory=dict)
    """The files that it is to have, so far."""
    moved: dict[str, str] = field(default_factory=dict)
    """Folders that the last site has under another name, with their old names."""

    def keep(self, path: str, key: str) -> bool:
        """Take a file of the last site that was made from the same. False where there is none."""
        known = self.last_files.get(path)
        if known is None or known.key != key:
            return False
        taken = self._taken(path, known)
        if taken is not None:
            self.written[path] = taken
        return taken is not None

    def put(self, path: str, data: bytes, key: str = "") -> None:
        """Have a file with this content: one that is there already, or that of the last site, or a new one."""
        self.written[path] = self.placed(path, data, key)

    def placed(self, path: str, data: bytes, key: str = "") -> Written:
        """As `put`, for a worker: whoever keeps the tree notes what comes back under `written`."""
        own = hashlib.sha256(data).digest()
        known = self.last_files.get(path)
        if known is not None and known.sum == own and (taken := self._taken(path, known)):
            return taken._replace(key=key)
        have = self.have.get(path)
        if have is not None and have.sum == own:
            return have._replace(key=key)
        return Written(key, own, self._write(path, data))

    def settle(self, named: re.Pattern[str], folder: str) -> None:
        """Have a folder whose name says what is in it under its new name, here and in the last site.

        `named` matches the beginning of the paths in it, whatever its name. Most of what is in it stays as it was.
        """
        for old in {found[0] for path in self.last_files if (found := named.match(path)) and found[0] != folder}:
            self.last_files = {_renamed(path, old, folder): each for path, each in self.last_files.items()}
            self.moved[folder] = old
        names = sorted({found[0] for path in self.have if (found := named.match(path))})
        if names and folder not in names:
            shutil.rmtree(self.folder / folder, ignore_errors=True)  # nothing that is known is in it
            os.rename(f"{self.folder}/{names[0]}", f"{self.folder}/{folder}")  # noqa: PTH104
            self.have = {_renamed(path, names[0], folder): each for path, each in self.have.items()}

    def forget(self, named: re.Pattern[str]) -> None:
        """Leave to another process what stands here under such names."""
        self.have = {path: each for path, each in self.have.items() if not named.match(path)}

    def finish(self, named: re.Pattern[str] | None = None) -> None:
        """Remove what the tree is not to have; only under such names, if any are given. Raises OSError."""
        left = {path for path in self.have.keys() - self.written.keys() if named is None or named.match(path)}
        for path in left:
            target = self.folder / path
            if not target.is_dir():  # else a folder took its place
                target.unlink(missing_ok=True)
        for parent in {path.rpartition("/")[0] for path in left}:
            _remove_empty(self.folder, parent)

    def _taken(self, path: str, known: Written) -> Written | None:
        """A file of the last site as one of this tree; None where the disk cannot link it."""
        have = self.have.get(path)
        if have is not None and have.sum == known.sum:
            return have._replace(key=known.key)
        assert self.last is not None  # noqa: S101 - where files of it are known
        target = f"{self.folder}/{path}"
        try:
            _with_room(target, lambda: os.link(f"{self.last}/{self._old(path)}", target))
        except OSError:
            return None
        return known

    def _old(self, path: str) -> str:
        """What a file of this tree is called in the last site."""
        return next((_renamed(path, new, old) for new, old in self.moved.items() if path.startswith(new)), path)

    def _write(self, path: str, data: bytes) -> Described:
        target = f"{self.folder}/{path}"

        def write() -> Described:
            with open(target, "xb") as file:  # noqa: PTH123 - there are thousands
                file.write(data)
                file.flush()
                return _described(os.fstat(file.fileno()))

        return _with_room(target, write)


def _renamed(path: str, old: str, new: str) -> str:
    return new + path.removeprefix(old) if path.startswith(old) else path


def _with_room(target: str, make: Callable[[], T]) -> T:
    """Make a file. Where that fails at first its folder is made, or what stands in its place is removed."""
    try:
        return make()
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - there are thousands
    except NotADirectoryError:  # what was a file is to be a folder
        for parent in Path(target).parents:
            if parent.is_file():
                parent.unlink()
                break
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
    except FileExistsError:
        _clear(target)
    return make()


def _clear(path: str) -> None:
    """Remove a file, or a folder that stands where one is to be."""
    try:
        os.unlink(path)  # noqa: PTH108
    except FileNotFoundError:
        return
    except IsADirectoryError:
        shutil.rmtree(path)


def _remove_empty(root: Path, folder: str) -> None:
    """Remove a folder of a tree that holds nothing any more, and those above it."""
    while folder:
        try:
            (root / folder).rmdir()
        except OSError:
            return
        folder = folder.rpartition("/")[0]
