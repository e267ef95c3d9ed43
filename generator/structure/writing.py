"""A proposal -> structure.yml, written to be read and edited by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

import yaml

from generator.model import (
    Bilingual,
    Doubt,
    Language,
    Proposal,
    ProposedArticle,
    ProposedPart,
    RawPage,
    Span,
)
from generator.structure.fragments import name_fragment
from generator.structure.settling import Settlement, as_part, settlement, with_ids

_HEADER = """\
# yaml-language-server: $schema=../../../schemas/structure.json
# 本版的结构：每一部分由原文的首尾文字指明（首…尾）。首次由 digest add 生成，请核对、修改；核对后写 reviewed: true。
# The structure of the page: each part named by its first and last characters in source.txt (first…last).
# Started by `digest add`; check it, edit it, then write `reviewed: true`. The build reads this file only.
"""


def write_structure(proposal: Proposal, page: RawPage, slugs: Sequence[str] | None = None) -> str:
    """The text of a structure.yml. `slugs` replaces the proposed ones, in order."""
    names = slugs or [article.slug for article in proposal.articles]
    lines = [_HEADER, f"source: sha256:{page.sha256}\n", "articles:\n" if proposal.articles else "articles: []\n"]
    for article, slug in zip(proposal.articles, names, strict=True):
        lines.append("\n" + article_text(article, slug, page, proposal.doubts))
    if proposal.furniture:
        lines.append("\n" + furniture_text(proposal.furniture, page, proposal.doubts))
    return "".join(lines)


def article_text(article: ProposedArticle, slug: str, page: RawPage, doubts: Sequence[Doubt]) -> str:
    """The lines of one article, with each doubt as a comment above the part that it concerns."""
    return "".join(_article(article, slug, page.text, doubts))


def furniture_text(furniture: Sequence[Span], page: RawPage, doubts: Sequence[Doubt] = ()) -> str:
    """The lines that list the page furniture, with each doubt as a comment; empty where there is none."""
    return "furniture:\n" + "".join(_furniture(furniture, page.text, doubts)) if furniture else ""


def part_line(part_id: str, part: ProposedPart, raw: str) -> str:
    """A part as the list `parts` names it, without indentation."""
    names = [scalar(name_fragment(raw, span), flow=True) for span in part.spans]
    words = names[0] if len(names) == 1 else f"[{', '.join(names)}]"
    return f"- {{id: {part_id}, {part.kind}: {words}}}"


def settling_lines(settled: Settlement | None, raw: str) -> tuple[str, ...]:
    """The alternative to a doubted decision, ready to paste; empty where it is not to be said in lines."""
    if settled is None:
        return ()
    lines = tuple(part_line(part_id, part, raw) for part_id, part in settled.parts)
    return (*lines, *(f"furniture: - {scalar(name_fragment(raw, span))}" for span in settled.furniture))


def _furniture(furniture: Sequence[Span], raw: str, doubts: Sequence[Doubt]) -> Iterator[str]:
    for span in furniture:
        for doubt in doubts:
            if span == doubt.spans[0]:
                yield from _comment(doubt, as_part(doubt), raw, "  ")
        yield f"  - {scalar(name_fragment(raw, span))}\n"


def _article(article: ProposedArticle, slug: str, raw: str, doubts: Sequence[Doubt]) -> Iterator[str]:
    yield f"  - slug: {slug}\n    kind: {article.kind}\n    reviewed: false\n"
    if article.reporters:
        yield f"    reporters: [{', '.join(scalar(name, flow=True) for name in article.reporters)}]\n"
    if article.dateline:
        yield f"    dateline: {scalar(article.dateline)}\n"
    yield "    parts:\n"
    parts = with_ids(article.parts)
    for part_id, part in parts:
        for doubt in doubts:
            if doubt.spans[0] in part.spans:
                yield from _comment(doubt, settlement(doubt, parts), raw, "      ")
        yield f"      {part_line(part_id, part, raw)}\n"


def _comment(doubt: Doubt, settled: Settlement | None, raw: str, indent: str) -> Iterator[str]:
    lines = settling_lines(settled, raw)
    words = _question(doubt, settled, written=bool(lines))
    yield from (f"{indent}# ? {_one_line(words[language])}\n" for language in Language)
    yield from (f"{indent}#   {line}\n" for line in lines)


def _question(doubt: Doubt, settled: Settlement | None, *, written: bool) -> Bilingual:
    """What was decided, how sure that is, and what it may be instead."""
    percent = f"{doubt.confidence:.0%}"
    both = settled.replaced if settled is not None and len(settled.replaced) > 1 else ()
    then = Bilingual(
        f"，则写（代替{'、'.join(both)}）：" if both else "，则写：",
        f"; then write, instead of {' and '.join(both)}:" if both else "; then write:",
    )
    move = Bilingual("（移动这一行即可）", " (move the line)") if doubt.rule == "article" else Bilingual("", "")
    end = then if written else move
    return Bilingual(
        f"{doubt.decided.zh}（{percent}）；或者：{doubt.alternative.zh}{end.zh}",
        f"{doubt.decided.en} ({percent}); or: {doubt.alternative.en}{end.en}",
    )


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
