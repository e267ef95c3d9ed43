"""en/<slug>.yml -> segments: the English of every part, and whether it may be trusted.

The file holds what people decide (draft or reviewed, by whom); whether a translation is missing or stale is
computed here, by comparing the Chinese that it was made from with the Chinese of today.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

import pydantic

from generator.bilingual.remarks import GUESSES, Remark
from generator.bilingual.review import review
from generator.bilingual.terms import TermBook
from generator.findings import in_order
from generator.folding import same
from generator.limits import FILE_BYTES, PARTS
from generator.model import Article, Bilingual, Finding, PartKind, Segment, SegmentState, Severity
from generator.structure.schema import PartId, Slug
from generator.yaml_source import Loaded, Schema, load


class WaiverEntry(Schema):
    """A remark of the checks that an editor has looked at and found wanting."""

    words: str = pydantic.Field(min_length=1, description="检查所说的文字 / the words that the check names")
    reason: str = pydantic.Field(min_length=1, description="为何无妨 / why nothing is wrong")


class SegmentEntry(Schema):
    """The English of one part. `zh` is the Chinese that it was made from."""

    id: PartId = pydantic.Field(description="structure.yml中该部分的id / the part's id in structure.yml")
    zh: str | None = pydantic.Field(
        None, description="译时的中文，由工具写入 / the Chinese at the time; the tool writes it"
    )
    en: str | None = pydantic.Field(None, description="英文 / the English")
    state: Literal["draft", "reviewed"] = pydantic.Field(description="初稿或已审 / draft or reviewed")
    origin: Literal["human", "machine"] = pydantic.Field("human", description="人译或机译 / who translated it first")
    waive: tuple[WaiverEntry, ...] = pydantic.Field(
        (), description="已核对、无须改的提示 / remarks that need no change"
    )


class TranslationFile(Schema):
    """The whole file."""

    elsewhere: ClassVar[Mapping[str, Bilingual]] = {
        "facts": Bilingual("这是数字文件：请移到facts文件夹里", "this is a fact file: move it into the folder facts")
    }

    article: Slug = pydantic.Field(description="报道的slug，与文件名相同 / slug of the article, the name of the file")
    segments: tuple[SegmentEntry, ...] = pydantic.Field(
        max_length=PARTS, description="各部分的译文 / the English of each part"
    )


def load_translations(
    text: str, path: str, article: Article, book: TermBook | None = None
) -> tuple[dict[str, Segment], tuple[Finding, ...]]:
    """Read the translation of an article: a segment for each of its parts, by part id, and every finding.

    `book` is the glossary that the English has to agree with.

    A part without an entry has a segment that is missing. Entries for parts that the article does not have, and
    second entries for a part, are errors and are left out.
    """
    loaded = load(text, path, TranslationFile, FILE_BYTES)
    if loaded.value is None:
        return {part.id: _missing(part.id, part.text) for part in article.parts}, loaded.findings
    entries: dict[str, tuple[int, SegmentEntry]] = {}
    for number, entry in enumerate(loaded.value.segments):
        entries.setdefault(entry.id, (number, entry))
    segments = {
        part.id: _segment(entries[part.id][1], part.text) if part.id in entries else _missing(part.id, part.text)
        for part in article.parts
    }
    absent = [part_id for part_id in segments if part_id not in entries]
    meant = _parts_meant(loaded.value, article, absent)
    findings = [*loaded.findings, *_right_article(loaded, loaded.value, article)]
    findings += _known_parts(loaded, loaded.value, article, meant)
    findings += _complete(loaded, [part_id for part_id in absent if part_id not in meant.values()])
    kinds = {part.id: part.kind for part in reversed(article.parts)}  # of two parts with one id the first counts
    for part_id, (number, entry) in entries.items():
        if part_id in segments:
            findings += _trustworthy(loaded, number, entry, segments[part_id])
            prose = kinds[part_id] is PartKind.PARAGRAPH
            known = book or TermBook()
            remarks = _remarks(segments[part_id], known, prose=prose)
            findings += _consistent(loaded, number, segments[part_id], remarks, all_said=known.complete)
    return segments, in_order(findings)


ORPHANS = ".orphans.yml"
"""How the file is called that keeps the English whose Chinese is gone: beside `road.yml` stands `road.orphans.yml`."""


def load_orphans(text: str, path: str) -> tuple[Finding, ...]:
    """Read a file of English that has no Chinese any more: nothing of it is published, which a finding says."""
    loaded = load(text, path, TranslationFile, FILE_BYTES)
    if loaded.value is None or not loaded.value.segments:
        return loaded.findings
    count = len(loaded.value.segments)
    return (
        loaded.finding(
            "translation-orphaned",
            ("segments",),
            Bilingual(
                f"这里有{count}段译文找不到对应的中文，不会发布",
                f"the English here matches no Chinese and is not published ({count} in all)",
            ),
            Bilingual(
                "请移入译文文件中合适的地方，或删去", "move anything useful into the translation file, or delete it"
            ),
            Severity.INFO,
        ),
    )


def _segment(entry: SegmentEntry, chinese: str) -> Segment:
    mirror, english = text_of(entry.zh), text_of(entry.en)
    if not english:
        state = SegmentState.MISSING
    elif not same(mirror, chinese):
        state = SegmentState.STALE
    else:
        state = SegmentState(entry.state)
    return Segment(entry.id, mirror, english, state, entry.origin)


def _missing(part_id: str, chinese: str) -> Segment:
    return Segment(part_id, chinese, "", SegmentState.MISSING)


def text_of(block: str | None) -> str:
    """A block as one paragraph: a translator may break its lines anywhere."""
    text = (block or "").strip()
    return " ".join(line.strip(" \t") for line in text.split("\n")) if "\n" in text else text


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


def _parts_meant(file: TranslationFile, article: Article, absent: list[str]) -> dict[int, str]:
    """For an entry whose part is not there, or has its entry already, the absent part whose Chinese it holds."""
    known = {part.id for part in article.parts}
    seen: set[str] = set()
    found: dict[int, str] = {}
    for number, entry in enumerate(file.segments):
        if entry.id in seen or entry.id not in known:
            mirror = text_of(entry.zh)
            same_text = (part.id for part in article.parts if part.id in absent and same(mirror, part.text))
            if near := next((part_id for part_id in same_text if part_id not in found.values()), None):
                found[number] = near
        seen.add(entry.id)
    return found


def _known_parts(
    loaded: Loaded[TranslationFile], file: TranslationFile, article: Article, meant: Mapping[int, str]
) -> Iterator[Finding]:
    """Every entry names a part of the article, and each part has one entry."""
    first: dict[str, int] = {}
    known = [part.id for part in article.parts]
    for number, entry in enumerate(file.segments):
        keys = ("segments", number, "id")
        if number in meant:
            first.setdefault(entry.id, number)
            yield loaded.finding(
                "unknown-part",
                keys,
                Bilingual(
                    f"这里的中文是“{meant[number]}”的，编号却是“{entry.id}”",
                    f"this has the Chinese of `{meant[number]}`, but its id is `{entry.id}`",
                ),
                Bilingual(
                    f"请写id: {meant[number]}，或运行digest translations update",
                    f"write `id: {meant[number]}`, or run `digest translations update`",
                ),
            )
        elif first.setdefault(entry.id, number) != number:
            line = loaded.where("segments", first[entry.id], "id").line
            yield loaded.finding(
                "duplicate-id",
                keys,
                Bilingual(
                    f"“{entry.id}”的译文重复，第{line}行已有",
                    f"`{entry.id}` already has a translation, on line {line}",
                ),
                Bilingual("请把两条合并成一条", "merge the two entries"),
            )
        elif entry.id not in known:
            yield loaded.finding(
                "unknown-part",
                keys,
                Bilingual(f"本篇没有名为“{entry.id}”的部分", f"the article has no part `{entry.id}`"),
                Bilingual(
                    f"可用的有：{'、'.join(known)}；若刚改过structure.yml，请运行digest translations update"
                    "（用网页编辑时：在检查汇总页下载updated-translations）",
                    f"its parts are {', '.join(known)}; after a change to structure.yml, "
                    "run `digest translations update` (in a browser: download updated-translations "
                    "from the check's summary)",
                ),
            )


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
            Bilingual(f"“{entry.id}”标为已审，却没有译文", f"`{entry.id}` is marked reviewed but has no English"),
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
                "请对照最新的中文修改译文（digest translations --diff），再删去zh，运行digest translations update"
                "（用网页编辑时：提交后在检查汇总页下载updated-translations）",
                "bring the English up to date, then delete `zh` and run `digest translations update` (in a browser: "
                "commit, and download updated-translations from the check's summary)",
            ),
            Severity.WARNING,
        )


def _remarks(segment: Segment, book: TermBook, *, prose: bool) -> tuple[Remark, ...]:
    missing = segment.state is SegmentState.MISSING
    return () if missing else review(segment.zh, segment.en, book, prose=prose)


def _consistent(
    loaded: Loaded[TranslationFile], number: int, segment: Segment, remarks: tuple[Remark, ...], *, all_said: bool
) -> Iterator[Finding]:
    """The English agrees with its Chinese: an error where the translation counts as reviewed, unless it is waived.

    `all_said`: whether every check could be made; else a waiver may be meant for one that was not.
    """
    waivers = loaded.value.segments[number].waive if loaded.value else ()
    waived: set[int] = set()
    for remark in remarks:
        if naming := {place for place, waiver in enumerate(waivers) if _names(waiver, remark)}:
            waived |= naming
            continue
        yield loaded.finding(
            remark.rule,
            ("segments", number, "en"),
            _in_part(remark.message, segment.part),
            remark.remedy,
            _severity(remark, segment),
        )
    for place, unused in enumerate(waivers):
        if all_said and place not in waived:
            yield _unused(loaded, number, place, unused)


def _names(waiver: WaiverEntry, remark: Remark) -> bool:
    return same(waiver.words, remark.words) or (remark.english != "" and same(waiver.words, remark.english))


def _in_part(message: Bilingual, part: str) -> Bilingual:
    return Bilingual(f"{part}：{message.zh}", f"{part}: {message.en}")


def _severity(remark: Remark, segment: Segment) -> Severity:
    if remark.note:
        return Severity.INFO
    guessed = remark.perhaps or remark.rule in GUESSES
    sure = segment.state is SegmentState.REVIEWED and not guessed
    return Severity.ERROR if sure else Severity.WARNING


def _unused(loaded: Loaded[TranslationFile], number: int, place: int, waiver: WaiverEntry) -> Finding:
    """A waiver that waives nothing says so, so that none outlives its reason."""
    return loaded.finding(
        "waiver-unused",
        ("segments", number, "waive", place, "words"),
        Bilingual(
            f"没有关于“{waiver.words}”的提示，此条无用",
            f"no message is about “{waiver.words}”, so the waiver has no effect",
        ),
        Bilingual("请删去此条，或照提示改正words", "remove it, or copy the words of the message into `words`"),
        Severity.WARNING,
    )


def _complete(loaded: Loaded[TranslationFile], absent: list[str]) -> Iterator[Finding]:
    """Every part of the article has an entry."""
    if absent:
        yield loaded.finding(
            "translation-missing",
            ("segments",),
            Bilingual(f"缺少这些部分的译文：{'、'.join(absent)}", f"these parts have no English: {', '.join(absent)}"),
            Bilingual(
                "运行digest translations update即可补上（用网页编辑时：在检查汇总页下载updated-translations）",
                "`digest translations update` adds an entry for each (in a browser: download updated-translations from "
                "the check's summary)",
            ),
            Severity.WARNING,
        )
