"""What figures look like in English and in measures that readers know, and which may be added."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.figures import read_figure
from generator.facts.intervals import interval_of
from generator.facts.unit_table import KIND_NAMES, UNITS, Kind
from generator.facts.units import convert, english, kind_of, may_be_added
from generator.model import Figure, Language


def figure(written: str) -> Figure:
    read = read_figure(written)
    assert read is not None, written
    return read


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("167975.86万元", "1,679.7586 million yuan"),
        ("0.4万亩", "4,000 mu"),
        ("384户", "384 households"),
        ("1户", "1 household"),
        ("近4400米", "nearly 4,400 m"),
        ("6000余名", "more than 6,000 people"),
        ("34.93%", "34.93%"),
        ("2.10%", "2.10%"),
        ("-3.5%", "-3.5%"),
        ("三成", "30%"),
        ("零下20多度", "less than -20 °C"),
        ("1分56秒78", "1 minute 56.78 seconds"),
        ("8米36", "8.36 m"),
        ("公元前221年", "221 BC"),
        ("约公元前2000年", "about 2000 BC"),
        ("约1950年", "about 1950"),
        ("3时左右", "about 3:00"),
        ("1400多年", "more than 1,400 years"),
        ("5730年", "5,730 years"),
        ("近600年", "nearly 600 years"),
        ("十万分之三", "0.003%"),
        ("百万分之一", "0.0001%"),
        ("三分之一", "one third"),
        ("不得超过60分钟", "at most 60 minutes"),
        ("不满14周岁", "less than 14 years old"),
        ("约有1.2万名", "about 12,000 people"),
        ("两倍还多", "more than 2 times"),
        ("134亿光年", "13.4 billion light-years"),
        ("156微克", "156 micrograms"),
        ("35.6亿股", "3,560 million shares"),
        ("100万英镑", "1 million pounds"),
        ("5角钱", "0.5 yuan"),
        ("9块9", "9.9 yuan"),
        ("零时30分", "0:30"),
        ("3元5角", "3.5 yuan"),
        ("20来岁", "about 20 years old"),
        ("25个基点", "25 basis points"),
        ("十时四分", "10:04"),
        ("137个", "137"),
        ("5县", "5 counties"),
        ("61.388万元", "613,880 yuan"),
        ("3571.15元", "3,571.15 yuan"),
        ("1234567元", "1,234,567 yuan"),
        ("120万元", "1.2 million yuan"),
        ("12.3万亿元", "12.3 trillion yuan"),
        ("250亿元", "25 billion yuan"),
        ("1.3亿人", "130 million people"),
        ("近11万人次", "nearly 110,000 instances"),
        ("50个以上", "at least 50"),
        ("至多10分钟", "at most 10 minutes"),
        ("不超过10人", "at most 10 people"),
        ("不到10分钟", "less than 10 minutes"),
        ("不到三成", "less than 30%"),
        ("不足30人", "fewer than 30 people"),
        ("不到50个", "fewer than 50"),
        ("不足百亿元", "less than 10 billion yuan"),
        ("三四公里", "3 to 4 km"),
        ("10%—15%", "10% to 15%"),
        ("半年", "half a year"),
        ("半小时", "half an hour"),
        ("不到半年", "less than half a year"),
        ("超过半年", "more than half a year"),
        ("半年多", "more than half a year"),
        ("半小时以上", "at least half an hour"),
        ("一个半月", "1.5 months"),
        ("4分30秒", "4 minutes 30 seconds"),
        ("1小时零1分钟", "1 hour 1 minute"),
        ("四年零九个月", "4 years 9 months"),
        ("3年2个月又5天", "3 years 2 months 5 days"),
        ("4小时30至40分", "4 hours 30 to 40 minutes"),
        ("4小时30分左右", "about 4 hours 30 minutes"),
        ("不到2小时30分", "less than 2 hours 30 minutes"),
        ("2022年", "2022"),
        ("8时30分", "8:30"),
        ("10时44分07秒", "10:44:07"),
        ("2021年4月", "April 2021"),
        ("2022年4月30日", "April 30, 2022"),
        ("5月底", "the end of May"),
        ("1至3月", "January to March"),
        ("2021至2025年", "2021 to 2025"),
        ("零下", None),
    ],
)
def test_english(written: str, expected: str | None) -> None:
    read = read_figure(written)
    assert (read and english(read)) == expected


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("167975.86万元", "16.80亿元", "1,679.76 million yuan"),
        ("27269万元", "2.73亿元", None),
        ("1.31亿元", None, None),
        ("120万元", None, None),
        ("0.4万亩", "约267公顷", "about 267 hectares"),
        ("1500亩", "100公顷", "100 hectares"),
        ("近3万亩", "近2000公顷", "nearly 2,000 hectares"),
        ("2.5万余亩", "超过1660公顷", "more than 1,660 hectares"),
        ("2万亩以上", "至少1330公顷", "at least 1,330 hectares"),
        ("近2万亩", "近1340公顷", "nearly 1,340 hectares"),
        ("不到2万亩", "不到1340公顷", "less than 1,340 hectares"),
        ("约2.5万亩", "约1670公顷", "about 1,670 hectares"),
        ("16799.6余万元", "超过1.67亿元", "more than 167.99 million yuan"),
        ("近16790.1万元", "近1.68亿元", "nearly 167.91 million yuan"),
        ("300万亩", "20万公顷", "200,000 hectares"),
        ("0.5亩", "约333平方米", "about 333 square metres"),
        ("300斤", "150公斤", "150 kg"),
        ("384户", None, None),
        ("3至5亩", None, None),
    ],
)
def test_conversions(written: str, zh: str | None, en: str | None) -> None:
    assert convert(figure(written), Language.ZH) == zh
    assert convert(figure(written), Language.EN) == en


@pytest.mark.parametrize(
    ("one", "other", "allowed"),
    [
        ("384户", "208户", True),
        ("35人", "71584名", True),
        ("384户", "1534人", False),
        ("728人次", "35人", False),
        ("137个", "24家", True),
        ("10类", "80个", False),
        ("4400米", "3公里", True),
        ("4年9个月", "3年", True),
        ("4分30秒", "30秒", True),
        ("2小时15分", "3小时", True),
        ("45分钟", "3小时", True),
        ("3小时", "3天", False),
        ("0.4万亩", "3公顷", True),
        ("120万元", "3万美元", False),
        ("34.93%", "2个百分点", False),
        ("2022年", "3年", False),
    ],
)
def test_what_may_be_added(one: str, other: str, allowed: bool) -> None:
    assert may_be_added(figure(one), figure(other)) is allowed
    assert may_be_added(figure(other), figure(one)) is allowed


def test_a_calendar_year_is_no_length_of_time() -> None:
    assert kind_of(figure("2022年")) is Kind.DATE
    assert kind_of(figure("公元前221年")) is Kind.DATE
    assert kind_of(figure("3年")) is Kind.TIME
    assert kind_of(figure("1400多年")) is Kind.TIME
    assert kind_of(figure("44亿年")) is Kind.TIME


def test_every_unit_knows_its_base_and_every_kind_its_names() -> None:
    names = {unit.name for unit in UNITS}
    assert len(names) == len(UNITS)
    assert {unit.base for unit in UNITS} <= names
    assert all(unit.factor > 0 for unit in UNITS)
    assert all(KIND_NAMES[kind].zh and KIND_NAMES[kind].en for kind in Kind)


@given(st.sampled_from(UNITS), st.integers(0, 10**9), st.sampled_from(["", "近", "约", "超"]))
def test_every_unit_has_english_without_chinese(unit_row: object, number: int, word: str) -> None:
    read = read_figure(f"{word}{number}{getattr(unit_row, 'name', '')}")
    if read is None or read.unit in {"月", "日"}:
        return
    assert english(read).isascii() or set(english(read)) & set("²³‰°")
    for language in Language:
        assert convert(read, language) != ""


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("137个", "137", "137"),
        ("27269万元", "272685000", "272695000"),
        ("1.8万人次", "17500", "18500"),
        ("34.93%", "34.925", "34.935"),
        ("3800余万元", "38000000", "39000000"),
        ("近4400米", "4300", "4400"),
        ("约100人", "80", "120"),
        ("50个以上", "50", "Infinity"),
        ("不到100人", "0", "100"),
        ("三四公里", "3000", "4000"),
        ("4分30秒", "269.5", "270.5"),
        ("3年2个月又5天", "38", "39"),
        ("-5℃左右", "-6", "-4"),
        ("-3.5%", "-3.55", "-3.45"),
    ],
)
def test_what_a_printed_figure_leaves_open(written: str, low: str, high: str) -> None:
    interval = interval_of(figure(written))
    assert (interval.low, interval.high) == (Decimal(low), Decimal(high))


def test_less_than_is_not_the_number_itself() -> None:
    assert not interval_of(figure("不到100人")).meets(interval_of(figure("100人")))
    assert interval_of(figure("不超过100人")).meets(interval_of(figure("100人")))


def test_more_than_stops_before_the_next_round_figure() -> None:
    assert not interval_of(figure("3800余万元")).meets(interval_of(figure("39000000元"), Decimal(2)))
    assert interval_of(figure("3800余个")).open_high
    assert not interval_of(figure("3800余个")).meets(interval_of(figure("3900个")))
    assert interval_of(figure("3800余个")).meets(interval_of(figure("3899个")))
