"""An edition as a book: EPUB 3 in two parts, Chinese and English, with figures, notes and where it all comes from.

The parts of the book are templates; the package is a zip whose bytes depend on the content only. The stories of a
language stand together in one document, or in a few: each by itself would compress less, and repeat its head.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from generator.model import Article, Edition, Language
from generator.pages.addresses import edition_path, figure_anchor
from generator.pages.bylines import edition_name, known_text
from generator.pages.dates import day
from generator.pages.figures import figure_view
from generator.pages.leaves import leaves
from generator.pages.shell import LANGUAGE_TAGS
from generator.pages.words import Words
from generator.publishing.feeds import moment
from generator.publishing.settings import Publication
from generator.publishing.stories import Story, StoryText, TextPart, can_be_read, text_of
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
_IN_A_DOCUMENT = 40_000
"""Chinese characters of stories that stand together: a device lays out a document as a whole."""


class FigureRow(NamedTuple):
    """A figure in the table of a chapter."""

    label: str
    value: str
    conversion: str
    as_of: str
    anchor: str
    """Its place in the text of the chapter; empty where it has none there."""


class ToldStory(NamedTuple):
    """A story as its document prints it."""

    story: Story
    text: StoryText
    facts: tuple[FigureRow, ...]
    marked: frozenset[str]
    """The ids of the notes whose marks stand in the text of the chapter."""
    other: str
    """The way to it in the other language; empty where it cannot be read in that."""


class Chapter(NamedTuple):
    """A story, or what is known of the edition, as the contents name it."""

    path: str
    """Of its document; with its place there, where others stand in it too."""
    title: str
    lang: str
    """Of the title, where it is not the language of its part."""


class BookPart(NamedTuple):
    """All of the book that is in one language."""

    title: str
    tag: str
    """Of this site's words in it, as `text_tag` a BCP 47 tag."""
    text_tag: str
    """Of its stories."""
    chapters: tuple[Chapter, ...]
    documents: Mapping[str, str]
    """What they stand in, by path, in the order of reading."""


def book(edition: Edition, told: Sequence[Story], publication: Publication, cover: bytes | None) -> bytes:
    """An edition as an EPUB file. `told`: as `stories_of` tells it."""
    paths = _paths(edition)
    by_language = {language: [each for each in told if each.language is language] for language in Language}
    parts = tuple(_part(edition, own, publication, language, paths) for language, own in by_language.items() if own)
    documents = {path: content for part in parts for path, content in part.documents.items()}
    names = {each: f"{publication.name[each]} · {edition_name(edition, Words(each))}" for each in Language}
    url = publication.address(edition_path(edition.id, Language.ZH))
    first = publication.address(edition_path(edition.first_name, Language.ZH))
    shared: dict[str, object] = {
        "tag": LANGUAGE_TAGS[Language.ZH],
        "title": names[Language.ZH],
        "other_title": names[Language.EN],
        "has_picture": cover is not None,
        "parts": parts,
        "documents": tuple(documents),
        "publisher": publication.name.zh,
        "url": url,
        "uuid": uuid.uuid5(uuid.NAMESPACE_URL, first),  # by which a library knows a book again
        "modified": moment(edition.added),
    }
    contents: dict[str, str | bytes] = {
        "package.opf": render("book/package.xml", Language.ZH, **shared),
        "nav.xhtml": render("book/nav.xhtml", Language.ZH, **shared),
        "cover.xhtml": render("book/cover.xhtml", Language.ZH, **shared),
        "style.css": _style(),
        **({"cover.png": cover} if cover else {}),
        **documents,
    }
    return _packed(contents)


@cache
def _style() -> str:
    """The style sheet of every book."""
    return files("generator.publishing").joinpath("templates/book/style.css").read_text("utf-8")


def _part(
    edition: Edition,
    told: Sequence[Story],
    publication: Publication,
    language: Language,
    paths: Mapping[Language, Mapping[str, str]],
) -> BookPart:
    """The stories that are told in a language, and what is known of the edition. `paths`: as `_paths`."""
    title, tag = word("book.part", language), LANGUAGE_TAGS[language]
    chapters: list[Chapter] = []
    together: dict[str, list[ToldStory]] = {}
    for each in told:
        path = paths[language][each.article.slug]
        chapters.append(Chapter(f"{path}#{_title(each.article)}", each.title, each.title_lang))
        together.setdefault(path, []).append(_told(each, paths))
    documents = {path: _document(stories, language) for path, stories in together.items()}
    about = f"{language}/about-this-edition.xhtml"
    chapters.append(Chapter(about, word("book.source", language), ""))
    documents[about] = _about(edition, publication, language)
    return BookPart(title, tag, told[0].tag, tuple(chapters), documents)


def _paths(edition: Edition) -> dict[Language, dict[str, str]]:
    """The document of each story, by language and slug; both languages have the same stories together."""
    found = leaves(edition.articles, _IN_A_DOCUMENT, _length)
    return {
        language: {article.slug: f"{language}/stories-{leaf.number}.xhtml" for leaf in found for article in leaf.items}
        for language in Language
    }


def _title(article: Article) -> str:
    """The name of the headline of a story in its document."""
    return f"{article.slug}.title"


def _length(article: Article) -> int:
    return sum(len(part.text) for part in article.parts)


def _document(stories: Sequence[ToldStory], language: Language) -> str:
    """The stories that stand together."""
    other = Language.EN if language is Language.ZH else Language.ZH
    return render(
        "book/part.xhtml",
        language,
        title=word("book.part", language),
        tag=LANGUAGE_TAGS[language],
        text_tag=stories[0].story.tag,
        stories=stories,
        other_tag=LANGUAGE_TAGS[other],
        other_words=word("book.in-this-language", other),
    )


def _told(each: Story, paths: Mapping[Language, Mapping[str, str]]) -> ToldStory:
    """A story, and the way to it in the other language."""
    text, other = text_of(each), each.context.other
    way = f"../{paths[other][each.article.slug]}#{_title(each.article)}"  # each language has a folder of its own
    return ToldStory(
        story=each,
        text=text,
        facts=_facts(each, text),
        marked=_marked(text),
        other=way if can_be_read(each.edition, each.article, other) else "",
    )


def _marked(text: StoryText) -> frozenset[str]:
    """The ids of the notes whose marks stand in a text."""
    if not text.notes:
        return frozenset()
    html = "".join((text.byline, *(part.html for part in _all_parts(text))))
    return frozenset(note.id for note in text.notes if f'href="#{note.id}"' in html)


def _all_parts(text: StoryText) -> tuple[TextPart, ...]:
    return (text.headline, *text.parts) if text.headline else text.parts


def _facts(told: Story, text: StoryText) -> tuple[FigureRow, ...]:
    """The figures of a story in the order of the file, each with its place in the text of the chapter."""
    sheet = told.edition.sheet(told.article.slug)
    html = {part.id: part.html for part in _all_parts(text)}
    rows = []
    for fact in sheet.facts:
        figure, anchor = figure_view(fact.figure, told.language), figure_anchor(fact.id)
        rows.append(
            FigureRow(
                label=fact.label[told.language],
                value=figure.text,
                conversion=figure.conversion,
                as_of=fact.as_of[told.language] if fact.as_of else "",
                anchor=anchor if f'id="{anchor}"' in html.get(fact.part, "") else "",
            )
        )
    return tuple(rows)


def _about(edition: Edition, publication: Publication, language: Language) -> str:
    """What is known of the edition, and how surely."""
    words = Words(language)
    return render(
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
