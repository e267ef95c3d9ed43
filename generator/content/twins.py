"""Editions made from the same export, which would publish the page twice.

Only exports of equal size are read, which are few even in a large archive.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.content.files import FileError, read_bytes, shown
from generator.limits import SOURCE_BYTES
from generator.model import Bilingual, Finding, Location, Severity


def twins(folders: Iterable[Path]) -> Iterator[Finding]:
    """No two editions have exports with the same bytes."""
    sized: dict[int, list[Path]] = {}
    for folder in folders:
        path = folder / "source.txt"
        try:
            sized.setdefault(path.lstat().st_size, []).append(path)
        except OSError:
            continue  # reported when the edition is read
    for alike in sized.values():
        first: dict[bytes, Path] = {}
        for path in alike if len(alike) > 1 else ():
            try:
                same = first.setdefault(hashlib.sha256(read_bytes(path, SOURCE_BYTES)).digest(), path)
            except FileError:
                continue
            if same is not path:
                yield _twin(path, same.parent.name)


def _twin(path: Path, other: str) -> Finding:
    own = path.parent.name
    return Finding(
        "same-export",
        Severity.WARNING,
        Location(shown(path)),
        Bilingual(
            f"“{own}”与“{other}”的source.txt完全相同，同一版会发布两次",
            f"`{own}` and `{other}` have the same source.txt: one page would be published twice",
        ),
        Bilingual(
            "请删去其中一期的文件夹，或换上正确的导出稿",
            "delete one of the two folders, or put the right export in its place",
        ),
    )
