"""A proposal for a terminal: a table of the items, then each doubt with the text at the cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model import (
    HEAD_KINDS,
    ArticleKind,
    Bilingual,
    Doubt,
    Language,
    PartKind,
    Proposal,
    ProposedArticle,
    RawPage,
    Span,
)
from generator.structure.fragments import line_of
from generator.structure.settling import as_part, settlement, with_ids
from generator.structure.writing import cut_of, instead, settling_lines

_COLUMNS = (
    Bilingual("体裁", "kind"),
    Bilingual("标题", "headline"),
    Bilingual("署名", "byline"),
    Bilingual("部分", "parts"),
    Bilingual("字数", "chars"),
    Bilingual("接续", "joins"),
    Bilingual("存疑", "doubts"),
)
_NUMBERS = range(3, 7)
"""Columns that are aligned right."""
_KINDS = {ArticleKind.ARTICLE: Bilingual("报道", "article"), ArticleKind.PHOTO: Bilingual("图片", "photo")}
_WIDEST = 44
"""Columns of the terminal that a headline or byline may take."""
_NAME = 14
"""Characters of a headline by which lines for another article name it."""
_AT_CUT = 24
"""Characters shown on either side of a cut."""


def table(proposal: Proposal, page: RawPage, language: Language) -> str:
    """The items of a page, one per line, followed by the doubts, the least certain first."""
    rows = [[column[language] for column in _COLUMNS]]
    rows += [_row(article, proposal.doubts, page.text, language) for article in proposal.articles]
    lines = list(_aligned(rows))
    if proposal.furniture:
        lines += ["", Bilingual("版面杂项：", "Page furniture:")[language]]
        lines += [f"  {_shown(page.text, span)}" for span in proposal.furniture]
    lines += ["", _doubts_title(len(proposal.doubts), language)]
    for number, doubt in enumerate(proposal.doubts, start=1):
        lines += [*_doubt(number, doubt, page.text, language), *_settled(doubt, proposal, page.text, language)]
    return "\n".join(lines)


def _row(article: ProposedArticle, doubts: Sequence[Doubt], raw: str, language: Language) -> list[str]:
    heads = {part.kind: part.spans for part in article.parts if part.kind in HEAD_KINDS}
    spans = [span for part in article.parts for span in part.spans]
    concerned = sum(any(_overlap(span, other) for span in doubt.spans for other in spans) for doubt in doubts)
    byline = heads.get(PartKind.BYLINE)
    return [
        _KINDS[article.kind][language],
        _clip(_words(raw, heads.get(PartKind.HEADLINE, ())) or "—"),
        _clip(_words(raw, byline) if byline else " ".join(article.reporters)),
        str(len(article.parts)),
        str(sum(not char.isspace() for span in spans for char in raw[span.start : span.end])),
        str(sum(len(part.spans) - 1 for part in article.parts)),
        str(concerned),
    ]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _words(raw: str, spans: Sequence[Span]) -> str:
    return " ".join(_visible(raw[span.start : span.end]) for span in spans)


def _visible(text: str) -> str:
    """Control and zero-width characters must not move a terminal's cursor. Spaces of any width stay spaces."""
    return "".join(
        char if char.isprintable() or unicodedata.category(char) == "Zs" else "\N{REPLACEMENT CHARACTER}"
        for char in re.sub(r"[\t\r\n]+", " ", text)
    )


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _clip(text: str) -> str:
    if _width(text) <= _WIDEST:
        return text
    while _width(text) > _WIDEST - 1:
        text = text[:-1]
    return text + "…"


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(_width(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    for row in rows:
        cells = []
        for column, cell in enumerate(row):
            space = " " * (widths[column] - _width(cell))
            cells.append(space + cell if column in _NUMBERS else cell + space)
        yield "  ".join(cells).rstrip()


def _doubts_title(count: int, language: Language) -> str:
    if not count:
        return Bilingual("没有存疑之处。", "No doubts.")[language]
    return Bilingual(f"存疑{count}处，最没把握的在前：", f"Doubts ({count}), the least certain first:")[language]


def _doubt(number: int, doubt: Doubt, raw: str, language: Language) -> Iterator[str]:
    """What was decided, with the text and its lines in the export, and the alternative, with what would stand there."""
    yield f"{number}. {doubt.decided[language]} ({doubt.confidence:.0%})"
    if cut := cut_of(doubt, raw, _AT_CUT):
        yield f"   {_lines(raw, doubt.spans, language)} {_visible(cut)}"
    else:
        yield from (f"   {_lines(raw, [span], language)} {_shown(raw, span)}" for span in doubt.spans)
    yield f"   {Bilingual('或者：', 'or: ')[language]}{_visible(doubt.alternative[language])}"
    if doubt.rule == "join" and doubt.other is not None:
        spans = (doubt.spans[0], doubt.other)
        cut = cut_of(replace(doubt, spans=spans), raw, _AT_CUT)
        yield f"   {_lines(raw, spans, language)} {_visible(cut)}"


def _lines(raw: str, spans: Sequence[Span], language: Language) -> str:
    """Where fragments stand in the export, as an editor's program counts its lines."""
    numbers = " / ".join(str(line_of(raw, span.start)) for span in spans[:2])
    return Bilingual(f"[第{numbers}行]", f"[line {numbers}]")[language]


def _settled(doubt: Doubt, proposal: Proposal, raw: str, language: Language) -> Iterator[str]:
    """The lines of the edition file that would settle it. An export has no slugs: articles go by their headlines."""
    listed = [replace(with_ids(article.parts), slug=_name(article, raw)) for article in proposal.articles]
    found = next((one for one in listed if one.holding(doubt.spans[0])), None)
    if doubt.spans[0] in proposal.furniture:
        settled = as_part(doubt)
    else:
        settled = settlement(doubt, found, [one for one in listed if one is not found], raw) if found else None
    if lines := settling_lines(settled, raw):
        then = instead(settled)[language].lstrip("，; ")
        yield f"   {Bilingual('在structure.yml中', 'in structure.yml ')[language]}{then}"
        yield from (f"     {_visible(line)}" for line in lines)


def _name(article: ProposedArticle, raw: str) -> str:
    first = next((part for part in article.parts if part.kind is PartKind.HEADLINE), article.parts[0])
    words = _visible(raw[first.spans[0].start : first.spans[0].end])
    return f"“{words if len(words) <= _NAME else f'{words[:_NAME]}…'}”"


def _shown(raw: str, span: Span) -> str:
    text = _visible(raw[span.start : span.end])
    return text if len(text) <= 2 * _AT_CUT else f"{text[:_AT_CUT]} … {text[-_AT_CUT:]}"
