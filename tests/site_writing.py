"""Sites for tests: as `mkdocs build` writes them, and of a digest that stands in no folder."""

from __future__ import annotations

import tempfile
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.building.engine import Engine
from generator.building.site import begun
from generator.building.tree import Tree
from generator.model import Digest
from generator.theme.loading import setup_of
from generator.theme.printing import theme_of


def write_site(config_file: Path, site: Path, engine: Engine | None = None) -> None:
    """Build the site into a folder, as `mkdocs build` does, with what an engine knows.

    Raises mkdocs.exceptions.Abort where MkDocs gives up; it has said why by then.
    """
    config = load_config(str(config_file), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    config.plugins["digest"].engine = engine or Engine()
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def write_site_of(digest: Digest, config_file: Path, site: Path) -> None:
    """Build the site of a digest into a folder."""
    setup, _ = setup_of(config_file, None)
    work = begun(setup, Engine(), Tree(site), digest)
    try:
        with tempfile.TemporaryDirectory() as folder:
            work.finish(theme_of(config_file, Path(folder), work, None))
    finally:
        work.stop()
