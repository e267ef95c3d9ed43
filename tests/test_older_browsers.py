"""The oldest browsers that the scripts run in have ES2020, as Chrome and WebView 80 and Safari 15: see README.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.node_support import HERE, node, node_modules
from tests.search_support import SearchBox

NEWER = re.compile(
    r"\(\?<[=!]"  # lookbehind: Safari 16.4
    r"|(?:\?\?|\|\||&&)="  # Chrome 85
    r"|\.(?:at|replaceAll|findLast|findLastIndex|toSorted|toReversed|hasOwn|any|checkVisibility|showModal|showPopover)\("
    r"|\bstructuredClone\("
    r"|\.(?:role|aria[A-Z]\w+) = "  # Chrome 103, Firefox 119
    r"|:(?:is|where|has)\("  # Chrome 88 and later, in a selector
)
WITHOUT_WHAT_IS_NEWER = """
for (const [owner, names] of [
  [Array.prototype, ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"]],
  [String.prototype, ["at", "replaceAll", "isWellFormed"]],
  [Object, ["hasOwn", "groupBy"]],
  [Promise, ["any", "withResolvers"]],
  [Element.prototype, ["replaceChildren", "role", "ariaSelected", "ariaExpanded", "checkVisibility"]],
  [HTMLElement.prototype, ["inert", "popover"]],
  [window, ["structuredClone", "Iterator"]],
]) for (const name of names) delete owner[name]
"""


@pytest.fixture(scope="module")
def scripts(root: Path) -> list[Path]:
    """Everything of ours that browsers run, but for the line in the head of a page."""
    found = [*(root / "theme_overrides").rglob("*.js"), *(root / "generator/publishing/templates").glob("*.js")]
    assert len(found) > 40
    return found


def test_no_script_asks_for_what_older_browsers_lack(scripts, root):
    texts = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in scripts}
    page = (root / "theme_overrides/main.html").read_text("utf-8")
    texts["main.html"] = "\n".join(re.findall("<script>.*?</script>", page))
    assert "URLSearchParams" in texts["main.html"]
    assert {name: found for name, text in texts.items() if (found := NEWER.findall(text))} == {}


def test_a_sign_that_is_not_read_aloud_is_drawn_by_browsers_that_know_no_words_for_signs(root):
    unheard = re.compile(r'(content: "[^"]+";)?\s*content: ("[^"]+") / "')  # Firefox 128, Safari 17.4
    for path in (root / "theme_overrides").rglob("*.css"):
        for before, sign in unheard.findall(path.read_text("utf-8")):
            assert before == f"content: {sign};", (path.name, sign)


@pytest.mark.slow
def test_the_language_of_every_script_is_that_of_2020(scripts, tmp_path):
    newer = tmp_path / "newer.js"
    newer.write_text('let one = [1].at(-1)\none ??= /(?<=a)b/\nclass Two { #three = "x".replaceAll("x", "y") }\n')
    done = node(HERE / "floor.mjs", newer, *scripts, MODULES=str(node_modules()))
    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert len([line for line in told if line.startswith(str(newer))]) > 4, "what is newer was not told"
    assert [line for line in told if not line.startswith(str(newer))] == []


def test_a_browser_without_what_came_later_finds_and_shows(page):
    page.add_init_script(WITHOUT_WHAT_IS_NEWER)
    box = SearchBox(page)
    box.open()
    found, _ = box.ask("高标")
    assert found
    expect(page.get_by_role("option").first).to_be_visible()
    page.locator(".search-filters summary").click()
    expect(page.locator(".search-filters section").first).to_be_visible()
    page.goto(f"{found[0].partition('?')[0]}?view=both")
    expect(page.locator(".article--both .pair").first).to_be_visible()
    page.goto("numbers/")
    page.locator("#filters select[name=sort]").select_option("down")
    expect(page.locator("section.place:not([id]) tr").first).to_be_visible()
    assert page.evaluate("[1].at === undefined")
