"""The page of an article: head, text, fact box, corrections, terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.bilingual import display_zh
from generator.model import Article, Edition, Language, PartKind, SegmentState, Term
from generator.pages import addresses
from generator.pages.bylines import byline, known_text
from generator.pages.context import CHINESE, Context
from generator.pages.factbox import Check, FactBox, FactSection, split
from generator.pages.links import Link, chips, headline_text, whole_clauses
from generator.pages.parts import ArticleText, NoteView, PartView, state_of
from generator.pages.prose import opening_sentence

MOST_TERMS = 6
"""How many terms the box of an article explains; the glossary has all of them."""


@dataclass(frozen=True, slots=True)
class TermView:
    """A term as an article's box explains it."""

    name: str
    other: str
    explain: str
    href: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """All that the template of an article prints."""

    chips: tuple[Link, ...]
    kicker: PartView | None
    headline: PartView | None
    standfirst: PartView | None
    byline: Markup
    byline_part: PartView | None
    """The printed byline, for its anchor and notes; None where the text alone names the reporters."""
    dateline: str
    dated: str
    views: tuple[Link, ...]
    state: str
    """Said once for the whole article where all of its translation is in the same state."""
    body: tuple[PartView, ...]
    facts: tuple[FactSection, ...]
    """Beside the text, as far as it reaches."""
    more: tuple[FactSection, ...]
    """Below the text: the groups that would leave the text behind."""
    checks: tuple[Check, ...]
    failing: str
    """How many checks the source fails; empty where it fails none."""
    corrections: tuple[NoteView, ...]
    terms: tuple[TermView, ...]
    glossary: str
    other_lang: str


def article_view(context: Context, edition: Edition, article: Article) -> ArticleView:
    """An article in the language of a page."""
    whole = _state_of_all(context, edition, article)
    text = ArticleText(context, edition, article, states=not whole)
    body = tuple(text.view(part) for part in article.body if part.kind is not PartKind.FURNITURE)
    head = {kind: _head(text, kind) for kind in (PartKind.KICKER, PartKind.HEADLINE, PartKind.SUBHEADLINE)}
    written_by = article.head(PartKind.BYLINE)
    shown = [view for view in (*head.values(), written_by and text.view(written_by), *body) if view]
    beside, below = split(FactBox(text).sections(), sum(len(part.text) for part in article.body))
    return ArticleView(
        chips=chips(context, article),
        kicker=head[PartKind.KICKER],
        headline=head[PartKind.HEADLINE],
        standfirst=head[PartKind.SUBHEADLINE],
        byline=byline(text, here=True),
        byline_part=text.view(written_by) if written_by else None,
        dateline=display_zh(article.dateline or "") if context.language is Language.ZH else "",
        dated=known_text(edition.date, context.words),
        views=_views(context, edition, article),
        state=whole,
        body=body,
        facts=beside,
        more=below,
        checks=FactBox(text).checks(),
        failing=failing(context, len([note for note in text.notes if note.relation])),
        corrections=tuple(note for view in shown for note in view.notes),
        terms=tuple(_terms(context, article)),
        glossary=context.link("glossary/"),
        other_lang=context.other_lang,
    )


def description(context: Context, edition: Edition, article: Article) -> str:
    """One sentence on an article, from its own words: the standfirst, else its first sentence."""
    text = ArticleText(context, edition, article)
    standfirst = article.head(PartKind.SUBHEADLINE)
    first = next((part for part in article.body if part.kind is PartKind.PARAGRAPH), None)
    if standfirst is not None and text.plain(standfirst, context.language):
        return text.plain(standfirst, context.language).lstrip("—")
    if first is None:
        return headline_text(context, edition, article)[0]
    own = text.plain(first, context.language)
    whole, language = (own, context.language) if own else (text.plain(first, Language.ZH), Language.ZH)
    start, end = opening_sentence(article, whole, language)
    return whole[start:end]


def failing(context: Context, count: int) -> str:
    """How many checks the source fails, in words; empty where it fails none."""
    return context.words("checks.fail" if count == 1 else "checks.fail.many", n=count) if count else ""


def _head(text: ArticleText, kind: PartKind) -> PartView | None:
    part = text.article.head(kind)
    if part is None:
        return None
    return text.view(part, whole_clauses(text.context, part) if kind is PartKind.HEADLINE else ())


def _views(context: Context, edition: Edition, article: Article) -> tuple[Link, ...]:
    """The ways to read the article: Chinese, both, English."""
    words, here = context.words, context.language
    own = context.article(edition, article)
    other = addresses.href(context.path, addresses.article_path(edition.id, article.slug, context.other))
    return (
        Link(words("view.zh"), own if here is Language.ZH else other, _lang(context, Language.ZH), here is Language.ZH),
        Link(words("view.both"), context.article(edition, article, query="view=both"), css="both"),
        Link(words("view.en"), own if here is Language.EN else other, _lang(context, Language.EN), here is Language.EN),
    )


def _lang(context: Context, language: Language) -> str:
    """The attribute that a word of a language needs on this page."""
    if language is context.language:
        return ""
    return CHINESE if language is Language.ZH else "en"


def _state_of_all(context: Context, edition: Edition, article: Article) -> str:
    """What to say once where every part of the translation is in one state; empty where they differ."""
    if context.language is Language.ZH:
        return ""
    text = ArticleText(context, edition, article)
    segments = [text.english(part) for part in article.parts]
    if any(segment is None or segment.state is SegmentState.STALE for segment in segments):
        return ""
    states = {state_of(segment, context.words) for segment in segments if segment}
    return states.pop() if len(states) == 1 else ""


def _terms(context: Context, article: Article) -> Iterator[TermView]:
    """The explained terms that occur in an article, in the order of their first occurrence."""
    whole = "\n".join(part.text for part in article.parts)
    found = [
        (whole.index(term.zh), term)
        for term in context.digest.glossary.terms
        if term.kind == "term" and term.explain and term.zh in whole
    ]
    for _, term in sorted(found, key=lambda pair: pair[0])[:MOST_TERMS]:
        yield _term_view(context, term)


def _term_view(context: Context, term: Term) -> TermView:
    names = (display_zh(term.zh), term.en)
    if context.language is Language.EN:
        names = (term.en, display_zh(term.zh))
    explain = term.explain[context.language] if term.explain else ""
    return TermView(names[0], names[1], explain, context.link("glossary/", term.id))
