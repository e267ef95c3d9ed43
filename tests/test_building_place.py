"""A site takes the place of all that stands where it is written: only of an older site, or of nothing."""

import os
import re
import shutil

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.build import build
from generator.cli import main
from tests.test_building import contents


@pytest.fixture
def at_home(project, monkeypatch):
    """A project with some folders of its own, in which the command runs."""
    monkeypatch.chdir(project)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    shutil.copytree((project / "theme_overrides").resolve(), project / "theme")
    (project / "theme_overrides").unlink()
    (project / "theme").rename(project / "theme_overrides")
    for name in ("docs/guide.md", "notes.txt"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text("kept by nobody else")
    return project


def sources(project):
    return {path: data for path, data in contents(project).items() if path.parts[0] != ".cache"}


REFUSED = {
    "content": "this is the content",
    "content/editions": "this is inside the content",
    "content/new": "this is inside the content",
    ".": "this contains the content",
    "mkdocs.yml": "this is the configuration",
    "theme_overrides": "holds something other than a site",
    "theme_overrides/site": "this is inside the theme",
    "docs": "holds something other than a site",
    "notes.txt": "this is a file",
}


@pytest.mark.parametrize(("place", "said"), REFUSED.items())
def test_a_place_with_anything_but_a_site_is_refused_and_left_as_it_is(place, said, at_home, capsys):
    before = sources(at_home)
    assert main(["build", "--site", place]) == 1
    assert f"{place}:1:1: error [site-place] " in (words := capsys.readouterr().err)
    assert said in words
    assert sources(at_home) == before
    main(["build", "--site", place, "--lang", "zh"])
    assert "错误 [site-place] " in capsys.readouterr().err


def test_a_folder_of_a_site_that_holds_the_theme_is_refused(at_home, capsys):
    assert main(["build"]) == 0
    shutil.move(at_home / "theme_overrides", at_home / "site" / "theme_overrides")
    config = at_home / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("theme_overrides", "site/theme_overrides"))
    assert main(["build"]) == 1
    assert "this contains the theme" in capsys.readouterr().err
    assert (at_home / "site" / "theme_overrides" / "main.html").exists()


@pytest.mark.parametrize("place", ["empty", "new/folder"])
def test_an_empty_or_new_folder_is_taken(place, at_home):
    (at_home / "empty").mkdir()
    assert main(["build", "--site", place]) == 0
    assert (at_home / place / "index.html").exists()


def test_a_site_is_taken_though_nothing_is_known_of_it_and_so_is_what_is_left_of_one_that_is_known(at_home):
    assert main(["build"]) == 0
    shutil.rmtree(at_home / ".cache")
    assert main(["build"]) == 0
    shutil.rmtree(at_home / "site" / "search")
    assert main(["build"]) == 0
    assert (at_home / "site" / "search" / "current.json").exists()


def mkdocs(project, site):
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)


def test_mkdocs_empties_no_folder_but_that_of_a_site(at_home):
    before = sources(at_home)
    for place in ("docs", "theme_overrides", "theme_overrides/site"):
        with pytest.raises(Abort):
            mkdocs(at_home, at_home / place)
        assert sources(at_home) == before
    for _ in range(2):
        mkdocs(at_home, at_home / "site")
    assert (at_home / "site" / "index.html").exists()


# ------------------------------------------------------------------------ links


def test_the_folder_that_a_link_leads_to_is_replaced_and_the_link_stays(at_home):
    (at_home / "www").mkdir()
    (at_home / "site").symlink_to("www")
    for _ in range(2):
        built = build(at_home / "mkdocs.yml", at_home / "content", at_home / "site")
        assert built.site == at_home / "site"
        assert (at_home / "site").readlink().name == "www"
        assert (at_home / "www" / "index.html").exists()
    assert build(at_home / "mkdocs.yml", at_home / "content", at_home / "fresh").site is not None
    assert contents(at_home / "www") == contents(at_home / "fresh")


def test_a_link_to_nothing_is_said(at_home, capsys):
    (at_home / "site").symlink_to("nowhere")
    assert main(["build"]) == 1
    assert "site:1:1: error [site-place] is a symbolic link to a folder that is not there" in capsys.readouterr().err
    assert not os.path.lexists(at_home / "nowhere")


# ------------------------------------------------------------ the configuration


def other(old, new):
    return lambda text: text.replace(old, new, 1).encode()


WRONG = {
    "no YAML": (other("theme:", "theme: ["), "yaml-bracket"),
    "another encoding": (lambda text: text.encode("gbk", "replace"), "not-utf-8"),
    "an unknown tag": (
        lambda text: text.replace("docs_dir: content", "docs_dir: !other content").encode(),
        "configuration",
    ),
    "a list": (lambda _: b"- digest", "invalid-value"),
    "a base that is not there": (lambda text: f"INHERIT: nowhere.yml\n{text}".encode(), "configuration"),
    "no name": (other("  name:\n    zh", "  names:\n    zh"), "unknown-key"),
    "a name in one language": (other("    en: Press Digest\n", ""), "missing-key"),
    "no plugin": (
        lambda text: text.replace("  - digest:\n      content: content\n", "  []\n").encode(),
        "invalid-value",
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_configuration_that_cannot_be_used_is_said_and_the_last_site_stands(wrong, at_home, capsys):
    change, rule = WRONG[wrong]
    assert main(["build"]) == 0
    before = contents(at_home / "site")
    text = (at_home / "mkdocs.yml").read_text(encoding="utf-8")
    (at_home / "mkdocs.yml").write_bytes(change(text))
    assert (at_home / "mkdocs.yml").read_bytes() != text.encode()
    capsys.readouterr()
    assert main(["build", "--lang", "en"]) == 1
    assert re.search(rf"^mkdocs\.yml:\d+:\d+: error \[{rule}\]", capsys.readouterr().err, re.MULTILINE)
    assert contents(at_home / "site") == before
