"""The JSON Schema that editors' tools read is made of the same model as the checks, and is committed."""

from __future__ import annotations

import json
from pathlib import Path

from generator.facts.relations import KINDS
from generator.facts.schema import FactEntry, FactFile, json_schema

COMMITTED = Path(__file__).parent.parent / "schemas" / "facts.json"


def test_the_committed_schema_is_current() -> None:
    assert json.loads(COMMITTED.read_text(encoding="utf-8")) == json_schema(), (
        "write it anew: python -m generator.schemas schemas"
    )


def test_every_key_is_explained_in_both_languages() -> None:
    for model in (FactFile, FactEntry):
        for name, field in model.model_fields.items():
            chinese, _, english = (field.description or "").partition(" / ")
            assert not chinese.isascii(), name
            assert english, name


def test_a_relation_has_exactly_one_kind() -> None:
    relation = json_schema()["$defs"]["RelationEntry"]
    assert [option["required"] for option in relation["oneOf"]] == [[kind] for kind in KINDS]
    assert relation["properties"]["ratio"]["maxItems"] == 2


def test_numbers_that_editors_leave_without_quotes_are_accepted() -> None:
    fact = json_schema()["$defs"]["FactEntry"]["properties"]
    assert fact["value"]["type"] == ["string", "number"]
    assert {"type": "integer", "minimum": 1000, "maximum": 9999} in fact["as_of"]["anyOf"]
