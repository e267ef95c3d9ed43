"""What sound English says without the figure: by an article, in Roman numerals, on a clock, by a word of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from generator.bilingual.english_clock import is_earlier, is_on_the_clock_at, on_the_clock
from generator.bilingual.english_figure import EnglishFigure, EnglishKind
from generator.bilingual.english_figures import find_english_figures
from generator.bilingual.english_units import noun_after, unit_after
from generator.bilingual.fitting import MEASURES, hedge_fits, is_nearly, same_unit
from generator.bilingual.wanted import FROM_JANUARY, MONTHS_ONLY, Wanted
from generator.facts.durations import same_length
from generator.facts.unit_table import BY_NAME, Kind
from generator.facts.width import narrow

_ONE = re.compile(r"\b(?:an?|one|a single|each|every|per|another)\b", re.IGNORECASE)
_ONE_OF = re.compile(
    rf"(?:{_ONE.pattern}|\bthe\b)(?: (?:full|whole|further|single|first|last|past|final|next))?", re.IGNORECASE
)
_POINTS = frozenset({"个百分点", "个基点"})
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_OFF = re.compile(r"(?: per ?cent)? (?:off|discount|reduction|cut|cheaper|less)\b")
_ROUND = {100: "hundreds", 1000: "thousands", 10**4: "tens of thousands", 10**6: "millions"}
_AGES = dict(
    zip(
        range(20, 100, 10),
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"],
        strict=True,
    )
)
_TIMES = {
    ("天", Decimal(7)): "a week|week-?long",
    ("天", Decimal(14)): "fortnight(?:ly)?",
    ("周", Decimal(2)): "fortnight(?:ly)?",
    ("个月", Decimal("0.5")): "fortnight(?:ly)?|two weeks",
    ("时", Decimal(0)): "midnight",
    ("时", Decimal(12)): "noon|midday",
    ("时", Decimal(24)): "midnight",
}
_WITHIN = re.compile(r"\bwithin (?:a |an |the (?:next |first )?)?$", re.IGNORECASE)
_BOUNDS = {
    "at-least": re.compile(r"\b(?:minimum|floor|lower limit|not?\b[^.;]* (?:fewer|less|lower) than)\b[^.;]*$"),
    "at-most": re.compile(r"\b(?:maximum|ceiling|cap(?:ped|s)?|(?:upper )?limit(?:ed|s)?)\b[^.;]*$"),
}
"""The minimum down payment is 15 percent."""
_LATEST = re.compile(r"\b(?:last|past|latest|recent) $")
_ROUNDS = frozenset("轮场届期局战")
_SENTENCE = 80
_REACHED = re.compile(r"\b(?:reach|cross|hit|br[eo]ak|brok|clear|past\b)[^,.;:]*$")
_BRACKET = re.compile(r"\((?:or )?(?:US\$|[$€£¥])?$")
_LEAST_CODE = 100
"""A shorter number behind a letter, as in A4, is said of too many things."""
_DECADES = range(1920, 2000, 10)


def said_otherwise(wanted: Wanted, chinese: str, english: str) -> bool:
    """Whether an English text says a figure of the Chinese one in a way of these."""
    return any(is_said(wanted, english) for is_said in _WAYS) or _as_first_months(wanted, chinese, english)


def _as_article(wanted: Wanted, english: str) -> bool:
    """1个 may be `a`, `one`, `each`; a counted place has to follow it (`one town`)."""
    if wanted.value != 1 or EnglishKind.NUMBER not in wanted.kinds:
        return False
    if wanted.noun:
        return any(noun_after(english, match.end()) in wanted.noun for match in _ONE.finditer(english))
    if wanted.kind in MEASURES or wanted.unit in _POINTS:  # 1美元 is a dollar, or the dollar
        return any(same_unit(unit_after(english, match.end())[0], wanted.unit) for match in _ONE_OF.finditer(english))
    return bool(_ONE.search(english))


def _as_one_of_another(wanted: Wanted, english: str) -> bool:
    """两斤 is a kilo, 24小时 the past day, 100个基点 a percentage point."""
    if wanted.kind is Kind.TIME:
        lengths = (unit_after(english, match.end())[0] for match in _ONE_OF.finditer(english))
        return any(same_length(wanted.value, wanted.unit, Decimal(1), length) for length in lengths if length)
    if (wanted.kind not in MEASURES and wanted.unit not in _POINTS) or wanted.approx:
        return False
    unit = BY_NAME[wanted.unit]
    others = (BY_NAME.get(unit_after(english, match.end())[0]) for match in _ONE_OF.finditer(english))
    return any(
        other and other.base == unit.base and other.factor == wanted.value * unit.factor and other.name != unit.name
        for other in others
    )


def _in_roman(wanted: Wanted, english: str) -> bool:
    """四级响应 is Level IV, 第二次世界大战 is World War II: a numeral behind a name."""
    if wanted.unit not in {"", "级", "期"} or wanted.value not in range(1, len(_ROMAN)):
        return False
    return bool(re.search(rf"\b[A-Z]\w+[ -]{_ROMAN[int(wanted.value)]}\b", english))


def _in_a_code(wanted: Wanted, english: str) -> bool:
    """318国道 is the G318, 歼-20 the J-20."""
    if wanted.unit or wanted.value % 1:
        return False
    joint = "-?" if wanted.value >= _LEAST_CODE else "-"
    return bool(re.search(rf"\b[A-Z][A-Za-z]{{0,2}}{joint}{int(wanted.value)}\b", english))


def _on_a_clock(wanted: Wanted, english: str) -> bool:
    """18时 is 6 p.m., 14时30分 is 2:30 in the afternoon, 8点半 is 8:30 or half past eight."""
    if wanted.unit != "时":
        return False
    hours, minutes = divmod(int(wanted.value * 100), 100)
    return on_the_clock(hours, minutes, english, spoken="点" in wanted.written)


def is_time(wanted: Wanted, figure: EnglishFigure, english: str) -> bool:
    """Whether a figure of the English is all of a time of day that one of the Chinese says: 2.30 p.m."""
    hours, minutes = divmod(int(wanted.value * 100), 100)
    return is_on_the_clock_at(hours, minutes, english, figure.start)


def on_a_stopwatch(wanted: Wanted, english: str) -> tuple[int, int] | None:
    """Where a length of time stands with colons: 1分56秒78 is 1:56.78, 2小时08分16秒 2:08:16, 2小时15分 2:15."""
    factor = _SECONDS_IN.get(wanted.unit)
    if factor is None or ":" not in english:
        return None
    seconds = wanted.value * factor
    times = _STOPWATCH.finditer(english)
    return next((time.span() for time in times if seconds in _may_last(time.group())), None)


def _is_on_a_stopwatch(wanted: Wanted, english: str) -> bool:
    return on_a_stopwatch(wanted, english) is not None


_STOPWATCH = re.compile(r"\b\d{1,2}(?::[0-5]\d){1,2}(?:\.\d{1,3})?\b(?! ?[ap]\.?m\b)")
_SECONDS_IN = {unit: BY_NAME[unit].factor for unit in ("秒", "分钟")}


def _may_last(time: str) -> tuple[Decimal, ...]:
    """The seconds of 1:56.78; 2:15 are minutes and seconds, or hours and minutes."""
    amount = Decimal(0)
    for part in time.split(":"):
        amount = 60 * amount + Decimal(part)
    return (amount, 60 * amount) if time.count(":") == 1 else (amount,)


def _as_a_score(wanted: Wanted, english: str) -> bool:
    """21:15 is a time of day or the score of a set: 21-15."""
    scored = re.fullmatch(r"(\d+)[:：](\d+)", wanted.written) if wanted.unit == "时" else None
    return bool(scored and re.search(rf"\b{scored[1]}(?: ?[:–—-] ?| to ){scored[2]}\b", english))


def hedge_said_otherwise(wanted: Wanted, figure: EnglishFigure, english: str) -> bool:
    """Whether the hedge of a figure is said by a word that is none of other figures: 不到7时 is before 7.

    A conversion in brackets is understood to be rounded: （约8333公顷） may be (8,333 hectares).
    """
    if (
        wanted.approx == "about"
        and figure.approx is None
        and _BRACKET.search(english, max(0, figure.start - 8), figure.start)
    ):
        return True
    if wanted.written.startswith("近") and (
        _LATEST.search(english, max(0, figure.start - 16), figure.start)
        or (wanted.unit in _ROUNDS and figure.approx is None)
    ):
        return True  # 近10场 are the last ten
    bound = _BOUNDS.get(wanted.approx or "") if figure.approx is None else None
    if bound and bound.search(english, max(0, figure.start - _SENTENCE), figure.start):
        return True
    if wanted.written.startswith("突破") and _REACHED.search(english, max(0, figure.start - 24), figure.start):
        return True
    if wanted.approx == "at-most" and wanted.written.endswith("内"):  # 30分钟以内
        return bool(_WITHIN.search(english, max(0, figure.start - 24), figure.start))
    return wanted.unit == "时" and wanted.approx in {"less-than", "at-most"} and is_earlier(english, figure.start)


def says_the_rest(wanted: Wanted, figure: EnglishFigure, english: str) -> bool:
    """Whether what is paid is said to be taken off: 八折 is 20% off, and 80% of the price."""
    paid = figure.value == wanted.other and figure.value != wanted.value
    return paid and bool(_OFF.match(english, figure.end))


def _in_words(wanted: Wanted, english: str) -> bool:
    """上万名 are tens of thousands, 九十多岁 is in her nineties, 第二天 the next day, 100%覆盖 is full coverage."""
    said = _ROUND.get(int(wanted.value), "") if wanted.approx == "more-than" else ""
    if wanted.unit in {"岁", "周岁"}:
        said = _AGES.get(int(wanted.value), "")
    elif wanted.unit == "小时" and wanted.value == 24:
        said = "(?:a?round the clock|day and night|all night|never clos(?:es|ed|ing))"
    elif wanted.written == "第二":
        said = "next|following|runners?-up"
    elif wanted.value == 0 and wanted.kind is Kind.TEMPERATURE:
        said = "freezing|zero"
    elif wanted.value == 0:
        said = "no|none|nil|nobody|nothing|without|goalless|scoreless"
    elif wanted.unit == "%" and wanted.value == 50 and "半" in wanted.written:
        said = "(?:the|a) (?:\\w+ )?majority|most|halfway|half-way" if wanted.approx == "more-than" else "halfway"
    elif wanted.unit == "%" and wanted.value == 100:
        said = "full|fully|all|every|entire|entirely|complete|completely|universal"
    return bool(said and re.search(rf"\b(?:{said})\b", english, re.IGNORECASE))


def so_many_in(wanted: Wanted, english: str) -> tuple[int, int] | None:
    """Where a share is said as so many in so many: 八成 is eight in ten, 五分之一 one in five, 16% about one in six."""
    if not {EnglishKind.PERCENT, EnglishKind.FRACTION} <= wanted.kinds or not _IN.search(english):
        return None
    figures = find_english_figures(english)
    return next(
        (
            (part.start, whole.end)
            for place, part in enumerate(figures)
            for whole in figures[place + 1 : place + 3]
            if whole.value
            and _IN.fullmatch(english, part.end, whole.start)
            and _is_share(wanted, part, 100 * part.value / whole.value)
        ),
        None,
    )


def _is_share(wanted: Wanted, part: EnglishFigure, share: Decimal) -> bool:
    if abs(share - wanted.value) < Decimal("1e-9"):
        return hedge_fits(wanted, part)
    return wanted.unit == "%" and is_nearly(share, wanted.value, part.approx)


def _is_so_many_in(wanted: Wanted, english: str) -> bool:
    return so_many_in(wanted, english) is not None


_IN = re.compile(r"(?:(?: (?:or|to) |[–-])\w{1,5})?(?: [a-z-]+){0,3}? (?:in|(?:out )?of)(?: every| a)? ")
"""Between a part and its whole; of eight or nine in ten also between the first and the whole."""


def _as_a_time(wanted: Wanted, english: str) -> bool:
    """7天 is a week, 12时 is noon, 20世纪80年代 are the eighties."""
    said = _TIMES.get((wanted.unit, wanted.value), "")
    if wanted.written.endswith("年代") and wanted.value in _DECADES:
        said = f"the {_AGES[int(wanted.value) - 1900]}"
    return bool(said and re.search(rf"\b(?:{said})\b", english, re.IGNORECASE))


_WAYS: tuple[Callable[[Wanted, str], bool], ...] = (
    _as_article,
    _as_one_of_another,
    _in_roman,
    _in_a_code,
    _on_a_clock,
    _is_on_a_stopwatch,
    _as_a_score,
    _in_words,
    _is_so_many_in,
    _as_a_time,
)


def _as_first_months(wanted: Wanted, chinese: str, english: str) -> bool:
    """1至10月 is the first ten months, and 前两个月 January and February."""
    if wanted.unit == "个月" and chinese[wanted.start - 1 : wanted.start] in {"前", "头"}:
        months = {figure.value for figure in find_english_figures(english) if figure.kind is EnglishKind.MONTH}
        return months >= {Decimal(1), wanted.value}
    if wanted.kinds != MONTHS_ONLY:
        return False
    return any(
        figure.value == int(months[1])
        and figure.unit == "个月"
        and english.endswith(("first ", "First "), 0, figure.start)
        for months in FROM_JANUARY.finditer(narrow(chinese))
        if months.start() < wanted.end and wanted.start < months.end()
        for figure in find_english_figures(english)
    )
