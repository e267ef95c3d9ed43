"""A sorted dictionary cut into files of a few kilobytes, so that a query reads only the files its tokens stand in.

A file is the tokens of the file, one a line, an empty line, for each token the length of its bytes as LEB128, for each
how far they are whole (encoding.py), and then all those bytes. Tokens are sorted by code point. A file is named after
its mark, the shortest string that sorts behind all tokens before the file and not behind its first; the manifest lists
the marks. Whether a cut may stand before a token is decided by the token alone, so that a changed text moves few cuts.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from generator.search.encoding import numbers


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of a dictionary."""

    mark: str
    data: bytes

    @property
    def name(self) -> str:
        """What its file is called."""
        return file_name(self.mark)


def file_name(token: str) -> str:
    """A token as UTF-16 in hexadecimal digits: a name that every file system takes."""
    return token.encode("utf-16-be").hex()


def best_size(total: int) -> int:
    """Bytes of a file so that manifest and files together are least for a query of three files."""
    return max(1024, min(4096, round(math.sqrt(total) * 1.4)))


def cut(
    tokens: Sequence[str], data: bytes, ends: NDArray[np.int64], size: int, until: NDArray[np.int64] | None = None
) -> Iterator[Shard]:
    """Files of about `size` bytes; `ends` tells where in `data` the bytes of each token end."""
    if not tokens:
        return
    names = "\n".join(tokens).encode().split(b"\n")
    sizes = np.fromiter(map(len, names), np.int64, len(names)) + 3 + np.diff(ends, prepend=0)
    # Of words a reader's key asks for all that begin alike: smaller files hold less of what he does not mean.
    held = np.cumsum(np.where(np.fromiter(map(bytes.isascii, names), np.bool_, len(names)), 2 * sizes, sizes))
    allowed = [index for index, name in enumerate(names) if crc32(name) & 1 == 0]
    lengths = numbers(np.diff(ends, prepend=0))
    whole = numbers(until) if until is not None else [b""] * len(tokens)
    start, from_byte = 0, 0
    while start < len(tokens):
        before = int(held[start - 1]) if start else 0
        full = int(np.searchsorted(held, before + size, side="right"))
        next_cut = bisect_left(allowed, max(full, start + 1))
        end = allowed[next_cut] if next_cut < len(allowed) else len(tokens)
        to_byte = int(ends[end - 1])
        own = (b"\n".join(names[start:end]), b"\n\n", *lengths[start:end], *whole[start:end], data[from_byte:to_byte])
        mark = _mark(tokens[start - 1], tokens[start]) if start else tokens[0][:1]
        yield Shard(mark, b"".join(own))
        start, from_byte = end, to_byte


def _mark(before: str, first: str) -> str:
    length = next(at for at in range(1, len(first) + 1) if first[:at] > before)
    return first[:length]
