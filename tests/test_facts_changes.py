"""A change from one figure to another: by so much, by so many per cent, times, doublings or percentage points."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.facts import load_facts
from generator.facts.arithmetic import verdict_text
from generator.model import FactSheet, Finding, Language
from tests.builders import article


def declared(kind: str, first: str, second: str, sentence: str, result: str) -> tuple[FactSheet, tuple[Finding, ...]]:
    """The sheet of an article that gives two figures and, in a sentence of its own, what became of the first."""
    text = f"先为{first}。后为{second}。{sentence}。"
    file = f"""article: demo
facts:
  - {{id: first, label: {{zh: 先, en: First}}, value: {first}, quote: 先为{first}}}
  - {{id: second, label: {{zh: 后, en: Then}}, value: {second}, quote: 后为{second}}}
  - {{id: by, label: {{zh: 变化, en: Change}}, value: {result}, quote: {sentence}}}
relations:
  - {{{kind}: [first, second], equals: by}}
"""
    return load_facts(file, "demo.yml", article("demo", text))


@pytest.mark.parametrize(
    ("first", "second", "sentence", "result", "said"),
    [
        ("300万元", "900万元", "增长两倍", "两倍", "(900 − 300) ÷ 300 = 2倍，与原文相符。"),
        ("300万元", "900万元", "增长200%", "200%", "(900 − 300) ÷ 300 = 200%，与原文相符。"),
        ("300万元", "900万元", "增长到3倍", "3倍", "900 ÷ 300 = 3倍，与原文相符。"),
        ("100亿元", "112.3亿元", "同比增长12.3%", "12.3%", "(112.3 − 100) ÷ 100 = 12.3%，与原文相符。"),
        ("250人", "200人", "同比下降20%", "20%", "(250 − 200) ÷ 250 = 20%，与原文相符。"),
        ("250人", "200人", "变动20%", "20%", "(250 − 200) ÷ 250 = 20%，与原文相符。"),
        ("1000元", "800元", "下降两成", "两成", "(1000 − 800) ÷ 1000 = 20%，与原文相符。"),
        ("5000元", "10000元", "收入翻了一番", "翻了一番", "10000 ÷ 5000 = 2倍，与原文相符。"),
        ("5000元", "20500元", "收入翻两番", "翻两番", "20500 ÷ 5000 = 4.1倍，取约数后与原文相符。"),
        ("5%", "7.5%", "提高2.5个百分点", "2.5个百分点", "7.5 − 5 = 2.5个百分点，与原文相符。"),
        ("5%", "7.5%", "提高50%", "50%", "(7.5 − 5) ÷ 5 = 50%，与原文相符。"),
        ("120家", "150家", "增加30家", "30家", "150 − 120 = 30家，与原文相符。"),
        ("150家", "120家", "减少30家", "30家", "150 − 120 = 30家，与原文相符。"),
        ("1.36万吨", "1.79万吨", "增长三成多", "三成多", "(1.79 − 1.36) ÷ 1.36 = 32%，取约数后与原文相符。"),
        ("2020年", "2024年", "历时4年", "4年", "2024 − 2020 = 4年，与原文相符。"),
    ],
)
def test_a_change_that_the_figures_bear_out(first: str, second: str, sentence: str, result: str, said: str) -> None:
    sheet, findings = declared("change", first, second, sentence, result)
    assert findings == ()
    assert verdict_text(sheet.relations[0], sheet).zh == said


@pytest.mark.parametrize(
    ("first", "second", "sentence", "result", "said"),
    [
        ("300万元", "900万元", "增长三倍", "三倍", "(900 − 300) ÷ 300 = 2倍，原文印作三倍"),
        ("300万元", "900万元", "增长到2倍", "2倍", "900 ÷ 300 = 3倍，原文印作2倍"),
        ("100亿元", "112.3亿元", "同比增长13.2%", "13.2%", "(112.3 − 100) ÷ 100 = 12.3%，原文印作13.2%"),
        ("250人", "200人", "同比增长20%", "20%", "(200 − 250) ÷ 250 = −20.0%，原文印作20%"),
        ("250人", "200人", "同比下降25%", "25%", "(250 − 200) ÷ 250 = 20.0%，原文印作25%"),
        ("5000元", "15000元", "收入翻两番", "翻两番", "15000 ÷ 5000 = 3倍，原文印作翻两番"),
        ("5%", "7.5%", "提高2.5%", "2.5%", "(7.5 − 5) ÷ 5 = 50.0%，原文印作2.5%"),
        ("120家", "150家", "减少30家", "30家", "120 − 150 = −30家，原文印作30家"),
    ],
)
def test_a_change_that_the_figures_contradict(first: str, second: str, sentence: str, result: str, said: str) -> None:
    _, (finding,) = declared("change", first, second, sentence, result)
    assert (finding.rule, finding.message[Language.ZH]) == ("relation-fails", said)


def test_a_share_of_a_change_from_nothing_is_refused() -> None:
    _, (finding,) = declared("change", "0个", "12个", "增长100%", "100%")
    assert finding.rule == "division-by-zero"
    sheet, findings = declared("change", "0个", "12个", "增加12个", "12个")
    assert findings == ()
    assert sheet.relations[0].computed == Decimal(12)


def test_growth_in_multiples_is_no_ratio() -> None:
    _, (finding,) = declared("ratio", "900万元", "300万元", "增长两倍", "两倍")
    assert finding.rule == "ratio-of-a-change"
    assert "change: [second, first]" in finding.remedy[Language.ZH]
    _, (finding,) = declared("product", "300万元", "600万元", "增长两倍", "两倍")
    assert finding.rule == "ratio-of-a-change"


@pytest.mark.parametrize(("result", "holds"), [("至少四五个小时", True), ("四五个小时", False)])
def test_a_range_with_a_bound_is_open_on_that_side(result: str, holds: bool) -> None:
    _, findings = declared("sum", "3个小时", "5个小时", f"共{result}", result)
    assert (findings == ()) is holds


def test_a_ratio_of_three_is_not_cut_off_to_two() -> None:
    _, (finding,) = declared("ratio", "900万元", "300万元", "是其2倍", "2倍")
    assert finding.message[Language.ZH] == "900 ÷ 300 = 3倍，原文印作2倍"


def test_a_ratio_that_is_rounded_to_a_whole_number_says_so() -> None:
    sheet, findings = declared("ratio", "1000吨", "400吨", "是其3倍", "3倍")
    assert findings == ()
    assert verdict_text(sheet.relations[0], sheet).zh == "1000 ÷ 400 = 2.5倍，取约数后与原文相符。"


def test_years_of_the_calendar_differ_by_a_length_of_time() -> None:
    _, findings = declared("difference", "2022年", "1998年", "历时24年", "24年")
    assert findings == ()
    _, (finding,) = declared("difference", "2022年", "1998年", "历时30年", "30年")
    assert finding.rule == "relation-fails"
