"""Starts MkDocs to render the theme of a site that was begun."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, cast

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig

from generator.building.engine import Engine
from generator.building.site import SiteWork, Theme
from generator.theme.loading import loaded


class SitePlugin(Protocol):
    """What our plugin is given before MkDocs builds, and what it has afterwards (`theme`)."""

    work: SiteWork | None
    engine: Engine
    theme: Theme | None


def theme_of(config_file: Path, folder: Path, work: SiteWork, served_at: str | None) -> Theme:
    """The theme for a site that was begun. MkDocs writes its files into `folder`.

    Raises UnpublishableError if the configuration has become invalid, and mkdocs.exceptions.Abort if MkDocs gives up;
    it has already reported why.
    """
    config = loaded(config_file, site_dir=str(folder))
    plugin = _plugin_of(config, served_at)
    plugin.work, plugin.engine = work, work.engine
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    assert plugin.theme is not None  # noqa: S101 - MkDocs has built
    return plugin.theme


def _plugin_of(config: MkDocsConfig, served_at: str | None) -> SitePlugin:
    """Our plugin, started for a build. It is found by name, because its module imports this one."""
    plugin = cast(SitePlugin, config.plugins["digest"])
    config.plugins.on_startup(command="build" if served_at is None else "serve", dirty=False)
    config.site_url = config.site_url if served_at is None else served_at
    return plugin
