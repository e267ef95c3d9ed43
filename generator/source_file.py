"""A raw export on disk -> its page. Apart from `edition`, so that looking at one export loads no more than it needs."""

from __future__ import annotations

from pathlib import Path

from generator.content_files import shown
from generator.limits import SOURCE_BYTES
from generator.model import Finding, RawPage
from generator.reading import read_page


def read_source(path: Path) -> tuple[bytes, RawPage | None, tuple[Finding, ...]]:
    """Read a raw export: its bytes, its page, its findings. No more is read than a page may have. Raises OSError."""
    with path.open("rb") as file:
        data = file.read(SOURCE_BYTES + 1)
    return data, *read_page(data, shown(path), path.stat().st_size)
