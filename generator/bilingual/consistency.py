"""The English says the same numbers as the Chinese, both ways.

Every figure of a Chinese text has to stand in its English, exactly, after 万 and 亿 are multiplied out; every figure of
the English has to come from the Chinese. Each English number answers for one Chinese figure, so that two equal figures
need two. Pairs are made from the surest to the least sure: the same number, unit and hedge; then with another hedge;
with another unit; sensibly rounded; converted into another unit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, starmap
from types import MappingProxyType

from generator.bilingual import doubt, figure_words, hedges
from generator.bilingual.directions import contradiction, is_change
from generator.bilingual.english_clock import says_other_half
from generator.bilingual.english_figure import EnglishFigure, EnglishKind
from generator.bilingual.english_figures import find_english_figures
from generator.bilingual.english_units import unit_after
from generator.bilingual.fitting import (
    MEASURES,
    Fit,
    converts,
    elided,
    hedge_fits,
    rounds,
    same_unit,
    same_value,
    unit_fit,
)
from generator.bilingual.magnitudes import misplaced
from generator.bilingual.otherwise import hedge_said_otherwise, is_time, on_a_stopwatch, said_otherwise, says_the_rest
from generator.bilingual.periods import Strange, compared_otherwise, strange
from generator.bilingual.polarity import turned
from generator.bilingual.rates import other_rate
from generator.bilingual.remarks import Remark
from generator.bilingual.wanted import MONTHS_ONLY, Wanted, find_wanted, is_afternoon
from generator.facts import numerals
from generator.facts.figures import read_figure
from generator.facts.grammar import BEFORE_CHRIST
from generator.facts.unit_table import BY_NAME, Kind
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
    if _too_many(chinese, english):
        return (), (), ()
    wanted = find_wanted(chinese)
    state = _Pairing(list(wanted), list(_parted_as(wanted, find_english_figures(english))))
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


def _too_many(chinese: str, english: str) -> bool:
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


# --------------------------------------------------------------------- remarks


def figure_remarks(chinese: str, english: str, terms: Sequence[Span] = ()) -> tuple[Remark, ...]:
    """What is to be said of the figures of a translated text. `terms`: where agreed terms stand in the English."""
    if _too_many(chinese, english):
        return (figure_words.too_many(),)
    pairs, unpaired, extra = pair_figures(chinese, english)
    missing, explained = _missing(pairs, unpaired, extra, chinese, english)
    strange_ones = tuple(_of_extra(chinese, english, [one for one in extra if one not in explained], terms))
    said = {pair.wanted.start for pair in pairs}
    partly = not all(doubt.is_read_whole(wanted, chinese) for wanted in missing)
    return (
        *(
            _of_partly_read(missing, strange_ones)
            if partly
            else _of_missing(missing, strange_ones, extra, said, english)
        ),
        *map(figure_words.misplaced, misplaced(chinese, english, find_wanted(chinese))),
        *_of_pairs(pairs, chinese, english),
        *_of_directions(pairs, chinese, english),
        *_of_order(pairs, unpaired, chinese, english),
        *(_of_wholes(pairs, english) if " of " in english else ()),
        *starmap(figure_words.other_period, (*strange(chinese, english), *_of_comparisons(pairs, chinese, english))),
        *_of_eras(pairs, chinese, english),
        *(figure_words.other_rate(*rate) for rate in (other_rate(chinese, english),) if rate),
        *map(figure_words.other_code, _other_codes(chinese, english)),
    )


def _of_hedge(pair: Pair, chinese: str, english: str) -> Iterator[Remark]:
    """A hedge that is turned round is an error; one that is lost or added may stand in the words around it."""
    wanted, figure = pair.wanted, pair.figure
    contrary = hedges.is_contrary(wanted, figure, english)
    if contrary or not hedges.is_tolerable(wanted, figure, find_english_figures(english), chinese, english):
        yield figure_words.hedge(wanted, figure, english[figure.start : figure.end], perhaps=not contrary)


def _of_pairs(pairs: Sequence[Pair], chinese: str, english: str) -> Iterator[Remark]:
    for pair in pairs:
        printed = english[pair.figure.start : pair.figure.end]
        if pair.how == "hedge":
            if hedge_said_otherwise(pair.wanted, pair.figure, english) or _bounds_a_range(pair, pairs, english):
                continue
            yield from _of_hedge(pair, chinese, english)
        elif pair.how == "unit" and unit_fit(pair.wanted, pair.figure) is Fit.WRONG:
            yield figure_words.unit(pair.wanted, printed)
        elif pair.how == "unit" and not _unit_was_said(pair, pairs, english):
            yield figure_words.unit_unsaid(pair.wanted, printed)
        elif pair.how == "unit" and not hedge_fits(pair.wanted, pair.figure):
            yield from _of_hedge(pair, chinese, english)
        elif pair.how == "rounded":
            yield figure_words.rounded(pair.wanted, printed)
        elif pair.how == "converted":
            bracket = hedge_said_otherwise(pair.wanted, pair.figure, english)
            if pair.wanted.approx and not (bracket or hedge_fits(pair.wanted, pair.figure)):
                yield from _of_hedge(pair, chinese, english)
            yield figure_words.converted(pair.wanted, printed)


_BOUNDS = frozenset({"at-least", "at-most", "less-than"})
_TO_THE_OTHER_END = r" ?(?:to|and|[–—-]) ?(?:RMB ?|US\$|[$€£¥])?"
_OF_A_RANGE = re.compile(rf"(?: [a-z]+)?{_TO_THE_OTHER_END}")


def _bounds_a_range(pair: Pair, pairs: Sequence[Pair], english: str) -> bool:
    """三年以上十年以下 may be three to ten years."""
    if pair.wanted.approx not in _BOUNDS or pair.figure.approx:
        return False
    for other in pairs:
        first, last = sorted((pair, other), key=lambda one: one.wanted.start)
        if first.wanted.end == last.wanted.start and other.wanted.approx in _BOUNDS and not other.figure.approx:
            return bool(_OF_A_RANGE.fullmatch(english, first.figure.end, last.figure.start))
    return False


def _missing(
    pairs: Sequence[Pair],
    unpaired: Iterable[Wanted],
    extra: Sequence[EnglishFigure],
    chinese: str,
    english: str,
) -> tuple[list[Wanted], list[EnglishFigure]]:
    """The Chinese figures that the English says in no way, and the English ones that say others in their own way."""
    missing: list[Wanted] = []
    explained: list[EnglishFigure] = []
    said = [pair.wanted for pair in pairs]
    read = [(figure.start, figure.end) for figure in find_english_figures(english)]
    for wanted in unpaired:
        if (
            said_otherwise(wanted, chinese, english)
            or doubt.stands(wanted, english, read)
            or doubt.parts_of_a_clock(wanted, chinese, english)
            or doubt.is_relative(wanted, said, english)
        ):
            continue
        if doubt.is_said_again(wanted, said, chinese) and not any(doubt.speaks_against(wanted, one) for one in extra):
            continue
        if change := doubt.change_that_gives(wanted, said, extra):
            explained.append(change)
        else:
            missing.append(wanted)
    return missing, explained


def _of_directions(pairs: Sequence[Pair], chinese: str, english: str) -> Iterator[Remark]:
    """What rises in the one language and falls in the other: a figure, or else a sentence."""
    of_figures = tuple(_of_contradictions(pairs, chinese, english))
    yield from of_figures
    if not any(remark.rule == "figure-direction" for remark in of_figures):
        yield from starmap(figure_words.turned, turned(chinese, english))


def _of_contradictions(pairs: Sequence[Pair], chinese: str, english: str) -> Iterator[Remark]:
    """The same number, but 9时 is 9 p.m., 八折 80% off, or 下降3.5% is up 3.5 percent."""
    for pair in pairs:
        wanted, figure = pair.wanted, pair.figure
        if wanted.unit == "时":
            afternoon = is_afternoon(wanted, chinese)
            if afternoon is not None and says_other_half(english, figure.end, afternoon=afternoon):
                yield figure_words.missing(wanted)
        elif wanted.written.endswith("折") and says_the_rest(wanted, figure, english):
            yield figure_words.missing(wanted)
        elif direction := contradiction(wanted, figure, chinese, english):
            yield figure_words.direction(wanted, direction)


def _unit_was_said(pair: Pair, pairs: Sequence[Pair], english: str) -> bool:
    """Of 350 million yuan, 120 million: the sentence named the unit before."""
    if _EXCHANGED.match(english, pair.figure.end):
        return True
    before = (other.figure for other in pairs if other.figure.unit and other.figure.end <= pair.figure.start)
    money = pair.wanted.kind is Kind.MONEY  # of a currency that was named, the next sentence need not say it
    return any(
        same_unit(pair.wanted.unit, figure.unit) and (money or not _STOP.search(english, figure.end, pair.figure.start))
        for figure in before
    )


_EXCHANGED = re.compile(r" (?:to|against) (?:the|one|an?) (?:US )?(?:dollar|euro|pound|yuan|yen)\b")
"""7.1 to the dollar."""
_STOP = re.compile(r"[.!?]\s|\n")
_TURNED_ROUND = re.compile(r"(?!.*\b(?:and|or|but|while)\b)\s(?:[^,.;:\d]{0,40}\s)?(?:out )?of\s[^,.;:\d]{0,48}")
_TURNED_OR_PLACED = re.compile(
    r"(?!.*\b(?:and|or|but|while)\b)\s(?:[^,.;:\d]{0,40}\s)?(?:of|in|across|among|from|for|by)\s[^,.;:\d]{0,48}"
)
"""33 of the 34, 120 people in three villages: English names the part before the whole."""


_FROM_WHAT = re.compile("[由从][^，。；、]{0,6}$")
_BY_SO_MUCH_TO = re.compile(
    r"[^.;:\d]{0,60}(?:, or [\d.]+(?:%| percent),?[^.;:\d]{0,24})?(?:\bfrom [^;]{1,24} )?\bto\s[^,.;:\d]{0,16}"
)
_TO_WHAT = re.compile(r"\bto (?:[a-z]+ ){0,2}[$€£¥]?$")
_FROM = re.compile(r"[^.;\d]{0,24}\bfrom [^,.;\d]{0,16}")
_DOWN_FROM = re.compile(r"[^.;\d]{0,24}, (?:(?:down|up) )?from [^,.;\d]{0,16}")


def _of_order(pairs: Sequence[Pair], unpaired: Sequence[Wanted], chinese: str, english: str) -> Iterator[Remark]:
    """Two figures of one kind change places only where the English says the part, or the change, before its whole.

    `unpaired`: said in words, as 0 is in `goalless`. Nobody can say which of two equal figures is the other one then.
    """
    starts = _in_the_order_of_time(pairs, chinese, english)
    if starts == sorted(starts):
        return  # as in most texts: no figure changes places with any other
    yield from _of_ranges(pairs, english)
    unclear = {wanted.value for wanted in unpaired}
    for place, pair in enumerate(pairs):
        if pair.wanted.value in unclear:
            continue
        later = (at for at in range(place + 1, len(pairs)) if _alike(pair, pairs[at]))
        at = next((at for at in later if pairs[at].wanted.start != pair.wanted.start), None)
        if at is None or starts[at] >= starts[place]:
            continue
        following = pairs[at]
        between = english[following.figure.end : pair.figure.start]
        if following.wanted.value not in {pair.wanted.value, *unclear} and not _is_turned(
            pair.wanted, following.wanted, chinese, between
        ):
            yield figure_words.order(pair.wanted, following.wanted)


_JOINS_A_RANGE = re.compile(rf"(?:[ -][a-z]+){{0,2}}?{_TO_THE_OTHER_END}")


def _of_ranges(pairs: Sequence[Pair], english: str) -> Iterator[Remark]:
    """3至5 is not 5 to 3."""
    for first, last in pairwise(pairs):
        one, other = first.wanted, last.wanted
        ranged = one.required and one.start == other.start and one.unit == other.unit and one.value < other.value
        turned = ranged and last.figure.end < first.figure.start
        if turned and _JOINS_A_RANGE.fullmatch(english, last.figure.end, first.figure.start):
            yield figure_words.order(one, other)


_OF = re.compile(r" (?:out )?of (?:(?:the|its|their|a total of) )?")


def _of_wholes(pairs: Sequence[Pair], english: str) -> Iterator[Remark]:
    """Of 293 seats nobody wins 543."""
    for part, whole in pairwise(sorted(pairs, key=lambda pair: pair.figure.start)):
        if part.figure.value <= whole.figure.value or whole.figure.value < 1 or part.wanted.shared:
            continue
        plain = part.figure.kind is whole.figure.kind is EnglishKind.NUMBER and not part.figure.unit
        if plain and not whole.figure.unit and _OF.fullmatch(english, part.figure.end, whole.figure.start):
            yield figure_words.order(whole.wanted, part.wanted)


def _in_the_order_of_time(pairs: Sequence[Pair], chinese: str, english: str) -> list[int]:
    """Where the figures stand in the English; for 由10%降至8% `to 8% from 10%` is turned to the order of both."""
    starts = [pair.figure.start for pair in pairs]
    if " from " not in english:
        return starts
    for place, (pair, following) in enumerate(pairwise(pairs)):
        if not _FROM_WHAT.search(chinese, max(0, pair.wanted.start - _NEAR), pair.wanted.start):
            continue
        first, second = sorted((pair.figure, following.figure), key=lambda figure: figure.start)
        to = _TO_WHAT.search(english, max(0, first.start - _NEAR_IN_ENGLISH), first.start)
        if (_FROM if to else _DOWN_FROM).fullmatch(english, first.end, second.start):
            starts[place], starts[place + 1] = following.figure.start, pair.figure.start
    return starts


_NEAR = 8
_NEAR_IN_ENGLISH = 24


def _is_turned(first: Wanted, second: Wanted, chinese: str, between: str) -> bool:
    """Whether English may well say the second figure first. `between`: the words that stand behind it there."""
    joined = chinese[first.end : second.start]
    if joined in _RATIO:  # 以1比2落后: they trailed 2-1
        return bool(_LOST.search(chinese, max(0, first.start - _NEAR), second.end + _NEAR))
    if joined in _TO and first.value > second.value and _RANGE.fullmatch(between):  # 距今5300年至4300年
        return True
    if _SUBORDINATE.search(between) and not _COORDINATE.search(between):
        return True
    return _may_stand_first(first, second, chinese, between)


def _may_stand_first(first: Wanted, second: Wanted, chinese: str, between: str) -> bool:
    """Whether the second of two figures may be named first by what they are."""
    if chinese.endswith("每", 0, first.start) and _EVERY.search(between):  # 15 doctors and 20 nurses for every 10,000
        return True
    if second.unit != first.unit or not first.unit or chinese.endswith("每", 0, first.start):  # seven in every 100
        return bool(_TURNED_OR_PLACED.fullmatch(between))
    if _says_little(first, second) and (
        _are_far_apart(first.value, second.value) or _TURNED_OR_PLACED.fullmatch(between)
    ):
        return True
    by_so_much = is_change(second, chinese) and _BY_SO_MUCH_TO.fullmatch(between)  # rose by 20 to 500
    return bool(by_so_much or _TURNED_ROUND.fullmatch(between))


_SUBORDINATE = re.compile(
    r"\b(?:than|per|against|compared|instead|versus|after|before|since|when|where|which|who|whose|that|on|at|until)\b"
    r"|(?:^|[,;] )(?:in|of|for|with|by)\b"
)
"""What hangs on words of these may stand before or behind what it hangs on."""
_COORDINATE = re.compile(r"\b(?:and|or|but|while)\b")
_EVERY = re.compile(r"\b(?:per|every|each|in|of) $")
_RATIO = frozenset("比:：∶")
_LOST = re.compile("落后|(?<![击打战挫大])败|失利|不敌|[负输]")
_TO = frozenset("至到—~-－–")
_RANGE = re.compile(r" ?(?:to|[–—-]) ?")


def _says_little(first: Wanted, second: Wanted) -> bool:
    """32个大项、329个小项: what is counted is not compared, and may be named in any order (329 events in 32 sports)."""
    return first.unit in BY_NAME and BY_NAME[first.unit].base == "个" and not (first.noun or second.noun)


def _are_far_apart(one: Decimal, other: Decimal) -> bool:
    """Nobody takes 24,000 containers for the four football pitches beside them."""
    return max(one, other) >= _TIMES_APART * min(one, other)


_TIMES_APART = 100


def _alike(pair: Pair, following: Pair) -> bool:
    """Whether the order of two figures means anything: years among years, months among months, acres among acres."""
    if (pair.figure.kind is EnglishKind.ORDINAL) is not (following.figure.kind is EnglishKind.ORDINAL):
        return False
    one, other = pair.wanted, following.wanted
    if not (one.required and other.required) or one.shared != other.shared:
        return False
    if one.unit != other.unit and (one.kind not in MEASURES or one.kind is not other.kind):
        return False  # put in place of each other they would have each other's units
    return (one.kinds == MONTHS_ONLY) == (other.kinds == MONTHS_ONLY)


def _of_comparisons(pairs: Sequence[Pair], chinese: str, english: str) -> Iterator[Strange]:
    """A figure that is 同比 is not month on month."""
    for pair in pairs if "比" in chinese else ():
        if other := compared_otherwise(chinese, pair.wanted.start, english, pair.figure.end):
            yield other


_ERA = re.compile(r"(?: (?:century|millennium))?,? ?(?:(B\.?C\.?)|A\.?D\.?|C\.?E\.?)(?![A-Za-z])")
_ANY_BEFORE_CHRIST = re.compile(r"\bB\.?C\b")


def _of_eras(pairs: Sequence[Pair], chinese: str, english: str) -> Iterator[Remark]:
    """公元前221年 is 221 BC."""
    if BEFORE_CHRIST not in chinese and "BC" not in english:
        return
    for pair in pairs:
        before = BEFORE_CHRIST in pair.wanted.written or chinese.endswith(BEFORE_CHRIST, 0, pair.wanted.start)
        era = _ERA.match(english, pair.figure.end)
        if before and not (era[1] if era else _ANY_BEFORE_CHRIST.search(english)):
            yield figure_words.era(pair.wanted)
        elif era and era[1] and "前" not in chinese:
            yield figure_words.added(pair.figure, english[pair.figure.start : era.end()])


def _of_missing(
    missing: Sequence[Wanted],
    strange_ones: Sequence[tuple[EnglishFigure, Remark]],
    extra: Sequence[EnglishFigure],
    said: AbstractSet[int],
    english: str,
) -> Iterator[Remark]:
    """What the English lacks, and what it has that the Chinese lacks. One of each is one mistake, and said once."""
    added = [figure for figure, remark in strange_ones if not remark.note]
    if len(missing) == len(added) == 1 and added[0].kind in missing[0].kinds:
        printed = english[added[0].start : added[0].end]
        rounded = doubt.is_rounded(missing[0], added[0])
        say = figure_words.rounded_unsaid if rounded else figure_words.mistaken
        yield say(missing[0], added[0], printed)
        yield from (remark for _, remark in strange_ones if remark.note)
        return
    for wanted in missing:
        against = [one for one in extra if doubt.speaks_against(wanted, one)]
        if part := next((one for one in extra if doubt.is_the_part(wanted, one)), None):
            yield figure_words.rounded_unsaid(wanted, part, english[part.start : part.end])
        elif doubt.is_certain(wanted) or wanted.start in said or len(against) >= len(missing):
            yield figure_words.missing(wanted)
        else:
            yield figure_words.perhaps_missing(wanted, note=doubt.is_light(wanted) and not added)
    yield from (remark for _, remark in strange_ones)


def _of_partly_read(
    missing: Iterable[Wanted], strange_ones: Iterable[tuple[EnglishFigure, Remark]]
) -> Iterator[Remark]:
    """Of a figure that the grammar read in part nobody can say what it should be in English."""
    for wanted in missing:
        yield figure_words.perhaps_missing(wanted, note=False)
    for _, remark in strange_ones:
        yield replace(remark, perhaps=True)


def _of_extra(
    chinese: str, english: str, extra: Sequence[EnglishFigure], terms: Sequence[Span]
) -> Iterator[tuple[EnglishFigure, Remark]]:
    """Every English figure comes from the Chinese: it is one of its figures, said again or converted."""
    wanted = find_wanted(chinese)
    telling = [figure for figure in extra if not (_is_small_word(figure, wanted) or _within(figure, terms))]
    if not telling:
        return
    spoken = _numerals(chinese)
    unread = _has_unread(chinese, wanted)
    timed = [span for one in wanted if (span := on_a_stopwatch(one, english))]
    for figure in telling:
        if _within(figure, timed) or _is_spoken(figure, spoken, english) or _is_said(figure, wanted, chinese, english):
            continue
        printed = english[figure.start : figure.end]
        converted = next((one for one in wanted if converts(one, figure)), None)
        if converted:
            yield figure, figure_words.also_converted(converted, printed)
        elif doubt.is_computed(figure, wanted):
            yield figure, figure_words.computed(printed)
        elif not any(rounds(one, figure) for one in wanted):
            yield figure, figure_words.added(figure, printed, perhaps=unread)


def _is_spoken(figure: EnglishFigure, spoken: AbstractSet[Decimal], english: str) -> bool:
    """Whether a run of Chinese numerals says a figure; 零下三十度 has no sign."""
    said = abs(figure.value)
    return said in spoken and (
        said % 1 != 0 or said >= _TEN or not figure.digits or _is_behind_a_name(english, figure.start)
    )


def _is_said(figure: EnglishFigure, wanted: Sequence[Wanted], chinese: str, english: str) -> bool:
    """Whether the Chinese says a figure of its English, once or more, in its own way."""
    printed = english[figure.start : figure.end]
    return (
        any(same_value(one, figure) and unit_fit(one, figure) is not Fit.WRONG for one in wanted)
        or any(one.unit == "时" and is_time(one, figure, english) for one in wanted)  # 2.30pm
        or doubt.printed_alike(figure, chinese, english)
        or (figure.value == _THOUSAND and "‰" in chinese)  # 61‰ is 61 per 1,000
        or _explains_a_unit(chinese, figure)
        or (printed.isalnum() and printed[-1].isalpha() and printed in chinese)  # 4K
    )


_TEN, _THOUSAND = 10, 1000
_BEHIND_A_NAME = re.compile(r"\b(?:No\.|[A-Z][a-z]+)[ -]$")
"""No. 1, Line 5: numbers that English writes in digits."""


def _is_behind_a_name(english: str, start: int) -> bool:
    return bool(_BEHIND_A_NAME.search(english, max(0, start - _LONGEST_NAME), start))


_LONGEST_NAME = 24
_EXPLAINED = tuple(Wanted(unit, Decimal(1), frozenset(), unit, 0, 0) for unit in ("亩", "斤", "两", "里"))


def _explains_a_unit(chinese: str, figure: EnglishFigure) -> bool:
    """Whether a figure says what a unit is that only Chinese readers know: a jin (500 grams), one mu (667 sq m)."""
    return any(one.unit in chinese and converts(one, figure) for one in _EXPLAINED)


_CODE = re.compile(r"([A-Z](?<![A-Za-z0-9].)[A-Z]?)(\d{1,5})(?![\dA-Za-z.])")  # a set at the beginning is found fast


_CRAFT = re.compile(r"\b[A-Z][a-z'’]+-(\d{1,3})\b")
"""Shenzhou-16, where the Chinese says 十六号."""


def _other_codes(chinese: str, english: str) -> Iterator[str]:
    """What numbers a road, a train or an aircraft, as G318 does: letters of a code of the Chinese, and other digits."""
    known = {letters for letters, _ in _CODE.findall(chinese)}
    for match in _CODE.finditer(english) if known else ():
        if match[1] in known and match[2] not in chinese:
            yield match.group()
    numbers = _numerals(chinese) if "号" in chinese else set()
    for match in _CRAFT.finditer(english) if numbers else ():
        if match[1] not in chinese and Decimal(match[1]) not in numbers:
            yield match.group()


def _within(figure: EnglishFigure, spans: Sequence[Span]) -> bool:
    return any(start <= figure.start and figure.end <= end for start, end in spans)


def _is_small_word(figure: EnglishFigure, wanted: Iterable[Wanted]) -> bool:
    """One, both, half, the first: words of every prose. `Two years` is none where the Chinese says 一年."""
    if figure.digits:
        return False
    if figure.kind is EnglishKind.MONTH:
        return False
    kind = BY_NAME[figure.unit].kind if figure.unit in BY_NAME else None
    if kind is Kind.TIME and figure.value == _TWO:
        return not any(one.value == 1 and same_unit(one.unit, figure.unit) for one in wanted)
    return kind not in MEASURES and (figure.value <= _TWO or figure.kind is EnglishKind.ORDINAL)


_TWO = 2


_NUMERALS = re.compile(rf"(?<!\d)[{re.escape(numerals.CHARACTERS)}]+(?:[多余来][{re.escape(numerals.SCALES)}]+)?")
_MORE_INSIDE = re.compile("[多余来]")


_UNREAD = re.compile(
    rf"[{re.escape(numerals.CHARACTERS)}][{re.escape(numerals.CHARACTERS)}多余几来]+|[{re.escape(numerals.CHARACTERS)}][毛角分两钱]"
)


def _has_unread(chinese: str, wanted: Iterable[Wanted]) -> bool:
    """Whether the Chinese spells out a number that was read as no figure: 两毛, 四两, 一进账二百多万."""
    read = {at for one in wanted for at in range(one.start, one.end)}
    return any(read.isdisjoint(range(*match.span())) for match in _UNREAD.finditer(chinese))


_COINS = re.compile(rf"([{re.escape(numerals.CHARACTERS)}]+)([毛角分])([{''.join(numerals.DIGITS)}])?")
_OVER_TEN = re.compile("十[几多余]")


def _numerals(chinese: str) -> set[Decimal]:
    """The values of every run of Chinese numerals, with or without a unit: 三农, 两后生, 万企, 千亿级."""
    found: set[Decimal] = set()
    for run in _NUMERALS.findall(chinese):
        for written in {_MORE_INSIDE.sub("", run), *run}:
            figure = read_figure(written)
            if figure:
                found.add(figure.value)
            value = numerals.parse_spoken(written)
            if value:
                found.add(Decimal(value))
            found.update(numerals.parse_range(written) or ())
    for match in _COINS.finditer(chinese):
        if coins := numerals.parse(match[1]):
            found.add(coins / (100 if match[2] == "分" else 10))
            found.add(coins / 10 + Decimal(numerals.DIGITS.get(match[3], 0)) / 100)
    found |= {Decimal(12)} if _OVER_TEN.search(chinese) else set()
    return found | ({Decimal(2)} if "双" in chinese or "对" in chinese else set())
