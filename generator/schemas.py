"""JSON Schemas of the files that editors write, made from the models that read them.

Editors name them in the first line of a file (`# yaml-language-server: $schema=…`), so that an editor's program
completes keys and explains them. `python -m generator.schemas FOLDER` writes them; a test keeps them current.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from generator.bilingual.glossary import GlossaryFile
from generator.bilingual.translations import TranslationFile
from generator.edition.schema import EditionFile
from generator.facts.schema import FactFile
from generator.structure.schema import StructureFile
from generator.yaml_source import Schema

FILES: Mapping[str, type[Schema]] = {
    "edition": EditionFile,
    "facts": FactFile,
    "glossary": GlossaryFile,
    "structure": StructureFile,
    "translation": TranslationFile,
}


def schema_texts() -> dict[str, str]:
    """The text of every schema file, by the name of the file without `.json`."""
    return {
        name: json.dumps(model.model_json_schema(), ensure_ascii=False, indent=1) + "\n"
        for name, model in FILES.items()
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="python -m generator.schemas", description="写出JSON Schema / Write the schemas."
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="写到这里 / where they are written")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_texts().items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
