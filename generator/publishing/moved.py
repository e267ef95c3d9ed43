"""Where pages stood before an article or a whole edition was given another name: each leads to its new address.

A host of files sends nobody elsewhere by itself. Where scripts run, one takes the reader there with the place in the
page that was asked for; where none does, the browser follows the page's own word, or the reader a link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.model import Digest, Edition, Language
from generator.pages import csp
from generator.pages.addresses import article_path, book_path, edition_path, file_href, href, localised
from generator.pages.shell import LANGUAGE_TAGS
from generator.publishing.settings import Publication
from generator.publishing.templating import render

SCRIPT = "moved.js"


def moved_files(
    digest: Digest, publication: Publication, scripts: str, pages_of: Callable[[str], Iterable[str]]
) -> dict[str, bytes]:
    """The pages at every former address, by path.

    `scripts`: the folder of our scripts; `pages_of`: the paths of the pages of an edition, asked where it has moved.
    """
    return {
        f"{old}index.html": _page(old, new, publication, scripts)
        for edition in digest.editions
        for old, new in _moved(edition, pages_of)
    }


def moved_books(digest: Digest) -> dict[str, str]:
    """Where an e-book is now, by each of its former addresses: a file leads nobody on, so it stands there as well."""
    return {
        book_path(name): book_path(edition.id)
        for edition in digest.editions
        for name in edition.formerly
        if name != edition.id and edition.articles
    }


def _moved(edition: Edition, pages_of: Callable[[str], Iterable[str]]) -> Iterator[tuple[str, str]]:
    """From where to where the pages of an edition have moved."""
    elsewhere = [name for name in edition.formerly if name != edition.id]
    for name in elsewhere:
        for new in pages_of(edition.id):
            language, within = _below(new, edition.id)
            yield localised(f"{name}/{within}", language), new
    for name in (edition.id, *elsewhere):
        for article in edition.articles:
            for slug in article.formerly:
                for language in Language if slug != article.slug else ():
                    yield article_path(name, slug, language), article_path(edition.id, article.slug, language)


def _below(path: str, edition: str) -> tuple[Language, str]:
    """The language of a page of an edition, and its path in the folder of the edition."""
    at = {edition_path(edition, language): language for language in Language}
    return next((language, path.removeprefix(folder)) for folder, language in at.items() if path.startswith(folder))


def _page(old: str, new: str, publication: Publication, scripts: str) -> bytes:
    language = Language.EN if old.startswith(localised("", Language.EN)) else Language.ZH
    text = render(
        "moved.html",
        language,
        tag=LANGUAGE_TAGS[language],
        name=publication.name[language],
        canonical=publication.address(new),
        target=href(old, new),
        script=file_href(old, f"{scripts}{SCRIPT}"),
    )
    return csp.with_policy(text).encode()
