"""A relation as readers see it: its shares, its computed value, and the verdict in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from generator.facts.unit_table import BY_NAME
from generator.facts.units import english, in_base, unit_of
from generator.model import Bilingual, Fact, FactSheet, Figure, Relation, Verdict

_PERCENT = Decimal(100)
_ONE_PLACE = Decimal("0.1")
_OPERATORS = {"sum": " + ", "difference": " − ", "product": " × ", "ratio": " ÷ "}
_ZH_NUMERALS = ("零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十")
_EN_NUMERALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def shares(relation: Relation, sheet: FactSheet) -> tuple[Decimal, ...]:
    """What part of the result each term is, in per cent to one decimal, in the order of the terms.

    For a `sum`, the parts of the total; for a `ratio`, one share: the first term of the second; for an
    `at-least`, one share: the part (`equals`) of the whole. Empty for the other kinds.
    """
    figures = [_fact(sheet, name).figure for name in relation.terms]
    result = _fact(sheet, relation.equals).figure
    if relation.kind == "sum":
        return tuple(_share(figure, result) for figure in figures)
    if relation.kind == "ratio":
        return (_share(figures[0], figures[1]),)
    if relation.kind == "at-least":
        return (_share(result, figures[0]),)
    return ()


def computed_text(relation: Relation, sheet: FactSheet) -> Bilingual:
    """The computed value with its unit: `37.2%`, `167975.86万元` where the result is printed in 万元."""
    return _computed(relation, _fact(sheet, relation.equals).figure)


def equation(relation: Relation, facts: Mapping[str, Fact]) -> Bilingual:
    """The arithmetic in one line: `51 ÷ 137 = 37.2%`."""
    terms = [facts[name].figure for name in relation.terms]
    result = facts[relation.equals].figure
    return _equation(relation, terms, result)


def verdict_text(relation: Relation, sheet: FactSheet) -> Bilingual:
    """What the check showed, one sentence for readers (四项相加，与总数相符)."""
    terms = [_fact(sheet, name).figure for name in relation.terms]
    result = _fact(sheet, relation.equals).figure
    said = _equation(relation, terms, result)
    if relation.verdict is Verdict.INCONSISTENT:
        return Bilingual(f"{said.zh}，原文印作{result.written}。", f"{said.en}; the source prints {english(result)}.")
    if relation.verdict is Verdict.APPROXIMATE:
        return _approximate(relation, terms, result, said)
    return _holds(relation, terms, result, said)


def _part_of_whole(whole: Figure, part: Figure) -> Bilingual:
    zh, en = _operands([whole, part], "at-least")
    share = _share(part, whole)
    return Bilingual(f"{zh[0]}中的{zh[1]}，占{share}%。", f"{en[1]} of {en[0]}, or {share}%.")


def _holds(relation: Relation, terms: list[Figure], result: Figure, said: Bilingual) -> Bilingual:
    number = len(terms)
    match relation.kind:
        case "sum":
            return Bilingual(f"{_zh(number)}项相加，与总数相符。", f"The {_en(number)} parts add up to the total.")
        case "count":
            items = "item is" if number == 1 else "items are"
            return Bilingual(
                f"所列共{_zh(number)}项，与原文相符。", f"{_en(number).capitalize()} {items} listed, as stated."
            )
        case "equal":
            places = _zh(number + 1)
            return Bilingual(f"{places}处所载一致。", f"The figure is the same in {_en(number + 1)} places.")
        case "at-least" if relation.chart:
            return _part_of_whole(terms[0], result)
        case "at-least" | "range":
            return Bilingual(f"{said.zh}，与原文不矛盾。", f"{said.en}, consistent with the text.")
        case _:
            return Bilingual(f"{said.zh}，与原文相符。", f"{said.en}, as stated.")


def _approximate(relation: Relation, terms: list[Figure], result: Figure, said: Bilingual) -> Bilingual:
    if relation.kind == "equal":
        zh = "、".join(figure.written for figure in terms)
        en = ", ".join(english(figure) for figure in terms)
        return Bilingual(f"{result.written}与{zh}相符。", f"“{english(result)}” agrees with {en}.")
    if relation.kind == "sum":
        return Bilingual(
            f"{_zh(len(terms))}项相加，取整后与总数相符。",
            f"The {_en(len(terms))} parts add up to the total, allowing for rounding.",
        )
    return Bilingual(f"{said.zh}，取约数后与原文相符。", f"{said.en}, which agrees with the rounded figure.")


def _equation(relation: Relation, terms: list[Figure], result: Figure) -> Bilingual:
    computed = _computed(relation, result)
    zh, en = _operands(terms, relation.kind)
    if relation.kind in _OPERATORS:
        operator = _OPERATORS[relation.kind]
        return Bilingual(f"{operator.join(zh)} = {computed.zh}", f"{operator.join(en)} = {computed.en}")
    if relation.kind == "count":
        number = len(terms)
        return Bilingual(f"所列共{_zh(number)}项", f"{_en(number)} are listed")
    if relation.kind == "range":
        low, high = sorted(terms, key=in_base)
        return Bilingual(
            f"{low.written} ≤ {result.written} ≤ {high.written}",
            f"{english(low)} ≤ {english(result)} ≤ {english(high)}",
        )
    if relation.kind == "at-least":
        least = min(terms, key=in_base)
        holds = "≥" if in_base(least) >= in_base(result) else "<"
        zh, en = _operands([least, result], "at-least")
        return Bilingual(f" {holds} ".join(zh), f" {holds} ".join(en))
    return Bilingual(f"另一处是{'、'.join(zh)}", f"elsewhere it is {', '.join(en)}")


def _operands(figures: list[Figure], kind: str) -> tuple[list[str], list[str]]:
    """The figures as printed; bare numbers where all are printed in one unit, which then says nothing new."""
    zh_units = {_printed_unit(figure) for figure in figures}
    bare = len(zh_units) == 1 and kind != "equal" and not any(figure.approx for figure in figures)
    zh = [_bare(figure) if bare else figure.written for figure in figures]
    counted = bare and len({figure.unit for figure in figures}) == 1 and all(figure.step <= 1 for figure in figures)
    en = [_english_number(figure) if counted else english(figure) for figure in figures]
    return zh, en


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
    if unit_of(result).base == "%":
        value = _percent(relation, result)
        return Bilingual(f"{value}%", f"{value}%")
    exact = relation.computed
    zh = _in_printed_unit(exact, result)
    shown = Figure(zh, exact, result.unit, None, _step_of(exact), 0, 0)
    return Bilingual(zh, english(shown))


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
        if word in result.written and result.unit in BY_NAME:
            return f"{_plain(value / factor)}{word}{result.unit}"
    return f"{_plain(value)}{result.unit}"


def _plain(value: Decimal) -> str:
    text = f"{value.quantize(Decimal('0.0001'), ROUND_HALF_UP):f}" if value.as_tuple().exponent else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _step_of(value: Decimal) -> Decimal:
    """Printed to its last digit that is not zero."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent)) if value else Decimal(1)


def _share(part: Figure, whole: Figure) -> Decimal:
    if not whole.value:
        return Decimal(0)
    return (in_base(part) * _PERCENT / in_base(whole)).quantize(_ONE_PLACE, ROUND_HALF_UP)


def _fact(sheet: FactSheet, name: str) -> Fact:
    fact = sheet.fact(name)
    if fact is None:
        raise KeyError(name)
    return fact


def _zh(number: int) -> str:
    return _ZH_NUMERALS[number] if number < len(_ZH_NUMERALS) else str(number)


def _en(number: int) -> str:
    return _EN_NUMERALS[number] if number < len(_EN_NUMERALS) else str(number)
