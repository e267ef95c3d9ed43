"""A content folder -> Digest and findings, with what is known from the last time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.building.garbage import uncollected
from generator.building.progress import Progress
from generator.building.reading import EditionSaid, Keys, edition_keys, read_editions, read_findings
from generator.building.shares import Shares
from generator.building.store import Store
from generator.check import EditionRead, check_content, findings_of
from generator.findings import Report
from generator.model import Digest, Glossary


class Checked(NamedTuple):
    """A content folder, read and checked."""

    digest: Digest | None
    findings: Report
    shares: Shares


def store_of(content: Path) -> Store:
    """Where results about a content folder are kept: `.cache/digest` beside it."""
    return Store(content.resolve().parent / ".cache" / "digest")


def check_with_store(content: Path, progress: Progress) -> Checked:
    """Read and check a content folder; editions that did not change are not read again."""
    store, keys = store_of(content), Keys()

    def read(folders: list[Path], glossary: Glossary) -> Iterator[EditionRead]:
        keys.update(edition_keys(folders, glossary, store))
        return read_editions(keys, glossary, store, progress)

    with progress.stage("check"), uncollected():
        digest, findings = check_content(content, read)
        return Checked(digest, findings, Shares(store, {folder.name: key for folder, key in keys.items() if key}))


def findings_with_store(content: Path, progress: Progress) -> Report:
    """Only what is to be said of a content folder: of an edition that did not change nothing else is looked at."""
    store = store_of(content)

    def read(folders: list[Path], glossary: Glossary) -> Iterator[EditionSaid]:
        return read_findings(edition_keys(folders, glossary, store), glossary, store, progress)

    with progress.stage("check"), uncollected():
        return findings_of(content, read)
