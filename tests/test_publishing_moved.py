"""The addresses that articles and editions had under former names: readers of old links are led on."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
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
    return decoded(moved_files(whole, HERE, "assets/js.0/", lambda _: ()))


def decoded(pages: dict[str, bytes]) -> dict[str, str]:
    return {path: page.decode() for path, page in pages.items()}


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


def test_every_page_of_an_edition_leads_on_from_each_of_its_former_names_and_none_from_its_own() -> None:
    first, *others = EDITION.articles
    articles = (replace(first, formerly=("old-name", first.slug)), *others)
    edition = replace(EDITION, articles=articles, formerly=("draft", EDITION.id, "sketch"))
    own = [f"{EDITION.id}/", f"en/{EDITION.id}/", f"{EDITION.id}/source/page/2/", f"en/{EDITION.id}/{first.slug}/"]
    found = decoded(moved_files(replace(digest(), editions=(edition,)), HERE, "assets/js.0/", lambda _: own))
    pages = [path.replace(EDITION.id, name) for path in own for name in ("draft", "sketch")]
    pages += [f"{folder}{name}/old-name/" for folder in ("", "en/") for name in (EDITION.id, "draft", "sketch")]
    assert sorted(found) == sorted(f"{path}index.html" for path in pages)
    assert f'<a href="../../../../{EDITION.id}/source/page/2/">' in found["sketch/source/page/2/index.html"]
    assert f'<a href="../{EDITION.id}/">' in found["en/draft/index.html"]
    assert '<html lang="en">' in found["en/draft/index.html"]
    assert f'<a href="../../{EDITION.id}/{first.slug}/">' in found["draft/old-name/index.html"]


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
def moved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A site that was published, before and after its edition and then an article of it were given other names."""
    project = invented_project(tmp_path_factory.mktemp("moved"))
    shutil.copytree(site_of(project), project / "before")
    rename_all(project)
    return project / "before", site_of(project)


def rename_all(project: Path) -> None:
    for old, new in (("demo", "2022"), ("library", "reading-room"), ("2022", "2022-spring")):
        assert main(["rename", old, new, "--content", str(project / "content")]) == 0


def test_the_site_of_a_renamed_edition_is_that_of_a_build_from_nothing(moved: tuple[Path, Path], project: Path) -> None:
    rename_all(project)
    assert bytes_of(site_of(project)) == bytes_of(moved[1])


def test_every_page_of_an_edition_that_has_another_name_is_found_at_its_old_address(moved: tuple[Path, Path]) -> None:
    before, after = ({path for path in bytes_of(site) if path.endswith(".html")} for site in moved)
    assert before - after == set()
    assert {"2022/index.html", "2022/library/index.html", "en/demo/library/index.html"} <= after


def test_the_book_of_an_edition_is_found_at_its_old_addresses(moved: tuple[Path, Path]) -> None:
    book = (moved[1] / "2022-spring/2022-spring.epub").read_bytes()
    assert {(moved[1] / f"{name}/{name}.epub").read_bytes() for name in ("demo", "2022")} == {book}


def test_feeds_and_libraries_know_what_has_moved_again(moved: tuple[Path, Path]) -> None:
    before, after = moved
    for feed in ("feed.json", "en/feed.json"):
        assert known_by(after / feed) == known_by(before / feed)
    assert book_id(after / "2022-spring/2022-spring.epub") == book_id(before / "demo/demo.epub")


def book_id(book: Path) -> str:
    with zipfile.ZipFile(book) as packed:
        package = next(name for name in packed.namelist() if name.endswith(".opf"))
        found = re.search(r"urn:uuid:[0-9a-f-]+", packed.read(package).decode())
    assert found
    return found[0]


def test_given_its_first_name_again_a_story_is_known_by_that(tmp_path: Path) -> None:
    project = invented_project(tmp_path)
    known = known_by(site_of(project) / "feed.json")
    for old, new in (("library", "reading-room"), ("reading-room", "lending"), ("lending", "library")):
        assert main(["rename", old, new, "--content", str(project / "content")]) == 0
    assert known_by(site_of(project) / "feed.json") == known


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
