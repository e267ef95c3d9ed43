"""en/<slug>.yml -> segments: the English of every part, and whether it may be trusted.

The file holds what people decide (draft or reviewed, by whom); whether a translation is missing or stale is
computed here, by comparing the Chinese that it was made from with the Chinese of today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import pydantic

from generator.bilingual.consistency import missing_figures
from generator.findings import in_order
from generator.folding import same
from generator.model import Article, Bilingual, Finding, Segment, SegmentState, Severity
from generator.structure.schema import Slug
from generator.yaml_source import FILE_LIMIT, Loaded, Schema, load


class SegmentEntry(Schema):
    """The English of one part. `zh` is the Chinese that it was made from."""

    id: Slug = pydantic.Field(description="structure.yml中该部分的id / the part's id in structure.yml")
    zh: str | None = pydantic.Field(
        None, description="译时的中文，由工具写入 / the Chinese at the time; the tool writes it"
    )
    en: str | None = pydantic.Field(None, description="英文 / the English")
    state: Literal["draft", "reviewed"] = pydantic.Field(description="初稿或已审 / draft or reviewed")
    origin: Literal["human", "machine"] = pydantic.Field("human", description="人译或机译 / who translated it first")


class TranslationFile(Schema):
    """The whole file."""

    article: Slug
    segments: tuple[SegmentEntry, ...]


def load_translations(text: str, path: str, article: Article) -> tuple[dict[str, Segment], tuple[Finding, ...]]:
    """Read the translation of an article: a segment for each of its parts, by part id, and every finding.

    A part without an entry has a segment that is missing. Entries for parts that the article does not have, and
    second entries for a part, are errors and are left out.
    """
    loaded = load(text, path, TranslationFile, FILE_LIMIT)
    if loaded.value is None:
        return {part.id: _missing(part.id, part.text) for part in article.parts}, loaded.findings
    entries: dict[str, tuple[int, SegmentEntry]] = {}
    for number, entry in enumerate(loaded.value.segments):
        entries.setdefault(entry.id, (number, entry))
    segments = {
        part.id: _segment(entries[part.id][1], part.text) if part.id in entries else _missing(part.id, part.text)
        for part in article.parts
    }
    findings = [*_right_article(loaded, loaded.value, article), *_known_parts(loaded, loaded.value, article)]
    findings += _complete(loaded, [part_id for part_id in segments if part_id not in entries])
    for part_id, (number, entry) in entries.items():
        if part_id in segments:
            findings += _trustworthy(loaded, number, entry, segments[part_id])
            findings += _same_figures(loaded, number, segments[part_id])
    return segments, in_order(findings)


def _segment(entry: SegmentEntry, chinese: str) -> Segment:
    mirror, english = _text(entry.zh), _text(entry.en)
    if not english:
        state = SegmentState.MISSING
    elif not same(mirror, chinese):
        state = SegmentState.STALE
    else:
        state = SegmentState(entry.state)
    return Segment(entry.id, mirror, english, state, entry.origin)


def _missing(part_id: str, chinese: str) -> Segment:
    return Segment(part_id, chinese, "", SegmentState.MISSING)


def _text(block: str | None) -> str:
    """A block as one paragraph: a translator may break its lines anywhere."""
    return re.sub(r"[ \t]*\n[ \t]*", " ", (block or "").strip())


# ------------------------------------------------------------------- the rules


def _right_article(loaded: Loaded[TranslationFile], file: TranslationFile, article: Article) -> Iterator[Finding]:
    """`article` names the article that the file is called after."""
    if file.article != article.slug:
        yield loaded.finding(
            "wrong-article",
            ("article",),
            Bilingual(
                f"文件名是“{article.slug}”，这里写的是“{file.article}”",
                f"the file is called `{article.slug}`, but this says `{file.article}`",
            ),
            Bilingual(f"请写article: {article.slug}", f"write `article: {article.slug}`"),
        )


def _known_parts(loaded: Loaded[TranslationFile], file: TranslationFile, article: Article) -> Iterator[Finding]:
    """Every entry names a part of the article, and each part has one entry."""
    lines: dict[str, int] = {}
    for number, entry in enumerate(file.segments):
        keys = ("segments", number, "id")
        if entry.id in lines:
            yield loaded.finding(
                "duplicate-id",
                keys,
                Bilingual(
                    f"“{entry.id}”的译文重复，第{lines[entry.id]}行已有",
                    f"`{entry.id}` already has its English, on line {lines[entry.id]}",
                ),
                Bilingual("请把两条合并成一条", "make one entry of the two"),
            )
        elif article.part(entry.id) is None:
            known = [part.id for part in article.parts]
            yield loaded.finding(
                "unknown-part",
                keys,
                Bilingual(f"本篇没有名为“{entry.id}”的部分", f"the article has no part `{entry.id}`"),
                Bilingual(f"可用的有：{'、'.join(known)}", f"its parts are {', '.join(known)}"),
            )
        lines.setdefault(entry.id, loaded.where(*keys).line)


def _trustworthy(
    loaded: Loaded[TranslationFile], number: int, entry: SegmentEntry, segment: Segment
) -> Iterator[Finding]:
    """What is marked reviewed has its English, made from the Chinese of today."""
    if entry.state != "reviewed":
        return
    if segment.state is SegmentState.MISSING:
        yield loaded.finding(
            "translation-missing",
            ("segments", number, "en"),
            Bilingual(f"“{entry.id}”标为已审，却没有译文", f"`{entry.id}` is marked reviewed and has no English"),
            Bilingual("请补上en，或写state: draft", "write `en`, or `state: draft`"),
            Severity.WARNING,
        )
    elif segment.state is SegmentState.STALE:
        yield loaded.finding(
            "translation-stale",
            ("segments", number, "zh"),
            Bilingual(
                f"“{entry.id}”的中文在译后有改动，网站会标明",
                f"the Chinese of `{entry.id}` changed after it was translated; the site says so",
            ),
            Bilingual(
                "请对照今日的中文改译文，再把zh改成今日的中文",
                "bring the English up to date, then make `zh` the Chinese of today",
            ),
            Severity.WARNING,
        )


def _same_figures(loaded: Loaded[TranslationFile], number: int, segment: Segment) -> Iterator[Finding]:
    """Every figure of the Chinese stands in its English: an error where the translation counts as reviewed."""
    if segment.state is SegmentState.MISSING:
        return
    severity = Severity.ERROR if segment.state is SegmentState.REVIEWED else Severity.WARNING
    for figure in missing_figures(segment.zh, segment.en):
        yield loaded.finding(
            "figure-not-translated",
            ("segments", number, "en"),
            Bilingual(
                f"“{segment.part}”的译文里没有“{figure.written}”",
                f"the English of `{segment.part}` lacks “{figure.written}”",
            ),
            Bilingual(f"应有{figure.expected}", f"it should hold {figure.expected}"),
            severity,
        )


def _complete(loaded: Loaded[TranslationFile], absent: list[str]) -> Iterator[Finding]:
    """Every part of the article has an entry."""
    if absent:
        yield loaded.finding(
            "translation-missing",
            ("segments",),
            Bilingual(f"缺少这些部分的译文：{'、'.join(absent)}", f"these parts have no English: {', '.join(absent)}"),
            Bilingual("请为每一部分加一条", "add an entry for each of them"),
            Severity.WARNING,
        )
