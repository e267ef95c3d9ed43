"""Where fuzzing begins: the cases that people wrote, as bytes for each target."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.case_files import CASES
from tests.fuzz.targets import LONGEST
from tests.hostile_support import make_content, read_cases

_FILES = {
    "decoding": ("editions/demo/source.txt",),
    "recovery": ("editions/demo/source.txt",),
    "yaml": ("**/*.yml",),
    "translations": ("editions/demo/en/*.yml",),
    "numerals": ("editions/demo/en/*.yml", "editions/demo/source.txt"),
}
_TEXTS = {
    "numerals": ("translated_figures.txt", "typography.txt", "typography_en.txt", "translated_terms.txt"),
    "yaml": ("yaml_traps.txt",),
}
_GROUPS = ("encodings", "characters", "yaml", "source_damage")


def seeds(target: str) -> Iterator[bytes]:
    """The inputs of a target: files of hostile cases, and the lines of the cases of its own room."""
    yield from _of_contents(CASES / "content", target)
    for group in _GROUPS:
        for case in read_cases(group):
            with tempfile.TemporaryDirectory() as folder:
                yield from _of_contents(make_content(case, Path(folder)), target)
    for name in _TEXTS.get(target, ()):
        for block in (CASES / name).read_text(encoding="utf-8").split("\n.\n"):
            yield block.replace("\n", "\0", 1).encode()[:LONGEST]
    if target == "yaml":
        yield from (path.read_bytes()[:LONGEST] for path in sorted((CASES / "facts").glob("*.yml")))


def _of_contents(content: Path, target: str) -> Iterator[bytes]:
    for pattern in _FILES[target]:
        for path in sorted(content.glob(pattern)):
            if path.is_file() and not path.is_symlink():
                yield path.read_bytes()[:LONGEST]
