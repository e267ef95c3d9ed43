"""How near a site is to what GitHub Pages publishes, and that a build says so in time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import hosting
from generator.build import build
from generator.cli import main
from generator.hosting import NEAR, SITE_BYTES, Size, host_findings, size_of
from generator.model import Severity
from tests.faults import ADDRESS
from tests.invented import invented_project


@given(st.integers(0, 2 * SITE_BYTES), st.integers(0, 10_000))
def test_a_warning_stands_from_well_before_the_limit_on_and_never_stops_a_build(size, stories):
    findings = list(host_findings(Size(size, 1, stories)))
    assert bool(findings) == (size >= NEAR * SITE_BYTES)
    assert all(each.severity is Severity.WARNING and "1 GB" in each.message.en for each in findings)


def test_it_says_how_much_room_is_left_and_what_to_do():
    (near,) = host_findings(Size(900_000_000, 30_000, 9_000))
    assert "900 MB" in near.message.en
    assert "about 1000 more stories will fit" in near.message.en
    assert "还放得下约1000篇" in near.message.zh
    assert "extra.parts" in near.remedy.en
    (beyond,) = host_findings(Size(1_000_000_001, 30_000, 9_000))
    assert "over the limit of GitHub Pages (1 GB)" in beyond.message.en


@given(st.integers(1, SITE_BYTES), st.integers(0, 100_000))
def test_so_many_more_stories_fit_and_not_one_more(size, stories):
    room = Size(size, 1, stories).room
    assert room >= 0
    if stories:
        # In whole numbers: a story has size / stories bytes, which binary fractions only come near.
        assert size * (stories + room) <= SITE_BYTES * stories
        assert size * (stories + room + 1) > SITE_BYTES * stories


def test_every_file_of_a_site_counts_and_no_folder(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "index.html").write_bytes(b"12345")
    (tmp_path / "sw.js").write_bytes(b"123")
    assert size_of(tmp_path, 2) == Size(8, 2, 2)


def test_the_build_counts_what_it_wrote(tmp_path, monkeypatch):
    project = invented_project(tmp_path / "project")
    monkeypatch.setenv("SITE_URL", ADDRESS)
    built = build(project / "mkdocs.yml", project / "content", project / "site")
    written = [path for path in (project / "site").rglob("*") if path.is_file()]
    assert built.size is not None
    assert (built.size.files, built.size.bytes) == (len(written), sum(path.stat().st_size for path in written))
    assert built.size.stories == sum(len(edition.articles) for edition in built.digest.editions)


@pytest.mark.parametrize(("limit", "said"), [(SITE_BYTES, False), (1000, True)])
def test_the_command_warns_and_publishes(tmp_path, monkeypatch, capsys, limit, said):
    project = invented_project(tmp_path / "project")
    monkeypatch.chdir(project)
    monkeypatch.setenv("SITE_URL", ADDRESS)
    monkeypatch.setattr(hosting, "SITE_BYTES", limit)
    assert main(["build", "--site", "site", "--lang", "en"]) == 0
    errors = capsys.readouterr().err
    assert ("[site-size]" in errors) is said
    assert " files, " in errors
