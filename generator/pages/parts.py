"""One part of an article as its page shows it: the text in the language of the page, its state, source and notes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from generator.bilingual import display_en, display_zh
from generator.facts.arithmetic import equation
from generator.model import Article, Edition, Fact, FactSheet, Language, Part, PartKind, Segment, SegmentState
from generator.pages.addresses import figure_anchor
from generator.pages.annotate import Annotator, english_places
from generator.pages.context import CHINESE, Context
from generator.pages.figures import plain
from generator.pages.notes import Note, notes_of
from generator.pages.prose import one_line
from generator.pages.weave import Wrap
from generator.pages.words import Words


@dataclass(frozen=True, slots=True)
class SourceLink:
    """From a part to its first fragment in the raw export."""

    text: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note in the words of a reader."""

    id: str
    mark: str
    heading: str
    kind: str
    printed: str
    value: str
    """Of an inconsistent figure, for machines."""
    now: str
    """The corrected words."""
    reason: str
    computed: str
    """What the source's own figures give: `51 ÷ 137 = 37.2%`."""
    part: str


@dataclass(frozen=True, slots=True)
class PartView:
    """One part of an article."""

    id: str
    kind: str
    html: Markup
    lang: str
    """Set where the text is not in the language of the page."""
    state: str
    """What a reader must know of the translation; may be empty."""
    source: SourceLink
    notes: tuple[NoteView, ...]


@dataclass(frozen=True)
class ArticleText:
    """Makes the views of one article's parts in the language of a page."""

    context: Context
    edition: Edition
    article: Article
    states: bool = True
    """Whether each paragraph says the state of its translation; False where the page says it once for all."""

    @cached_property
    def sheet(self) -> FactSheet:
        """The facts of the article."""
        return self.edition.facts.get(self.article.slug, FactSheet())

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes of the article, numbered."""
        return notes_of(self.article, self.sheet)

    def annotator(self, *, here: bool = True) -> Annotator:
        """For the page of the article itself, or for another page that shows some of its text."""
        notes_on = "" if here else self.context.article(self.edition, self.article)
        return Annotator(self.sheet, self.notes, self.context.words, notes_on, anchors=here)

    def view(self, part: Part, wraps: tuple[Wrap, ...] = ()) -> PartView:
        """A part as the page of the article shows it."""
        segment = self.english(part)
        if self.context.language is Language.ZH:
            html, lang, state = self.annotator().chinese(part, wraps), "", ""
        elif segment is None:
            html, lang = self.annotator().chinese(part, wraps), CHINESE
            state = self.context.words("state.missing")
        else:
            html, lang = self.annotator().english(one_line(segment.en), part.id), ""
            state = state_of(segment, self.context.words) if self.states else ""
        notes = tuple(note_view(note, self.sheet, self.context.language) for note in self.notes if note.part == part.id)
        return PartView(part.id, part.kind.value, html, lang, state, self._source(part), notes)

    def english(self, part: Part) -> Segment | None:
        """The English of a part, or None where there is none yet."""
        segment = self.edition.translations.get(self.article.slug, {}).get(part.id)
        if segment is None or segment.state is SegmentState.MISSING or not segment.en.strip():
            return None
        return segment

    def fragment(self, fact: Fact) -> str:
        """Where a fact stands on the article's page: its words, else (in English) the paragraph that has them."""
        part = self.article.part(fact.part)
        segment = self.english(part) if part else None
        if self.context.language is Language.EN and segment:
            places = english_places(one_line(segment.en), [fact])
            return figure_anchor(fact.id) if fact.id in places else fact.part
        return figure_anchor(fact.id)

    def plain(self, part: Part, language: Language) -> str:
        """The text of a part without any mark; empty where it is not translated."""
        if language is Language.ZH:
            return display_zh(part.text)
        segment = self.english(part)
        return display_en(one_line(segment.en)) if segment else ""

    def _source(self, part: Part) -> SourceLink:
        words = self.context.words
        number = paragraph_number(self.article, part)
        return SourceLink(
            text=words("src.n", n=number) if number else words("src"),
            title=words("src.title", ranges=ranges(part, words)),
            href=self.context.source(self.edition, part.spans[0].start if part.spans else None),
        )


def paragraph_number(article: Article, part: Part) -> int | None:
    """Which paragraph of its article a part is, from 1; None for other kinds of parts."""
    paragraphs = [other.id for other in article.parts if other.kind is PartKind.PARAGRAPH]
    return paragraphs.index(part.id) + 1 if part.id in paragraphs else None


def ranges(part: Part, words: Words) -> str:
    """The raw characters of a part, counted from 1, both ends included."""
    return words("range.comma").join(words("range", first=span.start + 1, last=span.end) for span in part.spans)


def state_of(segment: Segment, words: Words) -> str:
    """What a reader must know of a translation before trusting it; empty where an editor has reviewed it."""
    if segment.state is SegmentState.STALE:
        return words("state.stale")
    if segment.state is SegmentState.DRAFT:
        return words("state.machine-draft" if segment.origin == "machine" else "state.draft")
    return words("state.machine") if segment.origin == "machine" else ""


def note_view(note: Note, sheet: FactSheet, language: Language) -> NoteView:
    """A note in the words of a reader."""
    words = Words(language)
    fact = sheet.fact(note.relation.equals) if note.relation else None
    correction, relation = note.correction, note.relation
    reason = correction.reason if correction else relation.discrepancy if relation else None
    return NoteView(
        id=note.id,
        mark=words(f"mark.{note.kind}"),
        heading=words(f"note.{note.kind}"),
        kind=note.kind,
        printed=display_zh(correction.find) if correction else fact.figure.written if fact else "",
        value=plain(fact.figure.value) if fact else "",
        now=display_zh(correction.replace or "") if correction else "",
        reason=_stopped(reason[language], language) if reason else "",
        computed=equation(relation, {fact.id: fact for fact in sheet.facts})[language] if relation else "",
        part=note.part,
    )


def _stopped(sentence: str, language: Language) -> str:
    """A sentence of an editor with its full stop."""
    if not sentence or sentence.rstrip("”’」』)）\"'").endswith(("。", ".", "！", "？", "!", "?", "…")):
        return sentence
    return sentence + ("。" if language is Language.ZH else ".")
