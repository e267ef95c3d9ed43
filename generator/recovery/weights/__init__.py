"""Learnt weights as readable JSON, one file a step (scripts/train_*.py write them)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

_FOLDER: list[Traversable] = [files(__name__)]


@cache
def weights(step: str) -> dict[str, Any]:
    """The weights of a step by the names of its features, of its networks or of what else it has learnt."""
    stored: dict[str, Any] = json.loads(_FOLDER[-1].joinpath(f"{step}.json").read_text(encoding="utf-8"))
    return stored


def folder() -> Traversable:
    """Where the weights are read from."""
    return _FOLDER[-1]


def read_from(folder: Traversable) -> None:
    """Take every step's weights from another folder: to judge what was learnt from a part of the pages."""
    _FOLDER.append(folder)
    weights.cache_clear()
