"""Learnt weights as readable JSON, one file a step (scripts/train_*.py write them)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def weights(step: str) -> dict[str, float]:
    """The weights of a step by the names of its features."""
    stored: dict[str, float] = json.loads(files(__name__).joinpath(f"{step}.json").read_text(encoding="utf-8"))
    return stored
