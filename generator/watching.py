"""Who tells `mkdocs serve` of an edit: the system, where it knows of every edit; else somebody looks twice a second.

MkDocs always looks, because the system knows nothing of what other machines write to a disk in the network, or to a
folder that a virtual machine shares. Of a disk of this machine it knows all, at once, and nobody has to look through
every file.
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
"""Types of file systems to which no other machine writes."""
_EDITS = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""The system tells of files that are read, too: a build reads them all, and would begin again for ever."""
_TWICE = "Callback with id .* already exists"
"""What watchdog warns of when folders are made within folders faster than it reads of them: it comes upon the inner one
twice, and goes on as if once. Whoever serves a site can do nothing about it."""
_MOUNTS = Path("/proc/self/mountinfo")
_INTERVAL = 0.5
"""Seconds between two looks, as MkDocs has it."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What somebody wants to be told of."""

    handler: FileSystemEventHandler
    path: str
    recursive: bool


@dataclass(frozen=True)
class _OneFile(FileSystemEventHandler):
    """Of all that happens in a folder what happens to one file: an editor puts another one in its place."""

    handler: FileSystemEventHandler
    path: str

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass it on."""
        if self.path in {event.src_path, event.dest_path}:
            self.handler.dispatch(event)


@dataclass(slots=True)
class Watcher:
    """An observer as MkDocs uses one. How it learns of edits is decided when it starts."""

    watches: list[Watch] = field(default_factory=list)
    observer: BaseObserver | None = None

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> Watch:
        """Have a handler told of every edit of a file, or below a folder."""
        watch = Watch(handler, os.path.realpath(path), recursive)
        self.watches.append(watch)
        return watch

    def unschedule(self, watch: Watch) -> None:
        """Have it told no more. Only before the start."""
        self.watches.remove(watch)

    def start(self) -> None:
        """Begin to tell."""
        try:
            self.observer = self._started(_told() if self._is_told() else _looking())
        except OSError:  # the system watches as many folders as it may
            self.observer = self._started(_looking())

    def stop(self) -> None:
        """Tell no more."""
        if self.observer is not None:
            self.observer.stop()

    def join(self) -> None:
        """Wait until nothing is told any more."""
        if self.observer is not None:
            self.observer.join()

    def _started(self, observer: BaseObserver) -> BaseObserver:
        """Raises OSError where the system refuses a watch; then none is left of the others."""
        for watch in self.watches:
            if os.path.isdir(watch.path):  # noqa: PTH112
                observer.schedule(watch.handler, watch.path, recursive=watch.recursive, event_filter=_EDITS)
            else:
                handler, folder = _OneFile(watch.handler, watch.path), os.path.dirname(watch.path)  # noqa: PTH120
                observer.schedule(handler, folder, recursive=False, event_filter=_EDITS)
        try:
            observer.start()
        except OSError:
            observer.unschedule_all()  # what had begun would tell beside what is begun instead
            raise
        return observer

    def _is_told(self) -> bool:
        """Whether the system knows of every edit of what is watched."""
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
    """The type of the file system that has a path, from what Linux says of its mounts (`/proc/self/mountinfo`)."""
    found, longest = "", -1
    for line in mounts.splitlines():
        own, _, described = line.partition(" - ")
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), own.split(" ")[4])
        if f"{path}/".startswith(f"{point.rstrip('/')}/") and len(point) >= longest:  # the last one hides the others
            found, longest = described.split(" ")[0], len(point)
    return found
