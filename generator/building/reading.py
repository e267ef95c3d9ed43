"""A content folder -> Digest and findings, edition by edition: only what changed is read and checked again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.bilingual import TermBook, term_book
from generator.building.fingerprint import fingerprint
from generator.building.progress import Progress
from generator.building.store import Store, key_of
from generator.building.workers import each
from generator.check import EditionRead, read_edition
from generator.content_files import FileError, read_bytes, shown
from generator.limits import FILE_BYTES
from generator.model import Glossary


def edition_key(folder: Path, glossary: str) -> str:
    """The hash of all that reading an edition depends on: every file of its folder, the glossary, where it lies."""
    return key_of(fingerprint(), "edition", glossary, shown(folder), folder.name, *_contents(folder))


def _contents(folder: Path) -> Iterator[str | bytes]:
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_dir():
            yield path.relative_to(folder).as_posix()
            yield read_bytes(path, FILE_BYTES)


def read_editions(folders: list[Path], glossary: Glossary, store: Store, progress: Progress) -> Iterator[EditionRead]:
    """Every edition with its findings, in the order of the folders; from the store where nothing has changed."""
    book = term_book(glossary)
    glossary_key = key_of(repr(glossary))
    keys = {folder: _key(folder, glossary_key) for folder in folders}
    with _uncollected():
        known: dict[Path, EditionRead | None] = {
            folder: store.get(key) if key else None for folder, key in keys.items()
        }
    fresh = [folder for folder in folders if known[folder] is None]
    reading = each(lambda folder: _read(folder, book, glossary, store, keys[folder]), fresh)
    read = iter(progress.over(reading, len(fresh), "editions"))
    for folder in folders:
        yield known[folder] or next(read)


def _key(folder: Path, glossary: str) -> str | None:
    """None where a file cannot be read: the reader says so, and nothing is kept."""
    try:
        return edition_key(folder, glossary)
    except (OSError, FileError):
        return None


def _read(folder: Path, book: TermBook, glossary: Glossary, store: Store, key: str | None) -> EditionRead:
    found = read_edition(folder, book, glossary)
    # A file may have changed between the hash and the reading: such a result is used, and not kept.
    if key is not None and _key(folder, key_of(repr(glossary))) == key:
        store.put(key, found)
    return found


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of circular garbage: there is none among frozen values, and looking for it takes long."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
