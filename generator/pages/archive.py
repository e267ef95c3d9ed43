"""The editions of the site by year and month."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.model import Digest, Edition
from generator.pages.addresses import EDITIONS, localised
from generator.pages.bylines import dating
from generator.pages.context import Context
from generator.pages.dates import month
from generator.pages.leaves import Leaf, leaves
from generator.pages.links import Link, headline_link
from generator.pages.paging import Pager, pager
from generator.pages.stories import edition_link
from generator.years import Part, when

EDITIONS_ON_A_PAGE = 60


@dataclass(frozen=True, slots=True)
class ListedEdition:
    """One edition."""

    edition: Link
    dated: str
    """Empty where no date is known: that stands above all of these."""
    stories: str
    leads: tuple[Link, ...]
    """Its first story."""


@dataclass(frozen=True, slots=True)
class Month:
    """The editions of a month, or of a year whose month is not known."""

    name: str
    """Empty where the month is not known."""
    editions: tuple[ListedEdition, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The editions of a year, the newest first."""

    id: str
    name: str
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """All that the template of the archive prints."""

    years: tuple[Year, ...]
    pager: Pager | None
    parts: tuple[Link, ...]
    """The archives of other years, which are sites of their own."""


def by_date(digest: Digest) -> tuple[Edition, ...]:
    """The editions by the dates of the paper: the newest first, the undated last."""
    return tuple(sorted(digest.editions, key=when, reverse=True))


def edition_leaves(digest: Digest) -> tuple[Leaf[Edition], ...]:
    """The pages of the archive."""
    return leaves(by_date(digest), EDITIONS_ON_A_PAGE)


def archive_view(context: Context, leaf: Leaf[Edition]) -> ArchiveView:
    """One page of the archive."""
    years = groupby(leaf.items, key=lambda edition: when(edition)[0])
    return ArchiveView(
        tuple(_year(context, year, tuple(editions)) for year, editions in years),
        pager(context, EDITIONS, leaf),
        tuple(_part(context, part) for part in context.settings.others),
    )


def _part(context: Context, part: Part) -> Link:
    return Link(part.name[context.language], part.path + localised(EDITIONS, context.language))


def _year(context: Context, year: int, editions: tuple[Edition, ...]) -> Year:
    name = context.words("editions.year", year=year) if year else context.words("editions.undated")
    months = groupby(editions, key=lambda edition: when(edition)[1])
    return Year(f"y{year}", name, tuple(_month(context, number, tuple(those)) for number, those in months))


def _month(context: Context, number: int, editions: tuple[Edition, ...]) -> Month:
    return Month(
        month(number, context.language) if number else "", tuple(listed_edition(context, each) for each in editions)
    )


def listed_edition(context: Context, edition: Edition) -> ListedEdition:
    """An edition for a list."""
    return ListedEdition(
        edition_link(context, edition),
        dating(edition, context.words) if edition.date.value else "",
        context.words.count("index.stories", len(edition.articles)),
        tuple(headline_link(context, edition, article) for article in edition.articles[:1]),
    )
