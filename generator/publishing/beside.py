"""What each page says of what is published beside it: its card, how it is cited, the book of its edition."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.model import Article, Digest, Edition, Language
from generator.pages.addresses import article_path
from generator.pages.shell import Beside, Shell
from generator.publishing.books import book_path
from generator.publishing.cards import Card, alternative, card_path
from generator.publishing.citations import in_words
from generator.publishing.settings import Publication
from generator.publishing.stories import can_be_read, story

Told = tuple[Edition, Article]


def with_beside(
    shells: Sequence[Shell], digest: Digest, publication: Publication, cards: Mapping[str, Card]
) -> tuple[Shell, ...]:
    """The shells with all that is to be said of what is published beside their pages."""
    told = {
        article_path(edition.id, article.slug, language): (edition, article)
        for edition in digest.editions
        for article in edition.articles
        for language in Language
    }
    editions = {edition.id: edition for edition in digest.editions}
    return tuple(
        replace(shell, beside=_beside(shell, told.get(shell.page.path), digest, editions, publication, cards))
        for shell in shells
    )


def _beside(  # noqa: PLR0913, PLR0917 - what is published beside a page has many origins
    shell: Shell,
    told: Told | None,
    digest: Digest,
    editions: Mapping[str, Edition],
    publication: Publication,
    cards: Mapping[str, Card],
) -> Beside:
    page = shell.page
    edition = told[0] if told else _edition_of(page.path, editions)
    if edition is None:
        return Beside()
    path = card_path(edition.id, told[1].slug if told else "", page.language)
    shown = cards.get(path)
    return Beside(
        card=publication.address(path) if shown else "",
        card_text=alternative(shown) if shown else "",
        citation=_citation(told, digest, publication, page.language) if told else "",
        book=_way(page.path, book_path(edition)) if page.kind in {"home", "edition"} and edition.articles else "",
        changed=edition.added,
    )


def _edition_of(path: str, editions: Mapping[str, Edition]) -> Edition | None:
    """The edition in whose folder a page stands; else the newest, whose day is that of everything."""
    folder = path.removeprefix("en/").partition("/")[0]
    return editions.get(folder) or next(iter(editions.values()), None)


def _citation(told: Told, digest: Digest, publication: Publication, language: Language) -> str:
    """Empty where the story cannot be read in the language: the original is what is to be cited."""
    if not can_be_read(*told, language):
        return ""
    return in_words(story(digest, publication, *told, language), publication)


def _way(page: str, file: str) -> str:
    """A relative link from a page to a file.

    >>> _way("en/2022/", "2022/2022.epub")
    '../../2022/2022.epub'
    """
    return posixpath.relpath(f"/{file}", f"/{page}")
