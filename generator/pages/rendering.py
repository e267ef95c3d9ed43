"""All pages of the site in order: for each type of page one small function."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Digest, Edition, Language
from generator.pages.about import about_view
from generator.pages.addresses import article_path, edition_path, localised, source_path
from generator.pages.article import article_view, description
from generator.pages.bylines import edition_name
from generator.pages.context import Context
from generator.pages.edition import edition_view
from generator.pages.glossary import glossary_view
from generator.pages.home import home_view
from generator.pages.links import headline_text
from generator.pages.numbers import numbers_view
from generator.pages.page import Page
from generator.pages.places import places_view
from generator.pages.settings import SiteSettings
from generator.pages.source import source_view
from generator.pages.templating import render


def render_pages(digest: Digest, settings: SiteSettings) -> tuple[Page, ...]:
    """Every page of the site, Chinese before English; each has its counterpart in the other language."""
    return tuple(page for language in Language for page in _pages(digest, settings, language))


def _pages(digest: Digest, settings: SiteSettings, language: Language) -> Iterator[Page]:
    def at(path: str) -> Context:
        return Context(digest, settings, language, path)

    if digest.editions:
        yield _home(at(localised("", language)), digest.editions[0])
    for edition in digest.editions:
        yield _edition(at(edition_path(edition.id, language)), edition)
        yield from _articles(digest, settings, language, edition)
        yield _source(at(source_path(edition.id, language)), edition)
    yield _numbers(at(localised("numbers/", language)))
    yield _places(at(localised("places/", language)))
    yield _glossary(at(localised("glossary/", language)))
    yield _about(at(localised("about/", language)))


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


def _articles(digest: Digest, settings: SiteSettings, language: Language, edition: Edition) -> Iterator[Page]:
    for article in edition.articles:
        context = Context(digest, settings, language, article_path(edition.id, article.slug, language))
        yield _page(
            context,
            "article",
            title=headline_text(context, edition, article)[0],
            description=description(context, edition, article),
            view=article_view(context, edition, article),
            edition=edition,
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


def _numbers(context: Context) -> Page:
    return _listing(context, "numbers", numbers_view(context))


def _places(context: Context) -> Page:
    return _listing(context, "places", places_view(context))


def _glossary(context: Context) -> Page:
    return _listing(context, "glossary", glossary_view(context))


def _listing(context: Context, kind: str, view: object) -> Page:
    """A page over all editions."""
    return _page(
        context,
        kind,
        title=context.words(kind),
        description=context.words(f"{kind}.lead"),
        view=view,
        section=kind,
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
    )


def _edition_note(context: Context, edition: Edition) -> str:
    words = context.words
    bracket = words("basis.bracket", basis=words(f"basis.{edition.date.basis}"))
    return f"{bracket}{words('dot')}{words.count('articles.note', len(edition.articles))}"
