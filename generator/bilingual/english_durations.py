"""Lengths of time that English says in several units: `4 minutes 30 seconds`, `an hour and twenty minutes`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from generator.bilingual.english_figure import EnglishFigure
from generator.bilingual.english_units import unit_after
from generator.facts import durations
from generator.facts.durations import Part

_JOINT = re.compile(r",?\s(?:and\s)?")
_TO = re.compile(r"\s?(?:to|or|[–-])\s?")
"""In `4 hours 30 to 40 minutes` the hours belong to both ends."""
_ARTICLE = re.compile(r"\ban?\s(?=[a-z]+,?\s(?:and\s)?$)", re.IGNORECASE)
_SECONDS = re.compile(r"\s?s\b")
"""Behind minutes only: elsewhere an s ends a plural (the 1990s)."""
_LONGEST = len("an minutes, and ")


def joined(text: str, figures: Sequence[EnglishFigure]) -> list[EnglishFigure]:
    """The figures with each such length of time as one, in its finest unit."""
    found: list[EnglishFigure] = []
    said = Decimal(0)
    for figure in figures:
        before = found[-1] if found else None
        if before is not None and before.unit in durations.DIVISIBLE and (whole := _one(text, before, figure)):
            found[-1] = whole
            said = whole.value - figure.value
        elif (
            before is not None and said and figure.unit == before.unit and _TO.fullmatch(text, before.end, figure.start)
        ):
            found.append(figure._replace(value=figure.value + said))
        elif figure.unit in durations.FINER and (whole := _with_article(text, figure)):
            found.append(whole)
            said = Decimal(0)
        else:
            found.append(figure)
            said = Decimal(0)
    return found


def _one(text: str, before: EnglishFigure, figure: EnglishFigure) -> EnglishFigure | None:
    """Two figures that stand side by side as one, where the second is of a finer unit."""
    if not _JOINT.fullmatch(text, unit_after(text, before.end)[1], figure.start):
        return None
    unit = figure.unit or ("秒" if before.unit == "分钟" and _SECONDS.match(text, figure.end) else "")
    return _made(Part(before.value, before.value, before.unit), figure._replace(unit=unit), before)


def _with_article(text: str, figure: EnglishFigure) -> EnglishFigure | None:
    """`an hour and twenty minutes`, whose hour is no figure."""
    article = _ARTICLE.search(text, max(0, figure.start - _LONGEST), figure.start)
    unit, end = unit_after(text, article.end() - 1) if article else ("", 0)
    if article is None or not _JOINT.fullmatch(text, end, figure.start):
        return None
    whole = _made(Part(Decimal(1), Decimal(1), unit), figure, figure._replace(start=article.start()))
    return whole and whole._replace(parts=())


def _made(part: Part, figure: EnglishFigure, first: EnglishFigure) -> EnglishFigure | None:
    """What an amount and a finer one come to. `first`: where it begins, with its hedge."""
    finer = Part(figure.value, figure.value, figure.unit)
    if figure.kind != first.kind or not durations.goes_on(part, finer, joined=True):
        return None
    sums = durations.summed((part, finer))
    if len(sums) > 1:  # months and days stay two figures
        return None
    return figure._replace(
        value=sums[0].low,
        unit=sums[0].unit,
        start=first.start,
        approx=first.approx or figure.approx,
        parts=(*(first.parts or (first,)), figure),
    )
