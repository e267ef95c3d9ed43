"""Where an article stood before it was given another name: a page in each language that leads to its new address.

A host of files sends nobody elsewhere by itself. Where scripts run, one takes the reader there with the place in the
page that was asked for; where none does, the browser follows the page's own word, or the reader a link.
"""

from __future__ import annotations

from generator.model import Digest, Language
from generator.pages import csp
from generator.pages.addresses import article_path, file_href, href
from generator.pages.shell import LANGUAGE_TAGS
from generator.publishing.settings import Publication
from generator.publishing.templating import render

SCRIPT = "moved.js"


def moved_files(digest: Digest, publication: Publication, scripts: str) -> dict[str, bytes]:
    """The pages at every former address, by path. `scripts`: the folder of our scripts."""
    return {
        f"{article_path(edition.id, name, language)}index.html": _page(
            article_path(edition.id, name, language),
            article_path(edition.id, article.slug, language),
            language,
            publication,
            scripts,
        )
        for edition in digest.editions
        for article in edition.articles
        for name in article.formerly
        for language in Language
    }


def _page(old: str, new: str, language: Language, publication: Publication, scripts: str) -> bytes:
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
