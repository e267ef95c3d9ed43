"""The list of the places that the editions write about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Digest, Term
from generator.pages.context import Context
from generator.pages.gist import Gists
from generator.pages.leaves import Leaf, leaves
from generator.pages.names import PlaceName, place_name
from generator.pages.occurrences import Concordance
from generator.pages.paging import Pager, pager

PLACES_ON_A_PAGE = 80


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """One place, with the way to its page."""

    id: str
    name: PlaceName
    href: str
    explain: str


@dataclass(frozen=True, slots=True)
class PlacesView:
    """All that the template of the places page prints."""

    places: tuple[ListedPlace, ...]
    pager: Pager | None
    other_lang: str


def place_leaves(used: Sequence[Term]) -> tuple[Leaf[Term], ...]:
    """The pages of the list, in the order of the glossary."""
    return leaves(used, PLACES_ON_A_PAGE)


def places_view(context: Context, leaf: Leaf[Term]) -> PlacesView:
    """One page of the places that the editions use."""
    places = (
        ListedPlace(
            term.id,
            place_name(context, term),
            context.entry(term),
            term.explain[context.language] if term.explain else "",
        )
        for term in leaf.items
    )
    return PlacesView(tuple(places), pager(context, "places/", leaf), context.other_lang)


def used_places(digest: Digest, found: Concordance, gists: Gists) -> tuple[Term, ...]:
    """The places of the glossary that an article or a fact names, that a text mentions, or that hold one of these."""
    glossary, named = digest.glossary, set[str]()
    for edition in digest.editions:
        named.update(place for article in edition.articles for place in article.places)
        stories = gists[edition.id].stories.values()
        named.update(fact.place for story in stories for fact in story.facts if fact.place)
    places = [term for term in glossary.terms if term.kind == "place"]
    named.update(term.id for term in places if found.told(term))
    for place in [term for term in places if term.id in named]:
        seen = {place.id}
        parent = place.part_of
        while parent and parent not in seen:  # a circle in the glossary must not hang the build
            named.add(parent)
            seen.add(parent)
            above = glossary.get(parent)
            parent = above.part_of if above else None
    return tuple(term for term in places if term.id in named)
