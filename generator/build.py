"""The whole build: read, check, render, write beside the last good site, swap."""

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
"""Seconds for which a result that no build uses is kept: whoever tries two wordings in turn makes each once."""
_BETWEEN = 3600.0
"""Seconds between two looks at all that is kept: one takes as long as the making of a few pages."""
_PRUNED = key_of("when the store was last looked through")


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended."""

    site: Path | None
    """The folder of the new site; None: the last good one stands."""
    digest: Digest | None
    findings: Report
    size: Size | None = None
    """Of the new site."""


def build(
    config_file: Path, content: Path, site: Path, progress: Progress | None = None, served_at: str | None = None
) -> Built:
    """Build the site. With an error in the content nothing is written.

    `served_at`: the address on this machine at which an editor looks at it; None for a site that is published.
    What is known from the last time (`.cache/digest` beside the content) and what stands in the last site is used; the
    bytes are those of a build from nothing. What no build of a day has had a use for is not kept longer.
    Raises `mkdocs.exceptions.Abort` or OSError where the site cannot be written; the last good site then stands.
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
            if is_known and tree.is_mostly_new:  # what it replaces is of little use to the next one
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
    """What makes pages takes a third of a second to load: while the content is checked nothing waits for it."""
    import generator.building.site  # noqa: F401, PLC0415


@dataclass(frozen=True, slots=True)
class _Configuration:
    """The configuration of a site. MkDocs reads it where it is not known."""

    file: Path
    served_at: str | None
    store: Store

    @property
    def key(self) -> str:
        """The hash of all that it is read from now; empty where that cannot be told."""
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
            if folder is not None and key and self.key == key:  # what was saved meanwhile may be what was read
                keep_setup(setup, folder, key, self.store)
                setup = kept_setup(key, self.store) or setup
        return setup

    def says_still(self, setup: Setup) -> bool:
        """Whether the configuration and the theme are those that were found before."""
        from generator.building.site import kept_setup  # noqa: PLC0415

        return kept_setup(self.key, self.store) == setup

    def theme(self, folder: Path, work: SiteWork) -> Theme:
        """The theme of a site that was begun. MkDocs writes its files into a folder."""
        from generator.theme.printing import theme_of  # noqa: PLC0415

        return theme_of(self.file, folder, work, self.served_at)


def _write(work: SiteWork, config: _Configuration) -> bool:
    """Make a site. MkDocs is started only for what nobody knows. False where it read what was saved meanwhile."""

    def theme() -> Theme:
        # Each process that has to print has a folder of its own.
        return config.theme(work.tree.folder.with_name(f"mkdocs-{os.getpid()}"), work)

    try:
        return work.finish(work.kept_theme(theme) or theme(), lambda: config.says_still(work.setup))
    finally:
        work.stop()


def _spare(content: Path, site: Path) -> Path:
    """Where the site before the last one lies: the next one begins as that, and only what differs is changed in it."""
    return content.resolve().parent / ".cache" / "sites" / key_of(str(site.resolve()))[:16]
