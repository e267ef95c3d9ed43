"""Each kind of broken fact file gives its exact message at its exact place, in both languages.

The cases are the files of `tests/cases/facts/`: an article, one paragraph a line, a fact file about it, and what is
found, as `line:column rule: what is wrong; what to write instead`. A case without findings is a sound file.
"""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.facts import load_facts
from generator.model import FactSheet, Finding, Language, Severity, Verdict
from tests.builders import article
from tests.case_files import CASES

FILES = sorted((CASES / "facts").glob("*.yml"))


def read_case(name: str) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load((CASES / "facts" / f"{name}.yml").read_text(encoding="utf-8"))
    return case


def load(case: dict[str, Any]) -> tuple[FactSheet, tuple[Finding, ...]]:
    paragraphs = case["article"].rstrip("\n").split("\n")
    return load_facts(case["facts"], "demo.yml", article("demo", *paragraphs, headline=case.get("headline")))


def said(findings: tuple[Finding, ...], language: Language) -> str:
    stop = "；" if language is Language.ZH else "; "
    return "".join(
        f"{finding.where.line}:{finding.where.column} {finding.rule}: "
        f"{finding.message[language]}{stop}{finding.remedy[language]}\n"
        for finding in findings
    )


@pytest.mark.parametrize("name", [file.stem for file in FILES])
def test_a_file_gives_exactly_these_findings(name: str) -> None:
    case = read_case(name)
    _, findings = load(case)
    expected = case.get("findings", {"zh": "", "en": ""})
    assert said(findings, Language.ZH) == expected["zh"]
    assert said(findings, Language.EN) == expected["en"]


def test_the_cases_cover_every_rule_of_the_stage() -> None:
    rules = {finding.rule for file in FILES for finding in load(read_case(file.stem))[1]}
    assert rules >= {
        "article-mismatch",
        "chart-mismatch",
        "discrepancy-holds",
        "division-by-zero",
        "duplicate-id",
        "empty-group",
        "lead-repeated",
        "lead-too-long",
        "quote-cuts-figure",
        "quote-cuts-hedge",
        "quote-not-found",
        "quote-repeated",
        "ratio-of-a-change",
        "relation-fails",
        "term-repeated",
        "terms-count",
        "units-differ",
        "unknown-chart",
        "unknown-fact",
        "unknown-group",
        "value-ambiguous",
        "value-comment",
        "value-not-as-printed",
        "value-not-in-quote",
        "value-unreadable",
        "value-vague",
    }


def test_every_finding_points_at_the_line_that_it_shows() -> None:
    for file in FILES:
        case = read_case(file.stem)
        lines = case["facts"].split("\n")
        for finding in load(case)[1]:
            assert finding.excerpt == lines[finding.where.line - 1]
            assert finding.severity is Severity.ERROR


def test_what_is_sound_in_a_broken_file_is_still_verified() -> None:
    sheet, findings = load(read_case("everything-at-once"))
    assert findings
    assert [fact.id for fact in sheet.facts] == []
    sheet, _ = load(read_case("lead-unknown"))
    assert [fact.id for fact in sheet.facts] == ["roads"]
    assert sheet.lead == ()


def test_a_fact_knows_its_words_and_its_figure_in_the_text() -> None:
    case = read_case("quote-folded")
    sheet, _ = load(case)
    fact = sheet.fact("roads")
    assert fact is not None
    text = case["article"].split("\n")[0]
    assert (fact.part, text[fact.quote_start : fact.quote_end]) == ("p1", "全镇修路12公里,投资")
    assert text[fact.figure.start : fact.figure.end] == "12公里" == fact.figure.written


def test_numbers_that_yaml_would_change_are_kept() -> None:
    sheet, _ = load(read_case("numbers-as-written"))
    assert [fact.figure.written for fact in sheet.facts] == ["007", "2.10", "1,095.15万元"]
    assert [f"{fact.figure.value:f}" for fact in sheet.facts] == ["7", "2.10", "10951500"]


def test_a_declared_discrepancy_is_kept_with_its_reason() -> None:
    sheet, findings = load(read_case("discrepancy-declared"))
    assert not findings
    (relation,) = sheet.relations
    assert relation.verdict is Verdict.INCONSISTENT
    assert relation.discrepancy is not None
    assert relation.discrepancy.zh == "不符"


def test_a_failing_relation_is_not_shown_to_readers() -> None:
    sheet, _ = load(read_case("relation-fails"))
    assert sheet.relations == ()


def test_an_unreadable_file_gives_an_empty_sheet() -> None:
    sheet, findings = load_facts("facts: [", "demo.yml", article("demo", "修路。"))
    assert sheet == FactSheet()
    assert len(findings) == 1


def test_a_file_past_the_limit_is_refused() -> None:
    _, (finding,) = load_facts("#" + "长" * 65536, "demo.yml", article("demo", "修路。"))
    assert finding.rule == "file-too-large"


PIECES = [*"：: \t-{}[],“”'\"#|>&*!%@`0123万元亩个近余%\n", "facts:", "sum:", "equals:", "null", "~", "- "]


@given(st.data())
def test_no_damage_to_a_file_breaks_the_reader(data: st.DataObject) -> None:
    case = read_case("discrepancy-holds")
    text = case["facts"]
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        gap = data.draw(st.integers(0, 12))
        text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + gap :]
    sheet, findings = load({**case, "facts": text})
    lines = text.count("\n") + 1
    assert all(1 <= finding.where.line <= lines for finding in findings)
    assert {name for relation in sheet.relations for name in relation.terms} <= {fact.id for fact in sheet.facts}
