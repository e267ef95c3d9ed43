"""Editions as they are kept: a story's text is unpickled once somebody reads it, and an edit has few of them read.

What lists and plans ask for is there at once: what is known of an edition, and its stories by name.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from generator.building.store import pickled
from generator.model import Article, Edition, Part, Segment

_TEXT = "parts"
_FACTS, _EXPORT = "facts", "raw"


@dataclass(slots=True)
class _Text:
    """The parts of a story and their translations."""

    data: bytes
    found: tuple[tuple[Part, ...], Mapping[str, Segment]] | None = None

    def read(self) -> tuple[tuple[Part, ...], Mapping[str, Segment]]:
        if self.found is None:
            self.found = pickle.loads(self.data)  # noqa: S301 - the store looked at the checksum
        return self.found


class KeptEdition(NamedTuple):
    """An edition as the store has it."""

    known: bytes
    """The fields of the edition without its texts and facts, and of each article those without its text."""
    texts: tuple[bytes, ...]
    """Of each article its parts and their translations."""
    translated: tuple[str, ...]
    """The articles that have translations, in the order of their files."""
    facts: bytes
    export: bytes

    def edition(self) -> Edition:
        """The edition, with texts that wait."""
        texts = [_Text(data) for data in self.texts]
        known, of_articles = pickle.loads(self.known)  # noqa: S301 - the store looked at the checksum
        articles = tuple(_article(own, text) for own, text in zip(of_articles, texts, strict=True))
        by_slug = {article.slug: text for article, text in zip(articles, texts, strict=True)}
        segments = {slug: by_slug[slug] for slug in self.translated}
        edition: Edition = _waiting(
            _Edition,
            {
                **known,
                "articles": articles,
                "translations": _Translations(segments),
                "_packed": {_FACTS: self.facts, _EXPORT: self.export},
            },
        )
        return edition


def kept(edition: Edition) -> KeptEdition:
    """An edition as the store is to have it."""
    own = _known(edition, {"articles", "translations", _FACTS, _EXPORT})
    return KeptEdition(
        pickled((own, [_known(article, {_TEXT}) for article in edition.articles])),
        tuple(pickled((each.parts, edition.translations.get(each.slug, {}))) for each in edition.articles),
        tuple(edition.translations),
        pickled(edition.facts),
        pickled(edition.raw),
    )


def _known(thing: Edition | Article, without: set[str]) -> dict[str, Any]:
    return {each.name: getattr(thing, each.name) for each in fields(thing) if each.name not in without}


def _article(known: dict[str, Any], text: _Text) -> Article:
    article: Article = _waiting(_Article, {**known, "_text": text})
    return article


def _waiting(kind: Any, values: dict[str, Any]) -> Any:  # noqa: ANN401 - an edition or an article
    """One whose other fields are found once they are asked for."""
    thing = object.__new__(kind)
    for name, value in values.items():
        object.__setattr__(thing, name, value)
    return thing


def _values(thing: Edition | Article) -> tuple[object, ...]:
    return tuple(getattr(thing, each.name) for each in fields(thing))


class _Article(Article):
    """An article whose text waits. Nothing else tells it from any other: neither `==` nor `repr` nor a pickle."""

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
    """As `_Article`, for the facts and the raw export."""

    __slots__ = ("_packed",)
    __qualname__ = Edition.__qualname__
    _packed: Mapping[str, bytes]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name not in {_FACTS, _EXPORT}:
            raise AttributeError(name)
        found = pickle.loads(self._packed[name])  # noqa: S301 - the store looked at the checksum
        object.__setattr__(self, name, found)
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Edition) and _values(self) == _values(other)

    __hash__ = Edition.__hash__

    def __reduce__(self) -> tuple[type[Edition], tuple[object, ...]]:
        return Edition, _values(self)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Translations(Mapping[str, Mapping[str, Segment]]):
    """The translations of stories that have any, by slug."""

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
