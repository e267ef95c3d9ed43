"""Every type of page serves every reader: enlarged, without scripts, by keyboard, in the colours of the system."""

from __future__ import annotations

import pytest

from tests.page_types import page_types

pytestmark = pytest.mark.slow

WORDS = """() => {
    const main = document.querySelector("main").cloneNode(true)
    const workings = "button, form, textarea, .jump, nav.view, a.both, noscript, script"
    main.querySelectorAll(workings).forEach(each => each.remove())
    document.querySelector("main").replaceWith(main)
    return main.innerText.split(/\\s+/)
}"""
"""The words of the text that can be seen, without what only works the page."""
FOCUSABLE = """() => [...document.querySelectorAll("a[href], button, select, summary, textarea, input, [tabindex='0']")]
    .filter(each => each.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }) && !each.disabled)
    .map((each, n) => { each.dataset.n = n; return each.outerHTML.slice(0, 100) })"""
FOCUSED = """() => {
    const each = document.activeElement, style = getComputedStyle(each), box = each.getBoundingClientRect()
    return {
        n: Number(each.dataset.n ?? -1),
        what: each.outerHTML.slice(0, 100),
        marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    }
}"""
FAINT = """() => {
    const channels = colour => colour.match(/[\\d.]+/g).map(Number)
    const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
        .map(c => (c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4))
        .reduce((sum, c, n) => sum + c * [.2126, .7152, .0722][n], 0)
    const ground = each => {
        for (let at = each; at; at = at.parentElement) {
            const found = channels(getComputedStyle(at).backgroundColor)
            if (found[3] !== 0) return found
        }
        return [255, 255, 255]
    }
    const contrast = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05)
    const speaks = each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    return [...document.querySelectorAll("body *")]
        .filter(each => each.checkVisibility() && speaks(each))
        .filter(each => !each.closest("svg, script, style, template"))
        .filter(each => contrast(light(channels(getComputedStyle(each).color)), light(ground(each))) < 4.5)
        .map(each => each.outerHTML.slice(0, 100))
}"""


@pytest.fixture(params=["", "en/"], ids=["zh", "en"])
def paths(request, site):
    """The address of one page of every type, in one language."""
    return {name: request.param + path for name, path in page_types(site).items()}


def words_of(page, path):
    page.goto(path)
    return page.evaluate(WORDS)


def test_at_400_percent_a_page_has_all_its_words_and_scrolls_one_way(new_page, paths):
    wide, enlarged = (new_page(viewport={"width": width, "height": 256}) for width in (1280, 320))
    lost, sideways = {}, []
    for name, path in paths.items():
        text = "".join(words_of(enlarged, path))  # what stands in the margin follows its paragraph there
        lost[name] = [word for word in words_of(wide, path) if word not in text]
        if enlarged.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            sideways.append(name)
    assert {name: words for name, words in lost.items() if words} == {}
    assert sideways == []


def test_without_scripts_a_page_has_all_its_words(new_page, paths):
    scripted = new_page()
    lost = {}
    for name, path in paths.items():
        plain = new_page(java_script_enabled=False)
        plain.goto(path)
        text = plain.locator("main").inner_text()
        lost[name] = [word for word in words_of(scripted, path) if word not in text]
        plain.context.close()
    assert {name: words for name, words in lost.items() if words} == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_every_control_is_reached_by_keyboard_and_shows_it(new_page, paths, width):
    page = new_page(viewport={"width": width, "height": 800})
    faults = {}
    for name, path in paths.items():
        page.goto(path)
        controls = page.evaluate(FOCUSABLE)
        reached = []
        for _ in controls:
            page.keyboard.press("Tab")
            reached.append(page.evaluate(FOCUSED))
        missed = [controls[n] for n in sorted(set(range(len(controls))) - {each["n"] for each in reached})]
        unseen = [each["what"] for each in reached if not (each["marked"] and each["seen"])]
        if missed or unseen:
            faults[name] = {"missed": missed[:5], "unseen": unseen[:5]}
    assert faults == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_the_colours_of_the_system_every_word_stands_out(new_page, paths, scheme):
    page = new_page(forced_colors="active", color_scheme=scheme)
    faint = {}
    for name, path in paths.items():
        page.goto(path)
        faint[name] = page.evaluate(FAINT)
    assert {name: found for name, found in faint.items() if found} == {}


def test_the_parts_of_a_chart_differ_in_the_colours_of_the_system(new_page, paths):
    page = new_page(forced_colors="active")
    page.goto(paths["article"])
    bars = page.locator(".parts").first.locator(":scope > rect").all()
    fills = [bar.evaluate("bar => getComputedStyle(bar).fill") for bar in bars]
    strokes = {bar.evaluate("bar => getComputedStyle(bar).stroke") for bar in bars}
    assert len(set(fills)) == len(fills)
    assert strokes == {page.evaluate("getComputedStyle(document.body).color")}


def test_in_the_colours_of_the_system_the_current_view_and_the_figure_pointed_at_are_marked(new_page, paths):
    page = new_page(forced_colors="active")
    page.goto(paths["article"])
    lines = page.locator(".view a").evaluate_all(
        "all => all.map(each => [each.hasAttribute('aria-current'), getComputedStyle(each).borderBottomColor])"
    )
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert all((colour != ground) == is_current for is_current, colour in lines), lines
    figure = page.locator("data[id]").first
    page.goto(f"{paths['article']}#{figure.get_attribute('id')}")
    assert figure.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"


def test_who_asks_for_less_motion_sees_none(new_page, paths):
    page = new_page(reduced_motion="reduce")
    moving = {}
    for name, path in paths.items():
        page.goto(path)
        moving[name] = page.evaluate(
            """() => [...document.querySelectorAll("*")].map(each => getComputedStyle(each))
                .filter(style => parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === "smooth"
                    || (style.animationName !== "none" && parseFloat(style.animationDuration) > 0)).length"""
        )
    assert {name: count for name, count in moving.items() if count} == {}
