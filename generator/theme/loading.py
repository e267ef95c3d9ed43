"""`mkdocs.yml`: read by MkDocs, checked against the settings of a site, and turned into a Setup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.building.configuration import configuration_findings
from generator.building.engine import UnpublishableError, refuse
from generator.building.settings import extra_of, missing_files, not_understood, settings_findings
from generator.building.site import Setup
from generator.model import Finding
from generator.pages.shell import Site


def setup_of(config_file: Path, served_at: str | None) -> tuple[Setup, Path | None]:
    """The Setup of the site, and the folder with its own part of the theme.

    The folder is None if other plugins or hooks could change the theme, so that what it depends on is unknown. Raises
    UnpublishableError if the configuration is wrong, or mkdocs.exceptions.Abort, which has already reported why.
    """
    config = loaded(config_file)
    own = config.theme.custom_dir
    is_plain = not config.hooks and list(config.plugins) == ["digest"]
    return setup_from(config, served_at), Path(own) if own and is_plain else None


def loaded(config_file: Path, **options: str) -> MkDocsConfig:
    """A valid configuration. Raises UnpublishableError, or mkdocs.exceptions.Abort, which has already reported why."""
    refuse(configuration_findings(config_file))
    config = MkDocsConfig(str(config_file))
    try:
        values = values_of(config_file, config)
    except ConfigurationError as error:
        raise UnpublishableError((not_understood(config_file, "", str(error)),)) from None
    refuse(settings_findings(config_file, values, config.keys()))
    config.load_dict(values | options)
    failed, warned = config.validate()  # `load_config` would report these without line numbers
    refuse(not_understood(config_file, key, str(said)) for key, said in (*failed, *warned))
    refuse(theme_findings(config))
    return config


def values_of(config_file: Path, config: MkDocsConfig) -> Any:  # noqa: ANN401 - a mapping, if all is well
    """The values of a configuration, with variables and inheritance resolved. Raises ConfigurationError."""
    with config_file.open("rb") as file:
        return yaml_load(file, get_yaml_loader(config=config))


def theme_findings(config: MkDocsConfig) -> Iterator[Finding]:
    """Every file of the theme that the configuration names is there."""
    favicon: tuple[tuple[str | int, ...], str] = (("theme", "favicon"), config.theme["favicon"])
    named = [favicon, *((("extra_css", number), str(sheet)) for number, sheet in enumerate(config.extra_css))]
    return missing_files(Path(config.config_file_path), named, config.theme.dirs)


def setup_from(config: MkDocsConfig, served_at: str | None) -> Setup:
    """The Setup that a configuration describes. `served_at`: as for `build`."""
    extra, serving = extra_of(config.extra), served_at is not None
    return Setup(
        site=Site(served_at or config.site_url or "", extra.name.text(), extra.repository, extra.report_email),
        cards=extra.cards,
        offline=not serving and extra.offline,
        parts=extra.parts,
        serving=serving,
        own_theme=config.theme.custom_dir or "",
    )
