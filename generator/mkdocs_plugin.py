"""The MkDocs plugin `digest`: it passes finished pages to MkDocs, and decides nothing."""

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
from generator.building.site import LOST, LOST_IN_ENGLISH, SiteWork, Theme, begun
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
        """The `docs_dir` of the configuration."""
        self.engine = Engine()
        self.work: SiteWork | None = None
        """The site that is being made."""
        self.is_ours = True
        """Whether this plugin makes the site; otherwise only its theme is wanted."""
        self.environment: Environment | None = None
        """The Jinja environment of the theme."""
        self.theme: Theme | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether MkDocs serves, because its reload script could not run under our policy.

        MkDocs keeps this object as long as the process lives, so the state of an earlier build is dropped here.
        """
        self.serving = command == "serve"
        self.engine, self.work, self.theme = Engine(), None, None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the configuration and the output folder, and hide the content from MkDocs.

        Raises PluginError with findings that say what to write.
        """
        if wrong := tuple(self._wrong(config)):
            raise self._error(wrong)
        # MkDocs would publish every file in its folder as it is, even instead of the theme's own, and follow every
        # link. While it collects files it therefore sees an empty folder; while serving it watches the real one.
        self.watched, config.docs_dir = config.docs_dir, os.devnull
        config.theme.static_templates.discard(SITE_MAP)  # that of MkDocs would list only the one page it is given
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
        # MkDocs is given one page, by which it dates its own files. Giving it all would take a hundred times as long.
        uri = _source_uri(work.plan.overview[0].page)
        files.append(File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        arrange(files, config)
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give the one page that MkDocs knows a fixed date."""
        page.update_date = _UNDATED
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Keep the environment, to render the shells with."""
        keep_compiled(env, self.engine.store)
        self.environment = env
        return env

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ANN401, ARG002
        """Give the 404 page its shells."""
        assert self.work is not None  # noqa: S101 - begun when the files were asked for
        context["shell"] = self.work.shells.shell(LOST)
        context["shell_in_english"] = self.work.shells.shell(LOST_IN_ENGLISH)
        return context

    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> Any:  # noqa: ANN401, ARG002
        """Give the template what it needs to render the one page that MkDocs knows."""
        assert self.work is not None  # noqa: S101 - begun when the files were asked for
        context["shell"] = self.work.shells.shell(self.work.plan.overview[0].page)
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Leave out the one page that MkDocs knows, because it is rendered with all others."""
        return ""

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Put the security policy into the 404 page."""
        return self._secured(output_content, template_name) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the site, or provide the theme to whoever makes it."""
        if self.is_for_an_editor:
            built = self._brought_up_to_date(config)
            if built.site is None:
                raise self._error(built.findings)
            self._say(built)
            # MkDocs serves its own folder if reloading is off, and for addresses that do not exist.
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
        """Make an edit change only what it affects: MkDocs would empty its folder and write every page anew.

        With `--clean` it does so, to show exactly what would be published.
        """

        def build_whole() -> None:
            self.work = None
            builder()

        def bring_up_to_date() -> None:
            # After a mistake the last good site stays: with an exception, MkDocs would stop answering requests.
            self._say(self._brought_up_to_date(config))

        if self.serving:
            import generator.check  # noqa: F401, PLC0415 - each edit is read by a process that is forked from this one

            server.builder, server.root = bring_up_to_date, str(self._served)
        else:
            server.builder = build_whole
        _watch(server, config)
        return server

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Kill the other processes, because their results are not wanted any more."""
        if self.is_ours and self.work is not None:
            self.work.stop()

    @property
    def is_for_an_editor(self) -> bool:
        """Whether `mkdocs serve` is starting: the site is then made as after every edit."""
        return self.serving and self.work is None

    @property
    def _served(self) -> Path:
        """The folder of the site that is served, which is kept beside the content for the next start."""
        return Path(self.config.content).resolve().parent / ".cache" / "served"

    def _brought_up_to_date(self, config: MkDocsConfig) -> Built:
        """Update the site that is served, as `digest build` would."""
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
        """What is wrong with the configuration, and with the output folder if MkDocs will empty and fill it."""
        file = Path(config.config_file_path)
        yield from settings_findings(file, values_of(file, config), MkDocsConfig().keys())
        yield from theme_findings(config)
        if self.work is None and not self.serving:
            folders = Path(config.config_file_path), Path(self.config.content), config.theme.custom_dir
            yield from place_findings(Path(config.site_dir), sources_of(*folders), Store())

    def _begun(self, config: MkDocsConfig) -> SiteWork:
        """The site that is being made, begun if necessary. Raises PluginError."""
        self.is_ours = self.work is None
        if self.work is None:
            digest = self._digest()
            try:
                self.work = begun(setup_from(config, None), self.engine, Tree(Path(config.site_dir)), digest)
            except UnpublishableError as refused:
                raise self._error(refused.findings) from None
        return self.work

    def _printed(self, env: Environment, config: MkDocsConfig, shell: Shell) -> str:
        """One page as the theme renders it."""
        file = File.generated(config, _source_uri(shell.page), content="", inclusion=InclusionLevel.NOT_IN_NAV)
        page = MkDocsPage(None, file, config)
        page.content = shell.page.html
        context = get_context(Navigation([], []), [], config, page)
        printed = env.get_template("main.html").render({**context, "shell": shell})
        return self._secured(printed, file.dest_uri)

    def _digest(self) -> Digest:
        from generator.check import check_content  # noqa: PLC0415 - what reads files takes long to load

        digest, findings = check_content(Path(self.config.content))  # `mkdocs build` uses nothing that was kept
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
    """Replace the server's observer with ours, for the same paths."""
    from generator.watching import Watcher  # noqa: PLC0415 - only who serves has a use for it

    watched = []
    for path in filter(None, (config.docs_dir, config.config_file_path, *config.theme.dirs)):
        with contextlib.suppress(KeyError):  # the theme is watched only with --watch-theme
            server.unwatch(path)
            watched.append(path)
    server.observer = Watcher()  # type: ignore[assignment] # it has every method that the server uses
    for path in watched:
        server.watch(path)


def _source_uri(page: Page) -> str:
    return f"{page.path}index.md"
