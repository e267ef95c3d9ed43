"""What holds for every page of any edition: links, ids, languages, safety."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.model import Bilingual, Digest, Glossary, Known, Language
from generator.pages import render_pages
from generator.pages.addresses import article_path, file_href, href
from generator.pages.data_files import data_files
from generator.structure.corrections import apply_corrections
from tests.digest_builder import ALIEN, SETTINGS, alienated, digest, with_articles
from tests.html_tree import parse

ROOT = "https://example.test/news/"


def with_doubted_headline(whole):
    (edition,) = whole.editions
    lead, *others = edition.articles
    lead = apply_corrections(lead, [("“新桥”", None, Bilingual("疑有误字", "Suspected misprint"))])
    return replace(whole, editions=(replace(edition, articles=(lead, *others)),))


DATA = set(data_files(digest(), ROOT))
DIGESTS = {
    "whole": digest(),
    "alien": alienated(digest()),
    "one story": with_articles(1),
    "two stories": with_articles(2),
    "four stories": with_articles(4),
    "forty stories": with_articles(40),
    "a doubt in a headline": with_doubted_headline(digest()),
    "nothing": Digest((), Glossary()),
}


@pytest.fixture(params=DIGESTS, scope="module")
def pages(request):
    return {page.path: page for page in render_pages(DIGESTS[request.param], SETTINGS)}


@pytest.fixture(scope="module")
def whole():
    return {page.path: page for page in render_pages(DIGESTS["whole"], SETTINGS)}


def test_every_link_leads_to_a_page_and_a_place_that_exist(pages):
    places = {path: set(parse(page.html).ids) for path, page in pages.items()}
    for path, page in pages.items():
        for link in parse(page.html).all("a"):
            target = urlsplit(urljoin(ROOT + path, link.attributes["href"]))
            assert target.geturl().startswith(ROOT), link.attributes["href"]
            where = unquote(target.path).removeprefix(urlsplit(ROOT).path)
            if where in DATA:
                continue
            assert where in places, f"{path} links to {where}"
            assert not target.fragment or unquote(target.fragment) in places[where], f"{path}: {link.attributes}"


def test_no_link_stands_in_another(pages):
    for path, page in pages.items():
        for link in parse(page.html).all("a"):
            assert not list(link.all("a")), f"{path}: {link.attributes}"


def test_the_name_of_a_link_holds_the_words_that_it_shows(pages):
    """Else who speaks to a browser cannot follow it (WCAG 2.5.3); the sign of a mark is no word."""
    for path, page in pages.items():
        for link in parse(page.html).all("a"):
            if link.attributes.get("class") != "mark":
                assert link.text in link.attributes.get("aria-label", link.text), f"{path}: {link.attributes}"


def test_ids_are_unique_on_a_page(pages):
    for page in pages.values():
        ids = parse(page.html).ids
        assert len(ids) == len(set(ids)), page.path


def test_what_an_attribute_refers_to_is_on_the_page(pages):
    for page in pages.values():
        tree = parse(page.html)
        for element in tree.all():
            if label := element.attributes.get("aria-labelledby"):
                assert label in tree.ids
            if paint := re.fullmatch(r"url\(#(.+)\)", element.attributes.get("fill", "")):
                assert paint.group(1) in tree.ids


def test_no_page_carries_style_or_script(pages):
    for page in pages.values():
        for element in parse(page.html).all():
            if element.tag == "script":
                assert element.attributes["type"] == "application/ld+json"  # data for programs
                continue
            if element.tag == "form":  # shown by the script that it needs
                assert "hidden" in element.attributes
                continue
            assert element.tag not in {"style", "iframe", "object", "embed", "link", "meta"}
            assert not [name for name in element.attributes if name == "style" or name.startswith("on")]


def test_both_languages_have_the_same_pages_and_know_each_other(pages):
    chinese = {path for path, page in pages.items() if page.language is Language.ZH}
    english = {path for path, page in pages.items() if page.language is Language.EN}
    assert english == {f"en/{path}" for path in chinese}
    for path, page in pages.items():
        assert page.alternate in pages
        assert pages[page.alternate].alternate == path
        assert pages[page.alternate].kind == page.kind


def test_every_page_says_what_it_is(pages):
    for page in pages.values():
        assert page.title.strip()
        assert page.description.strip()
        assert "\n" not in page.title + page.description


def test_rendering_is_a_function_of_the_content():
    assert render_pages(digest(), SETTINGS) == render_pages(digest(), SETTINGS)


def test_alien_text_is_shown_as_text():
    shown = 0
    for page in render_pages(DIGESTS["alien"], SETTINGS):
        text = parse(re.sub('<script type="application/ld.*?</script>', "", page.html)).text
        if page.kind != "about":  # Markdown, cleaned: see test_pages_about.py
            assert text.count("<script>alert(1)") == text.count("alert(1)")
        shown += text.count(ALIEN)
    assert shown > 100


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("slug", ["new-bridge", "library"])
def test_every_fact_leads_to_the_words_that_print_it(whole, slug, language):
    tree = parse(whole[article_path("demo", slug, language)].html)
    for fact in digest().editions[0].facts[slug].facts:
        row = tree.by_id(f"fact-{fact.id}")
        link = next(link for link in row.all("a") if link.attributes["href"].startswith("#f-") or _is_part(link))
        target = tree.by_id(link.attributes["href"].removeprefix("#"))
        if target.tag == "data":
            assert Decimal(target.attributes["value"]) == fact.figure.value
        else:
            assert (language, target.attributes["id"]) == (Language.EN, fact.part)
        if language is Language.ZH:
            assert target.text == fact.figure.written


def _is_part(link):
    return re.fullmatch(r"#[a-z]+\d*", link.attributes["href"]) and "class" not in link.attributes


def test_a_fact_leads_to_its_english_words_where_they_can_be_found(whole):
    tree = parse(whole["en/demo/new-bridge/"].html)
    assert tree.by_id("f-cost").text == "12\N{NO-BREAK SPACE}million yuan"
    assert tree.by_id("f-rate").text == "70%"
    assert "f-town" not in tree.ids


def test_the_chinese_of_every_part_stands_once_on_its_page(whole):
    article = digest().editions[0].articles[0]
    tree = parse(whole["demo/new-bridge/"].html)
    assert [part.id for part in article.parts] == [each for each in tree.ids if article.part(each)]


@pytest.mark.parametrize(
    ("origin", "target", "link"),
    [
        ("", "", "./"),
        ("", "en/", "en/"),
        ("en/", "", "../"),
        ("2022/saga/", "", "../../"),
        ("2022/saga/", "2022/source/", "../source/"),
        ("2022/saga/", "en/2022/saga/", "../../en/2022/saga/"),
        ("", "版面/", "%E7%89%88%E9%9D%A2/"),
    ],
)
def test_links_are_relative_so_that_any_sub_path_works(origin, target, link):
    assert href(origin, target) == link
    assert urljoin(ROOT + origin, link) == ROOT + target.replace("版面", "%E7%89%88%E9%9D%A2")


@pytest.mark.parametrize(
    ("origin", "link"),
    [("", "data/facts.csv"), ("en/numbers/", "../../data/facts.csv"), ("data/", "facts.csv")],
)
def test_a_link_to_a_file_ends_in_its_name(origin, link):
    assert file_href(origin, "data/facts.csv") == link


def test_a_link_within_a_page_is_its_fragment_alone():
    assert href("a/", "a/", "p1") == "#p1"
    assert href("a/", "a/", "p1", "view=both") == "?view=both#p1"


def test_the_date_of_an_edition_says_how_sure_it_is(whole):
    assert (whole[""].edition_title, whole[""].edition_note) == ("2022年春", "推定：文中称四月底")
    undated = replace(digest().editions[0], date=Known(None, "unknown"))
    some = {page.path: page for page in render_pages(replace(digest(), editions=(undated,)), SETTINGS)}
    assert (some["en/"].edition_note, some["demo/library/"].edition_note) == ("Date unknown", "（日期未知） · 一版3则")
    assert whole["en/demo/library/"].edition_note == " (inferred) · one page, 3 stories"


@pytest.mark.parametrize(
    ("path", "way"), [("", "demo/new-bridge/"), ("demo/", "new-bridge/"), ("numbers/", "../demo/new-bridge/")]
)
def test_a_mark_on_a_headline_stands_behind_the_link_and_leads_to_its_note(path, way):
    page = next(page for page in render_pages(DIGESTS["a doubt in a headline"], SETTINGS) if page.path == path)
    named = next(each for each in parse(page.html).all() if each.tag in {"h2", "h3", "p"} and "“新桥”" in each.text)
    assert [(link.text, link.attributes["href"]) for link in named.all("a")] == [
        ("河湾镇“新桥” 今日通车", way),
        ("〔疑〕", f"{way}#note-1"),
    ]


def test_no_edition_still_makes_a_site():
    kinds = {page.kind for page in render_pages(DIGESTS["nothing"], SETTINGS)}
    lists = {"index", "index-figures", "editions", "topics", "corrections", "report"}
    assert kinds == {"numbers", "places", "glossary", "translations", "about"} | lists


def test_the_name_of_the_site_titles_its_front_page(whole):
    assert Bilingual(whole[""].title, whole["en/"].title) == SETTINGS.name
