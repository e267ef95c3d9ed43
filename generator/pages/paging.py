"""The ways between the pages of a long list. The first page has the address of the list itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from generator.pages.addresses import leaf_path
from generator.pages.context import Context
from generator.pages.leaves import Leaf
from generator.pages.links import Link

T = TypeVar("T")
BESIDE = 2
"""How many pages are named on each side of the one that is read."""


@dataclass(frozen=True, slots=True)
class Pager:
    """The ways from one page of a list to the others."""

    previous: Link | None
    next: Link | None
    pages: tuple[Link | None, ...]
    """By their numbers; None stands for those that are left out."""


def pager(context: Context, path: str, leaf: Leaf[T]) -> Pager | None:
    """The ways to the other pages of a list that begins at a (Chinese) path; None where it has one page only."""
    if leaf.last == 1:
        return None

    def link(number: int, text: str) -> Link:
        return Link(text, context.link(leaf_path(path, number)), current=number == leaf.number)

    words = context.words
    shown = [
        number for number in range(1, leaf.last + 1) if number in {1, leaf.last} or abs(number - leaf.number) <= BESIDE
    ]
    pages: list[Link | None] = []
    for before, number in zip((0, *shown), shown, strict=False):
        pages += [None] * (number > before + 1) + [link(number, str(number))]
    return Pager(
        link(leaf.number - 1, words("page.previous")) if leaf.number > 1 else None,
        link(leaf.number + 1, words("page.next")) if leaf.number < leaf.last else None,
        tuple(pages),
    )
