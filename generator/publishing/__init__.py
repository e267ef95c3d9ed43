"""What is published besides pages: for feed readers, phones, libraries, e-book readers and other sites.

    settings       the name of the site, and what it offers
    stories        a story for readers outside the site, as plain HTML
    feeds          Atom and JSON Feed, full text, per language
    citations      how to cite a story: as a sentence, BibTeX, RIS
    cards          what the share card of a story says     [card_drawing, sheet, typesetting: how it is drawn]
    books          an edition as EPUB
    site_files     robots.txt, web app manifests
    site_map       every page, for crawlers
    moved          what leads on from the former addresses of articles and editions
    kept           what takes long, made once
    beside         what a page says about all this in its head and footer
    offline        the service worker, made from the files of a finished build

`words` has every text shown to readers; `templating` renders the templates.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from generator.cache.shares import Group, Shares
from generator.model import Digest
from generator.publishing.beside import Shells, shells_of
from generator.publishing.citations import citations
from generator.publishing.settings import Publication
from generator.publishing.site_files import site_files
from generator.publishing.stories import stories_of

__all__ = ["Publication", "Shells", "files_beside", "groups_beside", "shells_of"]


def files_beside(publication: Publication) -> dict[str, bytes]:
    """The files that depend on no story, by their paths relative to the root of the site."""
    return site_files(publication)


def groups_beside(digest: Digest, publication: Publication, shares: Shares) -> Iterator[Group]:
    """All other files: the feeds, and the files of each edition."""
    from generator.publishing.feeds import feeds  # noqa: PLC0415 - loaded where they are made, beside the pages
    from generator.publishing.kept import book_of, pictures  # noqa: PLC0415

    yield feeds(digest, publication, shares)
    for edition in digest.editions:
        told = cache(partial(stories_of, edition, digest, publication))
        yield citations(edition, told, publication, shares)
        yield book_of(edition, told, digest, publication, shares)
        if publication.cards:
            yield pictures(edition, digest, publication, shares)
