"""Share cards and e-books, which take long to make: those of unchanged content are not made again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from generator.cache.shares import Group, Shares
from generator.cache.store import Store, key_of
from generator.model import Digest, Edition, Language
from generator.pages.addresses import book_path
from generator.processes.workers import each
from generator.publishing.books import book
from generator.publishing.cards import Card, card, card_path, edition_card
from generator.publishing.settings import Publication
from generator.publishing.stories import Story

_DRAWN_BY = ("card_drawing.py", "sheet.py", "typesetting.py", "words.py")


def cards_of(edition: Edition, digest: Digest, publication: Publication) -> dict[str, Card]:
    """The cards of an edition and its stories, by the paths of their pictures; none if the site has no cards."""
    if not publication.cards:
        return {}
    cards: dict[str, Card] = {}
    for language in Language:
        cards[card_path(edition.id, "", language)] = edition_card(digest, publication, edition, language)
        for article in edition.articles:
            path = card_path(edition.id, article.slug, language)
            cards[path] = card(digest, publication, edition, article, language)
    return cards


def pictures(edition: Edition, digest: Digest, publication: Publication, shares: Shares) -> Group:
    """Every card of an edition as PNG, by path. Each is kept under its words, so that an edit redraws only a few."""
    key = shares.key(edition.id, "cards", repr(publication), _drawing())
    return Group(key, lambda: drawn(cards_of(edition, digest, publication), shares.store), f"cards of {edition.id}")


def drawn(cards: dict[str, Card], store: Store) -> dict[str, bytes]:
    """Cards as PNG, by the paths of their pictures. A card that was drawn before is not drawn again."""
    keys = {path: key_of("card", _drawing(), repr(card)) for path, card in cards.items()}
    known = {path: store.get(key) for path, key in keys.items()}
    fresh = [path for path, data in known.items() if data is None]
    if fresh:
        from generator.publishing.card_drawing import picture  # noqa: PLC0415 - slow to load

    for path, data in zip(fresh, each(lambda path: picture(cards[path]), fresh), strict=True):
        store.put(keys[path], data)
        known[path] = data
    return {path: data for path, data in known.items() if data is not None}


def book_of(
    edition: Edition, told: Callable[[], Sequence[Story]], digest: Digest, publication: Publication, shares: Shares
) -> Group:
    """The e-book of an edition, by its path; none if it has no stories. `told`: its stories, as from `stories_of`."""
    made_with = "book", repr(publication), _drawing() if publication.cards else ""

    def files() -> dict[str, bytes]:
        if not edition.articles:
            return {}
        own = _cover(edition, cards_of(edition, digest, publication))
        return {
            book_path(edition.id): shares.of(edition.id, lambda: book(edition, told(), publication, own), *made_with)
        }

    return Group(shares.key(edition.id, *made_with), files, f"book of {edition.id}")


def _cover(edition: Edition, cards: dict[str, Card]) -> bytes | None:
    """The cover of a book, made from the cards of its edition; None if the site has no cards."""
    chinese, english = (cards.get(card_path(edition.id, "", language)) for language in Language)
    if chinese is None or english is None:
        return None
    from generator.publishing.card_drawing import cover  # noqa: PLC0415

    return cover(chinese, english)


@cache
def _drawing() -> str:
    """The hash of what a picture depends on besides its words: the drawing code, its library and its fonts."""
    from importlib.metadata import version  # noqa: PLC0415 - slow to load, and a site without cards has no use for it

    code = (Path(__file__).with_name(name).read_bytes() for name in _DRAWN_BY)
    return key_of(version("pillow"), version("pylopdf-fonts-zh-cn"), *code)
