"""The pages that lead to all others: the index of stories and facts, the archive of editions, the topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.model import Digest, Edition, Term
from generator.pages.addresses import ALL_FIGURES, ALL_STORIES, EDITIONS, TOPICS, leaf_path, topic_path
from generator.pages.archive import archive_view, edition_leaves
from generator.pages.gist import Gists
from generator.pages.index import Stated, Total, fact_leaves, index_figures_view, index_view, story_leaves, total_of
from generator.pages.leaves import Leaf
from generator.pages.making import At, Draft, Reads, Sheet, crumb, listing, numbered
from generator.pages.names import name_of
from generator.pages.stories import Told, every_story
from generator.pages.topics import newest_stories, topic_leaves, topic_view, topics_view, used_topics


def list_pages(digest: Digest, gists: Gists) -> Iterator[Sheet]:
    """All of them."""
    yield from _index(digest, gists)
    yield from _archive(digest)
    yield from _topics(digest)


def _listed(told: Iterable[Told], others: str = "") -> Reads:
    """Stories as a list shows them."""
    return Reads((), tuple((edition.id, article.slug) for edition, article in told), others)


def _on_topic(digest: Digest, term: Term) -> Iterator[Told]:
    return (told for told in every_story(digest) if term.id in told[1].topics)


def _index(digest: Digest, gists: Gists) -> Iterator[Sheet]:
    total = total_of(digest, gists)
    for leaf in story_leaves(digest):
        yield partial(_stories_of_index, leaf, total, _listed(leaf.items, repr(total)))
    for found in fact_leaves(digest, gists):
        yield partial(_figures_of_index, found, total, _stating(found, total))


def _stories_of_index(leaf: Leaf[Told], total: Total, reads: Reads, at: At) -> Draft:
    context = at(leaf_path(ALL_STORIES, leaf.number))
    title = numbered(context, context.words("index"), leaf.number)
    return listing(context, "index", partial(index_view, context, leaf, total), reads=reads, title=title)


def _figures_of_index(leaf: Leaf[Stated], total: Total, reads: Reads, at: At) -> Draft:
    context = at(leaf_path(ALL_FIGURES, leaf.number))
    return listing(
        context,
        "index-figures",
        partial(index_figures_view, context, leaf, total),
        reads=reads,
        title=numbered(context, context.words("index-figures"), leaf.number),
        section="index",
        above=(crumb(context, context.words("index"), ALL_STORIES),),
    )


def _stating(leaf: Leaf[Stated], total: Total) -> Reads:
    """The facts on one page: which of a story's they are depends on the stories before it."""
    stories = dict.fromkeys((edition.id, article.slug) for edition, article, _ in leaf.items)
    return Reads(tuple(stories), others=repr((total, leaf.last, [fact for _, _, fact in leaf.items])))


def _archive(digest: Digest) -> Iterator[Sheet]:
    for leaf in edition_leaves(digest):
        first = [(edition, article) for edition in leaf.items for article in edition.articles[:1]]
        yield partial(_editions, leaf, _listed(first))


def _editions(leaf: Leaf[Edition], reads: Reads, at: At) -> Draft:
    context = at(leaf_path(EDITIONS, leaf.number))
    title = numbered(context, context.words("editions.title"), leaf.number)
    return listing(context, "editions", partial(archive_view, context, leaf), reads=reads, title=title)


def _topics(digest: Digest) -> Iterator[Sheet]:
    of_topics = repr([article.topics for _, article in every_story(digest)])
    yield partial(_all_topics, _listed(newest_stories(digest), of_topics))
    for term in used_topics(digest):
        reads = _listed(_on_topic(digest, term), of_topics)
        for leaf in topic_leaves(digest, term):
            yield partial(_topic, term, leaf, reads)


def _all_topics(reads: Reads, at: At) -> Draft:
    context = at(TOPICS)
    return listing(context, "topics", partial(topics_view, context), reads=reads)


def _topic(term: Term, leaf: Leaf[Told], reads: Reads, at: At) -> Draft:
    context = at(leaf_path(topic_path(term.id), leaf.number))
    name = name_of(term, context.language)
    return listing(
        context,
        "topic",
        partial(topic_view, context, term, leaf),
        reads=reads,
        title=numbered(context, name, leaf.number),
        description=term.explain[context.language] if term.explain else context.words("topic.lead", name=name),
        section="topics",
        above=(crumb(context, context.words("topics"), TOPICS),),
    )
