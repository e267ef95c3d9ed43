"""JSON without a space too many, and with every character as itself: for what readers' browsers fetch."""

from __future__ import annotations

import json

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""As `json.dumps` has one, which would make it anew for each of thousands of texts."""


def compact_json(value: object) -> str:
    """A value as JSON. Raises TypeError for what JSON has no form for."""
    return _ENCODER.encode(value)
