"""The small files that tell crawlers and phones what the site is, read by what they are made for."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.conftest import PUBLIC_ADDRESS

ICON = re.compile(r'<link rel="(?:icon|apple-touch-icon)" href="([^"]+)"')


def test_a_crawler_may_read_everything_and_is_told_of_the_sitemap(site: Path) -> None:
    robots = RobotFileParser()
    robots.parse((site / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert robots.can_fetch("*", PUBLIC_ADDRESS + "en/2022-spring/source/")
    (sitemap,) = robots.site_maps() or []
    assert (site / sitemap.removeprefix(PUBLIC_ADDRESS)).is_file()


@pytest.mark.parametrize(("start", "name"), [("", "报摘"), ("en/", "Press Digest")])
def test_a_phone_can_keep_the_site_in_either_language(page: Page, served: str, start: str, name: str) -> None:
    page.goto(start)
    browser = page.context.new_cdp_session(page)
    read = browser.send("Page.getAppManifest")
    assert read["errors"] == []
    assert read["url"] == urljoin(served, start + "manifest.webmanifest")
    manifest = read["manifest"]
    assert (manifest["name"], manifest["startUrl"]) == (name, served + start)
    assert manifest["scope"] == served
    assert {each["errorId"] for each in browser.send("Page.getInstallabilityErrors")["installabilityErrors"]} <= {
        "in-incognito",  # as every page of a test is
        "no-matching-service-worker",  # it would ask for files behind the test's back
    }
    for icon in manifest["icons"]:
        assert page.request.get(icon["url"]).ok


def test_every_page_has_the_icon_that_its_host_is_asked_for(site: Path) -> None:
    with Image.open(site / "favicon.ico") as icon:
        assert (32, 32) in icon.info["sizes"]
    for path in set(site.rglob("*.html")) - {site / "offline.html"}:  # which is shown where nothing can be fetched
        own = PUBLIC_ADDRESS + path.relative_to(site).as_posix()
        named = [urljoin(own, address) for address in ICON.findall(path.read_text(encoding="utf-8"))]
        assert len(named) == 3, path
        assert all((site / address.removeprefix(PUBLIC_ADDRESS)).is_file() for address in named), path
