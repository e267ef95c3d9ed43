"""What a build does with pages and files: makes those that are new, on every core, and writes those that changed."""

from __future__ import annotations

import hashlib
import itertools
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.building.fingerprint import fingerprint
from generator.building.progress import Progress
from generator.building.reads import Hashes, draft_key, hashes_of
from generator.building.store import Store
from generator.building.templates import keep_compiled
from generator.building.workers import each
from generator.model import Digest, Finding
from generator.pages import csp, drafts
from generator.pages.making import Draft
from generator.pages.page import Page
from generator.pages.settings import SiteSettings
from generator.pages.templating import environment

_MANY = 100
"""With more pages than this to make, every template will be wanted."""


class UnpublishableError(Exception):
    """A page holds what its policy would block; `findings` say what."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)  # as it comes back from a worker
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Engine:
    """Makes and writes. Without a store and a last site everything is made and written; the bytes are the same."""

    store: Store = field(default_factory=Store)
    last: Path | None = None
    """The site that this one replaces: files that did not change are taken from it."""
    progress: Progress = field(default_factory=Progress)

    def pages(self, digest: Digest, settings: SiteSettings) -> tuple[Page, ...]:
        """Every page of the site in order. Raises UnpublishableError."""
        with self.progress.stage("plan"):
            plan = drafts(digest, settings)
            kept = self.store.folder is not None
            hashes = hashes_of(digest, settings, f"{fingerprint()}{plan.others}") if kept else None
        with self.progress.stage("pages"):
            keep_compiled(environment(), self.store)
            return self._made(plan.pages, hashes)

    def _made(self, plan: Sequence[Draft], hashes: Hashes | None) -> tuple[Page, ...]:
        keys = [draft_key(draft, hashes) if hashes else "" for draft in plan]
        found: list[Page | None] = [self.store.get(key) for key in keys]
        fresh = [at for at, page in enumerate(found) if page is None]
        self.progress.pages, self.progress.made = len(plan), len(fresh)
        if len(fresh) > _MANY:
            for name in environment().list_templates():
                environment().get_template(name)  # once, before the workers are forked
        made = each(lambda at: self._make(plan[at], keys[at]), fresh)
        for at, page in zip(fresh, self.progress.over(made, len(fresh), "pages"), strict=True):
            found[at] = page
        return tuple(page for page in found if page is not None)

    def _make(self, draft: Draft, key: str) -> Page:
        """Make a page, and look whether it can live under its policy: one that is kept was looked at when it was made.

        Raises UnpublishableError.
        """
        page = draft.made()
        if found := tuple(csp.violations(page.html, f"{page.path}index.html")):
            raise UnpublishableError(found)
        self.store.put(key, page)
        return page

    def write(self, site: Path, pages: Iterable[tuple[str, str]], files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Write all files of the site; those that are as in the last one are linked to it where the disk allows.

        Returns the SHA-256 of each by its path.
        """
        texts = ((path, text.encode()) for path, text in pages)
        return {path: self._write(site, path, data) for path, data in itertools.chain(texts, files.items())}

    def _write(self, site: Path, path: str, data: bytes) -> bytes:
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if self.last is None or not _linked(self.last / path, target, data):
            target.write_bytes(data)
        return hashlib.sha256(data).digest()


def _linked(old: Path, target: Path, data: bytes) -> bool:
    """Take a file of the last site for this one if it holds the same. False where it does not, or cannot be linked."""
    try:
        if old.read_bytes() != data:
            return False
        os.link(old, target)
    except OSError:
        return False
    return True
