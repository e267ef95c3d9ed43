"""Every character of the source stands in exactly one part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model import Bilingual, Finding, Span
from generator.yaml_source import Loaded


@dataclass(frozen=True, slots=True)
class Placed:
    """A fragment of the file and the raw characters that it names."""

    keys: tuple[str | int, ...]
    """Where it stands in the file."""
    span: Span


def check_coverage(loaded: Loaded[Any], raw: str, placed: Sequence[Placed]) -> Iterator[Finding]:
    """Every non-space character of the source stands in exactly one part or in the furniture."""
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


def _doubled(loaded: Loaded[Any], raw: str, place: Placed, other: Placed, reached: int) -> Finding:
    words = _short(raw[place.span.start : min(reached, place.span.end)])
    line = loaded.where(*other.keys).line
    return loaded.finding(
        "text-doubled",
        place.keys,
        Bilingual(f"“{words}”已属于第{line}行的部分", f"`{words}` already belongs to the part on line {line}"),
        Bilingual(
            "请缩短其中一处，使每个字只属于一个部分", "shorten one of the two: every character belongs to one part"
        ),
    )


def _missing(loaded: Loaded[Any], raw: str, gap: Span, before: Placed | None) -> Finding:
    words = _short(raw[gap.start : gap.end].strip())
    return loaded.finding(
        "text-missing",
        before.keys if before else ("articles",),
        Bilingual(f"原文“{words}”不在任何部分中", f"the source's `{words}` stands in no part"),
        Bilingual(
            "请加入它所属的部分，或列入furniture",
            "add it to the part that it belongs to, or list it under furniture",
        ),
    )


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 24 else f"{words[:11]}…{words[-11:]}"
