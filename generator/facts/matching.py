"""Which figure of a quote an editor's `value` is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.facts.context import stated_figures
from generator.facts.figures import find_figures, high_of, read_figure
from generator.facts.quotes import Place
from generator.facts.units import chinese
from generator.folding import find_all, same
from generator.model import Figure


@dataclass(frozen=True, slots=True)
class Match:
    """What was found of a value in its quote."""

    figures: tuple[Figure, ...]
    """The figures that are the value; one where all is well. Offsets into the text of the part."""
    inside: tuple[Figure, ...]
    """Every figure that stands whole in the quote."""
    cut: tuple[Figure, ...]
    """Figures that the quote cuts in two."""
    alike: tuple[Figure, ...]
    """Figures of the same number that are printed otherwise (2万余元 for 2万元, 63个 for 63)."""


def match(value: str, place: Place) -> Match:
    """Look for a value among the figures of its quote."""
    overlapping = [
        figure for figure in stated_figures(place.part.text) if figure.start < place.end and figure.end > place.start
    ]
    inside = tuple(figure for figure in overlapping if place.start <= figure.start and figure.end <= place.end)
    cut = tuple(figure for figure in overlapping if figure not in inside)
    printed = tuple(figure for figure in inside if _is_said_by(value, figure, place))
    wanted = read_figure(value)
    if not printed:
        printed = tuple(_ends_of_ranges(value, place, inside))
    if not printed and wanted:
        printed = _unseen(value, wanted, place, tuple(overlapping))
    alike = tuple(figure for figure in inside if wanted and figure.value == wanted.value and figure not in printed)
    return Match(printed, inside, cut, alike)


def _ends_of_ranges(value: str, place: Place, inside: tuple[Figure, ...]) -> Iterator[Figure]:
    """The end of a range that an editor states by itself: 8000元 of 8000元至12000元."""
    ranges = [(figure.start, figure.end) for figure in inside if high_of(figure) > figure.value]
    for figure in find_figures(place.part.text) if ranges else ():
        if same(figure.written, value) and any(start <= figure.start < figure.end <= end for start, end in ranges):
            yield figure


def _is_said_by(value: str, figure: Figure, place: Place) -> bool:
    """Whether a value is a figure as printed, as readers see it (至少43人), or with all between (至少造成43人)."""
    if same(figure.written, value) or same(chinese(figure), value):
        return True
    if figure.approx is None or not same(place.part.text[max(0, figure.end - len(value)) : figure.end], value):
        return False
    return [(one.value, one.unit, one.approx) for one in stated_figures(value)] == [
        (figure.value, figure.unit, figure.approx)
    ]


def _unseen(value: str, wanted: Figure, place: Place, seen: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Numerals that the grammar passes over in running text (又一项) but that an editor names."""
    return tuple(
        replace(
            wanted,
            written=place.text[start:end],
            start=place.start + start,
            end=place.start + end,
        )
        for start, end in find_all(place.text, value)
        if not any(figure.start < place.start + end and figure.end > place.start + start for figure in seen)
        and not (place.text[start - 1 : start].isdigit() or place.text[end : end + 1].isdigit())
    )
