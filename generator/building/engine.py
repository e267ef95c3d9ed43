"""Plans all pages, and makes those that changed, on every core."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain
from typing import Any, Protocol

from generator.building.journal import Written
from generator.building.reads import Hashes, chapter_key, digest_hashes, draft_key
from generator.building.tree import Opened, Tree
from generator.cache.fingerprint import fingerprint
from generator.cache.shares import Shares
from generator.cache.store import Store, key_of
from generator.cache.templates import keep_compiled
from generator.model import Digest, Finding, Glossary
from generator.pages import FoundOut, csp, drafts
from generator.pages.gist import gist_of
from generator.pages.making import Draft
from generator.pages.occurrences import LookedThrough
from generator.pages.page import Page
from generator.pages.readings import Readings, readings_in
from generator.pages.related import Near
from generator.pages.rendering import Chapter
from generator.pages.settings import SiteSettings
from generator.pages.templating import environment
from generator.processes.garbage import uncollected
from generator.processes.progress import Progress
from generator.processes.workers import each

OVERVIEW, CHAPTER = "overview", "pages of "
"""Names of sections with pages: of those that belong to no single edition, and (before its id) of an edition's."""

_MANY = 100
"""With more pages than this to make, every template will be needed, and starting workers pays."""


class Printer(Protocol):
    """Puts pages into their shells, in several processes that share what they find out."""

    def document(self, page: Page) -> str:
        """The page in its shell."""

    def news(self) -> Any:  # noqa: ANN401 - for `learn` alone
        """What this process has found out since the last call."""

    def learn(self, news: Any) -> None:  # noqa: ANN401
        """Take over what another process has found out."""


class UnpublishableError(Exception):
    """The site cannot be published; `findings` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)  # its only argument, so that it can be pickled by a worker
        self.findings = findings


def refuse(findings: Iterable[Finding]) -> None:
    """Raise UnpublishableError if there are any findings."""
    if found := tuple(findings):
        raise UnpublishableError(found)


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned page, and the hash of everything it is made from; empty if nothing is kept."""

    draft: Draft
    key: str

    @property
    def page(self) -> Page:
        """The page without its HTML."""
        return self.draft.page

    @property
    def path(self) -> str:
        """The path of its file, relative to the root of the site."""
        return f"{self.page.path}index.html"


@dataclass(frozen=True, slots=True)
class PlannedChapter:
    """The planned pages of an edition, and the hash of everything they are made from; empty if nothing is kept."""

    edition: str
    key: str
    pages: Callable[[], tuple[Planned, ...]]


@dataclass(frozen=True, slots=True)
class Plan:
    """Every page that a site will have."""

    overview: tuple[Planned, ...]
    """The front page, then all pages that belong to no single edition."""
    chapters: tuple[PlannedChapter, ...]

    def __iter__(self) -> Iterator[Planned]:
        return chain(self.overview, *(chapter.pages() for chapter in self.chapters))


@dataclass(frozen=True, slots=True)
class Engine:
    """Plans, makes and writes pages. Without a store and a last site everything is made anew, with the same bytes."""

    shares: Shares = field(default_factory=Shares)
    progress: Progress = field(default_factory=Progress)

    @property
    def store(self) -> Store:
        """Where results are kept."""
        return self.shares.store

    def plan(self, digest: Digest, settings: SiteSettings) -> Plan:
        """Every page of the site."""
        with self.progress.stage("plan"), uncollected():
            looked_through: LookedThrough = {}
            gist = partial(gist_of, glossary=digest.glossary, looked_through=looked_through)
            gists = self.shares.of_all(digest.editions, gist, "gist")
            known = FoundOut(gists, looked_through, self._readings(digest.glossary), self._related)
            found = drafts(digest, settings, known)
            if self.store.folder is None:
                hashes = None
            else:
                hashes = digest_hashes(digest, settings, f"{fingerprint()}{found.others}", self.shares)
            return Plan(
                tuple(_planned(draft, hashes) for draft in found.overview),
                tuple(self._chapter(chapter, hashes) for chapter in found.chapters),
            )

    def _readings(self, glossary: Glossary) -> Readings:
        """The pronunciations of the names in the glossary; none if nothing is kept."""
        key = key_of(fingerprint(), "readings", repr(glossary))
        return self.store.kept(key, lambda: readings_in(glossary)) if self.store.folder else {}

    def _related(self, what: str, make: Callable[[], Near]) -> Near:
        """Which stories are related. `what`: everything that this depends on, as text."""
        return self.store.kept(key_of(fingerprint(), "related", what) if self.store.folder else "", make)

    def _chapter(self, chapter: Chapter, hashes: Hashes | None) -> PlannedChapter:
        own = self.shares.key(chapter.edition, "pages")
        return PlannedChapter(
            chapter.edition,
            chapter_key(chapter, own, hashes) if own and hashes else "",
            cache(lambda: tuple(_planned(draft, hashes) for draft in chapter.drafts())),
        )

    def page(self, planned: Planned) -> Page:
        """Make a page. Raises UnpublishableError if its policy would block anything in it."""
        page = planned.draft.made()
        if found := tuple(csp.violations(page.html, planned.path)):
            raise UnpublishableError(found)
        return page

    def write(self, tree: Tree, plan: Plan, shared: str, printer: Printer) -> None:
        """Put every page into the tree.

        `shared`: the hash of what all shells are made from; `printer` puts a page into its shell. Raises
        UnpublishableError, and whatever `printer` raises.
        """

        def write(at: int) -> tuple[Written, object]:
            opened, planned, key = fresh[at]  # workers were forked with them, because drafts cannot be pickled
            return opened.placed(planned.path, printer.document(self.page(planned)).encode(), key), printer.news()

        with self.progress.stage("pages"):
            opened = list(self._opened(tree, plan, shared))
            fresh = [
                (section, planned, key)
                for section, _, pages in opened
                for planned, key in pages
                if not key or not section.keep(planned.path, key)
            ]
            keep_compiled(environment(), self.store)
            if len(fresh) > _MANY:
                for name in environment().list_templates():
                    environment().get_template(name)  # once, before the workers are forked
            # A few are made faster here than workers start; the other core is making what is published besides pages.
            workers = None if len(fresh) > _MANY else 1
            written = self.progress.over(each(write, range(len(fresh)), workers), len(fresh), "pages")
            for (section, planned, _), (file, news) in zip(fresh, written, strict=True):
                printer.learn(news)
                section.written[planned.path] = file
            self.progress.made = len(fresh)
            for section, key, _ in opened:
                tree.close(section, key)
            self.progress.pages = sum(tree.sections[CHAPTER + chapter.edition].number for chapter in plan.chapters)
            self.progress.pages += tree.sections[OVERVIEW].number

    def _opened(self, tree: Tree, plan: Plan, shared: str) -> Iterator[tuple[Opened, str, list[tuple[Planned, str]]]]:
        """The sections that cannot be taken whole from the last site: each with its key, and its pages with theirs."""

        def key_in(shell: str, key: str) -> str:
            return key_of(key, shell) if key and shell else ""

        def keyed(pages: Iterable[Planned]) -> list[tuple[Planned, str]]:
            return [(planned, key_in(shared, planned.key)) for planned in pages]

        yield tree.open(OVERVIEW), "", keyed(plan.overview)
        for chapter in plan.chapters:
            key = key_in(shared, chapter.key)
            if not tree.keep(CHAPTER + chapter.edition, key):
                yield tree.open(CHAPTER + chapter.edition), key, keyed(chapter.pages())


def _planned(draft: Draft, hashes: Hashes | None) -> Planned:
    return Planned(draft, draft_key(draft, hashes) if hashes else "")
