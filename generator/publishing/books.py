"""An edition as a book: EPUB 3 in two parts, Chinese and English, with figures, notes and where it all comes from.

The parts of the book are templates; the package is a zip whose bytes depend on the content only.
"""

from __future__ import annotations

import io
import posixpath
import uuid
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from generator.model import Digest, Edition, FactSheet, Language
from generator.pages.addresses import edition_path, figure_anchor
from generator.pages.bylines import edition_name, known_text
from generator.pages.dates import day
from generator.pages.figures import figure_view
from generator.pages.shell import LANGUAGE_TAGS
from generator.pages.words import Words
from generator.publishing.feeds import moment
from generator.publishing.settings import Publication
from generator.publishing.stories import Story, StoryText, can_be_read, story, text_of
from generator.publishing.templating import render
from generator.publishing.words import word

_FOLDER = "EPUB"
_CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>\n'
    f'<rootfile full-path="{_FOLDER}/package.opf" media-type="application/oebps-package+xml"/>\n'
    "</rootfiles></container>\n"
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip can name: no clock stands in the file."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A figure in the table of a chapter."""

    label: str
    value: str
    conversion: str
    as_of: str
    anchor: str
    """Its place in the text of the chapter; empty where it has none there."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One document of the book."""

    path: str
    title: str
    lang: str
    """Of the title, where it is not the language of its part."""
    content: str


@dataclass(frozen=True, slots=True)
class BookPart:
    """All of the book that is in one language."""

    title: str
    tag: str
    chapters: tuple[Chapter, ...]


def book_path(edition: Edition) -> str:
    """Where the book of an edition lives."""
    return f"{edition.id}/{edition.id}.epub"


def book(digest: Digest, publication: Publication, edition: Edition, cover: bytes | None) -> bytes:
    """An edition as an EPUB file."""
    parts = tuple(
        part for language in Language if (part := _part(digest, publication, edition, language)).chapters[:-1]
    )
    chapters = tuple(chapter for part in parts for chapter in part.chapters)
    names = {each: f"{publication.name[each]} · {edition_name(edition, Words(each))}" for each in Language}
    url = publication.address(edition_path(edition.id, Language.ZH))
    shared: dict[str, object] = {
        "tag": LANGUAGE_TAGS[Language.ZH],
        "title": names[Language.ZH],
        "other_title": names[Language.EN],
        "has_picture": cover is not None,
        "parts": parts,
        "chapters": chapters,
        "publisher": publication.name.zh,
        "url": url,
        "uuid": uuid.uuid5(uuid.NAMESPACE_URL, url),
        "modified": moment(edition.added),
    }
    contents: dict[str, str | bytes] = {
        "package.opf": render("book/package.xml", Language.ZH, **shared),
        "nav.xhtml": render("book/nav.xhtml", Language.ZH, **shared),
        "cover.xhtml": render("book/cover.xhtml", Language.ZH, **shared),
        "style.css": files("generator.publishing").joinpath("templates/book/style.css").read_text("utf-8"),
        **({"cover.png": cover} if cover else {}),
        **{chapter.path: chapter.content for chapter in chapters},
    }
    return _packed(contents)


def _part(digest: Digest, publication: Publication, edition: Edition, language: Language) -> BookPart:
    """The stories that can be read in a language, and what is known of the edition."""
    stories = [
        story(digest, publication, edition, article, language)
        for article in edition.articles
        if can_be_read(edition, article, language)
    ]
    chapters = tuple(_chapter(each) for each in stories)
    about = _about(edition, publication, language)
    return BookPart(word("book.part", language), LANGUAGE_TAGS[language], (*chapters, about))


def _chapter(told: Story) -> Chapter:
    text, path = text_of(told), _path(told, told.language)
    other = Language.EN if told.language is Language.ZH else Language.ZH
    way = posixpath.relpath(_path(told, other), posixpath.dirname(path))
    content = render(
        "book/chapter.xhtml",
        told.language,
        s=told,
        t=text,
        tag=LANGUAGE_TAGS[told.language],
        facts=_facts(told, text),
        other=way if can_be_read(told.edition, told.article, other) else "",
        other_tag=LANGUAGE_TAGS[other],
        other_words=word("book.in-this-language", other),
    )
    return Chapter(path, told.title, told.title_lang, content)


def _path(told: Story, language: Language) -> str:
    return f"{language}/{told.article.slug}.xhtml"


def _facts(told: Story, text: StoryText) -> tuple[FactRow, ...]:
    """The figures of a story in the order of the file, each with its place in the text of the chapter."""
    sheet = told.edition.facts.get(told.article.slug, FactSheet())
    html = "".join(part.html for part in text.parts)
    rows = []
    for fact in sheet.facts:
        figure, anchor = figure_view(fact.figure, told.language), figure_anchor(fact.id)
        before = f"{figure.before}{figure.space}" if figure.before else ""
        unit = f"{figure.space}{figure.unit}" if figure.unit else ""
        rows.append(
            FactRow(
                label=fact.label[told.language],
                value=f"{before}{figure.number}{unit}",
                conversion=figure.conversion,
                as_of=fact.as_of[told.language] if fact.as_of else "",
                anchor=anchor if f'id="{anchor}"' in html else "",
            )
        )
    return tuple(rows)


def _about(edition: Edition, publication: Publication, language: Language) -> Chapter:
    """What is known of the edition, and how surely."""
    words = Words(language)
    content = render(
        "book/about.xhtml",
        language,
        tag=LANGUAGE_TAGS[language],
        paper=known_text(edition.paper, words),
        paper_reason=edition.paper.reason[language] if edition.paper.reason else "",
        date=known_text(edition.date, words),
        date_reason=edition.date.reason[language] if edition.date.reason else "",
        added=day(edition.added, language),
        hash=edition.raw.sha256,
        url=publication.address(edition_path(edition.id, language)),
    )
    return Chapter(f"{language}/about-this-edition.xhtml", word("book.source", language), "", content)


def _packed(contents: Mapping[str, str | bytes]) -> bytes:
    """The zip of a book: its type first and not compressed, as readers expect, then everything by name."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        _put(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _put(archive, "META-INF/container.xml", _CONTAINER.encode(), zipfile.ZIP_DEFLATED)
        for name, content in sorted(contents.items()):
            as_bytes = content.encode() if isinstance(content, str) else content
            _put(archive, f"{_FOLDER}/{name}", as_bytes, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes, method: int) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type, entry.external_attr, entry.create_system = method, 0o644 << 16, 3
    archive.writestr(entry, content)
