"""The page of a place: its names, where it lies, what the stories say of it, its figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.model import Fact, Language, Term
from generator.pages.addresses import NUMBERS, leaf_path, place_path
from generator.pages.context import Context
from generator.pages.figures import FigureView, figure_view
from generator.pages.leaves import Leaf, leaves
from generator.pages.links import Link, headline_link
from generator.pages.locator import Locator, locator
from generator.pages.names import PlaceName, name_of, place_name
from generator.pages.numbers import FactsOfStories
from generator.pages.occurrences import Concordance, StoryQuotations, quotations
from generator.pages.paging import Pager, pager
from generator.pages.parts import ArticleText
from generator.pages.places import PLACES_ON_A_PAGE
from generator.pages.stories import Told, topic_links

_ON_A_PAGE = 4000
"""Chinese characters that a page of a place quotes."""
SENTENCES_OF_A_STORY = 3
"""As many are quoted: a story of a place names it in every paragraph, and says the rest on its own page."""
_OF_A_LINE = 40
"""As many as a headline or a figure weighs."""


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """The figures at a place."""

    facts: FactsOfStories
    leaf: int
    """Which page of all figures has them."""
    about: tuple[Told, ...]
    """The stories that name the place as theirs, or state figures at it."""


class PlaceFact(NamedTuple):
    """A figure at the place."""

    label: str
    as_of: str
    figure: FigureView
    href: str


class PlaceStory(NamedTuple):
    """A story of the place: its figures there, and what it says of it."""

    story: Link
    facts: tuple[PlaceFact, ...]
    said: StoryQuotations | None
    """None where it does not name the place."""


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
    figures: Link | None
    """To the same figures among all others."""
    is_first: bool
    """Whether it is the first page of the place, which says what the place is."""
    pager: Pager | None
    all_places: str
    other_lang: str


def story_leaves(
    about: Sequence[Told], said: Sequence[tuple[Told, int]], facts: FactsOfStories
) -> tuple[Leaf[Told], ...]:
    """The stories of a place, those about it before those that mention it, in as many pages as they need.

    They are weighed by their Chinese, so that both languages have the same pages. `said`: the stories that mention it,
    each with how much of it is quoted.
    """
    quoted = {(edition.id, article.slug): length for (edition, article), length in said}
    told = {(edition.id, article.slug): (edition, article) for edition, article in about}
    told |= {key: each for key, (each, _) in zip(quoted, said, strict=True) if key not in told}

    def weight(each: Told) -> int:
        key = each[0].id, each[1].slug
        return quoted.get(key, 0) + _OF_A_LINE * (1 + len(facts.get(key, ())))

    return leaves(told.values(), _ON_A_PAGE, weight)


def place_view(  # noqa: PLR0913, PLR0917 - a page of many origins
    context: Context, term: Term, used: Sequence[Term], found: Concordance, own: OwnFigures, leaf: Leaf[Told]
) -> PlaceView:
    """A page of one place among those that the editions use, with some of its stories."""
    words, language = context.words, context.language
    name = place_name(context, term)
    ids = [place.id for place in used]  # to compare whole terms would take longer than all else of a long list
    above = [place for place in _above(context, term) if place.id in ids]
    said = quotations(context, term, found.of(term, leaf.items), SENTENCES_OF_A_STORY)
    return PlaceView(
        id=term.id,
        name=name,
        above=tuple(_link(context, place) for place in above),
        level=name.level,
        inside=tuple(_link(context, place) for place in used if place.part_of == term.id and place is not term),
        variants=words("range.comma").join(term.variants),
        explain=term.explain[language] if term.explain else "",
        uncertain=term.uncertain[language] if term.uncertain else "",
        map=locator(context, term, above, used),
        topics=topic_links(context, own.about),
        stories=tuple(_stories(context, leaf.items, own.facts, said)),
        figures=Link(words("numbers"), context.link(leaf_path(NUMBERS, own.leaf), term.id)) if own.facts else None,
        is_first=leaf.number == 1,
        pager=pager(context, place_path(term.id), leaf),
        all_places=context.link(leaf_path("places/", 1 + ids.index(term.id) // PLACES_ON_A_PAGE), term.id),
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


def _stories(
    context: Context, told: Sequence[Told], facts: FactsOfStories, said: Iterable[StoryQuotations]
) -> Iterator[PlaceStory]:
    quoted = {each.key: each for each in said}
    for edition, article in told:
        stated = facts.get((edition.id, article.slug), ())
        own = quoted.get((edition.id, article.slug))
        story = own.story if own else headline_link(context, edition, article)
        yield PlaceStory(
            story, _facts(ArticleText(context, edition, article), stated, story.href) if stated else (), own
        )


def _facts(text: ArticleText, stated: Collection[str], href: str) -> tuple[PlaceFact, ...]:
    """Some figures of a story. `href`: to its page."""
    return tuple(_fact(text, fact, href) for fact in text.sheet.facts if fact.id in stated)


def _fact(text: ArticleText, fact: Fact, href: str) -> PlaceFact:
    language: Language = text.context.language
    as_of = fact.as_of or next((group.as_of for group in text.sheet.groups if group.id == fact.group), None)
    return PlaceFact(
        fact.label[language],
        as_of[language] if as_of else "",
        figure_view(fact.figure, language),
        f"{href}#{text.fragment(fact)}",
    )
