"""How texts are set for readers: full-width marks in Chinese, dashes and spaces in English, never another length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import folding
from generator.bilingual.typography import display_en, display_zh
from tests.case_files import read_cases

mixed_text = st.text(
    alphabet=st.sampled_from("中文县区,:;?!()（），“”·、。 .%0123456789abNé\n-+") | st.characters(), max_size=60
)


@pytest.mark.parametrize("case", read_cases("typography.txt"), ids=lambda case: case.title)
def test_chinese_is_set_with_full_width_marks(case):
    assert display_zh(case.given) == case.expected


@pytest.mark.parametrize("case", read_cases("typography_en.txt"), ids=lambda case: case.title)
def test_english_is_set_with_dashes_and_bound_units(case):
    assert display_en(case.given).replace("\N{NO-BREAK SPACE}", "~") == case.expected


@given(mixed_text)
def test_setting_changes_no_length_and_no_word(text):
    shown = display_zh(text)
    assert len(shown) == len(text)
    assert folding.same(shown, text)
    assert [char for char in shown if char.isalnum()] == [char for char in text if char.isalnum()]


@given(mixed_text)
def test_setting_what_is_set_changes_nothing(text):
    assert display_zh(display_zh(text)) == display_zh(text)
    assert display_en(display_en(text)) == display_en(text)


@given(mixed_text)
def test_english_keeps_its_length(text):
    assert len(display_en(text)) == len(text)


@given(st.text(alphabet="abcXYZ 0123456789,:;?!()", max_size=40))
def test_text_without_chinese_is_left_alone(text):
    assert display_zh(text) == text
