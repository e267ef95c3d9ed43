"""What is made from one edition alone, kept under the hash of everything that the edition was read from."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from generator.cache.store import Store, key_of, pickled
from generator.model import Edition

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group:
    """Files that are made together if the last site does not have them."""

    key: str
    """The hash of everything they are made from; empty if that is not known."""
    make: Callable[[], Mapping[str, bytes]]
    """Returns the files by path."""
    name: str = ""
    """Which files of a site these are: the same from build to build, whatever they are made from."""


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares that editions have in what is made from several. Without a key, a share is made anew."""

    store: Store = field(default_factory=Store)
    keys: Mapping[str, str] = field(default_factory=dict)
    """By edition id; each covers the code and the glossary too."""

    def key(self, edition: str, *further: str) -> str:
        """The hash of an edition and of whatever else a share is made from; empty if the edition has no key."""
        own = self.keys.get(edition, "")
        return key_of("share", own, *further) if own else ""

    def of_all(self, editions: Sequence[Edition], make: Callable[[Edition], T], *further: str) -> dict[str, T]:
        """As `of`, for every edition, by id. The shares are kept together, because each is small."""
        keys = {edition.id: self.key(edition.id, *further) for edition in editions}
        place = key_of("shares of all", *keys, *further) if all(keys.values()) else ""
        known: dict[str, bytes] = self.store.get(place) or {}
        found, kept = dict[str, T](), dict[str, bytes]()
        for edition in editions:
            key = keys[edition.id]
            if key and key in known:
                kept[key] = known[key]
                found[edition.id] = pickle.loads(kept[key])  # noqa: S301 - the store looked at the checksum
            else:
                found[edition.id] = make(edition)
                kept[key] = pickled(found[edition.id])
        if kept.keys() != known.keys():
            self.store.put(place, kept)
        return found

    def of(self, edition: str, make: Callable[[], T], *further: str) -> T:
        """The share of one edition, which `make` makes; `further` names the share and whatever else it is made from."""
        return self.store.kept(self.key(edition, *further), make)
