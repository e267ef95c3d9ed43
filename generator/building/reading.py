"""Editions and their findings: only those that changed are read and checked again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from generator.cache.contents import folder_hashes, hash_of
from generator.cache.deferred import KeptTexts, kept, kept_texts
from generator.cache.fingerprint import fingerprint
from generator.cache.store import Store, key_of
from generator.content.files import shown
from generator.content.folder import EditionRead, Read
from generator.edition.former_names import Named
from generator.findings import passage
from generator.model import Article, Glossary
from generator.processes.progress import Progress
from generator.processes.workers import Ahead, each

if TYPE_CHECKING:
    from generator.bilingual import TermBook
    from generator.edition.loading import Translated

T = TypeVar("T")
_FEW = 8
"""Up to this many editions are read by one other process, while this one does something else."""
Keys = Mapping[Path, str | None]
"""For the folder of each edition, the hash of everything that reading it depends on; None if a file cannot be read."""


def edition_keys(folders: Sequence[Path], glossary: Glossary, store: Store) -> Keys:
    """The keys of editions, in the order of their folders."""
    words = _of_glossary(glossary)
    return {folder: _key(folder, own, words) for folder, own in folder_hashes(folders, store).items()}


def _key(folder: Path, own: str | None, glossary: str) -> str | None:
    """A key covers the files of the folder, the glossary, the code, and the path of the folder."""
    return None if own is None else key_of(fingerprint(), "edition", glossary, shown(folder), folder.name, own)


def _of_glossary(glossary: Glossary) -> str:
    return key_of(repr(glossary))


def read_editions(
    keys: Keys, glossary: Glossary, store: Store, progress: Progress, meanwhile: Callable[[], None] | None = None
) -> Iterator[tuple[EditionRead, str | None]]:
    """Every edition with its findings and its key, in the order of the folders; from the store if it did not change.

    The key is None for a folder that changed while it was read. `meanwhile` is called in this process while another one
    reads the few editions that changed.
    """
    return _Reader(glossary, store, progress, _WHOLE, meanwhile).read(keys)


def read_findings(keys: Keys, glossary: Glossary, store: Store, progress: Progress) -> Iterator[EditionSaid]:
    """As `read_editions`, with only the names of an edition that can be understood."""
    return (said for said, _ in _Reader(glossary, store, progress, _SAID).read(keys))


EditionSaid = Read[Named]
"""What `digest check` wants of an edition: None where it cannot be understood, and its findings."""


@dataclass(frozen=True, slots=True)
class _Wanted(Generic[T]):
    """Which part of an edition is wanted, and how it is kept."""

    name: str
    of: Callable[[EditionRead], T]
    kept: Callable[[EditionRead], object]
    """Converts it to what the store keeps."""
    found: Callable[[Any, Callable[[], KeptTexts]], T]
    """Converts it back; the texts are loaded late."""


def _said(read: EditionRead) -> EditionSaid:
    edition, findings = read
    return (Named(edition.id, edition.formerly) if edition else None), findings


_WHOLE: _Wanted[EditionRead] = _Wanted(
    "whole",
    lambda read: read,
    lambda read: (kept(read[0]) if read[0] else None, read[1]),
    lambda known, texts: (known[0].edition(texts) if known[0] else None, known[1]),
)
_SAID: _Wanted[EditionSaid] = _Wanted("said", _said, _said, lambda known, _: known)
_KEPT: tuple[_Wanted[Any], ...] = (_WHOLE, _SAID)
"""The parts of an edition that are kept separately; its texts are too, because most runs read a hundredth of them."""


class _Translations:
    """The results for the translations of an edition from its last reading: an edit changes only one of them."""

    def __init__(self, store: Store, place: str) -> None:
        self._store, self._place = store, place
        self._before: dict[str, Translated] = store.get(place) or {}
        self._now: dict[str, Translated] = {}

    def of(self, text: str, article: Article, make: Callable[[], Translated]) -> Translated:
        """As `generator.edition.loading.Memory`."""
        key = key_of(text, repr(article))
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else make()
        return self._now[key]

    def keep(self) -> None:
        """Keep them for the next time."""
        if self._now != self._before:
            self._store.put(self._place, self._now)


@dataclass(frozen=True, slots=True)
class _Reader(Generic[T]):
    glossary: Glossary
    store: Store
    progress: Progress
    wanted: _Wanted[T]
    meanwhile: Callable[[], None] | None = None

    def read(self, keys: Keys) -> Iterator[tuple[T, str | None]]:
        """The wanted part of every edition, with its key; None as key if the edition changed in the meantime."""
        places = {folder: _kept_key(key, self.wanted) if key else "" for folder, key in keys.items()}
        fresh = [folder for folder, place in places.items() if not self.store.has(place)]
        ahead = self._begun(fresh, keys)
        try:
            known = {
                folder: self._kept(folder, key) if key and folder not in fresh else None for folder, key in keys.items()
            }
            left = [folder for folder, found in known.items() if found is None]
            if ahead is not None and self.meanwhile is not None and left == fresh:
                self.meanwhile()
                read = iter(ahead.result())
            else:  # also if something in the store is damaged
                book = self._book() if left else None
                reading = each(lambda folder: self._read(folder, book, keys[folder]), left)
                read = iter(self.progress.over(reading, len(left), "editions"))
            for folder, found in known.items():
                if found is not None:
                    yield found, keys[folder]
                else:
                    made, same = next(read)
                    yield made, keys[folder] if same else None
        finally:
            if ahead is not None:
                ahead.stop()

    def _kept(self, folder: Path, key: str) -> T | None:
        found = self.store.get(_kept_key(key, self.wanted))
        if found is None:
            return None
        place = _texts_key(key)
        self.store.use(place)
        return self.wanted.found(found, cache(lambda: self.store.kept(place, lambda: self._texts(folder, key))))

    def _texts(self, folder: Path, key: str) -> KeptTexts:
        """Read the texts of an edition again, because what the store has of them is damaged or gone.

        Raises OSError if they do not match the key any more.
        """
        from generator.check import read_edition  # noqa: PLC0415

        edition, _ = read_edition(folder, self._book(), self.glossary)
        if edition is None or _key(folder, hash_of(folder), _of_glossary(self.glossary)) != key:
            raise OSError(0, "has changed while the site was made", shown(folder))
        return kept_texts(edition)

    def _begun(self, fresh: Sequence[Path], keys: Keys) -> Ahead[list[tuple[T, bool]]] | None:
        """Another process that reads a few editions; None if this one has nothing else to do."""
        if self.meanwhile is None or not 0 < len(fresh) <= _FEW:
            return None
        return Ahead(lambda: [self._read(folder, self._book(), keys[folder]) for folder in fresh])

    def _book(self) -> TermBook:
        from generator.bilingual import term_book  # noqa: PLC0415 - nothing has changed most of the time

        return term_book(self.glossary)

    def _read(self, folder: Path, book: TermBook | None, key: str | None) -> tuple[T, bool]:
        """The wanted part of an edition, and whether its files still match its key; only then is it kept."""
        from generator.check import read_edition  # noqa: PLC0415

        glossary = _of_glossary(self.glossary)
        memory = _Translations(self.store, key_of(fingerprint(), "translations", glossary, shown(folder)))
        edition, findings = read_edition(folder, book or self._book(), self.glossary, memory.of)
        memory.keep()
        found = edition, passage(shown(folder), findings)
        same = key is not None and _key(folder, hash_of(folder), glossary) == key
        if key is not None and same:
            for wanted in _KEPT:
                self.store.put(_kept_key(key, wanted), wanted.kept(found))
            self.store.put(_texts_key(key), kept_texts(edition) if edition else None)
        return self.wanted.of(found), same


def _kept_key(key: str, wanted: _Wanted[Any]) -> str:
    return key_of(key, wanted.name)


def _texts_key(key: str) -> str:
    return key_of(key, "texts")
