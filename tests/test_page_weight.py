"""What a reader on a slow line waits for: measured in Chromium, as a server with gzip would send it."""

from __future__ import annotations

import gzip

import pytest

from benchmarks.archive import digest as archive
from generator.pages import render_pages
from tests.digest_builder import SETTINGS
from tests.page_types import TYPES, page_types

KB = 1024
HTML = 12 * KB
SHELL = 3 * KB
"""What surrounds the content of a page: see `test_the_html_of_every_page_is_light`, which weighs both."""
FIRST_LOAD = 100 * KB
WITHOUT_SCRIPTS = 40 * KB


def weight(body: bytes) -> int:
    return len(gzip.compress(body, 6, mtime=0))


def test_the_html_of_every_page_is_light(site):
    heavy = {
        path.relative_to(site).as_posix(): weight(path.read_bytes())
        for path in site.rglob("*.html")
        if weight(path.read_bytes()) > HTML
    }
    assert heavy == {}


@pytest.mark.slow
def test_no_page_of_an_archive_is_heavier(site):
    heavy = {
        page.path: weight(page.html.encode())
        for page in render_pages(archive(400), SETTINGS)
        if weight(page.html.encode()) > HTML - SHELL
    }
    assert heavy == {}


@pytest.mark.slow
@pytest.mark.parametrize(("scripts", "limit"), [(True, FIRST_LOAD), (False, WITHOUT_SCRIPTS)])
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_first_load_of_every_type_of_page_is_light(new_page, site, prefix, scripts, limit):
    loads = {}
    for name, path in page_types(site).items():
        page = new_page(java_script_enabled=scripts)
        answers = []
        page.on("response", lambda answer, answers=answers: answers.append(answer))
        page.goto(prefix + path, wait_until="networkidle" if scripts else "load")
        loads[name] = sum(weight(answer.body()) for answer in answers if answer.ok)
        page.context.close()
    print(prefix, "with" if scripts else "without", "scripts", loads)  # noqa: T201 - for docs/measured.md: pytest -rP
    assert set(loads) == set(TYPES)
    assert {name: load for name, load in loads.items() if load > limit} == {}


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_nothing_on_any_type_of_page_moves_once_it_is_shown(new_page, site, prefix, width):
    page = new_page(viewport={"width": width, "height": 740})
    page.add_init_script("""
        window.shifts = 0
        const add = list => list.getEntries().forEach(entry => { window.shifts += entry.value })
        new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true })
    """)
    moved = {}
    for name, path in page_types(site).items():
        page.goto(prefix + path, wait_until="networkidle")
        moved[name] = page.evaluate("shifts")
    assert {name: by for name, by in moved.items() if by > 0} == {}
