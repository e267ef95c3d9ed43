"""Applies declared corrections: only the changed characters become ours, all others keep their source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.folding import find_all, steps
from generator.model import Article, Bilingual, Correction, Part, Piece, Span


class CorrectionError(ValueError):
    """The words of a correction do not occur exactly once in the article; `places` is how often they do."""

    def __init__(self, places: int) -> None:
        super().__init__(f"{places} places")
        self.places = places


def apply_corrections(article: Article, declared: Sequence[tuple[str, str | None, Bilingual]]) -> Article:
    """Apply corrections (find, replace, reason) in order. With `replace` None, note a doubt and change nothing.

    Raises `CorrectionError` where `find` does not stand exactly once, after folding of width and white space.
    """
    for find, replacement, reason in declared:
        article = _apply(article, find, replacement, reason)
    return article


def _apply(article: Article, find: str, replacement: str | None, reason: Bilingual) -> Article:
    places = [(part, start, end) for part in article.parts for start, end in find_all(part.text, find)]
    if len(places) != 1:
        raise CorrectionError(len(places))
    part, start, end = places[0]
    number = len(article.corrections)
    printed = part.text[start:end]
    corrected = printed if replacement is None else replacement
    correction = Correction(printed, replacement, reason, part.id, start, start + len(corrected))
    parts = article.parts
    if replacement is not None:
        changed = replace(part, pieces=tuple(_rewritten(part, start, end, corrected, number)))
        parts = tuple(changed if other.id == part.id else other for other in parts)
    earlier = tuple(_moved(c, part.id, end, len(corrected) - (end - start)) for c in article.corrections)
    return replace(article, parts=parts, corrections=(*earlier, correction))


def _moved(correction: Correction, part: str, after: int, by: int) -> Correction:
    """Move earlier corrections that come later in the same part along with their text."""
    if correction.part != part or correction.start < after:
        return correction
    return replace(correction, start=correction.start + by, end=correction.end + by)


def _rewritten(part: Part, start: int, end: int, corrected: str, number: int) -> Iterator[Piece]:
    yield from cut(part.pieces, 0, start)
    printed = part.text[start:end]
    for kind, a, b, c, d in steps(printed, corrected):
        if kind == "equal":
            yield from cut(part.pieces, start + a, start + b)
        elif c < d:
            sources = [piece.source for piece in cut(part.pieces, start + a, start + b) if piece.source]
            source = Span(sources[0].start, sources[-1].end) if len(sources) == 1 else None
            yield Piece(corrected[c:d], source, number)
    yield from cut(part.pieces, end, len(part.text))


def cut(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """The pieces of the characters from `start` to `end` of the text that the pieces make."""
    at = 0
    for piece in pieces:
        low, high = max(start, at), min(end, at + len(piece.text))
        if low < high:
            source = piece.source
            whole = source is None or source.end - source.start != len(piece.text)
            traced = source if whole else Span(source.start + low - at, source.start + high - at)  # type: ignore[union-attr]
            yield Piece(piece.text[low - at : high - at], traced, piece.correction)
        at += len(piece.text)
