"""What takes long to make, cards and books: what was made before from the same content is not made again."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.building.fingerprint import fingerprint
from generator.building.store import Store, key_of
from generator.building.workers import each
from generator.model import Digest, Edition, Language
from generator.publishing.books import book, book_path
from generator.publishing.card_drawing import cover, picture
from generator.publishing.cards import Card, card, card_path, edition_card
from generator.publishing.settings import Publication

_DRAWN_BY = ("card_drawing.py", "sheet.py", "typesetting.py", "words.py")


def every_card(digest: Digest, publication: Publication) -> dict[str, Card]:
    """The cards of all editions and stories, by the paths of their pictures; none where the site wants none."""
    if not publication.cards:
        return {}
    cards: dict[str, Card] = {}
    for edition in digest.editions:
        for language in Language:
            cards[card_path(edition.id, "", language)] = edition_card(digest, publication, edition, language)
            for article in edition.articles:
                path = card_path(edition.id, article.slug, language)
                cards[path] = card(digest, publication, edition, article, language)
    return cards


def pictures(cards: dict[str, Card], store: Store) -> dict[str, bytes]:
    """Every card as a PNG, by its path."""
    keys = {path: key_of("card", _drawing(), repr(card)) for path, card in cards.items()}
    known = {path: store.get(key) for path, key in keys.items()}
    fresh = [path for path, data in known.items() if data is None]
    for path, data in zip(fresh, each(lambda path: picture(cards[path]), fresh), strict=True):
        store.put(keys[path], data)
        known[path] = data
    return {path: data for path, data in known.items() if data is not None}


def books(digest: Digest, publication: Publication, cards: dict[str, Card], store: Store) -> dict[str, bytes]:
    """The book of every edition that has stories, by its path."""
    editions = [edition for edition in digest.editions if edition.articles]
    glossary = key_of(repr(digest.glossary))
    keys = {
        edition.id: key_of("book", fingerprint(), glossary, repr(publication), repr(edition)) for edition in editions
    }
    known: dict[str, bytes | None] = {edition.id: store.get(keys[edition.id]) for edition in editions}
    fresh = [edition for edition in editions if known[edition.id] is None]
    made = each(lambda edition: book(digest, publication, edition, _cover(edition, cards)), fresh)
    for edition, content in zip(fresh, made, strict=True):
        store.put(keys[edition.id], content)
        known[edition.id] = content
    return {book_path(edition): data for edition in editions if (data := known[edition.id]) is not None}


def _cover(edition: Edition, cards: dict[str, Card]) -> bytes | None:
    """The cover of a book, from the cards of its edition; None where the site wants no pictures."""
    chinese, english = (cards.get(card_path(edition.id, "", language)) for language in Language)
    return cover(chinese, english) if chinese and english else None


@cache
def _drawing() -> str:
    """What a picture depends on besides its words: the code that draws, its library, its type."""
    code = (Path(__file__).with_name(name).read_bytes() for name in _DRAWN_BY)
    return key_of(version("pillow"), version("pylopdf-fonts-zh-cn"), *code)
