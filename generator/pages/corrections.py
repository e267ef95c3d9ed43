"""Every place at which this site departs from the paper or doubts it: corrections, misprints, inconsistencies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.bilingual import display_zh
from generator.model import Article, Digest, Edition, Language
from generator.pages.addresses import CORRECTIONS
from generator.pages.context import Context
from generator.pages.gist import Gists, NoteGist
from generator.pages.leaves import Leaf, leaves
from generator.pages.links import Link, headline_link
from generator.pages.names import part_name
from generator.pages.notes import Note
from generator.pages.paging import Pager, pager
from generator.pages.parts import ArticleText, NoteView, note_view
from generator.pages.prose import paragraph_numbers, sentence_at
from generator.pages.stories import edition_link, every_story

NOTES_ON_A_PAGE = 40
KINDS = ("corrected", "doubt", "inconsistent")

Noted = tuple[Edition, Article, NoteGist]
"""A note and the story that it is on."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One note, with the sentence that it is about."""

    note: NoteView
    href: str
    """To its place in the story."""
    where: str
    """Which part of the story that is."""
    sentence: str
    """In Chinese, as the site shows it."""


@dataclass(frozen=True, slots=True)
class CorrectedStory:
    """A story with its notes."""

    story: Link
    edition: Link
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """All that the template of the page prints."""

    counts: tuple[tuple[str, str, int], ...]
    """Of each kind of note its mark, what it means, and how many there are."""
    stories: tuple[CorrectedStory, ...]
    pager: Pager | None
    report: str


def correction_leaves(digest: Digest, gists: Gists) -> tuple[Leaf[Noted], ...]:
    """The pages of the list."""
    noted = (
        (edition, article, note)
        for edition, article in every_story(digest)
        for note in gists[edition.id].stories[article.slug].notes
    )
    return leaves(noted, NOTES_ON_A_PAGE)


def corrections_view(context: Context, leaf: Leaf[Noted], counts: Mapping[str, int]) -> CorrectionsView:
    """One page of the list. `counts`: how many notes of each kind there are on all pages."""
    words = context.words
    return CorrectionsView(
        tuple((words(f"mark.{kind}"), words(f"corrections.{kind}"), counts.get(kind, 0)) for kind in KINDS),
        tuple(
            _story(context, tuple(group))
            for _, group in groupby(leaf.items, key=lambda each: (each[0].id, each[1].slug))
        ),
        pager(context, CORRECTIONS, leaf),
        context.link("report/"),
    )


def _story(context: Context, noted: tuple[Noted, ...]) -> CorrectedStory:
    edition, article, _ = noted[0]
    shown = {note.id for _, _, note in noted}
    text = ArticleText(context, edition, article)
    return CorrectedStory(
        headline_link(context, edition, article),
        edition_link(context, edition),
        tuple(_correction(text, note) for note in text.notes if note.id in shown),
    )


def _correction(text: ArticleText, note: Note) -> Correction:
    context, article = text.context, text.article
    part = article.part(note.part)
    return Correction(
        note_view(note, text),
        context.article(text.edition, article, note.id),
        part_name(context.language, part.kind, paragraph_numbers(article).get(part.id)) if part else "",
        sentence_at(display_zh(part.text), max(0, note.at - 1), Language.ZH).strip() if part else "",
    )
