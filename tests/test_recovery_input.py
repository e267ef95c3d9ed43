"""Exports as they really come: hard-wrapped, several pages in one file, with characters that nobody sees."""

import textwrap

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from generator.findings import has_errors
from generator.model import Bilingual, Doubt, Proposal, RawPage, Script, Span
from generator.reading import read_page
from generator.reading.lines import paragraphs, printed, visible
from generator.reading.pages import split_pages
from generator.recovery import recover
from generator.recovery.script import as_printed
from generator.recovery.truth_form import as_json
from generator.script import script_of
from generator.structure.reading import read_structure
from generator.structure.writing import write_structure

FIRST = "近日，某地举行项目开工仪式，参加仪式的有关负责人表示，将加快推进工程建设，确保按时完工，早日让群众受益。"
SECOND = "据了解，该项目总投资三千万元，建设内容包括道路、桥梁、排水和绿化，预计明年八月底前全部完成。"
THIRD = "当地群众纷纷表示，这条路修好以后，农产品运出去方便多了，孩子们上学也更安全，大家心里都踏实了许多。"


def raw_page(text):
    return RawPage(text, "utf-8", "0" * 64)


def wrapped(paragraph, width, indent):
    """Column lines as a compositor makes them: closing marks never begin a line."""
    lines, line = [], indent
    for at, char in enumerate(paragraph):
        after = paragraph[at + 1] if at + 1 < len(paragraph) else ""
        if len(line) + 1 + (after in "，。、" and after != "") > width:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


@pytest.mark.parametrize("width", [12, 15, 18])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("printed_indent", [True, False], ids=["indents kept", "indents lost"])
def test_column_lines_are_joined_to_paragraphs_first(width, newline, printed_indent):
    texts = [FIRST + SECOND + THIRD, SECOND + THIRD, THIRD + FIRST + SECOND]
    lines = [line for text in texts for line in wrapped(text, width, "　　")]
    raw = newline.join(line if printed_indent else line.strip("　") for line in lines)
    found = [visible(raw, [span]) for span in paragraphs(raw, Span(0, len(raw)))]
    assert found == texts


def joined(lines, newline="\n"):
    raw = newline.join(lines)
    return [visible(raw, [span]) for span in paragraphs(raw, Span(0, len(raw)))]


@pytest.mark.parametrize("width", [15, 20, 28])
def test_empty_lines_part_paragraphs_whose_indents_are_lost(width):
    texts = ["某地项目开工", FIRST, SECOND + THIRD, "新路通车", THIRD, FIRST + SECOND + THIRD]
    lines = []
    for text in texts:
        lines += [*(line.strip("　") for line in wrapped(text, width, "　　" if text.endswith("。") else "")), ""]
    assert joined(lines) == texts


@pytest.mark.parametrize("indent", ["　　", ""], ids=["indents lost", "no indents"])
def test_paragraphs_too_short_to_fill_lines_in_a_row_are_joined_too(indent):
    texts = ["某地项目开工", FIRST + SECOND, SECOND + THIRD, "新路通车", THIRD + FIRST, FIRST + THIRD, SECOND + FIRST]
    lines = []
    for text in texts:
        lines += [*(line.strip("　") for line in wrapped(text, 40, indent if text.endswith("。") else "")), ""]
    assert joined(lines) == texts


@pytest.mark.parametrize("width", [14, 20, 28])
def test_where_nothing_is_wider_than_a_column_headings_were_broken_too(width):
    heading = "某地举行项目开工仪式" * 3 + "加快推进"
    texts = [FIRST + SECOND + THIRD, THIRD]
    lines = [*wrapped(heading, width, ""), *(line for text in texts for line in wrapped(text, width, "　　"))]
    assert joined(lines) == [heading, *texts]


def test_a_heading_as_wide_as_a_column_stays_one_where_others_are_wider():
    wide, chance, under = "某地举行项目开工仪式有关负责人出席", "当地群众生产生活条件改善", "早日受益"
    body = [*wrapped(FIRST + SECOND, 12, "　　"), *wrapped(THIRD, 12, "　　")]
    assert joined([wide, *body, chance, under, *body]) == [
        *[wide, FIRST + SECOND, THIRD],
        *[chance, under, FIRST + SECOND, THIRD],
    ]


@pytest.mark.parametrize("begins", ["■本报记者 张三", "▲参加仪式的群众"])
def test_a_sign_begins_a_part_even_after_a_full_line(begins):
    body = wrapped(FIRST + SECOND + THIRD, 12, "　　")
    full = next(at for at, line in enumerate(body) if at > 4 and len(line) == 12)
    assert joined([*body[: full + 1], begins])[-1] == begins


def test_an_export_of_whole_paragraphs_is_left_as_it_is():
    raw = f"某地项目开工\n{FIRST}\n{SECOND}\n{THIRD}\n"
    assert [raw[span.start : span.end] for span in paragraphs(raw, Span(0, len(raw)))] == raw.splitlines()


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("项目开工\n仪式", "项目开工仪式"),
        ("the devel-\nopment of", "the development of"),
        ("New\r\nYork", "New York"),
        ("COVID-\n19", "COVID-19"),
        ("项目\u200b开\x00工\u202e仪式\ufeff", "项目开工仪式"),
        ("\ue000私用字", "\ue000私用字"),
    ],
)
def test_a_reader_sees_neither_line_breaks_nor_invisible_characters(raw, seen):
    assert visible(raw, [Span(0, len(raw))]) == seen
    for text, source in printed(raw, [Span(0, len(raw))]):
        assert source is None or raw[source.start : source.end] == text


@pytest.mark.parametrize(
    ("one", "other", "seen"),
    [
        ("总投资3", "2000万元", "总投资32000万元"),
        ("采用BIM", "system管理", "采用BIM system管理"),
        ("版本3", "beta", "版本3 beta"),
        ("总投资3", "亿元", "总投资3亿元"),
    ],
)
def test_a_number_goes_on_where_fragments_are_joined_and_words_stay_apart(one, other, seen):
    raw = f"{one}\n\n{other}"
    spans = [Span(0, len(one)), Span(len(one) + 2, len(raw))]
    assert visible(raw, spans) == seen


def test_the_numbers_of_a_table_stay_apart_from_line_to_line():
    raw = "上海 19\n16 山东"
    assert visible(raw, [Span(0, len(raw))]) == "上海 19 16 山东"


ITEM = f"某地项目开工\n{FIRST}\n{SECOND}"
PAGES = {
    "form feeds": f"甲地开工\n{FIRST}\n\f乙地开工\n{SECOND}\n\f丙地开工\n{THIRD}\n\f",
    "folios above": f"1版 要闻\n{ITEM}\n2版 综合\n{ITEM}\n第三版\n{ITEM}",
    "folios without names": f"1版\n{ITEM}\n2版\n{ITEM}\n3版\n{ITEM}",
    "a sentence torn before a page": f"1版 要闻\n{ITEM}\n{THIRD[:33]}\n2版 综合\n{ITEM}\n第3版\n{ITEM}",
    "folios below": f"{ITEM}\n第1版\n{ITEM}\n第2版\n{ITEM}\n第3版",
}


@pytest.mark.parametrize("raw", PAGES.values(), ids=PAGES)
def test_several_pages_in_one_file_are_recovered_each_by_itself(raw):
    pages = split_pages(raw)
    assert len(pages) == 3
    assert "".join(raw[page.start : page.end] for page in pages) == raw
    found = as_json(recover(raw_page(raw)), raw_page(raw))
    assert {article["page"] for article in found["articles"]} == {1, 2, 3}
    for article in found["articles"]:
        page = pages[article["page"] - 1]
        spans = [span for part in article["body"] for span in part["spans"]]
        assert all(page.start <= start < end <= page.end for start, end in spans)


@pytest.mark.parametrize(
    "raw",
    [
        f"1版 要闻\n{FIRST}\n下转第2版\n{SECOND}\n",
        f"1版 要闻\n2版 综合\n3版 副刊\n{FIRST}\n{SECOND}\n{THIRD}\n",
        f"\f{FIRST}\n{SECOND}\f\n",
        f"1版 要闻\n{ITEM}\n{THIRD[:33]}\n5版\n{THIRD[33:]}\n{FIRST}\n",
        f"1版 要闻\n{ITEM}\n{THIRD[:33]}\n某地新路通车\n5版\n{THIRD[33:]}\n{FIRST}\n",
    ],
    ids=["a pointer", "a list of contents", "empty pages", "a pointer inside a sentence", "one below its headline"],
)
def test_one_page_stays_one(raw):
    assert split_pages(raw) == (Span(0, len(raw)),)


# ---------------------------------------------------------------- Traditional script

NEWS_PAGE = "\n".join(
    [
        "某县举行水库开工仪式",
        "——总投资三千万元",
        "本报记者 张国华 刘学东",
        f"本报讯（记者 张国华）{FIRST}",
        SECOND[:33],
        SECOND[33:],
        "乡村图书馆开放",
        "本报记者 陈万里",
        THIRD,
        "责任编辑：刘学东",
    ]
)


@pytest.mark.parametrize("config", ["s2t", "s2tw", "s2hk"])
def test_a_page_in_traditional_script_is_recovered_as_its_simplified_twin_and_quoted_as_printed(config):
    printed_text = OpenCC(config).convert(NEWS_PAGE)
    assert len(printed_text) == len(NEWS_PAGE)
    twin, found = recover(raw_page(NEWS_PAGE)), recover(raw_page(printed_text))
    assert [article.parts for article in found.articles] == [article.parts for article in twin.articles]
    assert found.furniture == twin.furniture
    names = [name for article in found.articles for name in article.reporters]
    assert names
    assert all(name in printed_text for name in names)
    datelines = [article.dateline for article in found.articles if article.dateline]
    assert datelines
    assert all(words in printed_text for words in datelines)


@pytest.mark.parametrize("between", ["\u200b", "\u2062\uffff"], ids=["zero width", "no character"])
def test_a_name_in_traditional_script_is_given_back_as_its_reader_sees_it(between):
    page = raw_page(OpenCC("s2t").convert(NEWS_PAGE.replace("刘学东", f"刘学{between}东", 1)))
    names = {name for article in recover(page).articles for name in article.reporters}
    assert "劉學東" in names
    assert "刘学东" not in names


TWINS = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "line separators": lambda text: text.replace("\n", "\u2028"),
    "half-width punctuation": lambda text: text.translate(str.maketrans("，：；（）", ",:;()")),
    "full-width spaces": lambda text: text.replace(" ", "\u3000"),
    "zero-width characters": "\u200b".join,
    "direction marks and NUL": lambda text: text.replace("，", "，\u202e\x00").replace("。", "\u200e。"),
}


@pytest.mark.parametrize("twin", TWINS.values(), ids=TWINS)
def test_a_page_in_another_form_is_recovered_as_the_plain_one(twin):
    def told(text):
        """The parts by kind and words; with the marks of the plain form."""
        found = recover(raw_page(text))
        marks = str.maketrans(",:;()\u3000", "，：；（） ")
        return [
            [(part.kind, visible(text, part.spans).translate(marks)) for part in article.parts]
            for article in found.articles
        ]

    assert told(twin(NEWS_PAGE)) == told(NEWS_PAGE)


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "big5"], ids=lambda name: name
)
def test_a_page_in_another_encoding_is_recovered_as_the_same_page(encoding):
    text = OpenCC("s2tw").convert(NEWS_PAGE) if encoding == "big5" else NEWS_PAGE
    page, findings = read_page(text.encode(encoding), "source.txt")
    assert (page.text, findings) == (text, ())
    assert [article.parts for article in recover(page).articles] == [
        article.parts for article in recover(raw_page(NEWS_PAGE)).articles
    ]


@pytest.mark.parametrize("width", [16, 20, 27, 34])
def test_a_latin_word_that_the_export_hyphenated_is_whole_again(width):
    words = "the development of infrastructure and agriculture is supported by international organizations " * 3
    lines = textwrap.wrap(words, 2 * width)
    broken = []
    for line in lines[:-1]:
        head, _, word = line.rpartition(" ")
        broken.append(f"{head} {word[:2]}-" if len(word) > 4 else line)
        broken.append(word[2:] if len(word) > 4 else "")
    raw = "\n".join([*(line for line in broken if line), lines[-1]])
    assert visible(raw, [Span(0, len(raw))]) == words.strip()


def test_a_doubt_quotes_a_page_in_traditional_script_as_printed():
    simple, text = "“国家队”开门", "「國家隊」開門"
    given = Doubt(
        "article", (Span(0, 3),), 0.5, Bilingual("归入“国家…”", "belongs to “国家…”"), Bilingual("另", "other")
    )
    (said,) = as_printed(Proposal((), (), (given,)), simple, text).doubts
    assert said.decided == Bilingual("归入“國家…”", "belongs to “國家…”")
    assert said.alternative == given.alternative


def test_a_rare_name_does_not_make_a_page_traditional():
    text = f"本报记者 朱镕喆\n{FIRST}"
    assert script_of(text) is Script.SIMPLIFIED


TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    st.lists(
        st.sampled_from(
            [
                FIRST,
                SECOND,
                "\x00",
                "\u202e",
                "\ue000",
                "\ufffe",
                "\x1b[31m",
                "本报记者 李\u200b四",
                "# ?",
                "'",
                '"',
                "\\",
                "…",
                " @2",
            ]
        ),
        max_size=12,
    ).map("\n".join),
)


@given(TEXTS)
@example("\x00")
@example("一行")
@example(f"{FIRST}\x07{SECOND}\r{THIRD}\x0b\x85")
@example("甲\n甲\n甲\n")
@settings(deadline=None, max_examples=200)
def test_whatever_an_export_holds_its_structure_file_is_written_and_read_back_without_an_error(text):
    page = raw_page(text)
    proposal = recover(page)
    structure, findings = read_structure(write_structure(proposal, page), "structure.yml", page)
    assert not has_errors(findings), findings
    assert structure is not None
    assert [[part.spans for part in article.parts] for article in structure.articles] == [
        [part.spans for part in article.parts] for article in proposal.articles
    ]
