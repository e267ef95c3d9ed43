"""A content folder -> Digest and findings, edition by edition: only what changed is read and checked again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from generator.bilingual import TermBook, term_book
from generator.building.contents import hash_of, hashes_of
from generator.building.deferred import kept
from generator.building.fingerprint import fingerprint
from generator.building.progress import Progress
from generator.building.store import Store, key_of
from generator.building.workers import each
from generator.check import EditionRead, read_edition
from generator.content_files import shown
from generator.edition import Translated
from generator.findings import passage
from generator.model import Article, Finding, Glossary

T = TypeVar("T")
Keys = dict[Path, str | None]
"""For the folder of each edition the hash of all that reading it depends on; None where a file cannot be read."""


def edition_keys(folders: Sequence[Path], glossary: Glossary, store: Store) -> Keys:
    """The keys of editions, in the order of their folders."""
    found = hashes_of(folders, store)
    return {folder: _key(folder, own, _of_glossary(glossary)) for folder, own in found.items()}


def _key(folder: Path, own: str | None, glossary: str) -> str | None:
    """A key is made of the files of the folder, the glossary, the code, and where the folder lies."""
    return None if own is None else key_of(fingerprint(), "edition", glossary, shown(folder), folder.name, own)


def _of_glossary(glossary: Glossary) -> str:
    return key_of(repr(glossary))


def read_editions(keys: Keys, glossary: Glossary, store: Store, progress: Progress) -> Iterator[EditionRead]:
    """Every edition with its findings, in the order of the folders; from the store where nothing has changed.

    Of a folder that changes while it is read the key is taken back: what was read is not what the key says.
    """
    return _Reader(glossary, store, progress, _WHOLE).read(keys)


def read_findings(keys: Keys, glossary: Glossary, store: Store, progress: Progress) -> Iterator[EditionSaid]:
    """As `read_editions`, with only whether an edition can be understood."""
    return _Reader(glossary, store, progress, _SAID).read(keys)


EditionSaid = tuple[bool | None, Sequence[Finding]]
"""What `digest check` wants of an edition: None where it cannot be understood, and its findings."""


@dataclass(frozen=True, slots=True)
class _Wanted(Generic[T]):
    """What is wanted of an edition, and how it is kept."""

    name: str
    of: Callable[[EditionRead], T]
    kept: Callable[[EditionRead], object]
    """As the store has it."""
    found: Callable[[Any], T]
    """From the store."""


def _said(read: EditionRead) -> EditionSaid:
    return (None if read[0] is None else True), read[1]


_WHOLE: _Wanted[EditionRead] = _Wanted(
    "whole",
    lambda read: read,
    lambda read: (kept(read[0]) if read[0] else None, read[1]),
    lambda known: (known[0].edition() if known[0] else None, known[1]),
)
_SAID: _Wanted[EditionSaid] = _Wanted("said", _said, _said, lambda known: known)
_KEPT: tuple[_Wanted[Any], ...] = (_WHOLE, _SAID)
"""What of an edition is kept, each by itself: a check reads a hundredth of what a build does."""


class _Translations:
    """What came of the translations of an edition when it was read last: an edit leaves all but one as they were."""

    def __init__(self, store: Store, place: str) -> None:
        self._store, self._place = store, place
        self._before: dict[str, Translated] = store.get(place) or {}
        self._now: dict[str, Translated] = {}

    def of(self, text: str, article: Article, make: Callable[[], Translated]) -> Translated:
        """As `generator.edition.Memory`."""
        key = key_of(text, repr(article))
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else make()
        return self._now[key]

    def keep(self) -> None:
        """Know them the next time."""
        if self._now != self._before:
            self._store.put(self._place, self._now)


@dataclass(frozen=True, slots=True)
class _Reader(Generic[T]):
    glossary: Glossary
    store: Store
    progress: Progress
    wanted: _Wanted[T]

    def read(self, keys: Keys) -> Iterator[T]:
        """What is wanted of every edition."""
        known = {folder: self.store.get(_kept_key(key, self.wanted)) if key else None for folder, key in keys.items()}
        fresh = [folder for folder, found in known.items() if found is None]
        book = term_book(self.glossary) if fresh else None
        glossary = _of_glossary(self.glossary)
        reading = each(lambda folder: self._read(folder, book, glossary, keys[folder]), fresh)
        read = iter(self.progress.over(reading, len(fresh), "editions"))
        for folder, found in known.items():
            if found is not None:
                yield self.wanted.found(found)
                continue
            made, same = next(read)
            keys[folder] = keys[folder] if same else None
            yield made

    def _read(self, folder: Path, book: TermBook | None, glossary: str, key: str | None) -> tuple[T, bool]:
        """What is wanted of an edition, and whether its files are still those of its key: only then it is kept."""
        memory = _Translations(self.store, key_of(fingerprint(), "translations", glossary, shown(folder)))
        edition, findings = read_edition(folder, book or term_book(self.glossary), self.glossary, memory.of)
        memory.keep()
        found = edition, passage(shown(folder), findings)
        same = key is not None and _key(folder, hash_of(folder), glossary) == key
        if key is not None and same:
            for wanted in _KEPT:
                self.store.put(_kept_key(key, wanted), wanted.kept(found))
        return self.wanted.of(found), same


def _kept_key(key: str, wanted: _Wanted[Any]) -> str:
    return key_of(key, wanted.name)
