"""An archive as the sources of every program that `benchmarks.build` compares.

python -m benchmarks.build_sources FOLDER 2000
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.archive import digest
from benchmarks.archive_files import write_archive
from benchmarks.peers import PEERS

ROOT = Path(__file__).resolve().parent.parent


def write_sources(folder: Path, size: int) -> None:
    """Write a folder for us and one for each of the others."""
    ours = folder / "ours"
    write_archive(ours / "content", size)
    # Share cards are pictures of every story, which no peer has: they are counted apart.
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("cards: true", "cards: false")
    (ours / "mkdocs.yml").write_text(config, encoding="utf-8")
    (ours / "theme_overrides").symlink_to(ROOT / "theme_overrides")
    archive = digest(size)
    for peer in PEERS:
        peer.write(folder / peer.name, archive)


if __name__ == "__main__":
    write_sources(Path(sys.argv[1]), int(sys.argv[2]))
