"""Editions as they are kept: the text of a story is loaded only when it is read, and after an edit few are read.

What lists and plans need is loaded at once: what is known of an edition, and its stories by name. Everything else,
which is twenty times as large, is kept separately.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from generator.cache.store import pickled
from generator.model import Article, Digest, Edition, Part, Segment

_TEXT = "parts"
_PACKED = frozenset({"facts", "figures_in_english", "raw"})
"""The fields of an edition that are loaded late too."""


@dataclass(slots=True)
class _Text:
    """The parts of a story and their translations, loaded when they are read."""

    texts: Callable[[], KeptTexts]
    number: int
    """Of the story in its edition, from 0."""
    found: tuple[tuple[Part, ...], Mapping[str, Segment]] | None = None

    def read(self) -> tuple[tuple[Part, ...], Mapping[str, Segment]]:
        if self.found is None:
            self.found = pickle.loads(self.texts().texts[self.number])  # noqa: S301 - the store looked at the checksum
        return self.found


class KeptTexts(NamedTuple):
    """The part of an edition that is loaded late, as the store has it: each text is pickled separately."""

    texts: tuple[bytes, ...]
    """For each article, its parts and their translations."""
    facts: bytes
    figures_in_english: bytes
    raw: bytes


class KeptEdition(NamedTuple):
    """The part of an edition that is loaded at once, as the store has it."""

    known: bytes
    """The fields of the edition except its texts and facts, and the fields of each article except its text."""
    translated: tuple[str, ...]
    """The articles that have translations, in the order of their files."""

    def edition(self, texts: Callable[[], KeptTexts]) -> Edition:
        """The edition, whose texts are loaded by calling `texts` when they are read."""
        known, of_articles = pickle.loads(self.known)  # noqa: S301 - the store looked at the checksum
        waiting = [_Text(texts, number) for number in range(len(of_articles))]
        articles = tuple(_article(own, text) for own, text in zip(of_articles, waiting, strict=True))
        by_slug = {article.slug: text for article, text in zip(articles, waiting, strict=True)}
        segments = {slug: by_slug[slug] for slug in self.translated}
        edition: Edition = _waiting(
            _Edition, {**known, "articles": articles, "translations": _Translations(segments), "_texts": texts}
        )
        return edition


def kept(edition: Edition) -> KeptEdition:
    """The part of an edition to load at once, for the store."""
    own = _known(edition, {"articles", "translations", *_PACKED})
    known = pickled((own, [_known(article, {_TEXT}) for article in edition.articles]))
    return KeptEdition(known, tuple(edition.translations))


def kept_texts(edition: Edition) -> KeptTexts:
    """The part of an edition to load late, for the store."""
    return KeptTexts(
        tuple(pickled((each.parts, edition.translations.get(each.slug, {}))) for each in edition.articles),
        pickled(edition.facts),
        pickled(edition.figures_in_english),
        pickled(edition.raw),
    )


def fetch_texts(digest: Digest) -> None:
    """Load every text and fact now, because each process forked from this one would load them for itself."""
    for edition in digest.editions:
        for thing, waiting in ((edition, _PACKED), *((article, {_TEXT}) for article in edition.articles)):
            for name in waiting:
                getattr(thing, name)


def _known(thing: Edition | Article, without: set[str]) -> dict[str, Any]:
    return {each.name: getattr(thing, each.name) for each in fields(thing) if each.name not in without}


def _article(known: dict[str, Any], text: _Text) -> Article:
    article: Article = _waiting(_Article, {**known, "_text": text})
    return article


def _waiting(kind: Any, values: dict[str, Any]) -> Any:  # noqa: ANN401 - an edition or an article
    """An instance with these fields; the others are loaded when they are read."""
    thing = object.__new__(kind)
    for name, value in values.items():
        object.__setattr__(thing, name, value)
    return thing


def _values(thing: Edition | Article) -> tuple[object, ...]:
    return tuple(getattr(thing, each.name) for each in fields(thing))


class _Article(Article):
    """An article whose text is loaded late. Otherwise it is like any other, in `==`, `repr` and pickles."""

    __slots__ = ("_text",)
    __qualname__ = Article.__qualname__
    _text: _Text

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - only asked for what is not there yet
        if name != _TEXT:
            raise AttributeError(name)
        parts, _ = self._text.read()
        object.__setattr__(self, name, parts)
        return parts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Article) and _values(self) == _values(other)

    __hash__ = Article.__hash__

    def __reduce__(self) -> tuple[type[Article], tuple[object, ...]]:
        return Article, _values(self)


class _Edition(Edition):
    """As `_Article`: an edition whose facts and raw export are loaded late."""

    __slots__ = ("_texts",)
    __qualname__ = Edition.__qualname__
    _texts: Callable[[], KeptTexts]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name not in _PACKED:
            raise AttributeError(name)
        found = pickle.loads(getattr(self._texts(), name))  # noqa: S301 - the store looked at the checksum
        object.__setattr__(self, name, found)
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Edition) and _values(self) == _values(other)

    __hash__ = Edition.__hash__

    def __reduce__(self) -> tuple[type[Edition], tuple[object, ...]]:
        return Edition, _values(self)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Translations(Mapping[str, Mapping[str, Segment]]):
    """The translations of the stories that have any, by slug, loaded late."""

    texts: Mapping[str, _Text]

    def __getitem__(self, slug: str) -> Mapping[str, Segment]:
        _, segments = self.texts[slug].read()
        return segments

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[dict[str, Mapping[str, Segment]]], tuple[dict[str, Mapping[str, Segment]]]]:
        return dict, (dict(self),)
