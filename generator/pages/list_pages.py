"""The pages that lead to all others: the index of stories and facts, the archive of editions, the topics."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.model import Digest
from generator.pages.addresses import ALL_FIGURES, ALL_STORIES, EDITIONS, TOPICS, leaf_path, topic_path
from generator.pages.archive import archive_view, edition_leaves
from generator.pages.context import Context
from generator.pages.index import fact_leaves, index_figures_view, index_view, story_leaves
from generator.pages.making import crumb, listing, numbered
from generator.pages.names import name_of
from generator.pages.page import Page
from generator.pages.topics import topic_leaves, topic_view, topics_view, used_topics

At = Callable[[str], Context]
"""From the Chinese path of a page to where it stands in the language of the pages in the making."""


def list_pages(at: At, digest: Digest) -> Iterator[Page]:
    """All of them in one language."""
    yield from _index(at, digest)
    yield from _archive(at, digest)
    yield from _topics(at, digest)


def _index(at: At, digest: Digest) -> Iterator[Page]:
    for leaf in story_leaves(digest):
        context = at(leaf_path(ALL_STORIES, leaf.number))
        title = numbered(context, context.words("index"), leaf)
        yield listing(context, "index", index_view(context, leaf), title=title)
    for found in fact_leaves(digest):
        context = at(leaf_path(ALL_FIGURES, found.number))
        title = numbered(context, context.words("index-figures"), found)
        above = (crumb(context, context.words("index"), ALL_STORIES),)
        yield listing(
            context, "index-figures", index_figures_view(context, found), title=title, section="index", above=above
        )


def _archive(at: At, digest: Digest) -> Iterator[Page]:
    for leaf in edition_leaves(digest):
        context = at(leaf_path(EDITIONS, leaf.number))
        title = numbered(context, context.words("editions.title"), leaf)
        yield listing(context, "editions", archive_view(context, leaf), title=title)


def _topics(at: At, digest: Digest) -> Iterator[Page]:
    yield listing(at(TOPICS), "topics", topics_view(at(TOPICS)))
    for term in used_topics(digest):
        for leaf in topic_leaves(digest, term):
            context = at(leaf_path(topic_path(term.id), leaf.number))
            name = name_of(term, context.language)
            yield listing(
                context,
                "topic",
                topic_view(context, term, leaf),
                title=numbered(context, name, leaf),
                description=term.explain[context.language] if term.explain else context.words("topic.lead", name=name),
                section="topics",
                above=(crumb(context, context.words("topics"), TOPICS),),
            )
