"""What must be true of the declared arithmetic. A check is a generator; its docstring is the rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.facts.checks import did_you_mean, holds_several, unknown_fact
from generator.facts.draft import Draft, Keys
from generator.facts.equations import contradiction, equation
from generator.facts.relations import (
    CHARTS,
    LIKE_UNITS,
    MOST_TERMS,
    TERMS_NEEDED,
    Outcome,
    compute,
    counting_units,
    falls,
    is_of_a_change,
)
from generator.facts.schema import RelationEntry
from generator.facts.unit_table import BY_NAME, DOUBLINGS, GROWTH, Kind
from generator.facts.units import chinese, kind_of, may_be_added, unit_of
from generator.model import Bilingual, Fact, Figure, Finding, Relation, Verdict

_NOT_ADDED = Bilingual("不能相加或比较", "cannot be added or compared")
_NO_SHARE = Bilingual("不能相除得出百分比", "cannot be divided to give a percentage")


class Judged(NamedTuple):
    """A relation of a fact file, looked at once: computing it takes the most of it."""

    entry: RelationEntry
    faults: tuple[Finding, ...]
    computed: Relation | None
    """None where it has a fault, or a fact of it is not proved."""


def judged(draft: Draft, facts: dict[str, Fact]) -> dict[int, Judged]:
    """Every relation by its index in the file. Its arithmetic is looked at only when all before it is sound."""
    return {index: _judged(draft, index, entry, facts) for index, entry in draft.relations.items()}


def relation_findings(draft: Draft, relations: dict[int, Judged]) -> Iterator[Finding]:
    """Every rule of relations, one relation after the other."""
    for index, relation in relations.items():
        yield from relation.faults
        yield from chart_fits(draft, index, relation.entry)


def computed_relations(relations: dict[int, Judged]) -> tuple[Relation, ...]:
    """The relations without a fault whose facts are all proved, computed."""
    return tuple(relation.computed for relation in relations.values() if relation.computed is not None)


def _judged(draft: Draft, index: int, entry: RelationEntry, facts: dict[str, Fact]) -> Judged:
    faults = (*ids_exist(draft, index, entry), *terms_suffice(draft, index, entry))
    if faults or not _are_proved(entry, facts):
        return Judged(entry, faults, None)
    faults = (*units_agree(draft, index, entry, facts), *ratio_is_possible(draft, index, entry, facts))
    if faults:
        return Judged(entry, faults, None)
    relation = _relation(entry, _outcome(entry.kind, entry.terms, entry.equals, facts))
    faults = tuple(arithmetic_holds(draft, index, entry, relation, facts))
    return Judged(entry, faults, None if faults else relation)


def _are_proved(entry: RelationEntry, facts: dict[str, Fact]) -> bool:
    return all(name in facts for name in (*entry.terms, entry.equals))


def _relation(entry: RelationEntry, outcome: Outcome) -> Relation:
    return Relation(
        kind=entry.kind,
        terms=entry.terms,
        equals=entry.equals,
        computed=outcome.computed,
        verdict=outcome.verdict,
        discrepancy=entry.discrepancy.text() if entry.discrepancy else None,
        chart=entry.chart,
    )


def _outcome(kind: str, names: Sequence[str], equals: str, facts: dict[str, Fact]) -> Outcome:
    terms, result = [facts[name] for name in names], facts[equals]
    said = "\n".join(fact.quote for fact in (*terms, result))
    fell = falls(result.quote[: result.figure.start - result.quote_start])
    figures = [term.figure for term in terms]
    return compute(kind, figures, result.figure, counting_units(said), falls=fell)


def ids_exist(draft: Draft, index: int, entry: RelationEntry) -> Iterator[Finding]:
    """A relation names facts of the file, each once, and its result is none of its terms."""
    named: list[tuple[Keys, str]] = [
        *((("relations", index, entry.kind, at), name) for at, name in enumerate(entry.terms)),
        (("relations", index, "equals"), entry.equals),
    ]
    seen: set[str] = set()
    for keys, name in named:
        if name not in draft.fact_ids:
            yield from unknown_fact(draft, keys, name)
        elif name in seen:
            yield draft.error(
                "term-repeated",
                keys,
                Bilingual(f"“{name}”在同一条核算里重复", f"`{name}` is in one relation twice"),
                Bilingual("请删去其中一个", "remove one of the two"),
            )
        seen.add(name)


def terms_suffice(draft: Draft, index: int, entry: RelationEntry) -> Iterator[Finding]:
    """A kind has as many terms as it needs: a ratio two, a sum two or more."""
    least, most = TERMS_NEEDED[entry.kind]
    number = len(entry.terms)
    if least <= number <= (most or MOST_TERMS) or any(map(holds_several, entry.terms)):
        return
    if least == most:
        wanted = Bilingual(f"{least}项", f"{least} terms")
    elif number < least:
        wanted = Bilingual(f"至少{least}项", f"at least {least} term{'s' if least > 1 else ''}")
    else:
        wanted = Bilingual(f"至多{MOST_TERMS}项", f"at most {MOST_TERMS} terms")
    yield draft.error(
        "terms-count",
        ("relations", index, entry.kind),
        Bilingual(f"{entry.kind}需要{wanted.zh}，这里有{number}项", f"`{entry.kind}` takes {wanted.en}, not {number}"),
        Bilingual("请补上或删去几项", "add terms or remove some"),
    )


def units_agree(draft: Draft, index: int, entry: RelationEntry, facts: dict[str, Fact]) -> Iterator[Finding]:
    """Only what measures the same thing is added, subtracted or compared; so are the two terms of a share.

    Percentage points are what two percentages differ by. So is a percentage, where both are shares of one whole.
    """
    result = facts[entry.equals].figure
    if _are_percentages_and_points(entry.kind, [facts[name].figure for name in entry.terms], result):
        return
    if entry.kind in {"ratio", "product"}:
        grown = [
            fact.figure for fact in map(facts.__getitem__, (*entry.terms, entry.equals)) if _is_growth(fact.figure)
        ]
        if grown:
            yield _a_change(draft, index, entry, grown[0])
            return
    if _are_calendar_years(entry.kind, [facts[name].figure for name in entry.terms], result):
        return
    proportion = is_of_a_change(entry.kind, result)
    shared = (entry.kind == "ratio" and _is_percentage(result)) or proportion
    if entry.kind not in LIKE_UNITS and entry.kind != "change" and not shared:
        return
    yardstick = facts[entry.terms[0]].figure if shared else result
    cannot = _NO_SHARE if shared else _NOT_ADDED
    unlike = [at for at, name in enumerate(entry.terms) if not may_be_added(facts[name].figure, yardstick)]
    places: list[tuple[Keys, Figure]] = [
        (("relations", index, entry.kind, at), facts[entry.terms[at]].figure) for at in unlike
    ]
    first = facts[entry.terms[0]].figure
    agree = all(may_be_added(first, facts[name].figure) for name in entry.terms)
    if len(unlike) == len(entry.terms) > 1 and agree:  # it is the result that is another
        places, yardstick = [(("relations", index, "equals"), result)], first
    for keys, figure in places:
        yield draft.error(
            "units-differ",
            keys,
            Bilingual(
                f"“{chinese(figure)}”与“{chinese(yardstick)}”单位不同，{cannot.zh}",
                f"“{chinese(figure)}” and “{chinese(yardstick)}” have different units and {cannot.en}",
            ),
            _as_a_change(entry, facts) or Bilingual("请核对这一项的编号", "check that this is the fact you mean"),
        )


def _as_a_change(entry: RelationEntry, facts: dict[str, Fact]) -> Bilingual | None:
    """The change that a relation between a later and an earlier figure was meant for, where that holds."""
    if entry.kind not in {"ratio", "difference", "change"} or len(entry.terms) != 2:
        return None
    later, earlier = entry.terms
    result = facts[entry.equals].figure
    figures = [facts[name].figure for name in (earlier, later)]
    if not is_of_a_change("change", result) or not may_be_added(*figures) or not figures[0].value:
        return None
    if _outcome("change", (earlier, later), entry.equals, facts).verdict is Verdict.INCONSISTENT:
        return None
    return Bilingual(f"请写“change: [{earlier}, {later}]”", f"write `change: [{earlier}, {later}]`")


def _is_growth(figure: Figure) -> bool:
    return figure.unit in {GROWTH, DOUBLINGS}


def _a_change(draft: Draft, index: int, entry: RelationEntry, grown: Figure) -> Finding:
    """增长两倍 is no ratio of the two figures, which would be three, and nothing to multiply with."""
    earlier, later = reversed(entry.terms) if entry.kind == "ratio" else ("…", "…")
    return draft.error(
        "ratio-of-a-change",
        ("relations", index, entry.kind),
        Bilingual(
            f"“{grown.written}”是增长的幅度，不是两数之比",
            f"“{grown.written}” is how much it grew by, not the ratio of the two",
        ),
        Bilingual(
            f"请写“change: [{earlier}, {later}]”，原来的在前",
            f"write `change: [{earlier}, {later}]`, the earlier first",
        ),
    )


def _are_calendar_years(kind: str, terms: Sequence[Figure], result: Figure) -> bool:
    """Whether a length of time lies between two calendar years: 2022年 − 1998年 = 24年."""
    years = [figure for figure in terms if figure.unit == "年" and kind_of(figure) is Kind.DATE]
    between = kind_of(result) is Kind.TIME and unit_of(result).base == BY_NAME["年"].base
    return kind in {"difference", "change"} and len(years) == len(terms) == 2 and between


def _are_percentages_and_points(kind: str, terms: Sequence[Figure], result: Figure) -> bool:
    """Whether a percentage is made of percentages and points: 7.5% − 5% = 2.5个百分点."""
    if kind not in {"sum", "difference", "change"} or any(
        kind_of(figure) is not Kind.SHARE for figure in (*terms, result)
    ):
        return False
    if kind == "change":
        return all(map(_is_percentage, terms)) and not _is_percentage(result)
    whole, *parts = [result, *terms] if kind == "sum" else [*terms, result]
    return _is_percentage(whole) and any(map(_is_percentage, parts))


def _is_percentage(figure: Figure) -> bool:
    return unit_of(figure).base == "%"


def ratio_is_possible(draft: Draft, index: int, entry: RelationEntry, facts: dict[str, Fact]) -> Iterator[Finding]:
    """Nothing is divided by zero."""
    divisor = {"ratio": 1, "change": 0}.get(entry.kind)
    if divisor is None or (entry.kind == "change" and not is_of_a_change("change", facts[entry.equals].figure)):
        return
    if not facts[entry.terms[divisor]].figure.value:
        which = Bilingual("首项", "the first term") if divisor == 0 else Bilingual("除数", "the second term")
        yield draft.error(
            "division-by-zero",
            ("relations", index, entry.kind, divisor),
            Bilingual(f"{which.zh}是零", f"{which.en} is zero"),
            Bilingual("请核对两项的先后", "check the order of the two terms"),
        )


def arithmetic_holds(
    draft: Draft, index: int, entry: RelationEntry, relation: Relation, facts: dict[str, Fact]
) -> Iterator[Finding]:
    """A relation holds within the printed digits, or its discrepancy is declared; never both."""
    fails = relation.verdict is Verdict.INCONSISTENT
    if fails and not relation.discrepancy:
        yield draft.error(
            "relation-fails",
            ("relations", index, "equals"),
            contradiction(relation, facts),
            _as_a_change(entry, facts)
            or Bilingual(
                "请核对各项；若是原文自相矛盾，请加上“discrepancy: {zh: …, en: …}”",
                "check the terms; if the source contradicts itself, add `discrepancy: {zh: …, en: …}`",
            ),
        )
    elif not fails and relation.discrepancy:
        said = equation(relation, facts)
        yield draft.error(
            "discrepancy-holds",
            ("relations", index, "discrepancy"),
            Bilingual(f"{said.zh}，与原文并无矛盾", f"{said.en}, which agrees with the source"),
            Bilingual("请删去discrepancy，或核对各项", "remove `discrepancy`, or check the terms"),
        )


def chart_fits(draft: Draft, index: int, entry: RelationEntry) -> Iterator[Finding]:
    """A composition is drawn of a sum, a share or a progress of a ratio or of a whole and its part."""
    if entry.chart is None:
        return
    keys: Keys = ("relations", index, "chart")
    if entry.chart not in CHARTS:
        yield draft.error(
            "unknown-chart",
            keys,
            Bilingual(f"没有“{entry.chart}”这种图", f"there is no chart `{entry.chart}`"),
            did_you_mean(
                entry.chart,
                CHARTS,
                Bilingual("请写composition、share或progress", "write composition, share or progress"),
            ),
        )
    elif entry.kind not in CHARTS[entry.chart]:
        kinds = sorted(CHARTS[entry.chart])
        yield draft.error(
            "chart-mismatch",
            keys,
            Bilingual(f"{entry.kind}不能画成{entry.chart}", f"`{entry.kind}` is not drawn as `{entry.chart}`"),
            Bilingual(f"{entry.chart}用于{'、'.join(kinds)}", f"`{entry.chart}` is for {', '.join(kinds)}"),
        )
