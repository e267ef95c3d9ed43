"""The head of a page holds the names that editors give: those of a region, of a special issue, in either language."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser_support import serve
from tests.invented import invented_project

LONG = {
    "mkdocs.yml": {
        "zh: 报摘": "zh: 黔西南布依族苗族自治州报摘",
        "en: Press Digest": "en: Qianxinan Buyei and Miao Autonomous Prefecture Press Digest",
    },
    "content/editions/demo/edition.yml": {
        "title: {zh: 试刊, en: Trial issue}": (
            "title: {zh: 河湾镇新桥通车暨图书馆开放纪念特刊第一百二十三期, "
            "en: Special issue no. 123 on the opening of the new bridge and of the library in Hewan Town}"
        ),
    },
    "content/glossary.yml": {
        "en: Hewan Town,": (
            "en: Hewan Town of Harachi County in Kizilsu Kyrgyz Autonomous Prefecture, accept: [Hewan Town],"
        ),
    },
}
WIDTHS = (320, 360, 768, 1024, 1440)


@pytest.fixture(scope="module")
def long_names(tmp_path_factory):
    """The address of the invented site under long names."""
    folder = invented_project(tmp_path_factory.mktemp("long"))
    for name, changes in LONG.items():
        path = folder / name
        text = path.read_text(encoding="utf-8")
        for short, long in changes.items():
            assert short in text, (name, short)
            text = text.replace(short, long)
        path.write_text(text, encoding="utf-8")
    command = [Path(sys.executable).with_name("digest"), "build", "--site", folder / "site"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with serve(folder / "site") as home:
        yield home


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("path", ["", "demo/new-bridge/", "numbers/", "places/hewan/"])
def test_long_names_leave_no_page_wider_than_the_window(browser, long_names, prefix, path):
    page = browser.new_page(base_url=long_names, service_workers="block")
    page.goto(prefix + path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, (width, wider)
    page.close()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_title_of_an_edition_keeps_its_room_beside_a_long_name(browser, long_names, prefix):
    page = browser.new_page(base_url=long_names, service_workers="block")
    for path, width in (("", 768), ("", 1024), ("numbers/", 768), ("numbers/", 1024)):
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(prefix + path)
        title, masthead = (page.locator(each).bounding_box() for each in (".ear--left", ".masthead__row"))
        assert title["width"] >= 160, (path, width)
        assert masthead["height"] < 340, (path, width)
    page.close()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_drop_keeps_its_shape_beside_a_name_of_several_lines(browser, long_names, prefix):
    page = browser.new_page(base_url=long_names, service_workers="block", viewport={"width": 320, "height": 740})
    page.goto(f"{prefix}demo/new-bridge/")
    width, height = page.locator(".chip").first.evaluate(
        "chip => ['width', 'height'].map(side => parseFloat(getComputedStyle(chip, '::before')[side]))"
    )
    assert width == height > 0
    page.close()
