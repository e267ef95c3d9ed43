"""The page that proves the figures of an article, its links, and what programs read of an article."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.edition import load_digest
from generator.model import Bilingual, Digest, Language
from generator.pages import csp, render_pages
from generator.pages.page import Page
from generator.pages.settings import SiteSettings

CONTENT = Path(__file__).parent.parent / "content"
SETTINGS = SiteSettings(Bilingual("新闻摘编", "News Digest"), "https://digest.example/")


@pytest.fixture(scope="module")
def digest() -> Digest:
    found, _ = load_digest(CONTENT)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def pages(digest: Digest) -> dict[str, Page]:
    return {page.path: page for page in render_pages(digest, SETTINGS)}


def linked(page: Page) -> dict[str, Any]:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.html)
    values: dict[str, Any] = json.loads(block)
    return values


def with_facts(digest: Digest) -> list[tuple[str, str, list[str]]]:
    return [
        (f"{edition.id}/{slug}/", prefix, [fact.id for fact in sheet.facts])
        for edition in digest.editions
        for slug, sheet in edition.facts.items()
        if sheet.facts
        for prefix in ("", "en/")
    ]


def test_every_fact_has_its_proof(digest: Digest, pages: dict[str, Page]) -> None:
    for path, prefix, facts in with_facts(digest):
        html = pages[f"{prefix}{path}facts/"].html
        assert re.findall(r'<section class="proof" id="fact-([^"]+)"', html) == facts
        assert html.count("<mark>") == len(facts)
        assert html.count("https://digest.example/") == len(facts)


def test_the_box_and_the_list_lead_to_the_proof(digest: Digest, pages: dict[str, Page]) -> None:
    for path, prefix, facts in with_facts(digest):
        article = pages[f"{prefix}{path}"].html
        for fact in facts:
            assert f'href="facts/#fact-{fact}"' in article
    assert f'href="../{with_facts(digest)[0][0]}facts/#fact-' in pages["numbers/"].html


def test_a_proof_marks_the_printed_figure_inside_its_quote(digest: Digest, pages: dict[str, Page]) -> None:
    for path, prefix, _ in with_facts(digest):
        for quoted in re.findall(r"<q[^>]*>(.*?)</q>", pages[f"{prefix}{path}facts/"].html):
            assert re.search(r"<mark>[^<]+</mark>", quoted)


def test_the_facts_of_an_article_are_a_dataset(digest: Digest, pages: dict[str, Page]) -> None:
    for path, prefix, facts in with_facts(digest):
        page = pages[f"{prefix}{path}facts/"]
        values = linked(page)
        assert (values["@context"], values["@type"]) == ("https://schema.org", "Dataset")
        assert values["name"]
        assert 50 <= len(values["description"]) <= 5000  # what dataset search engines ask for
        assert [item["@id"] for item in values["variableMeasured"]] == [f"#fact-{fact}" for fact in facts]
        for item in values["variableMeasured"]:
            assert item["@type"] == "PropertyValue"
            assert item["name"]
            assert re.fullmatch(r"-?\d+(\.\d+)?", item["value"])
            assert f'id="{item["@id"][1:]}"' in page.html
        forms = {each["encodingFormat"]: each["contentUrl"] for each in values["distribution"]}
        assert forms["application/json"].endswith("data/facts.json")
        assert forms["text/csv"].endswith("data/facts.csv")


def test_an_article_is_a_news_article_with_its_facts(digest: Digest, pages: dict[str, Page]) -> None:
    for path, prefix, _facts in with_facts(digest):
        values = linked(pages[f"{prefix}{path}"])
        assert (values["@context"], values["@type"]) == ("https://schema.org", "NewsArticle")
        assert values["inLanguage"] == ("en" if prefix else "zh-Hans")
        assert values["headline"]
        assert values["subjectOf"] == {"@type": "Dataset", "@id": "facts/"}
        assert {person["@type"] for person in values.get("author", [])} <= {"Person"}


def test_data_blocks_need_no_leave_of_the_policy(pages: dict[str, Page]) -> None:
    for page in pages.values():
        if page.kind == "article":
            assert not list(csp.violations(page.html, page.path))
            assert "sha256" not in csp.policy(page.html)


def test_nothing_in_a_data_block_can_end_it(pages: dict[str, Page]) -> None:
    for page in pages.values():
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.html):
            assert not set(block) & set("<>&")


def test_the_list_of_figures_is_whole_without_scripts(digest: Digest, pages: dict[str, Page]) -> None:
    for language, path in ((Language.ZH, "numbers/"), (Language.EN, "en/numbers/")):
        html = pages[path].html
        facts = sum(len(sheet.facts) for edition in digest.editions for sheet in edition.facts.values())
        assert html.count("data-base=") == facts
        assert re.search(r'<form class="filters"[^>]* hidden>', html)
        assert pages[path].language is language
        for name in ("place", "topic", "unit", "sort"):
            assert f'<select name="{name}">' in html
        assert [re.sub(r".*/", "", link) for link in re.findall(r'href="([^"]*data/[^"]+)"', html)] == [
            "facts.csv",
            "facts.json",
            "facts.schema.json",
        ]
