"""A relation as readers see it: its shares, and the verdict in both languages.

shares(relation, sheet)          what part of the total each term is
verdict_text(relation, sheet)    what the check showed, a sentence
equation, computed_text          the arithmetic itself (from `equations`)
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from generator.facts.equations import computed_text, contradiction, equation, fact_of, in_chinese, in_english, operands
from generator.facts.units import chinese, english, in_base
from generator.model import Bilingual, FactSheet, Figure, Relation, Verdict

__all__ = ["computed_text", "contradiction", "equation", "shares", "verdict_text"]

_PERCENT = Decimal(100)
_ONE_PLACE = Decimal("0.1")


def shares(relation: Relation, sheet: FactSheet) -> tuple[Decimal, ...]:
    """What part of the result each term is, in per cent to one decimal, in the order of the terms.

    For a `sum`, the parts of the total; for a `ratio`, one share: the first term of the second; for an
    `at-least`, one share: the part (`equals`) of the whole. Empty for the other kinds.
    """
    figures = [fact_of(sheet, name).figure for name in relation.terms]
    result = fact_of(sheet, relation.equals).figure
    if relation.kind == "sum":
        return tuple(_share(figure, result) for figure in figures)
    if relation.kind == "ratio":
        return (_share(figures[0], figures[1]),)
    if relation.kind == "at-least":
        return (_share(result, figures[0]),)
    return ()


def verdict_text(relation: Relation, sheet: FactSheet) -> Bilingual:
    """What the check showed, one sentence for readers (四项相加，与总数相符)."""
    terms = [fact_of(sheet, name).figure for name in relation.terms]
    result = fact_of(sheet, relation.equals).figure
    facts = {fact.id: fact for fact in sheet.facts}
    said = equation(relation, facts)
    if relation.verdict is Verdict.INCONSISTENT:
        wrong = contradiction(relation, facts)
        return Bilingual(f"{wrong.zh}。", f"{wrong.en[:1].upper()}{wrong.en[1:]}.")
    if relation.verdict is Verdict.APPROXIMATE:
        return _approximate(relation, terms, result, said)
    return _holds(relation, terms, result, said)


def _part_of_whole(whole: Figure, part: Figure) -> Bilingual:
    _, (whole_en, part_en) = operands([whole, part], "at-least")
    share = _share(part, whole)
    return Bilingual(f"{chinese(whole)}中的{chinese(part)}，占{share}%。", f"{part_en} of {whole_en}, or {share}%.")


def _holds(relation: Relation, terms: list[Figure], result: Figure, said: Bilingual) -> Bilingual:
    zh, en = in_chinese(len(terms)), in_english(len(terms))
    match relation.kind:
        case "sum":
            return Bilingual(f"{zh}项相加，与总数相符。", f"The {en} parts add up to the total.")
        case "count":
            items = "item is" if len(terms) == 1 else "items are"
            return Bilingual(f"所列共{zh}项，与原文相符。", f"{en.capitalize()} {items} listed, as stated.")
        case "equal":
            places = len(terms) + 1
            return Bilingual(
                f"{in_chinese(places)}处所载一致。", f"The figure is the same in {in_english(places)} places."
            )
        case "at-least" if relation.chart:
            return _part_of_whole(terms[0], result)
        case "at-least" | "range":
            return Bilingual(f"{said.zh}，与原文不矛盾。", f"{said.en}, consistent with the text.")
        case _:
            return Bilingual(f"{said.zh}，与原文相符。", f"{said.en}, as stated.")


def _approximate(relation: Relation, terms: list[Figure], result: Figure, said: Bilingual) -> Bilingual:
    if relation.kind == "equal":
        zh = "、".join(chinese(figure) for figure in terms)
        en = ", ".join(english(figure) for figure in terms)
        return Bilingual(f"{chinese(result)}与{zh}相符。", f"“{english(result)}” agrees with {en}.")
    if relation.kind in {"at-least", "range"}:
        return _holds(relation, terms, result, said)
    if relation.kind == "sum" and any(figure.approx for figure in (*terms, result)):
        return Bilingual(
            f"{said.zh}，所载为约数，与总数不矛盾。",
            f"{said.en}, which the total, with figures so approximate, allows.",
        )
    if relation.kind == "sum":
        return Bilingual(
            f"{in_chinese(len(terms))}项相加，取整后与总数相符。",
            f"The {in_english(len(terms))} parts add up to the total, allowing for rounding.",
        )
    return Bilingual(f"{said.zh}，取约数后与原文相符。", f"{said.en}, which agrees with the rounded figure.")


def _share(part: Figure, whole: Figure) -> Decimal:
    if not whole.value:
        return Decimal(0)
    return (in_base(part) * _PERCENT / in_base(whole)).quantize(_ONE_PLACE, ROUND_HALF_UP)
