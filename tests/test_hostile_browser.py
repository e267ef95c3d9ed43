"""A payload in as many fields as go together, in a real browser: with the policy and without, nothing runs.

Also what scripts build of it is looked at: both languages side by side, tables of figures, the search and its answers.
"""

import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser_support import Traffic, serve
from tests.faults import Build
from tests.hostile_support import HOSTILE, _apply, _rehash, read_cases
from tests.invented import invented_project

STORIES = ("demo/new-bridge/", "demo/library/", "demo/after-school/")
PAGES = (
    *("", "en/", *STORIES, "demo/new-bridge/?view=both", "en/demo/library/?view=both", "demo/facts/"),
    *("demo/source/", "all/", "all/figures/", "numbers/", "places/", "places/hewan/", "topics/transport/"),
    *("glossary/", "terms/county-funds/", "corrections/", "translations/", "editions/", "report/", "about/"),
)
ONLY_OF_LONG_SENTENCES = {"terms/county-funds/"}
"""An entry has a page where the glossary cannot quote all that is said of it; a question mark ends a sentence early."""
PAYLOADS = yaml.safe_load((HOSTILE / "injection.yml").read_text(encoding="utf-8"))["payloads"]
ALIEN = ", ".join(
    (
        *("iframe", "object", "embed", "base", "style", "img[src=x]", "[href^='javascript:']", "[src*=evil]"),
        *(f"[on{event}]" for event in ("load", "error", "mouseover", "focus")),
    )
)


def hostile_project(folder, payload):
    """The small content with a payload in every field that can be filled together with the others."""
    project = invented_project(folder / "project")
    content = project / "content"
    filled = 0
    for case in read_cases("injection"):
        if not case.name.endswith(f": {payload}") or case.says:
            continue
        trial = folder / "trial"
        shutil.copytree(content, trial)
        try:
            for step in case.given.get("do", [case.given]):
                _apply(trial, step)
        except AssertionError:  # another field has changed these words already
            shutil.rmtree(trial)
            continue
        shutil.rmtree(content)
        trial.rename(content)
        filled += 1
    _rehash(content / "editions/demo/structure.yml", content / "editions/demo/source.txt")
    return project, filled


@pytest.mark.parametrize(
    "payload", [pytest.param(name, marks=[pytest.mark.slow] if number else []) for number, name in enumerate(PAYLOADS)]
)
def test_nothing_runs_with_the_policy_or_without(payload, browser, tmp_path):
    project, filled = hostile_project(tmp_path, payload)
    assert filled >= 30
    code, said = Build(project).end()
    assert code == 0, said
    paths = [path for path in PAGES if (project / "site" / path.partition("?")[0] / "index.html").exists()]
    assert set(PAGES) - set(paths) <= ONLY_OF_LONG_SENTENCES
    bare = Path(shutil.copytree(project / "site", tmp_path / "bare"))
    for page in bare.rglob("*.html"):
        html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.read_text(encoding="utf-8"))
        page.unlink()
        page.write_text(html, encoding="utf-8")
    for site in (project / "site", bare):
        with serve(site) as address:
            record, dialogs = Traffic(home=address), []
            context = browser.new_context(base_url=address)
            record.watch(context)
            page = context.new_page()
            page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))  # noqa: B023
            for path in paths:
                page.goto(path)
                assert page.locator(ALIEN).count() == 0
            for query in ("河湾", "Hewan", PAYLOADS[payload]):
                page.goto(f"?q={quote(query)}")
                expect(page.locator(".md-search-result__meta")).to_contain_text(re.compile(r"\d|没有"))
                assert page.locator(ALIEN).count() == 0
            assert (dialogs, record.foreign, record.complaints) == ([], [], [])
            context.close()
