"""A payload in as many fields as go together, in a real browser: with the policy and without, nothing runs."""

import re
import shutil
from pathlib import Path

import pytest

from tests.browser_support import Traffic, serve
from tests.faults import Build, make_project
from tests.hostile_support import _apply, _rehash, read_cases

PAGES = ("", "demo/new-bridge/", "demo/library/", "demo/after-school/", "places/hewan/", "glossary/", "about/", "en/")


def hostile_project(folder, payload):
    """The small content with a payload in every field that can be filled together with the others."""
    project = make_project(folder / "project")
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


@pytest.mark.parametrize("payload", ["a script", pytest.param("end of the elements around it", marks=pytest.mark.slow)])
def test_nothing_runs_with_the_policy_or_without(payload, browser, tmp_path):
    project, filled = hostile_project(tmp_path, payload)
    assert filled >= 30
    code, said = Build(project).end()
    assert code == 0, said
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
            for path in PAGES:
                page.goto(path)
                assert page.locator("img, iframe, [onload], [onerror], [onmouseover], [onfocus]").count() == 0
            assert (dialogs, record.foreign, record.complaints) == ([], [], [])
            context.close()
