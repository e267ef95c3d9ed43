"""What no template makes, made and written: the search, the data files, and what is published beside the pages."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.building.progress import Progress
from generator.building.shares import Group, Shares
from generator.building.tree import Tree, Written
from generator.model import Digest
from generator.pages.data_files import data_files
from generator.publishing import Publication, files_beside, groups_beside

if TYPE_CHECKING:
    from generator.search import Index

INDEX = re.compile(r"search/[0-9a-f]{10}/")
"""The folder of the search index, named by its content."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What was made, written."""

    files: dict[str, Written]
    index: str
    """The folder of the search index."""
    seconds: dict[str, float]
    """By stage."""


def make_beside(tree: Tree, digest: Digest, publication: Publication, shares: Shares) -> Beside:
    """Make and write all of it; of what editions have a share in only the shares of those that changed are made.

    `tree` is left as it is: where there is one core this is done in the process that writes the pages.
    """
    tree, progress = replace(tree, written={}, moved={}), Progress()
    with progress.stage("search"):
        from generator.search import search_index  # noqa: PLC0415 - takes a while, and the other process plans meanwhile

        index = _have_index(tree, search_index(digest, shares))
    with progress.stage("beside"):
        files = data_files(digest, publication.url, shares) | files_beside(publication)
        for path, data in files.items():
            tree.put(path, data)
        for group in groups_beside(digest, publication, shares):
            tree.have_all(group)
    tree.finish(INDEX)
    return Beside(tree.written, index, progress.seconds)


def _have_index(tree: Tree, index: Index) -> str:
    """Have an index in the folder that its content names; most of it is that of the last site under its new name."""
    from generator.search import folder_of  # noqa: PLC0415

    sums = {path: hashlib.sha256(data).digest() for path, data in index.files.items()}
    for group in index.texts:
        if known := tree.made_from(group.key):
            sums |= {INDEX.sub("", path, count=1): each.sum for path, each in known.items()}
        else:
            sums |= {path: hashlib.sha256(data).digest() for path, data in group.make().items()}
    folder = f"search/{folder_of(sums)}/"
    tree.settle(INDEX, folder)
    for path, data in index.files.items():
        tree.put(folder + path, data)
    for group in index.texts:
        tree.have_all(_within(folder, group))
    return folder


def _within(folder: str, group: Group) -> Group:
    return Group(group.key, lambda: {folder + path: data for path, data in group.make().items()})
