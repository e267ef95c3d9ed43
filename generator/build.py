"""The whole build: read, check, render, write beside the last good site, swap the two."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.building.content import check_with_store, store_of
from generator.building.journal import look_over
from generator.building.place import place_findings, sources_of
from generator.cache.store import key_of
from generator.findings import Report, has_errors, report
from generator.hosting import Size, host_findings
from generator.model import Digest
from generator.processes.progress import Progress
from generator.processes.workers import Ahead
from generator.swap import flush, staging

if TYPE_CHECKING:
    from generator.building.site import Setup, SiteWork, Theme
    from generator.cache.store import Store

_UNUSED = 24 * 3600.0
"""Seconds for which an unused result is kept, so that trying two wordings in turn makes each only once."""
_BETWEEN = 3600.0
"""Seconds between two searches for unused results: one takes as long as making a few pages."""
_PRUNED = key_of("when the store was last looked through")


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended."""

    site: Path | None
    """The folder of the new site; None: the last good one was left in place."""
    digest: Digest | None
    findings: Report
    size: Size | None = None
    """The size of the new site."""


def build(
    config_file: Path, content: Path, site: Path, progress: Progress | None = None, served_at: str | None = None
) -> Built:
    """Build the site. If the content has errors, nothing is written.

    `served_at`: the address at which the site is served to an editor on this machine; None for a site to publish.
    Results of earlier builds (`.cache/digest` beside the content) and files of the last site are used; the bytes are
    those of a build from nothing. Results that no build has used for a day are deleted.
    Raises `mkdocs.exceptions.Abort` or OSError if the site cannot be written; the last good site is then left in place.
    """
    progress, begun, store, spare = progress or Progress(), time.time(), store_of(content), _spare(content, site)
    if wrong := tuple(place_findings(site, sources_of(config_file, content), store)):
        return Built(None, None, report(wrong))
    target = site.resolve() if site.is_symlink() else site
    looked = Ahead(lambda: look_over(target, spare, store))
    try:
        digest, findings, shares = check_with_store(content, progress, _load)
        if digest is None or has_errors(findings):
            return Built(None, digest, findings)
        found = looked.result()
    finally:
        looked.stop()
    # Imported late: checking and splitting need no pages.
    from generator.building.engine import Engine, UnpublishableError, refuse  # noqa: PLC0415
    from generator.building.site import begun as begun_site  # noqa: PLC0415
    from generator.building.tree import tree_of  # noqa: PLC0415

    try:
        with staging(target, progress.waits, spare) as stage:
            config = _Configuration(config_file, served_at, store)
            setup = config.setup()
            refuse(place_findings(site, sources_of(config_file, content, setup.own_theme), store))
            tree = tree_of(stage, target, store, found)
            work = begun_site(setup, Engine(shares, progress), tree, digest)
            is_known = _write(work, config)
            if is_known:
                tree.remember(store)
            if is_known and tree.is_mostly_new:  # the site it replaces is of little use to the next build
                flushed = Ahead(lambda: flush(stage))  # the disk has much to write
                tree.twin(spare, store)
                flushed.result()
    except UnpublishableError as refused:
        return Built(None, digest, report(findings, refused.findings))
    size = Size(tree.size, tree.count, work.stories)
    if begun - (store.get(_PRUNED) or 0.0) > _BETWEEN:
        store.prune(begun - _UNUSED)
        store.put(_PRUNED, begun)
    return Built(site, digest, report(findings, tuple(host_findings(size))), size)


def _load() -> None:
    """Load the modules that make pages, for a third of a second, while another process checks the content."""
    import generator.building.site  # noqa: F401, PLC0415


@dataclass(frozen=True, slots=True)
class _Configuration:
    """The configuration of a site. MkDocs reads it only if it is not known."""

    file: Path
    served_at: str | None
    store: Store

    @property
    def key(self) -> str:
        """The hash of everything it depends on now; empty if that cannot be told."""
        from generator.building.configuration import setup_key  # noqa: PLC0415

        return setup_key(self.file, self.served_at, self.store)

    def setup(self) -> Setup:
        """What it says of the site."""
        from generator.building.site import keep_setup, kept_setup  # noqa: PLC0415

        key = self.key
        setup = kept_setup(key, self.store)
        if setup is None:
            from generator.theme.loading import setup_of  # noqa: PLC0415 - slow to start

            setup, folder = setup_of(self.file, self.served_at)
            if folder is not None and key and self.key == key:  # else it was saved while it was read
                keep_setup(setup, folder, key, self.store)
                setup = kept_setup(key, self.store) or setup
        return setup

    def says_still(self, setup: Setup) -> bool:
        """Whether the configuration and the theme have not changed since."""
        from generator.building.site import kept_setup  # noqa: PLC0415

        return kept_setup(self.key, self.store) == setup

    def theme(self, folder: Path, work: SiteWork) -> Theme:
        """The theme for a site that was begun. MkDocs writes its files into `folder`."""
        from generator.theme.printing import theme_of  # noqa: PLC0415

        return theme_of(self.file, folder, work, self.served_at)


def _write(work: SiteWork, config: _Configuration) -> bool:
    """Write the site. MkDocs is started only if needed. False if the theme was changed in the meantime."""

    def theme() -> Theme:
        # Each process that has to start MkDocs has a folder of its own.
        return config.theme(work.tree.folder.with_name(f"mkdocs-{os.getpid()}"), work)

    try:
        return work.finish(work.kept_theme(theme) or theme(), lambda: config.says_still(work.setup))
    finally:
        work.stop()


def _spare(content: Path, site: Path) -> Path:
    """The folder of the site before the last one: the next site starts from it, and only differences are written."""
    return content.resolve().parent / ".cache" / "sites" / key_of(str(site.resolve()))[:16]
