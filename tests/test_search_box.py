"""The search box as readers use it: by keys, by touch, by ear, by link, and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.search_support import SearchBox

FIELD = "[data-md-component=search-query]"
OPTION = "[role=option]"
ITEM = ".md-search-result__item"
META = ".md-search-result__meta"


@pytest.fixture
def box(page):
    return SearchBox(page)


def kinds(page, name):
    """The group of filters of a kind."""
    return page.locator(".search-filters section").filter(has_text=name).locator("a")


# ------------------------------------------------------------------ suggestions


@pytest.mark.parametrize(
    ("start", "typed", "offered"),
    [
        ("", "高标", "高标准农田"),
        ("", "农田", "高标准农田"),
        ("", "计划实", "计划实施项目"),
        ("en/", "start rate", "Project start rate"),
    ],
)
def test_what_may_be_meant_is_offered_while_typing(page, box, start, typed, offered):
    box.open(start)
    box.ask(typed)
    expect(page.locator(OPTION).filter(has_text=offered).first).to_be_visible()


def test_a_suggestion_is_taken_by_keys_and_told_to_screen_readers(page, box):
    box.open()
    box.ask("高标")
    field, option = page.locator(FIELD), page.locator(OPTION).first
    expect(option).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    wanted = option.inner_text()
    field.press("Enter")
    expect(field).to_have_value(wanted)
    expect(field).to_be_focused()


def test_escape_closes_the_suggestions_then_the_search(page, box):
    box.open()
    box.ask("高标")
    expect(page.locator(OPTION).first).to_be_visible()
    page.locator(FIELD).press("Escape")
    expect(page.locator(OPTION)).to_have_count(0)
    expect(page.locator(ITEM).first).to_be_visible()
    page.locator(FIELD).press("Escape")
    expect(page.locator(FIELD)).to_be_hidden()
    expect(page.locator("[data-search-open]")).to_be_focused()


def test_ctrl_k_opens_the_search_and_no_letter_alone_does_anything(page):
    letters = "/fsnp.,"
    page.goto("")
    page.keyboard.type(letters)
    expect(page.locator(FIELD)).to_be_hidden()
    page.keyboard.press("Control+K")
    expect(page.locator(FIELD)).to_be_focused()
    page.locator(FIELD).press_sequentially("项目")
    expect(page.locator(ITEM).first).to_be_visible()
    page.locator(FIELD).press("Escape")
    page.locator(FIELD).press("Escape")
    expect(page.locator(FIELD)).to_be_hidden()
    here = page.url
    page.keyboard.type(letters)  # Material is here by now, and has keys of one letter
    expect(page.locator(FIELD)).to_be_hidden()
    assert page.url == here


def test_arrows_lead_on_from_the_suggestions_to_the_results(page, box):
    box.open()
    box.ask("高标")
    options = page.locator(OPTION)
    expect(options.first).to_be_visible()
    for _ in range(options.count() + 1):
        page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()


def test_while_a_reader_types_on_one_result_has_its_sentence_and_all_have_when_he_pauses(page, box):
    box.open()
    told = f"{ITEM} .md-search-result__article p"
    page.evaluate(
        """counted => {
          const count = () => counted.map(each => document.querySelectorAll(each).length)
          window.seen = []
          new MutationObserver(() => seen.push(count())).observe(document.body, { childList: true, subtree: true })
        }""",
        [ITEM, told],
    )
    page.locator(FIELD).press_sequentially("项目建", delay=20)
    expect(page.locator(META)).to_contain_text("找到")
    expect(page.locator(f"{ITEM}:not(:has(.md-search-result__article p))")).to_have_count(0)
    results = page.locator(ITEM).count()
    assert results > 1
    assert [results, 1] in page.evaluate("seen")


def test_enter_goes_to_what_was_found_and_opens_it_only_if_it_is_the_sole_result(page, box):
    box.open()
    here = page.url
    field = page.locator(FIELD)
    field.press_sequentially("项目")
    field.press("Enter")  # the whole answer may still be on its way
    first = page.locator(".md-search-result__link").first
    expect(first).to_be_focused()
    assert page.locator(ITEM).count() > 1
    assert page.url.partition("?")[0] == here
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "h=" in address)
    box.open()
    field.press_sequentially("轮椅")
    field.press("Enter")
    page.wait_for_url(lambda address: "h=" in address)
    expect(page.locator("mark.found").first).to_have_text("轮椅")


def test_enter_where_nothing_is_found_leaves_the_reader_in_the_box(page, box):
    box.open()
    box.ask("潜水艇")
    page.locator(FIELD).press("Enter")
    expect(page.locator(FIELD)).to_be_focused()


def test_a_box_that_was_cleared_shows_nothing_that_was_found(page, box):
    box.open()
    for typed in ("幸福", "潜水艇"):
        page.locator(FIELD).fill(typed)
        expect(page.locator(META)).not_to_have_text("输入词语，中文或英文")
        page.get_by_role("button", name="清空").click()
        expect(page.locator(META)).to_have_text("输入词语，中文或英文")
        expect(page.locator(ITEM)).to_have_count(0)
        expect(page.locator(OPTION)).to_have_count(0)
        expect(page.locator(".search-help")).to_be_hidden()
        expect(page.locator(FIELD)).to_be_focused()


def test_spaces_alone_are_no_query(page, box):
    box.open("en/")
    page.locator(FIELD).press_sequentially("  ")
    page.wait_for_timeout(400)  # so long may an answer take that says that nothing was found
    expect(page.locator(META)).to_have_text("Type a word, English or Chinese")


def test_who_opens_a_result_by_key_goes_on_by_key_from_what_was_found(page, box):
    box.open("en/")
    box.ask("wheelchairs")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "h=" in address)
    expect(page.locator("mark.found").first).to_be_in_viewport()
    page.keyboard.press("Tab")
    follows = "part => part.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING"
    assert page.locator("[id]", has=page.locator("mark.found")).last.evaluate(follows)


def test_back_from_a_result_brings_the_search_again_until_it_is_closed(page, box):
    box.open()
    box.ask("项目 地点:萨嘎")
    title = page.locator(f"{ITEM} h1").first.inner_text()
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(lambda address: "h=" in address)
    page.go_back()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator(FIELD)).to_have_value("项目 地点:萨嘎")
    expect(page.locator(f"{ITEM} h1").first).to_have_text(title)
    page.get_by_role("button", name="关闭").click()
    assert "q=" not in page.url
    page.reload()
    expect(page.locator("[data-search-open]")).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_address_has_the_query_that_was_answered_and_leads_to_it_again(page, box):
    box.open("en/")
    field = page.locator(FIELD)
    field.press_sequentially("farmland Saga", delay=20)
    page.wait_for_url(lambda address: address.endswith("?q=farmland+Saga"))
    page.reload()
    expect(field).to_have_value("farmland Saga")
    expect(page.locator(ITEM).first).to_be_visible()
    field.fill("")
    page.wait_for_url(lambda address: "q=" not in address)


def test_a_page_that_the_browser_kept_whole_opens_its_search_again(page, box):
    box.open()
    box.ask("农田")
    page.evaluate("history.replaceState(null, '', '?q=农田')")
    page.locator("[data-search-open]").evaluate("() => document.getElementById('__search').checked = false")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator(ITEM).first).to_be_visible()


# ---------------------------------------------------------- slow, lost, and away


def never(route):
    """Leave a request without an answer, as a line does that is very slow."""


@pytest.mark.parametrize("way_out", ["button", "key"])
def test_the_search_can_be_closed_before_it_has_been_fetched(page, way_out):
    page.route("**/box/box.js", never)
    page.goto("")
    page.locator("[data-search-open]").click()
    page.locator(FIELD).fill("农田")
    page.keyboard.press("Enter")
    assert not page.url.endswith("?query=农田")
    if way_out == "button":
        page.get_by_role("button", name="关闭").click()
    else:
        page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("[data-search-open]")).to_be_focused()


@pytest.mark.parametrize("missing", ["box/box.js", "box/words.js", "material.js", "search-worker.js?*"])
def test_a_search_that_could_not_be_fetched_says_so_and_the_next_try_fetches_it(page, traffic, missing):
    page.route(f"**/{missing}", lambda route: route.abort())
    page.goto("")
    page.locator("[data-search-open]").click()
    expect(page.locator(META)).to_contain_text("没有取到搜索，请再试。")
    page.locator(FIELD).fill("农田")
    expect(page.locator(META).get_by_role("link", name="请再试")).to_be_visible()
    page.unroute(f"**/{missing}")
    page.get_by_role("button", name="关闭").click()
    page.locator("[data-search-open]").click()
    expect(page.locator(ITEM).first).to_be_visible()
    traffic.complaints.clear()


def test_a_search_that_could_not_be_fetched_is_not_said_to_be_looking(page, traffic):
    page.clock.install()
    page.route("**/material.js", lambda route: route.abort())
    page.goto("")
    page.locator("[data-search-open]").click()
    expect(page.locator(META)).to_contain_text("没有取到搜索，请再试。")
    page.locator(FIELD).fill("农田")
    page.clock.run_for(1000)
    expect(page.locator(META).get_by_role("link", name="请再试")).to_be_visible()
    traffic.complaints.clear()


def test_the_link_to_try_again_asks_what_was_typed(page, traffic):
    page.route("**/box/box.js", lambda route: route.abort())
    page.goto("")
    page.locator("[data-search-open]").click()
    page.locator(FIELD).fill("农田")
    expect(page.locator(META)).to_contain_text("没有取到搜索")
    page.unroute("**/box/box.js")
    page.locator(META).get_by_role("link", name="请再试").click()
    expect(page.locator(FIELD)).to_have_value("农田")
    expect(page.locator(ITEM).first).to_be_visible()
    traffic.complaints.clear()


def test_without_a_network_the_search_says_that_it_needs_one_and_comes_with_it(page, traffic):
    page.goto("en/")
    page.context.set_offline(True)
    page.locator("[data-search-open]").click()
    expect(page.locator(META)).to_contain_text("Search needs the network.")
    page.context.set_offline(False)
    expect(page.locator(META)).to_have_text("Type a word, English or Chinese")
    traffic.complaints.clear()


@pytest.mark.parametrize("lost", ["search/current.json", "search/*/words/*", "search/*/text/*", "search/answer.js"])
def test_a_query_that_could_not_be_asked_is_not_called_one_that_finds_nothing(page, box, traffic, lost):
    box.open()
    page.route(f"**/{lost}", lambda route: route.abort())
    box.ask("农田")
    expect(page.locator(META)).to_have_text("没有取到搜索，请再试。")
    expect(page.locator(".search-help")).to_be_hidden()
    page.unroute(f"**/{lost}")
    page.locator(META).get_by_role("link", name="请再试").click()
    expect(page.locator(ITEM).first).to_be_visible()
    traffic.complaints.clear()


def test_a_query_lost_with_the_network_is_asked_again_when_it_is_back(page, box, traffic):
    box.open("en/")
    page.context.set_offline(True)
    box.ask("farmland")
    expect(page.locator(META)).to_have_text("Search needs the network.")
    page.context.set_offline(False)
    expect(page.locator(ITEM).first).to_be_visible()
    traffic.complaints.clear()


def test_an_index_that_material_cannot_fetch_keeps_nobody_from_searching(page, traffic):
    page.route("**/search/search_index.json", lambda route: route.abort())
    box = SearchBox(page)
    box.open()
    found, _ = box.ask("农田")
    assert found
    traffic.complaints.clear()


def test_while_an_answer_takes_its_time_the_box_says_that_it_searches(page, box):
    box.open()
    page.route("**/search/current.json", never)
    page.locator(FIELD).press_sequentially("农田")
    expect(page.locator(META)).to_have_text("正在查找……")


# ---------------------------------------------------------------------- filters


def test_results_are_filtered_by_place_topic_and_edition(page, box, traffic):
    box.open()
    box.ask("项目")
    assert not [url for url in traffic.requests if "filters.json" in url]
    page.locator(".search-filters summary").click()
    expect(kinds(page, "主题")).not_to_have_count(0)
    expect(kinds(page, "期")).not_to_have_count(0)
    kinds(page, "地点").filter(has_text="萨嘎县").click()
    expect(page.locator(ITEM)).to_have_count(1)
    expect(page.locator(FIELD)).to_have_value("项目 地点:萨嘎县")
    page.get_by_role("link", name="去掉：地点 萨嘎县").click()
    expect(page.locator(FIELD)).to_have_value("项目")
    expect(page.locator(ITEM)).not_to_have_count(1)


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("?q=农&place=saga", 1),
        ("?place=lhasa", 4),
        ("en/?q=village&topic=village-life", 1),
        ("?q=农&edition=2022-spring", 4),
    ],
)
def test_a_link_may_carry_filters(page, address, count):
    page.goto(address)
    expect(page.locator(META)).to_have_text(
        f"{count} stor{'y' if count == 1 else 'ies'} found" if "en" in address[:3] else f"找到 {count} 篇报道"
    )


@pytest.mark.parametrize(
    ("address", "shown"), [("en/?q=place:Lhasa village", "Place · Lhasa"), ("?q=农 地点:萨嘎", "地点 · 萨嘎")]
)
def test_a_filter_is_shown_as_it_was_written(page, address, shown):
    page.goto(address)
    expect(page.locator(".search-filters > ul a")).to_have_text(shown)
    expect(page.locator(ITEM).first).to_be_visible()


def test_on_a_phone_the_filters_close_once_one_is_chosen(new_page):
    page = new_page(viewport={"width": 390, "height": 780}, has_touch=True)
    box = SearchBox(page)
    box.open()
    box.ask("项目")
    page.locator(".search-filters summary").click()
    kinds(page, "地点").first.click()
    expect(page.locator(".search-filters details")).not_to_have_attribute("open", "")
    expect(page.locator(ITEM).first).to_be_in_viewport()
    expect(page.locator(FIELD)).not_to_be_focused()


def test_on_a_phone_few_suggestions_leave_room_for_results(new_page):
    page = new_page(viewport={"width": 390, "height": 780}, has_touch=True)
    box = SearchBox(page)
    box.open()
    box.ask("计划")
    expect(page.locator(OPTION).first).to_be_visible()
    assert page.locator(OPTION).count() <= 3


def test_english_sentences_are_cut_between_words(page, box, site):
    words = set()
    for path in (site / "en").glob("*/*/index.html"):
        words |= set(re.findall(r"[\w’'-]+", re.sub("<[^>]+>", " ", path.read_text("utf-8"))))
    box.open("en/")
    told = []
    for query in ("village", "farmland", "project", "county", "households", "funds", "service"):
        box.ask(query)
        told += page.locator(f"{ITEM} .md-search-result__article p").all_inner_texts()
    cut = [text for text in told if text.isascii() or "…" in text]
    assert cut
    ends = [re.findall(r"[\w’'-]+", text)[-1] for text in cut if text.endswith("…")]
    ends += [re.findall(r"[\w’'-]+", text)[0] for text in cut if text.startswith("…")]
    assert ends
    assert [end for end in ends if end not in words] == []


# ---------------------------------------------------------- nothing, and no scripts


def test_where_nothing_is_found_the_box_says_what_to_try(page, box):
    box.open()
    found, _ = box.ask("潜水艇 地点:萨嘎")
    assert found == ()
    expect(page.locator(META)).to_have_text("没有找到“潜水艇”。")
    box_help = page.locator(".search-help")
    expect(box_help.locator("li")).to_have_count(3)
    assert page.request.get(box_help.get_by_role("link", name="全部报道", exact=True).get_attribute("href")).ok
    box_help.get_by_role("link", name="不筛选").click()
    expect(page.locator(FIELD)).to_have_value("潜水艇")


ASKED = """
window.asked = []
const send = Worker.prototype.postMessage
Worker.prototype.postMessage = function (message) {
  if (message.type === 2 && message.data) asked.push(message.data)
  return send.call(this, message)
}"""


@pytest.mark.parametrize(
    ("code", "asked"), [(69, ["青稞"]), (229, ["qing", "qingke", "青稞"])], ids=["desk", "android"]
)
def test_what_an_input_method_has_not_committed_is_no_query_but_android_composes_every_word(page, box, code, asked):
    page.add_init_script(ASKED)
    box.open()
    keyboard = page.context.new_cdp_session(page)
    page.locator(FIELD).focus()
    for typed in ("qing", "qingke"):
        ends = {"selectionStart": len(typed), "selectionEnd": len(typed)}
        keyboard.send("Input.imeSetComposition", {"text": typed, **ends})
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": typed[-1], "windowsVirtualKeyCode": code})
    keyboard.send("Input.insertText", {"text": "青稞"})
    expect(page.locator(META)).to_have_text("找到 1 篇报道")
    assert page.evaluate("asked") == asked


@pytest.mark.parametrize(
    ("start", "typed", "told", "language"),
    [
        ("en/", "Hsi-tsang", "Nothing found for “Hsi-tsang”. Did you mean “西藏”?", "zh-Hans"),
        ("en/", '"village team"', "Nothing found for “‘village team’”. Did you mean “village team”?", None),
        ("", "“村民打电话”", "没有找到“‘村民打电话’”。您是不是要找“村民打电话”？", None),
    ],
)
def test_what_may_be_meant_is_told_in_its_language_and_asked_by_a_click(page, box, start, typed, told, language):
    box.open(start)
    box.ask(typed)
    meta = page.locator(META)
    expect(meta).to_have_text(told)
    link = meta.locator("a")
    assert link.get_attribute("lang") == language
    meant = link.get_attribute("data-ask")
    link.click()
    expect(page.locator(FIELD)).to_have_value(meant)
    expect(meta).to_have_text(re.compile("找到|found$"))


def test_without_scripts_there_is_the_list_of_all_articles(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("")
    expect(page.locator("[data-search-open]")).to_be_hidden()
    page.locator(".ear noscript a").click()
    assert "/all/" in page.url


# ------------------------------------------------------------------ phones and ears


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_the_search_is_the_whole_screen_and_nothing_scrolls_sideways(new_page, width):
    page = new_page(viewport={"width": width, "height": 640}, has_touch=True)
    box = SearchBox(page)
    box.open()
    for words in ("巩固拓展脱贫攻坚成果", "潜水艇", "11337"):
        box.ask(words)
        page.locator(".search-filters summary").click()
        for part in ("html", ".md-search__scrollwrap"):
            assert page.locator(part).evaluate("own => own.scrollWidth - own.clientWidth") <= 0, (words, part)
    frame = page.get_by_role("dialog").bounding_box()
    assert (frame["x"], frame["y"], frame["width"], frame["height"]) == (0, 0, width, 640)
    page.get_by_role("button", name="关闭").click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_tab_goes_round_inside_the_search_and_reaches_every_result(page, box):
    box.open()
    box.ask("农田")
    expect(page.locator(ITEM).first).to_be_visible()
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('[role=dialog]') !== null")
        reached += page.evaluate("[...document.activeElement.classList, document.activeElement.localName]")
    assert "md-search-result__link" in reached
    assert "summary" in reached
    assert "md-search__input" in reached


def test_the_filters_open_by_key(page, box):
    box.open()
    box.ask("农田")
    page.locator(".search-filters summary").focus()
    page.keyboard.press(" ")
    expect(kinds(page, "地点").first).to_be_visible()


def test_a_screen_reader_is_told_the_name_the_state_and_how_much_was_found(page, box):
    box.open("en/")
    box.ask("Saga farmland")
    dialog = page.get_by_role("dialog", name="Search stories, figures and places")
    assert dialog.get_attribute("aria-modal") == "true"
    expect(dialog.get_by_role("combobox", name="Stories, figures, places")).to_be_focused()
    expect(dialog.get_by_role("status")).to_have_text("1 story found")
    expect(dialog.get_by_role("list").get_by_role("listitem").first).to_contain_text("Farmland")


def test_what_is_found_in_the_other_language_is_marked_and_stands_behind(page, box):
    box.open("en/")
    box.ask("青稞")
    titles = page.locator(f"{ITEM} h1, {ITEM} h2")
    languages = [
        item.locator("[lang]").count() for item in page.locator(f"{ITEM} .md-search-result__link:first-child").all()
    ]
    assert languages == sorted(languages)
    expect(titles.locator(".search-language").first).to_have_text("Chinese")
    expect(page.locator(f"{ITEM} [lang=zh-Hans] mark").first).to_have_text("青稞")


_CONTRAST = """selectors => {
  const channel = value => (value /= 255) <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4
  const light = colour => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number)
    return .2126 * channel(red) + .7152 * channel(green) + .0722 * channel(blue)
  }
  const ground = own => {
    const colour = getComputedStyle(own).backgroundColor
    return / 0\\)$/.test(colour) ? ground(own.parentElement) : colour
  }
  const shown = selector => [...document.querySelectorAll(selector)].filter(own => own.checkVisibility())
  return selectors.flatMap(selector => shown(selector).map(own => {
    const [more, less] = [light(getComputedStyle(own).color), light(ground(own))].sort((one, two) => two - one)
    return [selector, (more + .05) / (less + .05)]
  }))
}"""
_SHOWN = (
    FIELD,
    META,
    OPTION,
    ".search-filters a",
    ".search-filters small",
    ".search-button",
    f"{ITEM} h1",
    f"{ITEM} p",
    f"{ITEM} mark",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_in_the_open_search_is_easy_to_read(new_page, scheme):
    page = new_page(color_scheme=scheme)
    box = SearchBox(page)
    box.open()
    box.ask("项目")
    page.locator(".search-filters summary").click()
    expect(kinds(page, "地点").first).to_be_visible()
    measured = page.evaluate(_CONTRAST, _SHOWN)
    assert {selector for selector, _ in measured} == set(_SHOWN)
    assert [each for each in measured if each[1] < 4.5] == []


def test_in_forced_colours_what_was_found_stays_marked(new_page):
    page = new_page(forced_colors="active")
    box = SearchBox(page)
    box.open()
    box.ask("农田")
    mark = page.locator(f"{ITEM} mark").first
    expect(mark).to_be_visible()
    around = mark.evaluate("own => getComputedStyle(own.parentElement).backgroundColor")
    assert mark.evaluate("own => getComputedStyle(own).backgroundColor") != around
