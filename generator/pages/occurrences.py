"""Where the words of the glossary stand in the stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import HEAD_KINDS, Article, Digest, Edition, Language, Part, PartKind, Term
from generator.pages.context import CHINESE, Context
from generator.pages.links import Link, headline_link
from generator.pages.parts import ArticleText
from generator.pages.prose import sentence_at


@dataclass(frozen=True, slots=True)
class Occurrence:
    """The first place of a term in an article."""

    edition: Edition
    article: Article
    part: Part
    offset: int
    """Into the corrected text of the part."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence of a story, with a link to its paragraph."""

    sentence: str
    lang: str
    """Set where the sentence is not in the language of the page."""
    story: Link
    href: str


def occurrences(digest: Digest, term: Term) -> Iterator[Occurrence]:
    """The first place of a term in each article, newest edition first. The text counts before the head."""
    for edition in digest.editions:
        for article in edition.articles:
            places = ((part, part.text.find(term.zh)) for part in _body_first(article))
            first = next(((part, offset) for part, offset in places if offset >= 0), None)
            if first is not None and term.zh:
                yield Occurrence(edition, article, *first)


def _body_first(article: Article) -> Iterator[Part]:
    """The parts of an article, its head after its body."""
    parts = [part for part in article.parts if part.kind is not PartKind.FURNITURE]
    return iter(sorted(parts, key=lambda part: part.kind in HEAD_KINDS))


def quotation(context: Context, term: Term, found: Occurrence) -> Quotation:
    """The sentence in which a term stands; in English where the translation shows the same term."""
    text = ArticleText(context, found.edition, found.article)
    english = _english(text, term, found.part) if context.language is Language.EN else ""
    chinese = sentence_at(text.plain(found.part, Language.ZH), found.offset, Language.ZH)
    return Quotation(
        english or chinese,
        "" if english or context.language is Language.ZH else CHINESE,
        headline_link(context, found.edition, found.article),
        context.article(found.edition, found.article, found.part.id),
    )


def _english(text: ArticleText, term: Term, part: Part) -> str:
    """The English sentence with the term's agreed English; empty where it does not stand in the part."""
    english = text.plain(part, Language.EN)
    for name in (term.en, *term.accept):
        offset = english.casefold().find(name.casefold()) if name else -1
        if offset >= 0:
            return sentence_at(english, offset, Language.EN)
    return ""
