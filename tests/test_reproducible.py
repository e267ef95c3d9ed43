"""Two builds of one content are equal byte for byte, wherever, whenever and in whatever surroundings they are made."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.faults import tree
from tests.invented import ROOT, invented_project

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "12345",
    "HOME": "/nonexistent",
    "COLUMNS": "20",
}
REVERSED = """
import os, sys
os_scandir, os_listdir = os.scandir, os.listdir
class Reversed:
    def __init__(self, items): self.items = iter(items)
    def __iter__(self): return self
    def __next__(self): return next(self.items)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
os.scandir = lambda *path: Reversed(sorted(os_scandir(*path), key=lambda e: e.name, reverse=True))
os.listdir = lambda *path: sorted(os_listdir(*path), reverse=True)
os.umask(0o077)
from generator.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""A build that is told every folder's files in the reversed order, under another umask."""


def built(project, *python, **variables):
    """The site of a project as its files; SITE_URL alone says where it will be published, and that may be left out."""
    done = subprocess.run(
        [sys.executable, *python, "build"],
        cwd=project,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return tree(project / "site")


def made(folder, content):
    """A project around a content: the small invented one, or the real one."""
    project = invented_project(folder)
    if content == "real":
        shutil.rmtree(project / "content")
        shutil.copytree(ROOT / "content", project / "content")
    return project


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The site of a content, built where nothing was known, once."""
    known = {}

    def site(content):
        if content not in known:
            known[content] = built(made(tmp_path_factory.mktemp(content) / "project", content), "-m", "generator.cli")
        return known[content]

    return site


SURROUNDINGS = {
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "another locale": {"LC_ALL": "C"},
    "another hash seed": {"PYTHONHASHSEED": "12345"},
    "no hash seed": {"PYTHONHASHSEED": "0"},
    "no home, a narrow terminal": {"HOME": "/nonexistent", "COLUMNS": "20"},
    "a day of last century": {"SOURCE_DATE_EPOCH": "1"},
}


@pytest.mark.slow
@pytest.mark.parametrize("content", ["small", "real"])
@pytest.mark.parametrize("variables", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_in_other_surroundings(variables, content, sites, tmp_path):
    assert built(made(tmp_path / "p", content), "-m", "generator.cli", **variables) == sites(content)


@pytest.mark.parametrize("content", ["small", pytest.param("real", marks=pytest.mark.slow)])
def test_on_another_path_in_another_zone_locale_and_file_order(content, sites, tmp_path):
    project = made(tmp_path / "quite" / "another place" / "p", content)
    again = tmp_path / "content"
    (project / "content").rename(again)
    for path in sorted(again.rglob("*"), reverse=True):  # made in the reversed order, with other times
        if path.is_file():
            target = project / "content" / path.relative_to(again)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (0, 0))
    assert built(project, "-c", REVERSED, **ELSEWHERE) == sites(content)


def test_from_what_was_kept_as_from_nothing(sites, tmp_path):
    first = sites("small")
    project = invented_project(tmp_path / "project")
    label = project / "content/editions/demo/facts/library.yml"
    sound = label.read_text(encoding="utf-8")
    label.write_text(sound.replace("en: Books", "en: Volumes"), encoding="utf-8")
    assert built(project, "-m", "generator.cli") != first
    label.write_text(sound, encoding="utf-8")
    assert built(project, "-m", "generator.cli") == first
