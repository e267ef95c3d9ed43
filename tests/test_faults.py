"""A build that is disturbed leaves the last good site whole, and the next build is right, byte for byte.

The cases are `tests/cases/faults.yml`; `pytest -s -m "slow or not slow" tests/test_faults.py` prints the table.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import threading
import time
from collections import Counter

import pytest
import yaml

from tests.case_files import CASES
from tests.faults import Build, Step, change, leftovers, tree
from tests.invented import invented_project

FAULTS = yaml.safe_load((CASES / "faults.yml").read_text(encoding="utf-8"))
KILLED = -9


def cases(kind):
    return [
        pytest.param(case, id=case["name"], marks=[] if case.get("always") else [pytest.mark.slow])
        for case in FAULTS[kind]
    ]


@pytest.fixture(scope="module")
def right(tmp_path_factory):
    """The sites of three contents, each built from nothing in a folder of its own: `right["A"]`, ..."""
    sites = {}
    for label in ("A", "B", "C"):
        project = invented_project(tmp_path_factory.mktemp("right") / "project")
        change(project, label)
        assert Build(project).end()[0] == 0
        sites[label] = tree(project / "site")
    assert sites["A"] != sites["B"] != sites["C"]
    return sites


@pytest.fixture(scope="module")
def table():
    """How many cases of each kind were seen, survived, and healed; printed at the end."""
    counts = {}
    yield counts
    for kind, count in counts.items():
        print(  # noqa: T201 - for whoever asks with -s
            f"\n{kind:<16}{count['seen']:>4} seen, last good site stands {count['stands']:>3}, "
            f"next build right {count['right']:>3}",
            end="",
        )


class Stage:
    """A project with a good site of one content, and another content that waits to be built."""

    def __init__(self, folder, right, counts):
        self.project = invented_project(folder / "project")
        self.right, self.counts = right, counts
        self.good, self.waiting = "A", "B"
        change(self.project, self.good)
        assert Build(self.project).end()[0] == 0
        assert self.site() == right[self.good]
        change(self.project, self.waiting)

    def site(self):
        return tree(self.project / "site")

    def judge(self, kind):
        """The site is a good one, of the old content or of the new; and the next build is right. Then roles change."""
        count = self.counts.setdefault(kind, Counter())
        count["seen"] += 1
        stands = self.site() in self.right.values()
        count["stands"] += stands
        code, words = Build(self.project).end()
        healed = (code, self.site(), leftovers(self.project)) == (0, self.right[self.waiting], [])
        count["right"] += healed
        assert (stands, healed) == (True, True), words
        self.good, self.waiting = self.waiting, self.good
        change(self.project, self.waiting)


@pytest.fixture(scope="module")
def stages(tmp_path_factory, right, table):
    """One stage for all cases of this file, made anew after a failure."""
    kept = []

    def stage():
        if not kept or kept[0].site() != right[kept[0].good]:
            kept[:] = [Stage(tmp_path_factory.mktemp("stage"), right, table)]
        return kept[0]

    return stage


@pytest.fixture
def stage(stages):
    return stages()


@pytest.mark.parametrize("case", cases("kills"))
def test_killed(case, stage):
    if case.get("cold"):
        shutil.rmtree(stage.project / ".cache")
    if not case.get("spare", True):
        shutil.rmtree(stage.project / ".cache" / "sites", ignore_errors=True)
    if case.get("detour"):
        change(stage.project, "C")
        assert Build(stage.project).end()[0] == 0
        change(stage.project, stage.waiting)
    if "after" in case:
        build = Build(stage.project)
        time.sleep(case["after"])
        build.kill()
        code, words = build.end()
        assert code in {KILLED, 0}, words  # a quick machine may be done by then
    else:
        step = Step(case["event"], case["path"], case.get("nth", 1))
        code, words = Build(stage.project, kill_at=step).end()
        assert code == KILLED, f"no such step\n{words}"
    stage.judge("killed")


@pytest.mark.parametrize("case", cases("crowds"))
def test_builds_at_once_take_turns(case, stage):
    if case.get("cold"):
        shutil.rmtree(stage.project / ".cache")
    if case.get("no_site"):
        shutil.rmtree(stage.project / "site")
    if case.get("edit"):
        change(stage.project, stage.good)
    builds = []
    for _ in range(case.get("builds", 2)):
        builds.append(Build(stage.project))
        time.sleep(case.get("later", 0))
        change(stage.project, stage.waiting)
    if "kill" in case:
        time.sleep(case["kill"])
        builds[0].kill()
    ends = [build.end() for build in builds]
    assert [code for code, _ in ends][1 if "kill" in case else 0 :] == [0] * (len(ends) - ("kill" in case)), ends
    stage.judge("builds at once")


def test_a_build_that_waits_for_another_says_so(stage):
    folder = os.open(stage.project, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)  # as a build does that is at work
    build = Build(stage.project)
    build.says("another build is running")
    os.close(folder)
    assert build.end()[0] == 0
    stage.judge("builds at once")


# ------------------------------------------------------------------------ the disk


@pytest.fixture(scope="module")
def disk(tmp_path_factory, right, table):
    """A stage on a file system of its own, and how to make that as large as one wants."""
    need = sum(len(data) + 4096 for data in right["A"].values()) * 2
    folder = tmp_path_factory.mktemp("disk")
    if not mounted(folder, 4 * need):
        pytest.skip("no small file system can be mounted here: that takes root, outside of most containers")
    try:
        stage = Stage(folder, right, table)

        def room(hundredths=None):
            """Leave room for so many hundredths of a site; without them, for several sites."""
            remount(folder, 4 * need if hundredths is None else used(folder) + need // 2 * hundredths // 100)

        yield stage, room
    finally:
        subprocess.run(["umount", folder], check=True)


def mounted(folder, size):
    if os.geteuid() != 0:
        return False
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, check=False
    )
    return done.returncode == 0


def remount(folder, size):
    page = 4096
    subprocess.run(["mount", "-o", f"remount,rw,size={(size // page + 1) * page}", folder], check=True)


def used(folder):
    state = os.statvfs(folder)
    return (state.f_blocks - state.f_bfree) * state.f_frsize


@pytest.mark.parametrize("case", cases("disks"))
def test_out_of_disk(case, disk):
    stage, room = disk
    room(case["room"])
    code, words = Build(stage.project).end()
    room()
    assert "Traceback" not in words
    assert code == 0 or "No space left" in words or not words, words
    stage.judge("out of disk")


def test_a_disk_without_room_fails_the_build(disk):
    stage, room = disk
    shutil.rmtree(stage.project / ".cache")  # else the spare is the new site already
    room(0)
    code, words = Build(stage.project).end()
    room()
    assert code != 0, words
    stage.judge("out of disk")


# ------------------------------------------------------------------- other troubles


def test_an_output_that_cannot_be_written_is_said(stage, tmp_path):
    (tmp_path / "file").write_text("no folder")
    code, words = Build(stage.project, site=tmp_path / "file" / "site").end()
    assert code == 1
    assert "file" in words
    assert "Traceback" not in words
    stage.judge("unwritable output")


def test_a_file_that_changes_while_it_is_read(stage):
    stop = threading.Event()

    def keep_changing():
        while not stop.is_set():
            for label in ("A", "B"):
                change(stage.project, label)
                time.sleep(0.002)

    writer = threading.Thread(target=keep_changing)
    writer.start()
    try:
        for _ in range(2):
            Build(stage.project).end()
            assert stage.site() in stage.right.values()
    finally:
        stop.set()
        writer.join()
    change(stage.project, stage.waiting)
    stage.judge("changed while read")
