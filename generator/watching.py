"""How `mkdocs serve` learns of edits: from the operating system if that sees every edit, else by polling.

MkDocs always polls, because the system does not see what other machines write to a network disk, or to a folder shared
with a virtual machine. On a local disk it sees every edit at once, and nothing has to search through all files.
"""

from __future__ import annotations

import os
import re
import sys
import warnings
from dataclasses import dataclass, field
from pathlib import Path

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

_OF_THIS_MACHINE = frozenset({"bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "overlay", "tmpfs", "xfs", "zfs"})
"""Types of local file systems, to which no other machine writes."""
_EDITS = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""The events that count as edits. The system also reports reading, and a build, which reads all, would start itself."""
_TWICE = "Callback with id .* already exists"
"""A harmless warning of watchdog: nested folders are made faster than it reads events, and it finds one twice.

The person serving the site can do nothing about it."""
_MOUNTS = Path("/proc/self/mountinfo")
_INTERVAL = 0.5
"""Seconds between two polls, as in MkDocs."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A path whose edits a handler wants to know of."""

    handler: FileSystemEventHandler
    path: str
    recursive: bool


@dataclass(frozen=True)
class _OneFile(FileSystemEventHandler):
    """Passes on events for one file of a folder. The folder is watched because editors replace the file."""

    handler: FileSystemEventHandler
    path: str

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass the event on if it is about the file."""
        if self.path in {event.src_path, event.dest_path}:
            self.handler.dispatch(event)


@dataclass(slots=True)
class Watcher:
    """An observer with the interface that MkDocs uses. How it learns of edits is decided when it starts."""

    watches: list[Watch] = field(default_factory=list)
    observer: BaseObserver | None = None

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> Watch:
        """Tell a handler of every edit of a file, or in a folder."""
        watch = Watch(handler, os.path.realpath(path), recursive)
        self.watches.append(watch)
        return watch

    def unschedule(self, watch: Watch) -> None:
        """Undo `schedule`. Only before `start`."""
        self.watches.remove(watch)

    def start(self) -> None:
        """Start reporting edits."""
        try:
            self.observer = self._started(_told() if self._is_told() else _looking())
        except OSError:  # the system allows no more watches
            self.observer = self._started(_looking())

    def stop(self) -> None:
        """Stop reporting edits."""
        if self.observer is not None:
            self.observer.stop()

    def join(self) -> None:
        """Wait until reporting has stopped."""
        if self.observer is not None:
            self.observer.join()

    def _started(self, observer: BaseObserver) -> BaseObserver:
        """Start an observer. Raises OSError if the system refuses a watch; the others are then removed too."""
        for watch in self.watches:
            if os.path.isdir(watch.path):  # noqa: PTH112
                observer.schedule(watch.handler, watch.path, recursive=watch.recursive, event_filter=_EDITS)
            else:
                handler, folder = _OneFile(watch.handler, watch.path), os.path.dirname(watch.path)  # noqa: PTH120
                observer.schedule(handler, folder, recursive=False, event_filter=_EDITS)
        try:
            observer.start()
        except OSError:
            observer.unschedule_all()  # else both it and its replacement would report
            raise
        return observer

    def _is_told(self) -> bool:
        """Whether the system sees every edit of what is watched."""
        if sys.platform != "linux" or not _MOUNTS.exists():
            return False
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        return all(file_system_of(watch.path, mounts) in _OF_THIS_MACHINE for watch in self.watches)


def _told() -> BaseObserver:
    from watchdog.observers.inotify import InotifyObserver  # noqa: PLC0415 - Linux alone has it

    warnings.filterwarnings("ignore", _TWICE, RuntimeWarning)
    return InotifyObserver()


def _looking() -> BaseObserver:
    return PollingObserver(timeout=_INTERVAL)


def file_system_of(path: str, mounts: str) -> str:
    """The type of the file system that a path is on. `mounts`: the content of Linux's `/proc/self/mountinfo`."""
    found, longest = "", -1
    for line in mounts.splitlines():
        own, _, described = line.partition(" - ")
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), own.split(" ")[4])
        if f"{path}/".startswith(f"{point.rstrip('/')}/") and len(point) >= longest:  # the last one hides the others
            found, longest = described.split(" ")[0], len(point)
    return found
