"""The English says the same numbers as the Chinese, both ways.

Every figure of a Chinese text has to stand in its English, exactly, after 万 and 亿 are multiplied out; every figure of
the English has to come from the Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal
from itertools import starmap

from generator.bilingual import doubt, figure_words, hedges
from generator.bilingual.directions import contradiction
from generator.bilingual.english_clock import says_other_half
from generator.bilingual.english_figure import EnglishFigure, EnglishKind
from generator.bilingual.english_figures import find_english_figures
from generator.bilingual.fitting import (
    MEASURES,
    Fit,
    converts,
    hedge_fits,
    rounds,
    same_unit,
    same_value,
    unit_fit,
)
from generator.bilingual.magnitudes import misplaced
from generator.bilingual.order import TO_THE_OTHER_END, misordered, wholes_too_small
from generator.bilingual.otherwise import (
    hedge_said_otherwise,
    is_time,
    on_a_stopwatch,
    said_otherwise,
    says_the_rest,
    so_many_in,
)
from generator.bilingual.pairing import Pair, Span, pair_figures, too_many
from generator.bilingual.periods import Strange, compared_otherwise, strange
from generator.bilingual.polarity import turned
from generator.bilingual.rates import other_rate
from generator.bilingual.remarks import Remark
from generator.bilingual.wanted import Wanted, find_wanted, is_afternoon
from generator.facts import numerals
from generator.facts.figures import read_figure
from generator.facts.grammar import BEFORE_CHRIST
from generator.facts.unit_table import BY_NAME, Kind

# --------------------------------------------------------------------- remarks


def figure_remarks(chinese: str, english: str, terms: Sequence[Span] = ()) -> tuple[Remark, ...]:
    """What is to be said of the figures of a translated text. `terms`: where agreed terms stand in the English."""
    if too_many(chinese, english):
        return (figure_words.too_many(),)
    pairs, unpaired, extra = pair_figures(chinese, english)
    missing, explained = _missing(pairs, unpaired, extra, chinese, english)
    if extra and not missing:
        explained += _nils(extra, english)
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
        *starmap(figure_words.order, misordered(pairs, unpaired, chinese, english)),
        *starmap(figure_words.order, wholes_too_small(pairs, english)),
        *starmap(figure_words.other_period, (*strange(chinese, english), *_of_comparisons(pairs, chinese, english))),
        *_of_eras(pairs, chinese, english),
        *(figure_words.other_rate(*rate) for rate in (other_rate(chinese, english),) if rate),
        *map(figure_words.other_code, _other_codes(chinese, english)),
    )


def _of_hedge(pair: Pair, chinese: str, english: str) -> Iterator[Remark]:
    """A hedge that is turned round is an error; one that is lost or added may stand in the words around it."""
    wanted, figure = pair.wanted, pair.figure
    if hedges.is_forbidden(wanted, figure, chinese):
        return
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
_OF_A_RANGE = re.compile(rf"(?: [a-z]+)?{TO_THE_OTHER_END}")


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
            or doubt.is_all_but(wanted, said, english)
            or doubt.is_the_month_before(wanted, said, chinese)
        ):
            continue
        if doubt.is_said_again(wanted, said, chinese, english) and not any(
            doubt.speaks_against(wanted, one) for one in extra
        ):
            continue
        if change := doubt.change_that_gives(wanted, said, extra, english):
            explained.append(change)
        else:
            missing.append(wanted)
    return missing, explained


_NIL = re.compile(r"\d(?:[-–]| (?:[a-z]+ )?to )0(?![\d.,]\d)|\b0(?:[-–]| to )\d")


def _nils(extra: Iterable[EnglishFigure], english: str) -> list[EnglishFigure]:
    """A vote of 14 to 0, where the Chinese names only the 14."""
    scores = [match.span() for match in _NIL.finditer(english)]
    return [one for one in extra if not one.value and _within(one, scores)]


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
    # Of a currency or a scale that was named, the next sentence need not say it.
    named = pair.wanted.kind in {Kind.MONEY, Kind.TEMPERATURE}
    return any(
        same_unit(pair.wanted.unit, figure.unit) and (named or not _STOP.search(english, figure.end, pair.figure.start))
        for figure in before
    )


_EXCHANGED = re.compile(r" (?:to|against) (?:the|one|an?) (?:US )?(?:dollar|euro|pound|yuan|yen)\b")
"""7.1 to the dollar."""
_STOP = re.compile(r"[.!?]\s|\n")


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
    told = [span for one in wanted for where in (on_a_stopwatch, so_many_in) if (span := where(one, english))]
    for figure in telling:
        if _within(figure, told) or _is_spoken(figure, spoken, english) or _is_said(figure, wanted, chinese, english):
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
