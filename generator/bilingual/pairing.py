"""Which English figure stands for which Chinese one.

Each English number answers for one Chinese figure, so that two equal figures need two. Pairs are made from the surest
to the least sure: the same number, unit and hedge; then with another hedge; with another unit; sensibly rounded;
converted into another unit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from generator.bilingual.english_figure import EnglishFigure, EnglishKind
from generator.bilingual.english_figures import find_english_figures
from generator.bilingual.english_units import unit_after
from generator.bilingual.fitting import Fit, converts, elided, hedge_fits, rounds, same_value, unit_fit
from generator.bilingual.otherwise import on_a_stopwatch
from generator.bilingual.wanted import Wanted, find_wanted
from generator.limits import FIGURES

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A Chinese figure and the English one that stands for it."""

    wanted: Wanted
    figure: EnglishFigure
    how: str
    """`exact`, `hedge`, `unit`, `rounded` or `converted`."""


@dataclass(slots=True)
class _Pairing:
    """The state of one comparison while it is made."""

    wanted: list[Wanted]
    unused: list[EnglishFigure]
    used: list[EnglishFigure] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    def take(self, how: str, fits: Callable[[Wanted, EnglishFigure], bool], *, required: bool = True) -> None:
        """Pair every required Chinese figure still without partner, or every other one, with the first that fits."""
        for wanted in [one for one in self.wanted if one.required is required]:
            for figure in [*self.unused, *self.used] if wanted.shared else self.unused:
                if fits(wanted, figure):
                    self._pair(wanted, figure, how)
                    break

    def _pair(self, wanted: Wanted, figure: EnglishFigure, how: str) -> None:
        self.wanted.remove(wanted)
        self.pairs.append(Pair(wanted, figure, how))
        if figure in self.unused:
            self.unused.remove(figure)
            self.used.append(figure)


@lru_cache(maxsize=1 << 8)
def pair_figures(chinese: str, english: str) -> tuple[tuple[Pair, ...], tuple[Wanted, ...], tuple[EnglishFigure, ...]]:
    """The pairs of figures in the order of the Chinese, the Chinese figures and the English ones left over.

    Where there are too many to compare there are none.
    """
    if too_many(chinese, english):
        return (), (), ()
    wanted = find_wanted(chinese)
    figures: Iterable[EnglishFigure] = find_english_figures(english)
    if ":" in english:  # 4:12 left are no four games
        told = [span for one in wanted if (span := on_a_stopwatch(one, english))]
        figures = [one for one in figures if not any(start <= one.start < end for start, end in told)]
    state = _Pairing(list(wanted), list(_parted_as(wanted, figures)))
    for how, fits, required in _FROM_THE_SUREST:
        if not state.wanted:
            break
        state.take(how, fits, required=required)
    pairs = tuple(sorted(state.pairs, key=lambda pair: pair.wanted.start))
    return pairs, tuple(wanted for wanted in state.wanted if wanted.required), tuple(state.unused)


def _parted_as(wanted: Sequence[Wanted], figures: Iterable[EnglishFigure]) -> Iterator[EnglishFigure]:
    """The English figures; `4 minutes and 30 seconds` are two of them where the Chinese has 4分钟 and 30秒."""
    for figure in figures:
        apart = figure.parts and not any(_hedged(one, figure) for one in wanted)
        if apart and all(any(_hedged(one, part) for one in wanted) for part in figure.parts):
            yield from figure.parts
        else:
            yield figure


def too_many(chinese: str, english: str) -> bool:
    """Whether comparing each with each would take too long: no paragraph of a newspaper has so many."""
    return max(len(find_wanted(chinese)), len(find_english_figures(english))) > FIGURES


_FITTING = frozenset({Fit.SAME, Fit.OPEN})


def _named(wanted: Wanted, figure: EnglishFigure) -> bool:
    return same_value(wanted, figure) and unit_fit(wanted, figure) is Fit.SAME and hedge_fits(wanted, figure)


def _exact(wanted: Wanted, figure: EnglishFigure) -> bool:
    return _hedged(wanted, figure) and hedge_fits(wanted, figure)


def _hedged(wanted: Wanted, figure: EnglishFigure) -> bool:
    return same_value(wanted, figure) and unit_fit(wanted, figure) in _FITTING


def _measured(wanted: Wanted, figure: EnglishFigure) -> bool:
    return not wanted.shared and same_value(wanted, figure) and figure.kind is not EnglishKind.ORDINAL


_FROM_THE_SUREST: tuple[tuple[str, Callable[[Wanted, EnglishFigure], bool], bool], ...] = (
    ("exact", _named, True),
    ("exact", _exact, True),
    ("hedge", _hedged, True),
    ("exact", elided, True),
    ("unit", _measured, True),
    ("exact", same_value, False),
    ("rounded", rounds, True),
    ("converted", converts, True),
)
"""How a pair is made, what makes it, and whether for the figures that the English has to hold or for the others."""


@lru_cache(maxsize=1 << 13)
def figure_places(chinese: str, english: str) -> Mapping[int, Span]:
    """Where each Chinese figure stands in the English, unit included: by the offset at which it begins in the Chinese.

    A range or a date has one place only where its parts stand side by side.
    """
    pairs, _, _ = pair_figures(chinese, english)
    places: dict[int, Span] = {}
    for pair in pairs:
        if not pair.wanted.required or pair.how == "unit":
            continue
        end = unit_after(english, pair.figure.end)[1] if pair.figure.unit else pair.figure.end
        start, before = places.get(pair.wanted.start, (pair.figure.start, pair.figure.start))
        first, last = min(start, pair.figure.start), max(before, end)
        if last - first <= _LONGEST_FIGURE:
            places[pair.wanted.start] = first, last
    return MappingProxyType(places)


_LONGEST_FIGURE = 48
"""Characters: two numbers further apart are not one figure."""
