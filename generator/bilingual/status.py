"""How far each translation is: counts by state, and what changed where one is stale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.folding import steps
from generator.model import Article, Digest, Edition, Language, PartKind, Segment, SegmentState


@dataclass(frozen=True, slots=True)
class StaleSegment:
    """English whose Chinese has changed since."""

    part: str
    old: str
    new: str
    en: str


@dataclass(frozen=True, slots=True)
class ArticleStatus:
    """The translation of one article."""

    edition: str
    slug: str
    headline: str
    counts: Mapping[SegmentState, int]
    """Parts by state; every state has its count."""
    machine: int
    """Parts that a machine translated first."""
    stale: tuple[StaleSegment, ...]

    @property
    def parts(self) -> int:
        """How many parts there are to translate."""
        return sum(self.counts.values())


def statuses(digest: Digest) -> tuple[ArticleStatus, ...]:
    """Every article, the newest edition first."""
    return tuple(status(edition, article) for edition in digest.editions for article in edition.articles)


def status(edition: Edition, article: Article) -> ArticleStatus:
    """The state of one article's translation."""
    segments = edition.translations.get(article.slug, {})
    told = [(part, segments.get(part.id)) for part in article.parts if part.kind is not PartKind.FURNITURE]
    found = Counter(segment.state if segment else SegmentState.MISSING for _, segment in told)
    headline = next((part.text for part in article.parts if part.kind is PartKind.HEADLINE), article.slug)
    return ArticleStatus(
        edition.id,
        article.slug,
        headline,
        {state: found[state] for state in SegmentState},
        sum(1 for _, segment in told if segment and segment.en and segment.origin == "machine"),
        tuple(_stale(segment, part.text) for part, segment in told if segment and segment.state is SegmentState.STALE),
    )


def _stale(segment: Segment, chinese: str) -> StaleSegment:
    return StaleSegment(segment.part, segment.zh, chinese, segment.en)


# --------------------------------------------------------------- for terminals

_STATES = {
    SegmentState.REVIEWED: {Language.ZH: "已审", Language.EN: "reviewed"},
    SegmentState.DRAFT: {Language.ZH: "初稿", Language.EN: "draft"},
    SegmentState.STALE: {Language.ZH: "待更新", Language.EN: "stale"},
    SegmentState.MISSING: {Language.ZH: "缺", Language.EN: "missing"},
}


def table(rows: tuple[ArticleStatus, ...], language: Language) -> str:
    """A table for the terminal: an article a line."""
    heads = [_STATES[state][language] for state in SegmentState]
    width = max([len(f"{row.edition}/{row.slug}") for row in rows] or [0])
    cells = [max(8, len(head) + 2) for head in heads]
    lines = [" " * width + "".join(_right(head, cell) for head, cell in zip(heads, cells, strict=True))]
    for row in rows:
        counts = "".join(f"{row.counts[state] or '·':>{cell}}" for state, cell in zip(SegmentState, cells, strict=True))
        lines.append(f"{f'{row.edition}/{row.slug}':<{width}}{counts}   {row.headline}")
    return "\n".join(lines)


def _right(words: str, width: int) -> str:
    wide = sum(2 if ord(char) > 0x2E80 else 1 for char in words)
    return " " * (width - wide) + words


def differences(rows: tuple[ArticleStatus, ...], language: Language) -> Iterator[str]:
    """For every stale part the Chinese with what went [-…-] and what came {+…+}, and the English beside it."""
    for row in rows:
        for segment in row.stale:
            zh, en = ("中文", "英文") if language is Language.ZH else ("Chinese", "English")
            changed = marked(segment.old, segment.new)
            yield f"{row.edition}/{row.slug} {segment.part}\n  {zh}: {changed}\n  {en}: {segment.en}"


def marked(old: str, new: str) -> str:
    """Both texts in one, in the manner of wdiff.

    >>> marked("修路4公里", "修路5公里")
    '修路[-4-]{+5+}公里'
    """
    pieces = []
    for kind, text in changes(old, new):
        pieces.append({"gone": f"[-{text}-]", "new": f"{{+{text}+}}", "same": text}[kind])
    return "".join(pieces)


def changes(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The runs of both texts in order: `same`, `gone` from the old one, `new`."""
    for kind, a, b, c, d in steps(old, new):
        if kind == "equal":
            yield "same", old[a:b]
            continue
        if a < b:
            yield "gone", old[a:b]
        if c < d:
            yield "new", new[c:d]


def as_json(rows: tuple[ArticleStatus, ...]) -> list[dict[str, object]]:
    """For programs: one object an article."""
    return [
        {
            "edition": row.edition,
            "article": row.slug,
            "headline": row.headline,
            "parts": row.parts,
            **{state.value: row.counts[state] for state in SegmentState},
            "machine": row.machine,
            "stale_parts": [{"part": one.part, "old": one.old, "new": one.new, "en": one.en} for one in row.stale],
        }
        for row in rows
    ]
