"""How a figure is shown: as printed in Chinese, in English form in English, the conversion in the site's own colour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from markupsafe import Markup

from generator.facts.figures import high_of, parts_of, read
from generator.facts.unit_table import Kind
from generator.facts.units import chinese, convert, english, kind_of, score
from generator.model import Figure, Language, Script
from generator.pages.languages import lang_of
from generator.pages.weave import escaped
from generator.pages.words import Words
from generator.script import simple

_DIGITS = r"[0-9０-９](?:[0-9０-９.．,，]*[0-9０-９])?"
_SCALE = "[十百千万亿]*|%|(?: [mb]illion| trillion)?"
_NUMBER = re.compile(rf"{_DIGITS}(?:(?:{_SCALE})(?: to | ?(?:至|到|~|—+|–|-|－) ?){_DIGITS})?\+?(?:/\d+)?")
"""A range is one number: `3万至5` of `3万至5万元`, `30% to 40` of `30% to 40%`. So is a fraction: `1/4`."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure taken apart, so that its number can be set large."""

    before: str
    """What stands before the number: `近`, `about`."""
    number: str
    unit: str
    """What stands after it: `万元`, `余万元`, `million yuan`."""
    value: str
    """For machines: the value in the base unit, plain digits."""
    lang: str
    """Of the words around the number, where they are in Traditional script."""
    conversion: str
    """What this site adds for the reader, such as `合16.80亿元`; may be empty."""
    html: Markup
    """The number with what stands around it set smaller: made once, for every page shows it so."""

    @property
    def space_before(self) -> str:
        """Between the number and a word before it: `nearly 30%`, but `近30%`."""
        return _space(self.before)

    @property
    def space_after(self) -> str:
        """Between the number and a word after it: `12 million yuan`, but `12万元` and `12%`."""
        return _space(self.unit)

    @property
    def text(self) -> str:
        """The whole figure as plain text."""
        return f"{self.before}{self.space_before}{self.number}{self.space_after}{self.unit}"


@lru_cache(maxsize=1 << 14)  # a figure stands on its story's page, with its place, among all figures, with its proof
def figure_view(figure: Figure, language: Language) -> FigureView:
    """A figure as a reader of one language sees it."""
    shown = chinese(figure) if language is Language.ZH else english(figure)
    # a date is one word, however many numbers it has, and so are 4分30秒 and 3比2
    twice = high_of(figure) > figure.value and read(figure.written) is None  # 8000元至12000元 has its unit twice
    whole = kind_of(figure) in {Kind.DATE, Kind.SCORE} or bool(parts_of(figure)) or (language is Language.ZH and twice)
    before, number, unit = ("", shown, "") if whole else _apart(shown, figure.unit)
    lang = Script.TRADITIONAL.value if simple(shown) != shown else ""
    html = _html(before, number, unit, lang)
    return FigureView(before, number, unit, plain(figure.value), lang, _conversion(figure, language), html)


def _space(word: str) -> str:
    """What parts a number from a word: only one in Latin letters needs it."""
    return "\N{NO-BREAK SPACE}" if word[:1].isascii() and word[:1].isalpha() else ""


def _html(before: str, number: str, unit: str, lang: str) -> Markup:
    small = f"<small{lang_of(lang)}>"
    first = f"{small}{escaped(before)}{_space(before)}</small>" if before else ""
    last = f"{small}{_space(unit)}{escaped(unit)}</small>" if unit else ""
    return Markup(f"{first}{escaped(number)}{last}")  # noqa: S704 - escaped


def plain(value: Decimal) -> str:
    """A value in plain digits, without an exponent.

    >>> plain(Decimal("1.2E+6"))
    '1200000'
    """
    return format(value, "f")


def value_of(figure: Figure) -> str:
    """The value of a figure for programs: plain digits, or the sides of a score, which is no number, as `3:2`."""
    return score(figure) or plain(figure.value)


def percent(share: Decimal) -> str:
    """A share of one as a percentage with one decimal.

    >>> percent(Decimal("0.52517"))
    '52.5%'
    """
    return f"{(share * 100).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def decimals(number: str) -> int:
    """How many digits a printed number, the last one of a range, has behind its decimal point."""
    last = re.split(r"[^0-9.]+", number.rstrip("+"))[-1]
    return len(last.partition(".")[2])


def _conversion(figure: Figure, language: Language) -> str:
    """The amount in a measure that the reader knows; empty where the figure as shown serves."""
    if language is Language.EN and figure.unit == "元":
        return ""  # the figure itself already stands in millions
    converted = convert(figure, language) or ""
    return Words(language)("conversion", amount=converted) if converted[:1].isdigit() else converted


def _apart(shown: str, unit: str) -> tuple[str, str, str]:
    """Before the number, the number, after it. A number in Chinese characters ends where its unit begins."""
    match = _NUMBER.search(shown)
    if match:
        return shown[: match.start()].strip(), match.group(), shown[match.end() :].strip()
    if unit and shown.endswith(unit) and shown != unit:
        return "", shown.removesuffix(unit), unit
    return "", shown, ""
