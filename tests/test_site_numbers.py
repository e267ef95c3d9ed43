"""The list of figures in a browser: filtered and sorted by scripts, whole without; each figure leads to its proof."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser_support import Traffic

PHONE = {"viewport": {"width": 360, "height": 740}}


def shown(page: Page) -> int:
    return page.locator("section.place tr:visible").count()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_figures_are_filtered_by_place_topic_and_unit(page: Page, prefix: str) -> None:
    page.goto(f"{prefix}numbers/")
    everything = shown(page)
    for name in ("place", "topic", "unit"):
        select = page.locator(f"select[name={name}]")
        option = select.locator("option").nth(1).get_attribute("value")
        select.select_option(option)
        assert 0 < shown(page) < everything
        tables = page.locator("section.place table")
        assert tables.locator("visible=true").count() == tables.filter(has=page.locator("tr:not([hidden])")).count()
        expect(page.locator("#filters [role=status]")).to_contain_text(str(shown(page)))
        assert f"{name}={option}" in page.url
        select.select_option("")
        assert shown(page) == everything


def test_figures_are_filtered_also_where_no_story_has_a_topic(page: Page) -> None:
    def without_topics(route: Route) -> None:
        answer = route.fetch()
        html = re.sub(r"<label>主题.*?</label>", "", answer.text())
        route.fulfill(response=answer, body=html)

    page.route("**/numbers/", without_topics)
    page.goto("numbers/")
    everything = shown(page)
    assert page.locator("select[name=topic]").count() == 0
    page.locator("select[name=unit]").select_option("money")
    assert 0 < shown(page) < everything


@pytest.mark.parametrize(("path", "said"), [("numbers/", "共1个数字"), ("en/numbers/", "1 figure")])
def test_one_figure_that_is_left_is_counted_in_the_singular(page: Page, path: str, said: str) -> None:
    page.goto(path)
    place = page.locator("section.place[id]").evaluate_all(
        "places => places.find(each => each.querySelector('tr')?.dataset.kind).id"
    )
    kinds = page.locator(f"section.place[id={place}] tr").evaluate_all("rows => rows.map(row => row.dataset.kind)")
    alone = next(kind for kind in kinds if kinds.count(kind) == 1)
    page.goto(f"{path}?place={place}&unit={alone}")
    expect(page.locator("#filters [role=status]")).to_have_text(said)


def test_figures_of_one_unit_are_sorted_and_go_home_again(page: Page) -> None:
    page.goto("numbers/?unit=money")
    order = page.locator("section.place tr:visible").all_text_contents()
    page.locator("select[name=sort]").select_option("down")
    values = [float(row.get_attribute("data-base") or "nan") for row in page.locator("section.place tr:visible").all()]
    assert values == sorted(values, reverse=True)
    assert len(values) == len(order)
    page.locator("select[name=sort]").select_option("")
    assert page.locator("section.place tr:visible").all_text_contents() == order


def only_the_first_of_two(page: Page) -> list[Route]:
    """Makes the figures of the site the first page of two; the requests for the other one wait to be answered."""
    waiting: list[Route] = []

    def first(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('id="filters"', 'id="filters" data-rest="page/2/"'))

    page.route("**/numbers/", first)
    page.route("**/numbers/page/2/", lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright takes no builtin
    return waiting


def the_one_that_waits(page: Page, waiting: list[Route]) -> Route:
    """The request for the other page, once the browser has made it: the words for a reader may come before it."""
    deadline = time.monotonic() + 60
    while not waiting and time.monotonic() < deadline:
        page.evaluate("0")  # Playwright hands over what has come while it waits for an answer
    return waiting.pop()


def test_the_first_page_of_many_says_that_it_counts_its_own_figures(page: Page) -> None:
    only_the_first_of_two(page)
    page.goto("numbers/")
    expect(page.locator("#filters [role=status]")).to_have_text(f"本页{shown(page)}个数字")


def test_who_filters_a_long_list_on_a_slow_line_is_told_that_more_is_coming(page: Page) -> None:
    waiting = only_the_first_of_two(page)
    page.goto("en/numbers/")
    status = page.locator("#filters [role=status]")
    page.locator("select[name=unit]").select_option("money")
    expect(status).to_have_text("Loading all figures …")
    the_one_that_waits(page, waiting).fulfill(
        content_type="text/html",
        body='<section class="place" id="afar"><div><div class="of-story"><div class="group"><table><tbody>'
        '<tr data-kind="money" data-base="1"></tr></tbody></table></div></div></div></section>',
    )
    expect(status).to_have_text(re.compile(r"^\d+ figures$"))
    assert page.locator("tr[data-kind=money]:not([hidden])").count() == int((status.text_content() or "").split()[0])


def test_figures_of_other_pages_that_could_not_be_fetched_are_said_to_be_missing(page: Page, traffic: Traffic) -> None:
    waiting = only_the_first_of_two(page)
    page.goto("numbers/")
    status = page.locator("#filters [role=status]")
    page.locator("select[name=unit]").select_option("money")
    expect(status).to_have_text("正在加载全部数字……")
    the_one_that_waits(page, waiting).abort()
    expect(status).to_have_text(re.compile(r"^共\d+个数字，仅为本页；其余的加载失败$"))
    page.locator("select[name=unit]").select_option("")
    expect(status).to_have_text(re.compile(r"^本页\d+个数字$"))
    traffic.complaints.clear()


def test_an_address_keeps_the_choice(page: Page) -> None:
    page.goto("numbers/?unit=money&sort=up&place=nowhere")
    expect(page.locator("select[name=unit]")).to_have_value("money")
    expect(page.locator("select[name=place]")).to_have_value("")
    assert shown(page) > 0


def test_without_scripts_the_list_is_whole(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False, **PHONE)
    page.goto("numbers/")
    expect(page.locator("#filters")).to_be_hidden()
    assert shown(page) == page.locator("section.place tr").count()


def test_a_figure_leads_to_its_proof_and_on_to_its_words(page: Page) -> None:
    page.goto("numbers/")
    page.locator(".proof-link").first.click()
    proof = page.locator(".proof:target")
    expect(proof.locator("mark")).to_be_visible()
    written = proof.locator("mark").text_content() or ""
    proof.locator("dd a").first.click()
    expect(page.locator(":target")).to_have_text(written)


def test_the_proofs_fit_a_phone(new_page: Callable[..., Page]) -> None:
    page = new_page(**PHONE)
    page.goto("numbers/")
    page.locator(".proof-link").first.click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_data_files_can_be_fetched(page: Page) -> None:
    page.goto("en/numbers/")
    for link in page.locator("section.data a").all():
        address = page.evaluate("link => new URL(link, location).href", link.get_attribute("href"))
        assert page.request.get(address).ok
