"""A story as one line of a list: headline, in both languages, with its places and topics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.model import Article, Digest, Edition
from generator.pages.bylines import dating, edition_name
from generator.pages.context import Context
from generator.pages.links import Link, Phrase, chips, headline_link, other_headline
from generator.pages.names import name_of
from generator.pages.parts import ArticleText

Told = tuple[Edition, Article]
"""A story and the edition that prints it."""


@dataclass(frozen=True, slots=True)
class ListedStory:
    """One story."""

    headline: Link
    other: Phrase | None
    """As `other_headline`."""
    places: tuple[Link, ...]
    figures: str
    """How many figures it states, as a link to its fact box says it; empty where there are none."""
    facts: str


@dataclass(frozen=True, slots=True)
class StoriesOfEdition:
    """Stories of one edition, in its order."""

    edition: Link
    dated: str
    stories: tuple[ListedStory, ...]


def every_story(digest: Digest) -> tuple[Told, ...]:
    """All stories, newest edition and lead story first."""
    return tuple((edition, article) for edition in digest.editions for article in edition.articles)


def by_edition(context: Context, told: Iterable[Told]) -> tuple[StoriesOfEdition, ...]:
    """Stories for a list, under their editions."""
    return tuple(_of_edition(context, tuple(group)) for _, group in groupby(told, key=lambda each: each[0].id))


def _of_edition(context: Context, told: tuple[Told, ...]) -> StoriesOfEdition:
    edition = told[0][0]
    return StoriesOfEdition(
        edition_link(context, edition),
        dating(edition, context.words),
        tuple(listed(context, edition, article) for _, article in told),
    )


def edition_link(context: Context, edition: Edition) -> Link:
    """An edition by its name."""
    return Link(edition_name(edition, context.words), context.link(f"{edition.id}/"))


def listed(context: Context, edition: Edition, article: Article) -> ListedStory:
    """A story for a list."""
    facts = len(edition.sheet(article.slug).facts)
    return ListedStory(
        headline_link(context, edition, article),
        other_headline(ArticleText(context, edition, article)),
        chips(context, article),
        context.words.count("index.figures", facts) if facts else "",
        context.article(edition, article, "facts"),
    )


def topic_links(context: Context, told: Iterable[Told]) -> tuple[Link, ...]:
    """The topics of some stories, in the order of the glossary."""
    used = {topic for _, article in told for topic in article.topics}
    return tuple(
        Link(name_of(term, context.language), context.topic(term))
        for term in context.digest.glossary.terms
        if term.id in used
    )


def place_links(context: Context, told: Iterable[Told]) -> tuple[Link, ...]:
    """The places of some stories, in the order of the glossary."""
    used = {place for _, article in told for place in article.places}
    return tuple(
        Link(name_of(term, context.language), context.entry(term))
        for term in context.digest.glossary.terms
        if term.id in used
    )
