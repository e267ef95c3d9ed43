"""Where the figure of each fact stands in the English, so that a reader of English lands on it too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.bilingual.pairing import figure_places
from generator.bilingual.typography import one_line
from generator.facts.units import english
from generator.model import Article, Fact, FactSheet, Figure, Segment, SegmentState

Place = tuple[int, int]
"""Offsets into the English of a part, as one line."""


def figures_in_english(article: Article, sheet: FactSheet, segments: Mapping[str, Segment]) -> dict[str, Place]:
    """The place of each fact of a story, by the fact's id, where there can be no doubt. `segments`: by part."""
    found: dict[str, Place] = {}
    for part in article.parts:
        segment = segments.get(part.id)
        facts = [fact for fact in sheet.facts if fact.part == part.id]
        if facts and segment is not None and segment.state is not SegmentState.MISSING:
            found |= english_places(one_line(segment.en), facts, part.text)
    return found


def english_places(text: str, facts: Iterable[Fact], chinese: str) -> dict[str, Place]:
    """Where each fact's figure stands in an English text, by fact id; only where there can be no doubt.

    The figures of both texts are paired as the check of translations does; where that finds no place, the words that
    the English should use are looked for. `chinese`: the text that the facts point into.
    """
    facts = tuple(facts)
    if not facts:
        return {}
    paired = figure_places(chinese, text)
    found = {
        fact.id: _one_place(_paired_with(paired, fact.figure), _figure_in_english(text, fact.figure)) for fact in facts
    }
    return {fact_id: place for fact_id, place in found.items() if place}


def _paired_with(paired: Mapping[int, Place], figure: Figure) -> Place | None:
    """The place of a figure, of which the words before it may be part (下午3时) that the pairs begin behind."""
    return next((paired[at] for at in range(figure.start, figure.end) if at in paired), None)


def _one_place(paired: Place | None, worded: Place | None) -> Place | None:
    """The checked place, with the noun that the words found behind it."""
    if paired and worded and worded[0] <= paired[0] and paired[1] <= worded[1]:
        return worded
    return paired or worded


def _figure_in_english(text: str, figure: Figure) -> Place | None:
    """The one place of a figure, looked for in its fullest form first; None where it stands twice or not at all."""
    for form in _english_forms(figure):
        found = list(_standing_alone(form, text))
        if found:
            return found[0] if len(found) == 1 else None
    return None


_PART_OF_A_FIGURE = re.compile(r"[\w.,]")
_GOES_ON = re.compile(r"[\w%]|[.,]\d")


def _standing_alone(form: str, text: str) -> Iterator[Place]:
    """Where a form stands that is no part of a longer figure.

    A pattern for each form takes longer to make than to use.
    """
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if _PART_OF_A_FIGURE.match(text[at - 1 : at]) or _GOES_ON.match(text, end):
            end = at + 1
        else:
            yield at, end
        at = text.find(form, end)


def _english_forms(figure: Figure) -> Iterator[str]:
    """`1,679.7586 million yuan`, `1,679.7586 million`, `1,679.7586`; `2.5`, `25,000`."""
    number = re.search(r"\d[\d.,]*\d|\d", english(figure))
    if number:
        words = english(figure)[number.start() :].split()
        for count in range(len(words), 0, -1):
            yield " ".join(words[:count])
    printed = re.search(r"\d[\d.]*\d|\d", figure.written)
    if printed:
        yield printed.group()
