"""Hostile input: refused with its place and a remedy, or shown as text; in little time and memory, and never worse.

The cases are `tests/cases/hostile/*.yml`; `tests/hostile_support.py` says how they are written.
`pytest -s tests/test_hostile.py` prints the table by class.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.hostile_support import HOSTILE, MEGABYTES, SECONDS, Case, Outcome, read_cases, run
from tests.html_tree import Element, parse

GROUPS = sorted(path.stem for path in HOSTILE.glob("*.yml"))
DEFAULT_SHARE = {"injection": 12}
"""Of a class this large `make test` runs every twelfth case, another payload for each field; `make check-all` all."""


def marked(group: str) -> Iterator[object]:
    for number, case in enumerate(read_cases(group)):
        slow = case.given.get("slow") or number % DEFAULT_SHARE.get(group, 1)
        yield pytest.param(case, id=case.name, marks=[pytest.mark.slow] if slow else [])


def cases() -> list[object]:
    return [each for group in GROUPS for each in marked(group)]


@pytest.fixture(scope="module")
def table() -> Iterator[dict[str, list[tuple[Case, Outcome]]]]:
    """Every outcome by class, printed at the end."""
    outcomes: dict[str, list[tuple[Case, Outcome]]] = {}
    yield outcomes
    print(TABLE_HEAD)  # noqa: T201 - for whoever asks with -s
    for group, found in outcomes.items():
        print(row(group, found))  # noqa: T201


TABLE_HEAD = f"\n{'class':<16}{'cases':>6}{'refused':>9}{'shown':>7}{'slowest (s)':>13}{'most memory (MB)':>18}"


def row(group: str, found: list[tuple[Case, Outcome]]) -> str:
    refused = sum(case.refused for case, _ in found)
    slowest, most = (max(column) for column in zip(*((o.seconds, o.megabytes) for _, o in found), strict=True))
    return f"{group:<16}{len(found):>6}{refused:>9}{len(found) - refused:>7}{slowest:>13.2f}{most:>18.1f}"


@pytest.fixture(scope="module")
def ours() -> tuple[set[str], set[str]]:
    """The elements and the attributes that the templates make of sound content with one of everything."""
    trees = [parse(html) for html in run(Case("sound", "sound", SOUND)).pages.values()]
    tags = {element.tag for tree in trees for element in tree.all()}
    names = {name for tree in trees for element in tree.all() for name in element.attributes}
    return tags, names


SOUND = {
    "do": [
        {"in": "glossary.yml", "change": {"variants: [Hewan]": "coordinates: {lat: 30, lon: 91, source: a map}"}},
        {"in": "pages/about.zh.md", "append": '\n**重** *要* `码` [链](https://a.example "题")\n'},
    ]
}


@pytest.mark.parametrize("case", cases())
def test_hostile_input_is_refused_with_its_place_or_shown_as_text(case, ours, table):
    outcome = run(case)
    assert not outcome.crash, outcome.crash
    if case.counts:
        assert Counter(error.rpartition(" ")[2] for error in outcome.errors) == case.counts
    else:
        assert outcome.errors == case.says
    assert outcome.unhelpful == []
    assert outcome.seconds <= 10 * SECONDS
    assert outcome.megabytes <= 10 * MEGABYTES
    if not case.refused:
        trees = {path: parse(html) for path, html in outcome.pages.items()}
        assert trees
        for path, tree in trees.items():
            assert list(alien(tree, *ours)) == [], path
        everything = "\0".join(plain(tree.text) for tree in trees.values())
        for words in case.shows:
            assert plain(words) in everything
    table.setdefault(case.group, []).append((case, outcome))


def alien(tree: Element, tags: set[str], names: set[str]) -> Iterator[str]:
    """Elements and attributes that no template makes, and addresses that lead out of the site."""
    for element in tree.all():
        if element.tag not in tags:
            yield f"<{element.tag}>"
        yield from (f"<{element.tag} {name}>" for name in element.attributes if name not in names)
        for name in ("href", "src", "action", "formaction", "srcset", "poster", "data"):
            value = element.attributes.get(name, "")
            if re.match(r"(?i)\s*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", value) or ("evil" in value and name != "href"):
                yield f"{name}={value}"


MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "\N{NON-BREAKING HYPHEN}": "-"})
"""The typography of the site, taken back."""


def plain(text: str) -> str:
    """Text without its typography: width, quotation marks, white space, invisible joiners."""
    folded = unicodedata.normalize("NFKC", text.translate(MARKS)).translate(MARKS)
    return "".join(char for char in folded if not char.isspace() and unicodedata.category(char) != "Cf")
