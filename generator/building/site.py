"""A whole site, from checked content to finished files, whichever program renders the shells of the pages.

A `Setup` is what the configuration says. A `Theme` is what the theme provides: files, and the shell of a page. Both are
kept, so that neither has to be found out again after an edit (`kept_setup`, `SiteWork.kept_theme`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from generator.address import address_findings
from generator.building.beside import Made, make_beside, make_search
from generator.building.engine import CHAPTER, OVERVIEW, Engine, Plan, PlannedChapter, UnpublishableError, refuse
from generator.building.tree import Tree
from generator.cache.contents import folder_hashes
from generator.cache.deferred import fetch_texts
from generator.cache.store import Store, key_of
from generator.gate import HEAD, address_collisions, unprotected_pages
from generator.model import Digest, Finding, Language
from generator.pages import csp
from generator.pages.frames import Frames
from generator.pages.page import Page
from generator.pages.settings import SiteSettings
from generator.pages.shell import Shell, Site
from generator.processes.workers import Ahead
from generator.publishing import Publication, Shells, shells_of
from generator.publishing.moved import moved_books, moved_files
from generator.publishing.offline import offline_files
from generator.publishing.site_map import SITE_MAP, site_map
from generator.years import POINTER, Split, split_of

LOST = Page(path="404.html", language=Language.ZH, kind="lost", title="404", description="", html="")
"""The 404 page, which the theme renders: one for both languages."""
LOST_IN_ENGLISH = replace(LOST, language=Language.EN)
"""What surrounds it for readers of English."""
_THEME = "theme"
"""The name of the section with the files of the theme."""
_SHELL = (".html", ".css", ".js", ".svg", ".ico")
"""The endings of files that make a build look different to a reader: pages, styles, scripts and icons."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What the configuration says of a site."""

    site: Site
    cards: bool
    offline: bool
    parts: object
    """`extra.parts`, unchecked."""
    serving: bool
    """Whether the site is only served to an editor on this machine."""
    own_theme: str = ""
    """The folder with the site's own part of the theme; empty if there is none."""
    theme: str = ""
    """The hash of everything the theme is made from; empty if that is not known."""


class Theme(NamedTuple):
    """What surrounds the pages: files, and shells."""

    files: Mapping[str, bytes] | None
    """Its styles, scripts and pictures, and the 404 page; None: those of the last site."""
    scripts: str
    """The folder of our scripts, which is named after their content."""
    print_shell: Callable[[Shell], str]
    """Renders a shell with its page inside."""
    shapes: Mapping[object, Any] = {}
    """What was rendered before, as `Frames.shapes`."""


class _KeptTheme(NamedTuple):
    scripts: str
    shapes: Mapping[object, Any]
    """As `Frames.shapes`."""


class _KeptSetup(NamedTuple):
    setup: Setup
    folder: str
    """The folder with the site's own part of the theme."""


def keep_setup(setup: Setup, folder: Path, key: str, store: Store) -> None:
    """Keep a configuration, under the hash of everything it depends on."""
    store.put(key, _KeptSetup(setup, str(folder)))


def kept_setup(key: str, store: Store) -> Setup | None:
    """A configuration that was kept; None if there is none, or if a file of the theme cannot be read."""
    known: _KeptSetup | None = store.get(key)
    if known is None:
        return None
    (found,) = folder_hashes([Path(known.folder)], store).values()
    return None if found is None else replace(known.setup, theme=key_of(key, found))


@dataclass(frozen=True, slots=True)
class SiteWork:
    """A site that is being made, before its theme is known."""

    setup: Setup
    engine: Engine
    tree: Tree
    split: Split
    publication: Publication
    plan: Plan
    shells: Shells
    search: Ahead[tuple[Made, str]]
    """The search, with the folder of its index, made by another process."""
    beside: Ahead[Made]
    """Everything else that is not a page, made by another process."""

    @property
    def stories(self) -> int:
        """How many stories it has."""
        return sum(len(edition.articles) for edition in self.shells.digest.editions)

    @property
    def shell_key(self) -> str:
        """The hash of what the shells of all pages are made from; empty if nothing is kept."""
        own = self.setup.theme
        return key_of(own, self.shells.shared(), repr(self.setup.serving)) if own and self.engine.store.folder else ""

    @property
    def theme_key(self) -> str:
        """The hash of what the files of the theme, with the 404 page, are made from; empty if nothing is kept."""
        lost = [self.shells.shell(page) for page in (LOST, LOST_IN_ENGLISH)]
        return key_of(self.shell_key, repr(lost)) if self.shell_key else ""

    def kept_theme(self, make: Callable[[], Theme]) -> Theme | None:
        """The theme as the last site has it; None if that is not known, or no longer valid.

        `make` is called only if a page needs a shell of a shape that was never rendered before.
        """
        known: _KeptTheme | None = self.engine.store.get(key_of("theme", self.shell_key)) if self.shell_key else None
        if known is None or not self.tree.keep(_THEME, self.theme_key):
            return None
        made = cache(make)
        return Theme(None, known.scripts, lambda shell: made().print_shell(shell), known.shapes)

    def finish(self, theme: Theme, is_as_it_was: Callable[[], bool] = lambda: True) -> bool:
        """Write the whole site. False if the theme changed while it was rendered, so that no key describes the result.

        `is_as_it_was`: whether the theme still matches `Setup.theme`; asked only after something was rendered. Raises
        UnpublishableError if a policy would block something in a page, or if two files have the same address.
        """
        printer = Printer(self.shells, Frames(theme.print_shell, dict(theme.shapes)), serving=self.setup.serving)
        listed = site_map(self._lines())  # now, while both cores are busy; after the pages one of them would be idle
        self.engine.write(self.tree, self.plan, self.shell_key, printer)
        beside, (search, index) = self.beside.result(), self.search.result()
        self.engine.progress.seconds |= {**search.seconds, **beside.seconds}
        beside.join(self.tree)
        search.join(self.tree)
        with self.engine.progress.stage("write"):
            moved = moved_files(self.shells.digest, self.publication, theme.scripts, self._pages_of)
            books = {old: self.tree.read(new) for old, new in moved_books(self.shells.digest).items()}
            own = {POINTER: _pointer(index, theme.scripts), SITE_MAP: listed, **moved, **books}
            self._bring(theme, own)
            self._pass(moved)
            self.tree.put_all("site", own)
            if found := tuple(self._collisions()):
                raise UnpublishableError(found)
            offline = offline_files(self.publication, _shell_of(self.tree))
            self._pass(offline)
            self.tree.put_all("offline", offline)
            self.tree.finish()
        if self.shell_key and printer.shapes.keys() != theme.shapes.keys():
            if not is_as_it_was():
                return False
            self.engine.store.put(key_of("theme", self.shell_key), _KeptTheme(theme.scripts, printer.shapes))
        return True

    def stop(self) -> None:
        """Kill the other processes, because their results are not wanted any more."""
        self.search.stop()
        self.beside.stop()

    def _bring(self, theme: Theme, own: Mapping[str, bytes]) -> None:
        """Add the files of the theme, except those that we made ourselves."""
        if theme.files is not None:
            ours = {*self.tree.paths(), *own}
            others = {path: data for path, data in theme.files.items() if path not in ours}
            self._pass(others)
            self.tree.put_all(_THEME, others, key=self.theme_key)

    def _pages_of(self, edition: str) -> Iterator[str]:
        """The paths of the pages of an edition."""
        chapter = next(chapter for chapter in self.plan.chapters if chapter.edition == edition)
        return (planned.page.path for planned in chapter.pages())

    def _lines(self) -> Iterator[str]:
        """The lines of all pages in the sitemap."""
        shells = self.shells
        yield shells.listed(planned.page for planned in self.plan.overview)
        chapters = {chapter.edition: chapter for chapter in self.plan.chapters}
        told = [edition for edition in shells.digest.editions if edition.id in chapters]
        lines = self.engine.shares.of_all(
            told, lambda edition: _lines_of(chapters[edition.id], shells), "site map", shells.site.url
        )
        yield from lines.values()

    def _pass(self, others: Mapping[str, bytes]) -> None:
        """Refuse any other HTML file without a policy, or with content that its policy would block.

        Raises UnpublishableError.
        """
        pages = {path: data for path, data in others.items() if path.endswith(".html")}
        found = [] if self.setup.serving else list(unprotected_pages(pages))
        for path in sorted(pages):
            found += csp.violations(pages[path].decode(), path)
        refuse(found)

    def _collisions(self) -> Iterator[Finding]:
        """Addresses that two files have. If the last site has the same paths, there are none."""
        overview = [planned.path for planned in self.plan.overview]
        if len(set(overview)) < len(overview) or not self.tree.has_the_paths_of_the_last():
            others = (section.paths() for name, section in self.tree.sections.items() if name != OVERVIEW)
            yield from address_collisions([*overview, *chain.from_iterable(others)])


def begun(setup: Setup, engine: Engine, tree: Tree, whole: Digest) -> SiteWork:
    """Begin a site: start the other processes, and plan every page.

    Raises UnpublishableError if the address of the site is not a valid one.
    """
    if wrong := tuple(address_findings(setup.site.url)):
        raise UnpublishableError(wrong)
    split, wrong = split_of(setup.parts, setup.site.url, whole)
    if wrong:
        raise UnpublishableError(wrong)
    digest, site = split.editions_of(whole), setup.site
    publication = Publication(site.name, site.url, setup.cards, setup.offline)
    with ExitStack() as failed:
        search = Ahead(lambda: make_search(tree, digest, engine.shares))
        failed.callback(search.stop)
        if not tree.last.sections:
            fetch_texts(digest)  # both processes will read all of them; the search is still loading libraries
        beside = Ahead(lambda: make_beside(tree, digest, publication, engine.shares))
        failed.callback(beside.stop)
        plan = engine.plan(digest, SiteSettings(name=site.name, url=site.url, others=split.others))
        shells = shells_of([planned.page for planned in plan.overview], site, digest, publication)
        failed.pop_all()
    return SiteWork(setup, engine, tree, split, publication, plan, shells, search, beside)


@dataclass(slots=True)
class Printer:
    """Puts pages into their shells. What one process has rendered, the others need not render again."""

    shells: Shells
    frames: Frames
    serving: bool
    told: set[object] = field(default_factory=set)
    """The shapes that the other processes know."""

    def __post_init__(self) -> None:
        self.told.update(self.frames.shapes)

    @property
    def shapes(self) -> dict[object, Any]:
        """The shapes rendered so far."""
        return self.frames.shapes

    def document(self, page: Page) -> str:
        """A page in its shell. Raises UnpublishableError if it has no policy; its content was checked before."""
        text = self.frames.document(self.shells.shell(page))
        head = {f"{page.path}index.html": text[:HEAD].encode()}
        if not self.serving and (found := tuple(unprotected_pages(head))):
            raise UnpublishableError(found)
        return text

    def news(self) -> dict[object, Any]:
        """The shapes rendered since the last call."""
        if len(self.shapes) == len(self.told):  # the usual case
            return {}
        found = {shape: pieces for shape, pieces in self.shapes.items() if shape not in self.told}
        self.told.update(found)
        return found

    def learn(self, news: Mapping[object, Any]) -> None:
        """Take over the shapes that another process has rendered."""
        self.shapes.update(news)
        self.told.update(news)


def _lines_of(chapter: PlannedChapter, shells: Shells) -> str:
    """The lines of the pages of an edition in the sitemap."""
    return shells.listed(planned.page for planned in chapter.pages())


def _shell_of(tree: Tree) -> dict[str, bytes]:
    """What makes a build look different to a reader, as hashes of files and of whole sections of pages."""
    single = (tree.sections[name].files() for name in (OVERVIEW, _THEME))
    files = {path: file.sum for files in single for path, file in files.items() if path.endswith(_SHELL)}
    return files | {name: each.sum for name, each in tree.sections.items() if name.startswith(CHAPTER)}


def _pointer(index: str, scripts: str) -> bytes:
    """Where the index and its scripts are, for our own pages and for the other parts of an archive.

    Pages do not say it themselves, so that an edit, which moves the index, leaves them unchanged. Other parts read our
    index with our scripts, so that a part may stay as it is for years.
    """
    return json.dumps({"index": index, "scripts": f"{scripts}search/"}).encode()
