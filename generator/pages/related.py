"""Which stories a reader of one may want next: those that share places, topics and words of the glossary with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import lcm
from typing import NamedTuple

from generator.model import Article, Digest, Edition, Term
from generator.pages.context import Context
from generator.pages.links import Link, headline_link
from generator.pages.names import name_of
from generator.pages.stories import every_story

RELATED = 3
"""How many stories are proposed."""
SHOWN = 2
"""How many of the things that two stories share are named."""
COMMON = 50
"""What more stories than these share relates none of them."""

_WHOLE = lcm(*range(1, COMMON + 1))
"""What all that share a thing have of it together: an even part of it is a whole number, and compares exactly."""

Key = tuple[str, str]
"""A story by the id of its edition and its slug."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A story that shares something with another one."""

    edition: Edition
    article: Article
    shared: tuple[Term, ...]
    """What the two share, the rarest first."""


Related = Mapping[Key, tuple[Relative, ...]]


class RelatedStory(NamedTuple):
    """A story to read next."""

    headline: Link
    shared: str


@dataclass(frozen=True, slots=True)
class Onward:
    """Where to go from a story."""

    previous: Link | None
    next: Link | None
    related: tuple[RelatedStory, ...]


Near = Mapping[Key, tuple[tuple[Key, tuple[str, ...]], ...]]
"""For each story the nearest others, and the ids of the entries that they share with it, the rarest first."""
Memory = Callable[[str, Callable[[], Near]], Near]
"""Knows what came of the same things before, which it is told as text, or has it found out."""


def without_memory(what: str, make: Callable[[], Near]) -> Near:  # noqa: ARG001
    """A memory that knows nothing."""
    return make()


def relatives(digest: Digest, said: Mapping[str, Iterable[Key]], memory: Memory = without_memory) -> Related:
    """The stories related to each, the nearest first: what few stories share weighs more than what many share.

    `said`: the stories that speak of an entry of the glossary, by its id.
    """
    stories = {(edition.id, article.slug): (edition, article) for edition, article in every_story(digest)}
    terms = {term.id: term for term in digest.glossary.terms}
    keys, sharing = list(stories), _shared_by(digest, said)
    near = memory(repr((keys, sharing)), lambda: _nearest(keys, sharing))
    return {
        key: tuple(Relative(*stories[other], tuple(terms[term] for term in shared)) for other, shared in near[key])
        for key in keys
    }


def _nearest(keys: Sequence[Key], sharing: Sequence[tuple[str, tuple[Key, ...]]]) -> Near:
    """The nearest of each story. `sharing`: the entries that stories share, by their ids, with these."""
    number = {key: at for at, key in enumerate(keys)}
    shared: dict[int, list[tuple[str, Mapping[int, None]]]] = defaultdict(list)
    for term, having in sharing:
        numbers = {number[key]: None for key in having}
        for one in numbers:
            shared[one].append((term, numbers))

    def near(one: int) -> tuple[tuple[Key, tuple[str, ...]], ...]:
        weight: dict[int, int] = defaultdict(int)
        for _, having in shared[one]:
            part = _WHOLE // len(having)
            for other in having:
                weight[other] += part
        weight.pop(one, None)
        nearest = nsmallest(RELATED, ((-own, other) for other, own in weight.items()))
        rarest = sorted(shared[one], key=lambda each: len(each[1]))
        return tuple((keys[other], tuple(term for term, having in rarest if other in having)) for _, other in nearest)

    return {key: near(one) for key, one in number.items()}


def _shared_by(digest: Digest, said: Mapping[str, Iterable[Key]]) -> list[tuple[str, tuple[Key, ...]]]:
    """The id of each entry of the glossary that a few stories share, with these stories."""
    having: dict[str, dict[Key, None]] = defaultdict(dict)
    for edition, article in every_story(digest):
        for term_id in (*article.places, *article.topics):
            having[term_id][edition.id, article.slug] = None
    for term_id, keys in said.items():
        having[term_id] |= dict.fromkeys(keys)
    return [(term.id, tuple(having[term.id])) for term in digest.glossary.terms if 1 < len(having[term.id]) <= COMMON]


def onward(context: Context, edition: Edition, article: Article, related: tuple[Relative, ...]) -> Onward:
    """The ways on from a story: its neighbours in the edition, and related ones."""
    at = edition.number(article.slug) - 1
    before = edition.articles[at - 1] if at else None
    after = edition.articles[at + 1] if at + 1 < len(edition.articles) else None
    return Onward(
        headline_link(context, edition, before) if before else None,
        headline_link(context, edition, after) if after else None,
        tuple(
            RelatedStory(
                headline_link(context, each.edition, each.article),
                context.words(
                    "related.shared",
                    names=context.words("names.comma").join(
                        name_of(term, context.language) for term in each.shared[:SHOWN]
                    ),
                ),
            )
            for each in related
        ),
    )
