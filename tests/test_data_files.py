"""The data files: every fact, for programs and for spreadsheets, and the schema that explains them."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.edition.loading import load_digest
from generator.facts.context import stated_figures
from generator.model import Digest
from generator.pages.data_files import data_files
from generator.pages.published import VERSION
from generator.pages.published_form import checked, schema

SITE = "https://digest.example/news/"
CONTENT = Path(__file__).parent.parent / "content"


@pytest.fixture(scope="module")
def digest() -> Digest:
    found, _ = load_digest(CONTENT)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def files(digest: Digest) -> dict[str, bytes]:
    return data_files(digest, SITE)


@pytest.fixture(scope="module")
def facts(files: dict[str, bytes]) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(files["data/facts.json"])
    return values


def test_every_fact_of_every_edition_is_published(digest: Digest, facts: dict[str, Any]) -> None:
    stated = {
        f"{edition.id}/{slug}/{fact.id}"
        for edition in digest.editions
        for slug, sheet in edition.facts.items()
        for fact in sheet.facts
    }
    assert {fact["id"] for fact in facts["facts"]} == stated
    assert len(facts["facts"]) == len(stated)
    relations = sum(len(sheet.relations) for edition in digest.editions for sheet in edition.facts.values())
    assert len(facts["relations"]) == relations


def test_the_file_is_what_its_schema_says(files: dict[str, bytes], facts: dict[str, Any]) -> None:
    checked().validate_json(files["data/facts.json"], strict=True)
    assert facts["version"] == VERSION
    assert facts["$schema"] == "facts.schema.json"
    assert json.loads(files["data/facts.schema.json"]) == schema()


def test_references_inside_the_file_hold(facts: dict[str, Any]) -> None:
    ids = {fact["id"] for fact in facts["facts"]}
    assert {fact["story"] for fact in facts["facts"]} == {story["id"] for story in facts["stories"]}
    for relation in facts["relations"]:
        assert {*relation["terms"], relation["equals"]} <= ids


def test_a_fact_is_exact_and_quotes_its_words(facts: dict[str, Any]) -> None:
    for fact in facts["facts"]:
        assert fact["written"] in fact["quote"] or re.sub(r"\s", "", fact["written"]) in fact["quote"]
        assert re.fullmatch(r"-?\d+(\.\d+)?", fact["value"])
        assert Decimal(fact["base_value"]).is_finite()
        assert fact["url"]["zh"].startswith(SITE)
        assert fact["url"]["en"].startswith(f"{SITE}en/")


def test_a_score_is_published_as_its_sides_since_it_is_no_number(digest: Digest) -> None:
    edition = digest.editions[0]
    slug, sheet = next((slug, sheet) for slug, sheet in edition.facts.items() if sheet.facts)
    fact = replace(sheet.facts[0], figure=stated_figures("主队以3比2逆转")[0])
    won = replace(edition, facts={slug: replace(sheet, facts=(fact,), relations=())})
    files = data_files(replace(digest, editions=(won,)), SITE)
    (published,) = json.loads(files["data/facts.json"])["facts"]
    assert [published[key] for key in ("value", "base_value", "said", "kind")] == ["3:2", "3:2", "3:2", "score"]


def test_the_table_opens_in_a_spreadsheet(files: dict[str, bytes], facts: dict[str, Any]) -> None:
    data = files["data/facts.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == [fact["id"] for fact in facts["facts"]]
    assert [row["written"] for row in rows] == [fact["written"] for fact in facts["facts"]]
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]
