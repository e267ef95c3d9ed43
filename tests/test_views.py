"""Reading one story in two languages: four views, in a real browser, on the published example site.

Which articles the site has is read from the site itself. The first one is read; what holds for one holds for all.
"""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

VIEWS = ["zh", "both", "alternate", "en"]


@pytest.fixture(scope="module")
def story(site):
    """The address of a story of the site: one of those with most parts."""
    pages = [path for path in site.glob("*/*/index.html") if 'data-view="both"' in path.read_text(encoding="utf-8")]
    longest = max(pages, key=lambda path: path.read_text(encoding="utf-8").count('<p id="p'))
    return longest.parent.relative_to(site).as_posix() + "/"


def choose(page, view):
    page.locator(f".view a[data-view={view}]").click()


def shown(page):
    """The view that the page says it shows."""
    current = page.locator(".view a[aria-current]")
    expect(current).to_have_count(1)
    return current.get_attribute("data-view")


def test_every_view_has_an_address_and_the_switch_says_which_is_shown(page, story):
    page.goto(story)
    assert [link.get_attribute("data-view") for link in page.locator(".view a").all()] == VIEWS
    assert shown(page) == "zh"
    choose(page, "both")
    page.wait_for_url(f"**/{story}?view=both")
    expect(page.locator(".article--both .pair").first).to_be_visible()
    assert shown(page) == "both"
    choose(page, "alternate")
    page.wait_for_url(f"**/{story}?view=alternate")
    expect(page.locator(".article--alternate .pair").first).to_be_visible()
    choose(page, "en")
    page.wait_for_url(f"**/en/{story}")
    assert shown(page) == "en"


def test_back_and_forward_walk_through_the_views(page, story):
    page.goto(story)
    choose(page, "both")
    expect(page.locator(".article--both")).to_be_visible()
    choose(page, "alternate")
    expect(page.locator(".article--alternate")).to_be_visible()
    page.go_back()
    expect(page.locator(".article--both")).to_be_visible()
    page.go_back()
    expect(page.locator(".prose")).to_be_visible()
    page.go_forward()
    expect(page.locator(".article--both")).to_be_visible()


def test_a_view_with_both_languages_is_remembered_and_the_address_wins(page, story):
    page.goto(story)
    choose(page, "both")
    expect(page.locator(".article--both")).to_be_visible()
    page.goto("./")
    page.goto(story)
    expect(page.locator(".article--both")).to_be_visible()
    assert page.url.endswith("?view=both")
    page.goto(f"{story}?view=zh")
    expect(page.locator(".prose")).to_be_visible()
    page.goto(f"{story}?view=alternate")
    expect(page.locator(".article--alternate")).to_be_visible()
    choose(page, "zh")
    page.goto(story)
    expect(page.locator(".prose")).to_be_visible()
    assert page.url.endswith(story)


def test_an_address_that_asks_for_the_other_language_leads_to_it(page, story):
    page.goto(f"{story}?view=en#p2")
    page.wait_for_url(f"**/en/{story}#p2")


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_paragraph_stands_once_beside_its_own_translation(page, story, prefix):
    page.goto(f"{story}")
    chinese = {part.get_attribute("id"): part.inner_text() for part in page.locator(".prose > p[id^=p]").all()}
    page.goto(f"{prefix}{story}?view=both")
    expect(page.locator(".pairs")).to_be_visible()
    for part, text in chinese.items():
        column = page.locator(f".pairs > #{part} > [lang^=zh]")
        assert re.sub(r"\s|原文\d*|Source \d*", "", column.locator("p").first.inner_text()) == re.sub(
            r"\s|原文\d*", "", text
        )
        assert page.locator(f".pairs > #{part} > [lang=en]").inner_text().strip()
    assert page.locator(".pairs > .pair").count() == len(
        set(page.locator(".pairs > .pair").evaluate_all("all => all.map(each => each.id)"))
    )


def test_the_views_work_by_keyboard_and_are_announced(page, story):
    page.goto(story)
    page.locator(".view a[data-view=both]").focus()
    page.keyboard.press("Enter")
    status = page.get_by_role("status")
    expect(status).to_have_text("已显示中英对照")
    expect(page.locator(".view a[data-view=both]")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".view a[data-view=alternate]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(status).to_have_text("已显示逐段对照")


def test_both_languages_keep_the_reader_at_the_paragraph(page, story):
    page.goto(story)
    page.locator("#p4").evaluate("part => scrollTo(0, part.getBoundingClientRect().top + scrollY - 40)")
    page.locator(".view a[data-view=both]").evaluate("link => link.click()")
    expect(page.locator(".article--both")).to_be_visible()
    assert 0 <= page.locator("#p4").evaluate("part => part.getBoundingClientRect().top") <= 120


@pytest.mark.parametrize("view", ["both", "alternate"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_stacks_both_languages_and_scrolls_one_way(new_page, story, view, scheme):
    page = new_page(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    page.goto(f"{story}?view={view}")
    pair = page.locator(".pairs > .pair").first
    expect(pair).to_be_visible()
    first, second = (column.bounding_box() for column in pair.locator("> div").all())
    assert second["y"] >= first["y"] + first["height"] - 1
    assert first["width"] > 250
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_phone_offers_both_languages_once_and_says_how_it_shows_them(new_page, story):
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(story)
    expect(page.locator(".view a[data-view=both]")).to_be_hidden()
    expect(page.locator(".view a[data-view=alternate]")).to_be_visible()
    page.goto("")
    page.locator(f"a[href='{story}?view=both']").click()
    expect(page.locator(".article--alternate")).to_be_visible()
    assert shown(page) == "alternate"
    page.set_viewport_size({"width": 1280, "height": 800})
    page.reload()
    expect(page.locator(".article--both")).to_be_visible()


UPRIGHT, LYING = {"width": 600, "height": 960}, {"width": 960, "height": 600}


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_tablet_that_is_turned_has_two_columns_where_there_is_room_and_keeps_the_paragraph(new_page, story, prefix):
    page = new_page(viewport=LYING, is_mobile=True, has_touch=True)
    page.goto(f"{prefix}{story}")
    choose(page, "both")
    expect(page.locator(".article--both")).to_be_visible()
    page.locator("#p4").evaluate("part => scrollTo(0, part.getBoundingClientRect().top + scrollY - 40)")
    page.set_viewport_size(UPRIGHT)
    expect(page.locator(".article--alternate")).to_be_visible()
    assert shown(page) == "alternate"
    expect(page.locator("#p4")).to_be_in_viewport()
    page.set_viewport_size(LYING)
    expect(page.locator(".article--both")).to_be_visible()
    assert shown(page) == "both"
    expect(page.locator("#p4")).to_be_in_viewport()
    assert page.url.endswith("?view=both")


def test_who_reads_side_by_side_by_habit_finds_it_again_when_the_phone_is_turned(new_page, story):
    page = new_page(viewport=LYING)
    page.goto(story)
    choose(page, "both")
    expect(page.locator(".article--both")).to_be_visible()
    page.set_viewport_size(UPRIGHT)
    page.goto(story)
    expect(page.locator(".article--alternate")).to_be_visible()
    page.set_viewport_size(LYING)
    expect(page.locator(".article--both")).to_be_visible()


@pytest.mark.parametrize("view", ["zh", "alternate", "en"])
def test_any_other_view_stays_as_it_was_chosen_when_the_tablet_is_turned(new_page, story, view):
    page = new_page(viewport=UPRIGHT)
    page.goto(f"{'en/' if view == 'en' else ''}{story}?view={view}")
    expect(page.locator(f".view a[data-view={view}][aria-current]")).to_have_count(1)
    for size in (LYING, UPRIGHT):
        page.set_viewport_size(size)
        page.wait_for_timeout(300)
        assert shown(page) == view


def test_printing_changes_no_view(page, story):
    page.goto(f"{story}?view=both")
    expect(page.locator(".article--both")).to_be_visible()
    page.evaluate("""() => {
        window.made = 0
        document.addEventListener("article-shown", () => { window.made++ })
    }""")
    page.pdf(format="A5")
    page.wait_for_timeout(300)
    assert page.evaluate("made") == 0
    assert shown(page) == "both"


@pytest.mark.parametrize("view", VIEWS)
def test_print_has_the_text_and_no_controls(page, story, view):
    page.goto(f"{story}?view={view}")
    expect(page.locator(f".view a[data-view={view}][aria-current]")).to_have_count(1)
    page.emulate_media(media="print")
    for part in ["#p1", "#p2"]:
        expect(page.locator(part)).to_be_visible()
    for control in [".view", ".search-open", ".sections", ".cite a"]:
        expect(page.locator(control).first).to_be_hidden()


def test_a_citation_is_copied_by_its_button(new_page, story):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(story)
    page.locator(".cite button").click()
    expect(page.get_by_role("status")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".cite__text").inner_text()


def test_where_nobody_takes_reports_the_prepared_text_can_be_copied(new_page, story):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(story)
    page.locator("#p1").evaluate("part => getSelection().selectAllChildren(part)")
    page.locator(".report-selection").click()
    text = page.locator("#report-text")
    expect(text).to_be_visible()
    page.get_by_role("button", name="复制").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == text.input_value()
    assert "#p1" in copied


def test_print_says_where_it_is_from(page, story):
    page.goto(story)
    page.emulate_media(media="print")
    expect(page.locator(".cite__text")).to_be_visible()
    expect(page.locator(".cite__text")).to_contain_text(page.locator("link[rel=canonical]").get_attribute("href"))


def test_every_other_page_is_printed_with_its_address_and_shows_it_nowhere_else(page):
    for path in ("", "numbers/", "en/corrections/"):
        page.emulate_media(media="screen")
        page.goto(path)
        expect(page.locator(".paper")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator(".paper")).to_be_visible()
        expect(page.locator(".paper")).to_have_text(page.locator("link[rel=canonical]").get_attribute("href"))


def test_opening_a_remembered_view_moves_nothing(page, story):
    page.add_init_script("""
        window.shifts = 0
        const add = list => list.getEntries().forEach(entry => { window.shifts += entry.value })
        new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true })
    """)
    page.goto(f"{story}?view=both")
    expect(page.locator(".article--both")).to_be_visible()
    assert page.evaluate("shifts") < 0.02


def test_where_nothing_may_be_stored_the_views_still_work(page, story):
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })")
    page.goto(story)
    choose(page, "both")
    expect(page.locator(".article--both")).to_be_visible()


def test_a_lost_connection_leaves_the_page_as_it_is_and_says_so(page, story, traffic):
    page.goto(story)
    page.context.set_offline(True)
    choose(page, "both")
    expect(page.get_by_role("status")).to_have_text("英文加载失败，仍显示中文")
    expect(page.locator(".prose")).to_be_visible()
    traffic.complaints.clear()


@pytest.mark.parametrize(
    ("prefix", "told"), [("", "英文加载失败，仍显示中文"), ("en/", "The Chinese could not be loaded")]
)
def test_a_view_that_could_not_be_shown_is_told_beside_the_switch_and_by_no_address(page, story, traffic, prefix, told):
    page.goto(prefix + story)
    page.context.set_offline(True)
    choose(page, "alternate")
    line = page.locator(".view p")
    expect(line).to_contain_text(told)
    expect(line).to_be_in_viewport()
    assert "view=" not in page.url
    page.context.set_offline(False)
    choose(page, "alternate")
    expect(page.locator(".article--alternate")).to_be_visible()
    expect(line).to_have_count(0)
    assert page.url.endswith("?view=alternate")
    page.go_back()
    expect(page.locator(".prose")).to_be_visible()
    assert "view=" not in page.url
    traffic.complaints.clear()


def test_an_address_of_both_languages_says_what_is_shown_where_the_other_is_lost(page, story, traffic):
    page.route(f"**/en/{story}", lambda route: route.abort())
    page.goto(f"{story}?view=both")
    expect(page.locator(".view p")).to_be_visible()
    expect(page.locator(".prose")).to_be_visible()
    assert "view=" not in page.url
    traffic.complaints.clear()


def test_while_the_other_language_takes_its_time_the_reader_is_told(page, story):
    waiting = []
    page.route(f"**/en/{story}", lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright takes no builtin
    page.goto(story)
    choose(page, "both")
    expect(page.locator(".view p")).to_have_text("正在加载另一种语言……")
    waiting[0].continue_()
    expect(page.locator(".article--both")).to_be_visible()
    expect(page.locator(".view p")).to_have_count(0)


@pytest.mark.parametrize("view", ["zh", "both"])
def test_what_is_copied_is_the_papers_without_our_links_into_it(page, story, view):
    page.goto(f"{story}?view={view}")
    first = page.locator("#p1")
    expect(first.locator(".src").first).to_be_visible()
    copied = first.evaluate("part => { getSelection().selectAllChildren(part); return String(getSelection()) }")
    assert len(copied) > 20
    assert "原文" not in copied
    expect(page.locator(".report-selection")).to_be_visible()
    assert "原文" not in unquote(page.locator(".report-selection").get_attribute("href"))


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_with_scripts_off_the_own_language_is_whole_and_the_other_one_link_away(new_page, story, prefix):
    page = new_page(java_script_enabled=False)
    page.goto(f"{prefix}{story}?view=both")
    expect(page.locator(".prose > #p1")).to_be_visible()
    links = [link for link in page.locator(".view a, .view button").all() if link.is_visible()]
    assert [link.get_attribute("data-view") for link in links] == ["zh", "en"]
    page.locator(f".view a[data-view={'zh' if prefix else 'en'}]").click()
    expect(page.locator(".prose > #p1")).to_be_visible()
    assert ("/en/" in page.url) == (prefix == "")


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_switch_finds_the_paragraph_again_in_the_other_language(page, story, prefix):
    page.goto(f"{prefix}{story}")
    page.locator("#p3").evaluate("part => scrollTo(0, part.getBoundingClientRect().top + scrollY - 30)")
    page.locator(".masthead a[hreflang]").evaluate("link => link.click()")
    page.wait_for_url(re.compile(rf"/news-digest/{'' if prefix else 'en/'}{story}#p3$"))
    expect(page.locator("#p3")).to_be_in_viewport()
    page.locator(".masthead a[hreflang]").evaluate("link => link.click()")
    page.wait_for_url(re.compile(rf"/news-digest/{prefix}{story}#p3$"))


@pytest.fixture
def clock(page):
    """The page's own clock, which stands still unless a test lets some time pass."""
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    return page.clock


def scroll(page, part=None):
    """Scroll to a part, or to the top, until the page has been told of it."""
    page.evaluate(
        """part => new Promise(told => {
          addEventListener("scroll", told, { once: true })
          scrollTo(0, part ? document.querySelector(part).getBoundingClientRect().top + scrollY - 30 : 0)
        }).then(() => undefined)""",
        part,
    )


def test_the_switch_at_the_top_finds_the_paragraph_that_was_read_before(page, clock, story):
    page.goto(story)
    scroll(page, "#p3")
    clock.run_for(1500)
    scroll(page)
    clock.run_for(1500)
    page.locator(".masthead a[hreflang]").click()
    page.wait_for_url(re.compile(rf"/en/{story}#p3$"))
    expect(page.locator("#p3")).to_be_in_viewport()


def test_whoever_passes_by_on_the_way_to_the_top_has_read_nothing_there(page, clock, story):
    page.goto(story)
    scroll(page, "#p3")
    clock.run_for(200)
    scroll(page)
    page.locator(".masthead a[hreflang]").click()
    page.wait_for_url(f"**/en/{story}")


def test_the_switch_of_the_proofs_keeps_the_one_that_the_address_names(page, site):
    proofs = next(site.glob("*/facts/index.html")).parent.relative_to(site).as_posix() + "/"
    page.goto(proofs)
    proof = page.locator(".proof[id]").last.get_attribute("id")
    page.goto(f"{proofs}#{proof}")
    page.evaluate("scrollTo(0, 0)")
    page.locator(".masthead a[hreflang]").click()
    page.wait_for_url(f"**/en/{proofs}#{proof}")


def test_the_switch_keeps_a_view_with_both_languages(page, story):
    page.goto(story)
    choose(page, "both")
    expect(page.locator(".article--both")).to_be_visible()
    page.locator(".masthead a[hreflang]").click()
    page.wait_for_url(f"**/en/{story}?view=both")
    expect(page.locator(".article--both")).to_be_visible()


# ------------------------------------------------------------------- names read aloud


def test_names_show_their_pinyin_on_request_and_it_is_remembered(page, story):
    page.goto(story)
    assert page.locator("ruby").count() == 0
    text = page.locator(".prose").inner_text()
    button = page.locator(".pinyin")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    ruby = page.locator(".prose ruby").first
    assert re.search("[āáǎàēéěèīíǐìōóǒòūúǔù]", ruby.locator("rt").first.inner_text())
    choose(page, "both")
    expect(page.locator(".pairs ruby").first).to_be_visible()
    choose(page, "zh")
    page.locator(".pinyin").click()
    assert page.locator("ruby").count() == 0
    assert page.locator(".prose").inner_text() == text
