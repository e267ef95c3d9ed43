"""Imported by the server that disturbed commands are forked from: one build, so that everything is loaded."""

import os
import tempfile
from pathlib import Path

from generator.build import build
from generator.reading import read_page
from generator.recovery import recover
from tests.faults import ADDRESS
from tests.invented import invented_project

with tempfile.TemporaryDirectory() as folder:
    before = Path.cwd()
    os.environ["SITE_URL"] = ADDRESS
    os.chdir(invented_project(Path(folder) / "project"))
    page, _ = read_page(Path("content/editions/demo/source.txt").read_bytes(), "source.txt")
    if page is not None:
        recover(page)
    build(Path("mkdocs.yml"), Path("content"), Path("site"))
    os.chdir(before)
    del os.environ["SITE_URL"]
