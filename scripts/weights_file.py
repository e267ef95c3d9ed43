"""Learnt weights as files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def write(folder: Path, step: str, values: dict[str, Any]) -> None:
    """Store a step's weights as readable JSON."""
    text = json.dumps(values, ensure_ascii=False, indent=0)
    (folder / f"{step}.json").write_text(text + "\n", encoding="utf-8")
