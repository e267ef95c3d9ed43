"""What readers do, in a real browser, on the published example site below its sub-path.

Every test ends with no request to another host and no complaint of the browser, breaches of the security policy
among them: the fixture `traffic` sees to it.
"""

import re
from itertools import pairwise, product

import pytest
from playwright.sync_api import expect

from scripts.chromium import FLAGS, find

EDITION = "2022-spring"
SLUGS = [
    "lhasa-poverty-alleviation",
    "nanjing-aid",
    "saga-farmland",
    "maqu-village-team",
    "dagze-finance",
    "resettlement-photo",
]
PAGES = [
    "",
    f"{EDITION}/",
    f"{EDITION}/source/",
    f"{EDITION}/{SLUGS[0]}/",
    f"{EDITION}/{SLUGS[5]}/",
    "numbers/",
    "places/",
    "glossary/",
    "about/",
    "all/",
    "all/figures/",
    "editions/",
    "topics/",
    "corrections/",
    "report/",
    "translations/",
]
"""One page of every kind."""
AS_EXPORTED = "据统计,2022年拉萨市"
"""Of the third paragraph of the first story, with its half-width comma."""


def switch(page):
    """The link to the same page in the other language."""
    return page.locator(".masthead a[hreflang]")


def search(page, words):
    """Type into the site's own search and give the results' links."""
    page.locator(".search-open, label[for=__search]").first.click()
    box = page.locator("[data-md-component=search-query]")
    box.press_sequentially(words, delay=20)
    results = page.locator(".md-search-result__item a.md-search-result__link")
    results.first.wait_for()
    return results


# --------------------------------------------------------------------- reading


def test_the_home_page_shows_every_story_and_leads_to_it(page):
    page.goto("")
    for slug in SLUGS:
        assert page.locator(f"main a[href*='{slug}/']").count() > 0
    page.locator(f"main h2 a[href*='{SLUGS[2]}/']").click()
    expect(page.locator("h1")).to_contain_text("高标准农田")


@pytest.mark.parametrize("slug", SLUGS)
def test_the_language_switch_stays_on_the_article_both_ways(page, slug):
    page.goto(f"{EDITION}/{slug}/")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    switch(page).click()
    page.wait_for_url(f"**/en/{EDITION}/{slug}/")
    assert page.locator("html").get_attribute("lang") == "en"
    switch(page).click()
    page.wait_for_url(re.compile(rf"news-digest/{EDITION}/{slug}/$"))


@pytest.mark.parametrize("path", PAGES)
def test_the_language_switch_works_on_every_kind_of_page(page, path):
    page.goto(path)
    switch(page).click()
    page.wait_for_url(f"**/en/{path}")


def test_every_paragraph_stands_in_both_languages_side_by_side(page):
    page.goto(f"{EDITION}/{SLUGS[0]}/?view=both")
    pairs = page.locator(".pairs .pair")
    expect(pairs.first).to_be_visible()
    assert page.locator(".pairs .pair > [lang^=zh]").count() == page.locator(".pairs .pair > [lang=en]").count() == 14
    assert "167975.86" in page.locator("#p3").inner_text()
    assert "1,679.7586" in page.locator("#p3").inner_text()


# --------------------------------------------------------------------- figures


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("slug", SLUGS[:5])
def test_every_figure_of_the_box_leads_to_its_sentence(page, prefix, slug):
    page.goto(f"{prefix}{EDITION}/{slug}/")
    links = page.locator(".facts dd a[href^='#'], .facts .total a[href^='#']")
    count = links.count()
    assert count > 0
    targets = {links.nth(n).get_attribute("href") for n in range(count)}
    for target in targets:
        assert page.locator(f".article {target}").count() == 1, target


def test_a_click_on_a_figure_shows_its_sentence_in_the_article(page):
    page.goto(f"{EDITION}/{SLUGS[0]}/")
    link = page.locator(".facts a[href='#f-funds-total']").first
    link.click()
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    assert target.inner_text() == "167975.86万元"
    assert "据统计，2022年拉萨市到位财政涉农统筹整合资金" in target.locator("xpath=ancestor::p").inner_text()


@pytest.mark.parametrize("view", ["", "?view=both"])
def test_who_goes_back_from_a_sentence_stands_at_the_figure_again_with_keys_too(page, view):
    page.goto(f"{EDITION}/{SLUGS[0]}/{view}")
    link = page.locator(".facts a[href='#f-funds-county']")
    link.focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    expect(page.locator("#f-funds-county:target")).to_be_in_viewport()
    page.go_back()
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    assert page.evaluate("scrollY") == before


def test_a_figure_that_is_pointed_at_is_marked_by_more_than_a_tint(new_page):
    for scheme in ("light", "dark"):
        page = new_page(color_scheme=scheme)
        page.goto(f"{EDITION}/{SLUGS[0]}/#f-funds-total")
        line, accent = page.locator("#f-funds-total").evaluate(
            "figure => [getComputedStyle(figure), getComputedStyle(document.querySelector('.ours'))]"
            ".map((style, n) => n ? style.color : `${style.textDecorationLine} ${style.textDecorationColor}`)"
        )
        assert line == f"underline {accent}"


@pytest.mark.parametrize(("prefix", "printed"), [("", "原文"), ("en/", "printed")])
def test_a_rate_that_does_not_follow_from_its_counts_is_disclosed(page, prefix, printed):
    page.goto(f"{prefix}{EDITION}/{SLUGS[0]}/")
    row = page.locator(".facts .rows > div", has_text="34.93")
    expect(row).to_contain_text("37.2")
    note = page.locator(".note", has_text="37.2")
    expect(note).to_contain_text("34.93")
    expect(note).to_contain_text(printed)
    assert "34.93%" in page.locator("#p3").inner_text()


def test_a_correction_is_shown_with_what_was_printed(page):
    page.goto(f"{EDITION}/{SLUGS[3]}/")
    assert page.locator("#p6 ins").inner_text() == "来"
    expect(page.locator(".note", has_text="丁增赤介绍说")).to_be_visible()


def test_each_paragraph_leads_to_its_place_in_the_raw_export_and_back(page):
    page.goto(f"{EDITION}/{SLUGS[0]}/")
    page.locator("#p3 a.src").click()
    page.wait_for_url(re.compile(rf"/{EDITION}/source/(page/\d+/)?#r\d+$"))
    expect(page.locator(":target")).to_be_in_viewport()
    assert AS_EXPORTED in page.locator(":target").inner_text()


def test_the_english_export_leads_to_the_characters_of_each_fragment(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(f"en/{EDITION}/{SLUGS[0]}/")
    page.locator("#p3 a.src").click()
    page.locator(":target a", has_text="characters").click()
    page.wait_for_url(re.compile(rf"/news-digest/{EDITION}/source/(page/\d+/)?#r\d+$"))
    assert AS_EXPORTED in page.locator(":target").inner_text()


def test_the_english_export_shows_the_characters_in_place_to_whoever_asks(page):
    page.goto(f"en/{EDITION}/{SLUGS[0]}/")
    page.locator("#p3 a.src").click()
    page.wait_for_url(re.compile(rf"/en/{EDITION}/source/(page/\d+/)?#r\d+$"))
    page.wait_for_load_state("load")
    fragment = page.locator(":target")
    expect(fragment.locator(".raw")).to_have_count(0)
    fragment.locator("a", has_text="characters").click()
    expect(fragment.locator(".raw:lang(zh-Hans)")).to_contain_text(AS_EXPORTED)
    expect(fragment.locator(".raw")).to_be_focused()
    expect(page.locator(".export > section:has(.raw)")).to_have_count(page.locator(".export > section").count())
    fragment.locator("a", has_text="characters").click()
    page.wait_for_url(re.compile(rf"/news-digest/{EDITION}/source/(page/\d+/)?#r\d+$"))


def test_where_the_characters_cannot_be_fetched_the_reader_is_taken_to_them(page, traffic):
    page.goto(f"en/{EDITION}/source/")
    page.route(f"**/news-digest/{EDITION}/source/", lambda route: route.fulfill(status=503), times=1)
    page.locator(".export a", has_text="characters").first.click()
    page.wait_for_url(re.compile(rf"/news-digest/{EDITION}/source/#r\d+$"))
    expect(page.locator(":target .raw")).to_be_visible()
    traffic.complaints.clear()  # the browser tells of the answer that the test gave


# ---------------------------------------------------------------------- search


@pytest.mark.parametrize(
    ("start", "words", "slug"),
    [
        ("", "高标准农田", SLUGS[2]),
        ("", "幸福驿站", SLUGS[1]),
        ("", "轮椅", SLUGS[3]),
        ("en/", "farmland", SLUGS[2]),
        ("en/", "wheelchairs", SLUGS[3]),
    ],
)
def test_search_finds_the_article_in_either_language(page, start, words, slug):
    page.goto(start)
    results = search(page, words)
    links = [results.nth(n).get_attribute("href") for n in range(min(results.count(), 5))]
    assert any(slug in link for link in links)
    own = [link for link in links if slug in link and ("/en/" in link) == (start == "en/")]
    assert own
    page.locator(f".md-search-result__link[href='{own[0]}']").first.click()
    page.wait_for_url(f"**/{slug}/**")


# ---------------------------------------------------------------- every reader


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("slug", SLUGS)
def test_with_scripts_off_an_article_is_complete_and_leads_to_the_other_language(new_page, prefix, slug):
    page = new_page(java_script_enabled=False)
    page.goto(f"{prefix}{EDITION}/{slug}/")
    for number in range(1, page.locator(".prose p[id^=p]").count() + 1):
        expect(page.locator(f"#p{number}")).to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    switch(page).click()
    assert ("/en/" in page.url) == (prefix == "")


def test_with_scripts_off_every_fact_stands_on_the_numbers_page(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("numbers/")
    text = page.locator("main").text_content()  # what lies below is laid out when a reader comes near
    for figure in ["167975.86", "34.93", "1095.15", "3808.56", "11337"]:
        assert figure in text


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_nothing_scrolls_sideways(page, prefix):
    for path in PAGES:
        page.goto(prefix + path)
        for width, scheme in product((320, 360, 768, 1024, 1280), ("light", "dark")):
            page.set_viewport_size({"width": width, "height": 740})
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate("innerWidth") == width
            wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wider <= 0, (prefix + path, width, scheme, wider)


@pytest.mark.parametrize(("width", "size"), [(360, "150%"), (414, "200%")])
def test_a_phone_set_to_large_letters_scrolls_one_way(new_page, width, size):
    page = new_page(viewport={"width": width, "height": 740})
    for path in PAGES:
        page.goto(path)
        page.evaluate("size => document.documentElement.style.fontSize = size", size)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, (path, wider)
    page.goto("en/about/")
    page.evaluate("size => document.documentElement.style.fontSize = size", size)
    assert page.locator(".search-open").evaluate("button => button.getBoundingClientRect().right <= innerWidth")


def test_a_browser_set_to_large_letters_scrolls_no_page_sideways(browser, served):
    with browser.browser_type.launch(
        executable_path=find(), args=[*FLAGS, "--blink-settings=defaultFontSize=24"]
    ) as set_to:
        page = set_to.new_page(base_url=served, service_workers="block", viewport={"width": 320, "height": 740})
        for prefix, path in product(("", "en/"), PAGES):
            page.goto(prefix + path)
            for width in (320, 390):
                page.set_viewport_size({"width": width, "height": 740})
                wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert wider <= 0, (prefix + path, width, wider)


def test_the_sections_stand_on_one_line_of_a_phone_and_the_name_on_one_of_a_tablet(new_page):
    page = new_page(viewport={"width": 360, "height": 740})
    for path in ("en/", "en/about/", "en/glossary/"):
        page.goto(path)
        tops = page.locator(".sections li").evaluate_all("all => all.map(each => each.getBoundingClientRect().top)")
        assert len(set(tops)) == 1, path
    page.set_viewport_size({"width": 768, "height": 740})
    assert page.locator(".wordmark a").evaluate(LINES) == ["Press Digest", "报摘"]
    page.set_viewport_size({"width": 320, "height": 740})
    page.goto("about/")
    tops = page.locator(".sections li").evaluate_all("all => all.map(each => each.getBoundingClientRect().top)")
    assert len(set(tops)) == 1


def test_the_link_behind_a_paragraph_begins_a_line_at_its_edge(new_page):
    page = new_page()
    lines = 0
    for width in range(320, 400, 8):
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(f"{EDITION}/{SLUGS[0]}/")
        for link in page.locator(".prose > p > .src").all():
            edge, left, top, above = link.evaluate("""link => {
                const rects = node => {
                    const range = document.createRange()
                    range.selectNodeContents(node)
                    return [...range.getClientRects()]
                }
                const [{ left, top }] = rects(link), { bottom } = rects(link.previousSibling).at(-1)
                return [link.parentElement.getBoundingClientRect().left, left, top, bottom]
            }""")
            if top < above:
                continue
            lines += 1
            assert abs(left - edge) < 1, (width, left, edge)
    assert lines


AT_A_MARK = re.compile(r"(?<=[，：！？·”\s])|(?=[“·])")
LINES = """headline => {
    const walker = document.createTreeWalker(headline, NodeFilter.SHOW_TEXT), lines = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let at = 0; at < node.length; at++) {
            const range = document.createRange()
            range.setStart(node, at)
            range.setEnd(node, at + 1)
            const { bottom } = range.getBoundingClientRect()
            if (lines.length && Math.abs(lines.at(-1).bottom - bottom) < 8) lines.at(-1).text += node.data[at]
            else lines.push({ text: node.data[at], bottom })
        }
    }
    return lines.map(line => line.text)
}"""


def test_a_chinese_headline_in_a_list_breaks_at_its_marks_or_within_a_clause_that_no_line_holds(new_page):
    page = new_page(viewport={"width": 360, "height": 740})
    broken = 0
    for path, width in product(("all/", "topics/", "editions/"), (240, 320, 360)):
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(path)
        for headline in page.locator(".listed a:not(.chip), .place__story").all():
            for before, after in pairwise(headline.evaluate(LINES)):
                broken += 1
                clause = AT_A_MARK.split(before)[-1] + AT_A_MARK.split(after)[0]
                assert AT_A_MARK.match(before + after, len(before)) or len(clause) > len(before), (before, after)
    assert broken


def test_a_chinese_heading_breaks_at_its_marks_and_around_the_words_of_the_glossary(new_page):
    page = new_page()
    page.goto(f"{EDITION}/{SLUGS[0]}/")
    heading = page.locator(".prose h2", has_text="多点发力")
    for share, lines in ((0.75, ["多点发力，", "美丽乡村建设取得新成效"]), (2, ["多点发力，美丽乡村建设取得新成效"])):
        heading.evaluate(
            """(heading, share) => {
            heading.style.width = "max-content"
            heading.style.width = `${heading.getBoundingClientRect().width * share}px`
        }""",
            share,
        )
        assert heading.evaluate(LINES) == lines


@pytest.mark.parametrize("path", [f"{EDITION}/{SLUGS[0]}/", f"{EDITION}/{SLUGS[0]}/?view=both"])
def test_who_comes_for_a_figure_sees_where_its_sentence_begins(page, path):
    page.goto(path)
    figure = page.locator("#f-projects-started")
    before = figure.evaluate("figure => figure.parentElement.textContent.split(figure.textContent)[0].length")
    assert before > 40  # it stands some lines into its paragraph
    page.locator("#facts a[href='#f-projects-started']").click()
    expect(page.locator("#f-projects-started:target")).to_be_in_viewport()
    top = figure.evaluate("figure => figure.parentElement.getBoundingClientRect().top")
    assert top >= 0


def test_nobody_is_read_an_empty_paragraph_above_a_story(new_page):
    page = new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{EDITION}/{SLUGS[0]}/")
    said = page.locator(".head p").evaluate_all("all => all.map(each => each.innerText.trim())")
    assert said
    assert all(said)


def test_a_share_stands_beside_its_bar_on_a_tablet(new_page):
    page = new_page(viewport={"width": 768, "height": 740})
    page.goto("en/numbers/")
    for bar in page.locator("#lhasa .lb:has(svg)").all():
        line = bar.evaluate("""bar => {
            const [label, drawn, share] = [...bar.children].map(each => each.getBoundingClientRect())
            return [label.right <= drawn.left, drawn.right <= share.left, share.top < drawn.bottom]
        }""")
        assert all(line), bar.text_content()


@pytest.mark.parametrize("width", [360, 768])
def test_every_line_of_filters_begins_at_the_same_edge(new_page, width):
    page = new_page(viewport={"width": width, "height": 740})
    for prefix in ("", "en/"):
        page.goto(f"{prefix}{EDITION}/")
        for links in page.locator(".filter-links").all():
            edges = links.locator("a").evaluate_all("""all => {
                const lines = new Map()
                for (const link of all) {
                    const range = document.createRange()
                    range.selectNodeContents(link)
                    const { top, left } = range.getBoundingClientRect()
                    lines.set(Math.round(top), Math.min(left, lines.get(Math.round(top)) ?? Infinity))
                }
                return [...lines.values()].map(Math.round)
            }""")
            assert len(set(edges)) == 1, edges


def test_the_way_to_the_other_language_stays_on_one_line(new_page):
    page = new_page(viewport={"width": 320, "height": 740})
    page.goto("en/about/")
    assert len(page.locator(".ear--right > a").evaluate(LINES)) == 1


def test_on_paper_what_is_read_as_one_thing_is_not_cut_and_nothing_leads_elsewhere(page):
    page.emulate_media(media="print")
    for path, parts in {"": ".columns .story", "glossary/": ".entry", f"{EDITION}/facts/": ".proof"}.items():
        page.goto(path)
        uncut = page.locator(parts).evaluate_all("all => all.map(each => getComputedStyle(each).breakInside)")
        assert set(uncut) == {"avoid"}, path
    page.goto("")
    for link in page.locator(".both, .strip > header a").all():
        expect(link).to_be_hidden()


def test_a_sheet_of_paper_has_the_figures_without_their_filters(new_page):
    page = new_page(viewport={"width": 680, "height": 960})  # a sheet is narrower than most screens
    page.emulate_media(media="print")
    page.goto("numbers/")
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("td.v").first).to_be_visible()


def test_on_paper_the_name_of_a_box_of_figures_stays_with_its_first_figures(page):
    page.emulate_media(media="print")
    page.goto(f"{EDITION}/{SLUGS[0]}/")
    names = page.locator(".facts > h2")
    kept = names.evaluate_all(
        "all => all.map(each => getComputedStyle(each)).map(style => [style.columnSpan, style.breakAfter])"
    )
    assert kept == [["none", "avoid"]] * 2  # across both columns a name was left alone at the foot of a page


def test_sentences_quoted_in_a_block_have_their_own_marks_and_no_others(page):
    page.goto("terms/revitalization/")
    quotes = page.locator(".quotation q")
    assert "“" in "".join(quotes.all_text_contents())
    assert set(quotes.evaluate_all("all => all.map(each => getComputedStyle(each).quotes)")) == {"none"}


def test_dark_follows_the_system(new_page):
    colours = []
    for scheme in ("light", "dark"):
        page = new_page(color_scheme=scheme)
        page.goto("")
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(251, 251, 249)", "rgb(19, 23, 24)"]


def test_a_lost_reader_is_led_home(page, traffic):
    response = page.goto("nowhere/")
    assert response.status == 404
    page.locator("main a").first.click()
    expect(page.locator("h1")).to_be_visible()
    traffic.complaints.clear()  # the browser itself reports the 404


def test_the_first_key_finds_a_skip_link(page):
    page.goto(f"{EDITION}/{SLUGS[0]}/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.get_attribute("href") == "#main"
    ground = page.locator("#main").evaluate("each => getComputedStyle(each).backgroundColor")
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    assert page.locator("#main").evaluate("each => getComputedStyle(each).backgroundColor") == ground
