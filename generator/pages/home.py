"""The front page of an edition: one lead story, two beside it, the others in columns."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Article, ArticleKind, Digest, Edition, Fact, Language, PartKind, Verdict
from generator.pages.addresses import EDITIONS, fact_anchor
from generator.pages.archive import ListedEdition, edition_leaves, listed_edition
from generator.pages.blocks import COMPOSITION
from generator.pages.bylines import byline
from generator.pages.charts import Chart, composition
from generator.pages.checks import failing
from generator.pages.context import Context
from generator.pages.figures import FigureView, figure_view
from generator.pages.languages import tagged
from generator.pages.links import Link, Phrase, chips, headline_phrase, other_headline, phrase
from generator.pages.parts import ArticleText
from generator.pages.prose import opening_sentence
from generator.pages.stories import topic_links

BESIDE = 2
"""How many stories stand beside the lead."""
COLUMNS = 3
ARCHIVE = 6
"""How many editions the front page names."""
STRIP = 6
"""How many figures follow the first one of the lead."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A fact that speaks for its story."""

    figure: FigureView
    label: str
    href: str
    note: str
    """Link to the note on its inconsistency; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Heading:
    """An article without its text."""

    chip: Link | None
    kicker: Phrase | None
    headline: Phrase
    other_headline: Phrase | None
    """In the other language; None where the headline stands in that already, or is not translated."""
    topics: tuple[Link, ...]
    byline: Markup
    href: str


@dataclass(frozen=True, slots=True)
class Story:
    """An article as the front page tells it."""

    heading: Heading
    key: KeyFigure | None
    standfirst: Phrase | None
    text: Phrase | None
    summary: str
    """What an editor says in place of the text; empty where the text speaks for itself."""
    caption: Phrase | None
    both: str
    """Link to the view of both languages."""
    facts: str
    """Link to its fact box."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """All that the template of the front page prints."""

    stories: str
    figures: str
    checks: str
    hold: str
    fail: Link | None
    lead: Story | None
    chart: Chart | None
    strip: tuple[KeyFigure, ...]
    side: tuple[Story, ...]
    columns: tuple[tuple[Story, ...], ...]
    archive: tuple[ListedEdition, ...]
    """The newest editions by date; empty on a site of one."""
    editions: str
    """Link to all editions."""


def home_view(context: Context, edition: Edition) -> HomeView:
    """The front page of an edition in the language of a page."""
    words, articles = context.words, edition.articles
    facts = sum(len(sheet.facts) for sheet in edition.facts.values())
    relations = [relation for sheet in edition.facts.values() for relation in sheet.relations]
    failing = [relation for relation in relations if relation.verdict is Verdict.INCONSISTENT]
    rest = [story_of(context, edition, article) for article in articles[1 + BESIDE :]]
    return HomeView(
        stories=words.count("articles", len(articles)),
        figures=words.count("figures", facts) if facts else "",
        checks=words.count("checks", len(relations)) if relations else "",
        hold=words.count("checks.hold", len(relations) - len(failing)),
        fail=_failing(context, edition, len(failing)),
        lead=story_of(context, edition, articles[0], lead=True) if articles else None,
        chart=_chart(context, edition, articles[0]) if articles else None,
        strip=_strip(context, edition, articles[0]) if articles else (),
        side=tuple(story_of(context, edition, article) for article in articles[1 : 1 + BESIDE]),
        columns=tuple(tuple(rest[first : first + COLUMNS]) for first in range(0, len(rest), COLUMNS)),
        archive=_archive(context),
        editions=context.link(EDITIONS),
    )


def newest_editions(digest: Digest) -> tuple[Edition, ...]:
    """The editions that the front page names."""
    return edition_leaves(digest)[0].items[:ARCHIVE] if len(digest.editions) > 1 else ()


def _archive(context: Context) -> tuple[ListedEdition, ...]:
    return tuple(listed_edition(context, each) for each in newest_editions(context.digest))


def heading_of(text: ArticleText) -> Heading:
    """An article without its text."""
    context, edition, article = text.context, text.edition, text.article
    kicker = article.head(PartKind.KICKER)
    places = chips(context, article)
    return Heading(
        chip=places[0] if places and kicker is None else None,
        kicker=phrase(text, kicker) if kicker else None,
        headline=headline_phrase(text),
        other_headline=other_headline(text),
        topics=topic_links(context, [(edition, article)]),
        byline=byline(text, here=False) or _credit(text),
        href=context.article(edition, article),
    )


def story_of(context: Context, edition: Edition, article: Article, *, lead: bool = False) -> Story:
    """An article as a card; the lead tells more of itself."""
    text = ArticleText(context, edition, article)
    standfirst = article.head(PartKind.SUBHEADLINE)
    caption = next((part for part in article.body if part.kind is PartKind.CAPTION), None)
    keys = _key_figures(context, edition, article)
    return Story(
        heading=heading_of(text),
        key=keys[0] if keys else None,
        standfirst=phrase(text, standfirst) if lead and standfirst else None,
        text=_text(text, lead=lead),
        summary=article.summary[context.language] if article.summary else "",
        caption=phrase(text, caption) if caption and article.kind is ArticleKind.PHOTO else None,
        both=context.article(edition, article, query="view=both"),
        facts=context.article(edition, article, "facts"),
    )


def _text(text: ArticleText, *, lead: bool) -> Phrase | None:
    """The lead's first paragraph; of another story its standfirst, else its first sentence."""
    standfirst = text.article.head(PartKind.SUBHEADLINE)
    first = next((part for part in text.article.body if part.kind is PartKind.PARAGRAPH), None)
    if not lead and standfirst is not None:
        return phrase(text, standfirst)
    if first is None:
        return None
    english = text.plain(first, Language.EN) if text.context.language is Language.EN else ""
    language = Language.EN if english else Language.ZH
    start, end = opening_sentence(text.article, english or first.text, language)
    return phrase(text, first, start, None if lead else end)


def _credit(text: ArticleText) -> Markup:
    """Of a photo without a byline: who supplied it."""
    credit = next((part for part in text.article.body if part.kind is PartKind.CREDIT), None)
    if credit is None:
        return Markup()
    return tagged(*text.shown(credit))


def _key_figures(context: Context, edition: Edition, article: Article) -> tuple[KeyFigure, ...]:
    """The facts that the editor named most telling, in that order."""
    text = ArticleText(context, edition, article)
    facts = [fact for fact in map(text.sheet.fact, text.sheet.lead) if fact is not None]
    return tuple(_key_figure(text, fact) for fact in facts)


def _key_figure(text: ArticleText, fact: Fact) -> KeyFigure:
    context, edition, article = text.context, text.edition, text.article
    note = next((note for note in text.notes if note.relation and note.relation.equals == fact.id), None)
    return KeyFigure(
        figure=figure_view(fact.figure, context.language),
        label=fact.label[context.language],
        href=context.article(edition, article, fact_anchor(fact.id)),
        note=context.article(edition, article, note.id) if note else "",
    )


def _strip(context: Context, edition: Edition, article: Article) -> tuple[KeyFigure, ...]:
    return _key_figures(context, edition, article)[1 : 1 + STRIP]


def _chart(context: Context, edition: Edition, article: Article) -> Chart | None:
    """The composition of the lead's first figure, where one is declared."""
    sheet = ArticleText(context, edition, article).sheet
    total = sheet.fact(sheet.lead[0]) if sheet.lead else None
    for relation in sheet.relations:
        if total is not None and relation.equals == total.id and relation.chart == COMPOSITION:
            parts = tuple(fact for fact in map(sheet.fact, relation.terms) if fact is not None)
            return composition("parts-lead", total, parts, context.language, first=True)
    return None


def _failing(context: Context, edition: Edition, count: int) -> Link | None:
    """How many checks the source fails, as a link to the note on the first of them."""
    for article in edition.articles:
        for note in ArticleText(context, edition, article).notes:
            if note.kind == "inconsistent":
                return Link(failing(context, count), context.article(edition, article, note.id))
    return None
