"""Where the words of the glossary stand in the stories: one pass over all texts, and the sentences to quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from markupsafe import Markup

from generator.bilingual import display_en, display_zh
from generator.model import HEAD_KINDS, Article, Edition, Language, Part, PartKind, Term
from generator.pages.context import Context
from generator.pages.languages import chinese_runs
from generator.pages.lexicon import Lexicon, names_inside
from generator.pages.links import Link, headline_link
from generator.pages.names import part_name
from generator.pages.parts import ArticleText
from generator.pages.prose import paragraph_numbers, sentences
from generator.pages.stories import Told
from generator.pages.weave import Wrap, weave
from generator.pages.words import Words


class Held(NamedTuple):
    """A sentence that holds places which are asked for."""

    start: int
    """Offset into its text, as all of these."""
    end: int
    places: Sequence[tuple[int, int]]


class Occurrence(NamedTuple):
    """A part of an article in which a term stands."""

    edition: Edition
    article: Article
    part: Part
    sentences: tuple[Held, ...]
    """The Chinese sentences that hold it, in their order."""
    paragraph: int | None
    """Which paragraph of the article it is, from 1; None for other kinds of parts."""


class Quotation(NamedTuple):
    """Sentences of one part of a story, with a link to it."""

    sentences: Sequence[Markup]
    lang: str
    """Set where they are not in the language of the page."""
    where: Link
    """Which part of the story it is: `paragraph 3`."""


class StoryQuotations(NamedTuple):
    """What a story says of a term."""

    key: tuple[str, str]
    """The id of its edition, and its slug."""
    story: Link
    quotations: tuple[Quotation, ...]
    further: tuple[Link, ...] = ()
    """The parts of which no sentence is quoted; paragraphs in a row are one: `paragraphs 3–5`."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """In which stories each term stands, and where in them. A text is looked through once somebody quotes it."""

    stories: Mapping[str, Sequence[Told]]
    """By the id of the term, newest edition first; a term that stands nowhere is absent."""
    chinese: Lexicon
    looked_through: LookedThrough = field(default_factory=dict)

    def told(self, term: Term) -> Sequence[Told]:
        """The stories in which a term stands."""
        return self.stories.get(term.id, ())

    def of(self, term: Term, among: Sequence[Told] | None = None) -> Iterator[Sequence[Occurrence]]:
        """Where a term stands, story by story: in all stories, or in some. Those in which it does not are left out."""
        for edition, article in self.told(term) if among is None else among:
            key = edition.id, article.slug
            if key not in self.looked_through:
                self.looked_through[key] = occurrences(self.chinese, edition, article)
            if found := self.looked_through[key].get(term.id):
                yield found


Occurrences = Mapping[str, Sequence[Occurrence]]
"""Every occurrence of each term in a story, by its id."""
LookedThrough = dict[tuple[str, str], Occurrences]
"""Of the stories that somebody has asked for, by the ids of their editions and their slugs."""


def occurrences(chinese: Lexicon, edition: Edition, article: Article) -> Occurrences:
    """Where each term stands in a story; the text counts before the head."""
    found: dict[str, list[Occurrence]] = {}
    numbers = paragraph_numbers(article)
    for part in _body_first(article):
        number = numbers.get(part.id)
        text = display_zh(part.text)
        cut = sentences(text, Language.ZH)
        for term_id, places in _places(chinese, text).items():
            found.setdefault(term_id, []).append(Occurrence(edition, article, part, _holding(cut, places), number))
    return found


def quotations(
    context: Context, term: Term, stories: Iterable[Sequence[Occurrence]], most: int | None = None
) -> tuple[StoryQuotations, ...]:
    """The sentences in which a term stands, story by story; a head is quoted only where the text is silent.

    `stories`: as `Concordance.of`. `most`: how many sentences of a story are quoted; the parts that have others are
    named.
    """
    return tuple(_of_story(context, term, said, most) for said in stories)


def _of_story(context: Context, term: Term, said: Sequence[Occurrence], most: int | None) -> StoryQuotations:
    edition, article = said[0].edition, said[0].article
    text, story = ArticleText(context, edition, article), headline_link(context, edition, article)
    shown: list[Quotation] = []
    further: list[Occurrence] = []
    left = most
    for found in _to_quote(said):
        if left == 0:
            if _can_be_quoted(text, term, found):
                further.append(found)
            continue
        said_there, lang = _quoted(text, term, found)
        if quoted := tuple(islice(said_there, left)):
            where = Link(part_name(context.language, found.part.kind, found.paragraph), f"{story.href}#{found.part.id}")
            shown.append(Quotation(quoted, lang, where))
            left = None if left is None else left - len(quoted)
    rows = (_row(context.words, row, story.href) for row in _in_rows(further))
    return StoryQuotations((edition.id, article.slug), story, tuple(shown), tuple(rows))


def _in_rows(places: Iterable[Occurrence]) -> Iterator[list[Occurrence]]:
    """Paragraphs that follow one another together, everything else by itself."""
    row: list[Occurrence] = []
    for found in places:
        if row and not (row[-1].paragraph and found.paragraph == row[-1].paragraph + 1):
            yield row
            row = []
        row.append(found)
    if row:
        yield row


def _row(words: Words, row: Sequence[Occurrence], href: str) -> Link:
    """A link to the first part of a row. `href`: to the story."""
    first, last = row[0], row[-1]
    name = (
        words("part.paragraphs", n=first.paragraph, last=last.paragraph)
        if last is not first
        else part_name(words.language, first.part.kind, first.paragraph)
    )
    return Link(name, f"{href}#{first.part.id}")


def quoted_lengths(said: Sequence[Occurrence]) -> tuple[int, ...]:
    """How long the Chinese sentences are that a story is quoted with for a term."""
    return tuple(held.end - held.start for found in _to_quote(said) for held in found.sentences)


def _to_quote(said: Sequence[Occurrence]) -> Sequence[Occurrence]:
    """The places to quote of a story: its text; its head only where the text is silent."""
    return [found for found in said if found.part.kind not in HEAD_KINDS] or said[:1]


def _quoted(text: ArticleText, term: Term, found: Occurrence) -> tuple[Iterable[Markup], str]:
    """The sentences of one part, and their language where that is not the page's.

    In English where the translation shows the same term.
    """
    english = tuple(_english(text, term, found.part)) if text.context.language is Language.EN else ()
    return (english, "") if english else (_chinese(text, found), text.context.lang(text.edition))


def _can_be_quoted(text: ArticleText, term: Term, found: Occurrence) -> bool:
    """Whether one part has any such sentence."""
    in_english = text.context.language is Language.EN
    return bool(found.sentences) or (in_english and any(_english(text, term, found.part)))


def _body_first(article: Article) -> Iterator[Part]:
    """The parts of an article, its head after its body."""
    parts = [part for part in article.parts if part.kind is not PartKind.FURNITURE]
    return iter(sorted(parts, key=lambda part: part.kind in HEAD_KINDS))


def _places(chinese: Lexicon, text: str) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for start, end, term in chinese.mentions(text):
        found.setdefault(term.id, []).append((start, end))
        for inner_start, inner_end, inner in names_inside(chinese, text[start:end]):
            if inner is not term:
                found.setdefault(inner.id, []).append((start + inner_start, start + inner_end))
    return found


def _chinese(text: ArticleText, found: Occurrence) -> Iterator[Markup]:
    return _sentences(text.plain(found.part, Language.ZH), found.sentences)


def _english(text: ArticleText, term: Term, part: Part) -> Iterator[Markup]:
    """The English sentences with the term's agreed English; none where it does not stand in the part."""
    english = text.plain(part, Language.EN)
    found = _pattern((term.en, *term.accept), is_name=term.kind != "term").finditer(english)
    places = [match.span() for match in found]
    held = _holding(sentences(english, Language.EN), places) if places else ()
    return _sentences(english, held, chinese_runs(english, text.edition.raw.script.value))


@lru_cache(maxsize=1 << 12)  # every story of a place asks for it
def _pattern(forms: tuple[str, ...], *, is_name: bool) -> re.Pattern[str]:
    """Finds the agreed English of a term; only names are told apart by their capitals."""
    any_form = "|".join(_beginning_a_word(display_en(form)) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?:{any_form})s?(?![\w-])", 0 if is_name else re.IGNORECASE)


def _beginning_a_word(form: str) -> str:
    """A pattern of a form where no word goes on. Its first letter comes first: to that a search skips quickly."""
    first, rest = re.escape(form[:1]), re.escape(form[1:])
    return rf"{first}(?<![\w-]{first}){rest}"


def _sentences(text: str, held: Iterable[Held], runs: Sequence[Wrap] = ()) -> Iterator[Markup]:
    """Sentences with the places that they hold marked. `runs`: what is in another language than the text."""
    for start, end, places in held:
        yield weave(text, wraps=(*(Wrap(*place, "b") for place in places), *runs), start=start, end=end)


def _holding(cut: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]]) -> tuple[Held, ...]:
    """The sentences of a text that hold any of the places. `cut`: where its sentences begin and end."""
    return tuple(
        Held(start, end, held)
        for start, end in cut
        if (held := [place for place in places if start <= place[0] and place[1] <= end])
    )
