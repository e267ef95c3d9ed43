"""Whoever serves a site is told of every edit, once somebody has made it, and of nothing else."""

import queue
import subprocess
import sys
import time

import pytest
from watchdog.events import FileSystemEventHandler

from generator import watching
from generator.watching import Watcher, file_system_of

MOUNTS = """\
22 1 0:20 / / rw,relatime - overlay overlay rw
30 22 0:31 / /proc rw - proc proc rw
41 22 8:1 / /data rw,relatime shared:1 - ext4 /dev/sda1 rw
42 41 0:40 / /data/editor/far\\040away rw - nfs4 server:/pages rw
43 41 0:41 / /data/editor/shared rw - 9p host rw
44 43 8:2 / /data/editor/shared rw - xfs /dev/sdb1 rw
"""


@pytest.mark.parametrize(
    ("path", "system"),
    [
        ("/srv/site", "overlay"),
        ("/data/editor/site/content", "ext4"),
        ("/database/site", "overlay"),
        ("/data/editor/far away/content", "nfs4"),
        ("/data/editor/shared", "xfs"),  # mounted last: it hides what was there
    ],
)
def test_the_file_system_of_a_path_is_that_of_the_mount_that_has_it(path, system):
    assert file_system_of(path, MOUNTS) == system


class Told(FileSystemEventHandler):
    """Remembers of which files somebody was told."""

    def __init__(self):
        self.paths = queue.Queue()

    def on_any_event(self, event):
        if not event.is_directory:
            self.paths.put(event.dest_path or event.src_path)

    def waits_for(self, path):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if self.paths.get(timeout=60) == str(path):
                return True
        return False


@pytest.fixture(params=["told by the system", "looking"])
def watched(request, tmp_path, monkeypatch):
    """A folder and a file beside it that are watched, and who is told."""
    if request.param == "looking":
        monkeypatch.setattr(watching, "_OF_THIS_MACHINE", ())
    folder, file, told = tmp_path / "content", tmp_path / "mkdocs.yml", Told()
    (folder / "editions").mkdir(parents=True)
    (folder / "editions" / "a.yml").write_text("a")
    file.write_text("name: a")
    (tmp_path / "content.link").symlink_to(folder)
    watcher = Watcher()
    watcher.unschedule(watcher.schedule(told, str(tmp_path), recursive=True))
    watcher.schedule(told, str(tmp_path / "content.link"), recursive=True)
    watcher.schedule(told, str(file))
    watcher.start()
    yield folder, file, told
    watcher.stop()
    watcher.join()


def test_every_way_to_edit_is_told(watched):
    folder, file, told = watched
    old = folder / "editions" / "a.yml"
    old.write_text("longer")
    assert told.waits_for(old)
    new = folder / "editions" / "a.yml.new"
    new.write_text("in its place, as many editors do it")
    new.replace(old)
    assert told.waits_for(old)
    (folder / "editions" / "second" / "en").mkdir(parents=True)
    (folder / "editions" / "second" / "en" / "b.yml").write_text("b")
    assert told.waits_for(folder / "editions" / "second" / "en" / "b.yml")
    for name in ("name: b, longer", "name: c, longer still"):
        file.with_suffix(".new").write_text(name)
        file.with_suffix(".new").replace(file)
        assert told.waits_for(file)
    old.unlink()
    assert told.waits_for(old)


FOLDERS_AT_ONCE = """
import os
import queue
import sys
from pathlib import Path
from watchdog.events import FileSystemEventHandler
from watchdog.observers import inotify
from generator.watching import Watcher

class Told(FileSystemEventHandler):
    paths = queue.Queue()
    def on_any_event(self, event):
        self.paths.put(event.src_path)

added = inotify.InotifyWatchGroup._add_all_callbacks
told, watcher, folder = Told(), Watcher(), Path(sys.argv[1])
watcher.schedule(told, str(folder), recursive=True)
watcher.start()
# the system tells of the outer folder once the inner one is there, and then of the inner one: both are met twice
inotify.InotifyWatchGroup._add_all_callbacks = lambda group, path: (added(group, path), added(group, path))
(folder / "second" / "en").mkdir(parents=True)
(folder / "second" / "en" / "a.yml").write_text("a")
print(told.paths.get(timeout=60), flush=True)
os._exit(0)  # stopped, it would say of events that still come that nobody is told of them
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody is told by the system")
def test_folders_made_within_folders_at_once_are_told_of_without_a_warning(tmp_path):
    command = [sys.executable, "-W", "error", "-c", FOLDERS_AT_ONCE, str(tmp_path)]
    served = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert served.stderr == ""
    assert served.stdout.strip() == str(tmp_path / "second" / "en" / "a.yml")


def test_whoever_reads_is_not_told_of(watched):
    folder, file, told = watched
    for path in (folder / "editions" / "a.yml", file):
        assert path.read_text()
    (file.parent / "beside").write_text("nobody asked for this one")
    last = folder / "editions" / "last.yml"
    last.write_text("z")
    assert told.paths.get(timeout=60) == str(last)


def test_beside_a_single_file_nothing_below_its_folder_is_watched(tmp_path):
    watcher = Watcher()
    (tmp_path / "mkdocs.yml").write_text("name: a")
    watcher.schedule(Told(), str(tmp_path / "mkdocs.yml"), recursive=True)  # as MkDocs asks for it
    watcher.start()
    assert [(each.watch.path, each.watch.is_recursive) for each in watcher.observer.emitters] == [
        (str(tmp_path), False)
    ]
    watcher.stop()
    watcher.join()


def test_of_watches_of_which_one_is_refused_none_is_left(tmp_path, monkeypatch):
    emitter = pytest.importorskip("watchdog.observers.inotify").InotifyEmitter
    begin, begun = emitter.on_thread_start, []

    def first_alone(self):
        if begun:
            raise OSError(28, "inotify watch limit reached")
        begun.append(self)
        begin(self)

    monkeypatch.setattr(emitter, "on_thread_start", first_alone)
    monkeypatch.setattr(Watcher, "_is_told", lambda _: True)
    told, watcher = Told(), Watcher()
    for name in "ab":
        (tmp_path / name).mkdir()
        watcher.schedule(told, str(tmp_path / name), recursive=True)
    watcher.start()
    assert begun
    assert not any(each.is_alive() for each in begun)
    for name in "ab":
        (tmp_path / name / "new").write_text("new")
        assert told.waits_for(tmp_path / name / "new")
    watcher.stop()
    watcher.join()


def test_where_the_system_watches_as_much_as_it_may_somebody_looks(tmp_path, monkeypatch):
    class Refused:
        def schedule(self, *_, **__):
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watching, "_told", Refused)
    told, watcher = Told(), Watcher()
    watcher.schedule(told, str(tmp_path), recursive=True)
    watcher.start()
    (tmp_path / "a").write_text("a")
    assert told.waits_for(tmp_path / "a")
    watcher.stop()
    watcher.join()
