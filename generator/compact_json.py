"""JSON without white space or escapes, for files that browsers fetch."""

from __future__ import annotations

import json

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""One encoder for all, because `json.dumps` would make a new one for each of thousands of texts."""


def compact_json(value: object) -> str:
    """A value as JSON. Raises TypeError for a type that JSON does not have."""
    return _ENCODER.encode(value)
