"""Figures in English prose: digits with their scale, number words, fractions, ordinals, months, with unit and hedge.

The counterpart of the Chinese grammar of figures, only as fine as comparing the two languages needs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from generator.bilingual.english_durations import joined
from generator.bilingual.english_figure import EnglishFigure, EnglishKind
from generator.bilingual.english_units import CURRENCY_CODES, currency_before, noun_after, unit_after
from generator.bilingual.typography import lower
from generator.months import MONTHS


def _numbered(words: str, start: int, step: int = 1) -> dict[str, int]:
    return {word: start + step * place for place, word in enumerate(words.split())}


_MONTHS = {name: number for number, name in enumerate(MONTHS, 1)}
_MONTH_ABBREVIATIONS = {name[:3]: number for name, number in _MONTHS.items()} | {"Sept": 9}
ONES = _numbered("zero one two three four five six seven eight nine ten eleven twelve thirteen", start=0)
_TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=20, step=10)
_SMALL = ONES | _numbered("fourteen fifteen sixteen seventeen eighteen nineteen", start=14) | _TENS
_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}
_SETS = _SCALES | {"dozen": 12}
_ORDINALS = (
    _numbered("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth", start=1)
    | _numbered("fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", start=14)
    | {"thirtieth": 30}
)
_PARTS = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "fourth": 4,
    **{word: value for word, value in _ORDINALS.items() if 3 <= value <= 10},
    "hundredth": 10**2,
    "thousandth": 10**3,
    "ten-thousandth": 10**4,
    "hundred-thousandth": 10**5,
    "millionth": 10**6,
}
_SPECIAL = {
    "both": Decimal(2),
    "half": Decimal("0.5"),
    "halved": Decimal("0.5"),
    "halving": Decimal("0.5"),
    "dozen": Decimal(12),
    "couple": Decimal(2),
    "pair": Decimal(2),
} | {
    "decade": Decimal(10),
    "centenary": Decimal(100),
}
_MULTIPLES = {
    "twice": Decimal(2),
    "double": Decimal(2),
    "doubled": Decimal(2),
    "doubling": Decimal(2),
    "triple": Decimal(3),
    "tripled": Decimal(3),
    "tripling": Decimal(3),
    "quadruple": Decimal(4),
    "quadrupled": Decimal(4),
    "quadrupling": Decimal(4),
} | {
    f"{word}fold": Decimal(value)
    for word, value in (*_SMALL.items(), ("hundred", 100), ("thousand", 1000))
    if value > 1
}

_SCALES_IN_WORDS = ("hundred", "thousand", "million", "billion", "trillion", "quadrillion")
_WORD = "|".join([*_SMALL, *_SCALES_IN_WORDS])
_AND = "|".join(rf"(?<={scale})\sand\s(?!(?:{_WORD})[\s-]{scale}\b)" for scale in _SCALES_IN_WORDS)
"""Joins the words of one number: `one hundred and two`; neither `six and seven` nor `one hundred and two hundred`."""
_SCALE = "|".join(_SCALES)
_IN_MILLIONS = r"yuan|rmb|renminbi|(?:us\s)?dollars?|euros?|pounds?|yen|cubic|square|tonnes?|people"
_WHOLE = "full|good|whole|bare|mere|further"
_HALVED = (
    "year|month|week|day|hour|minute|kilo(?:gram|met(?:re|er))?|met(?:re|er)|mile|acre|hectare|ton(?:ne)?|lit(?:re|er)"
    "|mu|degree"
)
"""What one and a half of are said so: a kilogram and a half."""
_FEW = "a|an|one|two|three|four|five|six|seven|eight|nine"


def _beginnings(words: Iterable[str]) -> str:
    """A pattern of how some words begin, up to the third letter, each first letter in it only once."""
    following: dict[str, set[str]] = {}
    for word in words:
        following.setdefault(word[0].lower(), set()).add(word[1:3].lower())
    return "|".join(f"{first}(?:{'|'.join(sorted(rest))})" for first, rest in sorted(following.items()))


_FIRST = _beginnings([*_SMALL, *_SCALES, *_TENS, *_ORDINALS, *MONTHS, *_MULTIPLES, *_SPECIAL, "quarter"])
"""How a word of numbers begins; most words of a text begin otherwise, and are passed over soon."""
_OF_A_YEAR = r"\s(?:(?:of )?(?:this|that|last|next)|the same) year\b"
_SAID_OF_MONTHS = re.compile(rf"\s*(?:\d|,)|{_OF_A_YEAR}|\ssaw\b|\s(?:and|or|to|through) (?:{'|'.join(MONTHS)})\b")
_BEHIND_A_MONTH = "|".join(f"(?<={month}-)" for month in MONTHS).lower()
"""January-February."""
_FIGURE = re.compile(
    rf"""
    (?<![a-wyz\d.,])
    (?=\d|an?[\s-]|{_FIRST})
    (?<!(?<!\d)x)  # not in G318, but in 2x3
    (?:(?<![a-z]-)|(?<=level-)|(?<=grade-)|(?<=phase-)|(?<=force-)|(?<=magnitude-)|(?<=mid-)|(?<=over-)|(?<=best-of-)|{_BEHIND_A_MONTH}|(?<=under-)|(?<=\d[mbk]-)|(?<=\dbn-)|(?<=°[cf]-))
    (?:
      (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d) | \d+(?:\.\d+)?)
        (?: (?P<ordinal_ending>st|nd|rd|th)\b
          | (?P<short_scale>[mb](?=\s(?:{_IN_MILLIONS})\b) | k\b)
          | (?P<scales>(?:[\s-]?(?:{_SCALE})\b)+) )?
    | (?P<centuries>(?:(?:a\s)?half(?:\sa)?|{_FEW})[\s-](?:centur(?:y|ies)|millenni(?:um|a)))\b
    | (?P<half_of>half\sa\s(?:{_SCALE}|dozen)\b)
    | (?P<with_half>(?:a|an|one)(?=\s(?:{_HALVED})\sand\sa\shalf\b))
    | (?P<part_of>(?:{_FEW})(?:\s(?:{_WHOLE}))?[\s-](?:{"|".join(_PARTS)})s?)\b
        (?!\s(?:time|place|year|day|plan|phase|batch|group|prize|generation))
    | (?P<long_ordinal>(?:{"|".join(_TENS)})[\s-](?:{"|".join(_ORDINALS)}))\b
    | (?P<words>(?:{_WORD})\b (?:(?:[\s-]|{_AND})(?:{_WORD})\b)*)
    | (?P<month>(?:{"|".join(MONTHS).lower()})\b | (?:{"|".join(_MONTH_ABBREVIATIONS).lower()})\b\.?)
    | (?P<ordinal>(?:{"|".join(_ORDINALS)})\b)
    | (?P<multiple>(?:{"|".join(_MULTIPLES)})\b)
    | (?P<couple_of>couple\sof(?:\s(?:{_SCALE}|dozen)\b)+)
    | (?<!first\s)(?<!second\s)(?<!latter\s)(?P<special>(?:{"|".join(_SPECIAL)})\b)
    | (?P<quarter>quarter)(?=[\s-](?:percentage[\s-])?points?\b)
    )
    (?:(?P<half>[\s-]and[\s-]a[\s-]half\b)(?P<scale_of_half>\s(?:{_SCALE})\b)?)?
    (?P<fold>[\s-]?fold\b)?
    (?P<dozens>\sdozen\b)?
    (?P<tens>\s(?:decades|centuries)\b)?
    (?P<percent>[\s-]?(?:%|％|per\s?cent(?!age[\s-]point)\b))?
    """,
    re.VERBOSE,
)
"""Of a text in lower case: ignoring the case takes four times as long."""

_BELOW_TWENTY = "|".join(word for word in _SMALL if word not in _TENS)
_TWO_NUMBERS = re.compile(rf"({_BELOW_TWENTY})\s(?:{'|'.join(_SMALL)})\b")
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9}
_SHORT_SUM = re.compile(r"\s?([mb])\b")
"""Behind the number of a sum of money: `$300m`; 300m without the sign are metres."""
_GLUED = re.compile(rf"\b(?:{'|'.join(CURRENCY_CODES).lower()})(?=\d)")

_HALF = Decimal("0.5")
_LETTERS = re.compile("[a-z]+")
_OF_A_WHOLE = re.compile(r"\s(?:of|more|less|fewer|higher|lower|larger|smaller)\b")
_ARTICLE = re.compile(r"\s(?:a|an|of a|of an)\b")

_NOT = "(?:not|never|cannot) "
_HEDGES_BEFORE: tuple[tuple[str, str], ...] = (
    ("at-least", f"at least|no[tr]? (?:fewer|less|lower) than|{_NOT}(?:fall|drop|go|be) (?:below|under)|a minimum of"),
    (
        "at-most",
        (
            f"at most|up to|as (?:much|many|high) as|no[tr]? (?:higher|more|longer|later) than|a maximum of"
            f"|{_NOT}(?:exceed|surpass|top)|(?:capped|limited) (?:at|to)"
        ),
    ),
    ("less-than", "(?:fewer|less) than|not even|under|below"),
    ("nearly", "just under|nearly|almost|close to|approaching|not quite|nearing|near"),
    (
        "more-than",
        (
            "more than|over|above|beyond|upwards? of|in excess of|just over|well over|exceed(?:ed|ing|s)?"
            "|surpass(?:ed|ing|es)?|topp(?:ed|ing)|tops|pass(?:ed|ing)"
        ),
    ),
    ("about", "about|around|some|roughly|approximately|approx\\.?|an estimated|estimated|circa"),
)
_BEFORE = re.compile(
    r"\b(?=[a-z])(?:"
    + "|".join(f"(?P<h{i}>{words})" for i, (_, words) in enumerate(_HEDGES_BEFORE))
    + r")[\s-]+(?:(?:a|an|the|another|a total of|total of|magnitude|category|level|grade|force)\s+)?$"
)
_COMPARED = re.compile(
    rf"(?:\d%?|per ?cent|\b(?:{'|'.join(_PARTS)}|point|time|degree|year|month|week|day|hour|minute|metre|tonne|yuan)s?)"
    r" (?:more|less|fewer|above|below|over|under)\b[^.,;]*$"
)
"""58% more than the 12,000 of 2018: a comparison, and no hedge."""
_PLACED = re.compile(
    r"\b(?:as (?:much|many|high) as"
    r"|(?:spread(?:s|ing)?|scattered|dispersed|distributed|divided|extend(?:s|ed|ing)?|stretch(?:es|ed|ing)?"
    r"|watch(?:es|ed|ing)?|presid(?:es?|ed|ing)|plant(?:s|ed|ing)?|sow(?:s|n|ed|ing)?) over"
    r"|(?:gather|crowd|stand|travel)(?:s|l?ed|l?ing)? around)\s+$"
)
_EXACT = 20
"""Two digits that say something, and not only tens."""
_PASSED_OR_UNDER = re.compile(r"\b(?:pass(?:ed|ing)|under)\s+$")
_WHAT_IS_PASSED = re.compile(
    r"[-–]\d| to \d| votes?\b"
    r"|(?: [a-z-]+){0,2}? (?:inspections|tests|exam(?:ination)?s|checks|reviews|audits|laws|bills|motions|resolutions"
    r"|rules|agreements|contracts|treaties|deals|policies|plans|programm?es|schemes|headings)\b"
)
"""What is passed, or what something is done under, without a word on how many they are."""
_AFTER = re.compile(
    r"(?P<more>\s*\+|[\s-]plus\b|-(?:odd|some)\b)"
    r"|(?:\s+[a-z%-]+){0,3}?\s+(?:(?P<about>or so)|(?P<least>or more|(?:or|and) (?:above|over|older|up)))\b"
    r"(?! [$€£¥]?(?:\d|(?:an?|half)\b))"
)
"""Both of a text in lower case, as the figures themselves. In `200 beds and over 2 million visits` none follows."""
_SIGNS = ("-", "−", "–", "minus ", "negative ")
_MINUS = re.compile(r"(?:\b(?:minus|negative)\s|(?:^|(?<=[\s(]))[-−–])$")
"""A sign directly behind anything but white space or a bracket is a dash: 5°C–15°C."""
_BELOW_ZERO = re.compile(r" below (?:zero|freezing)\b")
_BELOW = re.compile(r" below(?: (?:zero|freezing)\b|(?=[.,;]|$))")
"""The latter behind a degree: of 66 storeys above ground and four below, four are no temperature."""
_DEGREES = frozenset({"℃", "℉"})
_PER_THOUSAND = "‰"
_MAY_FALL = _DEGREES | {_PER_THOUSAND}
FALLING = (
    "declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|drop(?:s|ped|ping)?|fall(?:s|en|ing)?|fell|down|lower(?:ed|ing)?"
    "|contract(?:s|ed|ing|ion)|shrank|shrunk|shrink(?:s|ing|age)?|reduc(?:e[sd]?|ing|tion)|slump(?:s|ed|ing)?"
    "|slid|slipp?(?:s|ed|ing)?|slides?|plung(?:e[sd]?|ing)|dip(?:s|ped)?|cut|lost|los(?:s|es|ing)|less|fewer"
)
_FALLS_BEFORE = re.compile(rf"\b(?=[a-z])(?:{FALLING}|negative)\b[^.,;:\d]{{0,24}}(?<!\bto )$")
_FALLS_AFTER = re.compile(rf"(?: [a-z-]+){{0,3}}? (?:{FALLING})\b")
_RANGE = re.compile(r"\s?(?:[–—-]|to)\s?")
_JOINED = re.compile(
    r"\s*(?:(?P<range>[–—-]|to)|(?P<comma>,)?\s*(?P<last>and|or)?)\s*"
    r"(?P<hedge>(?:nearly|about|around|some|more than|over)\s+)?(?:(?:minus|negative)\s+|[-−–])?$"
)
_LONGEST_JOINT = len(", and more than minus ") + 2

_MEASURED_TO = re.compile(r"[ -][a-z ]{1,16} to ", re.IGNORECASE)
_AS_MANY = re.compile(r"(?: [a-z-]+){1,3},? and ", re.IGNORECASE)
_ENDS = re.compile(r"[.,;]|$")


@lru_cache(maxsize=1 << 8)
def find_english_figures(text: str) -> tuple[EnglishFigure, ...]:
    """Every number of an English text, in order, with its unit and its hedge."""
    figures = list(_figures(text))
    for place in _sharing(text, figures):
        figures[place] = _with_the_next(figures[place], figures[place + 1])
    for place in range(1, len(figures)):
        figures[place] = _with_the_one_before(text, figures[place - 1], figures[place])
    if "inch" in text:
        figures = list(_with_inches(figures))
    if any(figure.kind is EnglishKind.PERCENT for figure in figures):
        figures = list(_behind_percents(text, figures))
    return tuple(joined(text, figures))


_INCHES = 12
_LONGEST_FEET = len(" feet and ")


def _with_inches(figures: Iterable[EnglishFigure]) -> Iterator[EnglishFigure]:
    """5 feet 3 inches as one figure, in feet."""
    before: EnglishFigure | None = None
    for figure in figures:
        near = before and figure.start - before.end <= _LONGEST_FEET
        if before and near and before.unit == "英尺" and figure.unit == "英寸" and figure.value < _INCHES:
            value, step = before.value + figure.value / _INCHES, Decimal(1) / _INCHES
            before = before._replace(value=value, step=step, end=figure.end, unit="英尺")
            continue
        if before:
            yield before
        before = figure
    if before:
        yield before


def _figures(text: str) -> Iterator[EnglishFigure]:
    low = lower(text)
    if any(code in text for code in CURRENCY_CODES):
        low = _GLUED.sub(lambda code: " " * len(code.group()), low)  # no number begins behind a letter
    before: EnglishFigure | None = None
    at = 0
    while match := _FIGURE.search(low, at):
        if match["words"] and (two := _TWO_NUMBERS.match(low, match.start(), match.end())):
            match = _FIGURE.search(low, at, two.end(1)) or match  # the last eight three years running
        at = match.end()
        month = text[match.start("month") : match.end("month")] if match["month"] else ""
        if month and not month[0].isupper():
            continue  # "may", "march"
        if month in {"May", "March"} and not _is_month(text, match):
            continue
        before = _figure(text, low, match, before)
        yield before
        if before.unit == _PER_THOUSAND:
            at = unit_after(text, at)[1]  # the thousand is no figure


def _is_month(text: str, match: re.Match[str]) -> bool:
    """`May` begins a sentence as a verb, unless what follows is said of months; Long March-2F is a rocket."""
    before = text[: match.start()].rstrip()
    if before.endswith("Long"):
        return False
    starts = not before or before[-1] in ".!?“"
    return not starts or bool(_SAID_OF_MONTHS.match(text, match.end()))


def _value_and_step(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """What a number is, and the value of one in its last digit that says something."""
    value, step = _in_digits(match) if match["digits"] else (_in_words(match), Decimal(1))
    if match["half"]:
        words = _LETTERS.findall(match.string, match.start(), match.start("half"))
        value += _HALF * _SCALES.get(words[-1] if words else "", 1)  # a million and a half
        if match["scale_of_half"]:
            value *= _SCALES[match["scale_of_half"].strip()]
    if match["dozens"]:
        value *= 12
    elif match["tens"] and not _is_ordinal(match):  # the 14th and 15th centuries
        value *= 100 if match["tens"].endswith("centuries") else 10
    return value, step


def _in_digits(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    number, scale = Decimal(match["digits"].replace(",", "")), _scale(match)
    said = number if "." in match["digits"] or not number else number.normalize()
    return number * scale, Decimal(1).scaleb(int(said.as_tuple().exponent)) * scale


def _in_words(match: re.Match[str]) -> Decimal:
    form = next(name for name in _IN_WORDS if match[name])
    return _IN_WORDS[form](match[form])


_PART_OF = re.compile(rf"({_FEW})[\s-](?:(?:{_WHOLE})\s)?(.+)")


def _part(words: str) -> Decimal:
    count, part = _PART_OF.sub(r"\1 \2", words).split(" ", 1)
    below = _PARTS.get(part) or _PARTS[part.removesuffix("s")]
    return Decimal({"a": 1, "an": 1}.get(count) or _SMALL[count]) / below


def _centuries(words: str) -> Decimal:
    count = "half" if "half" in words else re.split(r"[\s-]", words)[0]
    years = 1000 if "millenni" in words else 100
    return Decimal({"half": years // 2, "a": years, "an": years}.get(count) or years * _SMALL[count])


def _month(words: str) -> Decimal:
    name = words.rstrip(".").capitalize()
    return Decimal(_MONTHS.get(name) or _MONTH_ABBREVIATIONS[name])


def _long_ordinal(words: str) -> Decimal:
    tens, ordinal = re.split(r"[\s-]", words)
    return Decimal(_TENS[tens] + _ORDINALS[ordinal])


_IN_WORDS: dict[str, Callable[[str], Decimal]] = {
    "part_of": _part,
    "centuries": _centuries,
    "with_half": lambda _: Decimal("1.5"),
    "half_of": lambda words: Decimal(_SETS[words.rsplit(maxsplit=1)[-1]]) / 2,
    "couple_of": lambda words: Decimal(2 * math.prod(_SETS[word] for word in words.split()[2:])),
    "words": lambda words: Decimal(_spelled(words)),
    "month": _month,
    "long_ordinal": _long_ordinal,
    "ordinal": lambda words: Decimal(_ORDINALS[words]),
    "multiple": lambda words: _MULTIPLES[words],
    "special": lambda words: _SPECIAL[words],
    "quarter": lambda _: Decimal("0.25"),
}


def _scale(match: re.Match[str]) -> int:
    if match["short_scale"]:
        return _SHORT_SCALES[match["short_scale"]]
    return math.prod(_SCALES[word] for word in _LETTERS.findall(match["scales"])) if match["scales"] else 1


def _is_ordinal(match: re.Match[str]) -> bool:
    return bool(match["ordinal"] or match["ordinal_ending"] or match["long_ordinal"])


def _kind(match: re.Match[str]) -> EnglishKind:
    if match["percent"]:
        return EnglishKind.PERCENT
    if match["month"]:
        return EnglishKind.MONTH
    if _is_ordinal(match):
        return EnglishKind.ORDINAL
    if match["part_of"] or (match["special"] or "").startswith("hal"):
        return EnglishKind.FRACTION
    if match["multiple"] or match["fold"]:
        return EnglishKind.MULTIPLE
    return EnglishKind.NUMBER


def _spelled(words: str) -> int:
    """`three hundred and eighty-four thousand` is 384000."""
    total = current = 0
    for word in _LETTERS.findall(words):
        if word in _SMALL:
            current += _SMALL[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES:
            total, current = total + max(current, 1) * _SCALES[word], 0
    return total + current


# --------------------------------------------------------------------- context


def _figure(text: str, low: str, match: re.Match[str], before: EnglishFigure | None) -> EnglishFigure:
    """A figure with its unit, the noun that it counts, and the words that say how exact it is."""
    (value, step), kind, end = _value_and_step(match), _kind(match), match.end()
    currency, start = currency_before(text, match.start())
    if (
        before
        and start - before.end <= len(" to ")
        and not currency
        and before.unit
        and _RANGE.fullmatch(text, before.end, start)
    ):
        currency = before.unit  # $3–5 million: the sign stands before the first
    if currency and match["digits"] and (short := _SHORT_SUM.match(low, end)):
        scale, end = _SHORT_SCALES[short[1]], short.end()
        value, step = value * scale, step * scale
    unit, unit_end = (currency, end) if currency else _unit(text, kind, value, end)
    sign = _sign(low, start)
    hedge = _hedge(low, sign, end)
    figure = EnglishFigure(
        value,
        kind,
        match.start(),
        end,
        step,
        digits=match["digits"] is not None,
        scaled=match["scales"] is not None,
        unit=unit,
        noun="" if unit else noun_after(text, end),
        approx=hedge,
        preposition=hedge is not None
        and (_is_preposition(low, sign, end) or _begins_with_some(low, sign, value / step)),
        other=value + 1 if low.endswith("fold", match.start(), end) else _decade(low, match),
        ordinal=_ordinal(low, match) if match["part_of"] else None,
        minus=sign < start,
        falls=(kind is EnglishKind.PERCENT or unit == "个百分点") and _falls(low, sign, unit_end),
    )
    if low.startswith(" below", unit_end) and (_BELOW if unit in _DEGREES else _BELOW_ZERO).match(low, unit_end):
        return figure._replace(unit=unit or "℃", value=-figure.value)
    return _below_nothing(figure)


def _unit(text: str, kind: EnglishKind, value: Decimal, end: int) -> tuple[str, int]:
    """The unit behind a number, and where it ends; a share has none: `3.5 percent year on year`."""
    if kind is EnglishKind.PERCENT:
        return "", end
    if kind is EnglishKind.FRACTION or value < 1:
        article = _ARTICLE.match(text, end)
        end = article.end() if article else end
    return unit_after(text, end)


def _ordinal(low: str, match: re.Match[str]) -> Decimal | None:
    """What `a third` is if it is no third part, and `two quarters` if they are of a year; None for another part."""
    article, _, part = match["part_of"].partition(" ")
    if part == "quarters":
        return Decimal(_SMALL[article])
    if article != "a" or part not in _ORDINALS or _OF_A_WHOLE.match(low, match.end()):
        return None
    return Decimal(_ORDINALS[part])


def _hedge(low: str, start: int, end: int) -> str | None:
    """How exact the words before and after a stretch of a text in lower case say that it is."""
    before = _BEFORE.search(low, max(0, start - 40), start)
    compared = before and (
        before.group().endswith("than the ") or _COMPARED.search(low, max(0, before.start() - 12), before.end())
    )
    if before and not compared:
        return next(hedge for i, (hedge, _) in enumerate(_HEDGES_BEFORE) if before[f"h{i}"])
    if not (following := _AFTER.match(low, end)):
        return None
    return "more-than" if following["more"] else "about" if following["about"] else "at-least"


def _decade(low: str, match: re.Match[str]) -> Decimal | None:
    """The year that `the ’80s` begin in."""
    printed = match["digits"]
    decade = printed and len(printed) == len("80") and printed.endswith("0") and low.startswith("s", match.end())
    return 1900 + Decimal(printed) if decade else None


def _is_preposition(low: str, start: int, end: int) -> bool:
    """Whether what reads as a hedge before a number belongs to the verb, or says where or by what something is done."""
    if _PLACED.search(low, max(0, start - 24), start):
        return True
    return bool(_PASSED_OR_UNDER.search(low, max(0, start - 10), start) and _WHAT_IS_PASSED.match(low, end))


def _begins_with_some(low: str, start: int, digits: Decimal) -> bool:
    """`Some 61,500 people` keeps a sentence from beginning with digits; what is printed so exactly is not hedged."""
    return digits >= _EXACT and low.endswith("some ", 0, start)


def _sign(low: str, start: int) -> int:
    """Where the minus before a number begins; where there is none, the number itself."""
    sign = _MINUS.search(low, max(0, start - len("negative ")), start) if low.endswith(_SIGNS, 0, start) else None
    return sign.start() if sign else start


def _falls(low: str, start: int, end: int) -> bool:
    return bool(_FALLS_BEFORE.search(low, max(0, start - 40), start) or _FALLS_AFTER.match(low, end))


def _below_nothing(figure: EnglishFigure) -> EnglishFigure:
    """`minus 10 degrees`, `-3.5%`; a minus before anything else is a dash or a hyphen."""
    if not figure.minus or figure.value <= 0:
        return figure
    may_fall = figure.unit in _MAY_FALL or figure.kind is EnglishKind.PERCENT
    return figure._replace(value=-figure.value) if may_fall else figure


def _sharing(text: str, figures: Sequence[EnglishFigure]) -> Iterator[int]:
    """The places of the figures that share what the next one is, the last first: `3 to 5 mu`, `5, 10 and 15 percent`.

    A comma alone joins nothing: in `There were 300, and 15% came` it ends a clause. It joins what is listed: another
    comma, or `and` or `or`, has to go on with the list.
    """
    listed = False
    for place in range(len(figures) - 2, -1, -1):
        figure, following = figures[place], figures[place + 1]
        near = following.start - figure.end <= _LONGEST_JOINT  # few are: it is told before a pattern is tried
        grown = figure.kind is EnglishKind.MULTIPLE  # `doubled to 860 million` is no range
        open_to_it = near and not grown and figure.unit in {"", following.unit}
        joint = _JOINED.fullmatch(text, figure.end, following.start) if open_to_it else None
        if joint is None or (joint["hedge"] and joint["last"] and not joint["comma"]):
            listed = False  # reach 80 and over 95%
            joint = None
        elif joint["comma"]:
            goes_on = _goes_on(text, figures, place) if joint["last"] else listed
            listed = goes_on and not _is_dated(text, figures, place)
        else:
            listed = joint["last"] is not None
        if listed or (joint and joint["range"]):
            yield place


def _goes_on(text: str, figures: Sequence[EnglishFigure], place: int) -> bool:
    """Whether a figure before `, and` stands behind a comma and another figure: `5, 10, and 15 percent`."""
    before = place and text[figures[place - 1].end : figures[place].start].strip() == ","
    return bool(before) and not _is_dated(text, figures, place - 1)


def _is_dated(text: str, figures: Sequence[EnglishFigure], place: int) -> bool:
    """Whether a figure is a year or the day of a month, which begins many a sentence: `In 2024, 30 percent`."""
    figure = figures[place]
    month = place and figures[place - 1].kind is EnglishKind.MONTH
    if month and text[figures[place - 1].end : figure.start].isspace():
        return True
    printed = text[figure.start : figure.end]
    return len(printed) == len("2024") and printed.isdecimal()


_MOST_PERCENT = 1000
"""1.26 million or 39% more: so many are no percentage."""


def _with_the_next(figure: EnglishFigure, following: EnglishFigure) -> EnglishFigure:
    """`3 to 5 million yuan`, `10–15%`: what is said once belongs to both."""
    number = figure.kind is EnglishKind.NUMBER and figure.value < _MOST_PERCENT
    percent = following.kind is EnglishKind.PERCENT
    kind = EnglishKind.PERCENT if number and percent else figure.kind
    shared = _below_nothing(figure._replace(unit=following.unit, kind=kind, falls=figure.falls or following.falls))
    if following.value < 0 and following.unit in _DEGREES and not following.minus:
        return shared._replace(value=-abs(shared.value))  # between 15 and 5 degrees below zero
    if following.value >= 1000 > figure.value:
        scale = Decimal(10) ** ((following.value.adjusted() // 3) * 3)
    elif not following.digits and following.value >= 100 > figure.value:  # two or three hundred
        scale = Decimal(100)
    else:
        return shared
    return shared._replace(other=figure.value * scale)


def _behind_percents(text: str, figures: Iterable[EnglishFigure]) -> Iterator[EnglishFigure]:
    """The figures, with those marked that a sentence prints bare behind a share."""
    end = 0
    named = False
    for figure in figures:
        named = named and not _SENTENCE_ENDS.search(text, end, figure.start)
        bare = not (figure.unit or figure.noun) and figure.kind is EnglishKind.NUMBER and figure.digits
        yield figure._replace(behind_percent=True) if named and bare else figure
        named, end = named or figure.kind is EnglishKind.PERCENT, figure.end


_SENTENCE_ENDS = re.compile(r"[.!?;]\s|\n")


def _in_that_century(text: str, before: EnglishFigure, figure: EnglishFigure) -> Decimal | None:
    """The year that the last two digits of `2020–25` are."""
    first, last = text[before.start : before.end], text[figure.start : figure.end]
    if len(first) != len("2020") or len(last) != len("25") or not (first + last).isdecimal() or first[2:] >= last:
        return None
    return Decimal(first[:2] + last) if text[before.end] in "-–—/" else None


def _with_the_one_before(text: str, before: EnglishFigure, figure: EnglishFigure) -> EnglishFigure:
    """`from three meters to six`, `2020–25`, `over 3,000 sheep and 200 yaks`: what was just said is not said again."""
    if figure.start - before.end == 1 and (year := _in_that_century(text, before, figure)):
        return figure._replace(other=year)
    bare = not (figure.unit or figure.noun) and figure.kind is EnglishKind.NUMBER
    if (
        bare
        and before.unit
        and _MEASURED_TO.fullmatch(text[before.end : figure.start])
        and _ENDS.match(text, figure.end)
    ):
        return figure._replace(unit=before.unit)
    between = text[before.end : figure.start]
    if before.approx and figure.approx is None and (_AS_MANY.fullmatch(between) or _RANGE.fullmatch(between)):
        return figure._replace(approx_before=before.approx)
    return figure
