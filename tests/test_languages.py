"""The web's conventions for a site in two languages: every address that the site states is visited.

Both the published example and the small invented edition, one of whose stories has no English.
"""

import re
from html import unescape
from urllib.request import urlopen
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

from tests.browser_support import SUB_PATH, serve
from tests.conftest import PUBLIC_ADDRESS
from tests.html_tree import parse, spoken
from tests.invented import invented_project
from tests.site_writing import write_site

ALONE = "demo/after-school/"
"""The story of the invented edition that has no English."""
SPOKEN = """() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = []
    while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode
        found.push([data, parentElement.closest("[lang]").lang])
    }
    return found
}"""
"""Every text of a page as its scripts left it, with its language."""
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The invented edition, published."""
    folder = invented_project(tmp_path_factory.mktemp("demo"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", PUBLIC_ADDRESS)
        write_site(folder / "mkdocs.yml", folder / "site")
    return folder / "site"


@pytest.fixture(scope="module", params=["real", "demo"])
def published(request):
    """The folder of a site, and its address on a host."""
    folder = request.getfixturevalue("site" if request.param == "real" else "demo")
    with serve(folder) as address:
        yield folder, address


def head(html):
    """What a page says of its addresses: the canonical one, and those of its translations by language."""
    canonical = re.findall(r'<link rel="canonical" href="(.*?)">', html)
    alternates = dict(re.findall(r'<link rel="alternate" hreflang="(.*?)" href="(.*?)">', html))
    return [unescape(address) for address in canonical], alternates


def pages_of(folder):
    """The pages of a site by their public address."""
    return {
        PUBLIC_ADDRESS + path.relative_to(folder).as_posix().removesuffix("index.html"): path.read_text(
            encoding="utf-8"
        )
        for path in folder.rglob("index.html")
    }


def sitemap(folder):
    """Every entry with its translations."""
    root = ET.parse(folder / "sitemap.xml").getroot()  # noqa: S314 - our own file
    return {
        url.findtext("s:loc", namespaces=SPACES): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", SPACES)
        }
        for url in root
    }


def test_every_address_of_heads_and_sitemap_is_absolute_and_answers(published):
    folder, home = published
    stated = set(sitemap(folder))
    for html in pages_of(folder).values():
        canonical, alternates = head(html)
        stated |= {*canonical, *alternates.values()}
    assert len(stated) > 20
    for address in stated:
        assert address.startswith(PUBLIC_ADDRESS)
        with urlopen(home + address.removeprefix(PUBLIC_ADDRESS)) as answer:  # noqa: S310 - our own host
            assert answer.status == 200


def test_translations_name_each_other_and_themselves(published):
    folder, _ = published
    pages = pages_of(folder)
    for address, html in pages.items():
        canonical, alternates = head(html)
        if not alternates:
            continue
        assert set(alternates) == {"zh-Hans", "en", "x-default"}
        assert canonical == [address]
        assert address in alternates.values()
        assert alternates["x-default"] == alternates["zh-Hans"]
        for other in alternates.values():
            assert head(pages[other])[1] == alternates


def test_the_sitemap_holds_every_page_that_is_its_own_original_with_its_translations(published):
    folder, _ = published
    heads = {address: head(html) for address, html in pages_of(folder).items()}
    assert sitemap(folder) == {address: found[1] for address, found in heads.items() if found[0] == [address]}


def test_every_page_declares_its_language_and_speaks_it(published):
    folder, _ = published
    for address, html in pages_of(folder).items():
        is_english = address.startswith(PUBLIC_ADDRESS + "en/")
        assert f'<html lang="{"en" if is_english else "zh-Hans"}"' in html, address
        assert ("Skip to the text" in html) == is_english, address


def test_no_chinese_is_read_out_by_an_english_voice(published):
    folder, _ = published
    misread = {
        (address, said.strip())
        for address, html in pages_of(folder).items()
        if address.startswith(PUBLIC_ADDRESS + "en/")
        for said, language in spoken(parse(html.partition("<!doctype html>")[2]))
        if re.search("[\u4e00-\u9fff]", said) and not language.startswith("zh")
    }
    assert misread == set()


# ------------------------------------------------------------- what has no English


def test_a_story_without_english_is_the_chinese_one_to_search_engines(demo):
    pages = pages_of(demo)
    for prefix in ["", "en/"]:
        canonical, alternates = head(pages[f"{PUBLIC_ADDRESS}{prefix}{ALONE}"])
        assert canonical == [PUBLIC_ADDRESS + ALONE]
        assert alternates == {}
    assert f"{PUBLIC_ADDRESS}{ALONE}" in sitemap(demo)
    assert f"{PUBLIC_ADDRESS}en/{ALONE}" not in sitemap(demo)


def test_a_story_without_english_says_so_in_english_and_marks_its_chinese(demo):
    html = pages_of(demo)[f"{PUBLIC_ADDRESS}en/{ALONE}"]
    assert html.count("not been translated into English") == 1
    assert re.search(r'<h1 id="h" lang="zh-Hans">', html)
    assert re.search(r'<li aria-current="page"[^>]*><span itemprop="name" lang="zh-Hans">放学之后</span>', html)
    for part in re.findall(r'<p class="(?:caption|credit)"[^>]*>', html):
        assert 'lang="zh-Hans"' in part


def test_a_story_without_english_is_found_as_the_chinese_page_only(browser, demo):
    with serve(demo) as home:
        page = browser.new_page(base_url=home)
        page.goto("en/")
        page.locator(".search-open").click()
        page.locator("[data-md-component=search-query]").press_sequentially("放学之后", delay=20)
        results = page.locator(".md-search-result__item a.md-search-result__link")
        results.first.wait_for()
        links = [link.get_attribute("href") for link in results.all()]
        assert [link for link in links if ALONE in link]
        assert not [link for link in links if f"en/{ALONE}" in link]
        page.close()


def test_a_story_without_english_still_has_its_switch_and_its_visible_gaps(browser, demo):
    with serve(demo) as home:
        page = browser.new_page(base_url=home)
        page.goto(ALONE)
        page.locator(".masthead a[hreflang]").click()
        page.wait_for_url(f"**/en/{ALONE}")
        page.locator(".masthead a[hreflang]").click()
        page.wait_for_url(re.compile(rf"{SUB_PATH}{ALONE}$"))
        page.goto(f"{ALONE}?view=both")
        rows = page.locator(".pairs > .pair")
        expect(rows.first).to_be_visible()
        for row in rows.all():
            expect(row.locator(".untranslated")).to_be_visible()
            expect(row.locator(".untranslated")).to_have_text("这一段还没有英文。")
        page.close()


def test_states_of_a_translation_are_said_in_the_language_of_the_page(browser, demo):
    with serve(demo) as home:
        page = browser.new_page(base_url=home)
        page.goto("en/demo/library/")
        assert [state.inner_text() for state in page.locator(".state").all()] == [
            "Machine translation, not yet reviewed.",
            "The Chinese has changed since this was translated.",
        ]
        page.goto("demo/library/?view=both")
        expect(page.locator(".pairs")).to_be_visible()
        states = page.locator(".article--pair .state")
        assert [state.inner_text() for state in states.all()] == ["机器英译，未审", "中文已改，英文待更新"]
        assert {state.get_attribute("lang") for state in states.all()} == {"zh-Hans"}
        page.close()


# ------------------------------------------------------------------------ the switch


def test_the_switch_leads_to_the_same_page_from_every_kind_of_page_and_back(page, site):
    kinds = {}
    for path in sorted(site.rglob("index.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        kind = re.sub(r"[^/]+(?=/)", "*", address) if not address.startswith("en/") else None
        section = address.split("/")[0] if address.startswith(("places", "glossary", "numbers", "about")) else "edition"
        if kind is not None:
            kinds.setdefault((section, kind, "source" in address), address)
    assert len(kinds) >= 9
    for address in kinds.values():
        page.goto(address)
        page.locator(".masthead a[hreflang]").click()
        page.wait_for_url(re.compile(rf"{SUB_PATH}en/{re.escape(address)}$"))
        page.locator(".masthead a[hreflang]").click()
        page.wait_for_url(re.compile(rf"{SUB_PATH}{re.escape(address)}$"))


def test_the_switch_holds_after_walking_through_the_site(page):
    page.goto("en/")
    page.locator("main article h2 a").first.click()
    page.locator("a.term").first.click()
    page.wait_for_load_state()
    here = page.url
    assert "/en/" in here
    page.locator(".masthead a[hreflang]").click()
    page.wait_for_url(lambda url: "/en/" not in url)
    assert page.url.partition("#")[0] == here.replace("/en/", "/").partition("#")[0]


def test_a_lost_reader_of_english_has_the_whole_page_in_english(page, traffic):
    page.goto("en/nowhere/at/all/")
    expect(page.locator("h1")).to_have_text("No such page")
    assert page.title() == "404 · Press Digest"
    assert page.evaluate("document.documentElement.lang") == "en"
    misread = [
        said
        for said, language in page.evaluate(SPOKEN)
        if re.search("[\u4e00-\u9fff]", said) and not language.startswith("zh")
    ]
    assert misread == []
    page.locator(".search-open").click()
    expect(page.get_by_role("combobox", name="Stories, figures, places")).to_be_focused()
    traffic.complaints.clear()  # the browser itself reports the 404


def test_a_lost_reader_of_chinese_has_it_in_chinese(page, traffic):
    page.goto("nowhere/en/")
    expect(page.locator("h1")).to_have_text("没有这一页")
    expect(page.locator(".search-open")).to_have_text("搜索")
    traffic.complaints.clear()  # the browser itself reports the 404


def test_a_lost_reader_without_scripts_is_promised_no_search(new_page, traffic):
    page = new_page(java_script_enabled=False)
    page.goto("en/nowhere/")
    expect(page.get_by_text("or use the search")).to_be_hidden()
    page.locator("main [lang=en]").get_by_role("link", name="index").click()
    expect(page.locator("h1")).to_have_text("Index")
    traffic.complaints.clear()  # the browser itself reports the 404


def test_one_page_for_lost_readers_serves_both_languages(page, traffic):
    page.goto("en/nowhere/at/all/")
    assert page.locator("main [lang=en]").count() == 1
    page.locator("main [lang=en] a").first.click()
    page.wait_for_url(f"**{SUB_PATH}en/")
    traffic.complaints.clear()  # the browser itself reports the 404
