"""Declared arithmetic in the words of a reader: `51÷137`, and what it gives in the unit that was printed."""

from __future__ import annotations

from decimal import Decimal

from generator.model import FactSheet, Figure, Language, Relation
from generator.pages.figures import FigureView, figure_view, plain
from generator.pages.words import Words

_SIGNS = {"sum": "＋", "difference": "－", "product": "×", "ratio": "÷", "range": "–"}
_ENGLISH_SIGNS = {"sum": " + ", "difference": " − ", "product": " × ", "ratio": " ÷ ", "range": "–"}


def expression(relation: Relation, sheet: FactSheet, language: Language, *, units: bool = False) -> str:
    """The terms of a relation with its sign between them."""
    signs = _SIGNS if language is Language.ZH else _ENGLISH_SIGNS
    sign = signs.get(relation.kind, Words(language)("range.comma"))
    facts = [fact for fact in map(sheet.fact, relation.terms) if fact is not None]
    views = [figure_view(fact.figure, language) for fact in facts]
    return sign.join(_said(view, language) if units else view.number for view in views)


def computed_value(relation: Relation, sheet: FactSheet) -> str:
    """What the relation gives, in the unit of the printed result: `37.2%`."""
    fact = sheet.fact(relation.equals)
    if fact is None:
        return ""
    figure = fact.figure
    view = figure_view(figure, Language.ZH)
    return f"{plain(_rounded(relation.computed / _scale(figure, view), figure, view))}{view.unit}"


def computed_text(relation: Relation, sheet: FactSheet, language: Language) -> str:
    """Beside a printed figure: what its own terms give instead."""
    return Words(language)(
        "computed", expression=expression(relation, sheet, language), value=computed_value(relation, sheet)
    )


def _said(view: FigureView, language: Language) -> str:
    if language is Language.ZH or view.unit == "%":
        return f"{view.before}{view.number}{view.unit}"
    return " ".join(said for said in (view.before, view.number, view.unit) if said)


def _scale(figure: Figure, view: FigureView) -> Decimal:
    """How many base units one printed unit is: 10000 for 万元."""
    number = view.number.replace(",", "")
    printed = Decimal(number) if number.replace(".", "", 1).isdecimal() else Decimal(0)
    return figure.value / printed if printed else Decimal(1)


def _rounded(value: Decimal, figure: Figure, view: FigureView) -> Decimal:
    """To one decimal for a share, to the printed digits for anything else; exact where rounding would hide it."""
    digits = 1 if view.unit == "%" else len(view.number.partition(".")[2])
    rounded = round(value, digits)
    hidden = rounded * _scale(figure, view) == figure.value
    return value.normalize() if hidden or rounded == value else rounded
