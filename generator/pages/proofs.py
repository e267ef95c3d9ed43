"""On which page of the proofs of an edition the proof of each figure stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from generator.model import Article, Edition, Fact
from generator.pages.leaves import Leaf, leaves

T = TypeVar("T")
PROOFS_ON_A_PAGE = 65

Proved = tuple[Article, tuple[Fact, ...]]
"""An article and those of its figures that are proved together."""


def proof_leaves(edition: Edition) -> tuple[Leaf[Proved], ...]:
    """The pages of the proofs; none where no article states a figure.

    The figures of an article stand on one page, unless they are more than a page holds.
    """
    found = tuple(
        (article, tuple(part)) for article in edition.articles for part in _torn(edition.sheet(article.slug).facts)
    )
    return leaves(found, PROOFS_ON_A_PAGE, lambda proved: len(proved[1])) if found else ()


def proof_pages(edition: Edition) -> Mapping[str, tuple[int, ...]]:
    """The page, from 1, that proves each figure of an article, in the order of its facts; by the article's slug."""
    return pages_of_proofs(
        tuple((article.slug, len(edition.sheet(article.slug).facts)) for article in edition.articles)
    )


@lru_cache(maxsize=1 << 10)
def pages_of_proofs(counts: tuple[tuple[str, int], ...]) -> Mapping[str, tuple[int, ...]]:
    """As `proof_pages`, from the number of facts of each article: every page of an edition asks for it."""
    torn = [(slug, len(part)) for slug, count in counts for part in _torn(range(count))]
    found: dict[str, tuple[int, ...]] = {}
    for leaf in leaves(torn, PROOFS_ON_A_PAGE, lambda each: each[1]):
        for slug, count in leaf.items:
            found[slug] = (*found.get(slug, ()), *(leaf.number,) * count)
    return found


def _torn(facts: Sequence[T]) -> Iterator[Sequence[T]]:
    """What one page holds, torn apart where it is more."""
    for begin in range(0, len(facts), PROOFS_ON_A_PAGE):
        yield facts[begin : begin + PROOFS_ON_A_PAGE]
