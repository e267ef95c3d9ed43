"""The English uses the words of the glossary, and spells names one way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bilingual import term_book
from generator.bilingual.terms import check_terms
from generator.bilingual.words import distance, prose_of, stem, words_of
from generator.model import Glossary, Term
from tests.case_files import read_cases

BOOK = term_book(
    Glossary(
        (
            Term("hewan", "place", "河湾镇", "Hewan Town", ("河湾", "Hewan Township"), ("Hewan",), level="town"),
            Term(
                "qinghe", "place", "青河村", "Qinghe Village", ("青河", "Ch’ing-ho"), part_of="hewan", level="village"
            ),
            Term("duman", "place", "堆曼县", "Dümän County", level="county"),
            Term(
                "shan", "place", "山城", "Shan", ("Shan City", "Shan Autonomous Region"), level="prefecture-level-city"
            ),
            Term("shihe", "place", "石河市", "Shihe", level="county-level-city"),
            Term("lin", "person", "林一", "Lin Yi"),
            Term("zhou", "person", "周二", "Zhou Er"),
            Term("library", "organisation", "河湾镇图书馆", "Hewan Town Library"),
            Term("committee", "organisation", "党委", "the Party committee"),
            Term("books", "term", "藏书", "holdings"),
            Term("household", "term", "监测户", "monitored household", ("household under monitoring",)),
            Term("lamp", "term", "路灯", "street lamp", ("lampposts",), ("lamps",)),
            Term("transport", "topic", "交通", "Transport"),
        )
    )
)


@pytest.mark.parametrize("case", read_cases("translated_terms.txt"), ids=lambda case: case.title)
def test_words_that_differ_from_the_glossary_are_named(case):
    chinese, english = case.given.split("\n")
    said = [f"{remark.rule} {remark.words}" for remark in check_terms(BOOK, chinese, english).remarks]
    assert "\n".join(said) == case.expected


@pytest.mark.parametrize(
    ("chinese", "english", "message"),
    [
        ("河湾镇通车", "A road to Hewan Town, Hewan City, opened.", "“河湾镇”不是市"),
        ("河湾镇通车", "A road to Hewan Town, Hewan District, opened.", "“河湾镇”不是市辖区"),
        ("石河市通车", "A road to Shihe County opened.", "“石河市”不是县"),
    ],
)
def test_a_wrong_level_is_named_in_chinese(chinese, english, message):
    assert [remark.message.zh for remark in check_terms(BOOK, chinese, english).remarks] == [message]


@pytest.mark.parametrize(
    "words",
    ["village villages village’s villages’", "city cities city’s", "revitalize revitalizes revitalized revitalizing"],
)
def test_inflected_forms_are_one_word(words):
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("village", "villain"), ("Dagmê", "Dagme"), ("party", "part")])
def test_other_words_stay_others(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other", "letters"), [("road", "road", 0), ("road", "raod", 1), ("road", "rod", 1), ("road", "lamp", 3)]
)
def test_the_distance_of_two_words_counts_letters_up_to_a_limit(one, other, letters):
    assert distance(one, other, 2) == letters


@given(st.text(st.sampled_from("aAnthe’'+_ -.é")))
def test_each_word_has_its_place_and_articles_are_left_out(text):
    words = prose_of(text, frozenset())
    spans = [words.span(at, at) for at in range(len(words.texts))]
    assert [text[start:end] for start, end in spans] == words.texts == [word.text for word in words_of(text)]
    assert spans == sorted(spans)


ENGLISH = ["Hewan", "hewan", "town", "Library", "Libraries", "the", "lamps", "street", "Ch’ing-ho", "City", "x", "."]


@given(st.lists(st.sampled_from(ENGLISH)).map(" ".join))
def test_whatever_the_glossary_speaks_of_is_found_wherever_it_stands(text):
    words, stems = prose_of(text, BOOK.sought), [word.stem for word in words_of(text)]
    levelled = [name for rows in BOOK.levelled.values() for _, _, name in rows]
    variants = [form for entry in BOOK.entries for _, form in entry.variants]
    for form in (*levelled, *variants, *(form for entry in BOOK.entries for form in entry.english)):
        wanted = [word.stem for word in form]
        places = [at for at in range(len(stems)) if stems[at : at + len(wanted)] == wanted]
        assert list(words.occurrences(form)) == [words.span(at, at + len(wanted) - 1) for at in places]
