"""A proposal -> structure.yml, written to be read and edited by hand."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import yaml

from generator.model import Doubt, PartKind, Proposal, ProposedArticle, ProposedPart, RawPage, Span
from generator.structure.fragments import name_fragment

_HEADER = """\
# yaml-language-server: $schema=../../../schemas/structure.json
# 本版的结构：每一部分由原文的首尾文字指明（首…尾）。首次由 digest add 生成，请核对、修改；核对后写 reviewed: true。
# The structure of the page: each part named by its first and last characters in source.txt (first…last).
# Started by `digest add`; check it, edit it, then write `reviewed: true`. The build reads this file only.
"""
_ID_PREFIX = {
    PartKind.KICKER: "k",
    PartKind.HEADLINE: "h",
    PartKind.SUBHEADLINE: "s",
    PartKind.BYLINE: "b",
    PartKind.PARAGRAPH: "p",
    PartKind.SUBHEADING: "sh",
    PartKind.CAPTION: "c",
    PartKind.CREDIT: "cr",
}
_SINGLE = frozenset({"k", "h", "s", "b"})


def write_structure(proposal: Proposal, page: RawPage, slugs: Sequence[str] | None = None) -> str:
    """The text of a structure.yml. `slugs` replaces the proposed ones, in order."""
    names = slugs or [article.slug for article in proposal.articles]
    lines = [_HEADER, f"source: sha256:{page.sha256}\n", "articles:\n" if proposal.articles else "articles: []\n"]
    for article, slug in zip(proposal.articles, names, strict=True):
        lines.append("\n" + article_text(article, slug, page, proposal.doubts))
    if proposal.furniture:
        lines.append("\n" + furniture_text(proposal.furniture, page))
    return "".join(lines)


def article_text(article: ProposedArticle, slug: str, page: RawPage, doubts: Sequence[Doubt]) -> str:
    """The lines of one article, with each doubt as a comment above the part that it concerns."""
    return "".join(_article(article, slug, page.text, doubts))


def furniture_text(furniture: Sequence[Span], page: RawPage) -> str:
    """The lines that list the page furniture; empty where there is none."""
    if not furniture:
        return ""
    return "furniture:\n" + "".join(f"  - {scalar(name_fragment(page.text, span))}\n" for span in furniture)


def part_ids(kinds: Sequence[PartKind]) -> tuple[str, ...]:
    """The ids of an article's parts: head parts by a letter, the others numbered by kind."""
    seen: Counter[str] = Counter()
    ids = []
    for kind in kinds:
        prefix = _ID_PREFIX[kind]
        seen[prefix] += 1
        ids.append(prefix if prefix in _SINGLE and seen[prefix] == 1 else f"{prefix}{seen[prefix]}")
    return tuple(ids)


def _article(article: ProposedArticle, slug: str, raw: str, doubts: Sequence[Doubt]) -> Iterator[str]:
    yield f"  - slug: {slug}\n    kind: {article.kind}\n    reviewed: false\n"
    if article.reporters:
        yield f"    reporters: [{', '.join(scalar(name, flow=True) for name in article.reporters)}]\n"
    if article.dateline:
        yield f"    dateline: {scalar(article.dateline)}\n"
    yield "    parts:\n"
    ids = part_ids([part.kind for part in article.parts])
    for part, part_id in zip(article.parts, ids, strict=True):
        for doubt in doubts:
            if _concerns(doubt, part):
                yield from _comment(doubt)
        yield f"      - {{id: {part_id}, {part.kind}: {_named(part.spans, raw)}}}\n"


def _named(spans: Sequence[Span], raw: str) -> str:
    names = [scalar(name_fragment(raw, span), flow=True) for span in spans]
    return names[0] if len(names) == 1 else f"[{', '.join(names)}]"


def _concerns(doubt: Doubt, part: ProposedPart) -> bool:
    """Whether the doubt's first characters lie in the part."""
    at = doubt.spans[0].start
    return any(span.start <= at < span.end for span in part.spans)


def _comment(doubt: Doubt) -> Iterator[str]:
    for words in (doubt.decided, doubt.alternative):
        yield f"      # ? {_one_line(words.zh)} / {_one_line(words.en)}\n"


def _one_line(words: str) -> str:
    """YAML refuses control characters even in a comment."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in re.sub(r"\s+", " ", words))


def scalar(words: str, *, flow: bool = False) -> str:
    """Text as YAML, in quotes only where YAML needs them. `flow`: inside [ ] or { }."""
    if not all(char.isprintable() or char == "\u3000" for char in words):
        # Control and direction characters must be seen by whoever reads the file, and YAML takes few of them bare.
        quoted = json.dumps(words, ensure_ascii=False)
        return "".join(char if char.isprintable() or char == "\u3000" else _escaped(char) for char in quoted)
    given: object = [words] if flow else words
    dumped = yaml.safe_dump(given, allow_unicode=True, width=10**9, default_flow_style=True)
    dumped = dumped.removesuffix("\n").removesuffix("\n...")
    return dumped[1:-1] if flow else dumped


def _escaped(char: str) -> str:
    return f"\\U{ord(char):08x}" if ord(char) > 0xFFFF else f"\\u{ord(char):04x}"
