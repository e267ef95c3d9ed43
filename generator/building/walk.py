"""Every file below a folder, without following a link, and how the disk describes it; the folders that files need."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
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


States = tuple[tuple[str, int, int, int, int], ...]
"""Of each file its path, size, inode, and the times of its last changes in nanoseconds."""
_TICK = 2 * 10**9
"""Nanoseconds: no file system that this runs on has a coarser clock."""


def states_below(folder: Path, wanted: Callable[[str], bool] = bool) -> States:
    """How the disk describes the files below a folder, or those whose paths are wanted. Raises OSError."""
    states = [(path, entry.stat(follow_symlinks=False)) for path, entry in entries_below(folder) if wanted(path)]
    return tuple(sorted((path, each.st_size, each.st_ino, each.st_mtime_ns, each.st_ctime_ns) for path, each in states))


def is_settled(states: States) -> bool:
    """Whether a change from now on would bear another time. Asked after the files were read."""
    newest = max((max(each[3], each[4]) for each in states), default=0)
    return newest < time.time_ns() - _TICK


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder below the root that some files stand in."""
    folders = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders - {""}
