"""All pages of the site in order: for each type of page one small function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.model import Article, Digest, Edition, FactSheet, Language, Term
from generator.pages.about import about_view
from generator.pages.addresses import evidence_path, glossary_path, localised, place_path, term_path
from generator.pages.article import article_view, description
from generator.pages.bylines import edition_name
from generator.pages.context import Context
from generator.pages.edition import edition_view
from generator.pages.evidence import evidence_view
from generator.pages.glossary import KINDS, glossary_view, has_page, term_view
from generator.pages.home import home_view
from generator.pages.lexicon import Lexicons, lexicons
from generator.pages.links import headline_text
from generator.pages.numbers import facts_by_place, numbers_view
from generator.pages.occurrences import Concordance, concordance
from generator.pages.page import Page
from generator.pages.parts import is_translated
from generator.pages.place import place_view
from generator.pages.places import places_view, used_places
from generator.pages.settings import SiteSettings
from generator.pages.source import source_view
from generator.pages.templating import render
from generator.pages.translations import translations_view


@dataclass(frozen=True, slots=True)
class Site:
    """What is found out once for all pages."""

    digest: Digest
    settings: SiteSettings
    found: Concordance
    used: tuple[Term, ...]
    """The places that have a page."""
    lexicons: Lexicons
    """The words that the site explains."""


At = Callable[[str], Context]
"""From the Chinese path of a page to where it stands in the language of the pages in the making."""


def render_pages(digest: Digest, settings: SiteSettings) -> tuple[Page, ...]:
    """Every page of the site, Chinese before English; each has its counterpart in the other language."""
    found = concordance(digest, lexicons(digest.glossary.terms)[Language.ZH])
    used = used_places(digest, found)
    site = Site(
        digest, settings, found, used, lexicons(t for t in digest.glossary.terms if t.kind != "place" or t in used)
    )
    return tuple(page for language in Language for page in _pages(site, language))


def _pages(site: Site, language: Language) -> Iterator[Page]:
    def at(path: str) -> Context:
        return Context(site.digest, site.settings, language, localised(path, language), site.lexicons)

    editions = site.digest.editions
    if editions:
        yield _home(at(""), editions[0])
    for edition in editions:
        yield _edition(at(f"{edition.id}/"), edition)
        for article in edition.articles:
            yield _article(at(f"{edition.id}/{article.slug}/"), edition, article)
            if edition.facts.get(article.slug, FactSheet()).facts:
                yield _evidence(at(evidence_path(edition.id, article.slug)), edition, article)
        yield _source(at(f"{edition.id}/source/"), edition)
    yield _listing(at("numbers/"), "numbers", numbers_view(at("numbers/")))
    yield from _places(at, site)
    yield from _glossary(at, site.found)
    yield from _terms(at, site.found)
    yield _listing(at("translations/"), "translations", translations_view(at("translations/")), section="about")
    yield _about(at("about/"))


def _home(context: Context, edition: Edition) -> Page:
    words = context.words
    reason = edition.date.reason[context.language] if edition.date.reason else ""
    basis = words(f"basis.{edition.date.basis}")
    return _page(
        context,
        "home",
        title=context.settings.name[context.language],
        description=words("home.description", stories=words.count("articles", len(edition.articles))),
        view=home_view(context, edition),
        section="edition",
        edition_title=edition_name(edition, words),
        edition_note=words("basis.reason", basis=_capitalised(basis), reason=reason) if reason else basis,
    )


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _article(context: Context, edition: Edition, article: Article) -> Page:
    return _page(
        context,
        "article",
        title=headline_text(context, edition, article)[0],
        description=description(context, edition, article),
        view=article_view(context, edition, article),
        edition=edition,
        translated=is_translated(edition, article),
    )


def _evidence(context: Context, edition: Edition, article: Article) -> Page:
    """The page that proves the figures of an article."""
    headline = headline_text(context, edition, article)[0]
    return _page(
        context,
        "evidence",
        title=context.words("evidence.title", headline=headline),
        description=context.words("evidence.lead"),
        view=evidence_view(context, edition, article),
        edition=edition,
        translated=is_translated(edition, article),
    )


def _edition(context: Context, edition: Edition) -> Page:
    name, words = edition_name(edition, context.words), context.words
    return _page(
        context,
        "edition",
        title=name,
        description=words("edition.lead"),
        view=edition_view(context, edition),
        edition=edition,
    )


def _source(context: Context, edition: Edition) -> Page:
    words = context.words
    return _page(
        context,
        "source",
        title=words("source"),
        description=words("source.lead"),
        view=source_view(context, edition),
        edition=edition,
    )


def _places(at: At, site: Site) -> Iterator[Page]:
    """The list of the places, and a page for each."""
    yield _listing(at("places/"), "places", places_view(at("places/"), site.used))
    facts = facts_by_place(at("places/"))
    for term in site.used:
        context = at(place_path(term.id))
        view = place_view(context, term, site.used, site.found, facts.get(term.id, {}))
        yield _listing(context, "place", view, title=view.name.name, description=view.description, section="places")


def _glossary(at: At, found: Concordance) -> Iterator[Page]:
    """The terms on one page, organisations and people on pages of their own."""
    for kind in KINDS:
        context = at(glossary_path(kind))
        view = glossary_view(context, kind, found)
        yield _listing(context, "glossary", view, title=context.words(f"glossary.{kind}.title"))


def _terms(at: At, found: Concordance) -> Iterator[Page]:
    """The entries that have more to quote than the glossary shows, each with all of its sentences."""
    for term in at("").digest.glossary.terms:
        if has_page(term, found):
            context = at(term_path(term.id))
            view = term_view(context, term, found)
            title, lead = view.entry.name, view.entry.explain or context.words("term.description", name=view.entry.name)
            yield _listing(context, "term", view, title=title, description=lead, section="glossary")


def _listing(  # noqa: PLR0913 - what a list may say of itself
    context: Context, kind: str, view: object, *, title: str = "", description: str = "", section: str = ""
) -> Page:
    """A page over all editions."""
    return _page(
        context,
        kind,
        title=title or context.words(kind),
        description=description or context.words(f"{kind}.lead"),
        view=view,
        section=section or kind,
        edition=_newest(context),
    )


def _about(context: Context) -> Page:
    view = about_view(context)
    return _page(
        context,
        "about",
        title=view.title,
        description=context.words("about.description", site=context.settings.name[context.language]),
        view=view,
        section="about",
        edition=_newest(context),
    )


def _newest(context: Context) -> Edition | None:
    return context.digest.editions[0] if context.digest.editions else None


def _page(  # noqa: PLR0913 - the fields of a page
    context: Context,
    kind: str,
    *,
    title: str,
    description: str,
    view: object,
    section: str = "",
    edition: Edition | None = None,
    edition_title: str = "",
    edition_note: str = "",
    translated: bool = True,
) -> Page:
    """A finished page. With an edition, the masthead says which one, how sure its date is and what it holds."""
    if edition is not None:
        edition_title = edition_name(edition, context.words)
        edition_note = _edition_note(context, edition)
    chinese = context.path.removeprefix("en/") if context.language is Language.EN else context.path
    return Page(
        path=context.path,
        language=context.language,
        kind=kind,
        title=title,
        description=description,
        html=render(f"{kind}.html", view, context.words),
        alternate=localised(chinese, context.other),
        section=section,
        edition_title=edition_title,
        edition_note=edition_note,
        translated=translated,
    )


def _edition_note(context: Context, edition: Edition) -> str:
    words = context.words
    bracket = words("basis.bracket", basis=words(f"basis.{edition.date.basis}"))
    return f"{bracket}{words('dot')}{words.count('articles.note', len(edition.articles))}"
