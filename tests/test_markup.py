"""The HTML of every page of the built site, as the tools of the field read it."""

from __future__ import annotations

import json

import pytest

from tests.node_support import HERE, java, node, node_modules

pytestmark = pytest.mark.slow


def nu_checker(folder) -> str:
    # What it says of the policy is only said: it reads files, where "self" has no host.
    return java(node_modules() / "vnu-jar/build/dist/vnu.jar", "--errors-only", "--skip-non-html", folder).stderr


def html_validate(folder) -> list:
    done = node(
        node_modules() / "html-validate/bin/html-validate.mjs",
        *("--config", HERE / "html-validate.json", "--formatter", "json", f"{folder}/**/*.html"),
    )
    return [(page["filePath"], page["messages"]) for page in json.loads(done.stdout)]


def test_the_nu_checker_finds_no_error(site):
    assert nu_checker(site) == ""


def test_html_validate_finds_no_error(site):
    assert html_validate(site) == []


def test_both_would_find_one(tmp_path):
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title></head>'
    (tmp_path / "index.html").write_text(head + '<body><p id="a"></p><p id="a"></p></body></html>', encoding="utf-8")
    assert "Duplicate ID" in nu_checker(tmp_path)
    assert "no-dup-id" in str(html_validate(tmp_path))
