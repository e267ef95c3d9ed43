"""The pages that prove the figures of an edition, their links, and what programs read of an article."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.archive import digest as archive
from generator.edition.loading import load_digest
from generator.model import Bilingual, Digest, Edition, Language
from generator.pages import csp, render_pages
from generator.pages.page import Page
from generator.pages.proofs import PROOFS_ON_A_PAGE, proof_leaves
from generator.pages.settings import SiteSettings
from tests.digest_builder import digest as invented
from tests.html_tree import parse

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


def proofs(digest: Digest, pages: dict[str, Page]) -> list[tuple[Page, str, list[str]]]:
    """Every page that proves figures of a story, the path of the story there, and the ids of the facts in order."""
    return [
        (page, path, re.findall(rf'<section class="proof" id="{re.escape(path.split("/")[1])}\.([^"]+)"', page.html))
        for path, prefix, _ in with_facts(digest)
        for page in pages.values()
        if page.kind == "evidence" and page.path.startswith(f"{prefix}{path.split('/')[0]}/")
    ]


def test_every_fact_has_its_proof(digest: Digest, pages: dict[str, Page]) -> None:
    for path, prefix, facts in with_facts(digest):
        language = Language.EN if prefix else Language.ZH
        own = [there for page, of, there in proofs(digest, pages) if (of, page.language) == (path, language)]
        assert [fact for there in own for fact in there] == facts


def test_every_proof_shows_the_printed_words_and_an_address_to_cite(pages: dict[str, Page]) -> None:
    for page in pages.values():
        if page.kind == "evidence":
            anchors = re.findall(r'<section class="proof" id="([^"]+)"', page.html)
            assert anchors
            assert page.html.count("<mark>") == len(anchors)
            assert re.findall(r"https://digest\.example/[^<]*", page.html) == [
                f"https://digest.example/{page.path}#{anchor}" for anchor in anchors
            ]


def test_the_figures_of_a_story_are_proved_on_one_page_if_a_page_holds_them() -> None:
    whole = archive(20)
    story = whole.editions[0].articles[0].slug
    sheet = whole.editions[0].facts[story]

    def edition(counts: list[int]) -> Edition:
        facts = {
            article.slug: replace(
                sheet, facts=tuple(replace(sheet.facts[0], id=f"n{n}") for n in range(count)), relations=()
            )
            for article, count in zip(whole.editions[0].articles, counts, strict=False)
        }
        return replace(whole.editions[0], facts=facts)

    def pages_of(counts: list[int]) -> list[list[int]]:
        return [[len(facts) for _, facts in leaf.items] for leaf in proof_leaves(edition(counts))]

    assert pages_of([0, 0]) == []
    assert pages_of([25, 30, 10, 1]) == [[25, 30, 10], [1]]
    assert pages_of([50, 20]) == [[50], [20]]
    assert pages_of([1, PROOFS_ON_A_PAGE + 1]) == [[1], [PROOFS_ON_A_PAGE], [1]]


def test_the_box_and_the_list_lead_to_the_proof(digest: Digest, pages: dict[str, Page]) -> None:
    anchors = {
        f"{page.path}#{anchor}"
        for page in pages.values()
        if page.kind == "evidence"
        for anchor in re.findall(r'<section class="proof" id="([^"]+)"', page.html)
    }
    for path, prefix, facts in with_facts(digest):
        for page in (pages[f"{prefix}{path}"], pages[f"{prefix}numbers/"]):
            led = {
                posixpath.join(posixpath.normpath(posixpath.join(page.path, way)), f"#{anchor}")
                for way, anchor in re.findall(r'href="([^"#]*/facts/[^"#]*)#([^"]+)"', page.html)
            }
            own = {f"{path.split('/')[1]}.{fact}" for fact in facts}
            assert own <= {each.partition("#")[2] for each in led & anchors}


def test_an_edition_leads_to_the_proofs_of_its_figures(digest: Digest, pages: dict[str, Page]) -> None:
    for path, prefix, _ in with_facts(digest):
        edition = path.split("/")[0]
        assert 'href="facts/"' in pages[f"{prefix}{edition}/"].html


def test_a_proof_marks_the_printed_figure_inside_its_quote(pages: dict[str, Page]) -> None:
    quotes = [
        quoted
        for page in pages.values()
        if page.kind == "evidence"
        for quoted in re.findall(r"<q[^>]*>(.*?)</q>", page.html)
    ]
    assert quotes
    assert all(re.search(r"<mark>[^<]+</mark>", quoted) for quoted in quotes)


def with_headline(english: str) -> Digest:
    whole = invented()
    (edition,) = whole.editions
    segments = edition.translations["new-bridge"]
    segments = {**segments, "h": replace(segments["h"], en=english)}
    return replace(whole, editions=(replace(edition, translations={"new-bridge": segments}),))


@pytest.mark.parametrize(
    ("headline", "cited"),
    [
        ("New Bridge Opens in Hewan", "“New Bridge Opens in Hewan,” News Digest, Spring 2022."),
        ("Hewan’s “New Bridge”", "“Hewan’s ‘New Bridge,’” News Digest, Spring 2022."),
        ("Who Built the Bridge?", "“Who Built the Bridge?” News Digest, Spring 2022."),
    ],
)
def test_a_citation_sets_what_a_headline_quotes_and_its_stop_within_its_quotation_marks(
    headline: str, cited: str
) -> None:
    made = {page.path: page.html for page in render_pages(with_headline(headline), SETTINGS)}
    citation = next(parse(made["en/demo/facts/"]).by_id("new-bridge.cost").all("cite"))
    assert f"Total cost: 12\N{NO-BREAK SPACE}million yuan. {cited}" in citation.text


def test_a_chinese_headline_is_marked_in_an_english_citation() -> None:
    made = {page.path: page.html for page in render_pages(invented(), SETTINGS)}
    citation = next(parse(made["en/demo/facts/"]).by_id("library.books").all("cite"))
    assert [(each.text, each.attributes["lang"]) for each in citation.all("span")] == [("“图书馆开放,”", "zh-Hans")]
    citation = next(parse(made["demo/facts/"]).by_id("library.books").all("cite"))
    assert "《图书馆开放》，新闻摘编，2022年春。" in citation.text
    assert not list(citation.all())


def test_the_facts_of_an_edition_are_a_dataset(digest: Digest, pages: dict[str, Page]) -> None:
    for page, path, _ in proofs(digest, pages):
        values = linked(page)
        assert (values["@context"], values["@type"]) == ("https://schema.org", "Dataset")
        assert values["name"]
        assert 50 <= len(values["description"]) <= 5000  # what dataset search engines ask for
        anchors = re.findall(r'<section class="proof" id="([^"]+)"', page.html)
        assert [item["@id"] for item in values["variableMeasured"]] == [f"#{anchor}" for anchor in anchors]
        for item in values["variableMeasured"]:
            assert item["@type"] == "PropertyValue"
            assert item["name"]
            assert re.fullmatch(r"-?\d+(\.\d+)?", item["value"])
        based_on = {each["@id"] for each in values["isBasedOn"]}
        slug = path.split("/")[1]
        is_proved = any(anchor.startswith(f"{slug}.") for anchor in anchors)
        assert any(each.endswith(f"/{slug}/") for each in based_on) == is_proved
        forms = {each["encodingFormat"]: each["contentUrl"] for each in values["distribution"]}
        assert forms["application/json"].endswith("data/facts.json")
        assert forms["text/csv"].endswith("data/facts.csv")


def test_an_article_is_a_news_article_with_its_facts(digest: Digest, pages: dict[str, Page]) -> None:
    for path, prefix, _facts in with_facts(digest):
        values = linked(pages[f"{prefix}{path}"])
        assert (values["@context"], values["@type"]) == ("https://schema.org", "NewsArticle")
        assert values["inLanguage"] == ("en" if prefix else "zh-Hans")
        assert values["headline"]
        dataset = posixpath.join(posixpath.normpath(f"{prefix}{path}{values['subjectOf']['@id']}"), "")
        assert values["subjectOf"]["@type"] == linked(pages[dataset])["@type"] == "Dataset"
        assert f'id="of-{path.split("/")[1]}"' in pages[dataset].html
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


def test_a_long_list_of_figures_is_filtered_on_its_first_page_where_the_others_lead() -> None:
    pages = {page.path: page.html for page in render_pages(archive(60), SETTINGS) if page.kind == "numbers"}
    first, *others = (html for path, html in pages.items() if not path.startswith("en/"))
    assert re.search(r'<form class="filters"[^>]* data-rest="page/2/[^"]*"', first)
    assert others
    for html in others:
        assert 'href="../../#filters"' in html
        assert "<form" not in html
