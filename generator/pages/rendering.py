"""All pages of the site in order: for each type of page one small function."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.model import Article, Digest, Edition, FactSheet, Language, Term
from generator.pages.about import about_view
from generator.pages.addresses import (
    article_path,
    evidence_path,
    glossary_path,
    leaf_path,
    localised,
    place_path,
    term_path,
)
from generator.pages.article import article_view, description
from generator.pages.bylines import edition_name
from generator.pages.context import Context
from generator.pages.edition import edition_view
from generator.pages.evidence import evidence_view
from generator.pages.glossary import KINDS, glossary_view, has_page, term_view
from generator.pages.home import home_view
from generator.pages.honest_pages import honest_pages
from generator.pages.lexicon import Lexicons, lexicons
from generator.pages.links import headline_text
from generator.pages.list_pages import At, list_pages
from generator.pages.making import Draft, Reads, crumb, listing, newest, numbered, page
from generator.pages.names import name_of, place_name
from generator.pages.numbers import facts_by_place, numbers_view
from generator.pages.occurrences import Concordance, concordance
from generator.pages.page import Crumb, Page
from generator.pages.parts import is_translated
from generator.pages.place import place_view
from generator.pages.places import places_view, used_places
from generator.pages.related import Related, Relative, relatives
from generator.pages.settings import SiteSettings
from generator.pages.source import source_leaves, source_view
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
    related: Related


def render_pages(digest: Digest, settings: SiteSettings) -> tuple[Page, ...]:
    """Every page of the site, Chinese before English; each has its counterpart in the other language."""
    return tuple(draft.made() for draft in drafts(digest, settings).pages)


@dataclass(frozen=True, slots=True)
class Drafts:
    """Every page of a site before its view is made."""

    pages: tuple[Draft, ...]
    others: str
    """What all of them read besides what each names: which places and entries have pages."""


def drafts(digest: Digest, settings: SiteSettings) -> Drafts:
    """What pages the site has, in the order of `render_pages`."""
    found = concordance(digest, lexicons(digest.glossary.terms)[Language.ZH])
    used = used_places(digest, found)
    explained = lexicons(term for term in digest.glossary.terms if term.kind != "place" or term in used)
    site = Site(digest, settings, found, used, explained, relatives(digest, found))
    pages = tuple(draft for language in Language for draft in _pages(site, language))
    return Drafts(pages, repr([term.id for term in used]))


def _pages(site: Site, language: Language) -> Iterator[Draft]:
    def at(path: str) -> Context:
        return Context(site.digest, site.settings, language, localised(path, language), site.lexicons)

    editions = site.digest.editions
    if editions:
        yield _home(at(""), editions[0])
    for edition in editions:
        yield _edition(at(f"{edition.id}/"), edition)
        for article in edition.articles:
            related = site.related[edition.id, article.slug]
            yield _article(at(f"{edition.id}/{article.slug}/"), edition, article, related)
            if edition.facts.get(article.slug, FactSheet()).facts:
                yield _evidence(at(evidence_path(edition.id, article.slug)), edition, article)
        yield from _source(at, edition)
    yield listing(at("numbers/"), "numbers", partial(numbers_view, at("numbers/")))
    yield from _places(at, site)
    yield from _glossary(at, site.found)
    yield from _terms(at, site.found)
    yield listing(at("translations/"), "translations", partial(translations_view, at("translations/")), section="about")
    yield _about(at("about/"))
    yield from list_pages(at, site.digest)
    yield from honest_pages(at, site.digest)


def _home(context: Context, edition: Edition) -> Draft:
    words = context.words
    reason = edition.date.reason[context.language] if edition.date.reason else ""
    basis = words(f"basis.{edition.date.basis}")
    return page(
        context,
        "home",
        title=context.settings.name[context.language],
        description=words("home.description", stories=words.count("articles", len(edition.articles))),
        view=partial(home_view, context, edition),
        reads=_whole(edition),
        section="edition",
        edition_title=edition_name(edition, words),
        edition_note=words("basis.reason", basis=_capitalised(basis), reason=reason) if reason else basis,
    )


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _article(context: Context, edition: Edition, article: Article, related: tuple[Relative, ...]) -> Draft:
    return page(
        context,
        "article",
        title=headline_text(context, edition, article)[0],
        description=description(context, edition, article),
        view=partial(article_view, context, edition, article, related),
        reads=_of_article(edition, article, related),
        edition=edition,
        above=_of_edition(context, edition),
        translated=is_translated(edition, article),
    )


def _whole(edition: Edition) -> Reads:
    """All that an edition holds."""
    return Reads(tuple((edition.id, article.slug) for article in edition.articles))


def _of_article(edition: Edition, article: Article, related: tuple[Relative, ...]) -> Reads:
    """An article, the headlines of its neighbours and of what is related to it."""
    beside = [(edition.id, each.slug) for each in edition.articles if each is not article]
    near = [(each.edition.id, each.article.slug) for each in related]
    shared = [[term.id for term in each.shared] for each in related]
    return Reads(((edition.id, article.slug),), (*beside, *near), repr((near, shared)))


def _saying(found: Concordance, terms: Iterable[Term]) -> tuple[tuple[str, str], ...]:
    """The stories in which any of the terms stands."""
    said = {(each.edition.id, each.article.slug): None for term in terms for each in found.get(term.id, ())}
    return tuple(said)


def _of_edition(context: Context, edition: Edition) -> tuple[Crumb, ...]:
    """The way from the front page to a page of an edition."""
    return (crumb(context, edition_name(edition, context.words), f"{edition.id}/"),)


def _evidence(context: Context, edition: Edition, article: Article) -> Draft:
    """The page that proves the figures of an article."""
    headline = headline_text(context, edition, article)[0]
    return page(
        context,
        "evidence",
        title=context.words("evidence.title", headline=headline),
        description=context.words("evidence.lead"),
        view=partial(evidence_view, context, edition, article),
        reads=Reads(((edition.id, article.slug),)),
        edition=edition,
        above=(
            *_of_edition(context, edition),
            crumb(context, headline, article_path(edition.id, article.slug, Language.ZH)),
        ),
        translated=is_translated(edition, article),
    )


def _edition(context: Context, edition: Edition) -> Draft:
    name, words = edition_name(edition, context.words), context.words
    return page(
        context,
        "edition",
        title=name,
        description=words("edition.lead"),
        view=partial(edition_view, context, edition),
        reads=_whole(edition),
        edition=edition,
    )


def _source(at: At, edition: Edition) -> Iterator[Draft]:
    """The raw export, in as many pages as it needs."""
    for leaf in source_leaves(edition):
        context = at(leaf_path(f"{edition.id}/source/", leaf.number))
        yield page(
            context,
            "source",
            title=numbered(context, context.words("source"), leaf),
            description=context.words("source.lead"),
            view=partial(source_view, context, edition, leaf),
            reads=_whole(edition),
            edition=edition,
            above=_of_edition(context, edition),
        )


def _places(at: At, site: Site) -> Iterator[Draft]:
    """The list of the places, and a page for each."""
    yield listing(at("places/"), "places", partial(places_view, at("places/"), site.used), reads=Reads())
    facts = facts_by_place(at("places/"))
    for term in site.used:
        context = at(place_path(term.id))
        own = facts.get(term.id, {})
        name = place_name(context, term)
        described = context.words("place.description", name=name.name, other=name.other)
        yield listing(
            context,
            "place",
            partial(place_view, context, term, site.used, site.found, own),
            reads=Reads((*_saying(site.found, [term]), *_about_place(at("").digest, term), *own)),
            title=name.name,
            description=term.explain[context.language] if term.explain else described,
            section="places",
            above=(crumb(context, context.words("places"), "places/"),),
        )


def _about_place(digest: Digest, term: Term) -> Iterator[tuple[str, str]]:
    """The stories that name a place as theirs."""
    return (
        (edition.id, article.slug)
        for edition in digest.editions
        for article in edition.articles
        if term.id in article.places
    )


def _glossary(at: At, found: Concordance) -> Iterator[Draft]:
    """The terms on one page, organisations and people on pages of their own."""
    for kind in KINDS:
        context = at(glossary_path(kind))
        view = partial(glossary_view, context, kind, found)
        title = context.words(f"glossary.{kind}.title")
        yield listing(context, "glossary", view, reads=_of_glossary(context.digest, kind, found), title=title)


def _of_glossary(digest: Digest, kind: str, found: Concordance) -> Reads:
    """What is quoted of a kind of entries; for people, the headlines of their own stories too."""
    written = {
        (edition.id, article.slug): article.reporters
        for edition in digest.editions
        for article in edition.articles
        if kind == "person" and article.reporters
    }
    quoted = _saying(found, (term for term in digest.glossary.terms if term.kind == kind))
    return Reads(quoted, tuple(written), repr(written))


def _terms(at: At, found: Concordance) -> Iterator[Draft]:
    """The entries that have more to quote than the glossary shows, each with all of its sentences."""
    for term in at("").digest.glossary.terms:
        if has_page(term, found):
            context = at(term_path(term.id))
            name = name_of(term, context.language)
            explained = term.explain[context.language] if term.explain else ""
            yield listing(
                context,
                "term",
                partial(term_view, context, term, found),
                reads=Reads(_saying(found, [term])),
                title=name,
                description=explained or context.words("term.description", name=name),
                section="glossary",
                above=(crumb(context, context.words(f"glossary.{term.kind}.title"), glossary_path(term.kind)),),
            )


def _about(context: Context) -> Draft:
    view = about_view(context)
    return page(
        context,
        "about",
        title=view.title,
        description=context.words("about.description", site=context.settings.name[context.language]),
        view=lambda: view,
        reads=Reads(others=repr(view)),
        section="about",
        edition=newest(context),
    )
