"""The door to MkDocs, and the only file that imports it: hands finished pages over, decides nothing."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import rjsmin
from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import build, get_context
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.building.configuration import configuration_findings
from generator.building.engine import Engine, UnpublishableError, refuse
from generator.building.place import place_findings, sources_of
from generator.building.settings import extra_of, missing_files, not_understood, settings_findings
from generator.building.site import LOST, Setup, SiteWork, Theme, begun
from generator.building.store import Store
from generator.building.templates import keep_compiled
from generator.building.tree import Tree
from generator.findings import has_errors, language_of_the_locale, render
from generator.model import Digest, Finding
from generator.pages import csp
from generator.pages.page import Page
from generator.pages.shell import Shell, Site
from generator.publishing.site_map import SITE_MAP

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from generator.build import Built

_log = get_plugin_logger(__name__)

_UNDATED = "1980-01-01"
"""MkDocs dates a page by the clock and stamps the sitemap with it; our pages carry the dates of their content only."""

_MATERIAL = re.compile(r"assets/javascripts/bundle\.\w+\.min\.js")
"""Material's script, named by its content; it runs the search dialog."""

_UNREAD = re.compile(r"assets/javascripts/(?:lunr|workers)/.+|assets/stylesheets/(?:main|palette)\..+|assets/.+\.map")
"""What Material brings and no page of ours asks for: its index, its style sheets, maps of its sources."""


def setup_of(config_file: Path, served_at: str | None) -> tuple[Setup, Path | None]:
    """What the configuration says of the site, and the folder with the site's own part of the theme.

    None in place of the folder: what the theme is made from cannot be known, because other plugins or hooks have a say
    in it. Raises UnpublishableError where the configuration is wrong, or mkdocs.exceptions.Abort, which has said why.
    """
    config = _loaded(config_file)
    own = config.theme.custom_dir
    is_plain = not config.hooks and list(config.plugins) == ["digest"]
    return _setup(config, served_at), Path(own) if own and is_plain else None


def theme_of(config_file: Path, folder: Path, work: SiteWork, served_at: str | None) -> Theme:
    """The theme of a site that was begun. MkDocs writes its files into a folder.

    Raises UnpublishableError where the configuration is wrong by now, and mkdocs.exceptions.Abort where MkDocs gives
    up; it has said why by then.
    """
    config = _loaded(config_file, site_dir=str(folder))
    plugin = _plugin_of(config, served_at)
    plugin.work, plugin.engine = work, work.engine
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    assert plugin.theme is not None  # noqa: S101 - MkDocs has built
    return plugin.theme


def _loaded(config_file: Path, **options: str) -> MkDocsConfig:
    """A configuration that can be used. Raises UnpublishableError, or mkdocs.exceptions.Abort, which has said why."""
    refuse(configuration_findings(config_file))
    config = MkDocsConfig(str(config_file))
    try:
        values = _values(config_file, config)
    except ConfigurationError as error:
        raise UnpublishableError((not_understood(config_file, "", str(error)),)) from None
    refuse(settings_findings(config_file, values))
    config.load_dict(values | options)
    failed, warned = config.validate()  # `load_config` would say these without their places
    refuse(not_understood(config_file, key, str(said)) for key, said in (*failed, *warned))
    refuse(_theme_findings(config))
    return config


def _values(config_file: Path, config: MkDocsConfig) -> Any:  # noqa: ANN401 - a mapping, if all is well
    """What a configuration says, with its variables and what it inherits. Raises ConfigurationError."""
    with config_file.open("rb") as file:
        return yaml_load(file, get_yaml_loader(config=config))


def _theme_findings(config: MkDocsConfig) -> Iterator[Finding]:
    favicon: tuple[tuple[str | int, ...], str] = (("theme", "favicon"), config.theme["favicon"])
    named = [favicon, *((("extra_css", number), str(sheet)) for number, sheet in enumerate(config.extra_css))]
    return missing_files(Path(config.config_file_path), named, config.theme.dirs)


def _plugin_of(config: MkDocsConfig, served_at: str | None) -> DigestPlugin:
    """Our plugin, started for a build."""
    plugin = config.plugins["digest"]
    assert isinstance(plugin, DigestPlugin)  # noqa: S101 - the name is ours by entry point
    config.plugins.on_startup(command="build" if served_at is None else "serve", dirty=False)
    config.site_url = config.site_url if served_at is None else served_at
    return plugin


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
        _hide_icons(config)
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
        for file in [file for file in files if _UNREAD.fullmatch(file.dest_uri)]:
            files.remove(file)
        _bundle_styles(files, config)
        _version_scripts(files, config)
        _add_search(files, config)
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
        files = {path: (site / path).read_bytes() for path in _files_of(site)}
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
        from generator.build import build as build_site  # noqa: PLC0415 - it imports this file

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
        yield from settings_findings(file, _values(file, config))
        yield from _theme_findings(config)
        if self.work is None and not self.serving:
            folders = Path(config.config_file_path), Path(self.config.content), config.theme.custom_dir
            yield from place_findings(Path(config.site_dir), sources_of(*folders), Store())

    def _begun(self, config: MkDocsConfig) -> SiteWork:
        """The site that is made. Raises PluginError."""
        self.is_ours = self.work is None
        if self.work is None:
            digest = self._digest()
            try:
                self.work = begun(_setup(config, None), self.engine, Tree(Path(config.site_dir)), digest)
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


def _setup(config: MkDocsConfig, served_at: str | None) -> Setup:
    """What the configuration says of a site. `served_at`: where an editor looks at it; None: it is published."""
    extra, serving = extra_of(config.extra), served_at is not None
    return Setup(
        site=Site(served_at or config.site_url or "", extra.name.text(), extra.repository, extra.report_email),
        cards=extra.cards,
        offline=not serving and extra.offline,
        parts=extra.parts,
        serving=serving,
        own_theme=config.theme.custom_dir or "",
    )


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


class _Shown(FileSystemLoader):
    """The files of the theme but for hidden folders: Material brings ten thousand icons, and MkDocs publishes none."""

    def list_templates(self) -> list[str]:
        return sorted({path for folder in self.searchpath for path in _shown_below(Path(folder))})


def _shown_below(folder: Path) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from ((Path(parent) / name).relative_to(folder).as_posix() for name in names)


def _hide_icons(config: MkDocsConfig) -> None:
    """Spare MkDocs a look at every icon: that took a third of a second, whatever the size of the site."""
    make = config.theme.get_env

    def environment() -> Environment:
        made = make()
        made.loader = _Shown(config.theme.dirs)
        return made

    config.theme.get_env = environment  # type: ignore[method-assign]


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
    """Put our scripts, without comments, into a folder named by their content: no page runs with another build's.

    Material's script lies among them, under a name by which ours find it.
    """
    theme = Path(config.theme.custom_dir or "")
    ours = {
        file: file.dest_uri.removeprefix(_SCRIPTS)
        for file in files
        if file.dest_uri.startswith(_SCRIPTS) and (theme / file.dest_uri).is_file()
    }
    materials = {file: "material.js" for file in files if _MATERIAL.fullmatch(file.dest_uri)}
    named = sorted((name, file) for file, name in (ours | materials).items())
    text = "\0".join(f"{_SCRIPTS}{name}\0{file.content_string}" for name, file in named)
    config.extra["scripts"] = f"assets/javascripts.{hashlib.sha256(text.encode()).hexdigest()[:8]}/"
    for name, file in named:
        path = config.extra["scripts"] + name
        script = file.content_string if file in materials else rjsmin.jsmin(file.content_string)
        files.append(File.generated(config, path, content=script, inclusion=InclusionLevel.INCLUDED))
        files.remove(file)


def _files_of(site: Path) -> list[str]:
    return [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]


_NO_INDEX = {"config": {"lang": ["en"], "separator": " ", "pipeline": [], "fields": {}}, "docs": []}
"""Material asks for an index of its own before it hands a query over; ours is read by our worker alone."""


def _add_search(files: Files, config: MkDocsConfig) -> None:
    """Give Material's script the index that it asks for."""
    nothing = json.dumps(_NO_INDEX)
    files.append(File.generated(config, "search/search_index.json", content=nothing, inclusion=InclusionLevel.INCLUDED))
