"""The files of an edition as one hash. While the disk describes a folder as before, its files are not read again.

The disk describes a file by its size, its inode, and the times at which its content and its state last changed. Nobody
can set the second time. A file that was written so recently that its next change might get the same time is always read
again.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.cache.store import Store, key_of
from generator.cache.walk import States, entries_below, everything_below, is_settled, states_below
from generator.content.files import FileError, read_beginning, read_bytes
from generator.content.folder import EDITIONS, INBOX
from generator.limits import FILE_BYTES, GLOSSARY_BYTES, SOURCE_BYTES


class _Known(NamedTuple):
    described: States
    hash: str


def hash_of(folder: Path) -> str | None:
    """One hash of all names in a folder and the bytes of its files. None if one of them cannot be read."""
    try:
        return key_of(*_contents(folder))
    except (OSError, FileError):
        return None


def folder_hashes(folders: Sequence[Path], store: Store) -> dict[Path, str | None]:
    """The hash of each folder, or None. A folder that has not changed since it was stored is not read again."""
    if store.folder is None or not folders:
        return {folder: hash_of(folder) for folder in folders}
    place = key_of("contents", str(folders[0].parent.resolve()))
    before: Mapping[str, _Known] = store.get(place) or {}
    now: dict[str, _Known] = {}
    found: dict[Path, str | None] = {}
    for folder in folders:
        described = _states(folder)
        known = before.get(folder.name)
        same = known is not None and known.described == described
        found[folder] = own = known.hash if known is not None and same else hash_of(folder)
        if own is not None and is_settled(described):
            now[folder.name] = _Known(described, own)
    if now != before:
        store.put(place, now)
    return found


def hash_beside(content: Path) -> str | None:
    """One hash of everything in a content folder except its editions, and of the names of these.

    None if a file cannot be read. The files are few and small, and are read every time.
    """
    try:
        return key_of(*_beside(content))
    except (OSError, FileError):
        return None


def _beside(content: Path) -> Iterator[str | bytes]:
    for path in sorted(content.iterdir()):
        kind = _kind(path)
        yield f"{path.name} {kind}"
        if kind == "file" and path.name == "glossary.yml":
            yield read_bytes(path, GLOSSARY_BYTES)
        elif kind == "folder" and path.name == "pages":
            yield from _contents(path)
        elif kind == "folder" and path.name == EDITIONS:
            yield from sorted(f"{below.name} {_kind(below)}" for below in path.iterdir())
        elif kind == "folder":
            for name in sorted(below for below, _ in entries_below(path)):
                yield f"{name} {_kind(path / name)}"
                if path.name == INBOX and _kind(path / name) == "file":
                    yield read_beginning(path / name, SOURCE_BYTES)[0]


def _kind(path: Path) -> str:
    """The kind of what is at a path; a link is neither a folder nor a file."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return "nothing"
    return "folder" if stat.S_ISDIR(mode) else "file" if stat.S_ISREG(mode) else "other"


def _contents(folder: Path) -> Iterator[str | bytes]:
    """The names of everything in a folder, and the bytes of its files. A folder may be where a file is expected."""
    for name in sorted(path for path, _ in everything_below(folder)):
        yield name
        if not name.endswith("/"):
            yield read_bytes(folder / name, FILE_BYTES)


def _states(folder: Path) -> States:
    try:
        return states_below(folder)
    except OSError:
        return ()
