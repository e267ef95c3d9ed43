"""Fixtures that all tests share: the folder of shared pages, the built site, a host for it, and a browser.

A test that needs the folder `../shared` takes the fixture `shared`, or carries the mark. Where the folder is absent the
test is skipped and says so; with REQUIRE_SHARED=1 in the environment its absence is an error, so that continuous
integration cannot skip it unseen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from scripts.chromium import FLAGS, NoBrowserError, find
from tests.browser_support import SUB_PATH, Traffic, serve
from tests.case_files import CASES
from tests.invented import invented_project

# A test's time depends on the machine and is no property of ours: speed lives in benchmarks/. The ordinary run tries
# the same examples every time, so that a change is judged by what it changes; whoever asks for EXAMPLES gets new ones.
hypothesis.settings.register_profile("digest", deadline=None, derandomize="EXAMPLES" not in os.environ)
hypothesis.settings.load_profile("digest")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PUBLIC_ADDRESS = f"https://digest.example{SUB_PATH}"
"""Where the tested site believes to be published. No page may ask for it: links are relative."""
PATIENCE = 60_000
"""Milliseconds that a browser has for anything: a busy machine may take its time, and speed is measured elsewhere."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by the fixtures that they take, and skip (or refuse to skip) those that lack the shared folder."""
    for item in items:
        for name in ("shared", "browser"):
            if name in getattr(item, "fixturenames", ()):
                item.add_marker(name)
    needing = [item for item in items if item.get_closest_marker("shared")]
    if not needing or SHARED.is_dir():
        return
    if os.environ.get("REQUIRE_SHARED"):
        message = f"REQUIRE_SHARED is set, {len(needing)} tests need the folder ../shared, and it is not there"
        raise pytest.UsageError(message)
    for item in needing:
        item.add_marker(pytest.mark.skip(reason="needs the folder ../shared, which is not beside this project"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project with the real page's truth and the simulated pages."""
    return SHARED


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the invented content, in which commands run and answer in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    shutil.copytree(CASES / "content", tmp_path / "content")
    return tmp_path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small invented edition as a project of its own, for one test."""
    return invented_project(tmp_path)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once by the public command for an address with a sub-path."""
    folder = tmp_path_factory.mktemp("published") / "site"
    done = subprocess.run(
        [Path(sys.executable).with_name("digest"), "build", "--site", folder],
        cwd=ROOT,
        env=os.environ | {"SITE_URL": PUBLIC_ADDRESS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"digest build failed:\n{done.stdout}\n{done.stderr}"
    return folder


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the built site on a host that serves it below its sub-path, as GitHub Pages does."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium. `make test` has fetched one; its absence fails the tests, which never skip for it."""
    try:
        path = find()
    except NoBrowserError as none:
        pytest.fail(str(none), pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture
def traffic(served: str) -> Iterator[Traffic]:
    """What the pages of this test did. At the end it must be spotless; a test that provokes a complaint clears it."""
    record = Traffic(home=served)
    yield record
    assert record.foreign == []
    assert record.complaints == []


@pytest.fixture
def new_page(browser: Browser, traffic: Traffic) -> Iterator[Callable[..., Page]]:
    """Opens a page in a fresh context: `new_page(viewport={"width": 360, "height": 740}, color_scheme="dark")`.

    Takes the options of Playwright's `new_context`, such as `java_script_enabled=False` for scripts off. Addresses
    given to `goto` may be relative to the site: `goto("en/")`.
    """
    contexts = []

    def open_page(**options: object) -> Page:
        # The service worker asks for files behind a test's back; tests of reading offline allow it.
        settled = {"reduced_motion": "reduce", "service_workers": "block"}
        context = browser.new_context(base_url=traffic.home, **settled | options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        traffic.watch(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page of a desktop's size; everything it asks for is in `traffic`."""
    return new_page(viewport={"width": 1280, "height": 800})
