"""Links with their words, and headlines as links, in the language of the page or marked as Chinese."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from generator.bilingual import display_zh
from generator.model import Article, Edition, Glossary, Language, Part, PartKind
from generator.pages.annotate import Annotator
from generator.pages.context import Context
from generator.pages.headlines import LONGEST_CLAUSE, clauses
from generator.pages.parts import ArticleText
from generator.pages.weave import Wrap

_NONE = Markup()


class Link(NamedTuple):
    """A link with its words."""

    text: str
    href: str
    lang: str = ""
    """Set where the words are not in the language of the page."""
    current: bool = False


class Phrase(NamedTuple):
    """A stretch of an article's text, with its language where that is not the page's."""

    html: Markup
    lang: str = ""
    marks: Markup = _NONE
    """The marks of a headline that is a link: they are links themselves, and stand behind it."""


def chips(context: Context, article: Article) -> tuple[Link, ...]:
    """The places of an article, each a link to its page."""
    terms = (context.digest.glossary.get(place) for place in article.places)
    return tuple(
        Link(display_zh(term.zh) if context.language is Language.ZH else term.en, context.entry(term))
        for term in terms
        if term is not None
    )


def headline_text(context: Context, edition: Edition, article: Article) -> tuple[str, str]:
    """The headline without any mark, and its language where that is not the page's; the slug where there is none."""
    known = context.lookups.headlines.get((edition.id, article.slug))
    return _headline_text(context, edition, article) if known is None else known[context.language]


def _headline_text(context: Context, edition: Edition, article: Article) -> tuple[str, str]:
    text, part = ArticleText(context, edition, article), article.head(PartKind.HEADLINE)
    if part is None:
        return article.slug, ""
    return text.shown(part)


def headline_link(context: Context, edition: Edition, article: Article) -> Link:
    """A headline that leads to its article."""
    text, lang = headline_text(context, edition, article)
    return Link(text, context.article(edition, article), lang)


def headline_phrase(text: ArticleText) -> Phrase:
    """The headline as a link to the article, for another page than its own, and its marks."""
    part = text.article.head(PartKind.HEADLINE)
    if part is None:
        return Phrase(Markup.escape(text.article.slug))
    annotator = text.annotator(here=False)
    notes = annotator.notes_in(part.id)
    if not notes:
        return phrase(text, part)
    unmarked = _phrase(text, part, replace(annotator, notes=()))
    return unmarked._replace(marks=_NONE.join(map(annotator.mark, notes)))


def other_headline(text: ArticleText) -> Phrase | None:
    """The headline in the language that the page is not in; None where the page has no other than that."""
    part, context = text.article.head(PartKind.HEADLINE), text.context
    if part is None or not text.plain(part, context.language):
        return None
    said = text.plain(part, context.other)
    return Phrase(Markup.escape(said), context.lang(text.edition, context.other)) if said else None


def phrase(text: ArticleText, part: Part, start: int = 0, end: int | None = None) -> Phrase:
    """A part, or a stretch of it in the language shown, with the marks of its notes leading to the article."""
    return _phrase(text, part, text.annotator(here=False), start, end)


def _phrase(text: ArticleText, part: Part, annotator: Annotator, start: int = 0, end: int | None = None) -> Phrase:
    if text.context.language is Language.EN and text.english(part):
        return Phrase(annotator.english(text.plain(part, Language.EN), part.id, start=start, end=end))
    wraps = whole_clauses(text.context, part) if part.kind is PartKind.HEADLINE else ()
    return Phrase(annotator.chinese(part, wraps, start, end), text.context.lang(text.edition))


def whole_clauses(context: Context, part: Part) -> tuple[Wrap, ...]:
    """The stretches of a Chinese headline that stay whole."""
    listed = context.lookups.unbroken_names
    return _clauses(display_zh(part.text), unbroken_names(context.digest.glossary) if listed is None else listed)


@lru_cache(1 << 12)  # a headline stands on the page of its story, on that of its edition, and among all figures
def _clauses(text: str, names: tuple[str, ...]) -> tuple[Wrap, ...]:
    return clauses(text, names)


def unbroken_names(glossary: Glossary) -> tuple[str, ...]:
    """What a headline never breaks inside, as readers see it: places, and what the glossary has of a line's length."""
    names = ((term.kind, display_zh(term.zh)) for term in glossary.terms)
    return tuple(name for kind, name in names if kind == "place" or len(name) <= LONGEST_CLAUSE)
