"""The files of a site, known one by one: what stands there already is neither made, nor read, nor written again.

A tree consists of sections: files that are made together, such as all pages of an edition. It is remembered in the
store (`journal.py`), section by section, and a section that is to be as it is in the last site is taken over without
a look at its files. Files of two trees may be one file of the disk, so a file is replaced and never written into.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from generator.building.journal import (
    NOTHING,
    Described,
    Files,
    Journal,
    Section,
    State,
    Written,
    described,
    journal_of,
    look_over,
    remember,
    section_of,
)
from generator.cache.shares import Group
from generator.cache.store import NEW_FILE, Store
from generator.cache.walk import folders_of
from generator.processes.workers import in_stretches

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Opened:
    """A section that is being made, file by file. Paths are relative to its folder."""

    name: str
    folder: str
    """Its folder in the tree: empty, or with a slash at the end."""
    root: str
    """The path of that folder on the disk."""
    last_root: str
    """The path of the section's folder in the last site."""
    last: Files
    """The files of the section in the last site that are known to be unchanged."""
    have: Files
    """The files that this tree has from an earlier build."""
    written: dict[str, Written] = field(default_factory=dict)
    """The files that the section has so far."""

    def keep(self, path: str, key: str) -> bool:
        """Take the file from the last site if it was made from the same key. False if there is none."""
        known = self.last.get(path)
        return known is not None and known.key == key and self.take(path, known)

    def take(self, path: str, known: Written) -> bool:
        """Take a known file from the last site. False if the disk cannot link it."""
        taken = self._taken(path, known)
        if taken is not None:
            self.written[path] = taken
        return taken is not None

    def put(self, path: str, data: bytes, key: str = "") -> None:
        """Add a file with this content: the one in the last site or in this tree if it is the same, else a new one."""
        self.written[path] = self.placed(path, data, key)

    def placed(self, path: str, data: bytes, key: str = "") -> Written:
        """As `put`, for a worker process: it returns what its parent has to enter in `written`."""
        own = hashlib.sha256(data).digest()
        known = self.last.get(path)
        if known is not None and known.sum == own and (taken := self._taken(path, known)):
            return taken._replace(key=key)
        have = self.have.get(path)
        if have is not None and have.sum == own:
            return have._replace(key=key)
        return Written(key, own, self._write(path, data))

    def _taken(self, path: str, known: Written) -> Written | None:
        """A file of the last site, linked into this tree; None if the disk cannot link it."""
        have = self.have.get(path)
        if have is not None and have.sum == known.sum:
            return have._replace(key=known.key)
        target = self.root + path
        try:
            _with_room(target, lambda: os.link(self.last_root + path, target))
        except OSError:
            return None
        return known

    def _write(self, path: str, data: bytes) -> Described:
        target = self.root + path
        file = _with_room(target, lambda: os.open(target, NEW_FILE, 0o666))
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(file, left) :]
            return described(os.fstat(file))
        finally:
            os.close(file)


@dataclass(slots=True)
class Tree:
    """The files of a site that is being made. Unchanged files of an older tree, and of the last site, are used."""

    folder: Path
    last: Journal = NOTHING
    """What is known of the last site."""
    have: Journal = NOTHING
    """What is known of this tree from an earlier build."""
    last_folder: Path | None = None
    """The folder of the last site."""
    sections: dict[str, Section] = field(default_factory=dict)
    """The finished sections so far, by name."""
    touched: set[str] = field(default_factory=set)
    """The folders in which something was changed."""
    moved: dict[str, str] = field(default_factory=dict)
    """Folders of this tree that were renamed: the old name by the new."""

    def keep(self, name: str, key: str, folder: str = "") -> bool:
        """Take a whole section from the last site if it was made from the same key and is complete. Else False."""
        known = self.last.sound(name)
        if not key or known is None or known.key != key:
            return False
        have = self.have.sound(name)
        if have is not None and (have.folder, have.packed) == (folder, known.packed):
            self.sections[name] = known._replace(folder=folder)
            return True
        opened = self.open(name, folder)
        if not all(opened.take(path, file) for path, file in opened.last.items()):
            return False
        self.close(opened, key)
        return True

    def open(self, name: str, folder: str = "") -> Opened:
        """Begin a section whose files are added one by one."""
        last = self.last.sections.get(name)
        return Opened(
            name,
            folder,
            f"{self.folder}/{folder}",
            f"{self.last_folder}/{last.folder}" if last else "",
            self.last.files(name),
            self.have.files(name, folder),
        )

    def close(self, opened: Opened, key: str = "") -> None:
        """Add a section that is complete. `key`: the hash of everything it was made from, if that is known."""
        now = section_of(opened.written, key, opened.folder)
        last = self.last.sound(opened.name)
        # With the same files in both trees, keep the same packed bytes: equal sections are found by comparing these.
        same = last is not None and last.key == key and last.files() == opened.written
        self.sections[opened.name] = now._replace(packed=last.packed) if last is not None and same else now
        self.touched |= folders_of(
            opened.folder + path
            for path, file in opened.written.items()
            if path not in opened.have or opened.have[path].described != file.described
        )

    def put_all(self, name: str, files: Mapping[str, bytes], folder: str = "", key: str = "") -> None:
        """Add a section with these files, by their paths relative to its folder."""
        opened = self.open(name, folder)
        for path, data in files.items():
            opened.put(path, data)
        self.close(opened, key)

    def have_all(self, group: Group, folder: str = "") -> None:
        """Add a group of files: take those of the last site, or make new ones."""
        if not self.keep(group.name, group.key, folder):
            self.put_all(group.name, group.make(), folder, group.key)

    def read(self, path: str) -> bytes:
        """The content of a file that it has."""
        return (self.folder / path).read_bytes()

    def settle(self, named: re.Pattern[str], folder: str) -> None:
        """Rename a folder that is named after its content, because most of the files in it stay the same.

        `named` matches the folder under any of its names; `folder` is the new name.
        """
        names = sorted({each.folder for each in self.have.sections.values() if named.fullmatch(each.folder)})
        if not names or folder in names:
            return
        shutil.rmtree(self.folder / folder, ignore_errors=True)  # nothing that is known is in it
        if (self.folder / names[0]).is_dir():
            os.rename(f"{self.folder}/{names[0]}", f"{self.folder}/{folder}")  # noqa: PTH104
        self.has_moved(names[0], folder)

    def has_moved(self, old: str, new: str) -> None:
        """Record that a folder was renamed, perhaps by another process."""
        self.moved[new] = old
        self.have = self.have.moved(old, new)

    def finish(self) -> None:
        """Remove every file that belongs to no section. Raises OSError."""
        before, now = self.have.sections, self.sections
        left = {path for section in _unlike(before, now) for path in section.paths()}
        left -= {path for section in _unlike(now, before) for path in section.paths()}
        for path in left:
            if not (self.folder / path).is_dir():  # else a folder took its place
                _unlink(self.folder / path)
        self.touched |= folders_of(left)
        for parent in {path.rpartition("/")[0] for path in left}:
            _remove_empty(self.folder, parent)

    def remember(self, store: Store) -> None:
        """Record the finished tree in the store, for the next build."""
        remember(self.folder, store, self.sections, self.touched, self.have, self.moved)

    def twin(self, folder: Path, store: Store) -> None:
        """Make a copy of the tree in another folder, of hard links; no copy is left if the disk cannot link them."""

        def link(path: str) -> None:
            os.link(f"{self.folder}/{path}", f"{folder}/{path}")

        paths = list(self.paths())
        folders = folders_of(paths)
        try:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            for each in sorted(folders):  # one before those in it
                os.mkdir(f"{folder}/{each}")  # noqa: PTH102 - there are thousands
            in_stretches(link, paths)
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)
        else:
            remember(folder, store, self.sections, folders, NOTHING, {})

    @property
    def is_mostly_new(self) -> bool:
        """Whether most of its files are not those of the last site."""
        same = [own for name, own in self.sections.items() if own.alike(self.last.sections.get(name))]
        return 2 * sum(section.number for section in same) < self.count

    @property
    def count(self) -> int:
        """How many files it has so far."""
        return sum(section.number for section in self.sections.values())

    @property
    def size(self) -> int:
        """Their bytes."""
        return sum(section.size for section in self.sections.values())

    def paths(self) -> Iterator[str]:
        """The paths of all files so far, section by section."""
        return (path for section in self.sections.values() for path in section.paths())

    def has_the_paths_of_the_last(self) -> bool:
        """Whether every section so far has the paths that it has in the last site."""
        return all(
            (known := self.last.sections.get(name)) is not None
            and (known.packed == now.packed or known.files().keys() == now.files().keys())
            for name, now in self.sections.items()
        )


def tree_of(folder: Path, last: Path, store: Store, found: tuple[State, State]) -> Tree:
    """A tree that will replace the last site. `found`: the states of the last site and of the tree, from `look_over`.

    If another build has changed either since, both are looked over again. Unknown files are removed from the tree.
    Raises OSError.
    """
    before, have = journal_of(last, store, found[0]), journal_of(folder, store, found[1])
    if before is None or have is None:
        return tree_of(folder, last, store, look_over(last, folder, store))
    for path in have.state.strange:
        _unlink(folder / path)
    return Tree(folder, before, have, last)


def _unlike(some: Mapping[str, Section], others: Mapping[str, Section]) -> Iterator[Section]:
    """The sections that others do not have in the same folder with the same files."""
    for name, section in some.items():
        other = others.get(name)
        if other is None or (other.folder, other.packed) != (section.folder, section.packed):
            yield section


def _with_room(target: str, make: Callable[[], T]) -> T:
    """Make a file. If that fails, create its folder or remove what is in its place, and try again."""
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
    """Remove a file, or a folder in its place."""
    try:
        os.unlink(path)  # noqa: PTH108
    except FileNotFoundError:
        return
    except IsADirectoryError:
        shutil.rmtree(path)


def _unlink(path: Path) -> None:
    """Remove a file that may already be gone, perhaps because a file replaced its folder."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        path.unlink()


def _remove_empty(root: Path, folder: str) -> None:
    """Remove a folder if it is empty, and then those above it."""
    while folder:
        try:
            (root / folder).rmdir()
        except OSError:
            return
        folder = folder.rpartition("/")[0]
