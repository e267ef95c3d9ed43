"""A folder -> the tasks of a corpus. Files are read when their task is wanted, up to the limits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.cache.fingerprint import fingerprint
from generator.cache.store import key_of
from generator.content.folder import EDITIONS
from generator.corpus.task import PAGE, Task
from generator.limits import SOURCE_BYTES
from generator.model import Glossary


def names(folder: Path) -> list[str]:
    """The names of the tasks of a folder: the editions of a content folder, else every `.txt` file in it and below."""
    if (folder / EDITIONS).is_dir():
        return sorted(path.name for path in (folder / EDITIONS).iterdir() if path.is_dir())
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.txt") if path.is_file())


def task(folder: Path, name: str, glossary: Glossary) -> Task:
    """A task with the bytes it works on. Raises OSError if a file cannot be read."""
    edition = folder / EDITIONS / name
    files = dict(_files(edition)) if edition.is_dir() else {PAGE: _beginning(folder / name)}
    parts = (part for path, data in files.items() for part in (path, data if isinstance(data, bytes) else str(data)))
    return Task(name, key_of(fingerprint(), repr(glossary) if edition.is_dir() else "", name, *parts), files)


def _files(edition: Path) -> Iterator[tuple[str, bytes | Path]]:
    for path in sorted(edition.rglob("*")):
        if path.is_symlink():
            yield path.relative_to(edition).as_posix(), Path(os.readlink(path))  # noqa: PTH115 - what it says, not where
        elif path.is_file():
            yield path.relative_to(edition).as_posix(), _beginning(path)


def _beginning(path: Path) -> bytes:
    """A file, or enough of it to show that it is too large: no file of an edition may be larger than an export."""
    with path.open("rb") as file:
        return file.read(SOURCE_BYTES + 1)
