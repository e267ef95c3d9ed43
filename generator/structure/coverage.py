"""Checks that every character of the source is in exactly one part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Bilingual, Finding, PartKind, Span
from generator.structure.fragments import line_of, name_fragment
from generator.structure.schema import StructureFile
from generator.structure.settling import fresh_id
from generator.structure.writing import scalar
from generator.yaml_source import Loaded


@dataclass(frozen=True, slots=True)
class Placed:
    """A fragment in the file, and the raw characters that it names."""

    keys: tuple[str | int, ...]
    """Its place in the file."""
    span: Span


def check_coverage(loaded: Loaded[StructureFile], raw: str, placed: Sequence[Placed]) -> Iterator[Finding]:
    """Every character of the source except white space is in exactly one part, or in the furniture."""
    in_order = sorted(placed, key=lambda place: place.span)
    reached, last = 0, None
    for place in in_order:
        if place.span.start < reached and last is not None:
            yield _doubled(loaded, raw, place, last, reached)
        elif raw[reached : place.span.start].strip():
            yield _missing(loaded, raw, Span(reached, place.span.start), last)
        if place.span.end > reached:
            reached, last = place.span.end, place
    if raw[reached:].strip():
        yield _missing(loaded, raw, Span(reached, len(raw)), last)


def _doubled(loaded: Loaded[StructureFile], raw: str, place: Placed, other: Placed, reached: int) -> Finding:
    words = _short(raw[place.span.start : min(reached, place.span.end)])
    line = loaded.where(*other.keys).line
    return loaded.finding(
        "text-doubled",
        place.keys,
        Bilingual(f"“{words}”已属于第{line}行的部分", f"`{words}` already belongs to the part on line {line}"),
        Bilingual(
            "请缩短其中一处，使每个字只属于一个部分",
            "shorten one of the two: every character belongs to exactly one part",
        ),
    )


def _missing(loaded: Loaded[StructureFile], raw: str, gap: Span, before: Placed | None) -> Finding:
    text = raw[gap.start : gap.end]
    start = gap.start + len(text) - len(text.lstrip())
    words = _short(text.strip())
    name = scalar(name_fragment(raw, Span(start, start + len(text.strip()))), flow=True)
    part_id = fresh_id(PartKind.PARAGRAPH, _ids(loaded, before))
    line = line_of(raw, start)
    under = Bilingual("furniture", "furniture")
    if loaded.value is not None and not loaded.value.furniture:
        under = Bilingual(
            "文件末尾的furniture:（还没有这一行，请加上）",
            "`furniture:` at the end of the file (add this line, it is not there yet)",
        )
    return loaded.finding(
        "text-missing",
        before.keys if before else ("articles",),
        Bilingual(f"原文第{line}行“{words}”不在任何部分中", f"`{words}` (line {line} of the source) is in no part"),
        Bilingual(
            f"请加入它所属的部分，或另写一行- {{id: {part_id}, paragraph: {name}}}，或列入{under.zh}：- {name}",
            "add it to the part that it belongs to, or as a line of its own,"
            f" - {{id: {part_id}, paragraph: {name}}}, or under {under.en}: - {name}",
        ),
    )


def _ids(loaded: Loaded[StructureFile], place: Placed | None) -> list[str]:
    """The ids of the article that contains a fragment."""
    if loaded.value is None or place is None or place.keys[0] != "articles":
        return []
    return [part.id for part in loaded.value.articles[int(place.keys[1])].parts]


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 24 else f"{words[:11]}…{words[-11:]}"
