"""The small invented edition as a project of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def invented_project(folder: Path) -> Path:
    """A folder made a project: the configuration and theme of this one around the small invented edition."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "theme_overrides").symlink_to(ROOT / "theme_overrides")
    shutil.copytree(ROOT / "tests" / "cases" / "content", folder / "content")
    return folder
