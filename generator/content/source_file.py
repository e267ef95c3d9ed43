"""A raw export on disk -> its page. Separate from `edition`, so that a look at one export loads only what it needs."""

from __future__ import annotations

from pathlib import Path

from generator.content.files import shown
from generator.limits import SOURCE_BYTES
from generator.model import Finding, RawPage
from generator.reading import read_page


def read_source(path: Path) -> tuple[bytes, RawPage | None, tuple[Finding, ...]]:
    """Read a raw export: its bytes, its page, its findings. At most the limit is read. Raises OSError."""
    with path.open("rb") as file:
        data = file.read(SOURCE_BYTES + 1)
    return data, *read_page(data, shown(path), path.stat().st_size)
