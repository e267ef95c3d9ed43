"""The page of an edition: what is known of it and how surely, its stories, what was corrected in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Edition, Known
from generator.pages.addresses import EDITIONS, evidence_path
from generator.pages.bylines import edition_name, known_text
from generator.pages.context import Context
from generator.pages.dates import day
from generator.pages.home import Heading, heading_of
from generator.pages.links import Link, headline_link
from generator.pages.parts import ArticleText, NoteView, note_view
from generator.pages.stories import edition_link, place_links, topic_links

NEAR = 4
"""How many editions before it, and how many after it, an edition names; an archive of years has too many."""


@dataclass(frozen=True, slots=True)
class KnownView:
    """Something known or unknown of the edition."""

    label: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class NotedStory:
    """A story with the notes on it."""

    story: Link
    notes: tuple[tuple[str, NoteView], ...]
    """Each with the link to its place."""


@dataclass(frozen=True, slots=True)
class EditionView:
    """All that the template of an edition prints."""

    title: str
    known: tuple[KnownView, ...]
    stories: tuple[Heading, ...]
    topics: tuple[Link, ...]
    places: tuple[Link, ...]
    corrected: tuple[NotedStory, ...]
    source: str
    proofs: Link | None
    """To the proofs of its figures, where its stories state any."""
    hash: str
    lang: str
    """Of what the edition's own words are quoted in, where it is not the page's."""
    near: tuple[Link, ...]
    """The editions before and after it, by the dates of the paper."""
    archive: Link | None
    """To all editions, where there are more."""


def edition_view(context: Context, edition: Edition, editions: Sequence[Edition]) -> EditionView:
    """The page of an edition. `editions`: all of the site, as `by_date` has them."""
    words = context.words
    at = next(at for at, each in enumerate(editions) if each.id == edition.id)
    near = (*editions[max(0, at - NEAR) : at], *editions[at + 1 : at + 1 + NEAR])
    told = [(edition, article) for article in edition.articles]
    states_figures = any(edition.sheet(article.slug).facts for article in edition.articles)
    return EditionView(
        title=edition_name(edition, words),
        known=(
            _known(context, "edition.paper", edition.paper),
            _known(context, "edition.date", edition.date),
            KnownView(words("edition.added"), day(edition.added, context.language), ""),
        ),
        stories=tuple(heading_of(ArticleText(context, *each)) for each in told),
        topics=topic_links(context, told),
        places=place_links(context, told),
        corrected=_corrected(context, edition),
        source=context.source(edition),
        proofs=Link(words("evidence"), context.link(evidence_path(edition.id))) if states_figures else None,
        hash=edition.raw.sha256,
        lang=context.lang(edition),
        near=tuple(edition_link(context, other) for other in near),
        archive=Link(words("editions"), context.link(EDITIONS)) if len(near) + 1 < len(editions) else None,
    )


def _known(context: Context, key: str, known: Known) -> KnownView:
    reason = known.reason[context.language] if known.reason else ""
    return KnownView(context.words(key), known_text(known, context.words), reason)


def _corrected(context: Context, edition: Edition) -> tuple[NotedStory, ...]:
    """The notes of every story that has any."""
    found = []
    for article in edition.articles:
        text = ArticleText(context, edition, article)
        notes = tuple((context.article(edition, article, note.id), note_view(note, text)) for note in text.notes)
        if notes:
            story = headline_link(context, edition, article)
            found.append(NotedStory(story, notes))
    return tuple(found)
