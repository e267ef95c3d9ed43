"""What the store knows of the files of a site, and which of them have changed since.

For each file the store has the key it was made from, its SHA-256, and its description on the disk (size, time, inode).
For each folder it has the description on the disk, which changes with every name in the folder, so that an unchanged
folder need not be read. A file whose description differs counts as absent. So do all files of a tree that the store
does not know.

A separate process looks at the thousands of files (`look_over`) and reports only what has changed. Most sections
therefore stay packed wherever they are used.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.cache.store import Store, key_of
from generator.cache.walk import entries_below, folders_of

Described = tuple[int, int, int]
"""Size, time of the last change in nanoseconds, inode."""
Folders = Mapping[str, tuple[int, int]]
"""By path, which is empty for the tree itself: the inode of a folder, and the time in nanoseconds at which a name in it
was last added, removed or given to another file."""


class Written(NamedTuple):
    """A file of a tree."""

    key: str
    """The hash of what it was made from; empty if that is not tracked."""
    sum: bytes
    """SHA-256."""
    described: Described


Files = Mapping[str, Written]


class Section(NamedTuple):
    """Files that are made together, in packed form."""

    key: str
    """The hash of what all of them were made from; empty if that is not known."""
    folder: str
    """The folder of all the files: empty, or with a slash at the end."""
    number: int
    """How many files it has."""
    size: int
    """Bytes of all files."""
    sum: bytes
    """SHA-256 of their paths and contents."""
    packed: bytes
    """The pickled fields of `Written` for each file, by its path relative to the folder."""

    def files(self) -> Files:
        """The files, by their paths relative to the folder."""
        return _unpacked(self.packed)

    def alike(self, other: Section | None) -> bool:
        """Whether another section has the same files, made from the same key, in whatever folder."""
        return other is not None and (self.key, self.packed) == (other.key, other.packed)

    def paths(self) -> Iterator[str]:
        """The whole paths of the files."""
        return (self.folder + path for path in _plain(self.packed))


@lru_cache(256)
def _unpacked(packed: bytes) -> Files:
    plain = _plain(packed)
    return dict(zip(plain, map(Written._make, plain.values()), strict=True))


def _plain(packed: bytes) -> dict[str, tuple[str, bytes, Described]]:
    plain: dict[str, tuple[str, bytes, Described]] = pickle.loads(packed)  # noqa: S301 - as the store had it, or fresh
    return plain


def section_of(files: Files, key: str = "", folder: str = "") -> Section:
    """Pack files, given by their paths relative to the folder, as plain tuples, which unpickle several times faster."""
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(f"{path}\0".encode() + files[path].sum)
    plain = {path: (each.key, each.sum, each.described) for path, each in files.items()}
    size = sum(each.described[0] for each in files.values())
    return Section(key, folder, len(files), size, whole.digest(), pickle.dumps(plain, pickle.HIGHEST_PROTOCOL))


class _Remembered(NamedTuple):
    """A finished tree as the store keeps it, in plain tuples."""

    name: str
    """A random name, given to this tree alone when it was finished."""
    sections: dict[str, tuple[str, str, int, int, bytes, bytes]]
    folders: bytes
    """Pickled `Folders`, which need not be unpickled when nothing has changed."""


@dataclass(frozen=True, slots=True)
class State:
    """How a tree differs from what the store knows of it."""

    tree: str = ""
    """Identifies the tree and what was recorded of it; empty if there is no such tree."""
    broken: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By section, the paths of the files that have changed or are gone."""
    changed: frozenset[str] = frozenset()
    """The folders that have changed or are gone."""
    strange: tuple[str, ...] = ()
    """The paths of unknown files."""


@dataclass(frozen=True, slots=True)
class Journal:
    """What the store knows of a tree, and how the tree differs from it."""

    sections: Mapping[str, Section] = field(default_factory=dict)
    state: State = State()
    folders: bytes = b""

    def sound(self, name: str) -> Section | None:
        """A section, if all its files are unchanged; else None."""
        return None if name in self.state.broken else self.sections.get(name)

    def files(self, name: str, folder: str | None = None) -> Files:
        """The unchanged files of a section; if `folder` is given, only if the section is in it."""
        section = self.sections.get(name)
        if section is None or folder not in {None, section.folder}:
            return {}
        broken = self.state.broken.get(name)
        return {path: file for path, file in section.files().items() if not broken or path not in broken}

    def paths(self, name: str) -> Iterator[str]:
        """The whole paths of the unchanged files of a section."""
        return (self.sections[name].folder + path for path in self.files(name))

    def moved(self, old: str, new: str) -> Journal:
        """The same, after a folder was renamed."""
        sections = {
            name: each._replace(folder=new) if each.folder == old else each for name, each in self.sections.items()
        }
        return replace(self, sections=sections)


NOTHING = Journal()
"""The journal of a tree of which nothing is known."""


def look_over(site: Path, spare: Path, store: Store) -> tuple[State, State]:
    """Find out what has changed in the last site, and in the tree that will become the next one.

    The disk is asked only once about a file that both share.
    """
    last, name = _found(site, store)
    of_site = _state(site, name, last)
    have, name = _found(spare, store)
    return of_site, _state(spare, name, have, Journal(_sections(last), of_site))


def journal_of(folder: Path, store: Store, state: State) -> Journal | None:
    """The journal of a tree with a state from `look_over`; None if the tree has been replaced since."""
    found, name = _found(folder, store)
    if name != state.tree:
        return None
    return Journal(_sections(found), state, found.folders if found else b"")


def remember(  # noqa: PLR0913, PLR0917 - all that a tree is
    folder: Path,
    store: Store,
    sections: Mapping[str, Section],
    touched: Collection[str],
    before: Journal,
    moved: Mapping[str, str],
) -> None:
    """Record a finished tree in the store, for the next build.

    `touched`: the folders that changed; all others are as in `before`. `moved`: the folders that were renamed, the old
    name by the new.
    """
    folders: dict[str, tuple[int, int]] = pickle.loads(before.folders) if before.folders else {}  # noqa: S301
    asked = {*touched, *before.state.changed, ""}
    for new, old in moved.items():
        below = [path for path in folders if f"{path}/".startswith(old)]
        folders |= {new.rstrip("/") + path.removeprefix(old.rstrip("/")): folders.pop(path) for path in below}
        asked.update(folders_of([new]))
    for path in asked:
        own = _folder_at(f"{folder}/{path}")
        if own is None:
            folders.pop(path, None)
        else:
            folders[path] = own
    plain = {name: (*section,) for name, section in sections.items()}
    name, packed = os.urandom(16).hex(), pickle.dumps(folders, pickle.HIGHEST_PROTOCOL)
    store.put(_key(folder), _Remembered(name, plain, packed))


def _found(folder: Path, store: Store) -> tuple[_Remembered | None, str]:
    """What the store has of a tree, and a name for both, which changes whenever something else is recorded."""
    if folder.is_symlink() or not folder.is_dir():
        return None, ""
    found: _Remembered | None = store.get(_key(folder))
    return found, f"{_key(folder)} {found.name if found else ''}"


def _sections(found: _Remembered | None) -> dict[str, Section]:
    return {name: Section(*each) for name, each in found.sections.items()} if found else {}


def _state(folder: Path, name: str, found: _Remembered | None, sure: Journal = NOTHING) -> State:
    """Compare a tree with what the store has of it. `sure`: another tree that was already compared."""
    if found is None:
        return State(name, strange=tuple(path for path, _ in entries_below(folder)) if name else ())
    root = f"{folder}/"
    folders: Folders = pickle.loads(found.folders)  # noqa: S301 - the store looked at the checksum
    now = {path: _folder_at(root + path) for path in folders}
    changed = frozenset(path for path, own in folders.items() if now[path] != own) if now != folders else frozenset()
    gone = tuple(f"{path}/" for path in changed if (own := now[path]) is None or own[0] != folders[path][0])
    broken, strange = dict[str, frozenset[str]](), list[str]()
    for at, section in _sections(found).items():
        lost = _not_as_they_were(root, at, section, sure, changed, gone)
        if lost:
            broken[at] = frozenset(lost)
            strange += (path for path in map(section.folder.__add__, lost) if _stands(path, changed, gone))
    left = {path for path in folders if not f"{path}/".startswith(gone)} if gone else folders.keys()
    if changed:
        state = State(broken=broken)
        known = {path for at in found.sections for path in Journal(_sections(found), state).paths(at)}
        strange += (path for each in changed & left for path in _strangers(folder, each, known, left))
    return State(name, broken, changed, tuple(strange))


def _not_as_they_were(  # noqa: PLR0913, PLR0917 - where a file stands, and what is known of that
    root: str, name: str, section: Section, sure: Journal, changed: Collection[str], gone: tuple[str, ...]
) -> list[str]:
    """The files of a section that have changed or are gone."""
    known = sure.sound(name)
    if known is not None and known.packed == section.packed and not changed:
        return []
    same, below, lost = sure.files(name), root + section.folder, []
    ask = os.lstat  # called tens of thousands of times, so directly
    for path, (_, _, own) in _plain(section.packed).items():
        # An unchanged name may lead to a file of the other tree, which was already looked at.
        other = same.get(path)
        if other is not None and other.described == own and _stands(section.folder + path, changed, gone):
            continue
        try:
            state = ask(below + path)
        except OSError:
            lost.append(path)
            continue
        if (state.st_size, state.st_mtime_ns, state.st_ino) != own or (
            gone and (section.folder + path).startswith(gone)
        ):
            lost.append(path)
    return lost


def _stands(path: str, changed: Collection[str], gone: tuple[str, ...]) -> bool:
    """Whether a path is in a folder that has not changed."""
    return path.rpartition("/")[0] not in changed and not path.startswith(gone)


def _strangers(root: Path, folder: str, known: Collection[str], folders: Collection[str]) -> Iterator[str]:
    """The unknown files in a folder of a tree, and everything in its unknown folders."""
    below = f"{folder}/" if folder else ""
    with os.scandir(root / folder) as entries:
        for entry in entries:
            path = below + entry.name
            if not entry.is_dir(follow_symlinks=False):
                yield from () if path in known else (path,)
            elif path not in folders:
                yield from (inner for inner, _ in entries_below(Path(entry.path), f"{path}/"))


def _folder_at(path: str) -> tuple[int, int] | None:
    """The inode and time of a folder; None if there is none, or only a link to one."""
    try:
        state = os.lstat(path)
    except OSError:
        return None
    return (state.st_ino, state.st_mtime_ns) if stat.S_ISDIR(state.st_mode) else None


def _key(folder: Path) -> str:
    """The key of a tree in the store. It is made from the inode, which a tree keeps when it is renamed."""
    try:
        state = folder.stat()
    except OSError:
        return ""
    return key_of("tree in sections", f"{state.st_dev} {state.st_ino}")


def described(state: os.stat_result) -> Described:
    """How the disk describes a file."""
    return state.st_size, state.st_mtime_ns, state.st_ino
