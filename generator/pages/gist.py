"""What the plan of a site has to know of an edition: found out once, so that planning reads neither texts nor facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.bilingual.status import ArticleStatus, status
from generator.facts.units import kind_of
from generator.model import Article, Bilingual, Digest, Edition, Glossary, Language, PartKind
from generator.pages.article import description
from generator.pages.context import Context, Headline
from generator.pages.lexicon import chinese_lexicon
from generator.pages.links import headline_text
from generator.pages.names import person_named
from generator.pages.notes import notes_of
from generator.pages.occurrences import LookedThrough, Occurrences, occurrences, quoted_lengths
from generator.pages.parts import is_translated, unplaced
from generator.pages.settings import SiteSettings
from generator.pages.source import source_leaves


class Said(NamedTuple):
    """That a story says an entry of the glossary."""

    quoted: tuple[int, ...]
    """The lengths of the Chinese sentences that are quoted for it."""
    is_subject: bool
    """Whether the story speaks of it: it stands elsewhere than in the byline, and is nobody who wrote the story."""


class FactGist(NamedTuple):
    """What is to be known of one figure."""

    id: str
    place: str | None
    """Its own; None where that is its story's."""


class NoteGist(NamedTuple):
    """What is to be known of one note."""

    id: str
    kind: str


class StoryGist(NamedTuple):
    """What is to be known of one story."""

    headline: Headline
    description: Bilingual
    """As each language shows it: English pages show the Chinese of what is not translated."""
    is_translated: bool
    status: ArticleStatus
    said: Mapping[str, Said]
    """By the ids of the entries."""
    facts: tuple[FactGist, ...]
    notes: tuple[NoteGist, ...]
    unplaced: tuple[str, ...]
    """The facts whose figures have no place of their own in the English: as `Context.unplaced`."""


class Gist(NamedTuple):
    """What is to be known of an edition."""

    stories: Mapping[str, StoryGist]
    """By slug."""
    source_pages: int
    """How many pages its raw export takes."""
    kinds: frozenset[str]
    """What its figures measure."""


Gists = Mapping[str, Gist]
"""By the ids of the editions."""


def gists_of(digest: Digest, looked_through: LookedThrough) -> Gists:
    """The gist of every edition; `looked_through` as in `gist_of`."""
    return {edition.id: gist_of(edition, digest.glossary, looked_through) for edition in digest.editions}


def gist_of(edition: Edition, glossary: Glossary, looked_through: LookedThrough) -> Gist:
    """The gist of an edition; it depends on nothing else.

    `looked_through` learns where in its stories the entries stand: whoever quotes them need not look again.
    """
    chinese = chinese_lexicon(glossary.terms)
    looked_through |= {
        (edition.id, article.slug): occurrences(chinese, edition, article) for article in edition.articles
    }
    digest, settings = Digest((edition,), glossary), SiteSettings(Bilingual("", ""), "")
    contexts = [Context(digest, settings, language, "") for language in Language]
    stories = {
        article.slug: _of_story(contexts, edition, article, looked_through[edition.id, article.slug])
        for article in edition.articles
    }
    kinds = frozenset(kind_of(fact.figure).value for sheet in edition.facts.values() for fact in sheet.facts)
    return Gist(stories, len(source_leaves(edition)), kinds)


def _of_story(contexts: Sequence[Context], edition: Edition, article: Article, said: Occurrences) -> StoryGist:
    """`contexts`: in both languages."""
    sheet, glossary = edition.sheet(article.slug), contexts[0].digest.glossary
    # Most reporters are named in the dateline, which is part of the first paragraph.
    reporters = {term.id for name in article.reporters if (term := person_named(glossary, name))}
    return StoryGist(
        headline={context.language: headline_text(context, edition, article) for context in contexts},
        description=Bilingual(*(description(context, edition, article) for context in contexts)),
        is_translated=is_translated(edition, article),
        status=status(edition, article),
        said={
            term: Said(
                quoted_lengths(found),
                term not in reporters and any(each.part.kind is not PartKind.BYLINE for each in found),
            )
            for term, found in said.items()
        },
        facts=tuple(FactGist(fact.id, fact.place) for fact in sheet.facts),
        notes=tuple(NoteGist(note.id, note.kind) for note in notes_of(article, sheet)),
        unplaced=unplaced(edition, article),
    )
