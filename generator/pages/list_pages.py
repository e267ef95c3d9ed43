"""The pages that lead to all others: the index of stories and facts, the archive of editions, the topics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.model import Digest, Term
from generator.pages.addresses import ALL_FIGURES, ALL_STORIES, EDITIONS, TOPICS, leaf_path, topic_path
from generator.pages.archive import archive_view, edition_leaves
from generator.pages.context import Context
from generator.pages.index import Stated, Total, fact_leaves, index_figures_view, index_view, story_leaves, total_of
from generator.pages.leaves import Leaf
from generator.pages.making import Draft, Reads, crumb, listing, numbered
from generator.pages.names import name_of
from generator.pages.stories import Told, every_story
from generator.pages.topics import newest_stories, topic_leaves, topic_view, topics_view, used_topics

At = Callable[[str], Context]
"""From the Chinese path of a page to where it stands in the language of the pages in the making."""


def list_pages(at: At, digest: Digest) -> Iterator[Draft]:
    """All of them in one language."""
    yield from _index(at, digest)
    yield from _archive(at, digest)
    yield from _topics(at, digest)


def _listed(told: Iterable[Told], others: str = "") -> Reads:
    """Stories as a list shows them."""
    return Reads((), tuple((edition.id, article.slug) for edition, article in told), others)


def _on_topic(digest: Digest, term: Term) -> Iterator[Told]:
    return (told for told in every_story(digest) if term.id in told[1].topics)


def _index(at: At, digest: Digest) -> Iterator[Draft]:
    total = total_of(digest)
    for leaf in story_leaves(digest):
        context = at(leaf_path(ALL_STORIES, leaf.number))
        title = numbered(context, context.words("index"), leaf.number)
        yield listing(
            context,
            "index",
            partial(index_view, context, leaf, total),
            reads=_listed(leaf.items, repr(total)),
            title=title,
        )
    for found in fact_leaves(digest):
        context = at(leaf_path(ALL_FIGURES, found.number))
        title = numbered(context, context.words("index-figures"), found.number)
        above = (crumb(context, context.words("index"), ALL_STORIES),)
        yield listing(
            context,
            "index-figures",
            partial(index_figures_view, context, found, total),
            reads=_stating(found, total),
            title=title,
            section="index",
            above=above,
        )


def _stating(leaf: Leaf[Stated], total: Total) -> Reads:
    """The facts on one page: which of a story's they are depends on the stories before it."""
    stories = dict.fromkeys((edition.id, article.slug) for edition, article, _ in leaf.items)
    return Reads(tuple(stories), others=repr((total, leaf.last, [fact.id for _, _, fact in leaf.items])))


def _archive(at: At, digest: Digest) -> Iterator[Draft]:
    for leaf in edition_leaves(digest):
        context = at(leaf_path(EDITIONS, leaf.number))
        title = numbered(context, context.words("editions.title"), leaf.number)
        first = [(edition, article) for edition in leaf.items for article in edition.articles[:1]]
        yield listing(context, "editions", partial(archive_view, context, leaf), reads=_listed(first), title=title)


def _topics(at: At, digest: Digest) -> Iterator[Draft]:
    of_topics = repr([article.topics for _, article in every_story(digest)])
    yield listing(
        at(TOPICS), "topics", partial(topics_view, at(TOPICS)), reads=_listed(newest_stories(digest), of_topics)
    )
    for term in used_topics(digest):
        for leaf in topic_leaves(digest, term):
            context = at(leaf_path(topic_path(term.id), leaf.number))
            name = name_of(term, context.language)
            yield listing(
                context,
                "topic",
                partial(topic_view, context, term, leaf),
                reads=_listed(_on_topic(digest, term), of_topics),
                title=numbered(context, name, leaf.number),
                description=term.explain[context.language] if term.explain else context.words("topic.lead", name=name),
                section="topics",
                above=(crumb(context, context.words("topics"), TOPICS),),
            )
