"""Results kept between builds, each under the hash of everything it was made from."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from generator.cache.walk import entries_below

T = TypeVar("T")
_SUM = hashlib.sha256().digest_size
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL
"""Flags to create a file that must not exist yet."""


def key_of(*parts: str | bytes) -> str:
    """One SHA-256, in hex, of several things, which keeps ("ab", "c") apart from ("a", "bc").

    Texts may contain surrogates, as names of files do whose bytes are not UTF-8.
    """
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


class _Pickler(pickle.Pickler):
    """Pickles a dataclass as its class and fields: the default form takes twice as long to unpickle."""

    def reducer_override(self, thing: object) -> Any:  # noqa: ANN401 - what pickle wants
        kind: Any = type(thing)  # mypy does not take a class for hashable
        values = _values_of(kind)
        return NotImplemented if values is None else (kind, values(thing))


@cache
def _values_of(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """A function that returns the fields of a dataclass without a `__reduce__` of its own; None for all else."""
    if not is_dataclass(kind) or kind.__reduce__ is not object.__reduce__:
        return None
    names = [each.name for each in fields(kind)]
    if len(names) < 2:  # of one name `attrgetter` gives no tuple
        return lambda thing: tuple([getattr(thing, name) for name in names])
    return attrgetter(*names)


def pickled(value: object) -> bytes:
    """A value as the store keeps it."""
    out = BytesIO()
    _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(value)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of results. It may be deleted at any time; whatever cannot be read counts as absent."""

    folder: Path | None = None
    """None: nothing is kept."""

    def get(self, key: str) -> Any | None:  # noqa: ANN401 - whatever was put
        """What is kept under a key; None if there is nothing, or if its checksum is wrong."""
        if self.folder is None or not key:
            return None
        path = self._path(key)
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - as in `_write`
                data = file.read()
            if hashlib.sha256(data[_SUM:]).digest() != data[:_SUM]:
                return None
            os.utime(path)  # mark it as used, so that `prune` leaves it
        except OSError:
            return None
        # Safe to unpickle: only what this program wrote carries the right checksum under the right key. The folder is
        # the user's own, like the program itself.
        try:
            return pickle.loads(data[_SUM:])  # noqa: S301
        except Exception:  # noqa: BLE001 - another Python's pickle can fail in any way, and then is no result
            return None

    def has(self, key: str) -> bool:
        """Whether anything is kept under a key, even if it is damaged."""
        return self.folder is not None and bool(key) and os.path.exists(self._path(key))  # noqa: PTH110

    def put(self, key: str, value: object) -> None:
        """Keep a result under a key. If the folder cannot be written, nothing is kept, and nothing fails."""
        if self.folder is None or not key:
            return
        payload = pickled(value)
        with contextlib.suppress(OSError):
            _write(self._path(key), hashlib.sha256(payload).digest() + payload)

    def kept(self, key: str, make: Callable[[], T]) -> T:
        """What is kept under a key or, if that is nothing, what `make` returns, which is then kept."""
        known: T | None = self.get(key)
        if known is None:
            known = make()
            self.put(key, known)
        return known

    def use(self, key: str) -> None:
        """Mark a result as used without reading it, because the next build may want it."""
        if self.folder is not None and key:
            with contextlib.suppress(OSError):
                os.utime(self._path(key))

    def prune(self, since: float) -> None:
        """Remove everything that was neither made nor used since a time (in seconds since the epoch)."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError):  # another build may be removing the same
            for _, entry in entries_below(self.folder):
                if entry.stat(follow_symlinks=False).st_mtime < since:
                    os.unlink(entry.path)  # noqa: PTH108

    def _path(self, key: str) -> str:
        return f"{self.folder}/{key[:2]}/{key[2:]}"


_number = itertools.count()


def _write(path: str, data: bytes) -> None:
    """Write a file whole or not at all, even while another build writes the same one."""
    new = f"{path}.{os.getpid()}-{next(_number)}"
    try:
        handle = os.open(new, NEW_FILE, 0o600)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - as below
        handle = os.open(new, NEW_FILE, 0o600)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - as below
            file.write(data)
        os.replace(new, path)  # noqa: PTH105 - there are thousands, and a Path takes longer
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(new)  # noqa: PTH108
        raise
