"""The JSON Schemas that editors' programs read: current, named by every file, in both languages."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.schemas import FILES, schema_texts

ROOT = Path(__file__).parent.parent
CONTENT = sorted((ROOT / "content").rglob("*.yml"))
NAMED = re.compile(r"# yaml-language-server: \$schema=(\S+)")
KINDS = {"facts": "facts", "en": "translation"}


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_committed_schema_is_current(name: str) -> None:
    committed = (ROOT / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    assert committed == schema_texts()[name], "write it anew: python -m generator.schemas schemas"


@pytest.mark.parametrize("file", CONTENT, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_names_its_schema_in_its_first_line(file: Path) -> None:
    with file.open(encoding="utf-8") as lines:
        named = NAMED.match(lines.readline())
    assert named
    schema = (file.parent / named[1]).resolve()
    assert schema == ROOT / "schemas" / f"{KINDS.get(file.parent.name, file.stem)}.json"


def described(schema: dict[str, Any]) -> list[tuple[str, str | None]]:
    objects = [schema, *schema.get("$defs", {}).values()]
    return [(key, value.get("description")) for item in objects for key, value in item.get("properties", {}).items()]


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_key_is_explained_in_both_languages(name: str) -> None:
    for key, words in described(json.loads(schema_texts()[name])):
        chinese, _, english = (words or "").partition(" / ")
        assert re.search("[一-鿿]", chinese), key
        assert re.search("[a-z]", english), key


def test_the_folder_that_they_are_written_to_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "schemas"
    subprocess.run([sys.executable, "-m", "generator.schemas", folder], cwd=ROOT, check=True)
    assert {file.stem: file.read_text(encoding="utf-8") for file in folder.iterdir()} == schema_texts()
