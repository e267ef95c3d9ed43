"""A content folder -> Digest and findings, with what is known from the last time."""

from __future__ import annotations

from pathlib import Path

from generator.building.garbage import uncollected
from generator.building.progress import Progress
from generator.building.reading import read_editions, read_findings
from generator.building.store import Store
from generator.check import check_content, findings_of
from generator.model import Digest, Finding


def store_of(content: Path) -> Store:
    """Where results about a content folder are kept: `.cache/digest` beside it."""
    return Store(content.resolve().parent / ".cache" / "digest")


def check_with_store(content: Path, progress: Progress) -> tuple[Digest | None, tuple[Finding, ...]]:
    """Read and check a content folder; editions that did not change are not read again."""
    store = store_of(content)
    with progress.stage("check"), uncollected():
        return check_content(content, lambda folders, glossary: read_editions(folders, glossary, store, progress))


def findings_with_store(content: Path, progress: Progress) -> tuple[Finding, ...]:
    """Only what is to be said of a content folder: of an edition that did not change nothing else is looked at."""
    store = store_of(content)
    with progress.stage("check"), uncollected():
        return findings_of(content, lambda folders, glossary: read_findings(folders, glossary, store, progress))
