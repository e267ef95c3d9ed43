"""The door to MkDocs: hands finished pages over, decides nothing."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.building.engine import Engine, UnpublishableError
from generator.building.place import place_findings, sources_of
from generator.building.settings import settings_findings
from generator.building.site import LOST, SiteWork, Theme, begun
from generator.building.tree import Tree
from generator.cache.store import Store
from generator.cache.templates import keep_compiled
from generator.findings import has_errors, language_of_the_locale, render
from generator.model import Digest, Finding
from generator.pages import csp
from generator.pages.page import Page
from generator.pages.shell import Shell
from generator.publishing.site_map import SITE_MAP
from generator.theme.files import arrange, hide_icons
from generator.theme.loading import setup_from, theme_findings, values_of

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from generator.build import Built

_log = get_plugin_logger(__name__)

_UNDATED = "1980-01-01"
"""MkDocs dates a page by the clock and stamps the sitemap with it; our pages carry the dates of their content only."""


class DigestPluginConfig(Config):  # type: ignore[no-untyped-call] # mkdocs leaves its class hooks untyped
    """Options of the plugin in mkdocs.yml."""

    content = config_options.Dir(exists=True, default="content")
    """The folder with editions, glossary and hand-written pages."""


class DigestPlugin(BasePlugin[DigestPluginConfig]):  # type: ignore[no-untyped-call]
    """Adds every page of the digest to the site, with its surroundings and its security policy."""

    def __init__(self) -> None:
        self.serving = False
        self.watched = ""
        """The folder of MkDocs, by its configuration."""
        self.engine = Engine()
        self.work: SiteWork | None = None
        """The site that is made."""
        self.is_ours = True
        """Whether the site is made here; else only its theme is wanted."""
        self.environment: Environment | None = None
        """What prints the theme."""
        self.theme: Theme | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether MkDocs serves: its reload script could not run under our policy.

        MkDocs keeps this object as long as the process lives: what an earlier build was given is forgotten here.
        """
        self.serving = command == "serve"
        self.engine, self.work, self.theme = Engine(), None, None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse an address that no reader could open, or a folder with other files, and hide the content from MkDocs.

        Raises PluginError that says what to write.
        """
        if wrong := tuple(self._wrong(config)):
            raise self._error(wrong)
        # MkDocs would publish what lies in its folder as it is, even in place of the theme's own files, and follow
        # every link in it. While it looks the folder is an empty one; watched while serving is the content again.
        self.watched, config.docs_dir = config.docs_dir, os.devnull
        config.theme.static_templates.discard(SITE_MAP)  # that of MkDocs has only the page that it is given
        hide_icons(config)
        if self.is_for_an_editor:
            config.theme.static_templates.clear()
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add all pages. Raises PluginError with every finding when the content has errors."""
        config.docs_dir = self.watched
        if self.is_for_an_editor:
            return Files([])
        work = self._begun(config)
        config.extra["offline"] = work.publication.offline
        config.extra["other_parts"] = [part.path for part in work.split.others]
        # MkDocs is given one page, by which it dates its own files; it would take a hundred times as long for all.
        uri = _source_uri(work.plan.overview[0].page)
        files.append(File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        arrange(files, config)
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Date the one page that MkDocs knows."""
        page.update_date = _UNDATED
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Keep the theme, to print the shells with."""
        keep_compiled(env, self.engine.store)
        self.environment = env
        return env

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ANN401, ARG002
        """Give the page for lost readers its surroundings."""
        assert self.work is not None  # noqa: S101 - begun when the files were asked for
        context["shell"] = self.work.shells.shell(LOST)
        return context

    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> Any:  # noqa: ANN401, ARG002
        """Give the template what it needs to print the one page that MkDocs knows."""
        assert self.work is not None  # noqa: S101 - begun when the files were asked for
        context["shell"] = self.work.shells.shell(self.work.plan.overview[0].page)
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Leave out the one page that MkDocs knows: it is printed with all others."""
        return ""

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Put the security policy into the page for lost readers."""
        return self._secured(output_content, template_name) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the site, or give the theme to who makes it."""
        if self.is_for_an_editor:
            built = self._brought_up_to_date(config)
            if built.site is None:
                raise self._error(built.findings)
            self._say(built)
            # Who wants no reloading is shown the folder of MkDocs, and so is who asks for what is not there.
            shown = Path(config.site_dir)
            shown.mkdir(parents=True, exist_ok=True)
            for entry in built.site.iterdir():
                (shown / entry.name).symlink_to(entry)
            return
        assert self.work is not None  # noqa: S101 - begun when the files were asked for
        assert self.environment is not None  # noqa: S101 - MkDocs makes it before it writes
        site = Path(config.site_dir)
        paths = (path for path in site.rglob("*") if path.is_file())
        files = {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}
        self.theme = Theme(files, config.extra["scripts"], partial(self._printed, self.environment, config))
        if self.is_ours:
            try:
                self.work.finish(self.theme)
            except UnpublishableError as refused:
                raise self._error(refused.findings) from None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ANN401
        """Have an edit change what it touches: MkDocs would empty its folder and write every page anew.

        With `--clean` it does, because then exactly what is published is asked for.
        """

        def build_whole() -> None:
            self.work = None
            builder()

        def bring_up_to_date() -> None:
            # After a mistake the last good site is shown on: with an exception MkDocs would answer nobody.
            self._say(self._brought_up_to_date(config))

        if self.serving:
            import generator.check  # noqa: F401, PLC0415 - each edit is read by a process that is forked from this one

            server.builder, server.root = bring_up_to_date, str(self._served)
        else:
            server.builder = build_whole
        _watch(server, config)
        return server

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """End what is done meanwhile, where nobody waits for it any more."""
        if self.is_ours and self.work is not None:
            self.work.stop()

    @property
    def is_for_an_editor(self) -> bool:
        """Whether this is the build that `mkdocs serve` begins with: the site is then made as after every edit."""
        return self.serving and self.work is None

    @property
    def _served(self) -> Path:
        """Where the site lies that an editor looks at: beside the content, where it is there for the next time."""
        return Path(self.config.content).resolve().parent / ".cache" / "served"

    def _brought_up_to_date(self, config: MkDocsConfig) -> Built:
        """The site that an editor looks at, made as `digest build` makes one."""
        from generator.build import build as build_site  # noqa: PLC0415 - only who serves has a use for it

        served_at = config.site_url
        built = build_site(Path(config.config_file_path), Path(self.config.content), self._served, served_at=served_at)
        self.work = None  # MkDocs has one object of this class for all its builds
        return built

    def _say(self, built: Built) -> None:
        level = logging.ERROR if built.site is None else logging.INFO
        if built.findings:
            _log.log(level, "\n%s", render(built.findings, language_of_the_locale()))

    def _wrong(self, config: MkDocsConfig) -> Iterator[Finding]:
        """What is wrong with the configuration, and with the folder of the site where MkDocs empties and fills that."""
        file = Path(config.config_file_path)
        yield from settings_findings(file, values_of(file, config))
        yield from theme_findings(config)
        if self.work is None and not self.serving:
            folders = Path(config.config_file_path), Path(self.config.content), config.theme.custom_dir
            yield from place_findings(Path(config.site_dir), sources_of(*folders), Store())

    def _begun(self, config: MkDocsConfig) -> SiteWork:
        """The site that is made. Raises PluginError."""
        self.is_ours = self.work is None
        if self.work is None:
            digest = self._digest()
            try:
                self.work = begun(setup_from(config, None), self.engine, Tree(Path(config.site_dir)), digest)
            except UnpublishableError as refused:
                raise self._error(refused.findings) from None
        return self.work

    def _printed(self, env: Environment, config: MkDocsConfig, shell: Shell) -> str:
        """One page as the theme prints it."""
        file = File.generated(config, _source_uri(shell.page), content="", inclusion=InclusionLevel.NOT_IN_NAV)
        page = MkDocsPage(None, file, config)
        page.content, page.meta = shell.page.html, {"lang": shell.page.language.value}
        context = get_context(Navigation([], []), [], config, page)
        printed = env.get_template("main.html").render({**context, "shell": shell})
        return self._secured(printed, file.dest_uri)

    def _digest(self) -> Digest:
        from generator.check import check_content  # noqa: PLC0415 - what reads files takes long to load

        digest, findings = check_content(Path(self.config.content))  # what publishes trusts nothing that was kept
        if digest is None or has_errors(findings):
            raise self._error(findings)
        if findings:
            _log.info("%s", render(findings, language_of_the_locale()))
        return digest

    def _secured(self, html: str, path: str) -> str:
        findings = tuple(csp.violations(html, path))
        if findings:
            raise self._error(findings)
        return html if self.serving else csp.with_policy(html)

    def _error(self, findings: Sequence[Finding]) -> PluginError:
        return PluginError("\n" + render(findings, language_of_the_locale()))


def _watch(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Have the server learn of edits in our own way; what MkDocs has begun to watch is watched on."""
    from generator.watching import Watcher  # noqa: PLC0415 - only who serves has a use for it

    watched = []
    for path in filter(None, (config.docs_dir, config.config_file_path, *config.theme.dirs)):
        with contextlib.suppress(KeyError):  # only who asks for it has the theme watched
            server.unwatch(path)
            watched.append(path)
    server.observer = Watcher()  # type: ignore[assignment] # it is all that the server asks of one
    for path in watched:
        server.watch(path)


def _source_uri(page: Page) -> str:
    return f"{page.path}index.md"
