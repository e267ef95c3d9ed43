"""A content folder -> Digest and findings, using what an earlier run has kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from generator.building.reading import Keys, edition_keys, read_editions, read_findings
from generator.cache.contents import hash_beside
from generator.cache.fingerprint import fingerprint, recall
from generator.cache.shares import Shares
from generator.cache.store import Store, key_of
from generator.content.files import shown
from generator.content.folder import Surroundings, digest_of, report_on
from generator.content.whole import with_the_whole
from generator.edition.former_names import with_former_names
from generator.findings import Report
from generator.model import Digest
from generator.processes.garbage import uncollected
from generator.processes.progress import Progress


class Checked(NamedTuple):
    """A content folder, read and checked."""

    digest: Digest | None
    findings: Report
    shares: Shares


def store_of(content: Path) -> Store:
    """The store of a content folder: `.cache/digest` beside it. If the folder does not exist, nothing is kept."""
    return Store(content.resolve().parent / ".cache" / "digest" if content.is_dir() else None)


def check_with_store(content: Path, progress: Progress, meanwhile: Callable[[], None] | None = None) -> Checked:
    """Read and check a content folder. Editions that did not change are not read again.

    `meanwhile` is called in this process while another one reads the few editions that changed.
    """
    store = store_of(content)
    with progress.stage("check"), uncollected():
        around, keys = _surroundings(content, store)
        found = list(read_editions(keys, around.glossary, store, progress, meanwhile))
        digest, findings = digest_of(around, (read for read, _ in found))
        findings = with_former_names(findings, content, around.folders, digest.editions if digest else ())
        known = {folder.name: key for folder, (_, key) in zip(keys, found, strict=True) if key}
        return Checked(digest, findings, Shares(store, known))


def findings_with_store(content: Path, progress: Progress) -> Report:
    """The findings alone: of an edition that did not change, nothing but its findings is loaded."""
    store = store_of(content)
    with progress.stage("check"), uncollected():
        around, keys = _surroundings(content, store)
        found = list(read_findings(keys, around.glossary, store, progress))
        named = [names for names, _ in found if names is not None]
        return with_former_names(report_on(around, found), content, around.folders, named)


def _surroundings(content: Path, store: Store) -> tuple[Surroundings, Keys]:
    """What is beside the editions, and the keys of the editions; from the store if nothing has changed."""
    recall(store)
    own = hash_beside(content)
    key = key_of(fingerprint(), "beside the editions", shown(content), own) if own else ""
    around: Surroundings | None = store.get(key)
    if around is None:
        from generator.check import check_surroundings  # noqa: PLC0415 - what reads files takes long to load

        around = check_surroundings(content)
        if hash_beside(content) == own:  # otherwise it changed while it was read
            store.put(key, around)
    around = with_the_whole(around, content)
    return around, edition_keys(around.folders_in(content), around.glossary, store)
