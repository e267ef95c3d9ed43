"""The door to MkDocs, and the only file that imports it: hands finished pages over, decides nothing."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any, Literal

from mkdocs.commands.build import build
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from generator.address import address_findings
from generator.check import check_content
from generator.findings import has_errors, render
from generator.model import Bilingual, Digest, Finding, Language
from generator.pages import csp, render_pages
from generator.pages.data_files import data_files
from generator.pages.page import Page
from generator.pages.settings import SiteSettings
from generator.pages.shell import Shell, Site, shell, shells
from generator.search import search_files

_log = get_plugin_logger(__name__)

_UNDATED = "1980-01-01"
"""MkDocs dates a page by the clock and stamps the sitemap with it; our pages carry the dates of their content only."""

_MATERIAL = re.compile(r"assets/javascripts/bundle\.\w+\.min\.js")
"""Material's script, named by its content; it runs the search dialog."""

_LOST = Page(path="404.html", language=Language.ZH, kind="lost", title="404", description="", html="")


def write_site(config_file: Path, site: Path, checked: Digest | None = None) -> None:
    """Build the site into a folder, as `mkdocs build` does.

    `checked` is content that was read and found sound already: the site then shows that, and reads nothing again.
    Raises mkdocs.exceptions.Abort where MkDocs gives up; it has said why by then.
    """
    config = load_config(str(config_file), site_dir=str(site))
    plugin = config.plugins["digest"]
    assert isinstance(plugin, DigestPlugin)  # noqa: S101 - the name is ours by entry point
    plugin.checked = checked
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


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
        self.checked: Digest | None = None
        self.shells: dict[str, Shell] = {}
        self.lost: Shell | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether MkDocs serves: its reload script could not run under our policy."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse an address that no reader could open. Raises PluginError that says what to write."""
        if wrong := tuple(address_findings(config.site_url)):
            raise self._error(wrong)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add all pages. Raises PluginError with every finding when the content has errors."""
        site = _site(config)
        digest = self._digest()
        pages = render_pages(digest, SiteSettings(name=site.name, url=site.url))
        self.shells = {_source_uri(each.page): each for each in shells(pages, site)}
        self.lost = shell(_LOST, pages, site)
        for uri in self.shells:
            files.append(File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        _bundle_styles(files, config)
        _add_search(files, config, search_files(digest))
        _add_files(files, config, data_files(digest, site.url))
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Say what a page is, once MkDocs has read its (empty) front matter."""
        own = self.shells.get(page.file.src_uri)
        if own is not None:
            page.meta = _meta(own)
            page.update_date = _UNDATED
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Hand over the finished HTML in place of converted Markdown."""
        own = self.shells.get(page.file.src_uri)
        return html if own is None else own.page.html

    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> Any:  # noqa: ANN401, ARG002
        """Give the template the surroundings of the page."""
        context["shell"] = self.shells.get(page.file.src_uri)
        return context

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ANN401, ARG002
        """Give the page for lost readers its surroundings."""
        context["shell"] = self.lost
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Put the security policy into a page."""
        return self._secured(output, page.file.dest_uri)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Put the security policy into the page for lost readers."""
        return self._secured(output_content, template_name) if template_name.endswith(".html") else output_content

    def _digest(self) -> Digest:
        if self.checked is not None:
            return self.checked
        digest, findings = check_content(Path(self.config.content))
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


def _source_uri(page: Page) -> str:
    return f"{page.path}index.md"


def _meta(shell: Shell) -> dict[str, Any]:
    page = shell.page
    return {
        "title": page.title,
        "description": page.description,
        "lang": page.language.value,
        "kind": page.kind,
        "alternate": page.alternate,
        "alternates": shell.alternates,
        "listed": not page.is_original_only,
        "search": {"exclude": page.is_original_only or page.kind in {"home", "numbers", "source"}},
    }


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


def _add_files(files: Files, config: MkDocsConfig, found: dict[str, bytes]) -> None:
    """Add files that no template makes, by their paths."""
    for path, content in found.items():
        files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED))


_NO_INDEX = {"config": {"lang": ["en"], "separator": " ", "pipeline": [], "fields": {}}, "docs": []}
"""Material asks for an index of its own before it hands a query over; ours is read by our worker alone."""


def _add_search(files: Files, config: MkDocsConfig, found: dict[str, bytes]) -> None:
    """Add the files of the search, and say to the templates what their folder is called."""
    for path, content in found.items():
        files.append(File.generated(config, f"search/{path}", content=content, inclusion=InclusionLevel.INCLUDED))
    nothing = json.dumps(_NO_INDEX)
    files.append(File.generated(config, "search/search_index.json", content=nothing, inclusion=InclusionLevel.INCLUDED))
    config.extra["search_index"] = next(iter(found)).partition("/")[0]
    config.extra["search_script"] = next(file.dest_uri for file in files if _MATERIAL.fullmatch(file.dest_uri))
