"""Nothing is left in Chinese, marks stand in pairs, no sentence is dropped; the measures are the first edition's."""

import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bilingual.form import form_remarks
from generator.bilingual.lengths import (
    LEAST,
    MOST,
    RATIO,
    align,
    chinese_sentences,
    english_sentences,
    spreads,
    weight,
    word_count,
)
from generator.model import PartKind
from tests import planting

CHINESE = "镇里的图书馆上个月开放,有两万多册书,孩子们放学以后都去看书。村民们说,冬天的晚上也有地方可去了。"
ENGLISH = (
    "The town library opened last month with more than twenty thousand books, and children go there to read after "
    "school. Villagers say that they now have a place to go on winter evenings too."
)


def rules(english, chinese=CHINESE, *, prose=True):
    return [remark.rule for remark in form_remarks(chinese, english, prose=prose)]


def test_what_one_sentence_lacks_the_sentence_beside_it_may_say():
    chinese = "著名翻译家林一17日上午在河湾逝世，享年100岁。他在国内外出版中、英、法文著译120余本。"
    moved = (
        "Lin Yi, a celebrated translator who published more than 120 books in Chinese, English and French, died in "
        "Hewan on the morning of the 17th. He was 100."
    )
    lacking = "Lin Yi, a celebrated translator, died in Hewan on the morning of the 17th. He was 100."
    assert rules(moved, chinese) == []
    assert rules(lacking, chinese) == ["too-short"]


def test_a_sound_paragraph_raises_nothing():
    assert rules(ENGLISH) == []


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("The library 开放 today.", ["chinese-left"]),
        ("The library （town） opened。", ["chinese-mark"]),
        ("The library (图书馆) opened.", []),
        ("“The library opened, she said.", ["unpaired-mark"]),
        ("The library (in town opened.", ["unpaired-mark"]),
        ("The library in town) opened.", ["unpaired-mark"]),
        ('The "library opened.', ["unpaired-mark"]),
        ("The children’s library opened (“in town”).", []),
        ("The library｜town opened.", ["chinese-mark"]),
        ("The library opened on ３ May.", ["chinese-mark"]),
        ("The <b>library</b> opened.", ["markup"]),
        ("The **town library** opened.", ["markup"]),
        ("The __library__ opened.", ["markup"]),
        ("The [library](https://example.org) opened.", ["markup"]),
        ("The library &amp; the school opened.", ["markup"]),
        ("# The library opened", ["markup"]),
        ("The library opened (at a price < 3 and > 2) * 5 R&D; no. #3 [sic] snake_case.", []),
        ("The girl (aged 12) came.", []),
        ("They 1) opened the library and b) bought books (two).", []),
    ],
)
def test_marks_and_what_is_left_in_chinese(english, expected):
    assert rules(english, prose=False) == expected


def test_a_dropped_sentence_is_noticed():
    first, second = english_sentences(ENGLISH)
    assert "sentence-count" in rules(first)
    assert "sentence-count" in rules(second)


def test_a_dropped_clause_is_noticed_where_the_count_still_fits():
    assert rules("The town library opened. Villagers say that they now have a place to go on winter evenings.") == [
        "too-short"
    ]


def test_added_words_are_noticed():
    assert rules(ENGLISH + " " + ENGLISH.split(". ")[1] + " And the mayor sang songs with them until the morning.") == [
        "too-long"
    ]


def test_a_sentence_many_times_over_is_noticed():
    assert "sentence-count" in rules("Open. " * 12)


def test_figures_that_stand_close_may_be_said_in_few_words():
    """A clause that is left out takes its figures with it: they are missed by themselves."""
    chinese = "公司上半年实现营业收入382.6亿元，同比增长7.9%；归属于上市公司股东的净利润为41.07亿元，同比下降3.2%。"
    english = (
        "First-half revenue rose 7.9% to 38.26 billion yuan, but net profit attributable to shareholders fell 3.2% to "
        "4.107 billion yuan."
    )
    assert rules(english, chinese) == []


def test_two_sentences_with_figures_may_be_one():
    chinese = "今年是郑和首次下西洋620周年。公元1405年，他率240多艘船出海。"
    assert rules("It is 620 years since Zheng He first sailed west, in 1405, with over 240 ships.", chinese) == []


def test_headlines_may_be_short():
    assert rules("Open", prose=False) == []


def test_each_chinese_sentence_gets_its_english():
    split = ENGLISH.replace(", and children", ". Children")
    assert [aligned.english.split()[0] for aligned in align(CHINESE, split)] == ["The", "Villagers"]


@given(st.text(st.sampled_from("河湾镇1a。！？”） \n_,")), st.text(st.sampled_from("Aab1.!?,’”) \n_-é")))
def test_a_text_is_as_long_as_its_sentences(chinese, english):
    assert weight(chinese) == sum(map(weight, chinese_sentences(chinese)))
    assert word_count(english) == sum(map(word_count, english_sentences(english)))


def test_an_abbreviation_ends_no_sentence():
    assert english_sentences("Hewan Lamps Co., Ltd. opened. It is new.") == (
        "Hewan Lamps Co., Ltd. opened.",
        "It is new.",
    )


def test_the_measures_are_those_of_the_first_edition():
    """Whoever changes the counting of words measures again."""
    parts, _, _ = planting.published()
    prose = [part for part in parts if part.kind is PartKind.PARAGRAPH]
    ratios = [word_count(part.en) / weight(part.zh) for part in prose]
    assert math.exp(statistics.mean(map(math.log, ratios))) == pytest.approx(RATIO, abs=0.03)
    off = [aligned.spreads for part in prose for aligned in align(part.zh, part.en)]
    off += [spreads(weight(part.zh), word_count(part.en)) for part in prose]
    assert LEAST < min(off) < LEAST + 0.5
    assert statistics.pstdev(off) == pytest.approx(1, abs=0.35)
    assert max(off) < MOST
