"""The topics of the site, and the stories on each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Digest, Term
from generator.pages.addresses import TOPICS, topic_path
from generator.pages.context import Context
from generator.pages.leaves import Leaf, leaves
from generator.pages.links import Link, headline_link
from generator.pages.names import name_of
from generator.pages.paging import Pager, pager
from generator.pages.stories import StoriesOfEdition, Told, by_edition, every_story, place_links, topic_links

STORIES_ON_A_PAGE = 60
NEWEST = 3
"""How many stories the list of topics names of each."""


@dataclass(frozen=True, slots=True)
class ListedTopic:
    """One topic with the number of its stories."""

    link: Link
    other: str
    stories: str
    explain: str
    newest: tuple[Link, ...]
    """Its newest stories."""


@dataclass(frozen=True, slots=True)
class TopicsView:
    """All that the template of the topics prints."""

    topics: tuple[ListedTopic, ...]
    other_lang: str


@dataclass(frozen=True, slots=True)
class TopicView:
    """All that the template of a topic prints."""

    name: str
    other: str
    explain: str
    count: str
    topics: tuple[Link, ...]
    """All topics, this one among them."""
    places: tuple[Link, ...]
    """The places of its stories."""
    editions: tuple[StoriesOfEdition, ...]
    pager: Pager | None
    all_topics: str
    other_lang: str


def used_topics(digest: Digest) -> tuple[Term, ...]:
    """The topics that have stories, in the order of the glossary."""
    used = {topic for _, article in every_story(digest) for topic in article.topics}
    return tuple(term for term in digest.glossary.terms if term.id in used)


def topics_view(context: Context) -> TopicsView:
    """The list of topics."""
    return TopicsView(
        tuple(
            ListedTopic(
                Link(name_of(term, context.language), context.topic(term)),
                name_of(term, context.other),
                context.words.count("index.stories", len(_stories(context.digest, term))),
                term.explain[context.language] if term.explain else "",
                tuple(headline_link(context, *story) for story in _stories(context.digest, term)[:NEWEST]),
            )
            for term in used_topics(context.digest)
        ),
        context.other_lang,
    )


def topic_leaves(digest: Digest, term: Term) -> tuple[Leaf[Told], ...]:
    """The pages of a topic."""
    return leaves(_stories(digest, term), STORIES_ON_A_PAGE)


def topic_view(context: Context, term: Term, leaf: Leaf[Told]) -> TopicView:
    """One page of the stories on a topic."""
    digest, language = context.digest, context.language
    name, told = name_of(term, language), _stories(digest, term)
    return TopicView(
        name=name,
        other=name_of(term, context.other),
        explain=term.explain[language] if term.explain else "",
        count=context.words.count("index.stories", len(told)),
        topics=tuple(marked(topic_links(context, every_story(digest)), context.topic(term))),
        places=place_links(context, told),
        editions=by_edition(context, leaf.items),
        pager=pager(context, topic_path(term.id), leaf),
        all_topics=context.link(TOPICS),
        other_lang=context.other_lang,
    )


def marked(links: Iterable[Link], current: str) -> Iterable[Link]:
    """Links, the one to an address as the current one."""
    return (Link(link.text, link.href, link.lang, current=link.href == current) for link in links)


def newest_stories(digest: Digest) -> tuple[Told, ...]:
    """The stories that the list of topics names."""
    return tuple(story for term in used_topics(digest) for story in _stories(digest, term)[:NEWEST])


def _stories(digest: Digest, term: Term) -> tuple[Told, ...]:
    return tuple(told for told in every_story(digest) if term.id in told[1].topics)
