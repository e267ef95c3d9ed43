"""Long lists, cut into pages that stay light on a slow line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list."""

    number: int
    """From 1."""
    last: int
    """How many pages the list has."""
    items: tuple[T, ...]


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
