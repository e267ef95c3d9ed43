"""No type of page hinders a reader, as far as axe-core can tell: at every width, in both schemes, in every state.

Faults hide in the states that a page is not loaded in: with the search open, a menu open, scrolled. The subset that
runs with every change takes the widths and states by turns; all of them together are slow.
"""

from __future__ import annotations

from itertools import cycle, product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.page_types import TYPES, page_types

WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
STATES = ("loaded", "scrolled", "search", "menu")
OPTIONS = {
    "resultTypes": ["violations"],
    # "region" is about landmarks: the offered link of a selection and Material's inert dialog are none
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
AXE = Axe()


def bring_into(page: Page, state: str) -> None:
    """Bring a page into a state in which it may hide a fault, from any of those before it."""
    if page.locator("[data-md-component=search-query]").is_visible():
        page.keyboard.press("Escape")
    if state == "search":
        page.locator(".search-open").click()
        page.locator("[data-md-component=search-query]").press_sequentially("2022", delay=20)
        page.locator(".md-search-result__item").first.wait_for()
    elif state == "menu":
        closed = page.locator("details:not([open]) > summary").filter(visible=True)
        while closed.count():
            closed.first.click()
        select = page.locator("select:visible")
        if select.count():
            select.first.focus()
        terms = page.locator("a.term")
        if terms.count():
            terms.first.focus()
            expect(page.locator(".explanation")).to_be_visible()
    elif state == "scrolled":
        page.evaluate("scrollTo(0, document.body.scrollHeight)")


def faults(page: Page) -> list[str]:
    found = AXE.run(page, options=OPTIONS).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def check(new_page, path: str, width: int, scheme: str, *states: str) -> dict[str, list[str]]:
    """The faults of a page by state, in those states that have any."""
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(path)
    page.locator("html:not(.wait)").wait_for(state="attached")  # both languages come when their script has come
    found = {}
    for state in states:
        bring_into(page, state)
        found[state] = faults(page)
    page.context.close()
    return {state: those for state, those in found.items() if those}


BY_TURNS = [
    (name, prefix, *combination)
    for (name, prefix), combination in zip(
        product(TYPES, ("", "en/")), cycle(product(STATES, SCHEMES, WIDTHS)), strict=False
    )
]


@pytest.mark.parametrize(("name", "prefix", "state", "scheme", "width"), BY_TURNS)
def test_a_page_hinders_nobody(new_page, site, name, prefix, state, scheme, width):
    assert check(new_page, prefix + page_types(site)[name], width, scheme, state) == {}


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("name", TYPES)
def test_no_page_hinders_anybody_in_any_state(new_page, site, name, prefix, width, scheme):
    assert check(new_page, prefix + page_types(site)[name], width, scheme, *STATES) == {}


@pytest.mark.parametrize("view", ["both", "alternate"])
def test_both_languages_on_one_page_hinder_nobody(new_page, site, view):
    path = page_types(site)["article"]
    for scheme, width in product(SCHEMES, (320, 1280)):
        assert check(new_page, f"{path}?view={view}", width, scheme, "loaded") == {}
