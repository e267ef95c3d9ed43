"""What a page was made from, as one hash: a page whose hash is known need not be made again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.building.store import key_of
from generator.model import HEAD_KINDS, Article, Digest, Edition, FactSheet
from generator.pages.making import Draft, Story
from generator.pages.settings import SiteSettings


@dataclass(frozen=True, slots=True)
class Hashes:
    """The content in hashes."""

    common: str
    """What every page reads: the code, the settings, the glossary, which editions and stories there are."""
    whole: str
    """All of the content."""
    stories: Mapping[Story, str]
    """Of each story its text, facts and translations."""
    headlines: Mapping[Story, str]
    """Of each story its head and what lists say of it."""


def hashes_of(digest: Digest, settings: SiteSettings, common: str) -> Hashes:
    """Hash a digest. `common` is what else every page is made with."""
    told = {(edition.id, article.slug): (edition, article) for edition, article in _told(digest)}
    stories = {story: key_of(repr(_story(*found))) for story, found in told.items()}
    headlines = {story: key_of(repr(_headline(*found))) for story, found in told.items()}
    shared = key_of(common, repr(settings), repr(digest.glossary), *(repr(_outline(each)) for each in digest.editions))
    return Hashes(shared, key_of(repr(digest.pages), *stories.values()), stories, headlines)


def draft_key(draft: Draft, hashes: Hashes) -> str:
    """The hash of all that a page is made from."""
    reads = draft.reads
    if reads is None:
        return key_of(hashes.common, repr(draft.page), hashes.whole)
    return key_of(
        hashes.common,
        repr(draft.page),
        reads.others,
        "stories",
        *(hashes.stories[story] for story in reads.stories),
        "headlines",
        *(hashes.headlines[story] for story in reads.headlines),
    )


def _told(digest: Digest) -> Iterator[tuple[Edition, Article]]:
    return ((edition, article) for edition in digest.editions for article in edition.articles)


def _outline(edition: Edition) -> Edition:
    """An edition without its stories' content; which stories it has stays."""
    articles = tuple(Article(each.slug, each.kind, each.reviewed, ()) for each in edition.articles)
    raw = replace(edition.raw, text="")
    return replace(edition, raw=raw, articles=articles, facts={}, translations={})


def _story(edition: Edition, article: Article) -> tuple[object, ...]:
    return article, edition.facts.get(article.slug), edition.translations.get(article.slug)


def _headline(edition: Edition, article: Article) -> tuple[object, ...]:
    head = [part for part in article.parts if part.kind in HEAD_KINDS]
    segments = edition.translations.get(article.slug, {})
    facts = len(edition.facts.get(article.slug, FactSheet()).facts)
    return head, [segments.get(part.id) for part in head], article.places, article.topics, facts
