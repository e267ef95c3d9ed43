"""Small articles for tests, made without the stages that make real ones."""

from __future__ import annotations

from generator.model import Article, ArticleKind, Part, PartKind, Piece, Span


def article(slug: str, *paragraphs: str, headline: str | None = None) -> Article:
    """An article of paragraphs `p1`, `p2`, ..., each with the raw span that it would have in a plain export."""
    texts = [("h", PartKind.HEADLINE, headline)] if headline else []
    texts += [(f"p{number}", PartKind.PARAGRAPH, text) for number, text in enumerate(paragraphs, 1)]
    parts, at = [], 0
    for part_id, kind, text in texts:
        span = Span(at, at + len(text))
        parts.append(Part(part_id, kind, (span,), (Piece(text, span),)))
        at = span.end + 1
    return Article(slug, ArticleKind.ARTICLE, True, tuple(parts))
