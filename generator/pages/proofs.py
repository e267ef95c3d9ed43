"""On which page of the proofs of an edition the proof of each figure stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model import Article, Edition, Fact, FactSheet
from generator.pages.leaves import Leaf, leaves

PROOFS_ON_A_PAGE = 60

Proved = tuple[Article, tuple[Fact, ...]]
"""An article and those of its figures that are proved together."""


def proof_leaves(edition: Edition) -> tuple[Leaf[Proved], ...]:
    """The pages of the proofs; none where no article states a figure.

    The figures of an article stand on one page, unless they are more than a page holds.
    """
    found = tuple(_proved(edition))
    return leaves(found, PROOFS_ON_A_PAGE, lambda proved: len(proved[1])) if found else ()


def proof_pages(edition: Edition) -> Mapping[str, Mapping[str, int]]:
    """The page, from 1, that proves each figure, by the slug of its article and the id of its fact."""
    found: dict[str, dict[str, int]] = {}
    for leaf in proof_leaves(edition):
        for article, facts in leaf.items:
            found.setdefault(article.slug, {}).update(dict.fromkeys((fact.id for fact in facts), leaf.number))
    return found


def _proved(edition: Edition) -> Iterator[Proved]:
    for article in edition.articles:
        facts = edition.facts.get(article.slug, FactSheet()).facts
        for begin in range(0, len(facts), PROOFS_ON_A_PAGE):
            yield article, facts[begin : begin + PROOFS_ON_A_PAGE]
