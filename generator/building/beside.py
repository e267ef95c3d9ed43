"""Makes and writes everything that is not a page: the search, the data files, feeds, citations, cards and e-books."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.building.journal import Section
from generator.building.tree import Tree
from generator.cache.shares import Shares
from generator.cache.templates import keep_compiled
from generator.model import Digest
from generator.pages.data_files import data_files
from generator.processes.progress import Progress
from generator.publishing import Publication, files_beside, groups_beside
from generator.publishing.templating import environment

if TYPE_CHECKING:
    from generator.search import Index

INDEX = re.compile(r"search/[0-9a-f]{10}/")
"""The folder of the search index, which is named after its content."""


@dataclass(frozen=True, slots=True)
class Made:
    """What another process has made and written into the tree."""

    sections: Mapping[str, Section]
    """By name: the sections that differ from those of the last site."""
    same: Mapping[str, str]
    """By name: the folders in which all other sections are now."""
    touched: Collection[str]
    """The folders in which something was changed."""
    moved: Mapping[str, str]
    """The folders that were renamed, the old name by the new."""
    seconds: Mapping[str, float]
    """By stage."""

    def join(self, tree: Tree) -> None:
        """Enter it in the tree that this process has made in the meantime."""
        for new, old in self.moved.items():
            tree.has_moved(old, new)
        tree.touched.update(self.touched)
        tree.sections |= self.sections
        tree.sections |= {name: tree.last.sections[name]._replace(folder=folder) for name, folder in self.same.items()}


def make_search(tree: Tree, digest: Digest, shares: Shares) -> tuple[Made, str]:
    """Make and write the search; also return the folder of its index.

    `tree` itself is not changed, because on a single core this runs in the process that writes the pages.
    """
    own, progress = _begun(tree), Progress()
    with progress.stage("search"):
        from generator.search import search_index  # noqa: PLC0415 - takes a while, and the other process plans meanwhile

        index = _have_index(own, search_index(digest, shares))
    return _made(own, progress), index


def make_beside(tree: Tree, digest: Digest, publication: Publication, shares: Shares) -> Made:
    """Make and write everything else. Only editions that changed have their shares made anew.

    `tree` itself is not changed.
    """
    own, progress = _begun(tree), Progress()
    with progress.stage("beside"):
        keep_compiled(environment(), shares.store)
        own.put_all("data", data_files(digest, publication.url, shares))
        own.put_all("about the site", files_beside(publication))
        for group in groups_beside(digest, publication, shares):
            own.have_all(group)
    return _made(own, progress)


def _begun(tree: Tree) -> Tree:
    return replace(tree, sections={}, touched=set(), moved={})


def _made(tree: Tree, progress: Progress) -> Made:
    same = {name: each.folder for name, each in tree.sections.items() if each.alike(tree.last.sections.get(name))}
    sections = {name: each for name, each in tree.sections.items() if name not in same}
    return Made(sections, same, tree.touched, tree.moved, progress.seconds)


def _have_index(tree: Tree, index: Index) -> str:
    """Put the index into the folder named after its content. Most files are those of the last site, renamed."""
    from generator.search import SUMS, folder_of, sums_file  # noqa: PLC0415

    sums = {path: hashlib.sha256(data).digest() for path, data in index.files.items()}
    for group in index.texts:
        known = tree.last.sound(group.name)
        if known is not None and group.key and known.key == group.key:
            sums |= {path: each.sum for path, each in known.files().items()}
        else:
            sums |= {path: hashlib.sha256(data).digest() for path, data in group.make().items()}
    folder = f"search/{folder_of(sums)}/"
    tree.settle(INDEX, folder)
    tree.put_all("search", {**index.files, SUMS: sums_file(sums)}, folder)
    for group in index.texts:
        tree.have_all(group, folder)
    return folder
