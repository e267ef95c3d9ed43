"""The index of the site: every story and every fact, one line each, complete without scripts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.model import Article, Digest, Edition
from generator.pages.addresses import ALL_FIGURES, ALL_STORIES, fact_anchor
from generator.pages.context import Context
from generator.pages.figures import FigureView, figure_view
from generator.pages.gist import Gists
from generator.pages.leaves import Leaf, leaves
from generator.pages.links import Link, headline_link
from generator.pages.paging import Pager, pager
from generator.pages.stories import StoriesOfEdition, Told, by_edition, every_story

STORIES_ON_A_PAGE = 60
FACTS_ON_A_PAGE = 120

Stated = tuple[Edition, Article, str]
"""The id of a fact, and the story that states it."""


@dataclass(frozen=True, slots=True)
class IndexView:
    """All that the template of the stories prints."""

    counts: tuple[str, ...]
    figures: Link
    """To the index of the facts."""
    editions: tuple[StoriesOfEdition, ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class IndexedFact:
    """One fact."""

    label: str
    figure: FigureView
    href: str


@dataclass(frozen=True, slots=True)
class FactsOfStory:
    """The facts of one story, or as many as stand on this page."""

    story: Link
    facts: tuple[IndexedFact, ...]


@dataclass(frozen=True, slots=True)
class IndexFiguresView:
    """All that the template of the facts prints."""

    count: str
    stories: Link
    """To the index of the stories."""
    of_stories: tuple[FactsOfStory, ...]
    pager: Pager | None


def story_leaves(digest: Digest) -> tuple[Leaf[Told], ...]:
    """The pages of the index of stories."""
    return leaves(every_story(digest), STORIES_ON_A_PAGE)


def fact_leaves(digest: Digest, gists: Gists) -> tuple[Leaf[Stated], ...]:
    """The pages of the index of facts."""
    stated = (
        (edition, article, fact.id)
        for edition, article in every_story(digest)
        for fact in gists[edition.id].stories[article.slug].facts
    )
    return leaves(stated, FACTS_ON_A_PAGE)


@dataclass(frozen=True, slots=True)
class Total:
    """How much the index holds."""

    stories: int
    facts: int


def total_of(digest: Digest, gists: Gists) -> Total:
    """How much the index of a site holds."""
    facts = sum(len(story.facts) for edition in digest.editions for story in gists[edition.id].stories.values())
    return Total(len(every_story(digest)), facts)


def index_view(context: Context, leaf: Leaf[Told], total: Total) -> IndexView:
    """One page of the index of stories."""
    words = context.words
    return IndexView(
        (words.count("index.stories", total.stories),),
        Link(words.count("index.figures", total.facts), context.link(ALL_FIGURES)),
        by_edition(context, leaf.items),
        pager(context, ALL_STORIES, leaf),
    )


def index_figures_view(context: Context, leaf: Leaf[Stated], total: Total) -> IndexFiguresView:
    """One page of the index of facts."""
    words = context.words
    return IndexFiguresView(
        words.count("index.figures", total.facts),
        Link(words.count("index.stories", total.stories), context.link(ALL_STORIES)),
        tuple(
            _of_story(context, tuple(group))
            for _, group in groupby(leaf.items, key=lambda each: (each[0].id, each[1].slug))
        ),
        pager(context, ALL_FIGURES, leaf),
    )


def _of_story(context: Context, stated: tuple[Stated, ...]) -> FactsOfStory:
    edition, article, _ = stated[0]
    shown = {fact for _, _, fact in stated}
    return FactsOfStory(
        headline_link(context, edition, article),
        tuple(
            IndexedFact(
                fact.label[context.language],
                figure_view(fact.figure, context.language),
                context.article(edition, article, fact_anchor(fact.id)),
            )
            for fact in edition.facts[article.slug].facts
            if fact.id in shown
        ),
    )
