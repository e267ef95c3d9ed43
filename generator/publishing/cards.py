"""Share cards: the picture shown where the address of a story is shared, one in each language.

A card says what the front page says of a story, in the same order: place, figure, headline. How it is drawn stands in
`card_drawing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.model import Article, Digest, Edition, Language, PartKind
from generator.pages.bylines import date_text
from generator.pages.figures import FigureView, figure_view
from generator.pages.headlines import clauses
from generator.pages.links import headline_text, unbroken_names
from generator.pages.names import name_of
from generator.pages.parts import ArticleText
from generator.pages.words import Words
from generator.publishing.settings import Publication
from generator.publishing.stories import context_of
from generator.publishing.words import word


@dataclass(frozen=True, slots=True)
class Card:
    """The words of a card. Nothing else is drawn."""

    language: Language
    name: str
    other_name: str
    """The name of the site in the other language."""
    dated: str
    """The date of the edition, and how certain it is."""
    place: str
    """Empty where the story names none."""
    figure: FigureView | None
    label: str
    """What the figure measures."""
    headline: tuple[str, ...]
    """In pieces that are never broken across lines."""
    headline_language: Language
    other_headline: str
    checked: int
    """How many figures were held against the source."""
    stories: tuple[str, ...]
    """The headlines of an edition; empty on the card of a story."""
    address: str
    """The address of the site, without its scheme."""


def card_path(edition: str, slug: str, language: Language) -> str:
    """The path of the card of a story or, with an empty `slug`, of the edition."""
    return f"cards/{edition}/{slug or 'edition'}.{language}.png"


def card(digest: Digest, publication: Publication, edition: Edition, article: Article, language: Language) -> Card:
    """What the card of a story says."""
    context = context_of(digest, publication, edition, article, language)
    text, part = ArticleText(context, edition, article), article.head(PartKind.HEADLINE)
    headline, foreign = headline_text(context, edition, article)
    own = Language.ZH if foreign else language
    sheet = edition.sheet(article.slug)
    fact = sheet.fact(sheet.lead[0]) if sheet.lead else None
    place = digest.glossary.get(article.places[0]) if article.places else None
    names = unbroken_names(digest.glossary)
    return Card(
        language=language,
        name=publication.name[language],
        other_name=publication.name[context.other],
        dated=date_text(edition.date, context.words),
        place=name_of(place, language) if place else "",
        figure=figure_view(fact.figure, language) if fact else None,
        label=fact.label[language] if fact else "",
        headline=_pieces(headline, own, names),
        headline_language=own,
        other_headline=text.plain(part, context.other) if part and not foreign else "",
        checked=len(sheet.facts),
        stories=(),
        address=_address(publication),
    )


def edition_card(digest: Digest, publication: Publication, edition: Edition, language: Language) -> Card:
    """What the card of an edition says, which all pages except stories use: name, date, stories."""
    words = Words(language)
    other = Language.EN if language is Language.ZH else Language.ZH
    return Card(
        language=language,
        name=publication.name[language],
        other_name=publication.name[other],
        dated=date_text(edition.date, words),
        place="",
        figure=None,
        label="",
        headline=_pieces(words.count("articles", len(edition.articles)), language, ()),
        headline_language=language,
        other_headline="",
        checked=sum(len(edition.sheet(article.slug).facts) for article in edition.articles),
        stories=tuple(
            headline_text(context_of(digest, publication, edition, article, language), edition, article)[0]
            for article in edition.articles
        ),
        address=_address(publication),
    )


def alternative(card: Card) -> str:
    """The alternative text of a card."""
    said = word("semicolon", card.language).join(part for part in ("".join(card.headline), _figure(card)) if part)
    return word("card.alt", card.language, text=said)


def _figure(card: Card) -> str:
    return f"{card.label} {card.figure.text}" if card.figure else ""


def _pieces(headline: str, language: Language, names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """A headline in the pieces that are never broken: words, or clauses in Chinese."""
    if language is Language.EN:
        words = headline.split()
        return tuple(f"{each} " for each in words[:-1]) + tuple(words[-1:])
    pieces, cursor = [], 0
    for whole in clauses(headline, names):
        pieces += list(headline[cursor : whole.start])
        pieces.append(headline[whole.start : whole.end])
        cursor = whole.end
    return (*pieces, *headline[cursor:])


def _address(publication: Publication) -> str:
    parts = urlsplit(publication.url)
    return (parts.netloc + parts.path).rstrip("/")
