"""The page of the raw export: every character once, every fragment known and linked."""

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Language, Span
from generator.pages import render_pages
from generator.pages.addresses import SOURCE_WINDOW, source_leaf
from generator.pages.context import Context
from generator.pages.source import pieces_of, raw_html, source_leaves
from tests.digest_builder import SETTINGS, SOURCE, digest
from tests.html_tree import parse


def rendered(path):
    (found,) = [page for page in render_pages(digest(), SETTINGS) if page.path == path]
    return found


@pytest.fixture(scope="module", params=["demo/source/", "en/demo/source/"])
def page(request):
    return rendered(request.param)


@pytest.fixture(scope="module")
def chinese():
    return rendered("demo/source/")


@pytest.fixture(scope="module")
def english():
    return rendered("en/demo/source/")


def spans():
    return [
        (article, part, span)
        for article in digest().editions[0].articles
        for part in article.parts
        for span in part.spans
    ]


def test_every_character_of_the_export_stands_once_in_its_order_on_the_chinese_page(chinese, english):
    assert "".join(raw.text for raw in parse(chinese.html).classed("raw")) == SOURCE
    assert list(parse(english.html).classed("raw")) == []


def test_every_fragment_is_anchored_by_its_first_character_and_leads_to_its_part(page):
    tree = parse(page.html)
    for article, part, span in spans():
        section = tree.by_id(f"r{span.start}")
        assert next(section.all("a")).attributes["href"].endswith(f"/{article.slug}/#{part.id}")


def test_a_fragment_shows_its_characters_and_in_english_leads_to_them(chinese, english):
    for _, _, span in spans():
        (raw,) = parse(chinese.html).by_id(f"r{span.start}").classed("raw")
        assert raw.text == SOURCE[span.start : span.end]
        ways = [link.attributes["href"] for link in parse(english.html).by_id(f"r{span.start}").all("a")]
        assert f"../../../demo/source/#r{span.start}" in ways


def test_both_languages_say_the_same_of_every_fragment(chinese, english):
    def said(page):
        sections = [each for each in parse(page.html).all("section") if each.attributes.get("id", "").startswith("r")]
        return [
            (
                each.attributes["class"],
                each.attributes["id"],
                len(list(each.classed("join"))),
                len(list(each.classed("ours"))),
            )
            for each in sections
        ]

    assert said(chinese) == said(english) != []


def test_a_torn_part_says_where_it_goes_on(page):
    tree = parse(page.html)
    first, second = digest().editions[0].articles[0].part("p1").spans
    joins = {
        section: [link.attributes["href"] for link in tree.by_id(section).classed("join")]
        for section in (f"r{first.start}", f"r{second.start}")
    }
    assert joins == {f"r{first.start}": [f"#r{second.start}"], f"r{second.start}": [f"#r{first.start}"]}


def test_furniture_is_marked(page):
    found = parse(page.html).classed("furniture")
    assert [section.attributes["id"] for section in found if "id" in section.attributes] == ["r2"]


def test_corrected_characters_are_marked(chinese):
    assert [changed.text for changed in parse(chinese.html).by_id("r121").all("del")] == ["明"]


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted).map(tuple), max_size=8)


@given(st.text(max_size=40), SPANS)
def test_whatever_a_structure_says_the_pieces_are_the_export(text, spans):
    edition = digest().editions[0]
    furniture = tuple(Span(a, b) for a, b in spans if b <= len(text))
    pieces = pieces_of(replace(edition, raw=replace(edition.raw, text=text), articles=(), furniture=furniture))
    assert "".join(text[piece.span.start : piece.span.end] for piece in pieces) == text


@given(SPANS)
def test_every_piece_stands_on_the_page_that_links_lead_to(spans):
    edition = digest().editions[0]
    furniture = tuple(Span(a * SOURCE_WINDOW // 8, b * SOURCE_WINDOW // 8) for a, b in spans)
    long = replace(edition, raw=replace(edition.raw, text="字" * 5 * SOURCE_WINDOW), articles=(), furniture=furniture)
    leaves = source_leaves(long)
    assert [(leaf.number, leaf.last) for leaf in leaves] == [(n + 1, len(leaves)) for n in range(len(leaves))]
    assert all(source_leaf(piece.span.start) == leaf.number for leaf in leaves for piece in leaf.items)
    assert tuple(piece for leaf in leaves for piece in leaf.items) == pieces_of(long)


PICTURES = {0x2400 + code: code for code in range(0x20)} | {0x2421: 0x7F}


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters=[chr(picture) for picture in PICTURES])))
def test_raw_characters_survive_html(text):
    html = str(raw_html(text))
    assert "\r" not in html  # a parser would make a line feed of it
    assert unescape(html).translate(PICTURES) == text


def test_a_context_knows_both_languages():
    context = Context(digest(), SETTINGS, Language.EN, "en/demo/source/")
    assert context.source(digest().editions[0], 2) == "#r2"
    assert (context.other, context.other_lang) == (Language.ZH, "zh-Hans")


def test_a_fragment_says_what_was_done_to_it_and_leads_to_the_note(page):
    (corrected, widened) = parse(page.html).by_id("r121").classed("ours")
    assert "村明1250人" in corrected.text
    assert "村民1250人" in corrected.text
    assert next(corrected.all("a")).attributes["href"].endswith("/new-bridge/#note-2")
    assert re.search(r"\b2\b|2处", widened.text)


def test_a_long_export_stands_on_several_pages_and_links_find_the_right_one():
    edition = digest().editions[0]
    padding = "空" * (SOURCE_WINDOW - 100)
    moved = replace(
        edition, raw=replace(edition.raw, text=padding + SOURCE), articles=(), furniture=(Span(0, len(padding)),)
    )
    late = Span(SOURCE_WINDOW + 10, SOURCE_WINDOW + 20)
    moved = replace(moved, furniture=(*moved.furniture, late))
    pages = {each.path: parse(each.html) for each in render_pages(replace(digest(), editions=(moved,)), SETTINGS)}
    found = [pages["demo/source/"], pages["demo/source/page/2/"]]
    assert "".join(raw.text for tree in found for raw in tree.classed("raw")) == padding + SOURCE
    context = Context(digest(), SETTINGS, Language.ZH, "demo/")
    assert context.source(moved, late.start) == f"source/page/2/#r{late.start}"
    assert f"r{late.start}" in pages["demo/source/page/2/"].ids
