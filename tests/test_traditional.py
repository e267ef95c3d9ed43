"""A paper in Traditional script: its figures and names are read as those of any other, and its words say their script.

The small invented edition stands beside its own twin in Traditional script. The glossary, and what editors say of both,
are in Simplified script as the site's own words are.
"""

import json
import re
import zipfile
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from opencc import OpenCC
from playwright.sync_api import expect

from generator.check import check_content
from generator.facts.figures import find_figures, read_figure
from generator.facts.grammar import HEDGES_AFTER, HEDGES_BEFORE
from generator.facts.unit_table import BY_NAME, COMPOSED_UNITS
from generator.model import Script
from generator.reading import read_page
from generator.script import script_of, simple, simplified_forms
from generator.search.share import share_of
from tests.browser_support import serve
from tests.conftest import PUBLIC_ADDRESS
from tests.html_tree import Element, parse
from tests.invented import invented_project, with_traditional_twin
from tests.site_writing import write_site

NEWS = "河湾镇图书馆昨日开放，藏书2.5万册，总投资约1200万元，惠及沿线3个村的群众。"
PLACES = ("tw", "hk", "t")
converter = cache(OpenCC)
OF_BOTH = "乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽"


def traditional(text, place="t"):
    """The text as a paper of Taiwan, of Hong Kong, or of no one place prints it."""
    return converter(f"s2{place}").convert(text)


# ---------------------------------------------------------------- which script


@pytest.mark.parametrize("place", PLACES)
def test_a_page_knows_its_script(place):
    page, _ = read_page(traditional(NEWS, place).encode(), "source.txt")
    assert page.script is Script.TRADITIONAL


@pytest.mark.parametrize("text", [NEWS, f"{NEWS * 3}记者朱镕喆", "", "No Chinese at all"])
def test_what_is_not_traditional_is_simplified(text):
    assert script_of(text) is Script.SIMPLIFIED


@given(st.text(st.characters(min_codepoint=0x2E00, max_codepoint=0xA000)))
@example("乾隆著書於後")
def test_what_is_compared_keeps_every_offset_and_changes_no_more_once_it_is_simple(text):
    assert len(simple(text)) == len(text)
    assert simple(simple(text)) == simple(text)


@given(st.binary())
def test_simplified_print_is_compared_as_it_stands(data):
    text = data.decode("gb2312", "ignore").translate(dict.fromkeys(map(ord, OF_BOTH)))
    assert simple(text) == text


def test_characters_of_gb_2312_that_are_of_both_scripts_are_compared_in_their_simplified_form():
    both = "".join(char for char in simplified_forms() if char.encode("gb2312", "ignore"))
    assert both == OF_BOTH
    assert all(simple(char) == simplified_forms()[char] for char in OF_BOTH)


# ---------------------------------------------------------------- what is read


@pytest.mark.parametrize("place", PLACES)
def test_a_figure_has_its_unit_in_either_script(place):
    for unit in BY_NAME.keys() - COMPOSED_UNITS:
        written = traditional(f"12{unit}", place)
        twin, found = read_figure(f"12{unit}"), read_figure(written)
        assert (found.value, found.unit, found.written) == (twin.value, twin.unit, written)


@pytest.mark.parametrize("place", PLACES)
def test_a_figure_has_its_hedge_in_either_script(place):
    said = [f"{word}500户" for word in HEDGES_BEFORE] + [f"500户{word}" for word in HEDGES_AFTER]
    for words in said:
        twin, found = read_figure(words), read_figure(traditional(words, place))
        assert (found.approx, found.value, found.unit) == (twin.approx, twin.value, twin.unit), words


@pytest.mark.parametrize(
    "text",
    ["兩萬五千畝", "3年零6個月", "三億兩千萬元", "增長三成五", "2500多戶", "不少於500名", "１２００畝"],
)
def test_figures_of_traditional_text_are_those_of_its_twin_and_quoted_as_printed(text):
    twin = find_figures(converter("t2s").convert(text))
    found = find_figures(text)
    assert [(one.value, one.unit, one.approx, one.start, one.end) for one in found] == [
        (one.value, one.unit, one.approx, one.start, one.end) for one in twin
    ]
    assert all(one.written == text[one.start : one.end] for one in found)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The invented edition beside its twin."""
    folder = invented_project(tmp_path_factory.mktemp("traditional"))
    with_traditional_twin(folder / "content")
    return folder


@pytest.fixture(scope="module")
def digest(project):
    found, findings = check_content(project / "content")
    return found, findings


def test_nothing_is_wrong_with_a_traditional_edition_that_is_not_wrong_with_its_twin(digest):
    """Facts, quotations, names and terms of a Simplified glossary, figures of translations."""
    _, findings = digest

    def said_of(edition):
        return sorted(
            (one.rule, one.where.path.rpartition("/")[2], one.where.line)
            for one in findings
            if f"/{edition}/" in one.where.path
        )

    assert said_of("hant") == said_of("demo")


def test_the_search_finds_a_traditional_story_by_what_its_twin_is_found_by(digest):
    found, _ = digest
    shares = {edition.id: share_of(edition, found.glossary) for edition in found.editions}
    (_, own), (_, twin) = (shares[edition].postings for edition in ("hant", "demo"))
    assert list(own.names) == list(twin.names)
    assert own.places.tolist() == twin.places.tolist()
    shown = b"".join(data for _, _, data in shares["hant"].texts).decode()
    assert "圖書館開放" in shown
    assert "图书馆" not in shown


# ---------------------------------------------------------------- what is published


@pytest.fixture(scope="module")
def published(project):
    """The site of both."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", PUBLIC_ADDRESS)
        write_site(project / "mkdocs.yml", project / "site")
    return project / "site"


def page(published, path):
    return (published / path / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["hant/library/", "hant/after-school/", "hant/source/"])
def test_a_page_of_a_traditional_text_is_in_traditional_chinese_and_the_words_around_it_are_not(published, path):
    html = page(published, path)
    assert '<html lang="zh-Hant">' in html
    assert '<body dir="ltr" lang="zh-Hans">' in html


@pytest.mark.parametrize("path", ["", "hant/", "demo/library/", "demo/source/", "all/"])
def test_every_other_page_is_in_the_script_of_the_site(published, path):
    html = page(published, path)
    assert '<html lang="zh-Hans">' in html
    assert '<body dir="ltr">' in html


COMPOSED = {"cite", "cite__text", "ours", "meta"}
"""Elements and classes whose words this site composes, with single words of the paper inside."""


def unmarked(element: Element, lang=""):
    """Runs of text with Traditional characters whose language is another one."""
    lang = element.attributes.get("lang", lang)
    if element.tag in {"script", "title"} or COMPOSED & {element.tag, *element.attributes.get("class", "").split()}:
        return
    for child in element.children:
        if isinstance(child, Element):
            yield from unmarked(child, lang)
        elif simple(child) != child and lang != "zh-Hant":
            yield child.strip()


def test_every_word_of_a_traditional_paper_says_its_script_wherever_it_stands(published):
    left = {}
    for path in published.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        body = parse(re.search("<body.*</body>", html, re.DOTALL)[0])
        lang = "en" if "/en/" in path.as_posix() else "zh-Hans"
        if found := list(unmarked(body, lang)):
            left[path.relative_to(published).as_posix()] = found
    assert left == {}


def test_no_word_of_a_simplified_paper_is_said_to_be_traditional(published):
    for path in published.rglob("index.html"):
        if "hant/" not in path.as_posix():
            tree = parse(re.search("<body.*</body>", path.read_text(encoding="utf-8"), re.DOTALL)[0])
            marked = [each.text for each in tree.all() if each.attributes.get("lang") == "zh-Hant"]
            assert all(simple(text) != text or not re.search("[\u4e00-\u9fff]{4}", text) for text in marked), path


def test_lists_show_the_headline_in_both_languages_for_either_script(published):
    for path in ("all/", "en/all/", "hant/", "en/hant/"):
        html = page(published, path)
        assert re.search('lang="zh-Hant"[^>]*>(?:<[^>]*>)*圖書館開放', html), path
        assert "Library opens" in html


def test_translations_name_the_script_of_the_original(published):
    for path in ("hant/library/", "en/hant/library/"):
        html = page(published, path)
        alternates = dict(re.findall(r'<link rel="alternate" hreflang="(.*?)" href="(.*?)">', html))
        chinese = f"{PUBLIC_ADDRESS}hant/library/"
        english = f"{PUBLIC_ADDRESS}en/hant/library/"
        assert alternates == {"zh-Hant": chinese, "en": english, "x-default": chinese}
    english = page(published, "en/hant/library/")
    assert re.search(r'<a [^>]*lang="zh-Hans" hreflang="zh-Hant" data-keep-fragment', english)


def test_programs_are_told_the_script_of_the_text(published):
    def linked(path):
        return json.loads(re.search('application/ld[+]json">(.*?)</script>', page(published, path))[1])

    assert linked("hant/library/")["inLanguage"] == "zh-Hant"
    assert linked("demo/library/")["inLanguage"] == "zh-Hans"
    assert linked("en/hant/library/")["translationOfWork"]["inLanguage"] == "zh-Hant"
    assert linked("en/hant/after-school/")["inLanguage"] == "zh-Hant"


def test_feeds_tell_the_script_of_each_story(published):
    told = json.loads((published / "feed.json").read_text(encoding="utf-8"))
    tags = {item["url"].removeprefix(PUBLIC_ADDRESS): item["language"] for item in told["items"]}
    assert (told["language"], tags["hant/library/"], tags["demo/library/"]) == ("zh-Hans", "zh-Hant", "zh-Hans")
    names = {"a": "http://www.w3.org/2005/Atom"}
    root = ET.parse(published / "feed.xml").getroot()  # noqa: S314 - our own file
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    entries = {entry.findtext("a:title", namespaces=names): entry for entry in root.findall("a:entry", names)}
    assert entries["圖書館開放"].get(lang) == entries["圖書館開放"].find("a:link", names).get("hreflang") == "zh-Hant"
    assert entries["图书馆开放"].get(lang) is None
    assert '<p lang="zh-Hant">圖為學生們' in entries["放學之後"].findtext("a:content", namespaces=names)


def test_a_book_is_in_the_script_of_its_edition(published):
    (file,) = (published / "hant").glob("*.epub")
    with zipfile.ZipFile(file) as book:
        package, nav = (book.read(f"EPUB/{name}").decode() for name in ("package.opf", "nav.xhtml"))
        stories = book.read("EPUB/zh/stories-1.xhtml").decode()
    assert re.findall("<dc:language>(.+?)</dc:language>", package) == ["zh-Hant", "en"]
    assert 'lang="zh-Hant" xml:lang="zh-Hant">圖書館開放</a>' in nav
    assert re.search('<html [^>]*lang="zh-Hant" xml:lang="zh-Hant">', stories)
    assert '<body lang="zh-Hans" xml:lang="zh-Hans">' in stories
    assert re.search('<h1 id="library.title" lang="zh-Hant" xml:lang="zh-Hant">圖書館開放</h1>', stories)


# ---------------------------------------------------------------- in the browser


@pytest.fixture
def opened(published, browser):
    """Opens a page of the site."""
    with serve(published) as home:
        tab = browser.new_page(base_url=home)

        def open_page(path):
            tab.goto(path)
            return tab

        yield open_page
        tab.close()


@pytest.mark.parametrize(("path", "typed"), [("", "图书馆"), ("", "圖書館"), ("en/", "圖書館")])
def test_the_search_shows_what_it_finds_in_the_script_it_is_printed_in(opened, path, typed):
    tab = opened(path)
    tab.locator("[data-search-open]").click()
    tab.locator("[data-md-component=search-query]").fill(typed)
    found = tab.locator(".md-search-result__link")
    expect(found.filter(has_text="圖書館").locator("[lang=zh-Hant] mark").first).to_have_text("圖書館")
    if not path:
        expect(found.filter(has_text="图书馆").first.locator("[lang]")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "where", "family"),
    [
        ("hant/library/", "#p1", "PingFang TC"),
        ("hant/library/", "#h", "Songti TC"),
        ("hant/library/", ".sections", "PingFang SC"),
        ("demo/library/", "#p1", "PingFang SC"),
        ("hant/", "#stories h3", "Songti TC"),
        ("en/hant/after-school/", "#c1", "PingFang TC"),
    ],
)
def test_each_script_has_its_own_letter_forms(opened, path, where, family):
    first = opened(path).locator(where).first
    assert first.evaluate("node => getComputedStyle(node).fontFamily").split(",")[0].strip('"') == family


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_both_languages_stand_side_by_side_each_as_its_own(opened, prefix):
    tab = opened(f"{prefix}hant/library/?view=both")
    expect(tab.locator(".pair [lang=zh-Hant]", has_text="鎮圖書館近日開放").first).to_be_visible()
    expect(tab.locator(".pair [lang=en]", has_text="The town library opened").first).to_be_visible()
