"""The small invented edition as a project of its own."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

from opencc import OpenCC

ROOT = Path(__file__).resolve().parent.parent


def invented_project(folder: Path) -> Path:
    """A folder, which need not be there, as a project: the small invented edition with our configuration and theme."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "theme_overrides").symlink_to(ROOT / "theme_overrides")
    shutil.copytree(ROOT / "tests" / "cases" / "content", folder / "content")
    return folder


def with_traditional_twin(content: Path) -> Path:
    """The small invented edition once more, as a paper in Traditional script: what it prints, and quotations of it.

    What editors say of it, and the glossary, stay as they are.
    """
    twin = content / "editions" / "hant"
    shutil.copytree(content / "editions" / "demo", twin)
    printed = {
        "source.txt": ".*",
        "structure.yml": ".*",
        "edition.yml": "(?<=find: )[^,]*|(?<=replace: )[^,]*",
        "facts/*.yml": "(?<=value: ).*|(?<=quote: ).*",
        "en/*.yml": ".*",
    }
    convert = OpenCC("s2tw").convert
    for files, words in printed.items():
        for path in twin.glob(files):
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(words, lambda found: convert(found[0]), text), encoding="utf-8")
    digest = hashlib.sha256((twin / "source.txt").read_bytes()).hexdigest()
    structure = (twin / "structure.yml").read_text(encoding="utf-8")
    (twin / "structure.yml").write_text(re.sub("sha256:[0-9a-f]+", f"sha256:{digest}", structure), encoding="utf-8")
    return twin
