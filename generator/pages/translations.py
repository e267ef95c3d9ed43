"""The page that says how far the translations are: every story with its counts, and what changed where one is stale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.bilingual.status import ArticleStatus, StaleSegment, changes
from generator.model import Article, Edition, Language, SegmentState
from generator.pages.context import Context
from generator.pages.leaves import Leaf, leaves
from generator.pages.links import Link, headline_link
from generator.pages.paging import Pager, pager

ROWS_ON_A_PAGE = 120
ROWS_OF_A_CHANGE = 5
"""How many rows a change weighs."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of Chinese that stayed (`same`), went (`gone`) or came (`new`)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A part whose Chinese changed after it was translated."""

    href: str
    part: str
    runs: tuple[Run, ...]
    zh_lang: str
    """Of the Chinese, where it is not the page's."""
    en: str
    en_lang: str


@dataclass(frozen=True, slots=True)
class Row:
    """One story."""

    story: Link
    counts: tuple[int, ...]
    """In the order of the heads of the table."""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class TranslationsView:
    """All that the template of the page prints."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: tuple[int, ...]
    summary: str
    pager: Pager | None


Translated = tuple[ArticleStatus, Edition, Article]
"""A story, and how far it is translated."""


def translation_leaves(told: Iterable[Translated]) -> tuple[Leaf[Translated], ...]:
    """The pages of the list; what is stale takes room."""
    return leaves(told, ROWS_ON_A_PAGE, lambda each: 1 + ROWS_OF_A_CHANGE * len(each[0].stale))


def translations_view(context: Context, leaf: Leaf[Translated], told: Sequence[Translated]) -> TranslationsView:
    """The state of translations: one page of them, and the counts of all."""
    words = context.words
    rows = tuple(_row(context, found, edition, article) for found, edition, article in leaf.items)
    totals = tuple(sum(found.counts[state] for found, _, _ in told) for state in SegmentState)
    machine = sum(found.machine for found, _, _ in told)
    return TranslationsView(
        heads=tuple(words(f"translations.{state}") for state in SegmentState),
        rows=rows,
        totals=totals,
        summary=words("translations.summary", n=sum(totals), machine=machine),
        pager=pager(context, "translations/", leaf),
    )


def _row(context: Context, found: ArticleStatus, edition: Edition, article: Article) -> Row:
    return Row(
        headline_link(context, edition, article),
        tuple(found.counts[state] for state in SegmentState),
        tuple(_change(context, segment, edition, article) for segment in found.stale),
    )


def _change(context: Context, segment: StaleSegment, edition: Edition, article: Article) -> Change:
    return Change(
        context.article(edition, article, segment.part),
        segment.part,
        tuple(Run(kind, text) for kind, text in changes(segment.old, segment.new)),
        context.lang(edition),
        segment.en,
        context.lang(edition, Language.EN),
    )
