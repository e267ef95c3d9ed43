"""All figures of all editions, by place: as printed, with a bar only where the source ties figures together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from generator.facts.unit_table import KIND_NAMES, Kind
from generator.facts.units import in_base, kind_of
from generator.model import Digest, Edition
from generator.pages.addresses import NUMBERS, file_href, leaf_path
from generator.pages.arithmetic import contradiction
from generator.pages.blocks import Block, Group, Row, groups_of, inconsistency
from generator.pages.bylines import edition_name
from generator.pages.context import Context
from generator.pages.data_files import FOLDER
from generator.pages.figures import FigureView, figure_view, percent, plain
from generator.pages.gist import Gists
from generator.pages.leaves import Leaf, leaves
from generator.pages.links import Link, Phrase, headline_phrase
from generator.pages.names import PlaceName, name_of, place_name
from generator.pages.paging import Pager, pager
from generator.pages.parts import ArticleText
from generator.pages.prose import paragraph_numbers
from generator.pages.published import VERSION

FACTS_ON_A_PAGE = 130
JUMPS_SEEN = 24
"""More places than these fill the screen of a phone with names before the first figure."""
ROWS_OF_A_HEADING = 3
"""How many rows the heading of a place or a story weighs."""
ELSEWHERE = "elsewhere"
"""Anchor of the facts of articles without a place."""


PlaceFacts = tuple[str | None, tuple[str, str], tuple[str, ...]]
"""A place, a story, and the ids of the figures of the story there."""


class NumberRow(NamedTuple):
    """One fact in a table."""

    label: str
    as_of: str
    figure: FigureView
    whole: bool
    """Whether it is the total of its table."""
    width: str
    """Of its bar, in percent; empty: no bar."""
    share: str
    note: str
    """Link to the note on its inconsistency."""
    computed: str
    source: Link
    described: str
    """The source link with what it is the source of: for screen readers, and for who says aloud what they see."""
    proof: str
    """Link to the page that proves the figure."""
    kind: str
    """What it measures, to filter by."""
    base: str
    """The value in the base unit, to sort by."""


@dataclass(frozen=True, slots=True)
class NumberTable:
    """Facts that stand together."""

    title: str
    dated: str
    """When that was so, and in which edition it stands where no headline above the tables says so."""
    rows: tuple[NumberRow, ...]


@dataclass(frozen=True, slots=True)
class StoryNumbers:
    """The facts of one story at one place."""

    headline: Phrase
    href: str
    edition: str
    """Named where the site has several."""
    topics: str
    """Ids of its topics, to filter by."""
    tables: tuple[NumberTable, ...]


@dataclass(frozen=True, slots=True)
class PlaceNumbers:
    """All facts at one place."""

    id: str
    name: PlaceName
    stories: tuple[StoryNumbers, ...]
    several: bool
    """Whether more than one story has figures there, on whichever page: then each stands under its own headline."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to filter by."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class NumbersView:
    """All that the template of the numbers page prints."""

    places: tuple[PlaceNumbers, ...]
    """Those on this page."""
    jumps: tuple[Link, ...]
    """On the first page to every place, on whichever page; on the others to their own."""
    folded: bool
    """Whether there are too many of them to stand open above the figures."""
    choices: tuple[Choice, ...]
    """Every place; empty on all pages but the first, where figures are chosen."""
    choose: Link | None
    """On the other pages the way there."""
    pager: Pager | None
    rest: tuple[str, ...]
    """On the first page the addresses of the others, for the script that filters all figures."""
    other_lang: str
    topics: tuple[Choice, ...]
    """As `choices`."""
    kinds: tuple[Choice, ...]
    """As `choices`."""
    files: tuple[Link, ...]
    """The data files."""
    version: str = VERSION
    """Of their form."""


def numbers_leaves(by_place: Mapping[str | None, FactsOfStories]) -> tuple[Leaf[PlaceFacts], ...]:
    """The pages of all figures, place by place."""
    groups = [
        (place, story, facts)
        for place in sorted(by_place, key=lambda place: place is None)
        for story, facts in by_place[place].items()
    ]
    return leaves(groups, FACTS_ON_A_PAGE, lambda group: ROWS_OF_A_HEADING + len(group[2]))


def leaf_of_places(found: Iterable[Leaf[PlaceFacts]]) -> dict[str, int]:
    """On which page the figures of each place begin, by its anchor there, in the order of the pages."""
    begins: dict[str, int] = {}
    for leaf in found:
        for place, _, _ in leaf.items:
            begins.setdefault(place or ELSEWHERE, leaf.number)
    return begins


def places_of_several(found: Sequence[Leaf[PlaceFacts]]) -> frozenset[str | None]:
    """The places of which more than one story has figures, on whichever pages."""
    counted = Counter(place for leaf in found for place, _, _ in leaf.items)
    return frozenset(place for place, stories in counted.items() if stories > 1)


def numbers_view(
    context: Context,
    leaf: Leaf[PlaceFacts],
    places: Mapping[str, int],
    several: Collection[str | None],
    kinds: Collection[str],
) -> NumbersView:
    """One page of all figures. `places`: on which page each place begins, in the order of the pages.

    `several`: the places of which more than one story has figures. `kinds`: what the figures of all pages measure.
    """
    by_place: dict[str | None, dict[tuple[str, str], tuple[str, ...]]] = {}
    for place, story, facts in leaf.items:
        by_place.setdefault(place, {})[story] = facts
    named = {place: at for place, at in places.items() if leaf.number in {1, at}}
    names = {place: place_name(context, context.digest.glossary.get(place)).name for place in named}
    editions = {edition.id: edition for edition in context.digest.editions}
    return NumbersView(
        tuple(
            _place(context, editions, place, stories, several=place in several) for place, stories in by_place.items()
        ),
        tuple(Link(names[place], context.link(leaf_path(NUMBERS, at), place)) for place, at in named.items()),
        len(named) > JUMPS_SEEN,
        tuple(Choice(place, name) for place, name in names.items()) if leaf.number == 1 else (),
        Link(context.words("filter.whole"), context.link(NUMBERS, "filters")) if leaf.number > 1 else None,
        pager(context, NUMBERS, leaf),
        tuple(context.link(leaf_path(NUMBERS, n)) for n in range(2, leaf.last + 1)) if leaf.number == 1 else (),
        context.other_lang,
        _topics(context) if leaf.number == 1 else (),
        _kinds(context, kinds) if leaf.number == 1 else (),
        tuple(
            Link(context.words(f"data.{end}"), file_href(context.path, f"{FOLDER}/facts.{suffix}"))
            for end, suffix in _FILES
        ),
    )


_FILES = (("csv", "csv"), ("json", "json"), ("schema", "schema.json"))


def _topics(context: Context) -> tuple[Choice, ...]:
    used = {topic for edition in context.digest.editions for article in edition.articles for topic in article.topics}
    terms = [term for term in context.digest.glossary.terms if term.id in used]
    return tuple(Choice(term.id, name_of(term, context.language)) for term in terms)


def _kinds(context: Context, used: Collection[str]) -> tuple[Choice, ...]:
    return tuple(Choice(kind.value, KIND_NAMES[kind][context.language]) for kind in Kind if kind.value in used)


FactsOfStories = Mapping[tuple[str, str], tuple[str, ...]]
"""The ids of facts of stories, by edition and slug."""


def facts_by_place(digest: Digest, gists: Gists) -> dict[str | None, FactsOfStories]:
    """Every fact by its place (its own, else the first one of its article; None: without a place), story by story.

    Places and stories stand in the order in which the editions bring them; a story is its edition's id and its slug.
    """
    known = {term.id for term in digest.glossary.terms}
    found: dict[str | None, dict[tuple[str, str], tuple[str, ...]]] = {}
    for edition in digest.editions:
        stories = gists[edition.id].stories
        for article in edition.articles:
            first = next((place for place in article.places if place in known), None)
            own: dict[str | None, list[str]] = {}
            for fact in stories[article.slug].facts:
                own.setdefault(fact.place if fact.place in known else first, []).append(fact.id)
            for place, facts in own.items():
                found.setdefault(place, {})[edition.id, article.slug] = tuple(facts)
    return {**found}


def _place(
    context: Context, editions: Mapping[str, Edition], place: str | None, stories: FactsOfStories, *, several: bool
) -> PlaceNumbers:
    """The figures at one place. `editions`: by their ids."""
    term = context.digest.glossary.get(place) if place else None
    texts = [
        (ArticleText(context, editions[edition], article), facts)
        for (edition, slug), facts in stories.items()
        if (article := editions[edition].article(slug))
    ]
    return PlaceNumbers(
        id=term.id if term else ELSEWHERE,
        name=place_name(context, term),
        stories=tuple(_story(text, facts, under_headline=several) for text, facts in texts),
        several=several,
    )


@dataclass(frozen=True, slots=True)
class _Stating:
    """A story, and what all of its rows ask for."""

    text: ArticleText
    href: str
    paragraphs: Mapping[str, int]
    """Their numbers."""


def _story(text: ArticleText, stated: Sequence[str], *, under_headline: bool) -> StoryNumbers:
    """Some figures of a story. `under_headline`: whether its headline and its edition stand above its tables."""
    context, edition = text.context, text.edition
    facts = [fact for fact in text.sheet.facts if fact.id in stated]
    name = edition_name(edition, context.words) if len(context.digest.editions) > 1 else ""
    link = context.article(edition, text.article)
    told = _Stating(text, link, paragraph_numbers(text.article))
    tables = [
        table
        for group in groups_of(text.sheet, facts)
        for table in _tables(told, group, "" if under_headline else name)
    ]
    return StoryNumbers(
        headline=headline_phrase(text),
        href=link,
        edition=name,
        topics=" ".join(text.article.topics),
        tables=tuple(tables),
    )


def _tables(told: _Stating, group: Group, edition: str) -> Iterator[NumberTable]:
    """The tables of a group. `edition`: what each says of its edition."""
    text = told.text
    language = text.context.language
    title = group.title[language] if group.title else text.context.words("other") if text.sheet.groups else ""
    as_of = group.as_of[language] if group.as_of else ""
    for block in group.blocks:
        dated = text.context.words("dot").join(filter(None, (as_of, edition)))
        yield NumberTable(title, dated, tuple(_rows(told, block, as_of)))
        title, as_of = "", ""


def _rows(told: _Stating, block: Block, as_of: str) -> Iterator[NumberRow]:
    if block.total is not None:
        yield _row(told, Row(block.total), as_of, whole=True)
    for row in block.rows:
        yield _row(told, row, as_of)


def _row(told: _Stating, row: Row, as_of: str, *, whole: bool = False) -> NumberRow:
    text, fact, language = told.text, row.fact, told.text.context.language
    words, relation = text.context.words, inconsistency(text.sheet, fact)
    own_date = fact.as_of[language] if fact.as_of else ""
    number = told.paragraphs.get(fact.part)
    note = next((note.id for note in text.notes if relation and note.relation is relation), "")
    label, source = fact.label[language], words("src.n", n=number) if number else words("src")
    figure = figure_view(fact.figure, language)
    drawn = row.share is not None and 0 <= row.share <= Decimal(1)
    return NumberRow(
        label=label,
        as_of="" if own_date == as_of else own_date,
        figure=replace(figure, conversion="") if row.part else figure,
        whole=whole,
        width=f"{row.share * 100:.2f}%" if drawn and row.share is not None else "",
        share=percent(row.share) if row.share is not None else "",
        note=f"{told.href}#{note}" if note else "",
        computed=contradiction(relation, text.sheet, language) if relation else "",
        source=Link(source, f"{told.href}#{text.fragment(fact)}"),
        proof=text.proof(fact.id),
        kind=kind_of(fact.figure).value,
        base=plain(in_base(fact.figure)),
        described=words("src.row", src=source, label=label),
    )
