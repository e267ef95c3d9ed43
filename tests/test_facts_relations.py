"""Declared arithmetic is computed exactly, judged by what the printed digits leave open, and said to readers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.facts.arithmetic import computed_text, shares, verdict_text
from generator.facts.figures import read_figure
from generator.facts.relations import KINDS, compute
from generator.model import Bilingual, Fact, FactSheet, Figure, Relation, Verdict


def figure(written: str) -> Figure:
    read = read_figure(written)
    assert read is not None, written
    return read


def related(
    kind: str, terms: str, result: str, discrepancy: Bilingual | None = None, chart: str | None = None
) -> tuple[Relation, FactSheet]:
    """A relation of figures separated by spaces, computed, and the sheet that holds them."""
    written = [*terms.split(), result]
    facts = tuple(
        Fact(f"f{number}", Bilingual("", ""), figure(text), text, "p1", 0, len(text))
        for number, text in enumerate(written)
    )
    outcome = compute(kind, [fact.figure for fact in facts[:-1]], facts[-1].figure)
    ids = tuple(fact.id for fact in facts[:-1])
    relation = Relation(kind, ids, facts[-1].id, outcome.computed, outcome.verdict, discrepancy, chart)
    return relation, FactSheet(facts, relations=(relation,))


@pytest.mark.parametrize(
    ("kind", "terms", "result", "verdict", "computed"),
    [
        ("sum", "88215.21万元 27269万元 18044万元 34447.65万元", "167975.86万元", "holds", "1679758600"),
        ("sum", "33个 18个 12个", "63个", "holds", "63"),
        ("sum", "33个 18个 11个", "63个", "inconsistent", "62"),
        ("sum", "12000人 6100人", "1.8万人", "approximate", "18100"),
        ("sum", "12000人 6600人", "1.8万人", "inconsistent", "18600"),
        ("sum", "2公里 300米", "2.3公里", "holds", "2.3"),
        ("difference", "1912年 公元前221年", "2132年", "holds", "2132"),
        ("sum", "3元5角 1元2角", "4.7元", "holds", "4.7"),
        ("difference", "9秒91 9秒83", "0.08秒", "holds", "0.08"),
        ("difference", "0.5个百分点 25个基点", "0.25个百分点", "holds", "0.25"),
        ("difference", "5℃ 零下30度", "35℃", "holds", "35"),
        ("difference", "5℃ 零下20多度", "26℃", "approximate", "25"),
        ("difference", "5℃ 零下20多度", "24℃", "inconsistent", "25"),
        ("ratio", "400人 600人", "2/3", "holds", "66.6667"),
        ("difference", "384户 208户", "176户", "holds", "176"),
        ("difference", "7.5% 5%", "2.5个百分点", "holds", "2.5"),
        ("difference", "7.5% 5%", "3.5个百分点", "inconsistent", "2.5"),
        ("sum", "5% 2.5个百分点", "7.5%", "holds", "7.5"),
        ("product", "12个 5个", "60个", "holds", "60"),
        ("product", "50个以上 0个", "3个", "inconsistent", "0"),
        ("ratio", "4657.09万元 167975.86万元", "2.77%", "holds", "2.7725"),
        ("ratio", "51个 137个", "34.93%", "inconsistent", "37.2263"),
        ("ratio", "2个 3个", "66.66%", "approximate", "66.6667"),
        ("ratio", "2个 3个", "66.65%", "inconsistent", "66.6667"),
        ("ratio", "1000余人 4000余人", "25%", "approximate", "25.00"),
        ("ratio", "3个 10个", "三成", "holds", "3.00"),
        ("ratio", "30个 不足10个", "5000%", "approximate", "300"),
        ("ratio", "30个 不足10个", "200%", "inconsistent", "300"),
        ("equal", "3808.56万元", "3800余万元", "approximate", "38085600"),
        ("equal", "3908.56万元", "3800余万元", "inconsistent", "39085600"),
        ("equal", "85个", "近100个", "approximate", "85"),
        ("equal", "50个", "近100个", "inconsistent", "50"),
        ("equal", "104个", "104件", "holds", "104"),
        ("equal", "104个 105个", "104件", "inconsistent", "105"),
        ("at-least", "137个", "51个", "holds", "137"),
        ("at-least", "50个以上", "30个", "approximate", "50"),
        ("at-least", "30个 50个", "40个", "inconsistent", "30"),
        ("range", "3公里 5公里", "4000米", "holds", "4000"),
        ("range", "3公里 5公里", "6000米", "inconsistent", "6000"),
        ("count", "35个 15个 5个", "3类", "holds", "3"),
        ("count", "35个 15个", "3类", "inconsistent", "2"),
    ],
)
def test_verdicts(kind: str, terms: str, result: str, verdict: str, computed: str) -> None:
    relation, _ = related(kind, terms, result)
    assert relation.verdict == verdict
    assert relation.computed == Decimal(computed)


@pytest.mark.parametrize(
    ("kind", "terms", "result", "verdict", "computed"),
    [
        # so much for each, by the unit that is printed
        ("ratio", "50亿元 5年", "10亿元", "holds", "1000000000"),
        ("ratio", "3000万元 15公里", "200万元", "holds", "2000000"),
        ("ratio", "3.2吨 8亩", "800斤", "holds", "800"),
        ("product", "1000吨 5000元", "500万元", "holds", "5000000"),
        ("product", "100平方米 5000元", "50万元", "holds", "500000"),
        ("product", "3个季度 2000万元", "6000万元", "holds", "60000000"),
        ("product", "60公里 3小时", "180公里", "holds", "180"),
        ("product", "3公里 2公里", "6平方公里", "holds", "6"),
        # by the base unit: a month, a kilogram
        ("product", "5年 50万元", "3000万元", "holds", "30000000"),
        ("product", "1000吨 5元", "500万元", "holds", "5000000"),
        ("ratio", "500万元 1000吨", "5元", "holds", "5"),
        # by neither
        ("product", "1000吨 5000元", "600万元", "inconsistent", "5000000"),
        ("product", "100平方米 5000元", "50亿元", "inconsistent", "500000"),
        ("ratio", "50亿元 5年", "5亿元", "inconsistent", "1000000000"),
        # a part and its whole are compared whatever their units
        ("ratio", "300米 3公里", "10%", "holds", "10.00"),
        ("ratio", "3公里 50米", "60个", "holds", "60"),
        ("ratio", "600个 3成", "2000个", "holds", "2000"),
        # a percentage is a fraction
        ("product", "1000亩 37%", "370亩", "holds", "370"),
        ("product", "1000亩 37%", "37000亩", "inconsistent", "370"),
        ("product", "1000亩 三成", "300亩", "holds", "300"),
        ("product", "2000人 5‰", "10人", "holds", "10"),
        ("product", "50% 30%", "15%", "holds", "15"),
        ("product", "近1000亩 37%", "370亩", "approximate", "370"),
    ],
)
def test_only_what_is_measured_against_each_other_is_converted(
    kind: str, terms: str, result: str, verdict: str, computed: str
) -> None:
    relation, _ = related(kind, terms, result)
    assert (relation.verdict, relation.computed) == (verdict, Decimal(computed))


@pytest.mark.parametrize(
    ("kind", "terms", "result", "zh", "en"),
    [
        ("sum", "1个 2个 3个 4个", "10个", "四项相加，与总数相符。", "The four parts add up to the total."),
        (
            "sum",
            "12000人 6100人",
            "1.8万人",
            "两项相加，取整后与总数相符。",
            "The two parts add up to the total, allowing for rounding.",
        ),
        (
            "sum",
            "33个 18个 11个",
            "63个",
            "33 + 18 + 11 = 62个，原文印作63个。",
            "33 + 18 + 11 = 62; the source prints 63.",
        ),
        (
            "ratio",
            "51个 137个",
            "34.93%",
            "51 ÷ 137 = 37.2%，原文印作34.93%。",
            "51 ÷ 137 = 37.2%; the source prints 34.93%.",
        ),
        (
            "ratio",
            "46.57万元 1679.76万元",
            "2.77%",
            "46.57 ÷ 1679.76 = 2.77%，与原文相符。",
            "465,700 yuan ÷ 16.7976 million yuan = 2.77%, as stated.",
        ),
        ("count", "1个 2个", "2类", "所列共两项，与原文相符。", "Two items are listed, as stated."),
        ("equal", "104个", "104件", "两处所载一致。", "The figure is the same in two places."),
        (
            "equal",
            "3808.56万元",
            "3800余万元",
            "3800余万元与3808.56万元相符。",
            "“more than 38 million yuan” agrees with 38.0856 million yuan.",
        ),
        ("at-least", "53个", "51个", "53 ≥ 51，与原文不矛盾。", "53 ≥ 51, consistent with the text."),
        ("at-least", "30名", "40名", "30名 < 40名。", "30 people < 40 people."),
        (
            "range",
            "3公里 5公里",
            "6公里",
            "6公里不在3公里与5公里之间。",
            "6 km is not between 3 km and 5 km.",
        ),
        (
            "ratio",
            "50亿元 5年",
            "10亿元",
            "50亿元 ÷ 5年 = 10亿元，与原文相符。",
            "5,000 million yuan ÷ 5 years = 1,000 million yuan, as stated.",
        ),
        (
            "product",
            "1000亩 37%",
            "37000亩",
            "1000亩 × 37% = 370亩，原文印作37000亩。",
            "1,000 mu × 37% = 370 mu; the source prints 37,000 mu.",
        ),
        (
            "difference",
            "384户 208户",
            "176户",
            "384 − 208 = 176户，与原文相符。",
            "384 − 208 = 176 households, as stated.",
        ),
    ],
)
def test_what_readers_are_told(kind: str, terms: str, result: str, zh: str, en: str) -> None:
    assert verdict_text(*related(kind, terms, result)) == Bilingual(zh, en)


def test_a_drawn_part_is_said_as_its_share() -> None:
    said = verdict_text(*related("at-least", "137个", "51个", chart="progress"))
    assert said == Bilingual("137个中的51个，占37.2%。", "51 of 137, or 37.2%.")


def test_shares_have_one_decimal() -> None:
    parts = "88215.21万元 27269万元 18044万元 34447.65万元"
    assert shares(*related("sum", parts, "167975.86万元")) == tuple(map(Decimal, ("52.5", "16.2", "10.7", "20.5")))
    assert shares(*related("ratio", "51个 137个", "34.93%")) == (Decimal("37.2"),)
    assert shares(*related("at-least", "137个", "51个")) == (Decimal("37.2"),)
    assert shares(*related("ratio", "1个 16个", "6.25%")) == (Decimal("6.3"),)  # as anybody rounds 6.25
    assert shares(*related("sum", "0个 0个", "0个")) == (Decimal(0), Decimal(0))
    assert shares(*related("equal", "104个", "104件")) == ()


def test_the_computed_value_stands_in_the_printed_unit() -> None:
    assert computed_text(*related("sum", "3万元 4.5万元", "7.5万元")).zh == "7.5万元"
    assert computed_text(*related("sum", "1.2亿元 3000万元", "1.5亿元")).zh == "1.5亿元"
    assert computed_text(*related("sum", "1.2亿元 3000万元", "1.5亿元")).en == "150 million yuan"
    assert computed_text(*related("sum", "2公里 300米", "2.3公里")).en == "2.3 km"


def test_a_ratio_over_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        compute("ratio", [figure("3个"), figure("0个")], figure("5%"))


@given(st.lists(st.integers(0, 10**12), min_size=2, max_size=10), st.sampled_from(["个", "户", "元"]))
def test_a_true_sum_holds_and_a_false_count_does_not(values: list[int], unit: str) -> None:
    terms = [figure(f"{value}{unit}") for value in values]
    assert compute("sum", terms, figure(f"{sum(values)}{unit}")).verdict is Verdict.HOLDS
    if unit != "元":  # whole yuan may be rounded, whole things may not
        assert compute("sum", terms, figure(f"{sum(values) + 1}{unit}")).verdict is Verdict.INCONSISTENT


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 4))
def test_a_rounded_share_holds(part: int, whole: int, places: int) -> None:
    rate = (Decimal(part) * 100 / whole).quantize(Decimal(1).scaleb(-places), "ROUND_HALF_UP")
    assert compute("ratio", [figure(f"{part}个"), figure(f"{whole}个")], figure(f"{rate:f}%")).verdict is Verdict.HOLDS


WORDS = ["{}个", "近{}个", "约{}个", "{}余个", "{}个以上", "{}万个", "1.{}万个"]


@example("product", [("{}个", 10**12), ("{}个", 10**12)], 1)
@given(
    st.sampled_from([kind for kind in KINDS if kind != "count"]),
    st.lists(st.tuples(st.sampled_from(WORDS), st.integers(1, 10**12)), min_size=2, max_size=2),
    st.integers(1, 10**12),
)
def test_any_figures_can_be_related_and_said(kind: str, terms: list[tuple[str, int]], result: int) -> None:
    written = " ".join(word.format(value) for word, value in terms)
    relation, sheet = related(kind, written, f"{result}个")
    assert relation.computed.is_finite()
    text = verdict_text(relation, sheet)
    assert text.zh.endswith("。")
    assert text.en.endswith(".")
