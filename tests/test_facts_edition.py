"""The fact files of the first edition, verified against the reviewer's truth and measured against his yardstick."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.facts import load_facts
from generator.facts.arithmetic import verdict_text
from generator.facts.figures import find_figures, read_figure
from generator.model import Article, FactSheet, Verdict
from tests.builders import article

pytestmark = pytest.mark.shared

ROOT = Path(__file__).parent.parent
FACTS = ROOT / "content" / "editions" / "2022-spring" / "facts"
SLUGS = ("lhasa-poverty-alleviation", "maqu-village-team", "dagze-finance", "saga-farmland", "nanjing-aid")
CORRECTIONS = (
    ("丁增赤介绍说", "丁增赤来介绍说"),
    (
        "287个村(居“水电路讯网”、垃圾治理、生活污水治理、厕所改造等)18项",
        "287个村(居)“水电路讯网”、垃圾治理、生活污水治理、厕所改造等18项",
    ),
)
QUANTITATIVE = {"quantity", "money", "share", "area", "length"}
NOT_FOR_READERS = {
    "lhasa-16": "两级 only counts the two levels that are named beside it",
    "lhasa-70": "两级 again",
    "maqu-15": "一年来 says when, roughly, not how much",
    "nanjing-03": "the subheadline repeats the 80 projects",
}
"""Quantitative figures of the yardstick that no fact states, each with its reason."""
SHOWN_AS = {"个月": "月"}
"""The yardstick calls a month a month, whether it is a date or a length of time."""


def truth(shared: Path) -> dict[str, Any]:
    articles = json.loads((shared / "page" / "truth.json").read_text(encoding="utf-8"))["articles"]
    return {item["slug"]: item for item in articles}


def real_article(item: dict[str, Any]) -> Article:
    """Head parts first, then the body: paragraph n of the body is part `p{n}` after them."""
    heads = [item[name]["text"] for name in ("kicker", "headline", "subheadline") if item[name]]
    texts = [*heads, *(part["text"] for part in item["body"])]
    for printed, corrected in CORRECTIONS:
        texts = [text.replace(printed, corrected) for text in texts]
    return article(item["slug"], *texts)


def sheet_of(shared: Path, slug: str) -> FactSheet:
    text = (FACTS / f"{slug}.yml").read_text(encoding="utf-8")
    sheet, findings = load_facts(text, f"{slug}.yml", real_article(truth(shared)[slug]))
    assert findings == ()
    return sheet


def yardstick(shared: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((shared / "facts" / "figures.json").read_text(encoding="utf-8"))
    return content


def part_of(item: dict[str, Any], paragraph: int | str) -> str:
    """The id that `real_article` gives to a part of the yardstick."""
    heads = [name for name in ("kicker", "headline", "subheadline") if item[name]]
    at = heads.index(paragraph) if isinstance(paragraph, str) else len(heads) + paragraph
    return f"p{at + 1}"


@pytest.mark.parametrize("slug", SLUGS)
def test_every_fact_file_is_sound(shared: Path, slug: str) -> None:
    sheet = sheet_of(shared, slug)
    assert sheet.facts
    assert 3 <= len(sheet.lead) <= 7
    assert all(fact.group for fact in sheet.facts)
    assert len({(fact.part, fact.figure.start) for fact in sheet.facts}) == len(sheet.facts)


@pytest.mark.parametrize("slug", SLUGS)
def test_labels_are_short_in_both_languages(shared: Path, slug: str) -> None:
    for fact in sheet_of(shared, slug).facts:
        assert len(fact.label.zh) <= 16, fact.id
        assert len(fact.label.en) <= 48, fact.id
        assert fact.label.zh != fact.label.en


def test_the_facts_cover_the_figures_that_a_reader_would_want(shared: Path) -> None:
    articles, sheets = truth(shared), {slug: sheet_of(shared, slug) for slug in SLUGS}
    missing = []
    for figure in yardstick(shared)["figures"]:
        if figure["kind"] not in QUANTITATIVE or figure.get("marginal"):
            continue
        part = part_of(articles[figure["article"]], figure["paragraph"])
        stated = [
            fact
            for fact in sheets[figure["article"]].facts
            if fact.part == part and fact.figure.written == figure["written"]
        ]
        if not stated and figure["id"] not in NOT_FOR_READERS:
            missing.append(figure["id"])
    assert missing == []


def test_every_figure_of_the_yardstick_is_read_with_its_value_and_unit(shared: Path) -> None:
    for figure in yardstick(shared)["figures"]:
        if figure["kind"] not in QUANTITATIVE | {"date"}:
            continue
        read = read_figure(figure["written"])
        assert read is not None, figure["id"]
        assert f"{read.value.normalize():f}" == (figure["value"] or figure["low"]).replace("-", ""), figure["id"]
        assert SHOWN_AS.get(read.unit, read.unit) == figure["unit"], figure["id"]


def test_the_grammar_finds_the_figures_of_the_page_and_nothing_else(shared: Path) -> None:
    articles = truth(shared)
    expected: dict[tuple[str, int | str], set[int]] = {}
    wanted: set[tuple[str, int | str, int]] = set()
    for figure in yardstick(shared)["figures"]:
        expected.setdefault((figure["article"], figure["paragraph"]), set()).add(figure["start"])
        if figure["kind"] in QUANTITATIVE | {"date"} and not figure.get("marginal"):
            wanted.add((figure["article"], figure["paragraph"], figure["start"]))
    found: set[tuple[str, int | str, int]] = set()
    for slug, item in articles.items():
        for index, part in enumerate(item["body"]):
            found |= {(slug, index, figure.start) for figure in find_figures(part["text"])}
        for name in ("kicker", "headline", "subheadline"):
            if item[name]:
                found |= {(slug, name, figure.start) for figure in find_figures(item[name]["text"])}
    assert wanted <= found
    assert {place for place in found if place[2] not in expected.get(place[:2], set())} == set()


def test_what_the_page_adds_up_to(shared: Path) -> None:
    sheet = sheet_of(shared, "lhasa-poverty-alleviation")
    verdicts = {relation.equals: relation.verdict for relation in sheet.relations}
    for total in ("funds-total", "policies-total", "monitored-households", "monitored-people", "working-away"):
        assert verdicts[total] is Verdict.HOLDS
    assert verdicts["rural-total"] is verdicts["spending-rate"] is Verdict.HOLDS
    (rate,) = (relation for relation in sheet.relations if relation.verdict is Verdict.INCONSISTENT)
    assert rate.equals == "start-rate"
    assert verdict_text(rate, sheet).zh == "51 ÷ 137 = 37.2%，原文印作34.93%。"
    nanjing = sheet_of(shared, "nanjing-aid")
    by_result = {relation.equals: relation for relation in nanjing.relations}
    assert len(by_result["projects-total"].terms) == len(by_result["kinds"].terms) == 10
    assert by_result["projects-total"].verdict is by_result["kinds"].verdict is Verdict.HOLDS
    assert by_result["funds-rounded"].verdict is Verdict.APPROXIMATE
