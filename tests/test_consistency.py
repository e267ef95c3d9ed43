"""The English of a text says the numbers of its Chinese."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bilingual.consistency import figure_remarks
from generator.bilingual.english_figure import EnglishKind
from generator.bilingual.english_figures import find_english_figures
from generator.bilingual.pairing import figure_places
from tests.case_files import read_cases

CONTENT = Path(__file__).parents[1] / "content"


def problems(chinese, english):
    return [remark for remark in figure_remarks(chinese, english) if not remark.note]


@pytest.mark.parametrize("case", read_cases("translated_figures.txt"), ids=lambda case: case.title)
def test_figures_that_differ_are_named(case):
    chinese, english = case.given.split("\n")
    said = [f"{remark.rule} {remark.words}: {remark.remedy.en}" for remark in figure_remarks(chinese, english)]
    assert "\n".join(said) == case.expected


def rows(name):
    lines = (Path(__file__).parent / "cases" / name).read_text(encoding="utf-8").splitlines()
    return [pytest.param(*line.split("\t"), id=line.split("\t")[0]) for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("chinese", "english", "verdict"), rows("figures_said_otherwise.tsv"))
def test_what_newspapers_say_in_english_is_sound_and_another_figure_is_not(chinese, english, verdict):
    assert ("wrong" if problems(chinese, english) else "ok") == verdict


@pytest.mark.parametrize(("chinese", "english"), rows("translated_sentences.tsv"))
def test_what_good_translators_write_of_the_news_is_sound(chinese, english):
    assert problems(chinese, english) == []


@pytest.mark.parametrize(("chinese", "english"), rows("translated_sentences.tsv"))
def test_a_figure_ten_times_too_great_is_named(chinese, english):
    for number in re.finditer(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?=[^\w,]|$)", english):
        greater = english[: number.start()] + ten_times(number.group()) + english[number.end() :]
        assert problems(chinese, greater) != [], greater


def ten_times(number):
    return f"{Decimal(number.replace(',', '')) * 10:,f}"


@given(st.integers(2, 10**9))
def test_a_whole_number_is_found_in_digits_and_only_there(number):
    assert problems(f"共{number}人", f"{number:,} people in all") == []
    assert problems(f"共{number}人", f"{number + 1:,} people in all") != []


@given(st.integers(2, 10**6), st.sampled_from([("万", "{:,}", 10**4), ("亿", "{} hundred million", 1)]))
def test_chinese_scales_are_multiplied_out(number, scale):
    character, english, factor = scale
    assert problems(f"共{number}{character}元", english.format(number * factor) + " yuan") == []


@pytest.mark.parametrize(
    ("english", "value", "kind"),
    [
        ("38.0856 million yuan", "38085600", EnglishKind.NUMBER),
        ("three hundred and eighty-four thousand", "384000", EnglishKind.NUMBER),
        ("a dozen", "12", EnglishKind.NUMBER),
        ("two and a half years", "2.5", EnglishKind.NUMBER),
        ("the 14th plan", "14", EnglishKind.ORDINAL),
        ("the seventh meeting", "7", EnglishKind.ORDINAL),
        ("2.77%", "2.77", EnglishKind.PERCENT),
        ("in May", "5", EnglishKind.MONTH),
    ],
)
def test_an_english_number_is_read(english, value, kind):
    (figure,) = find_english_figures(english)
    assert (str(figure.value.normalize().__format__("f")), figure.kind) == (value, kind)


@pytest.mark.parametrize(
    ("english", "values"),
    [
        ("2x3 m", [2, 3]),
        ("a 2 x 3 m plot", [2, 3]),
        ("ax3, x3 and 4x3", [4, 3]),
        ("level-3, phase-2, mid-2021 and grade-4", [3, 2, 2021, 4]),
        ("pre-3, sub-2", []),
        ("-3 °C", [-3]),
    ],
)
def test_a_number_stands_by_itself_or_behind_a_word_that_numbers_follow(english, values):
    assert [figure.value for figure in find_english_figures(english)] == values


@pytest.mark.parametrize(
    ("english", "hedge"),
    [
        ("Over 300 people", "more-than"),
        ("OVER A TOTAL OF 300 PEOPLE", "more-than"),
        ("Some another 300 people", "about"),
        ("Just Under 300 people", "nearly"),
        ("300 people Or So", "about"),
        ("300 Or More", "at-least"),
        ("300 PLUS", "more-than"),
        ("Moreover 300 people", None),
    ],
)
def test_a_hedge_is_one_however_it_is_spelt(english, hedge):
    (figure,) = find_english_figures(english)
    assert figure.approx == hedge


@pytest.mark.parametrize("english", ["it may march on", "someone, often, weighty", "COVID-19 and G318"])
def test_words_and_names_are_no_numbers(english):
    assert find_english_figures(english) == ()


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("建桥15座,再建15座", "15 bridges were built; 15 more will be", ["15", "15"]),
        ("项目共10类80个", "80 projects of ten kinds", ["ten", "80"]),
        ("走了三四公里", "They walked three or four kilometres.", ["three or four kilometres"]),
        ("2021年3月开工", "Work began in March 2021.", ["March 2021"]),
        ("投资1095.15万元", "It cost 10.95 million yuan.", ["10.95 million yuan"]),
        ("投资1095.15万元", "It cost 12 million yuan.", []),
    ],
)
def test_a_checked_figure_has_its_place_in_the_english(chinese, english, expected):
    places = figure_places(chinese, english)
    assert [english[start:end] for _, (start, end) in sorted(places.items())] == expected
