"""The page of a place: its names, where it lies, what the stories say of it, its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Article, Edition, Fact, Language, Term
from generator.pages.addresses import NUMBERS, leaf_path
from generator.pages.context import Context
from generator.pages.figures import FigureView, figure_view
from generator.pages.links import Link, headline_link
from generator.pages.locator import Locator, locator
from generator.pages.names import PlaceName, name_of, place_name
from generator.pages.numbers import Stories
from generator.pages.occurrences import Concordance, StoryQuotations, quotations, stories_of
from generator.pages.parts import ArticleText
from generator.pages.places import PLACES_ON_A_PAGE
from generator.pages.stories import topic_links


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """The figures at a place."""

    facts: Stories
    leaf: int
    """Which page of all figures has them."""


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A figure at the place."""

    label: str
    as_of: str
    figure: FigureView
    href: str


@dataclass(frozen=True, slots=True)
class PlaceStory:
    """A story about the place, with its figures there."""

    story: Link
    facts: tuple[PlaceFact, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """All that the template of a place prints."""

    id: str
    name: PlaceName
    above: tuple[Link, ...]
    """The places that it lies in, the nearest first."""
    level: str
    inside: tuple[Link, ...]
    """The places that lie in it."""
    variants: str
    explain: str
    uncertain: str
    map: Locator | None
    topics: tuple[Link, ...]
    """Of the stories about it."""
    stories: tuple[PlaceStory, ...]
    quotations: tuple[StoryQuotations, ...]
    figures: Link | None
    """To the same figures among all others."""
    all_places: str
    description: str
    other_lang: str


def place_view(context: Context, term: Term, used: Sequence[Term], found: Concordance, own: OwnFigures) -> PlaceView:
    """The page of one place among those that the editions use."""
    words, language = context.words, context.language
    name = place_name(context, term)
    above = [place for place in _above(context, term) if place in used]
    occurrences = found.get(term.id, ())
    explain = term.explain[language] if term.explain else ""
    return PlaceView(
        id=term.id,
        name=name,
        above=tuple(_link(context, place) for place in above),
        level=name.level,
        inside=tuple(_link(context, place) for place in used if place.part_of == term.id and place is not term),
        variants=words("range.comma").join(term.variants),
        explain=explain,
        uncertain=term.uncertain[language] if term.uncertain else "",
        map=locator(context, term, above, used),
        topics=topic_links(context, _about(context, term, own.facts)),
        stories=tuple(_stories(context, term, stories_of(occurrences), own.facts)),
        quotations=quotations(context, term, occurrences),
        figures=Link(words("numbers"), context.link(leaf_path(NUMBERS, own.leaf), term.id)) if own.facts else None,
        all_places=context.link(leaf_path("places/", 1 + list(used).index(term) // PLACES_ON_A_PAGE), term.id),
        description=explain or words("place.description", name=name.name, other=name.other),
        other_lang=context.other_lang,
    )


def _link(context: Context, place: Term) -> Link:
    return Link(name_of(place, context.language), context.entry(place))


def _above(context: Context, term: Term) -> Iterator[Term]:
    """The places that a place lies in, the nearest first."""
    seen, parent = {term.id}, term.part_of
    while parent and parent not in seen:
        place = context.digest.glossary.get(parent)
        if place is None:
            return
        yield place
        seen.add(parent)
        parent = place.part_of


def _about(context: Context, term: Term, facts: Stories) -> list[tuple[Edition, Article]]:
    return [
        (edition, article)
        for edition in context.digest.editions
        for article in edition.articles
        if term.id in article.places or (edition.id, article.slug) in facts
    ]


def _stories(
    context: Context, term: Term, mentioning: Sequence[tuple[Edition, Article]], facts: Stories
) -> Iterator[PlaceStory]:
    """The stories about the place, then those that mention it."""
    about = _about(context, term, facts)
    told = {(edition.id, article.slug) for edition, article in about}
    others = [(edition, article) for edition, article in mentioning if (edition.id, article.slug) not in told]
    for edition, article in (*about, *others):
        own = facts.get((edition.id, article.slug), [])
        text = ArticleText(context, edition, article)
        yield PlaceStory(headline_link(context, edition, article), tuple(_fact(text, fact) for fact in own))


def _fact(text: ArticleText, fact: Fact) -> PlaceFact:
    language: Language = text.context.language
    group = next((group for group in text.sheet.groups if group.id == fact.group), None)
    as_of = fact.as_of or (group.as_of if group else None)
    return PlaceFact(
        fact.label[language],
        as_of[language] if as_of else "",
        figure_view(fact.figure, language),
        text.context.article(text.edition, text.article, text.fragment(fact)),
    )
