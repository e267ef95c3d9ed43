"""The raw export, character for character, with what was made of each stretch of it.

Every character of the export stands on the Chinese page exactly once, in its order: in a fragment, in the page
furniture, or in the white space between. A reader can follow each fragment to its place in a story, and a story's part
from fragment to fragment where the export tore it apart. The English page says all of that of every fragment, and
leads to its characters on the Chinese page instead of printing them again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from generator.bilingual import display_zh
from generator.model import Article, Edition, Language, Part, Span
from generator.pages.addresses import fragment_anchor, href, source_leaf
from generator.pages.context import Context
from generator.pages.leaves import Leaf
from generator.pages.links import Link, headline_link
from generator.pages.names import part_name
from generator.pages.notes import Note, notes_of
from generator.pages.paging import Pager, pager
from generator.pages.prose import paragraph_numbers
from generator.pages.weave import weave

_HALF_WIDTH = ",:;?!()"
_CONTROL_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}
"""Control characters can't stand in HTML: their pictures do."""
_CONTROL = re.compile(f"[{re.escape(''.join(map(chr, _CONTROL_PICTURES)))}]")


class Piece(NamedTuple):
    """A stretch of the export with one use: a fragment, furniture, or what lies between."""

    span: Span
    article: Article | None = None
    part: Part | None = None
    furniture: bool = False
    previous: int | None = None
    """Where the part's fragment before this one begins."""
    next: int | None = None
    """Where its next one begins."""


class FragmentView(NamedTuple):
    """A stretch of the export as the page shows it."""

    css: str
    """`fragment`, `furniture`, `loose` or `gap`."""
    raw: Markup
    """Its characters; empty in English."""
    anchor: str = ""
    number: int = 0
    characters: str = ""
    """Which of the export it has."""
    chinese: str = ""
    """Link to them on the Chinese page, where the page is another one."""
    belongs: str = ""
    """To which part of which story, or to none."""
    href: str = ""
    """Link to that part."""
    joins: tuple[Link, ...] = ()
    done: tuple[Link, ...] = ()
    """What was done to it before it was shown in its story; what was corrected leads to the note."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """All that the template of the source page prints."""

    total: str
    edition: Link
    stories: tuple[tuple[int, Link], ...]
    """Those that have fragments on the page, by their numbers; the first page has all."""
    pieces: tuple[FragmentView, ...]
    chinese: str
    """Link to the Chinese page, where the page is another one."""
    lang: str
    """Of the characters, where it is not the page's."""
    pager: Pager | None


class _Story(NamedTuple):
    """What the fragments of a story say of it."""

    name: str
    href: str
    paragraphs: Mapping[str, int]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Here:
    """What is found out once for all fragments of a page."""

    context: Context
    edition: Edition
    numbers: Mapping[int, int]
    """Of all fragments of the export, by where they begin."""
    stories: Mapping[str, _Story]
    """Those that have fragments on the page, by their slugs."""
    chinese: str
    """As `SourceView`."""
    characters: str
    """The words for the characters of a fragment, whose `{first}` and `{last}` are to be filled in."""


def source_leaves(edition: Edition) -> tuple[Leaf[Piece], ...]:
    """The pages of the export. Which one has a fragment follows from the fragment's place alone, so links know it."""
    pieces = pieces_of(edition)
    return tuple(_leaf(pieces, number) for number in range(1, _last(pieces) + 1))


def _leaf(pieces: Sequence[Piece], number: int) -> Leaf[Piece]:
    """One page of the export, whose pieces are in order."""
    begin, end = (bisect_left(pieces, each, key=_leaf_of) for each in (number, number + 1))
    return Leaf(number, _last(pieces), tuple(pieces[begin:end]))


def _last(pieces: Sequence[Piece]) -> int:
    return _leaf_of(pieces[-1]) if pieces else 1


def _leaf_of(piece: Piece) -> int:
    return source_leaf(piece.span.start)


def source_view(
    context: Context, edition: Edition, page: int, every_piece: Callable[[], Sequence[Piece]]
) -> SourceView:
    """One page of the raw export of an edition, from 1, piece by piece; `every_piece` as `pieces_of`."""
    pieces = every_piece()
    leaf = _leaf(pieces, page)
    named = [piece.span.start for piece in pieces if piece.part or piece.furniture]
    numbers = dict(zip(named, range(1, len(named) + 1), strict=True))
    words, raw, chinese = context.words, edition.raw, _chinese(context)
    slugs = {piece.article.slug for piece in leaf.items if piece.article}
    told = [
        (number, article, headline_link(context, edition, article))
        for number, article in enumerate(edition.articles, start=1)
        if page == 1 or article.slug in slugs
    ]
    stories = {
        article.slug: _story(context, edition, article, number, link.href)
        for number, article, link in told
        if article.slug in slugs
    }
    characters = words("source.characters", range=words("range", first="{first}", last="{last}"))
    here = _Here(context, edition, numbers, stories, chinese, characters)
    return SourceView(
        total=words("source.total", n=f"{len(raw.text):,}", encoding=raw.encoding.upper(), m=len(numbers)),
        edition=Link(words("edition.origin"), context.link(f"{edition.id}/")),
        stories=tuple((number, link) for number, _, link in told),
        pieces=tuple(view for piece in leaf.items if (view := _view(here, piece))),
        chinese=chinese,
        lang=context.lang(edition),
        pager=pager(context, f"{edition.id}/source/", leaf),
    )


def _story(context: Context, edition: Edition, article: Article, number: int, href: str) -> _Story:
    return _Story(
        context.words("source.article", n=number),
        href,
        paragraph_numbers(article),
        notes_of(article, edition.sheet(article.slug)) if article.corrections else (),
    )


def pieces_of(edition: Edition) -> tuple[Piece, ...]:
    """The whole export in order, each character in exactly one piece."""
    text = edition.raw.text
    cursor, found = 0, []
    for piece in sorted(_fragments(edition), key=lambda piece: piece.span):
        if piece.span.start > cursor:
            found.append(Piece(Span(cursor, piece.span.start)))
        if piece.span.start >= cursor:  # a character shows once, whatever the structure says
            found.append(piece)
            cursor = piece.span.end
    if cursor < len(text):
        found.append(Piece(Span(cursor, len(text))))
    return tuple(found)


def _fragments(edition: Edition) -> Iterator[Piece]:
    for article in edition.articles:
        for part in article.parts:
            starts = [None, *(span.start for span in part.spans), None]
            for span, before, after in zip(part.spans, starts, starts[2:], strict=False):
                yield Piece(span, article, part, previous=before, next=after)
    for span in edition.furniture:
        yield Piece(span, furniture=True)


def _view(here: _Here, piece: Piece) -> FragmentView | None:
    """A piece as the page shows it; None in English for the white space between fragments."""
    (start, end), context = piece.span, here.context
    text, words, is_chinese = here.edition.raw.text[start:end], context.words, not here.chinese
    if piece.part is None and not piece.furniture and not text.strip():
        return FragmentView("gap", raw_html(text)) if is_chinese else None
    anchor, number = fragment_anchor(start), here.numbers.get(start, 0)
    characters = here.characters.format(first=start + 1, last=end)
    chinese = "" if is_chinese else f"{here.chinese}#{anchor}"
    if piece.article is None or piece.part is None:
        css = "furniture" if piece.furniture else "loose"
        raw = raw_html(text) if is_chinese else Markup()
        return FragmentView(css, raw, anchor, number, characters, chinese, words(f"source.{css}"))
    story, part = here.stories[piece.article.slug], piece.part
    name = part_name(context.language, part.kind, story.paragraphs.get(part.id))
    return FragmentView(
        "fragment",
        _fragment_html(piece.article, part, piece.span, text) if is_chinese else Markup(),
        anchor,
        number,
        characters,
        chinese,
        f"{story.name}{words('dot')}{name}",
        f"{story.href}#{part.id}",
        joins=tuple(_joins(here, piece)),
        done=tuple(_done(context, story, piece.article, part, piece.span, text)),
    )


def _chinese(context: Context) -> str:
    """The Chinese page of which an English one has no characters."""
    return (
        "" if context.language is Language.ZH else href(context.path, context.path.removeprefix(f"{context.language}/"))
    )


def _joins(here: _Here, piece: Piece) -> Iterator[Link]:
    for key, start in (("source.previous", piece.previous), ("source.next", piece.next)):
        if start is not None and start in here.numbers:
            yield Link(here.context.words(key, n=here.numbers[start]), here.context.source(here.edition, start))


def _done(  # noqa: PLR0913, PLR0917 - a fragment of one part
    context: Context, story: _Story, article: Article, part: Part, span: Span, text: str
) -> Iterator[Link]:
    """What this site did to the characters of a fragment: words corrected, punctuation widened, spaces taken out."""
    words = context.words
    for note in story.notes:
        correction = note.correction
        if correction and note.part == part.id and _touches(part, span, article.corrections.index(correction)):
            find, now = display_zh(correction.find), display_zh(correction.replace or "")
            yield Link(words("source.corrected", find=find, now=now), f"{story.href}#{note.id}")
    shown = display_zh(text)
    if shown == text:
        return
    widened = sum(max(0, text.count(mark) - shown.count(mark)) for mark in _HALF_WIDTH)
    if widened:
        yield Link(words.count("source.widened", widened), "")
    if spaces := _spaces(text) - _spaces(shown):
        yield Link(words.count("source.closed", spaces), "")


def _touches(part: Part, span: Span, correction: int) -> bool:
    """Whether a correction replaced characters of a fragment, or added some next to them."""
    at = 0
    for run in part.pieces:
        if run.source is not None:
            at = run.source.end
        if run.correction == correction and span.start <= (run.source.start if run.source else at) <= span.end:
            return True
    return False


def _spaces(text: str) -> int:
    return len(text) - len("".join(text.split()))


def _fragment_html(article: Article, part: Part, span: Span, text: str) -> Markup:
    """The characters of a fragment, those that a correction replaced marked."""
    return raw_html(text, tuple(_changed(part, span, text)) if article.corrections else ())


def _changed(part: Part, span: Span, text: str) -> Iterator[tuple[int, int]]:
    """The printed characters that a correction replaced, as offsets into the fragment."""
    kept = sorted(piece.source for piece in part.pieces if piece.source is not None and piece.correction is None)
    edges = [Span(span.start, span.start), *kept, Span(span.end, span.end)]
    for before, after in pairwise(edges):
        start, end = max(before.end, span.start) - span.start, min(after.start, span.end) - span.start
        if start < end and text[start:end].strip():
            yield start, end


def raw_html(text: str, changed: tuple[tuple[int, int], ...] = ()) -> Markup:
    """Raw characters for a place that keeps white space: a carriage return survives, a control shows its picture."""
    # To translate takes longer than to find out that there is nothing to translate.
    shown = text.translate(_CONTROL_PICTURES) if _CONTROL.search(text) else text
    return Markup(str(weave(shown, runs=changed, run_tag="del")).replace("\r", "&#13;"))  # noqa: S704 - escaped by weave
