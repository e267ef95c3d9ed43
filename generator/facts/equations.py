"""The arithmetic of a relation, in one line and in both languages: `51 ÷ 137 = 37.2%`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, localcontext

from generator.facts.figures import find_readings, parts_of
from generator.facts.intervals import last_place
from generator.facts.relations import PRECISION, is_of_a_change
from generator.facts.unit_table import BY_NAME, DOUBLINGS, GROWTH, PER_100_000
from generator.facts.units import IN_ENGLISH, chinese, english, in_base, unit_of
from generator.model import Bilingual, Fact, FactSheet, Figure, Relation, Verdict

_ONE_PLACE = Decimal("0.1")
_BOUND = re.compile("^(?:至少有?|起码|最少|不[少低小]于|不下于?)|以上$")
_OPERATORS = {"sum": " + ", "difference": " − ", "product": " × ", "ratio": " ÷ "}
_ZH_NUMERALS = ("零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十")


def equation(relation: Relation, facts: Mapping[str, Fact]) -> Bilingual:
    """The arithmetic in one line: `51 ÷ 137 = 37.2%`; of kinds without an operator, what is compared."""
    terms = [facts[name].figure for name in relation.terms]
    return _equation(relation, terms, facts[relation.equals].figure)


def computed_text(relation: Relation, sheet: FactSheet) -> Bilingual:
    """The computed value with its unit: `37.2%`, `167975.86万元` where the result is printed in 万元."""
    return _computed(relation, fact_of(sheet, relation.equals).figure)


def contradiction(relation: Relation, facts: Mapping[str, Fact]) -> Bilingual:
    """How a relation that does not hold contradicts the print, without a full stop."""
    terms = [facts[name].figure for name in relation.terms]
    result = facts[relation.equals].figure
    if relation.kind == "at-least":
        least, bound = min(terms, key=in_base), _without_its_bound(result)
        return Bilingual(f"{chinese(least)} < {chinese(bound)}", f"{english(least)} < {english(bound)}")
    if relation.kind == "range":
        low, high = sorted(terms, key=in_base)
        return Bilingual(
            f"{chinese(result)}不在{chinese(low)}与{chinese(high)}之间",
            f"{english(result)} is not between {english(low)} and {english(high)}",
        )
    if relation.kind == "equal":
        other = max(terms, key=lambda term: abs(in_base(term) - in_base(result)))
        return Bilingual(
            f"一处是{chinese(other)}，另一处是{chinese(result)}",
            f"one place says {english(other)}, another {english(result)}",
        )
    said = _equation(relation, terms, result)
    return Bilingual(f"{said.zh}，原文印作{chinese(result)}", f"{said.en}; the source prints {english(result)}")


def fact_of(sheet: FactSheet, name: str) -> Fact:
    """The fact with an id. Raises KeyError where the sheet has none."""
    fact = sheet.fact(name)
    if fact is None:
        raise KeyError(name)
    return fact


def in_chinese(number: int) -> str:
    """A small number before a measure word."""
    return _ZH_NUMERALS[number] if number < len(_ZH_NUMERALS) else str(number)


def in_english(number: int) -> str:
    """A small number in words, as English prose has it."""
    return IN_ENGLISH[number] if number < len(IN_ENGLISH) else str(number)


def _equation(relation: Relation, terms: list[Figure], result: Figure) -> Bilingual:
    computed = _computed(relation, result)
    zh, en = operands(terms, relation.kind)
    if relation.kind == "change":
        return _change(relation, terms, result, computed)
    if relation.kind in _OPERATORS:
        operator = _OPERATORS[relation.kind]
        return Bilingual(f"{operator.join(zh)} = {computed.zh}", f"{operator.join(en)} = {computed.en}")
    if relation.kind == "count":
        number = len(terms)
        return Bilingual(f"所列共{in_chinese(number)}项", f"{in_english(number)} are listed")
    if relation.kind == "range":
        low, high = sorted(terms, key=in_base)
        return Bilingual(
            f"{chinese(low)} ≤ {chinese(result)} ≤ {chinese(high)}",
            f"{english(low)} ≤ {english(result)} ≤ {english(high)}",
        )
    if relation.kind == "at-least":
        least = min(terms, key=in_base)
        holds = "≥" if in_base(least) >= in_base(result) else "<"
        zh, en = operands([least, _without_its_bound(result)], "at-least")
        return Bilingual(f" {holds} ".join(zh), f" {holds} ".join(en))
    return Bilingual(f"另一处是{'、'.join(zh)}", f"elsewhere it is {', '.join(en)}")


def _without_its_bound(figure: Figure) -> Figure:
    """85% of 85%以上: that it is at least so much the sign says."""
    if figure.approx != "at-least":
        return figure
    readings = find_readings(_BOUND.sub("", figure.written))
    return readings[0].figure if len(readings) == 1 else figure


def _change(relation: Relation, terms: list[Figure], result: Figure, computed: Bilingual) -> Bilingual:
    """`(900 − 300) ÷ 300 = 200%`; a fall the other way round, so that what is printed of it can be compared."""
    zh, en = operands(terms, relation.kind)
    rose = in_base(terms[1]) >= in_base(terms[0])
    later, earlier = (1, 0) if rose == (relation.computed >= 0) else (0, 1)
    if not is_of_a_change(relation.kind, result):
        return Bilingual(f"{zh[later]} − {zh[earlier]} = {computed.zh}", f"{en[later]} − {en[earlier]} = {computed.en}")
    if result.unit in {"倍", "折", DOUBLINGS}:
        return Bilingual(f"{zh[1]} ÷ {zh[0]} = {computed.zh}", f"{en[1]} ÷ {en[0]} = {computed.en}")
    return Bilingual(
        f"({zh[later]} − {zh[earlier]}) ÷ {zh[0]} = {computed.zh}",
        f"({en[later]} − {en[earlier]}) ÷ {en[0]} = {computed.en}",
    )


def operands(figures: list[Figure], kind: str) -> tuple[list[str], list[str]]:
    """The figures as printed; bare numbers where all are printed in one unit, which then says nothing new."""
    zh_units = {_printed_unit(figure) for figure in figures}
    bare = len(zh_units) == 1 and kind != "equal" and not any(f.approx or parts_of(f) for f in figures)
    zh = [_bare(figure) if bare else chinese(figure) for figure in figures]
    counted = bare and len({figure.unit for figure in figures}) == 1 and all(figure.step <= 1 for figure in figures)
    en = [_english_number(figure) if counted else english(figure) for figure in figures]
    return [_bracketed(text) for text in zh], [_bracketed(text) for text in en]


def _bracketed(text: str) -> str:
    """5 °C − (-10 °C)."""
    return f"({text})" if text[:1] in "-−" else text


def _printed_unit(figure: Figure) -> str:
    """万元 of 27269万元: everything but the digits."""
    return figure.written.lstrip("0123456789.,０１２３４５６７８９．，")


def _bare(figure: Figure) -> str:
    unit = _printed_unit(figure)
    return figure.written.removesuffix(unit) or figure.written


def _english_number(figure: Figure) -> str:
    noun = unit_of(figure)
    text = english(figure)
    for suffix in (noun.plural, noun.singular):
        text = text.removesuffix(f" {suffix}") if suffix else text
    return text


def _computed(relation: Relation, result: Figure) -> Bilingual:
    with localcontext(prec=PRECISION):  # a product has more digits than its terms
        if result.unit == DOUBLINGS:
            times = Decimal(2) ** relation.computed
            times = times.quantize(Decimal("0.01"), ROUND_HALF_UP)
            return Bilingual(f"{_plain(times)}倍", f"{_plain(times)} times")
        if unit_of(result).base == "%" and result.unit != PER_100_000:
            value = _percent(relation, result)
            return _signed(f"{value}%", f"{value}%")
        exact = relation.computed
        if result.unit == GROWTH:
            return Bilingual(f"{_plain(exact)}倍", f"{_plain(exact * 100)}%")
        zh = _in_printed_unit(exact, result)
        shown = Figure(zh, exact, result.unit, None, last_place(exact), 0, 0)
        return _signed(zh, english(shown))


def _signed(zh: str, en: str) -> Bilingual:
    """What is computed may be negative, and stands behind the sign of a subtraction."""
    return Bilingual(zh.replace("-", "−"), en.replace("-", "−"))


def _percent(relation: Relation, result: Figure) -> Decimal:
    """As many decimals as the paper prints; fewer where one already shows that it does not hold."""
    value = relation.computed * unit_of(result).factor
    short = value.quantize(_ONE_PLACE, ROUND_HALF_UP)
    if relation.verdict is Verdict.INCONSISTENT and short != result.value.quantize(_ONE_PLACE, ROUND_HALF_UP):
        return short
    return value.quantize(min(result.step * unit_of(result).factor, Decimal(1)), ROUND_HALF_UP)


def _in_printed_unit(value: Decimal, result: Figure) -> str:
    """A value in the unit that the result is printed in: 167975.86万元."""
    for word, factor in (("亿", Decimal(10**8)), ("万", Decimal(10**4))):
        if word in result.written.removesuffix(result.unit) and result.unit in BY_NAME:
            return f"{_plain(value / factor)}{word}{result.unit}"
    unit, _, _ = result.unit.partition("（")  # 级（震级） is printed 级
    return f"{_plain(value)}{unit}"


def _plain(value: Decimal) -> str:
    text = f"{value.quantize(Decimal('0.0001'), ROUND_HALF_UP):f}" if value.as_tuple().exponent else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
