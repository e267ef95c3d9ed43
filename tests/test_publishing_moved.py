"""The addresses that articles had under former names: readers of old links, feeds and bookmarks are led on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.build import build
from generator.cli import main
from generator.gate import unprotected_pages
from generator.model import Bilingual
from generator.pages import csp
from generator.publishing.moved import moved_files
from generator.publishing.settings import Publication
from tests.browser_support import serve
from tests.digest_builder import digest
from tests.invented import invented_project

(EDITION,) = digest().editions
HERE = Publication(Bilingual("河湾文摘", "River Bend Digest"), "https://digest.example/news/")


def files() -> dict[str, str]:
    first, *others = EDITION.articles
    edition = replace(EDITION, articles=(replace(first, formerly=("old-name", "older")), *others))
    whole = replace(digest(), editions=(edition,))
    return {path: page.decode() for path, page in moved_files(whole, HERE, "assets/js.0/").items()}


def test_each_former_name_has_a_page_in_each_language() -> None:
    assert sorted(files()) == sorted(
        f"{folder}{EDITION.id}/{name}/index.html" for folder in ("", "en/") for name in ("old-name", "older")
    )


def test_a_former_address_names_the_new_one_and_is_found_by_no_search() -> None:
    new = f"{EDITION.id}/{EDITION.articles[0].slug}/"
    for path, page in files().items():
        folder = "en/" if path.startswith("en/") else ""
        assert f'<link rel="canonical" href="https://digest.example/news/{folder}{new}">' in page
        assert f'<a href="../{EDITION.articles[0].slug}/">' in page
        assert '<meta name="robots" content="noindex">' in page


def test_it_stands_under_the_policy_of_every_page() -> None:
    assert list(unprotected_pages({path: page.encode() for path, page in files().items()})) == []
    assert [said for path, page in files().items() for said in csp.violations(page, path)] == []


# ------------------------------------------------------------------- a site


def site_of(project: Path) -> Path:
    site = build(project / "mkdocs.yml", project / "content", project / "site").site
    assert site is not None
    return site


def bytes_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was published, one of whose articles was then given another name."""
    project = invented_project(tmp_path_factory.mktemp("renamed"))
    feeds = {path: known_by(site_of(project) / path) for path in ("feed.json", "en/feed.json")}
    assert main(["rename", "library", "reading-room", "--content", str(project / "content")]) == 0
    site = site_of(project)
    assert {path: known_by(site / path) for path in feeds} == feeds  # else a reader would be shown the story as new
    return site


def known_by(feed: Path) -> list[str]:
    return [item["id"] for item in json.loads(feed.read_text(encoding="utf-8"))["items"]]


def test_the_site_after_an_edit_is_that_of_a_build_from_nothing(renamed: Path, project: Path) -> None:
    assert main(["rename", "library", "reading-room", "--content", str(project / "content")]) == 0
    assert bytes_of(site_of(project)) == bytes_of(renamed)


def test_nothing_leads_to_a_former_address(renamed: Path) -> None:
    assert (renamed / "demo/library/index.html").is_file()
    for path, data in bytes_of(renamed).items():
        told = re.sub(rb'<id>[^<]*</id>|"id": "[^"]*"', b"", data)  # by which a feed reader knows a story again
        assert b"demo/library" not in told, path
    assert b"demo/reading-room/</loc>" in (renamed / "sitemap.xml").read_bytes()


@pytest.fixture(scope="module")
def host(renamed: Path) -> Iterator[str]:
    with serve(renamed) as address:
        yield address


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    with browser.new_context(service_workers="block") as context:
        yield context.new_page()


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_reader_is_led_on_to_the_place_that_was_asked_for(reader: Page, host: str, folder: str) -> None:
    complaints: list[str] = []
    reader.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    reader.goto(f"{host}{folder}demo/library/?view=both#p1")
    reader.wait_for_url(f"{host}{folder}demo/reading-room/?view=both#p1")
    assert complaints == []


def test_going_back_does_not_lead_there_again(reader: Page, host: str) -> None:
    reader.goto(host)
    reader.goto(f"{host}demo/library/")
    reader.wait_for_url(f"{host}demo/reading-room/")
    reader.go_back()
    assert reader.url == host


def test_without_scripts_the_browser_goes_on_by_itself(browser: Browser, host: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{host}demo/library/")
        page.wait_for_url(f"{host}demo/reading-room/")
