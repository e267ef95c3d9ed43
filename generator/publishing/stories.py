"""A story for readers outside the site: its whole text in one language, as HTML without our styles and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from itertools import chain
from typing import NamedTuple
from urllib.parse import urljoin

from markupsafe import Markup

from generator.bilingual import one_line
from generator.model import Article, Digest, Edition, Language, Part, PartKind
from generator.pages.addresses import article_path
from generator.pages.article import description
from generator.pages.bylines import byline, date_text
from generator.pages.context import Context
from generator.pages.links import headline_text
from generator.pages.names import name_of, name_of_person
from generator.pages.parts import ArticleText, NoteView, State, is_translated, note_view, state_of, state_of_all
from generator.pages.settings import SiteSettings
from generator.pages.shell import text_tag
from generator.publishing.settings import Publication

_HREF = re.compile(r' href="([^"]*)"')
_SAID_ELSEWHERE = {PartKind.HEADLINE, PartKind.BYLINE, PartKind.FURNITURE}


@dataclass(frozen=True, slots=True)
class Story:
    """One story in one language, as lists and references name it."""

    context: Context
    edition: Edition
    article: Article
    url: str
    """The permanent address of its page."""
    identity: str
    """Its permanent id for feed readers: the address at which it was first published, whatever its name is now."""
    title: str
    title_lang: str
    """The language of the headline, if it is not that of the story; else empty."""
    reporters: tuple[str, ...]
    """Names of the reporters; in English as far as the glossary has them."""
    state: State | None
    """The state of the whole translation; None if parts differ, or if there is nothing to say."""

    @property
    def language(self) -> Language:
        """The language of the story."""
        return self.context.language

    @property
    def tag(self) -> str:
        """BCP 47 tag of its text."""
        return text_tag(self.language, self.edition.raw.script)

    @property
    def is_translation(self) -> bool:
        """Whether the story is in English, even if its headline is not."""
        return self.language is Language.EN and is_translated(self.edition, self.article)

    @property
    def path(self) -> str:
        """Of its page, relative to the root of the site."""
        return self.context.path

    @property
    def dated(self) -> str:
        """The date of the edition, and how certain it is."""
        return date_text(self.edition.date, self.context.words)

    @property
    def subjects(self) -> tuple[str, ...]:
        """Its places and topics."""
        terms = map(self.context.digest.glossary.get, (*self.article.places, *self.article.topics))
        return tuple(name_of(term, self.language) for term in terms if term)

    @property
    def summary(self) -> str:
        """A summary of one sentence, in the story's own words."""
        return description(self.context, self.edition, self.article)


class TextPart(NamedTuple):
    """One part of a story."""

    id: str
    kind: str
    html: Markup
    lang: str
    """The language of the part, if it is not that of the story; else empty."""
    state: State | None
    """What a reader must know about its translation; None if that is said of the whole."""


class StoryText(NamedTuple):
    """The whole text of a story. Parts without a translation are in Chinese and marked as such."""

    headline: TextPart | None
    """With its marks and figures; None where the story has none."""
    byline: Markup
    parts: tuple[TextPart, ...]
    """The text, without headline and byline."""
    notes: tuple[NoteView, ...]
    """Corrections, doubts and inconsistencies."""


def every_story(digest: Digest, publication: Publication, language: Language) -> Iterator[Story]:
    """The stories that can be read in a language; the newest edition and the lead story come first."""
    return chain.from_iterable(_stories_in(language, edition, digest, publication) for edition in digest.editions)


def stories_of(edition: Edition, digest: Digest, publication: Publication) -> tuple[Story, ...]:
    """The stories of an edition, lead story first: all in Chinese, then those that can be read in English."""
    return tuple(chain.from_iterable(_stories_in(language, edition, digest, publication) for language in Language))


def _stories_in(language: Language, edition: Edition, digest: Digest, publication: Publication) -> Iterator[Story]:
    for article in edition.articles:
        if can_be_read(edition, article, language):
            yield story(digest, publication, edition, article, language)


def can_be_read(edition: Edition, article: Article, language: Language) -> bool:
    """Whether a story has any text in a language."""
    return language is Language.ZH or is_translated(edition, article)


def story(digest: Digest, publication: Publication, edition: Edition, article: Article, language: Language) -> Story:
    """A story in one language."""
    context = context_of(digest, publication, edition, article, language)
    title, title_lang = headline_text(context, edition, article)
    return Story(
        context=context,
        edition=edition,
        article=article,
        url=publication.address(context.path),
        identity=publication.address(article_path(edition.first_name, article.first_name, language)),
        title=title,
        title_lang=title_lang,
        reporters=tuple(name_of_person(digest.glossary, name, language) for name in article.reporters),
        state=state_of_all(ArticleText(context, edition, article)),
    )


def text_of(story: Story) -> StoryText:
    """The whole text of a story."""
    text = ArticleText(story.context, story.edition, story.article)
    shown = {part.id: part for part in story.article.parts if part.kind is not PartKind.FURNITURE}
    headline = story.article.head(PartKind.HEADLINE)
    return StoryText(
        headline=_text_part(text, headline, says_state=False) if headline else None,
        byline=byline(text, here=True),
        parts=tuple(
            _text_part(text, part, says_state=story.state is None)
            for part in shown.values()
            if part.kind not in _SAID_ELSEWHERE
        ),
        notes=tuple(note_view(note, text) for note in text.notes if note.part in shown),
    )


def _text_part(text: ArticleText, part: Part, *, says_state: bool) -> TextPart:
    """A part as in `ArticleText.view`, without the links that make sense only on a page of the site."""
    in_english = text.context.language is Language.EN
    segment = text.english(part) if in_english else None
    annotator = text.annotator()
    return TextPart(
        id=part.id,
        kind=part.kind.value,
        html=annotator.english(one_line(segment.en), part.id) if segment else annotator.chinese(part),
        lang="" if segment else text.context.lang(text.edition),
        state=state_of(segment, text.context.words) if says_state and in_english else None,
    )


def context_of(
    digest: Digest, publication: Publication, edition: Edition, article: Article, language: Language
) -> Context:
    """The context of a story's page, without glossary links, which are of no use outside the site."""
    path = article_path(edition.id, article.slug, language)
    return Context(digest, SiteSettings(publication.name, publication.url), language, path)


def with_absolute_links(html: str, base: str) -> str:
    """Our own HTML with every link made absolute.

    >>> with_absolute_links('<a href="../x/#a">x</a>', "https://digest.example/en/y/")
    '<a href="https://digest.example/en/x/#a">x</a>'
    """
    return _HREF.sub(lambda match: f' href="{escape(urljoin(base, unescape(match[1])))}"', html)
