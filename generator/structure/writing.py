"""A proposal -> structure.yml, in a form to be read and edited by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

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
from generator.structure.settling import Listed, Settlement, as_part, settlement, with_ids

_HEADER = """\
# yaml-language-server: $schema=../../../schemas/structure.json
# 本版的结构：每一部分由原文的首尾文字指明（首…尾）。首次由 digest add 生成，请核对、修改；核对后写 reviewed: true。
# 移动：把一行移到另一篇之下。接合：写成[首…尾, 首…尾]。拆开：写成两行。改类：换一个类名。不属于任何一篇：移到末尾的furniture之下。
# 类名：kicker、headline、subheadline、byline、paragraph、subheading、caption、credit。含半角逗号的文字加引号。改后运行 digest check。
# The structure of the page: each part named by its first and last characters in source.txt (first…last).
# Started by `digest add`; check it, edit it, then write `reviewed: true`. The build reads this file only.
# Move: put the line under another article. Join: [first…last, first…last]. Split: two lines. Relabel: another kind's name.
# Text of no article: under `furniture` at the end. Text with a comma: in quotes. Then run `digest check`.
"""  # noqa: E501

_AT_CUT = 10
"""Characters of either fragment that a comment shows at a cut."""


def write_structure(proposal: Proposal, page: RawPage, slugs: Sequence[str] | None = None) -> str:
    """The text of a structure.yml. `slugs` replace the proposed ones, in order."""
    names = slugs or [article.slug for article in proposal.articles]
    lines = [_HEADER, f"source: sha256:{page.sha256}\n", "articles:\n" if proposal.articles else "articles: []\n"]
    listed = [
        replace(with_ids(article.parts), slug=slug) for article, slug in zip(proposal.articles, names, strict=True)
    ]
    for article, entry in zip(proposal.articles, listed, strict=True):
        lines.append("\n" + article_text(article, entry, page, proposal.doubts, listed))
    if proposal.furniture:
        lines.append("\n" + furniture_text(proposal.furniture, page, proposal.doubts))
    return "".join(lines)


def article_text(
    article: ProposedArticle, entry: Listed, page: RawPage, doubts: Sequence[Doubt] = (), listed: Sequence[Listed] = ()
) -> str:
    """The lines of one article, with each doubt as a comment above the part that it concerns.

    `entry` is the article with its slug and ids, `listed` are all of the page.
    """
    return "".join(_article(article, entry, page.text, doubts, [one for one in listed if one.slug != entry.slug]))


def furniture_text(furniture: Sequence[Span], page: RawPage, doubts: Sequence[Doubt] = ()) -> str:
    """The lines that list the page furniture, with each doubt as a comment; empty where there is none."""
    return "furniture:\n" + "".join(_furniture(furniture, page.text, doubts)) if furniture else ""


def part_line(part_id: str, part: ProposedPart, raw: str) -> str:
    """A part as the list `parts` names it, without indentation."""
    names = [scalar(name_fragment(raw, span), flow=True) for span in part.spans]
    words = names[0] if len(names) == 1 else f"[{', '.join(names)}]"
    return f"- {{id: {part_id}, {part.kind}: {words}}}"


def settling_lines(settled: Settlement | None, raw: str) -> tuple[str, ...]:
    """The alternative to a doubted decision, ready to paste; empty where it is not to be said in lines.

    What goes to another article, or under `furniture`, stands below a line that begins with → and says so.
    """
    if settled is None:
        return ()
    return (
        *(part_line(part_id, part, raw) for part_id, part in settled.parts),
        *_below((slug, part_line(part_id, part, raw)) for slug, (part_id, part) in settled.elsewhere),
        *_below(("furniture", f"- {scalar(name_fragment(raw, span))}") for span in settled.furniture),
    )


def _below(lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Lines for other places in the file, grouped by place, each group after a line that names it."""
    before = ""
    for where, line in lines:
        if where != before:
            yield f"→ {where}:"
        before = where
        yield line


def _furniture(furniture: Sequence[Span], raw: str, doubts: Sequence[Doubt]) -> Iterator[str]:
    for span in furniture:
        for doubt in doubts:
            if span == doubt.spans[0]:
                yield from _comment(doubt, as_part(doubt), raw, "  ")
        yield f"  - {scalar(name_fragment(raw, span))}\n"


def _article(
    article: ProposedArticle, entry: Listed, raw: str, doubts: Sequence[Doubt], others: Sequence[Listed]
) -> Iterator[str]:
    yield f"  - slug: {entry.slug}\n    kind: {article.kind}\n    reviewed: false\n"
    if article.reporters:
        yield f"    reporters: [{', '.join(scalar(name, flow=True) for name in article.reporters)}]\n"
    if article.dateline:
        yield f"    dateline: {scalar(article.dateline)}\n"
    yield "    parts:\n"
    for part_id, part in entry.parts:
        for doubt in doubts:
            if doubt.spans[0] in part.spans:
                yield from _comment(doubt, settlement(doubt, entry, others, raw), raw, "      ")
        yield f"      {part_line(part_id, part, raw)}\n"


def _comment(doubt: Doubt, settled: Settlement | None, raw: str, indent: str) -> Iterator[str]:
    lines = settling_lines(settled, raw)
    words = _question(doubt, settled, raw)
    yield from (f"{indent}# ? {_one_line(words[language])}\n" for language in Language)
    yield from (f"{indent}#   {line}\n" for line in lines)


def _question(doubt: Doubt, settled: Settlement | None, raw: str) -> Bilingual:
    """The decision, how certain it is, the alternative, and what to do if that is right."""
    percent = f"{doubt.confidence:.0%}"
    cut = cut_of(doubt, raw, _AT_CUT)
    then = instead(settled)
    if settled is None and doubt.rule == "article":
        then = Bilingual("（把这一行移到新的一篇之下）", " (move the line under a new article)")
    return Bilingual(
        f"{doubt.decided.zh}{cut and f'“{cut}”'}（{percent}）；或者：{doubt.alternative.zh}{then.zh}",
        f"{doubt.decided.en}{cut and f' “{cut}”'} ({percent}); or: {doubt.alternative.en}{then.en}",
    )


def cut_of(doubt: Doubt, raw: str, reach: int) -> str:
    """The two fragments on either side of the cut that a doubt is about; empty if there is no cut."""
    if doubt.rule != "join":
        return ""
    before, *more = (raw[span.start : span.end].strip() for span in doubt.spans)
    left = before if len(before) <= reach else f"…{before[-reach:]}"
    if not more:
        return f"{left} ┃ ?"
    return f"{left} ┃ {more[0] if len(more[0]) <= reach else f'{more[0][:reach]}…'}"


def instead(settled: Settlement | None) -> Bilingual:
    """What to do with the lines of a settlement: they take the place of which others."""
    if settled is None:
        return Bilingual("", "")
    gone = settled.replaced
    if not settled.parts and not settled.furniture and settled.elsewhere:
        (slug, _), *_ = settled.elsewhere
        return Bilingual(f"，则移到{slug}之下：", f"; then move it to {slug}:")
    if len(gone) > 1:
        return Bilingual(f"，则写（代替{'、'.join(gone)}）：", f"; then write, instead of {' and '.join(gone)}:")
    return Bilingual("，则写：", "; then write:")


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
