"""A content folder -> Digest and findings, edition by edition: only what changed is read and checked again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from generator.bilingual import TermBook, term_book
from generator.building.fingerprint import fingerprint
from generator.building.progress import Progress
from generator.building.store import Store, key_of
from generator.building.walk import entries_below
from generator.building.workers import each
from generator.check import EditionRead, read_edition
from generator.content_files import FileError, read_bytes, shown
from generator.limits import FILE_BYTES
from generator.model import Finding, Glossary

T = TypeVar("T")


def edition_key(folder: Path, glossary: str) -> str:
    """The hash of all that reading an edition depends on: every file of its folder, the glossary, where it lies."""
    return key_of(fingerprint(), "edition", glossary, shown(folder), folder.name, *_contents(folder))


def _contents(folder: Path) -> Iterator[str | bytes]:
    for name in sorted(path for path, _ in entries_below(folder)):
        yield name
        yield read_bytes(folder / name, FILE_BYTES)


def read_editions(folders: list[Path], glossary: Glossary, store: Store, progress: Progress) -> Iterator[EditionRead]:
    """Every edition with its findings, in the order of the folders; from the store where nothing has changed."""
    return _Reader(glossary, store, progress, _whole).read(folders)


def read_findings(folders: list[Path], glossary: Glossary, store: Store, progress: Progress) -> Iterator[EditionSaid]:
    """As `read_editions`, with only whether an edition can be understood."""
    return _Reader(glossary, store, progress, _said).read(folders)


EditionSaid = tuple[bool | None, tuple[Finding, ...]]
"""What `digest check` wants of an edition: None where it cannot be understood, and its findings."""


def _whole(read: EditionRead) -> EditionRead:
    return read


def _said(read: EditionRead) -> EditionSaid:
    return (None if read[0] is None else True), read[1]


_KEPT: tuple[Callable[[EditionRead], object], ...] = (_whole, _said)
"""What of an edition is kept, each by itself: a check reads a hundredth of what a build does."""


@dataclass(frozen=True, slots=True)
class _Reader(Generic[T]):
    glossary: Glossary
    store: Store
    progress: Progress
    wanted: Callable[[EditionRead], T]
    """One of `_KEPT`."""

    def read(self, folders: list[Path]) -> Iterator[T]:
        """What is wanted of every edition."""
        book = term_book(self.glossary)
        glossary_key = key_of(repr(self.glossary))
        keys = {folder: _key(folder, glossary_key) for folder in folders}
        known: dict[Path, T | None] = {
            folder: self.store.get(_kept_key(key, self.wanted)) if key else None for folder, key in keys.items()
        }
        fresh = [folder for folder in folders if known[folder] is None]
        reading = each(lambda folder: self.wanted(self._read(folder, book, glossary_key, keys[folder])), fresh)
        read = iter(self.progress.over(reading, len(fresh), "editions"))
        for folder in folders:
            yield known[folder] or next(read)

    def _read(self, folder: Path, book: TermBook, glossary_key: str, key: str | None) -> EditionRead:
        found = read_edition(folder, book, self.glossary)
        # A file may have changed between the hash and the reading: such a result is used, and not kept.
        if key is not None and _key(folder, glossary_key) == key:
            for kept in _KEPT:
                self.store.put(_kept_key(key, kept), kept(found))
        return found


def _kept_key(key: str, kept: Callable[[EditionRead], object]) -> str:
    return key_of(key, kept.__name__)


def _key(folder: Path, glossary: str) -> str | None:
    """None where a file cannot be read: the reader says so, and nothing is kept."""
    try:
        return edition_key(folder, glossary)
    except (OSError, FileError):
        return None
