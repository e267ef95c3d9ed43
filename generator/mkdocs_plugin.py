"""The door to MkDocs, and the only file that imports it: hands finished pages over, decides nothing."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import rjsmin
from jinja2 import Environment
from mkdocs.commands.build import build, get_context
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.address import address_findings
from generator.building.content import check_with_store, store_of
from generator.building.engine import Engine, UnpublishableError
from generator.building.progress import Progress
from generator.building.templates import keep_compiled
from generator.check import check_content
from generator.findings import has_errors, render
from generator.gate import HEAD, address_collisions, unprotected_pages
from generator.model import Bilingual, Digest, Finding, Language
from generator.pages import csp
from generator.pages.data_files import data_files
from generator.pages.frames import Frames, documents
from generator.pages.page import Page
from generator.pages.settings import SiteSettings
from generator.pages.shell import Shell, Site, shell, shells
from generator.publishing import Publication, every_card, files_beside, with_beside
from generator.publishing.offline import offline_files
from generator.search import search_files
from generator.years import POINTER, split_of

_log = get_plugin_logger(__name__)

_UNDATED = "1980-01-01"
"""MkDocs dates a page by the clock and stamps the sitemap with it; our pages carry the dates of their content only."""

_MATERIAL = re.compile(r"assets/javascripts/bundle\.\w+\.min\.js")
"""Material's script, named by its content; it runs the search dialog."""

_UNREAD = re.compile(r"assets/javascripts/(?:lunr|workers)/.+|assets/stylesheets/(?:main|palette)\..+|assets/.+\.map")
"""What Material brings and no page of ours asks for: its index, its style sheets, maps of its sources."""

_LOST = Page(path="404.html", language=Language.ZH, kind="lost", title="404", description="", html="")


def write_site(config_file: Path, site: Path, checked: Digest | None = None, engine: Engine | None = None) -> int:
    """Build the site into a folder, as `mkdocs build` does; returns how many stories it tells.

    `checked` is content that was read and found sound already: the site then shows that, and reads nothing again.
    `engine` knows what was made before; without it everything is made.
    Raises mkdocs.exceptions.Abort where MkDocs gives up; it has said why by then.
    """
    config = load_config(str(config_file), site_dir=str(site))
    plugin = config.plugins["digest"]
    assert isinstance(plugin, DigestPlugin)  # noqa: S101 - the name is ours by entry point
    config.plugins.on_startup(command="build", dirty=False)
    plugin.checked = checked
    plugin.engine = engine or Engine()
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return plugin.stories


class DigestPluginConfig(Config):  # type: ignore[no-untyped-call] # mkdocs leaves its class hooks untyped
    """Options of the plugin in mkdocs.yml."""

    content = config_options.Dir(exists=True, default="content")
    """The folder with editions, glossary and hand-written pages."""
    language = config_options.Choice(("zh", "en"), default="zh")
    """The language in which problems are reported."""


class DigestPlugin(BasePlugin[DigestPluginConfig]):  # type: ignore[no-untyped-call]
    """Adds every page of the digest to the site, with its surroundings and its security policy."""

    def __init__(self) -> None:
        self.serving = False
        self.watched = ""
        """The folder of MkDocs, by its configuration."""
        self.checked: Digest | None = None
        self.engine = Engine()
        self.stories = 0
        self.shells: tuple[Shell, ...] = ()
        self.lost: Shell | None = None
        self.frames: Frames | None = None
        self.publication = Publication(Bilingual("", ""), "/")
        self.files: dict[str, bytes] = {}
        """What no template makes, by its path."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether MkDocs serves: its reload script could not run under our policy.

        MkDocs keeps this object as long as the process lives: what an earlier build was given is forgotten here.
        """
        self.serving = command == "serve"
        self.checked, self.engine = None, Engine()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse an address that no reader could open, and hide the content from MkDocs.

        Raises PluginError that says what to write.
        """
        if wrong := tuple(address_findings(config.site_url)):
            raise self._error(wrong)
        # MkDocs would publish what lies in its folder as it is, even in place of the theme's own files, and follow
        # every link in it. While it looks the folder is an empty one; watched while serving is the content again.
        self.watched, config.docs_dir = config.docs_dir, os.devnull
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add all pages. Raises PluginError with every finding when the content has errors."""
        site = _site(config)
        config.docs_dir = self.watched
        whole = self._digest()
        split, wrong = split_of(config.extra.get("parts"), config.site_url, whole)
        if wrong:
            raise self._error(wrong)
        digest = split.editions_of(whole)
        self.stories = sum(len(edition.articles) for edition in digest.editions)
        try:
            pages = self.engine.pages(digest, SiteSettings(name=site.name, url=site.url, others=split.others))
        except UnpublishableError as refused:
            raise self._error(refused.findings) from None
        publication = self.publication = _publication(config, site, offline=not self.serving)
        config.extra["offline"] = publication.offline
        cards = every_card(digest, publication)
        self.shells = with_beside(shells(pages, site), digest, publication, cards)
        self.lost = shell(_LOST, pages, site)
        # MkDocs is given one page, by which it dates its own files; it would take a hundred times as long for all.
        uri = _source_uri(pages[0])
        files.append(File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        for file in [file for file in files if _UNREAD.fullmatch(file.dest_uri)]:
            files.remove(file)
        _bundle_styles(files, config)
        _version_scripts(files, config)
        _add_search(files, config)
        with self.engine.progress.stage("search"):
            found = search_files(digest)
        config.extra["other_parts"] = [part.path for part in split.others]
        self.files = {f"search/{path}": data for path, data in found.items()}
        self.files[POINTER] = _pointer(next(iter(found)).partition("/")[0], config.extra["scripts"])
        self.files |= data_files(digest, site.url)
        with self.engine.progress.stage("beside"):
            self.files |= files_beside(digest, publication, cards, self.engine.store)
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Date the one page that MkDocs knows."""
        page.update_date = _UNDATED
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Keep the theme, to print the shells with."""
        keep_compiled(env, self.engine.store)
        self.frames = Frames(lambda shell: self._printed(env, shell, config))
        return env

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ANN401, ARG002
        """Give the page for lost readers its surroundings, and the site map the pages."""
        context["shell"] = self.lost
        context["listed"] = [each for each in self.shells if not each.page.is_original_only]
        return context

    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> Any:  # noqa: ANN401, ARG002
        """Give the template what it needs to print the one page that MkDocs knows."""
        context["shell"] = self.shells[0]
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Print it as all others are."""
        assert self.frames is not None  # noqa: S101 - MkDocs makes its environment before it writes
        return self.frames.document(self.shells[0])

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Put the security policy into the page for lost readers."""
        return self._secured(output_content, template_name) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write every page, and what no template makes."""
        assert self.frames is not None  # noqa: S101 - MkDocs makes its environment before it writes
        if found := tuple(address_collisions((*_published(self.shells), *self.files))):
            raise self._error(found)
        with self.engine.progress.stage("write"):
            site = Path(config.site_dir)
            ours = self.engine.write(site, self._passed(documents(self.frames, self.shells)), self.files)
            shown = _shell_of(site)
            others = {path: (site / path).read_bytes() for path in shown if path not in ours}
            built = {path: ours.get(path) or hashlib.sha256(others[path]).digest() for path in shown}
            offline = offline_files(self.publication, built)
            self._pass(others | offline)
            self.engine.write(site, (), offline)

    def _passed(self, pages: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Let no page of ours out that has no policy; it was looked at when it was made. Raises PluginError."""
        for path, text in pages:
            head = {path: text[:HEAD].encode()}
            if not self.serving and (found := tuple(unprotected_pages(head))):
                raise self._error(found)
            yield path, text

    def _pass(self, others: Mapping[str, bytes]) -> None:
        """Let nothing else out that is HTML and has no policy, or cannot live under one. Raises PluginError."""
        pages = {path: data for path, data in others.items() if path.endswith(".html")}
        found = [] if self.serving else list(unprotected_pages(pages))
        for path in sorted(pages):
            found += csp.violations(pages[path].decode(), path)
        if found:
            raise self._error(tuple(found))

    def _printed(self, env: Environment, shell: Shell, config: MkDocsConfig) -> str:
        """One page as the theme prints it."""
        file = File.generated(config, _source_uri(shell.page), content="", inclusion=InclusionLevel.NOT_IN_NAV)
        page = MkDocsPage(None, file, config)
        page.content, page.meta = shell.page.html, {"lang": shell.page.language.value}
        context = get_context(Navigation([], []), [], config, page)
        printed = env.get_template("main.html").render({**context, "shell": shell})
        return self._secured(printed, file.dest_uri)

    def _digest(self) -> Digest:
        if self.checked is not None:
            return self.checked
        content = Path(self.config.content)
        if self.serving:
            # Whoever edits waits for every build; one that publishes trusts nothing that was kept.
            self.engine = Engine(store_of(content))
        digest, findings = check_with_store(content, Progress()) if self.serving else check_content(content)
        if digest is None or has_errors(findings):
            raise self._error(findings)
        if findings:
            _log.info("%s", render(findings, Language(self.config.language)))
        return digest

    def _secured(self, html: str, path: str) -> str:
        findings = tuple(csp.violations(html, path))
        if findings:
            raise self._error(findings)
        return html if self.serving else csp.with_policy(html)

    def _error(self, findings: tuple[Finding, ...]) -> PluginError:
        return PluginError("\n" + render(findings, Language(self.config.language)))


def _site(config: MkDocsConfig) -> Site:
    extra = config.extra
    return Site(
        url=config.site_url or "/",
        name=Bilingual(extra["name"]["zh"], extra["name"]["en"]),
        repository=extra.get("repository") or "",
        report_email=extra.get("report_email") or "",
    )


def _publication(config: MkDocsConfig, site: Site, *, offline: bool) -> Publication:
    extra = config.extra
    return Publication(site.name, site.url, bool(extra.get("cards")), offline and bool(extra.get("offline")))


def _published(shells: Iterable[Shell]) -> Iterator[str]:
    """The files of the pages, below the root of the site."""
    return (f"{shell.page.path}index.html" for shell in shells)


def _source_uri(page: Page) -> str:
    return f"{page.path}index.md"


def _bundle_styles(files: Files, config: MkDocsConfig) -> None:
    """Join the style sheets of `extra_css` into one, named by its content: one request, and never a stale one."""
    sheets = [sheet for path in config.extra_css if (sheet := files.get_file_from_path(path)) is not None]
    text = "\n".join(sheet.content_string for sheet in sheets)
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    bundle = f"assets/stylesheets/site.{digest}.css"
    for sheet in sheets:
        files.remove(sheet)
    files.append(File.generated(config, bundle, content=text, inclusion=InclusionLevel.INCLUDED))
    config.extra_css = [bundle]


_SCRIPTS = "assets/javascripts/"


def _version_scripts(files: Files, config: MkDocsConfig) -> None:
    """Put our scripts, without comments, into a folder named by their content: no page runs with another build's."""
    theme = Path(config.theme.custom_dir or "")
    ours = [file for file in files if file.dest_uri.startswith(_SCRIPTS) and (theme / file.dest_uri).is_file()]
    text = "\0".join(f"{file.dest_uri}\0{file.content_string}" for file in sorted(ours, key=lambda each: each.dest_uri))
    config.extra["scripts"] = f"assets/javascripts.{hashlib.sha256(text.encode()).hexdigest()[:8]}/"
    for file in ours:
        path = config.extra["scripts"] + file.dest_uri.removeprefix(_SCRIPTS)
        script = rjsmin.jsmin(file.content_string)
        files.append(File.generated(config, path, content=script, inclusion=InclusionLevel.INCLUDED))
        files.remove(file)


def _shell_of(site: Path) -> list[str]:
    """What decides whether a reader sees another build: the paths of its pages, styles and scripts."""
    found = (path for path in site.rglob("*") if path.suffix in {".html", ".css", ".js", ".svg", ".ico"})
    return [path.relative_to(site).as_posix() for path in found]


_NO_INDEX = {"config": {"lang": ["en"], "separator": " ", "pipeline": [], "fields": {}}, "docs": []}
"""Material asks for an index of its own before it hands a query over; ours is read by our worker alone."""


def _add_search(files: Files, config: MkDocsConfig) -> None:
    """Say to the templates where Material's script is, and give it the index that it asks for."""
    nothing = json.dumps(_NO_INDEX)
    files.append(File.generated(config, "search/search_index.json", content=nothing, inclusion=InclusionLevel.INCLUDED))
    config.extra["search_script"] = next(file.dest_uri for file in files if _MATERIAL.fullmatch(file.dest_uri))


def _pointer(index: str, scripts: str) -> bytes:
    """Where the index is, and the scripts that read it: for our own pages, and for the other parts of an archive.

    No page says it: an edit moves the index and leaves the pages as they are. Other parts read our index with our
    scripts: a part that is not made again for years needs no other way.
    """
    return json.dumps({"index": f"search/{index}/", "scripts": f"{scripts}search/"}).encode()
