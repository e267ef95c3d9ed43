"""Where a page stands: what every view needs to say words in its language and to link to other pages."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Article, Digest, Edition, Language
from generator.pages import addresses
from generator.pages.settings import SiteSettings
from generator.pages.words import Words

CHINESE = "zh-Hans"
"""The language attribute of Chinese on an English page."""


@dataclass(frozen=True, slots=True)
class Context:
    """One page in the making: the whole digest, and from which address it is linked."""

    digest: Digest
    settings: SiteSettings
    language: Language
    path: str
    """Of the page itself."""

    @property
    def words(self) -> Words:
        """The interface words of the page's language."""
        return Words(self.language)

    @property
    def other(self) -> Language:
        """The language that the page is not in."""
        return Language.EN if self.language is Language.ZH else Language.ZH

    @property
    def other_lang(self) -> str:
        """The language attribute of what is in the other language."""
        return CHINESE if self.language is Language.EN else "en"

    def link(self, path: str, fragment: str = "", query: str = "") -> str:
        """A link to a page by its Chinese path, in the page's own language."""
        return addresses.href(self.path, addresses.localised(path, self.language), fragment, query)

    def article(self, edition: Edition, article: Article, fragment: str = "", query: str = "") -> str:
        """A link to an article, or to a place in it."""
        return self.link(f"{edition.id}/{article.slug}/", fragment, query)

    def source(self, edition: Edition, start: int | None = None) -> str:
        """A link to the raw export of an edition, or to the fragment that begins at a character."""
        return self.link(f"{edition.id}/source/", "" if start is None else addresses.fragment_anchor(start))
