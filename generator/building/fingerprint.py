"""The generator itself as a hash: a result is good for the code that made it, and for no other."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.building.store import key_of

_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = ("mkdocs", "mkdocs-material", "jinja2", "markdown", "markupsafe", "pyyaml", "pydantic", "nh3", "pypinyin")
"""What a result depends on besides our own code."""


@cache
def fingerprint() -> str:
    """One hash of our code, templates and tables, the libraries' versions and Python's."""
    return key_of(sys.version, *_versions(), *(part for path in _files() for part in (path.name, path.read_bytes())))


def _versions() -> Iterator[str]:
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
