"""What pages say to programs (schema.org): every statement has the shape that its readers expect, and is true."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

import pytest
from pydantic import BaseModel, ConfigDict, Field

from generator.model import Bilingual, Part, PartKind, Segment
from generator.pages import render_pages
from generator.pages.page import Page
from tests.digest_builder import SETTINGS, alienated, digest
from tests.html_tree import parse

SITE = "https://digest.example/news/"
_CRUMBS = re.compile(r'<nav class="crumbs".*?</nav>', re.DOTALL)
_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


class _Thing(BaseModel):
    """Only properties that schema.org gives the type; whatever else appears is a mistake."""

    model_config = ConfigDict(extra="forbid", strict=True)

    context: Literal["https://schema.org"] | None = Field(default=None, alias="@context")
    id: str | None = Field(default=None, alias="@id")


class Named(_Thing):
    type: Literal["Person", "Place", "Organization", "PublicationIssue"] = Field(alias="@type")
    name: str = Field(min_length=1)


class Reference(_Thing):
    type: Literal["NewsArticle", "Dataset"] = Field(alias="@type")
    id: str = Field(alias="@id")
    inLanguage: Literal["zh-Hans", "en"] | None = None  # noqa: N815 - their words


class NewsArticle(_Thing):
    type: Literal["NewsArticle"] = Field(alias="@type")
    id: str = Field(alias="@id")
    headline: str = Field(min_length=1, max_length=200)
    inLanguage: Literal["zh-Hans", "en"]  # noqa: N815
    isAccessibleForFree: Literal[True]  # noqa: N815
    isPartOf: Named  # noqa: N815
    author: list[Named] | None = None
    contentLocation: list[Named] | None = None  # noqa: N815
    translationOfWork: Reference | None = None  # noqa: N815
    subjectOf: Reference | None = None  # noqa: N815


class Download(_Thing):
    type: Literal["DataDownload"] = Field(alias="@type")
    encodingFormat: Literal["application/json", "text/csv"]  # noqa: N815
    contentUrl: str  # noqa: N815


class Value(_Thing):
    type: Literal["PropertyValue"] = Field(alias="@type")
    name: str = Field(min_length=1)
    value: str = Field(pattern=r"^-?\d+(\.\d+)?$")
    unitText: str | None = None  # noqa: N815


class Dataset(_Thing):
    type: Literal["Dataset"] = Field(alias="@type")
    id: str = Field(alias="@id")
    name: str
    description: str = Field(min_length=50, max_length=5000)  # what Google's search of data sets asks for
    inLanguage: Literal["zh-Hans", "en"]  # noqa: N815
    isAccessibleForFree: Literal[True]  # noqa: N815
    isBasedOn: list[Reference] = Field(min_length=1)  # noqa: N815
    license: str
    creator: Named
    distribution: list[Download]
    variableMeasured: list[Value]  # noqa: N815


SHAPES: dict[str, type[_Thing]] = {"NewsArticle": NewsArticle, "Dataset": Dataset}


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    return render_pages(digest(), SETTINGS)


def said(page: Page) -> list[dict[str, Any]]:
    return [json.loads(block) for block in _BLOCK.findall(page.html)]


def test_every_statement_has_the_shape_of_its_type(pages: tuple[Page, ...]) -> None:
    kinds = set()
    for page in pages:
        for values in said(page):
            SHAPES[values["@type"]].model_validate(values)
            kinds.add((page.kind, values["@type"]))
    assert ("article", "NewsArticle") in kinds
    assert any(kind == "Dataset" for _, kind in kinds)


def test_every_story_says_what_it_is_and_where(pages: tuple[Page, ...]) -> None:
    stories = [page for page in pages if page.kind == "article"]
    assert stories
    for page in stories:
        (story,) = [values for values in said(page) if values["@type"] == "NewsArticle"]
        assert urljoin(SITE + page.path, story["@id"]) == SITE + page.path
        assert story["headline"] == page.title


def test_a_translation_names_its_original(pages: tuple[Page, ...]) -> None:
    (bridge,) = [page for page in pages if page.path == "en/demo/new-bridge/"]
    original = said(bridge)[0]["translationOfWork"]
    assert urljoin(SITE + bridge.path, original["@id"]) == f"{SITE}demo/new-bridge/"
    assert original["inLanguage"] == "zh-Hans"
    (library,) = [page for page in pages if page.path == "en/demo/library/"]
    assert "translationOfWork" not in said(library)[0]


@pytest.mark.parametrize(
    ("path", "units"), [("demo/facts/", ("元", "人", "册")), ("en/demo/facts/", ("yuan", "people", None))]
)
def test_a_figure_has_its_unit_in_the_language_of_the_page_and_none_that_is_empty(
    pages: tuple[Page, ...], path: str, units: tuple[str | None, ...]
) -> None:
    (page,) = [each for each in pages if each.path == path]
    (stated,) = [values["variableMeasured"] for values in said(page)]
    found = {each["value"]: each.get("unitText") for each in stated}
    assert tuple(found[value] for value in ("12000000", "1250", "25000")) == units
    assert "" not in found.values()


def changed(parts: tuple[Part, ...], segments: dict[str, Segment]) -> dict[str, Page]:
    """The pages of a digest whose first story has these parts and translations."""
    whole = digest()
    (edition,) = whole.editions
    story, *others = edition.articles
    told = replace(edition, articles=(replace(story, parts=parts), *others), translations={"new-bridge": segments})
    return {page.path: page for page in render_pages(replace(whole, editions=(told,)), SETTINGS)}


def test_a_translation_is_in_english_also_where_its_headline_is_not() -> None:
    (edition,) = digest().editions
    segments = {key: each for key, each in edition.translations["new-bridge"].items() if key != "h"}
    story = said(changed(edition.articles[0].parts, segments)["en/demo/new-bridge/"])[0]
    assert (story["headline"], story["inLanguage"]) == ("河湾镇“新桥” 今日通车", "en")
    assert "translationOfWork" in story


@pytest.mark.parametrize("path", ["demo/new-bridge/", "en/demo/new-bridge/"])
def test_a_story_without_headline_and_english_is_chinese_and_has_a_heading_nevertheless(path: str) -> None:
    (edition,) = digest().editions
    parts = tuple(part for part in edition.articles[0].parts if part.kind is not PartKind.HEADLINE)
    page = changed(parts, {})[path]
    (story,) = said(page)
    assert story["inLanguage"] == "zh-Hans"
    assert "translationOfWork" not in story
    assert [heading.text for heading in parse(page.html).all("h1")] == [page.title] == ["new-bridge"]


def test_an_edition_without_a_title_is_named_by_its_date() -> None:
    whole = digest()
    untitled = tuple(replace(edition, title=Bilingual("", "")) for edition in whole.editions)
    made = render_pages(replace(whole, editions=untitled), SETTINGS)
    names = {values["isPartOf"]["name"] for page in made if page.kind == "article" for values in said(page)}
    assert names == {"2022年春", "Spring 2022"}


def test_files_and_pages_that_are_named_exist(pages: tuple[Page, ...]) -> None:
    paths = {SITE + page.path for page in pages}
    for page in pages:
        for values in said(page):
            named = [values[key] for key in ("subjectOf", "translationOfWork") if key in values]
            for each in (*named, *values.get("isBasedOn", ())):
                assert urljoin(SITE + page.path, each["@id"]) in paths
            for download in values.get("distribution", ()):
                assert urljoin(SITE + page.path, download["contentUrl"]) in {
                    f"{SITE}data/facts.json",
                    f"{SITE}data/facts.csv",
                }


def test_a_story_says_little_enough_for_a_slow_line(pages: tuple[Page, ...]) -> None:
    for page in pages:
        if page.kind == "article":
            assert sum(len(block.encode()) for block in _BLOCK.findall(page.html)) < 1500


def test_no_text_of_an_editor_ends_a_statement() -> None:
    for page in render_pages(alienated(digest()), SETTINGS):
        for values in said(page):
            SHAPES[values["@type"]].model_validate(values)
        for block in _BLOCK.findall(page.html):
            assert "<" not in block


def test_every_page_but_the_front_page_says_the_way_to_it(site: Path) -> None:
    """schema.org BreadcrumbList: positions from 1, a name each, an address of an existing page for all but the last."""
    pages = {path.parent for path in site.rglob("index.html")} - {site, site / "en"}
    assert pages
    for folder in pages:
        (crumbs,) = _CRUMBS.findall((folder / "index.html").read_text(encoding="utf-8"))
        nav = parse(crumbs)
        assert [each.attributes["itemtype"] for each in nav.all("ol")] == ["https://schema.org/BreadcrumbList"]
        items = list(nav.all("li"))
        assert {each.attributes["itemtype"] for each in items} == {"https://schema.org/ListItem"}
        assert [next(each.all("meta")).attributes["content"] for each in items] == [
            str(position) for position, _ in enumerate(items, start=1)
        ]
        assert all(next(each.all("span")).text for each in items)
        ways = [link.attributes["href"] for each in items for link in each.all("a")]
        assert len(ways) == len(items) - 1
        assert all((folder / way / "index.html").is_file() for way in ways)
