"""Small readings of text: where headlines break, sentences end, and figures come apart."""

import ast
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bilingual.fact_places import english_places
from generator.facts.figures import read_figure
from generator.model import Glossary, Language, Term
from generator.pages.figures import decimals, figure_view, percent
from generator.pages.headlines import clauses
from generator.pages.links import unbroken_names
from generator.pages.prose import sentences, set_apart
from generator.pages.weave import weave
from generator.pages.words import WORDS, Words
from generator.publishing.words import WORDS as PUBLISHING_WORDS
from tests.digest_builder import bridge, fact
from tests.html_tree import parse


@pytest.mark.parametrize(
    ("headline", "whole"),
    [
        ("拉好“长绳子” 跳出“新花样”", ["拉好“长绳子”", "跳出“新花样”"]),  # a verb stays with its quotation
        ("甲村和乙村对口支援河湾镇“你好·邻居”二期启动", ["河湾镇", "“你好·邻居”", "二期启动"]),  # a name stays whole
        ("新桥通车", ["新桥通车"]),
        ("一个没有任何标点的很长的标题", []),  # nothing shows where it may break: the browser decides
        ("第一句话，第二句话", ["第一句话，", "第二句话"]),
        ("没有结束的“引号", ["没有结束的", "“引号"]),
        ("", []),
    ],
)
def test_where_a_headline_may_break(headline, whole):
    assert [headline[wrap.start : wrap.end] for wrap in clauses(headline, ["河湾镇", ""])] == whole


def test_a_headline_keeps_places_and_the_short_words_of_the_glossary_whole():
    terms = [("place", "河湾壮族自治县新桥镇下游村"), ("term", "乡村振兴"), ("term", "比一行的标题还要长的用语")]
    glossary = Glossary(tuple(Term(f"t{n}", kind, zh, "") for n, (kind, zh) in enumerate(terms)))
    assert unbroken_names(glossary) == ("河湾壮族自治县新桥镇下游村", "乡村振兴")


@given(st.text("甲乙丙“”『』，。 、", max_size=20))
def test_a_headline_keeps_every_character(headline):
    assert parse(str(weave(headline, wraps=clauses(headline, ["甲乙"])))).text == headline


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("第一句。第二句！没完", Language.ZH, ["第一句。", "第二句！", "没完"]),
        ("他说：“好。”大家笑了。", Language.ZH, ["他说：“好。”", "大家笑了。"]),
        (
            "It cost 3.5 million yuan. Mr. Li paid. “Good.” Done",
            Language.EN,
            [
                "It cost 3.5 million yuan.",
                "Mr. Li paid.",
                "“Good.”",
                "Done",
            ],
        ),
        ("", Language.ZH, []),
    ],
)
def test_where_sentences_end(text, language, found):
    assert [text[start:end] for start, end in sentences(text, language)] == found


@given(st.text("甲。！”.?! AB", max_size=20), st.sampled_from(Language))
def test_sentences_leave_out_nothing_but_spaces(text, language):
    said = "".join(text[start:end] for start, end in sentences(text, language))
    assert said.replace(" ", "") == text.replace(" ", "")


@given(st.text("甲乙· ab", max_size=12))
def test_setting_names_apart_keeps_the_length(text):
    assert len(set_apart(text)) == len(text)


@pytest.mark.parametrize(
    ("written", "chinese", "english"),
    [
        ("1200万元", ("", "1200", "万元"), ("", "12", "million yuan")),
        ("近4400米", ("近", "4400", "米"), ("nearly", "4,400", "m")),
        ("3800余万元", ("", "3800", "余万元"), ("more than", "38", "million yuan")),
        ("34.93%", ("", "34.93", "%"), ("", "34.93", "%")),
        ("85%以上", ("", "85", "%以上"), ("at least", "85", "%")),
        ("3至4公里", ("", "3至4", "公里"), ("", "3 to 4", "km")),
        ("3—5万元", ("", "3—5", "万元"), ("", "30,000 to 50,000", "yuan")),
        ("3万到5万元", ("", "3万到5", "万元"), ("", "30,000 to 50,000", "yuan")),
        ("300万至500万元", ("", "300万至500", "万元"), ("", "3 million to 5", "million yuan")),
        ("30%至40%", ("", "30%至40", "%"), ("", "30% to 40", "%")),
        ("十五个", ("", "十五", "个"), ("", "15", "")),
        ("近1/4", ("近", "1/4", ""), ("", "nearly one quarter", "")),
        ("2021年4月", ("", "2021年4月", ""), ("", "April 2021", "")),
    ],
)
def test_how_a_figure_comes_apart(written, chinese, english):
    figure = read_figure(written)
    for language, parts in ((Language.ZH, chinese), (Language.EN, english)):
        view = figure_view(figure, language)
        assert (view.before, view.number, view.unit) == parts


@pytest.mark.parametrize(
    ("written", "chinese", "english"),
    [
        ("近30%", "近30%", "nearly~30%"),
        ("约12个", "约12个", "about~12"),
        ("近4400米", "近4400米", "nearly~4,400~m"),
        ("1200万元", "1200万元", "12~million yuan"),
        ("34.93%", "34.93%", "34.93%"),
    ],
)
def test_a_word_in_latin_letters_is_parted_from_its_number_on_either_side(written, chinese, english):
    figure = read_figure(written)
    for language, said in ((Language.ZH, chinese), (Language.EN, english)):
        view = figure_view(figure, language)
        assert view.text.replace("\N{NO-BREAK SPACE}", "~") == said
        assert parse(view.html).text == view.text


@pytest.mark.parametrize(("number", "places"), [("3.25", 2), ("4", 0), ("3.5至4", 0), ("3 to 4.25", 2), ("1.5+", 1)])
def test_numbers_are_lined_up_by_the_decimals_of_their_last_end(number, places):
    assert decimals(number) == places


def test_shares_are_rounded_half_up():
    assert percent(Decimal(5) / Decimal(80)) == "6.3%"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("It cost 12 million yuan.", "12 million yuan"),
        ("It cost 12 million in all.", "12 million"),
        ("Of 1200 ten-thousands", "1200"),
        ("It cost 12 million yuan, or 12 million yuan.", "12 million yuan"),  # the same amount: its first mention
        ("It cost 112 million yuan.", None),
        ("It cost 12.5 million yuan.", None),
        ("It cost a lot.", None),
    ],
)
def test_a_figure_is_found_in_english_only_where_there_is_no_doubt(text, place):
    cost = fact(bridge(), "p1", "cost", "1200万元")
    found = english_places(text, [cost], bridge().part("p1").text).get("cost")
    assert (text[slice(*found)] if found else None) == place


def test_every_interface_word_is_there_in_both_languages():
    for key, word in WORDS.items():
        assert word.zh
        assert word.en
        zh, en = ({slot.split("}")[0] for slot in text.split("{")[1:]} for text in (word.zh, word.en))
        assert zh == en, key


def asked_for(room):
    """What code and templates of a room ask its table of words for: keys, and patterns of those put together."""
    for file in room.glob("*.py"):
        if not file.name.startswith("words"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield re.escape(node.value)
                elif isinstance(node, ast.JoinedStr):
                    parts = [
                        re.escape(part.value) if isinstance(part, ast.Constant) else r"[\w-]+" for part in node.values
                    ]
                    yield "".join(parts)
    for file in room.glob("templates/**/*.*"):
        for asked in re.findall(r"\b(?:w|zh|en)\(([^()]*)", file.read_text("utf-8")):
            for key, joined in re.findall(r"'([\w.-]+)'( ~)?", asked):
                yield re.escape(key) + (r"[\w-]+" if joined else "")


@pytest.mark.parametrize(("table", "room"), [(WORDS, "pages"), (PUBLISHING_WORDS, "publishing")])
def test_every_interface_word_is_asked_for(root, table, room):
    patterns = {each for each in asked_for(root / "generator" / room) if re.search("[a-z]{2}", each)}
    asked = re.compile("|".join(patterns))
    assert [key for key in table if not asked.fullmatch(key.removesuffix(".one"))] == []


def test_english_counts_one_thing_in_the_singular():
    assert [Words(Language.EN).count("figures", n) for n in (0, 1, 2)] == ["0 figures", "1 figure", "2 figures"]
    assert Words(Language.ZH).count("figures", 1) == "数字1处"
