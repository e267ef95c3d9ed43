"""Imported by the server that disturbed builds are forked from: one build, so that everything is loaded."""

import os
import tempfile
from pathlib import Path

from generator.build import build
from tests.faults import ADDRESS, make_project

with tempfile.TemporaryDirectory() as folder:
    before = Path.cwd()
    os.environ["SITE_URL"] = ADDRESS
    os.chdir(make_project(Path(folder) / "project"))
    build(Path("mkdocs.yml"), Path("content"), Path("site"))
    os.chdir(before)
    del os.environ["SITE_URL"]
