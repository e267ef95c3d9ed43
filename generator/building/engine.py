"""What a build does with pages and files: makes those that are new, on every core, and leaves all others alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.building.fingerprint import fingerprint
from generator.building.garbage import uncollected
from generator.building.progress import Progress
from generator.building.reads import draft_key, hashes_of
from generator.building.shares import Shares
from generator.building.store import Store
from generator.building.templates import keep_compiled
from generator.building.tree import Tree, Written
from generator.building.workers import each
from generator.model import Digest, Finding
from generator.pages import csp, drafts
from generator.pages.gist import gist_of
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
class Planned:
    """A page to be, and the hash of all that it is made from; empty where nothing is kept."""

    draft: Draft
    key: str

    @property
    def page(self) -> Page:
        """All that is said of it, without its HTML."""
        return self.draft.page

    @property
    def path(self) -> str:
        """Its file below the root of the site."""
        return f"{self.page.path}index.html"


@dataclass(frozen=True, slots=True)
class Engine:
    """Makes and writes. Without a store and a last site everything is made and written; the bytes are the same."""

    shares: Shares = field(default_factory=Shares)
    progress: Progress = field(default_factory=Progress)
    tree: Tree | None = None
    """Where the site is made; without it everything is written to where MkDocs writes."""

    @property
    def store(self) -> Store:
        """Where results are kept."""
        return self.shares.store

    def plan(self, digest: Digest, settings: SiteSettings) -> tuple[Planned, ...]:
        """Every page of the site in order."""
        with self.progress.stage("plan"), uncollected():
            gists = {
                edition.id: self.shares.of(edition.id, partial(gist_of, edition, digest.glossary), "gist")
                for edition in digest.editions
            }
            plan = drafts(digest, settings, gists)
            if self.store.folder is None:
                return tuple(Planned(draft, "") for draft in plan.pages)
            hashes = hashes_of(digest, settings, f"{fingerprint()}{plan.others}", self.shares)
            return tuple(Planned(draft, draft_key(draft, hashes)) for draft in plan.pages)

    def page(self, planned: Planned) -> tuple[Page, bool]:
        """A page, and whether it was made anew: then it is looked at whether it can live under its policy.

        Raises UnpublishableError.
        """
        if (known := self.store.get(planned.key)) is not None:
            return known, False
        page = planned.draft.made()
        if found := tuple(csp.violations(page.html, planned.path)):
            raise UnpublishableError(found)
        self.store.put(planned.key, page)
        return page, True

    def write(self, tree: Tree, plan: Sequence[Planned], keys: Sequence[str], document: Callable[[Page], str]) -> None:
        """Have every page in the tree; `keys` say what their files are made from, `document` puts one into its shell.

        Raises UnpublishableError, and whatever `document` raises.
        """

        def write(at: int) -> tuple[Written, bool]:
            page, made = self.page(plan[at])
            return tree.placed(plan[at].path, document(page).encode(), keys[at]), made

        with self.progress.stage("pages"):
            fresh = [at for at, planned in enumerate(plan) if not keys[at] or not tree.keep(planned.path, keys[at])]
            self.progress.pages = len(plan)
            keep_compiled(environment(), self.store)
            if len(fresh) > _MANY:
                for name in environment().list_templates():
                    environment().get_template(name)  # once, before the workers are forked
            written = self.progress.over(each(write, fresh), len(fresh), "pages")
            for at, (file, made) in zip(fresh, written, strict=True):
                tree.written[plan[at].path] = file
                self.progress.made += made
