"""A proposal as an editor reads it in a terminal: a table of the items, then each doubt with the text at the cut."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

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
from generator.structure.settling import as_part, settlement, with_ids
from generator.structure.writing import settling_lines

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
"""Columns that stand to the right."""
_KINDS = {ArticleKind.ARTICLE: Bilingual("报道", "article"), ArticleKind.PHOTO: Bilingual("图片", "photo")}
_WIDEST = 44
"""Columns of the terminal that a headline or byline may take."""
_AT_CUT = 24
"""Characters shown on either side of a cut."""


def table(proposal: Proposal, page: RawPage, language: Language) -> str:
    """The items of a page, one a line, and below them the doubts, the least certain first."""
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
    """Control and zero-width characters must not move a terminal's cursor."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


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
    percent = f"{doubt.confidence:.0%}"
    yield f"{number}. {doubt.decided[language]} ({percent})"
    if doubt.rule == "join" and len(doubt.spans) == 2:
        end, start = doubt.spans
        before, after = raw[end.start : end.end][-_AT_CUT:], raw[start.start : start.end][:_AT_CUT]
        yield f"   …{_visible(before)} ┃ {_visible(after)}…"
    else:
        yield from (f"   {_shown(raw, span)}" for span in doubt.spans)
    yield f"   {Bilingual('或者：', 'or: ')[language]}{doubt.alternative[language]}"


def _settled(doubt: Doubt, proposal: Proposal, raw: str, language: Language) -> Iterator[str]:
    """The line of the edition file that would settle it."""
    articles = (settlement(doubt, with_ids(article.parts)) for article in proposal.articles)
    settled = as_part(doubt) if doubt.spans[0] in proposal.furniture else next(filter(None, articles), None)
    if lines := settling_lines(settled, raw):
        yield "   " + Bilingual("在structure.yml中则写：", "in structure.yml then:")[language]
        yield from (f"     {_visible(line)}" for line in lines)


def _shown(raw: str, span: Span) -> str:
    text = _visible(raw[span.start : span.end])
    return text if len(text) <= 2 * _AT_CUT else f"{text[:_AT_CUT]} … {text[-_AT_CUT:]}"
