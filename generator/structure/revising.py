"""Compares the structure.yml of an edition with what the recovery would propose today.

The file decides and the recovery proposes, so a better recovery changes nothing by itself. Here its answer is shown
as a diff of the file's own lines, and taken for articles that no editor has reviewed. The others are never touched.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.limits import FILE_BYTES
from generator.model import (
    Article,
    Bilingual,
    Language,
    PartKind,
    Proposal,
    ProposedArticle,
    ProposedPart,
    RawPage,
    Span,
)
from generator.structure.comments import editors_comments
from generator.structure.reading import Structure
from generator.structure.schema import StructureFile
from generator.structure.settling import Listed, with_ids
from generator.structure.writing import article_text, furniture_text
from generator.yaml_source import load

_LEGEND = Bilingual(
    "- structure.yml现有的行    + 今天识别的结果", "- lines of structure.yml    + what recovery finds today"
)
_REVIEWED = Bilingual("（已核对，--update不改动）", " (reviewed: --update leaves it as it is)")


@dataclass(frozen=True, slots=True)
class _Matched:
    """A proposed article under the slug of the file's article that it shares most characters with."""

    slug: str
    reviewed: bool
    article: ProposedArticle


def differences(structure: Structure, proposal: Proposal, page: RawPage, language: Language = Language.EN) -> str:
    """The file's own lines, article by article: `-` what it says, `+` what the recovery says. Empty: they agree.

    A part that both know keeps the file's id, so that nothing differs in its number alone.
    """
    kept = {article.slug: article for article in structure.articles}
    matched = {match.slug: match.article for match in _matched(structure, proposal)}
    chunks: list[str] = []
    for slug in [*kept, *(slug for slug in matched if slug not in kept)]:
        before = _lines(_proposed(kept[slug]), _listed(kept[slug]), page) if slug in kept else []
        after = []
        if slug in matched:
            entry = replace(with_ids(matched[slug].parts, _known(kept.get(slug))), slug=slug)
            after = _lines(matched[slug], entry, page)
        reviewed = slug in kept and kept[slug].reviewed
        chunks += _diff(before, after, slug + (_REVIEWED[language] if reviewed else ""))
    before = furniture_text(structure.furniture, page).splitlines()
    chunks += _diff(before, furniture_text(proposal.furniture, page).splitlines(), "furniture")
    return "\n".join([_LEGEND[language], *chunks]) if chunks else ""


def updated(text: str, structure: Structure, proposal: Proposal, page: RawPage) -> str:
    """The text of structure.yml with the recovery's answer for every article that is not marked reviewed.

    Reviewed articles keep their lines to the letter, and their characters: a proposed part that overlaps one is cut
    back to what is left. Every character of the source that stood in a part still does. Parts that stay keep their
    ids. An editor's comments among lines that are replaced stand above them.
    """
    reviewed = [article for article in structure.articles if article.reviewed]
    taken = [span for article in reviewed for part in article.parts for span in part.spans]
    matches = [_left_over(match, taken, page.text) for match in _matched(structure, proposal)]
    fresh = {match.slug: match.article for match in matches if match.article.parts}
    known = {article.slug: article for article in structure.articles}
    names = set(known)
    listed = {
        slug: replace(
            with_ids(article.parts, _known(known.get(slug))), slug=slug if slug in known else _free(slug, names)
        )
        for slug, article in fresh.items()
    }
    page_as_listed = [*(_listed(article) for article in reviewed), *listed.values()]
    preamble, chunks, end = _chunks(text)
    lines = [preamble]
    for article in structure.articles:
        if article.reviewed:
            lines.append(chunks[article.slug])
            continue
        lines.append("\n" + editors_comments(chunks[article.slug], "  "))
        if article.slug in fresh:
            proposed = fresh.pop(article.slug)
            lines.append(article_text(proposed, listed[article.slug], page, proposal.doubts, page_as_listed))
    lines += [
        "\n" + article_text(article, listed[slug], page, proposal.doubts, page_as_listed)
        for slug, article in fresh.items()
    ]
    furniture = tuple(span for given in proposal.furniture for span in _outside(given, taken, page.text))
    tail = editors_comments(end, "") + (furniture_text(furniture, page) if furniture else "")
    return "".join(lines).rstrip("\n") + "\n" + (f"\n{tail}" if tail else "")


# -------------------------------------------------------------------- matching


def _matched(structure: Structure, proposal: Proposal) -> list[_Matched]:
    """Proposed articles with the slugs of the file: one to one, the largest overlaps first."""
    overlaps = sorted(
        (
            (_overlap(_spans(kept), _spans(proposed)), kept.slug, number)
            for kept in structure.articles
            for number, proposed in enumerate(proposal.articles)
        ),
        key=lambda entry: (-entry[0], entry[1], entry[2]),
    )
    slug_of: dict[int, str] = {}
    for overlap, slug, number in overlaps:
        if overlap and number not in slug_of and slug not in slug_of.values():
            slug_of[number] = slug
    reviewed = {article.slug for article in structure.articles if article.reviewed}
    return [
        _Matched(slug_of.get(number, article.slug), slug_of.get(number) in reviewed, article)
        for number, article in enumerate(proposal.articles)
    ]


def _spans(article: Article | ProposedArticle) -> list[Span]:
    return sorted(span for part in article.parts for span in part.spans)


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> int:
    """The number of characters that two sorted lists of spans have in common."""
    shared = i = j = 0
    while i < len(one) and j < len(other):
        shared += max(0, min(one[i].end, other[j].end) - max(one[i].start, other[j].start))
        if one[i].end <= other[j].end:
            i += 1
        else:
            j += 1
    return shared


def _left_over(match: _Matched, taken: Sequence[Span], text: str) -> _Matched:
    """The match without the characters of reviewed articles; under its own slug when the file's is reviewed."""
    parts = []
    for part in match.article.parts:
        spans = tuple(left for span in part.spans for left in _outside(span, taken, text))
        if spans:
            parts.append(ProposedPart(part.kind, spans))
    slug = match.article.slug if match.reviewed else match.slug
    return replace(match, slug=slug, article=replace(match.article, parts=tuple(parts)))


def _outside(span: Span, taken: Sequence[Span], text: str) -> Iterator[Span]:
    """What of a span nobody else has, without the white space around it: a blank between two parts is no part."""
    at = span.start
    for other in [*sorted(taken), Span(span.end, span.end)]:
        if other.end <= at or other.start > span.end:
            continue
        if left := text[at : other.start].strip():
            start = text.index(left, at)
            yield Span(start, start + len(left))
        at = max(at, other.end)


def _free(slug: str, known: set[str]) -> str:
    """A slug that no article of the file uses."""
    number, name = 2, slug
    while name in known:
        name, number = f"{slug}-{number}", number + 1
    known.add(name)
    return name


# --------------------------------------------------------------------- writing


def _proposed(article: Article) -> ProposedArticle:
    parts = tuple(ProposedPart(part.kind, part.spans) for part in article.parts)
    return ProposedArticle(article.slug, article.kind, parts, article.reporters, article.dateline)


def _listed(article: Article) -> Listed:
    """The article with the ids that the file gives."""
    return Listed(article.slug, tuple((part.id, ProposedPart(part.kind, part.spans)) for part in article.parts))


def _known(article: Article | None) -> dict[tuple[PartKind, int], str]:
    """The ids of the file by kind and first character."""
    return {(part.kind, part.spans[0].start): part.id for part in article.parts if part.spans} if article else {}


def _lines(article: ProposedArticle, entry: Listed, page: RawPage) -> list[str]:
    """Without the line that says whether an editor has reviewed it: the recovery knows nothing of that."""
    lines = article_text(article, entry, page).splitlines()
    return [line for line in lines if not line.startswith("    reviewed:")]


def _diff(before: list[str], after: list[str], name: str) -> list[str]:
    """The lines that differ, each change with the line before and after it, under the name of the article."""
    hunks = list(difflib.unified_diff(before, after, lineterm="", n=1))[2:]
    if not hunks:
        return []
    return ["", f"{name}:", *("  …" if line.startswith("@@") else line for line in hunks)]


def _chunks(text: str) -> tuple[str, dict[str, str], str]:
    """The file cut before each article, and around the furniture: comments above an article belong to it.

    Returns what stands before the articles, with all that is neither; each article's lines by its slug; and the lines
    of the furniture, wherever they stand.
    """
    loaded = load(text, "structure.yml", StructureFile, FILE_BYTES)
    lines = text.splitlines(keepends=True)
    marks = {key: mark.line for key, mark in loaded.node.keys.items() if mark} if loaded.node else {}
    head = min(marks.values(), default=0)
    tops = {key: max(head, _with_comments(lines, line)) for key, line in marks.items()}
    sections = {key: (top, _next([*tops.values(), len(lines)], top)) for key, top in tops.items()}
    begin, end = sections.pop("articles", (head, len(lines)))
    starts = {
        entry.slug: _with_comments(lines, loaded.where("articles", number).line - 1)
        for number, entry in enumerate(loaded.value.articles if loaded.value else ())
    }
    chunks = {slug: "".join(lines[start : _next([*starts.values(), end], start)]) for slug, start in starts.items()}
    furniture = "".join(lines[slice(*sections.pop("furniture", (0, 0)))])
    before = [slice(head), *(slice(*section) for section in sections.values())]
    before.append(slice(begin, min(starts.values(), default=end)))
    return "".join(line for part in before for line in lines[part]), chunks, furniture


def _next(places: Iterable[int], place: int) -> int:
    """The first of some places that lies behind another one; that itself where none does."""
    return min((each for each in places if each > place), default=place)


def _with_comments(lines: Sequence[str], line: int) -> int:
    """The first of the blank and comment lines that stand directly above a line."""
    while line > 0 and (not lines[line - 1].strip() or lines[line - 1].lstrip().startswith("#")):
        line -= 1
    return line
