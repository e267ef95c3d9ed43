"""The files of the theme: which of them are published, and under which names."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import rjsmin
from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

_MATERIAL = re.compile(r"assets/javascripts/bundle\.\w+\.min\.js")
"""Material's script, which runs the search dialog. Its name contains a hash of its content."""

_UNREAD = re.compile(r"assets/javascripts/(?:lunr|workers)/.+|assets/stylesheets/(?:main|palette)\..+|assets/.+\.map")
"""Files of Material that our pages never request: its search, its style sheets, and source maps."""


class _Shown(FileSystemLoader):
    """The files of the theme without hidden folders, where Material has ten thousand icons that are never published."""

    def list_templates(self) -> list[str]:
        return sorted({path for folder in self.searchpath for path in _shown_below(Path(folder))})


def _shown_below(folder: Path) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from ((Path(parent) / name).relative_to(folder).as_posix() for name in names)


def arrange(files: Files, config: MkDocsConfig) -> None:
    """Keep only files that pages request, with styles and scripts under names that contain a hash of their content."""
    for file in [file for file in files if _UNREAD.fullmatch(file.dest_uri)]:
        files.remove(file)
    _bundle_styles(files, config)
    _version_scripts(files, config)
    _add_search(files, config)


def hide_icons(config: MkDocsConfig) -> None:
    """Keep MkDocs from listing every icon, which took a third of a second, whatever the size of the site."""
    make = config.theme.get_env

    def environment() -> Environment:
        made = make()
        made.loader = _Shown(config.theme.dirs)
        return made

    config.theme.get_env = environment  # type: ignore[method-assign]


def _bundle_styles(files: Files, config: MkDocsConfig) -> None:
    """Join the style sheets of `extra_css` into one file: one request, and never a stale copy."""
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
    """Put our minified scripts into a folder named after their content, so that no page runs those of another build.

    Material's script is put beside them, under a fixed name.
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


_NO_INDEX = {"config": {"lang": ["en"], "separator": " ", "pipeline": [], "fields": {}}, "docs": []}
"""Material loads an index of its own before it passes a query on. It is empty, because our worker reads ours."""


def _add_search(files: Files, config: MkDocsConfig) -> None:
    """Add the empty index that Material's script loads."""
    nothing = json.dumps(_NO_INDEX)
    files.append(File.generated(config, "search/search_index.json", content=nothing, inclusion=InclusionLevel.INCLUDED))
