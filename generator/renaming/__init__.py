"""Names that are addresses, given anew: of an article wherever its edition says it, of an edition as a whole."""

from __future__ import annotations

from pathlib import Path

from generator.content.folder import EDITIONS
from generator.findings import Outcome
from generator.renaming.article import rename_article
from generator.renaming.edition import rename_edition

__all__ = ["rename"]


def rename(content: Path, old: str, new: str, *, published: bool = True) -> Outcome:
    """Give an article or an edition another name. `old`: an edition, the slug of an article, or `edition/slug`.

    `published`: the old address leads to the new one from now on.
    """
    editions = content / EDITIONS
    below = f"{editions.as_posix()}/"
    named = old.removeprefix(below).rstrip("/")  # as a shell completes it
    folder = editions / named
    if named not in {"", ".", ".."} and "/" not in named and folder.is_dir() and not folder.is_symlink():
        return rename_edition(folder, new, published=published)
    return rename_article(content, named, new, published=published)
