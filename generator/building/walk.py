"""Every file below a folder, without following a link; and the folders that files need."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def entries_below(folder: Path, below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below a folder that is no folder itself, with its path below it. Raises OSError.

    A link is an entry like any other, wherever it leads.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            path = below + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from entries_below(Path(entry.path), f"{path}/")
            else:
                yield path, entry


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder below the root that some files stand in."""
    folders = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders - {""}
