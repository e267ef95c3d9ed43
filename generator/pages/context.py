"""Where a page stands: what every view needs to say words in its language and to link to other pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model import Article, Digest, Edition, Language, Script, Term
from generator.pages import addresses
from generator.pages.lexicon import Lexicon
from generator.pages.readings import Readings
from generator.pages.settings import SiteSettings
from generator.pages.words import Words

CHINESE = Script.SIMPLIFIED.value
"""The language attribute of the site's own Chinese on an English page."""
Headline = Mapping[Language, tuple[str, str]]
"""A headline as the pages of each language show it, without any mark, and its language where that is not the page's."""


_WORDS = {language: Words(language) for language in Language}


@dataclass(frozen=True, slots=True)
class Lookups:
    """What is found out once and looked up by every page. A table without an entry says only that nobody looked yet."""

    lexicons: Mapping[Language, Lexicon] = field(default_factory=lambda: dict.fromkeys(Language, Lexicon()))
    """The words of the glossary, ready for finding; without them a text explains none."""
    leaf_of: Mapping[str, int] = field(default_factory=dict)
    """Which page of a long glossary has an entry, by its id; the first where it is not named."""
    readings: Readings = field(default_factory=dict)
    """Of the names of the glossary."""
    unplaced: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """By edition and slug, the facts whose figures have no place of their own in the English: to look for them takes
    long, and many pages lead to them."""
    headlines: Mapping[tuple[str, str], Headline] = field(default_factory=dict)
    """By edition and slug: every link to a story shows its headline."""
    proofs: Mapping[str, Mapping[str, tuple[int, ...]]] = field(default_factory=dict)
    """As `proof_pages`, by edition."""
    unbroken_names: tuple[str, ...] | None = None
    """In Chinese as readers see them: a headline never breaks inside one. None: nobody has listed them yet."""


_NOTHING = Lookups()


@dataclass(frozen=True, slots=True)
class Context:
    """One page in the making: the whole digest, and from which address it is linked."""

    digest: Digest
    settings: SiteSettings
    language: Language
    path: str
    """Of the page itself."""
    lookups: Lookups = _NOTHING

    @property
    def words(self) -> Words:
        """The interface words of the page's language."""
        return _WORDS[self.language]

    @property
    def other(self) -> Language:
        """The language that the page is not in."""
        return Language.EN if self.language is Language.ZH else Language.ZH

    @property
    def other_lang(self) -> str:
        """The language attribute of what is in the other language, in the site's own words."""
        return CHINESE if self.language is Language.EN else "en"

    def lang(self, edition: Edition, language: Language = Language.ZH) -> str:
        """The language attribute of an edition's text; empty where that is the language of the page's own words."""
        if language is Language.EN:
            return "en" if self.language is Language.ZH else ""
        script = edition.raw.script
        return "" if self.language is Language.ZH and script is Script.SIMPLIFIED else script.value

    def link(self, path: str, fragment: str = "", query: str = "") -> str:
        """A link to a page by its Chinese path, in the page's own language."""
        return addresses.href(self.path, addresses.localised(path, self.language), fragment, query)

    def article(self, edition: Edition, article: Article, fragment: str = "", query: str = "") -> str:
        """A link to an article, or to a place in it."""
        return self.link(f"{edition.id}/{article.slug}/", fragment, query)

    def entry(self, term: Term) -> str:
        """A link to what the site says of a term: a place has a page, all else an entry of the glossary."""
        if term.kind == "place":
            return self.link(addresses.place_path(term.id))
        path = addresses.glossary_path(term.kind)
        return self.link(addresses.leaf_path(path, self.lookups.leaf_of.get(term.id, 1)), term.id)

    def topic(self, term: Term) -> str:
        """A link to the stories on a topic."""
        return self.link(addresses.topic_path(term.id))

    def glossary(self, kind: str) -> str:
        """A link to the page of the glossary that has the entries of a kind."""
        return self.link(addresses.glossary_path(kind))

    def source(self, edition: Edition, start: int | None = None) -> str:
        """A link to the raw export of an edition, or to the fragment that begins at a character."""
        if start is None:
            return self.source_page(edition, 1)
        return self.source_page(edition, addresses.source_leaf(start), addresses.fragment_anchor(start))

    def source_page(self, edition: Edition, number: int, fragment: str = "") -> str:
        """A link to a page of the raw export of an edition, from 1."""
        return self.link(addresses.leaf_path(f"{edition.id}/source/", number), fragment)
