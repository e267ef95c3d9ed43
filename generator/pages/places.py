"""The places that the editions write about: names, where they belong, stories, figures."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Language, Term
from generator.pages.context import Context
from generator.pages.links import Link, headline_link
from generator.pages.names import PlaceName, place_name
from generator.pages.numbers import facts_by_place
from generator.pages.occurrences import occurrences


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One place."""

    id: str
    name: PlaceName
    variants: str
    explain: str
    uncertain: str
    stories: tuple[Link, ...]
    figures: Link | None
    inside: tuple[Link, ...]
    """Places that are part of it."""


@dataclass(frozen=True, slots=True)
class PlacesView:
    """All that the template of the places page prints."""

    places: tuple[PlaceView, ...]
    other_lang: str


def places_view(context: Context) -> PlacesView:
    """The places page: what the editions use, in the order of the glossary."""
    used = used_places(context)
    facts = {place: sum(map(len, stories.values())) for place, stories in facts_by_place(context).items()}
    return PlacesView(tuple(_place(context, term, used, facts.get(term.id, 0)) for term in used), context.other_lang)


def used_places(context: Context) -> tuple[Term, ...]:
    """The places of the glossary that an article or a fact names, that a text mentions, or that hold one of these."""
    glossary, named = context.digest.glossary, set[str]()
    for edition in context.digest.editions:
        named.update(place for article in edition.articles for place in article.places)
        named.update(fact.place for sheet in edition.facts.values() for fact in sheet.facts if fact.place)
    places = [term for term in glossary.terms if term.kind == "place"]
    named.update(term.id for term in places if next(occurrences(context.digest, term), None))
    for place in [term for term in places if term.id in named]:
        seen = {place.id}
        parent = place.part_of
        while parent and parent not in seen:  # a circle in the glossary must not hang the build
            named.add(parent)
            seen.add(parent)
            above = glossary.get(parent)
            parent = above.part_of if above else None
    return tuple(term for term in places if term.id in named)


def _place(context: Context, term: Term, used: tuple[Term, ...], facts: int) -> PlaceView:
    words, language = context.words, context.language
    named = [
        (edition, article)
        for edition in context.digest.editions
        for article in edition.articles
        if term.id in article.places
    ]
    mentioned = [(found.edition, found.article) for found in occurrences(context.digest, term)]
    return PlaceView(
        id=term.id,
        name=place_name(context, term),
        variants=words("range.comma").join(term.variants),
        explain=term.explain[language] if term.explain else "",
        uncertain=term.uncertain[language] if term.uncertain else "",
        stories=tuple(
            headline_link(context, edition, article)
            for edition, article in [*named, *(pair for pair in mentioned if pair not in named)]
        ),
        figures=Link(words.count("places.figures", facts), context.link("numbers/", term.id)) if facts else None,
        inside=tuple(
            Link(other.zh if language is Language.ZH else other.en, f"#{other.id}")
            for other in used
            if other.part_of == term.id and other.id != term.id
        ),
    )
