"""The page of an article: head, text, fact box, corrections, terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from generator.bilingual import display_zh
from generator.model import Article, Edition, Language, PartKind
from generator.pages import addresses
from generator.pages.bylines import byline, date_text
from generator.pages.checks import checked
from generator.pages.context import Context
from generator.pages.factbox import FactBox, FactSection, split
from generator.pages.languages import tagged
from generator.pages.linked_data import linked_data, news_article
from generator.pages.links import Link, chips, headline_text, whole_clauses
from generator.pages.parts import ArticleText, NoteView, PartView, State, is_translated, state_of_all
from generator.pages.prose import opening_sentence, reading_minutes
from generator.pages.readings import readings_of
from generator.pages.related import Onward, Relative, onward


class ViewLink(NamedTuple):
    """A way to read an article."""

    view: str
    """`zh`, `both`, `alternate` or `en`, as the address names it."""
    href: str
    lang: str = ""
    """Of the words of the link, where they are not in the language of the page."""
    current: bool = False


@dataclass(frozen=True, slots=True)
class ArticleView:
    """All that the template of an article prints."""

    title: str
    """What stands for the headline where none is printed."""
    chips: tuple[Link, ...]
    kicker: PartView | None
    headline: PartView | None
    standfirst: PartView | None
    head_states: tuple[State, ...]
    """The states of their translations, each said once: they stand together below the headline."""
    byline: Markup
    byline_part: PartView | None
    """The printed byline, for its anchor and notes; None where the text alone names the reporters."""
    dateline: Markup
    dated: str
    views: tuple[ViewLink, ...]
    state: State | None
    """Said once for the whole article where all of its translation is in the same state, or where there is none."""
    pieced: State | None
    """Said where a program put the article together and no editor has reviewed what belongs to it."""
    body: tuple[PartView, ...]
    facts: tuple[FactSection, ...]
    """Beside the text, as far as it reaches."""
    more: tuple[FactSection, ...]
    """Below the text: the groups that would leave the text behind."""
    checked: str
    """How much of its arithmetic holds; empty where none is declared."""
    corrections: tuple[NoteView, ...]
    linked_data: Markup
    """The article for programs: schema.org in JSON-LD."""
    checks: str
    """Link to what computing its arithmetic showed; empty where there are no figures."""
    minutes: str
    """How long it takes to read."""
    onward: Onward
    """The neighbours of the story, and related ones."""
    pinyin: str
    """The readings of the names, where the page shows Chinese; the Chinese page has them for both."""


def article_view(
    context: Context, edition: Edition, article: Article, related: tuple[Relative, ...] = ()
) -> ArticleView:
    """An article in the language of a page. `related`: other stories that share something with it."""
    whole = state_of_all(ArticleText(context, edition, article))
    is_chinese = context.language is Language.ZH or not is_translated(edition, article)
    text = ArticleText(context, edition, article, states=not whole)
    body = tuple(text.view(part) for part in article.body if part.kind is not PartKind.FURNITURE)
    head = {kind: _head(text, kind) for kind in (PartKind.KICKER, PartKind.HEADLINE, PartKind.SUBHEADLINE)}
    written_by = article.head(PartKind.BYLINE)
    byline_part = text.view(written_by) if written_by else None
    shown = [view for view in (*head.values(), byline_part, *body) if view]
    beside, below = split(FactBox(text).sections(), sum(len(part.text) for part in article.body))
    return ArticleView(
        title=headline_text(context, edition, article)[0],
        chips=chips(context, article),
        kicker=head[PartKind.KICKER],
        headline=head[PartKind.HEADLINE],
        standfirst=head[PartKind.SUBHEADLINE],
        head_states=tuple(dict.fromkeys(view.state for view in head.values() if view and view.state)),
        byline=byline(text, here=True),
        byline_part=byline_part,
        dateline=_dateline(text),
        dated=date_text(edition.date, context.words),
        views=_views(context, edition, article),
        state=whole,
        pieced=None if article.reviewed else State("pieced", context.words("state.pieced")),
        body=body,
        facts=beside,
        more=below,
        checked=checked(text),
        corrections=tuple(note for view in shown for note in view.notes),
        linked_data=linked_data(news_article(text)),
        checks=text.proofs(fragment=addresses.checks_anchor(article.slug)) if text.sheet.facts else "",
        minutes=context.words("minutes", n=minutes(text)),
        onward=onward(context, edition, article, related),
        pinyin=_pinyin(text) if is_chinese else "",
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


def _head(text: ArticleText, kind: PartKind) -> PartView | None:
    part = text.article.head(kind)
    if part is None:
        return None
    shown_in_chinese = text.context.language is Language.ZH or text.english(part) is None
    whole = whole_clauses(text.context, part) if kind is PartKind.HEADLINE and shown_in_chinese else ()
    return text.view(part, whole)


def _dateline(text: ArticleText) -> Markup:
    """As printed, in Chinese; nothing in English."""
    if text.context.language is Language.EN or not text.article.dateline:
        return Markup()
    return tagged(display_zh(text.article.dateline), text.context.lang(text.edition))


def _pinyin(text: ArticleText) -> str:
    known = text.context.lookups
    return readings_of(text.article, known.lexicons[Language.ZH], known.readings, text.chinese_mentions)


def minutes(text: ArticleText) -> int:
    """How many minutes it takes to read an article in the language of the page, one at least."""
    shown = [
        text.plain(part, text.context.language) or text.plain(part, Language.ZH)
        for part in text.article.parts
        if part.kind is not PartKind.FURNITURE
    ]
    return reading_minutes(" ".join(shown))


def _views(context: Context, edition: Edition, article: Article) -> tuple[ViewLink, ...]:
    """The ways to read the article: Chinese, side by side, paragraph by paragraph, English."""
    here = context.language
    own = context.article(edition, article)
    other = addresses.href(context.path, addresses.article_path(edition.id, article.slug, context.other))

    def of_language(language: Language) -> ViewLink:
        is_here = language is here
        lang = "" if is_here else context.lang(edition, language)
        return ViewLink(language.value, own if is_here else other, lang, current=is_here)

    both = (ViewLink(view, context.article(edition, article, query=f"view={view}")) for view in ("both", "alternate"))
    return (of_language(Language.ZH), *both, of_language(Language.EN))
