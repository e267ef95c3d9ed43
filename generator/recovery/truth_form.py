"""A proposal in the form of the truth files, for tools and for scoring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.model import HEAD_KINDS, Doubt, Proposal, ProposedArticle, ProposedPart, RawPage, Span
from generator.reading.lines import visible


def as_json(proposal: Proposal, page: RawPage) -> dict[str, Any]:
    """Plain data: articles, furniture, `flags` (merged doubtful spans) and `doubts`."""
    return {
        "unit": "Unicode code points into the source, end exclusive",
        "articles": [_article(article, page.text) for article in proposal.articles],
        "furniture": [list(span) for span in proposal.furniture],
        "flags": flags(proposal.doubts),
        "doubts": [_doubt(doubt, page.text) for doubt in proposal.doubts],
    }


def flags(doubts: Sequence[Doubt]) -> list[list[int]]:
    """The spans that some doubt concerns, in order and without overlap."""
    merged: list[list[int]] = []
    for start, end in sorted(span for doubt in doubts for span in (*doubt.spans, *doubt.rest)):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return merged


def _article(article: ProposedArticle, raw: str) -> dict[str, Any]:
    heads = {part.kind: part for part in article.parts if part.kind in HEAD_KINDS}
    return {
        "slug": article.slug,
        "kind": article.kind.value,
        "page": article.page,
        **{kind.value: _part(heads[kind], raw) if kind in heads else None for kind in HEAD_KINDS},
        "reporters": list(article.reporters),
        "dateline": article.dateline,
        "body": [_part(part, raw) for part in article.parts if part.kind not in HEAD_KINDS],
    }


def _part(part: ProposedPart, raw: str) -> dict[str, Any]:
    return {
        "kind": part.kind.value,
        "text": visible(raw, part.spans),
        "spans": _spans(part.spans),
    }


def _doubt(doubt: Doubt, raw: str) -> dict[str, Any]:
    return {
        "rule": doubt.rule,
        "spans": _spans(doubt.spans),
        "texts": [raw[span.start : span.end] for span in doubt.spans],
        "confidence": round(doubt.confidence, 3),
        "decided": {"zh": doubt.decided.zh, "en": doubt.decided.en},
        "alternative": {"zh": doubt.alternative.zh, "en": doubt.alternative.en},
    }


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [list(span) for span in spans]
