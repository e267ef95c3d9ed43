"""Print what pyproject.toml asks of the build backend, one requirement a line, for `make lock`."""

import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"

print(*tomllib.loads(PROJECT.read_text(encoding="utf-8"))["build-system"]["requires"], sep="\n")
