"""A build that is disturbed leaves the last good site whole, and the next build is right, byte for byte.

`pytest -s tests/test_faults.py` prints the table. `make test` tries a few points, `make check-all` all of them.
"""

from __future__ import annotations

import os
import random
import subprocess
import threading
import time

import pytest

from tests.faults import Build, change, leftovers, make_project, tree

POINTS, DISKS, PAIRS = 50, 20, 20
FEW = 2
"""Of each in `make test`."""


@pytest.fixture(scope="module")
def right(tmp_path_factory):
    """The sites of two contents, each built from nothing in a folder of its own: `right["A"]`, `right["B"]`."""
    sites = {}
    for label in ("A", "B"):
        project = make_project(tmp_path_factory.mktemp("right") / "project")
        change(project, label)
        assert Build(project).end()[0] == 0
        sites[label] = tree(project / "site")
    assert sites["A"] != sites["B"]
    return sites


@pytest.fixture
def project(tmp_path, right):
    """A project with the good site of content A, and content B."""
    return prepared(tmp_path / "project", right)


def prepared(folder, right):
    project = make_project(folder)
    change(project, "A")
    assert Build(project).end()[0] == 0
    assert tree(project / "site") == right["A"]
    change(project, "B")
    return project


def said(what, points, survived, healed):
    print(f"{what:<28}{points:>7} points, last good site stands {survived:>3}, next build right {healed:>3}")  # noqa: T201


def whole(project, right):
    """Whether the site is a good one: of the old content or of the new one, and nothing between."""
    return tree(project / "site") in (right["A"], right["B"])


@pytest.mark.parametrize("points", [FEW, pytest.param(POINTS, marks=pytest.mark.slow)])
def test_killed_at_any_step_of_its_work(project, right, points, tmp_path):
    trial = prepared(tmp_path / "trial", right)
    code, touches, _ = Build(trial).end()
    assert code == 0
    chance = random.Random(10)  # noqa: S311 - points to try, no secrets
    chosen = sorted(chance.sample(range(1, touches + 1), points))
    survived = healed = 0
    for point in chosen:
        change(project, "B")
        code, _, words = Build(project, kill_at=point).end()
        assert code == -9, (point, touches, words)
        survived += whole(project, right)
        code, _, words = Build(project).end()
        healed += (code, tree(project / "site"), leftovers(project)) == (0, right["B"], [])
        change(project, "A")
        assert Build(project).end()[0] == 0
    said("killed at a step", points, survived, healed)
    assert (survived, healed) == (points, points)


@pytest.mark.parametrize("points", [FEW, pytest.param(POINTS // 2, marks=pytest.mark.slow)])
def test_killed_at_any_moment(project, right, points):
    chance = random.Random(11)  # noqa: S311
    survived = healed = 0
    for _ in range(points):
        build = Build(project)
        time.sleep(chance.uniform(0, 2))
        build.kill()
        build.end()
        survived += whole(project, right)
        code, _, _ = Build(project).end()
        healed += (code, tree(project / "site"), leftovers(project)) == (0, right["B"], [])
        change(project, "A")
        Build(project).end()
        change(project, "B")
    said("killed at a moment", points, survived, healed)
    assert (survived, healed) == (points, points)


@pytest.mark.parametrize("points", [FEW, pytest.param(DISKS, marks=pytest.mark.slow)])
def test_out_of_disk(right, points, tmp_path):
    """The project lies on a file system that has room for the good site and for a part of the next."""
    need = sum(len(data) + 4096 for data in right["A"].values()) * 2
    disk = tmp_path / "disk"
    disk.mkdir()
    if not mounted(disk, 4 * need):
        pytest.skip("a small file system can only be mounted as root")
    survived = healed = 0
    try:
        project = prepared(disk / "project", right)
        for point in range(points):
            used = need_now(disk)
            remount(disk, used + need * point // (2 * points))
            code, _, words = Build(project).end()
            assert "Traceback" not in words
            assert code == 0 or "No space left" in words or not words, words
            survived += whole(project, right)
            remount(disk, 4 * need)
            code, _, _ = Build(project).end()
            healed += (code, tree(project / "site"), leftovers(project)) == (0, right["B"], [])
            change(project, "A")
            Build(project).end()
            change(project, "B")
    finally:
        subprocess.run(["umount", disk], check=True)
    said("out of disk", points, survived, healed)
    assert (survived, healed) == (points, points)


def mounted(disk, size):
    if os.geteuid() != 0:
        return False
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk], capture_output=True, check=False
    )
    return done.returncode == 0


def remount(disk, size):
    page = 4096
    subprocess.run(["mount", "-o", f"remount,rw,size={(size // page + 1) * page}", disk], check=True)


def need_now(disk):
    state = os.statvfs(disk)
    return (state.f_blocks - state.f_bfree) * state.f_frsize


def test_an_output_that_cannot_be_written_is_said(project, right, tmp_path):
    (tmp_path / "file").write_text("no folder")
    code, _, words = Build(project, site=tmp_path / "file" / "site").end()
    assert code == 1
    assert "file" in words
    assert "Traceback" not in words
    assert whole(project, right)


@pytest.mark.parametrize("pairs", [FEW, pytest.param(PAIRS, marks=pytest.mark.slow)])
def test_two_builds_at_once_take_turns(project, right, pairs):
    survived = healed = waited = 0
    for number in range(pairs):
        label = "AB"[number % 2]
        change(project, label)
        both = [Build(project), Build(project)]
        ends = [build.end() for build in both]
        survived += [code for code, _, _ in ends] == [0, 0] and whole(project, right)
        healed += (tree(project / "site"), leftovers(project)) == (right[label], [])
        waited += any("another build is at work" in words for _, _, words in ends)
    said("two builds at once", pairs, survived, healed)
    assert (survived, healed) == (pairs, pairs)
    assert waited, "the one that waits says so"


def test_a_file_that_changes_while_it_is_read(project, right):
    stop = threading.Event()

    def keep_changing():
        while not stop.is_set():
            for label in ("A", "B"):
                change(project, label)
                time.sleep(0.002)

    writer = threading.Thread(target=keep_changing)
    writer.start()
    try:
        for _ in range(FEW):
            Build(project).end()
            assert whole(project, right)
    finally:
        stop.set()
        writer.join()
    change(project, "A")
    assert Build(project).end()[0] == 0
    assert tree(project / "site") == right["A"]
