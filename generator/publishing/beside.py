"""What each page says about its share card, its citation, and the e-book of its edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Digest, Edition, Language
from generator.pages.addresses import article_path, book_path, file_href
from generator.pages.languages import chinese_runs
from generator.pages.page import Page
from generator.pages.shell import NO_CITATION, Beside, Shell, Site, Ways, alternates, canonical, every_way, shell
from generator.pages.stories import Told
from generator.pages.weave import weave
from generator.publishing.cards import alternative, card, card_path, edition_card
from generator.publishing.citations import in_words
from generator.publishing.settings import Publication
from generator.publishing.site_map import line
from generator.publishing.stories import can_be_read, story


@dataclass(frozen=True, slots=True)
class Shells:
    """Makes the shell of each page when it is needed, and the line of the page in the sitemap."""

    site: Site
    digest: Digest
    publication: Publication
    ways: Mapping[Language, Ways]
    told: Mapping[str, Told]
    """The stories, by the paths of their pages."""
    editions: Mapping[str, Edition]

    def shell(self, page: Page) -> Shell:
        """The shell of a page, with its card, citation and e-book."""
        return shell(page, self.ways[page.language], self.site, self._beside(page))

    def listed(self, pages: Iterable[Page]) -> str:
        """The lines of pages in the sitemap, without pages that only repeat the original of another page."""
        return "".join(self._line(page) for page in pages if not page.is_original_only)

    def _line(self, page: Page) -> str:
        edition = self._edition(page)
        return line(canonical(page, self.site), edition.added if edition else "", alternates(page, self.site))

    def shared(self) -> str:
        """Everything a shell depends on besides its page, as text."""
        return repr((self.site, self.publication, self.ways))

    def _edition(self, page: Page) -> Edition | None:
        told = self.told.get(page.path)
        return told[0] if told else _edition_of(page.path, self.editions)

    def _beside(self, page: Page) -> Beside:
        told, edition = self.told.get(page.path), self._edition(page)
        if edition is None:
            return Beside()
        has_book = page.kind in {"home", "edition"} and edition.articles
        return Beside(
            **self._card(page, edition, told),
            citation=_citation(told, self.digest, self.publication, page.language) if told else NO_CITATION,
            book=file_href(page.path, book_path(edition.id)) if has_book else "",
        )

    def _card(self, page: Page, edition: Edition, told: Told | None) -> dict[str, str]:
        if not self.publication.cards:
            return {}
        path = card_path(edition.id, told[1].slug if told else "", page.language)
        shown = (
            card(self.digest, self.publication, *told, page.language)
            if told
            else edition_card(self.digest, self.publication, edition, page.language)
        )
        return {"card": self.publication.address(path), "card_text": alternative(shown)}


def shells_of(pages: Sequence[Page], site: Site, digest: Digest, publication: Publication) -> Shells:
    """The shells of a site. `pages`: the pages that belong to no single edition, without their HTML."""
    told = {
        article_path(edition.id, article.slug, language): (edition, article)
        for edition in digest.editions
        for article in edition.articles
        for language in Language
    }
    editions = {edition.id: edition for edition in digest.editions}
    return Shells(site, digest, publication, every_way(pages, digest.editions), told, editions)


def _edition_of(path: str, editions: Mapping[str, Edition]) -> Edition | None:
    """The edition in whose folder a page is; otherwise the newest, which dates all other pages."""
    folder = path.removeprefix("en/").partition("/")[0]
    return editions.get(folder) or next(iter(editions.values()), None)


def _citation(told: Told, digest: Digest, publication: Publication, language: Language) -> Markup:
    """The citation, in English with its Chinese marked as such.

    Empty if the story cannot be read in the language, because the original is to be cited then.
    """
    if not can_be_read(*told, language):
        return NO_CITATION
    said = in_words(story(digest, publication, *told, language), publication)
    return weave(said, wraps=chinese_runs(said, told[0].raw.script.value) if language is Language.EN else ())
