"""A sorted dictionary cut into files of a few kilobytes, so that a query reads only the files its tokens stand in.

A file is the tokens of the file, one a line, an empty line, for each token the length of its bytes as LEB128, and then
all those bytes. Tokens are sorted by code point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.search.encoding import numbers


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of a dictionary."""

    first: str
    """Its first token."""
    data: bytes


def cut(entries: Iterable[tuple[str, bytes]], size: int) -> Iterator[Shard]:
    """Files of about `size` bytes; an entry larger than that stands alone."""
    waiting: list[tuple[str, bytes]] = []
    held = 0
    for token, data in entries:
        own = len(token.encode()) + 2 + len(data)
        if waiting and held + own > size:
            yield _shard(waiting)
            waiting, held = [], 0
        waiting.append((token, data))
        held += own
    if waiting:
        yield _shard(waiting)


def _shard(entries: list[tuple[str, bytes]]) -> Shard:
    names = "".join(f"{token}\n" for token, _ in entries) + "\n"
    lengths = numbers([len(data) for _, data in entries])
    return Shard(entries[0][0], names.encode() + lengths + b"".join(data for _, data in entries))
