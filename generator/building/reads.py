"""Everything a page is made from, as one hash: a page whose hash is known need not be made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.cache.shares import Shares
from generator.cache.store import key_of
from generator.model import HEAD_KINDS, Article, Digest, Edition
from generator.pages.making import Draft
from generator.pages.rendering import Chapter
from generator.pages.settings import SiteSettings


@dataclass(frozen=True, slots=True)
class EditionHashes:
    """The content of an edition, as hashes."""

    outline: str
    """What any page may say about it, and which stories it has."""
    export: str
    """Its raw export, and the parts of it that belong to no story."""
    stories: Mapping[str, str]
    """By slug: the text, facts and translations of each story."""
    texts: Mapping[str, str]
    """By slug: the text and translations of each story."""
    headlines: Mapping[str, str]
    """By slug: the head of each story, and what lists say about it."""


@dataclass(frozen=True, slots=True)
class Hashes:
    """All content, as hashes."""

    common: str
    """What every page reads: the code, the settings, the glossary, which editions and stories there are."""
    whole: str
    """All of the content."""
    editions: Mapping[str, EditionHashes]
    """By id."""


def digest_hashes(digest: Digest, settings: SiteSettings, common: str, shares: Shares) -> Hashes:
    """Hash a digest. `common`: whatever else every page depends on."""
    editions = shares.of_all(digest.editions, _of_edition, "hashes")
    outlines = (own.outline for own in editions.values())
    shared = key_of(common, repr(settings), repr(digest.glossary), *outlines)
    return Hashes(shared, key_of(repr(digest.pages), repr(editions)), editions)


def draft_key(draft: Draft, hashes: Hashes) -> str:
    """The hash of everything a page is made from."""
    reads = draft.reads
    if reads is None:
        return key_of(hashes.common, repr(draft.page), hashes.whole)
    return key_of(
        hashes.common,
        repr(draft.page),
        reads.others,
        # Hashes have one length, so joining them loses nothing.
        "".join([hashes.editions[edition].stories[slug] for edition, slug in reads.stories]),
        "".join([hashes.editions[edition].texts[slug] for edition, slug in reads.texts]),
        "".join([hashes.editions[edition].headlines[slug] for edition, slug in reads.headlines]),
        "".join([hashes.editions[edition].export for edition in reads.exports]),
    )


def chapter_key(chapter: Chapter, own: str, hashes: Hashes) -> str:
    """The hash of everything the pages of an edition are made from. `own`: the hash of the edition."""
    headlines = (hashes.editions[edition].headlines[slug] for edition, slug in chapter.headlines)
    return key_of(hashes.common, own, chapter.related, *headlines)


def _of_edition(edition: Edition) -> EditionHashes:
    """Two editions with the same words have different hashes, because whatever shows a story links to it."""

    def own(what: object) -> str:
        return key_of(edition.id, repr(what))

    def of_each(what: Callable[[Edition, Article], object]) -> dict[str, str]:
        return {article.slug: own(what(edition, article)) for article in edition.articles}

    texts = of_each(_text)
    return EditionHashes(
        own(_outline(edition)),
        own((edition.raw, edition.furniture)),
        of_each(lambda edition, article: (texts[article.slug], edition.facts.get(article.slug))),
        texts,
        of_each(_headline),
    )


def _outline(edition: Edition) -> tuple[object, ...]:
    """What any page may say about an edition, and which stories it has."""
    stories = tuple((article.slug, article.kind) for article in edition.articles)
    return edition.id, edition.title, edition.paper, edition.date, edition.added, stories


def _text(edition: Edition, article: Article) -> tuple[object, ...]:
    return article, edition.translations.get(article.slug)


def _headline(edition: Edition, article: Article) -> tuple[object, ...]:
    head = [part for part in article.parts if part.kind in HEAD_KINDS]
    segments = edition.translations.get(article.slug, {})
    facts = len(edition.sheet(article.slug).facts)
    return head, [segments.get(part.id) for part in head], article.places, article.topics, facts
