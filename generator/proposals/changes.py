"""Two digests -> what one adds to, changes in and removes from the other, in the words of an editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from generator.model import HEAD_KINDS, Article, Digest, Edition, PartKind, Segment, SegmentState


class Kind(StrEnum):
    """What can be added, changed or removed, in the order of a summary."""

    EDITION = "edition"
    ARTICLE = "article"
    FACT = "fact"
    TRANSLATION = "translation"
    TERM = "term"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a digest holds."""

    name: str
    """What an editor calls it."""
    content: object
    """Equal where nothing about it has changed."""
    shown: str = ""
    """Its content in a word (the figure of a fact), where that says something."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `before` is None for what is new, `after` for what is gone."""

    kind: Kind
    before: Entry | None
    after: Entry | None

    @property
    def name(self) -> str:
        """What it is called now, or was called."""
        entry = self.after or self.before
        assert entry is not None  # noqa: S101 - a change has two sides, or one
        return entry.name


Inventory = dict[tuple[Kind, str], Entry]
"""By kind and by a path of ids that stays when the content changes."""


def changes(before: Digest | None, after: Digest | None) -> tuple[Change, ...]:
    """Every difference between two digests, by kind and then by address. None is a digest that holds nothing.

    What has another name now, and says so, has changed; it is not gone.
    """
    old, new = inventory(before, _names_now(after)), inventory(after)
    kinds = list(Kind)
    keys = sorted(old.keys() | new.keys(), key=lambda key: (kinds.index(key[0]), key[1]))
    return tuple(
        Change(key[0], old.get(key), new.get(key))
        for key in keys
        if key not in old or key not in new or old[key].content != new[key].content
    )


def addresses_lost(before: Digest | None, after: Digest | None) -> tuple[str, ...]:
    """The addresses that lead nowhere afterwards: of articles, as `edition/slug`, and of whole editions."""
    gone = _editions(before) - _editions(after)
    lost = _addresses(before) - _addresses(after)
    return tuple(sorted({edition if edition in gone else f"{edition}/{slug}" for edition, slug in lost}))


def called_now(name: str, before: Digest | None, after: Digest | None) -> str | None:
    """What an edition whose name is gone is called now: another folder has the same export. None where none has."""
    old = next((edition for edition in before.editions if edition.id == name), None) if before else None
    known = _editions(before)
    same = (
        edition.id
        for edition in (after.editions if after and old else ())
        if old and edition.raw.sha256 == old.raw.sha256 and edition.id not in known
    )
    return next(same, None)


def _editions(digest: Digest | None) -> set[str]:
    return {name for edition in digest.editions for name in (edition.id, *edition.formerly)} if digest else set()


def _addresses(digest: Digest | None) -> set[tuple[str, str]]:
    return {
        (folder, name)
        for edition in (digest.editions if digest else ())
        for folder in (edition.id, *edition.formerly)
        for article in edition.articles
        for name in (article.slug, *article.formerly)
    }


def _names_now(digest: Digest | None) -> dict[str, str]:
    """What editions, and articles as `edition/slug`, are called now, by what they were called."""
    found: dict[str, str] = {}
    for edition in digest.editions if digest else ():
        folders = (edition.id, *edition.formerly)
        found |= dict.fromkeys(edition.formerly, edition.id)
        for article in edition.articles:
            names = (f"{folder}/{name}" for folder in folders for name in (article.slug, *article.formerly))
            found |= dict.fromkeys(names, f"{edition.id}/{article.slug}")
    return found


def inventory(digest: Digest | None, now: Mapping[str, str] = MappingProxyType({})) -> Inventory:
    """All that a digest holds. `now`: what editions and articles have come to be called."""
    return {} if digest is None else {(kind, path): entry for kind, path, entry in _entries(digest, now)}


def _entries(digest: Digest, now: Mapping[str, str]) -> Iterator[tuple[Kind, str, Entry]]:
    for edition in digest.editions:
        known = (edition.id, edition.title, edition.paper, edition.date, edition.added, edition.raw.sha256)
        order = tuple(article.slug for article in edition.articles)
        yield Kind.EDITION, now.get(edition.id, edition.id), Entry(edition.title.zh or edition.id, (known, order))
        for article in edition.articles:
            path = f"{edition.id}/{article.slug}"
            yield from _of_article(edition, article, now.get(path, path))
    for term in digest.glossary.terms:
        yield Kind.TERM, term.id, Entry(f"{term.zh} {term.en}", term)
    for name, page in digest.pages.items():
        yield Kind.PAGE, name, Entry(name, page)


def _of_article(edition: Edition, article: Article, path: str) -> Iterator[tuple[Kind, str, Entry]]:
    name = _headline(article)
    yield Kind.ARTICLE, path, Entry(name, article)
    sheet = edition.facts.get(article.slug)
    for fact in sheet.facts if sheet else ():
        # Where its quote stands follows from the article; a fact has not changed because its paragraph moved.
        said = (fact.label, fact.figure.written, fact.quote, fact.as_of, fact.place, fact.group, fact.note)
        yield Kind.FACT, f"{path}/{fact.id}", Entry(f"{name}：{fact.label.zh}", said, fact.figure.written)
    for part, segment in edition.translations.get(article.slug, {}).items():
        if segment.en:
            where = article.part(part)
            what = name if where is None or where.kind in HEAD_KINDS else f"{name}：{_opening(segment)}"
            shown = "" if segment.state is SegmentState.REVIEWED else segment.state.value
            yield Kind.TRANSLATION, f"{path}/{part}", Entry(what, (segment.en, segment.state, segment.origin), shown)


def _headline(article: Article) -> str:
    headline = article.head(PartKind.HEADLINE)
    return headline.text if headline else article.slug


def _opening(segment: Segment, length: int = 16) -> str:
    return segment.zh if len(segment.zh) <= length else segment.zh[:length] + "…"
