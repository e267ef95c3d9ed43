"""Long lists, cut into pages that stay light on a slow line. The first page has the address of the list itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.pages.addresses import leaf_path
from generator.pages.context import Context
from generator.pages.links import Link

T = TypeVar("T")
BESIDE = 2
"""How many pages are named on each side of the one that is read."""


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list."""

    number: int
    """From 1."""
    last: int
    """How many pages the list has."""
    items: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Pager:
    """The ways from one page of a list to the others."""

    previous: Link | None
    next: Link | None
    pages: tuple[Link | None, ...]
    """By their numbers; None stands for those that are left out."""


def leaves(items: Iterable[T], limit: int, weight: Callable[[T], int] = lambda _: 1) -> tuple[Leaf[T], ...]:
    """The pages of a list in order: each holds at most `limit` by weight, but one item at least. Never empty.

    >>> [leaf.items for leaf in leaves("abcde", 2)]
    [('a', 'b'), ('c', 'd'), ('e',)]
    """
    found: list[list[T]] = [[]]
    filled = 0
    for item in items:
        heavy = weight(item)
        if found[-1] and filled + heavy > limit:
            found.append([])
            filled = 0
        found[-1].append(item)
        filled += heavy
    return tuple(Leaf(number, len(found), tuple(each)) for number, each in enumerate(found, start=1))


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
