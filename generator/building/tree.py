"""The files of a site, known one by one: what stands there already is neither made, nor read, nor written again.

A tree is remembered in the store: of each file what it was made from, its SHA-256, and how the disk describes it
(size, time, inode); and how the disk describes its folders, which change with every name in them. A folder that is as
it was need not be read. A file that the disk describes otherwise is as if it were not there, and so is a tree that the
store does not know. Files of two trees may be one file of the disk, so a file is replaced and never written into.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar

from generator.building.shares import Group
from generator.building.store import Store, key_of
from generator.building.walk import entries_below, folders_of

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


class _Folder(NamedTuple):
    """How the disk describes a folder of a tree."""

    inode: int
    changed: int
    """When a name in it was added, removed or given to another file, in nanoseconds."""


class _Remembered(NamedTuple):
    """A tree as it was when it was finished, in plain tuples: those are unpickled several times as fast."""

    files: dict[str, tuple[str, bytes, Described]]
    folders: dict[str, tuple[int, int]]
    """By their paths below it; the tree itself is the empty one."""


def remembered(folder: Path, store: Store) -> Files:
    """The files of a tree that are as they were when it was remembered, by their paths below it.

    Of files that were made together either all are known or none.
    """
    known, _, broken = _sorted_out(folder, store, {})
    return {path: each for path, each in known.items() if each.key not in broken} if broken else known


def reclaimed(folder: Path, store: Store, sure: Files | None = None) -> Files:
    """As `remembered`, of a tree that is to become another one: what is not known is removed. Raises OSError.

    `sure`: files of another tree that are as they were. Those that both trees share are not asked for again.
    """
    known, strange, _ = _sorted_out(folder, store, sure or {})
    for path in strange:
        (folder / path).unlink(missing_ok=True)
    return known


def _sorted_out(folder: Path, store: Store, sure: Files) -> tuple[Files, list[str], set[str]]:
    """The files that are known, the paths of all others, and what those were made from that are not as they were."""
    if folder.is_symlink() or not folder.is_dir():
        return {}, [], set()
    found: _Remembered = store.get(_key(folder)) or _Remembered({}, {})
    files = dict(zip(found.files, map(Written._make, found.files.values()), strict=True))
    folders = dict(zip(found.folders, map(_Folder._make, found.folders.values()), strict=True))
    root = f"{folder}/"
    now = {path: _folder_at(root + path) for path in folders}
    gone = tuple(f"{path}/" for path, own in now.items() if own is None or own.inode != folders[path].inode)
    left = {path for path in folders if not f"{path}/".startswith(gone)} if gone else folders.keys()
    changed = {path for path in left if now[path] != folders[path]} | ({""} - now.keys())
    known, strange, broken = dict[str, Written](), list[str](), set[str]()
    for path, each in files.items():
        # A name that still stands where it stood may lead to a file that was looked at already.
        stands = path.rpartition("/")[0] not in changed
        same = sure.get(path) if stands else None
        if path.startswith(gone):
            broken.add(each.key)
        elif (same is not None and same.described == each.described) or _file_at(root + path) == each.described:
            known[path] = each
        else:
            broken.add(each.key)
            strange += [path] if stands else []
    strange += (path for each in changed for path in _strangers(folder, each, known, left))
    return known, strange, broken - {""}


def _strangers(root: Path, folder: str, known: Files, folders: Collection[str]) -> Iterator[str]:
    """What stands in a folder of a tree and is not known, with all that is in folders that are not."""
    below = f"{folder}/" if folder else ""
    with os.scandir(root / folder) as entries:
        for entry in entries:
            path = below + entry.name
            if not entry.is_dir(follow_symlinks=False):
                yield from () if path in known else (path,)
            elif path not in folders:
                yield from (inner for inner, _ in entries_below(Path(entry.path), f"{path}/"))


Bundles = Mapping[str, Mapping[str, str]]
"""Files that are all made from the same: by that, each path with the key of its file."""


def bundles_of(folder: Path, store: Store) -> Bundles:
    """The bundles of a tree that was remembered; whether their files are as they were says `remembered`."""
    found: Bundles | None = store.get(key_of(_key(folder), "bundles"))
    return found or {}


def remember(folder: Path, store: Store, files: Files, bundles: Bundles | None = None) -> None:
    """Know a finished tree the next time."""
    store.put(key_of(_key(folder), "bundles"), dict(bundles or {}))
    folders = ((path, _folder_at(f"{folder}/{path}")) for path in folders_of(files) | {""})
    found = {path: (own.inode, own.changed) for path, own in folders if own is not None}
    plain = {path: (each.key, each.sum, each.described) for path, each in files.items()}
    store.put(_key(folder), _Remembered(plain, found))


def _folder_at(path: str) -> _Folder | None:
    """None where there is no folder; a link to one is none."""
    try:
        state = os.lstat(path)
    except OSError:
        return None
    return _Folder(state.st_ino, state.st_mtime_ns) if stat.S_ISDIR(state.st_mode) else None


def _file_at(path: str) -> Described | None:
    try:
        return _described(os.lstat(path))
    except OSError:
        return None


def _key(folder: Path) -> str:
    """A tree is known by its inode: it keeps that when it is renamed."""
    try:
        state = folder.stat()
    except OSError:
        return ""
    return key_of("tree in plain tuples", f"{state.st_dev} {state.st_ino}")


def _described(state: os.stat_result) -> Described:
    return state.st_size, state.st_mtime_ns, state.st_ino


@dataclass(slots=True)
class Tree:
    """A tree that is being made. What stands in it from before is used, and so is another one, the last site."""

    folder: Path
    last: Path | None = None
    last_files: Files = field(default_factory=dict)
    """The files of the last site that are known."""
    last_bundles: Bundles = field(default_factory=dict)
    """The bundles of the last site."""
    have: Files = field(default_factory=dict)
    """What stands in this tree from before."""
    bundles: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """Those that it is to have, so far."""
    written: dict[str, Written] = field(default_factory=dict)
    """The files that it is to have, so far."""
    moved: dict[str, str] = field(default_factory=dict)
    """Folders that the last site has under another name, with their old names."""
    together: dict[str, list[str]] | None = None
    """The paths of the files of the last site, by what they were made from; found out when it is first asked."""

    def keep(self, path: str, key: str) -> bool:
        """Take a file of the last site that was made from the same. False where there is none."""
        known = self.last_files.get(path)
        if known is None or known.key != key:
            return False
        taken = self._taken(path, known)
        if taken is not None:
            self.written[path] = taken
        return taken is not None

    def keep_bundle(self, key: str) -> bool:
        """Take all files of a bundle of the last site. False where it has no such bundle, or not all of its files."""
        files = self.last_bundles.get(key)
        if files is None or not all(self.keep(path, own) for path, own in files.items()):
            return False
        self.bundles[key] = files
        return True

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

    def made_from(self, key: str) -> Files:
        """The files of the last site that were made from the same; none where it was made from something else."""
        if self.together is None:
            self.together = {}
            for path, each in self.last_files.items():
                self.together.setdefault(each.key, []).append(path)
        return {path: self.last_files[path] for path in self.together.get(key, ())} if key else {}

    def have_all(self, group: Group) -> None:
        """Have files that are made together: those of the last site, or new ones."""
        known = self.made_from(group.key)
        if not known or not all(self.keep(path, group.key) for path in known):
            for path, data in group.make().items():
                self.put(path, data, group.key)

    def settle(self, named: re.Pattern[str], folder: str) -> None:
        """Have a folder whose name says what is in it under its new name, here and in the last site.

        `named` matches the beginning of the paths in it, whatever its name. Most of what is in it stays as it was.
        """
        for old in {found[0] for path in self.last_files if (found := named.match(path)) and found[0] != folder}:
            self.last_files = {_renamed(path, old, folder): each for path, each in self.last_files.items()}
            self.moved[folder] = old
            self.together = None
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
