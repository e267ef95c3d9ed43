"""The program itself as one hash: a result is valid only for the code that made it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from generator.cache.store import Store, key_of
from generator.cache.walk import is_settled, states_below

_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = (
    *("mkdocs", "mkdocs-material", "jinja2", "markdown", "markupsafe", "pyyaml", "pydantic", "nh3", "pypinyin"),
    *("numpy", "opencc", "rjsmin", "typing-extensions"),
)
"""The libraries that a result depends on besides our own code."""


_found: list[str] = []
"""The fingerprint, once it is known."""


def fingerprint() -> str:
    """One hash of our code, templates and tables, and of the versions of Python and the libraries."""
    if not _found:
        parts = (part for path in _files() for part in (path.name, path.read_bytes()))
        _found.append(key_of(sys.version, *_versions(), *parts))
    return _found[0]


def recall(store: Store) -> None:
    """Take the fingerprint from the store if the disk describes everything it is made of as it did then."""
    if _found or store.folder is None:
        return
    states = states_below(_PACKAGE, _is_ours)
    # Installing, removing or replacing a library changes the time of the folder that it is in.
    around = [(path, Path(path).stat().st_mtime_ns) for path in sys.path if Path(path).is_dir()]
    described, place = key_of(sys.version, repr(around), repr(states)), key_of("fingerprint", str(_PACKAGE))
    before: tuple[str, str] | None = store.get(place)
    if before is not None and before[0] == described:
        _found.append(before[1])
    elif is_settled(states):
        store.put(place, (described, fingerprint()))


def _is_ours(path: str) -> bool:
    return "__pycache__" not in path and not path.endswith(".pyc")


def _versions() -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - an edit has no use for it

    for name in _LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield name


def _files() -> list[Path]:
    return sorted(
        path
        for path in _PACKAGE.rglob("*")
        if path.suffix != ".pyc" and path.is_file() and "__pycache__" not in path.parts
    )
