"""Everything below a folder, without following links, and how the disk describes it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path


def entries_below(folder: Path, below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below a folder except folders, each with its path relative to it. Raises OSError.

    A link is an entry like any other, wherever it leads. `below` is put before every path.
    """
    return ((path, entry) for path, entry in everything_below(folder, below) if not path.endswith("/"))


def everything_below(folder: Path, below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """As `entries_below`, but with the folders, whose paths end in a slash."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = below + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield f"{path}/", entry
                yield from everything_below(Path(entry.path), f"{path}/")
            else:
                yield path, entry


States = tuple[tuple[str, int, int, int, int], ...]
"""For each file: path, size, inode, and the times in nanoseconds of the last change of its content and of its state.

For a folder: its path, and zeros."""
_TICK = 2 * 10**9
"""Nanoseconds. No file system that this runs on has a coarser clock."""


def states_below(folder: Path, wanted: Callable[[str], bool] = bool) -> States:
    """How the disk describes what is below a folder, or the part of it whose paths are wanted. Raises OSError."""
    return tuple(sorted(_state(path, entry) for path, entry in everything_below(folder) if wanted(path)))


def _state(path: str, entry: os.DirEntry[str]) -> tuple[str, int, int, int, int]:
    if path.endswith("/"):
        return path, 0, 0, 0, 0
    state = entry.stat(follow_symlinks=False)
    return path, state.st_size, state.st_ino, state.st_mtime_ns, state.st_ctime_ns


def is_settled(states: States) -> bool:
    """Whether any change from now on would get a different time. Ask this after the files were read."""
    newest = max((max(each[3], each[4]) for each in states), default=0)
    return newest < time.time_ns() - _TICK


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder that contains the files or one of their folders, without the root itself."""
    folders = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders - {""}
