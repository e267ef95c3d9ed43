"""One part of an article as its page shows it: the text in the language of the page, its state, source and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import NamedTuple

from markupsafe import Markup

from generator.bilingual import display_en, display_zh, one_line
from generator.facts.units import chinese
from generator.model import Article, Edition, Fact, FactSheet, Language, Part, PartKind, Segment, SegmentState
from generator.pages.addresses import (
    evidence_path,
    figure_anchor,
    fragment_anchor,
    leaf_path,
    proof_anchor,
    source_leaf,
)
from generator.pages.annotate import Annotator
from generator.pages.arithmetic import equation
from generator.pages.context import Context
from generator.pages.figures import value_of
from generator.pages.languages import mixed
from generator.pages.lexicon import Mention
from generator.pages.notes import Note, notes_of
from generator.pages.proofs import proof_pages
from generator.pages.prose import paragraph_numbers
from generator.pages.weave import Wrap
from generator.pages.words import Words

EXPLAINING = frozenset({PartKind.PARAGRAPH, PartKind.CAPTION})
"""Kinds of parts in which terms explain themselves: running text, no headings."""


class SourceLink(NamedTuple):
    """From a part to its first fragment in the raw export."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note in the words of a reader."""

    id: str
    mark: Markup
    heading: str
    kind: str
    printed: str
    lang: str
    """Of the printed words, and of the corrected ones, where it is not the page's."""
    value: str
    """Of an inconsistent figure, for machines."""
    now: str
    """The corrected words."""
    reason: str
    computed: str
    """What the source's own figures give: `51 ÷ 137 = 37.2%`."""
    part: str


@dataclass(frozen=True, slots=True)
class State:
    """What a reader must know of a translation before trusting it."""

    key: str
    """`missing`, `stale`, `draft`, `machine` or `machine-draft`."""
    text: str


class PartView(NamedTuple):
    """One part of an article."""

    id: str
    kind: str
    html: Markup
    lang: str
    """Set where the text is not in the language of the page."""
    state: State | None
    """What a reader must know of the translation."""
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
        return self.edition.sheet(self.article.slug)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes of the article, numbered."""
        return notes_of(self.article, self.sheet)

    @cached_property
    def _proof_pages(self) -> Sequence[int]:
        of_edition = self.context.lookups.proofs.get(self.edition.id)
        return (proof_pages(self.edition) if of_edition is None else of_edition).get(self.article.slug, ())

    def proof(self, fact_id: str) -> str:
        """A link to the proof of a fact of the article."""
        return self._links_to_proofs[fact_id]

    @cached_property
    def _links_to_proofs(self) -> Mapping[str, str]:
        anchor = proof_anchor(self.article.slug, "")
        links = {page: self.proofs(page, anchor) for page in set(self._proof_pages)}
        return {fact.id: links[page] + fact.id for fact, page in zip(self.sheet.facts, self._proof_pages, strict=True)}

    def proofs(self, page: int | None = None, fragment: str = "") -> str:
        """A link to a page that proves the figures of the edition; without its number to the article's first one."""
        number = page or min(self._proof_pages, default=1)
        return self.context.link(leaf_path(evidence_path(self.edition.id), number), fragment)

    def annotator(self, *, here: bool = True) -> Annotator:
        """For the page of the article itself, or for another page that shows some of its text."""
        return self._here if here else self._elsewhere

    @cached_property
    def _here(self) -> Annotator:
        places, script = english_places(self.edition, self.article), self.edition.raw.script
        return Annotator(self.sheet, self.notes, self.context.words, places=places, script=script)

    @cached_property
    def _elsewhere(self) -> Annotator:
        notes_on = self.context.article(self.edition, self.article)
        return replace(self._here, notes_on=notes_on, anchors=False)

    def view(self, part: Part, wraps: tuple[Wrap, ...] = ()) -> PartView:
        """A part as the page of the article shows it."""
        wraps = (*wraps, *self._terms.get(part.id, ()))
        page_is_chinese, annotator = self.context.language is Language.ZH, self.annotator()
        segment = None if page_is_chinese else self.english(part)
        if segment is None:
            html, lang = annotator.chinese(part, wraps), self.context.lang(self.edition)
        else:
            html, lang = annotator.english(one_line(segment.en), part.id, wraps), ""
        state = state_of(segment, self.context.words) if self.states and not page_is_chinese else None
        notes = [note_view(note, self) for note in annotator.notes_in(part.id)]
        return PartView(part.id, part.kind.value, html, lang, state, self._source(part), tuple(notes))

    @cached_property
    def chinese_mentions(self) -> Callable[[str], Sequence[Mention]]:
        """The words of the glossary in a Chinese text; those who link to them and who read them ask for the same."""
        chinese = self.context.lookups.lexicons[Language.ZH]
        return cache(lambda text: tuple(chinese.mentions(text)))

    @cached_property
    def _terms(self) -> dict[str, tuple[Wrap, ...]]:
        """The first mention of each term in the running text, as a link to its explanation, by part."""
        found: dict[str, tuple[Wrap, ...]] = {}
        seen: set[str] = set()
        for part in self.article.parts:
            if part.kind not in EXPLAINING:
                continue
            segment = self.english(part) if self.context.language is Language.EN else None
            mentions: Iterable[Mention]
            if segment is None:
                mentions = self.chinese_mentions(display_zh(part.text))
            else:
                mentions = self.context.lookups.lexicons[Language.EN].mentions(one_line(segment.en))
            wraps = []
            for start, end, term in mentions:
                if term.id not in seen and (term.explain or term.kind == "place"):
                    wraps.append(Wrap(start, end, "a", (("class", "term"), ("href", self.context.entry(term)))))
                    seen.add(term.id)
            found[part.id] = tuple(wraps)
        return found

    def english(self, part: Part) -> Segment | None:
        """The English of a part, or None where there is none yet."""
        segment = self._segments.get(part.id)
        return segment if _can_be_read(segment) else None

    @cached_property
    def _segments(self) -> Mapping[str, Segment]:
        return self.edition.translations.get(self.article.slug, {})

    def fragment(self, fact: Fact) -> str:
        """Where a fact stands on the article's page: its words, else (in English) the paragraph that has them."""
        if self.context.language is Language.ZH:
            return figure_anchor(fact.id)
        known = self.context.lookups.unplaced.get((self.edition.id, self.article.slug))
        without = unplaced(self.edition, self.article) if known is None else known
        return fact.part if fact.id in without else figure_anchor(fact.id)

    def plain(self, part: Part, language: Language) -> str:
        """The text of a part without any mark; empty where it is not translated."""
        if language is Language.ZH:
            return display_zh(part.text)
        segment = self.english(part)
        return display_en(one_line(segment.en)) if segment else ""

    def shown(self, part: Part) -> tuple[str, str]:
        """The text of a part in the page's language, in Chinese where it is not translated, and its `lang`."""
        own = self.plain(part, self.context.language)
        language = self.context.language if own else Language.ZH
        return own or self.plain(part, Language.ZH), self.context.lang(self.edition, language)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return paragraph_numbers(self.article)

    def _source(self, part: Part) -> SourceLink:
        words = self.context.words
        number = self._numbers.get(part.id)
        text = words("src.n", n=number) if number else words("src")
        if not part.spans:
            return SourceLink(text, self.context.source(self.edition))
        start = part.spans[0].start
        return SourceLink(text, f"{self._export(source_leaf(start))}#{fragment_anchor(start)}")

    @cached_property
    def _export(self) -> Callable[[int], str]:
        """A link to a page of the raw export: the parts of a story begin on one or two of them."""
        return cache(lambda leaf: self.context.source_page(self.edition, leaf))


def _can_be_read(segment: Segment | None) -> bool:
    """Whether there is English of a part."""
    return (
        segment is not None
        and segment.state is not SegmentState.MISSING
        and bool(segment.en)
        and not segment.en.isspace()
    )


def english_places(edition: Edition, article: Article) -> Mapping[str, tuple[int, int]]:
    """Where the figures of an article stand in its English, by the facts' ids: as the edition says, or as found."""
    known = edition.figures_in_english.get(article.slug)
    if known is not None:
        return known
    from generator.bilingual import figures_in_english  # noqa: PLC0415 - what it needs loads slowly, and is seldom used

    sheet, segments = edition.sheet(article.slug), edition.translations.get(article.slug, {})
    return figures_in_english(article, sheet, segments)


def unplaced(edition: Edition, article: Article) -> tuple[str, ...]:
    """The ids of the facts of an article whose figures have no place of their own in the English."""
    places, segments = english_places(edition, article), edition.translations.get(article.slug, {})

    def has_none(fact: Fact) -> bool:
        if fact.id in places or article.part(fact.part) is None:
            return False
        # What is not translated is shown in Chinese, where every figure has its place.
        return _can_be_read(segments.get(fact.part))

    return tuple(fact.id for fact in edition.sheet(article.slug).facts if has_none(fact))


def is_translated(edition: Edition, article: Article) -> bool:
    """Whether any of an article can be read in English."""
    return any(map(_can_be_read, edition.translations.get(article.slug, {}).values()))


def state_of(segment: Segment | None, words: Words) -> State | None:
    """What a reader must know of a translation; None where an editor has made and reviewed it."""
    key = _state(segment)
    return _state_in(words.language, key) if key else None


def state_of_all(text: ArticleText) -> State | None:
    """What is said once of all of a story in English: the state that its parts share, or that it has no English.

    None where they differ, and in Chinese. What has changed since it was translated says so part by part.
    """
    words = text.context.words
    if words.language is Language.ZH:
        return None
    if not is_translated(text.edition, text.article):
        return State("untranslated", words("state.untranslated"))
    parts = (part for part in text.article.parts if part.kind is not PartKind.FURNITURE)
    states = {state_of(text.english(part), words) for part in parts}
    shared = states.pop() if len(states) == 1 else None
    return shared if shared is not None and shared.key != "stale" else None


@cache  # every part of every story says one of a few
def _state_in(language: Language, key: str) -> State:
    return State(key, Words(language)(f"state.{key}"))


def _state(segment: Segment | None) -> str:
    if segment is None:
        return "missing"
    if segment.state is SegmentState.STALE:
        return "stale"
    if segment.state is SegmentState.DRAFT:
        return "machine-draft" if segment.origin == "machine" else "draft"
    return "machine" if segment.origin == "machine" else ""


def note_view(note: Note, text: ArticleText) -> NoteView:
    """A note in the words of a reader."""
    sheet, language, words = text.sheet, text.context.language, text.context.words
    fact = sheet.fact(note.relation.equals) if note.relation else None
    correction, relation = note.correction, note.relation
    reason = correction.reason if correction else relation.discrepancy if relation else None
    return NoteView(
        id=note.id,
        mark=mixed(words(f"mark.{note.kind}"), language),
        heading=words(f"note.{note.kind}"),
        kind=note.kind,
        printed=display_zh(correction.find) if correction else chinese(fact.figure) if fact else "",
        lang=text.context.lang(text.edition),
        value=value_of(fact.figure) if fact else "",
        now=display_zh(correction.replace or "") if correction else "",
        reason=_stopped(reason[language], language) if reason else "",
        computed=equation(relation, sheet, language) if relation else "",
        part=note.part,
    )


def _stopped(sentence: str, language: Language) -> str:
    """A sentence of an editor with its full stop."""
    if not sentence or sentence.rstrip("”’」』)）\"'").endswith(("。", ".", "！", "？", "!", "?", "…")):
        return sentence
    return sentence + ("。" if language is Language.ZH else ".")
