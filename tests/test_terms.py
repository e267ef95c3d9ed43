"""Terms that explain themselves: by hover, focus and tap, in a real browser on the published example site."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def story(site):
    """A story of the site that has terms of the glossary in its text."""
    found = max(site.glob("*/*/index.html"), key=lambda path: path.read_text(encoding="utf-8").count("/glossary/#"))
    return found.parent.relative_to(site).as_posix() + "/"


@pytest.fixture
def term():
    """The first term whose explanation is an entry of the glossary."""
    return ".prose a.term[href*='glossary/#']"


BOX = "#explanation"


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_hover_and_focus_explain_a_term(page, story, term, prefix):
    page.goto(prefix + story)
    link = page.locator(term).first
    word = link.inner_text()
    link.hover()
    box = page.locator(BOX)
    expect(box).to_be_visible()
    assert len(box.inner_text()) > len(word) + 10
    expect(link).to_have_attribute("aria-describedby", "explanation")
    page.mouse.move(0, 0)
    expect(box).to_be_hidden()
    link.focus()
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(link).to_be_focused()


def test_the_pointer_may_rest_on_the_explanation(page, story, term):
    page.goto(story)
    page.locator(term).first.hover()
    expect(page.locator(BOX)).to_be_visible()
    page.locator(BOX).hover()
    page.wait_for_timeout(400)
    expect(page.locator(BOX)).to_be_visible()


def test_a_tap_explains_and_the_explanation_leads_on(new_page, story, term):
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.goto(story)
    page.locator(term).first.tap()
    box = page.locator(BOX)
    expect(box).to_be_visible()
    assert page.url.endswith(story)
    edges = box.bounding_box()
    assert edges["x"] >= 0
    assert edges["x"] + edges["width"] <= 360
    box.locator("a").last.tap()
    page.wait_for_url("**/glossary/**")
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_click_leads_to_the_entry_with_scripts_and_without(new_page, story, term):
    for scripts in (True, False):
        page = new_page(java_script_enabled=scripts)
        page.goto(story)
        page.locator(term).first.click()
        page.wait_for_url("**/glossary/#*")
        expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("path", "entries"), [("glossary/", ".entry"), ("numbers/", ".place[id]")])
def test_an_address_leads_to_its_place_however_far_down(new_page, path, entries, scripts):
    """What lies far below is laid out late: its guessed height must lead nobody astray."""
    page = new_page(java_script_enabled=scripts, viewport={"width": 360, "height": 740})
    page.goto(path)
    last = page.locator(entries).last.get_attribute("id")
    page.goto("about/")
    page.goto(f"{path}#{last}")
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_terms_are_explained_once_and_neither_in_headings_nor_in_links(page, story, prefix):
    page.goto(prefix + story)
    addresses = page.locator("a.term").evaluate_all("links => links.map(link => link.href)")
    assert len(addresses) > 3
    assert len(addresses) == len(set(addresses))
    assert page.locator(":is(h1, h2, h3, .standfirst, .kicker, a a) a.term").count() == 0


def test_both_languages_explain_their_own_words(page, story, term):
    page.goto(f"{story}?view=both")
    expect(page.locator(".pairs")).to_be_visible()
    english = page.locator(".pair > [lang=en] a.term[href*='/en/glossary/#']").first
    english.scroll_into_view_if_needed()
    english.hover()
    expect(page.locator(BOX)).to_be_visible()


@pytest.fixture
def phone(new_page):
    return new_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)


@pytest.mark.parametrize("lost", ["cannot be fetched", "has no entry"])
def test_a_tap_on_a_term_that_is_not_explained_leads_to_its_page(phone, story, term, traffic, lost):
    def answer(route):
        if route.request.is_navigation_request():
            route.continue_()
        elif lost == "cannot be fetched":
            route.abort()
        else:
            route.fulfill(body="<p>nothing", content_type="text/html")

    phone.route("**/glossary/", answer)
    phone.goto(story)
    phone.locator(term).first.tap()
    phone.wait_for_url("**/glossary/#*")
    traffic.complaints.clear()


@pytest.mark.parametrize(("prefix", "said"), [("", "地点页"), ("en/", "Place page")])
def test_the_explanation_of_a_place_leads_to_its_page(phone, site, prefix, said):
    place = re.compile(r'class="term" href="[^"]*places/')
    story = next(path.parent for path in sorted(site.glob("*/*/index.html")) if place.search(path.read_text("utf-8")))
    phone.goto(f"{prefix}{story.relative_to(site).as_posix()}/")
    phone.locator(".prose a.term[href*='places/']").first.tap()
    link = phone.locator(f"{BOX} > a")
    expect(link).to_have_text(said)
    link.tap()
    phone.wait_for_url("**/places/**")
