"""An archive in two parts on two paths of one host: what a search in one finds in the other is read there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from benchmarks.archive_files import write_archive
from tests.browser_support import Traffic, serve
from tests.search_support import SearchBox

PARTS = {"news": "2025-", "news-2024": "2024"}
YEARS = {"e001": "2025", "e000": "2024"}
ITEM = ".md-search-result__item"


@pytest.fixture(scope="module")
def project(tmp_path_factory, root):
    """A project of two editions, one of each part."""
    folder = tmp_path_factory.mktemp("parts")
    (folder / "theme_overrides").symlink_to(root / "theme_overrides")
    parts = "".join(f"    - {{path: /{path}/, years: {years}}}\n" for path, years in PARTS.items())
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("cards: true", "cards: false").replace("extra:\n", f"extra:\n  parts:\n{parts}", 1)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    write_archive(folder / "content", 22)  # of twenty stories and of two
    for edition, year in YEARS.items():
        path = folder / "content" / "editions" / edition / "edition.yml"
        path.write_text(path.read_text(encoding="utf-8").replace("added: 2000", f"added: {year}"), encoding="utf-8")
    return folder


def build(project, path):
    return subprocess.run(
        [Path(sys.executable).with_name("digest"), "build", "--site", project / "host" / path, "--lang", "en"],
        cwd=project,
        env=os.environ | {"SITE_URL": f"https://digest.example/{path}/"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def host(project):
    """Both parts, built one after the other by the ordinary command, on one host."""
    for path in PARTS:
        done = build(project, path)
        assert done.returncode == 0, done.stderr
    with serve(project / "host", "/") as address:
        yield address


@pytest.fixture
def page(host, browser):
    context = browser.new_context(base_url=host, service_workers="block", reduced_motion="reduce")
    record = Traffic(home=host)
    record.watch(context)
    page = context.new_page()
    page.traffic = record
    yield page
    context.close()
    assert record.foreign == []
    assert record.complaints == []


def sentence_of(project, edition):
    """A sentence with an amount that stands in this edition alone."""
    sources = {each: (project / f"content/editions/{each}/source.txt").read_text(encoding="utf-8") for each in YEARS}
    others = "".join(text for each, text in sources.items() if each != edition)
    return next(each for each in re.findall(r"投入\d+\.\d+万元", sources[edition]) if each not in others)


@pytest.mark.parametrize(("asked", "edition", "there"), [("news", "e000", "news-2024"), ("news-2024", "e001", "news")])
def test_a_query_finds_the_article_in_the_other_part_and_leads_to_the_sentence(page, project, asked, edition, there):
    box = SearchBox(page)
    sentence = sentence_of(project, edition)
    box.open(f"{asked}/")
    found, _ = box.ask(sentence)
    assert found
    assert all(f"/{there}/" in address and f"/{edition}/" in address for address in found)
    page.locator(f"{ITEM} a[href*='#p']").first.click()
    page.wait_for_url(f"**/{there}/**{edition}/**")
    expect(page.locator("mark").first).to_be_in_viewport()
    assert "".join(page.locator("mark").all_inner_texts())[:2] in sentence


def test_what_stands_in_both_parts_comes_in_one_list_that_counts_both(page):
    box = SearchBox(page)
    counts = []
    for path in PARTS:
        box.open(f"{path}/")
        box.ask("截至目前")
        counts.append(page.locator(".md-search-result__meta").inner_text())
    assert len(set(counts)) == 1
    assert "22" in counts[0]


def test_filters_count_the_articles_of_all_parts(page):
    box = SearchBox(page)
    box.open("news/en/")
    box.ask("截至目前")
    page.locator(".search-filters summary").click()
    editions = page.locator(".search-filters section").filter(has_text="Edition").locator("a")
    expect(editions).to_have_text(["No. 1 20", "No. 2 2"])
    editions.first.click()
    expect(page.locator(".md-search-result__meta")).to_contain_text("20 stories found")
    expect(page.locator(f"{ITEM} a[href*='/news-2024/']").first).to_be_visible()


def test_no_file_of_any_part_is_fetched_before_a_reader_types(page):
    page.goto("news/")
    page.locator("[data-search-open]").click()
    page.wait_for_timeout(200)
    assert not [url for url in page.traffic.requests if urlsplit(url).path.startswith("/news-2024/")]


def test_a_part_that_is_away_costs_only_itself_and_is_said(page):
    box = SearchBox(page)
    page.route(re.compile(r"^[^?]*/news-2024/"), lambda route: route.abort())
    box.open("news/en/")
    found, _ = box.ask("截至目前")
    assert found
    assert all("/news/" in address for address in found)
    expect(page.locator(".md-search-result__meta")).to_contain_text("could not be searched")
    page.traffic.complaints.clear()  # the browser's own words on the refused request


def test_the_archive_of_each_part_leads_to_the_others_and_lists_its_own_years(page, host):
    for language in ("", "en/"):
        page.goto(f"news/{language}editions/")
        assert page.locator(".listed__head").count() == 1
        page.locator(f"main a[href='/news-2024/{language}editions/']").click()
        page.wait_for_url(f"{host}news-2024/{language}editions/")
        expect(page.locator(f"main a[href='/news/{language}editions/']")).to_have_text(
            "2025年起" if not language else "since 2025"
        )


def test_an_address_that_is_no_part_is_refused_and_nothing_is_written(project):
    done = build(project, "elsewhere")
    assert done.returncode != 0
    assert "`/elsewhere/`" in done.stderr
    assert not (project / "host" / "elsewhere").exists()
