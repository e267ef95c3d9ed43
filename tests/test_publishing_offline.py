"""Reading without a network: what was read is there and says that it is a copy, and no deploy is ever held back."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from socket import create_server
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.model import Bilingual
from generator.publishing.offline import PAGE, WORKER, offline_files, version_of
from generator.publishing.settings import Publication
from generator.search import SUMS, sums_file
from tests.browser_support import serve

NAME = Bilingual("河湾文摘", "River Bend Digest")
ON = Publication(NAME, "https://digest.example/news/")
OFF = Publication(NAME, "https://digest.example/news/", offline=False)
BUILT = {
    "index.html": b"<html>",
    "en/index.html": b"<html>",
    "assets/stylesheets/site.0123abcd.css": b"",
    "assets/javascripts.0123abcd/shell.js": b"",
    "assets/javascripts.0123abcd/search/fold.js": b"",
}


def test_a_version_is_the_content_of_the_build() -> None:
    changed = BUILT | {"index.html": b"<HTML>"}  # as many bytes: a figure that was corrected, say
    moved = {f"x{path}": data for path, data in BUILT.items()}
    assert len({version_of(BUILT), version_of(changed), version_of(moved)}) == 3
    assert version_of(dict(reversed(BUILT.items()))) == version_of(BUILT)


def test_the_worker_keeps_little_beforehand() -> None:
    worker = offline_files(ON, BUILT)[WORKER].decode()
    assert "site.0123abcd.css" in worker
    assert "0123abcd/shell.js" in worker
    assert PAGE in worker
    assert "search/fold.js" not in worker


def test_switched_off_the_worker_only_takes_itself_back() -> None:
    files = offline_files(OFF, BUILT)
    assert list(files) == [WORKER]
    worker = files[WORKER].decode()
    assert "unregister()" in worker
    assert "fetch" not in worker


# --------------------------------------------------------------- in a browser

LONG = 60_000
"""Milliseconds."""


class Host:
    """A host that can be away, and that a new build can be deployed to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stack = ExitStack()
        self.address = ""

    def up(self) -> None:
        port = urlsplit(self.address).port if self.address else 0
        self.address = self.stack.enter_context(serve(self.folder, port=port or 0))

    def down(self) -> None:
        self.stack.close()

    def hang(self) -> None:
        """Be there, and give no answer."""
        self.down()
        self.stack.enter_context(create_server(("127.0.0.1", urlsplit(self.address).port)))

    def edit(self, lost: str) -> None:
        """Put a build in the place of this one whose index has another name, and not a file that was in it."""
        (index,) = (path.parent for path in (self.folder / "search").glob("*/manifest.json"))
        moved = index.rename(index.with_name("eeeeeeeeee"))
        (moved / lost).write_bytes((moved / lost).read_bytes() + b" ")
        sums = {
            path.relative_to(moved).as_posix(): hashlib.sha256(path.read_bytes()).digest()
            for path in moved.rglob("*")
            if path.is_file() and path.name != SUMS
        }
        (moved / SUMS).write_bytes(sums_file(sums))
        pointer = self.folder / "search" / "current.json"
        pointer.write_text(pointer.read_text("utf-8").replace(index.name, moved.name), "utf-8")
        worker = self.folder / WORKER
        worker.write_text(re.sub(r'(version\\": \\")\w{4}', r"\1eeee", worker.read_text("utf-8")), "utf-8")

    def deploy(self, change: Callable[[str], str], publication: Publication = ON) -> None:
        """Put another build in the place of this one: other words on every page, other scripts, styles and index."""
        files = {path: path.read_text("utf-8") for path in self.folder.rglob("*") if path.suffix in {".html", ".css"}}
        for path, text in files.items():
            new = re.sub(r"(javascripts|site)\.[0-9a-f]{8}", r"\1.ffffffff", change(text))
            path.write_text(new, "utf-8")
        assets = self.folder / "assets"
        next(assets.glob("javascripts.*")).rename(assets / "javascripts.ffffffff")
        next((assets / "stylesheets").glob("site.*.css")).rename(assets / "stylesheets" / "site.ffffffff.css")
        (index,) = (path.parent for path in (self.folder / "search").glob("*/manifest.json"))
        index.rename(index.with_name("ffffffffff"))
        pointer = self.folder / "search" / "current.json"
        moved = pointer.read_text("utf-8").replace(index.name, "ffffffffff")
        pointer.write_text(re.sub(r"javascripts\.[0-9a-f]{8}", "javascripts.ffffffff", moved), "utf-8")
        kept = {".html", ".css", ".js", ".svg"}
        built = {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.suffix in kept and path.name not in {WORKER, PAGE}
        }
        for name, data in offline_files(publication, built).items():
            (self.folder / name).write_bytes(data)
        if publication.offline:
            self.patience(LONG)

    def patience(self, milliseconds: int) -> None:
        """Have the worker wait so long for the network. Ours is a machine that may be busy with much else."""
        worker = self.folder / WORKER
        text, times = re.subn(r'(patience[\\"]+: )\d+', rf"\g<1>{milliseconds}", worker.read_text("utf-8"))
        assert times == 1
        worker.write_text(text, "utf-8")


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    shutil.copytree(site, tmp_path / "site")
    host = Host(tmp_path / "site")
    host.patience(LONG)
    host.up()
    yield host
    host.down()


@pytest.fixture
def reader(browser: Browser, host: Host) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=host.address, reduced_motion="reduce")
    yield context
    context.close()


def story_of(site: Path) -> str:
    """The address of some story."""
    return (
        next(path.parent for path in sorted(site.rglob("cite.bib")) if "en" not in path.parts)
        .relative_to(site)
        .as_posix()
        + "/"
    )


def until(page: Page, said: str, given: object = None) -> None:
    """Wait until a script says yes. Playwright's own way of waiting needs `eval`, which our policy forbids."""
    for _ in range(1200):
        if page.evaluate(said, given):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never came true: {said}")


def arrive(reader: BrowserContext, address: str) -> Page:
    """Open a page and wait until a worker looks after it."""
    page = reader.new_page()
    page.goto(address)
    until(page, "navigator.serviceWorker.controller !== null")
    until_kept(page)  # the last of what the worker does on arrival
    return page


def until_kept(page: Page, *, is_kept: bool = True) -> None:
    """Wait until the worker has a copy of the page, or none any more."""
    until(
        page,
        "async isKept => { for (const name of await caches.keys()) if (name.includes('pages'))"
        " { if (await (await caches.open(name)).match(location.href)) return isKept } return !isKept }",
        is_kept,
    )


def test_what_was_read_can_be_read_again_and_says_that_it_is_a_copy(host: Host, reader: BrowserContext) -> None:
    story = story_of(host.folder)
    page = arrive(reader, story)
    headline = page.locator("h1").inner_text()
    expect(page.locator(".offline")).to_have_count(0)
    host.down()
    page.reload()
    expect(page.locator("h1")).to_have_text(headline)
    banner = page.locator(".offline")
    expect(banner).to_be_visible()
    expect(banner.locator("[lang=zh-Hans]")).to_contain_text("离线副本")
    expect(banner.locator("[lang=en]")).to_contain_text("Offline copy")
    assert re.search(r"20\d\d年", banner.inner_text())
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == "rgb(251, 251, 249)", "the copy has lost its style"


def test_for_a_network_that_does_not_answer_nobody_waits_long(host: Host, reader: BrowserContext) -> None:
    host.patience(100)
    page = arrive(reader, story_of(host.folder))
    headline = page.locator("h1").inner_text()
    host.hang()
    page.reload(wait_until="commit")
    expect(page.locator(".offline")).to_be_visible()
    expect(page.locator("h1")).to_have_text(headline)


def test_the_front_page_is_kept_without_having_been_read(host: Host, reader: BrowserContext) -> None:
    page = arrive(reader, story_of(host.folder))
    host.down()
    for address in ("", "en/"):
        page.goto(address)
        expect(page.locator(".offline")).to_be_visible()
        expect(page.locator("h1")).to_be_visible()


def test_what_was_sought_can_be_sought_again(host: Host, reader: BrowserContext) -> None:
    page = arrive(reader, story_of(host.folder))
    page.locator("[data-search-open]").click()
    field, items = page.locator("[data-md-component=search-query]"), page.locator(".md-search-result__item")
    field.fill("农田")
    expect(items.first).to_be_visible()
    found = items.all_inner_texts()
    host.down()
    page.goto("")
    expect(page.locator(".offline")).to_be_visible()
    page.locator("[data-search-open]").click()
    field.fill("农田")
    expect(items.first).to_be_visible()
    assert items.all_inner_texts() == found
    field.fill("青稞")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("没有取到搜索，请再试。")


def test_what_was_sought_can_be_sought_again_after_an_edit_that_left_it_as_it_was(
    host: Host, reader: BrowserContext
) -> None:
    page = arrive(reader, story_of(host.folder))
    page.locator("[data-search-open]").click()
    field, items = page.locator("[data-md-component=search-query]"), page.locator(".md-search-result__item")
    field.fill("农田")
    expect(items.first).to_be_visible()
    found = items.all_inner_texts()
    before = page.evaluate("caches.keys()")
    host.edit("aliases.json")
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    until(page, "navigator.serviceWorker.getRegistration().then(found => Boolean(found.waiting))")
    page.close()
    page = reader.new_page()
    page.goto("offline.html")
    until(page, "async before => !(await caches.keys()).some(name => before.includes(name))", before)
    kept = page.evaluate(
        """async () => {
          const [name] = (await caches.keys()).filter(name => name.includes("files"))
          return (await (await caches.open(name)).keys()).map(({ url }) => url)
        }"""
    )
    assert [url for url in kept if "/search/eeeeeeeeee/words/" in url]
    assert not [url for url in kept if "/search/" in url and url.endswith("aliases.json")], "another file by now"
    host.down()
    page.goto("")
    page.locator("[data-search-open]").click()
    page.locator("[data-md-component=search-query]").fill("农田")
    again = page.locator(".md-search-result__item")
    expect(again.first).to_be_visible()
    assert again.all_inner_texts() == found


def test_what_was_read_explains_and_stands_beside_its_translation(host: Host, reader: BrowserContext) -> None:
    story = max(host.folder.glob("*/*/index.html"), key=lambda path: path.read_text("utf-8").count("glossary/#"))
    address = story.parent.relative_to(host.folder).as_posix() + "/"
    page = arrive(reader, address)
    for read in ("glossary/", f"en/{address}"):
        page.goto(read)
        until_kept(page)
    host.down()
    page.goto(address)
    expect(page.locator(".offline")).to_be_visible()
    page.locator(".prose a.term[href*='glossary/#']").first.hover()
    expect(page.locator("#explanation")).to_be_visible()
    page.locator(".view a[data-view=both]").click()
    expect(page.locator(".article--both .pair").first).to_be_visible()


def test_a_phone_without_a_network_is_not_caught_in_the_search(host: Host, reader: BrowserContext) -> None:
    page = arrive(reader, story_of(host.folder))
    page.set_viewport_size({"width": 390, "height": 780})
    host.down()
    page.reload()
    page.locator("[data-search-open]").click()
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text("没有取到搜索，请再试。")
    page.get_by_role("button", name="关闭").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    host.up()
    page.locator("[data-search-open]").click()
    expect(status).to_have_text("输入词语，中文或英文")


def test_what_was_never_read_says_so_and_names_what_was(host: Host, reader: BrowserContext) -> None:
    story = story_of(host.folder)
    page = arrive(reader, story)
    title = page.title()
    host.down()
    page.goto("numbers/")
    expect(page.locator("h1")).to_have_text("没有网络")
    expect(page.locator("h2[lang=en], [lang=en] h2").first).to_have_text("You are offline")
    page.get_by_role("link", name=title).click()
    expect(page.locator(".offline")).to_be_visible()
    assert page.url.endswith(story)


def test_a_new_deploy_shows_at_once(host: Host, reader: BrowserContext) -> None:
    page = arrive(reader, "")
    host.deploy(lambda html: html.replace("</h1>", " NEW</h1>"))
    page.reload()
    expect(page.locator("h1").first).to_contain_text("NEW")
    expect(page.locator(".offline")).to_have_count(0)


@pytest.mark.parametrize("query", ["轮椅", "輪椅", "轮倚", "项目"])
def test_an_open_page_searches_on_in_the_build_that_took_the_place_of_its_own(
    host: Host, reader: BrowserContext, query: str
) -> None:
    page = arrive(reader, story_of(host.folder))
    page.locator("[data-search-open]").click()
    field, items = page.locator("[data-md-component=search-query]"), page.locator(".md-search-result__item")
    status = page.get_by_role("dialog").get_by_role("status")
    field.fill("农田")
    expect(status).to_have_text("找到 1 篇报道")
    host.deploy(lambda html: html)
    field.fill(query)
    expect(status).to_contain_text("找到" if query != "轮倚" else "您是不是要找")
    expect(items).not_to_have_count(0)


def test_a_page_never_runs_with_the_files_of_another_build(host: Host, reader: BrowserContext) -> None:
    """Every style and script that a page asks for is that of its own build, online and from the cache."""
    story = story_of(host.folder)
    page = arrive(reader, story)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    host.deploy(lambda html: html.replace("</h1>", " NEW</h1>"))
    page.goto("")
    page.wait_for_load_state("networkidle")
    ours = [path for path in asked if "/assets/javascripts." in path or "/site." in path]
    assert ours
    assert all("ffffffff" in path for path in ours)
    asked.clear()
    host.down()
    page.goto(story)  # the copy of the first build, or the fresh one that the new worker fetched
    expect(page.locator(".offline")).to_be_visible()
    html = page.content()
    build = re.search(r"site\.([0-9a-f]{8})\.css", html)
    assert build
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 251, 249)"
    scripts = set(re.findall(r"javascripts\.([0-9a-f]{8})/", html))
    assert len(scripts) == 1


def test_a_new_worker_drops_what_the_old_one_kept_and_fetches_it_anew(host: Host, reader: BrowserContext) -> None:
    story = story_of(host.folder)
    page = arrive(reader, story)
    before = page.evaluate("caches.keys()")
    host.deploy(lambda html: html.replace("</h1>", " NEW</h1>"))
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    until(page, "navigator.serviceWorker.getRegistration().then(found => Boolean(found.waiting))")
    page.close()  # the last page of the old build: now the new worker takes over
    page = reader.new_page()
    page.goto("offline.html")
    until(page, "async before => !(await caches.keys()).some(name => before.includes(name))", before)
    host.down()
    page.goto(story)
    expect(page.locator("h1").first).to_contain_text("NEW")
    expect(page.locator(".offline")).to_be_visible()


def test_a_page_that_is_gone_from_the_site_is_not_shown_from_the_cache(host: Host, reader: BrowserContext) -> None:
    story = story_of(host.folder)
    page = arrive(reader, story)
    shutil.rmtree(host.folder / story)
    page.reload()
    expect(page.locator("h1")).to_have_text("没有这一页")
    until_kept(page, is_kept=False)
    host.down()
    page.goto(story)
    expect(page.locator("h1")).to_have_text("没有网络")


def test_the_kill_switch_takes_everything_back(host: Host, reader: BrowserContext) -> None:
    page = arrive(reader, "")
    host.deploy(lambda html: re.sub(r'<script src="[^"]*offline.js"[^>]*></script>', "", html), OFF)
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    until(page, "async () => (await caches.keys()).length === 0")
    page.goto("")
    until(page, "async () => !(await navigator.serviceWorker.getRegistration())")
