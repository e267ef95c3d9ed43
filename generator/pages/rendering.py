"""All pages of the site in order: for each type of page one small function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from itertools import chain

from generator.model import Article, Digest, Edition, Language, Term
from generator.pages.about import about_text, about_title, about_view
from generator.pages.addresses import (
    NUMBERS,
    evidence_path,
    glossary_path,
    leaf_path,
    localised,
    place_path,
    term_path,
)
from generator.pages.article import article_view
from generator.pages.bylines import capitalised, edition_name, sureness
from generator.pages.context import Context
from generator.pages.edition import edition_view
from generator.pages.evidence import evidence_view
from generator.pages.gist import Gist, StoryGist
from generator.pages.glossary import KINDS, glossary_leaves, glossary_view, has_page, term_view
from generator.pages.home import home_view, newest_editions
from generator.pages.honest_pages import honest_pages
from generator.pages.leaves import Leaf
from generator.pages.list_pages import list_pages
from generator.pages.making import At, Draft, Reads, Sheet, crumb, listing, newest, numbered, page
from generator.pages.names import name_of, place_name
from generator.pages.notes import notes_of
from generator.pages.numbers import (
    PlaceFacts,
    leaf_of_places,
    numbers_view,
    places_of_several,
)
from generator.pages.occurrences import Concordance
from generator.pages.page import Crumb, Page
from generator.pages.place import OwnFigures, place_view
from generator.pages.places import place_leaves, places_view
from generator.pages.proofs import proof_leaves
from generator.pages.related import Relative
from generator.pages.settings import SiteSettings
from generator.pages.source import pieces_of, source_view
from generator.pages.stories import Told, every_story
from generator.pages.survey import FoundOut, Survey, survey_of
from generator.pages.translations import Translated, translation_leaves, translations_view


def render_pages(digest: Digest, settings: SiteSettings) -> tuple[Page, ...]:
    """Every page of the site; each has its counterpart in the other language."""
    return tuple(draft.made() for draft in drafts(digest, settings).pages)


@dataclass(frozen=True, slots=True)
class Chapter:
    """The pages of one edition in both languages. They read the edition, and of others what is named here."""

    edition: str
    headlines: tuple[tuple[str, str], ...]
    """The stories of all editions that are related to its own."""
    related: str
    """Which of its stories they are related to, and why, as text."""
    drafts: Callable[[], tuple[Draft, ...]]


@dataclass(frozen=True, slots=True)
class Drafts:
    """Every page of a site before its view is made."""

    overview: tuple[Draft, ...]
    """The front page, and all that is no edition's own."""
    chapters: tuple[Chapter, ...]
    others: str
    """What all of them read besides what each names: which places and entries have pages."""

    @property
    def pages(self) -> Iterator[Draft]:
        """All of them."""
        return chain(self.overview, *(chapter.drafts() for chapter in self.chapters))


def drafts(digest: Digest, settings: SiteSettings, known: FoundOut | None = None) -> Drafts:
    """What pages the site has. `known`: what need not be found out again."""
    survey = survey_of(digest, settings, known)
    overview = tuple(_overview(survey))
    return Drafts(
        tuple(sheet(at) for at in (_at(survey, language) for language in Language) for sheet in overview),
        tuple(_chapter(survey, edition) for edition in digest.editions),
        repr([term.id for term in survey.used]),
    )


def _chapter(survey: Survey, edition: Edition) -> Chapter:
    related = [survey.related[edition.id, article.slug] for article in edition.articles]
    near = [
        [(each.edition.id, each.article.slug, [term.id for term in each.shared]) for each in own] for own in related
    ]
    return Chapter(
        edition.id,
        tuple((other, slug) for own in near for other, slug, _ in own),
        repr(near),
        lambda: tuple(draft for language in Language for draft in _of_the_edition(survey, edition, language)),
    )


def _at(survey: Survey, language: Language) -> At:
    def at(path: str) -> Context:
        return Context(survey.digest, survey.settings, language, localised(path, language), survey.lookups)

    return at


def _of_the_edition(survey: Survey, edition: Edition, language: Language) -> Iterator[Draft]:
    at, gist, proofs = _at(survey, language), survey.gists[edition.id], survey.lookups.proofs[edition.id]
    yield _edition(at(f"{edition.id}/"), edition, survey.by_date)
    for article in edition.articles:
        related, own = survey.related[edition.id, article.slug], gist.stories[article.slug]
        reads = _of_article(edition, article, related, proofs.get(article.slug, ()))
        yield _article(at(f"{edition.id}/{article.slug}/"), edition, article, related, own, reads)
    yield from _evidence(at, edition, gist)
    yield from _source(at, edition, gist.source_pages)


def _overview(survey: Survey) -> Iterator[Sheet]:
    if survey.digest.editions:
        yield partial(_home, survey.digest.editions[0])
    yield from _numbers(survey)
    yield from _places(survey)
    yield from _glossary(survey)
    yield from _terms(survey)
    yield from _translations(survey)
    yield _about
    yield from list_pages(survey.digest, survey.gists)
    yield from honest_pages(survey.digest, survey.gists)


def _home(edition: Edition, at: At) -> Draft:
    context = at("")
    words = context.words
    reason = edition.date.reason[context.language] if edition.date.reason else ""
    basis = capitalised(sureness(edition.date, words))
    return page(
        context,
        "home",
        title=context.settings.name[context.language],
        description=words("home.description", stories=words.count("articles", len(edition.articles))),
        view=partial(home_view, context, edition),
        reads=Reads(_whole(edition).stories, _first_of(newest_editions(context.digest))),
        section="edition",
        edition_title=edition_name(edition, words),
        edition_note=words("basis.reason", basis=basis, reason=reason) if reason else basis,
    )


def _first_of(editions: Iterable[Edition]) -> tuple[tuple[str, str], ...]:
    """The story that stands for each edition in a list of them."""
    return tuple((edition.id, article.slug) for edition in editions for article in edition.articles[:1])


def _article(  # noqa: PLR0913, PLR0917 - a page of many origins
    context: Context, edition: Edition, article: Article, related: tuple[Relative, ...], gist: StoryGist, reads: Reads
) -> Draft:
    title, title_lang = gist.headline[context.language]
    return page(
        context,
        "article",
        title=title,
        title_lang=title_lang,
        script=edition.raw.script,
        description=gist.description[context.language],
        view=partial(article_view, context, edition, article, related),
        reads=reads,
        edition=edition,
        above=_of_edition(context, edition),
        translated=gist.is_translated,
    )


def _whole(edition: Edition) -> Reads:
    """All that an edition holds."""
    return Reads(tuple((edition.id, article.slug) for article in edition.articles), exports=(edition.id,))


def _of_article(edition: Edition, article: Article, related: tuple[Relative, ...], proofs: tuple[int, ...]) -> Reads:
    """An article, the headlines of its neighbours and of what is related to it, and which pages prove its figures."""
    beside = [(edition.id, each.slug) for each in edition.articles if each is not article]
    near = [(each.edition.id, each.article.slug) for each in related]
    shared = [[term.id for term in each.shared] for each in related]
    return Reads(((edition.id, article.slug),), (*beside, *near), repr((near, shared, sorted(set(proofs)))))


def _saying(found: Concordance, terms: Iterable[Term]) -> tuple[tuple[str, str], ...]:
    """The stories in which any of the terms stands."""
    said = {(edition.id, article.slug): None for term in terms for edition, article in found.told(term)}
    return tuple(said)


def _of_edition(context: Context, edition: Edition) -> tuple[Crumb, ...]:
    """The way from the front page to a page of an edition."""
    return (crumb(context, edition_name(edition, context.words), f"{edition.id}/"),)


def _evidence(at: At, edition: Edition, gist: Gist) -> Iterator[Draft]:
    """The pages that prove the figures of an edition, where it has any."""
    for leaf in proof_leaves(edition):
        context = at(leaf_path(evidence_path(edition.id), leaf.number))
        name = edition_name(edition, context.words)
        slugs = tuple(dict.fromkeys(article.slug for article, _ in leaf.items))
        proved = [(article.slug, [fact.id for fact in facts]) for article, facts in leaf.items]
        yield page(
            context,
            "evidence",
            title=numbered(context, context.words("evidence.title", edition=name), leaf.number),
            description=context.words("evidence.lead"),
            view=partial(evidence_view, context, edition, leaf),
            reads=Reads(tuple((edition.id, slug) for slug in slugs), others=repr((proved, leaf.last))),
            edition=edition,
            above=_of_edition(context, edition),
            translated=any(gist.stories[slug].is_translated for slug in slugs),
        )


def _numbers(survey: Survey) -> Iterator[Sheet]:
    """All figures, place by place, in as many pages as they need; each leads to the page that proves it."""
    places = leaf_of_places(survey.numbers)
    kinds = frozenset[str]().union(*(gist.kinds for gist in survey.gists.values()))
    topics = sorted({topic for _, article in every_story(survey.digest) for topic in article.topics})
    several = places_of_several(survey.numbers)
    for leaf in survey.numbers:
        stories = dict.fromkeys(story for _, story, _ in leaf.items)
        stated = [
            (place, place in several, story, facts, sorted(set(survey.lookups.proofs[story[0]][story[1]])))
            for place, story, facts in leaf.items
        ]
        begin_here = [place for place, at in places.items() if at == leaf.number]
        others = repr((sorted(kinds), topics, places) if leaf.number == 1 else begin_here)
        reads = Reads(tuple(stories), others=f"{others} {leaf.last} {stated!r}")
        yield partial(_numbers_page, leaf, partial(numbers_view, places=places, several=several, kinds=kinds), reads)


def _numbers_page(
    leaf: Leaf[PlaceFacts], view: Callable[[Context, Leaf[PlaceFacts]], object], reads: Reads, at: At
) -> Draft:
    context = at(leaf_path(NUMBERS, leaf.number))
    title = numbered(context, context.words("numbers"), leaf.number)
    return listing(context, "numbers", partial(view, context, leaf), reads=reads, title=title)


def _edition(context: Context, edition: Edition, editions: Sequence[Edition]) -> Draft:
    """`editions`: all of the site, by date."""
    name, words = edition_name(edition, context.words), context.words
    return page(
        context,
        "edition",
        title=name,
        description=words("edition.lead"),
        view=partial(edition_view, context, edition, editions),
        reads=_whole(edition),
        edition=edition,
    )


def _source(at: At, edition: Edition, pages: int) -> Iterator[Draft]:
    """The raw export, in as many pages as it needs. Of facts it shows only how the notes are numbered."""
    notes = [
        [(note.id, note.part, note.at) for note in notes_of(article, edition.sheet(article.slug))]
        for article in edition.articles
    ]
    reads = Reads(others=repr(notes), exports=(edition.id,), texts=_whole(edition).stories)
    pieces = cache(partial(pieces_of, edition))
    for number in range(1, pages + 1):
        context = at(leaf_path(f"{edition.id}/source/", number))
        yield page(
            context,
            "source",
            title=numbered(context, context.words("source"), number),
            script=edition.raw.script,
            description=context.words("source.lead"),
            view=partial(source_view, context, edition, number, pieces),
            reads=reads,
            edition=edition,
            above=_of_edition(context, edition),
        )


def _places(survey: Survey) -> Iterator[Sheet]:
    """The list of the places, and a page for each."""
    for leaf in place_leaves(survey.used):
        yield partial(_list_of_places, leaf)
    for term, figures, told in survey.places:
        topics = [article.topics for _, article in figures.about]
        for each in told:
            yield partial(_place, survey, term, figures, each, _of_place(figures, each, topics))


def _list_of_places(leaf: Leaf[Term], at: At) -> Draft:
    context = at(leaf_path("places/", leaf.number))
    title = numbered(context, context.words("places"), leaf.number)
    return listing(context, "places", partial(places_view, context, leaf), reads=Reads(), title=title)


def _of_place(own: OwnFigures, leaf: Leaf[Told], topics: Sequence[tuple[str, ...]]) -> Reads:
    """What one page of a place says. `topics`: of the stories about it."""
    stories = [(edition.id, article.slug) for edition, article in leaf.items]
    return Reads(
        tuple(story for story in stories if story in own.facts),
        texts=tuple(story for story in stories if story not in own.facts),
        others=repr((stories, own.leaf, bool(own.facts), topics, leaf.number, leaf.last)),
    )


def _place(  # noqa: PLR0913, PLR0917 - a page of many origins
    survey: Survey, term: Term, own: OwnFigures, leaf: Leaf[Told], reads: Reads, at: At
) -> Draft:
    context = at(leaf_path(place_path(term.id), leaf.number))
    name = place_name(context, term)
    described = context.words("place.description", name=name.name, other=name.other)
    return listing(
        context,
        "place",
        partial(place_view, context, term, survey.used, survey.found, own, leaf),
        reads=reads,
        title=numbered(context, name.name, leaf.number),
        description=term.explain[context.language] if term.explain else described,
        section="places",
        above=(crumb(context, context.words("places"), "places/"),),
    )


def _glossary(survey: Survey) -> Iterator[Sheet]:
    """The terms, organisations and people, each on pages of their own."""
    for kind in KINDS:
        reads = _of_glossary(survey.digest, kind, survey.found)
        for leaf in glossary_leaves(survey.digest.glossary, kind):
            yield partial(_glossary_page, survey, kind, leaf, reads)


def _glossary_page(survey: Survey, kind: str, leaf: Leaf[Term], reads: Reads, at: At) -> Draft:
    context = at(leaf_path(glossary_path(kind), leaf.number))
    quoted = {term.id: survey.quoted(term) for term in leaf.items}
    view = partial(glossary_view, context, kind, survey.found, leaf, quoted)
    title = numbered(context, context.words(f"glossary.{kind}.title"), leaf.number)
    return listing(context, "glossary", view, reads=reads, title=title)


def _translations(survey: Survey) -> Iterator[Sheet]:
    found = translation_leaves(
        (survey.gists[edition.id].stories[article.slug].status, edition, article)
        for edition, article in every_story(survey.digest)
    )
    told = [each for leaf in found for each in leaf.items]
    totals = sha256(repr([(tuple(each.counts.items()), each.machine) for each, _, _ in told]).encode()).hexdigest()
    for leaf in found:
        stories = tuple((edition.id, article.slug) for _, edition, article in leaf.items)
        yield partial(_translations_page, leaf, told, Reads(texts=stories, others=f"{totals} {leaf.last}"))


def _translations_page(leaf: Leaf[Translated], told: Sequence[Translated], reads: Reads, at: At) -> Draft:
    context = at(leaf_path("translations/", leaf.number))
    title = numbered(context, context.words("translations"), leaf.number)
    view = partial(translations_view, context, leaf, told)
    return listing(context, "translations", view, reads=reads, title=title, section="about")


def _of_glossary(digest: Digest, kind: str, found: Concordance) -> Reads:
    """What is quoted of a kind of entries; for people, the headlines of their own stories too."""
    written = {
        (edition.id, article.slug): article.reporters
        for edition in digest.editions
        for article in edition.articles
        if kind == "person" and article.reporters
    }
    quoted = _saying(found, (term for term in digest.glossary.terms if term.kind == kind))
    return Reads(headlines=tuple(written), others=repr(written), texts=quoted)


def _terms(survey: Survey) -> Iterator[Sheet]:
    """The entries that have more to quote than the glossary shows, each with all of its sentences."""
    for term in (each for each in survey.digest.glossary.terms if each.kind in KINDS):
        if has_page(term, survey.quoted(term)):
            yield partial(_term, survey, term, Reads(texts=_saying(survey.found, [term])))


def _term(survey: Survey, term: Term, reads: Reads, at: At) -> Draft:
    context = at(term_path(term.id))
    name = name_of(term, context.language)
    explained = term.explain[context.language] if term.explain else ""
    return listing(
        context,
        "term",
        partial(term_view, context, term, survey.found),
        reads=reads,
        title=name,
        description=explained or context.words(f"{term.kind}.description", name=name),
        section="glossary",
        above=(crumb(context, context.words(f"glossary.{term.kind}.title"), glossary_path(term.kind)),),
    )


def _about(at: At) -> Draft:
    context = at("about/")
    return page(
        context,
        "about",
        title=about_title(context),
        description=context.words("about.description", site=context.settings.name[context.language]),
        view=partial(about_view, context),
        reads=Reads(others=repr(about_text(context))),
        section="about",
        edition=newest(context),
    )
