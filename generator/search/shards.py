"""A sorted dictionary cut into files of a few kilobytes, so that a query reads only the files its tokens stand in.

A file is the tokens of the file, one a line, an empty line, for each token the length of its bytes as LEB128, for each
how far they are whole (encoding.py), and then all those bytes. Tokens are sorted by code point. A file is named after
its mark, the shortest string that sorts behind all tokens before the file and not behind its first; the manifest lists
the marks. Whether a cut may stand before a token is decided by the token alone, so that a changed text moves few cuts.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from generator.search.encoding import leb128


class Shard(NamedTuple):
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
    lengths = np.diff(ends, prepend=0)
    sizes = np.fromiter(map(len, names), np.int64, len(names)) + 3 + lengths
    # Of words a reader's key asks for all that begin alike: smaller files hold less of what he does not mean.
    is_word = np.fromiter(map(bytes.isascii, names), np.bool_, len(names))
    held = [0, *np.cumsum(np.where(is_word, 2 * sizes, sizes)).tolist()]
    allowed = [index for index, name in enumerate(names) if crc32(name) & 1 == 0]
    columns = [*(_encoded(numbers) for numbers in (lengths, until) if numbers is not None), (data, [0, *ends.tolist()])]
    start = 0
    while start < len(tokens):
        full = bisect_right(held, held[start] + size) - 1
        next_cut = bisect_left(allowed, max(full, start + 1))
        end = allowed[next_cut] if next_cut < len(allowed) else len(tokens)
        own = (b"\n".join(names[start:end]), b"\n\n", *(whole[at[start] : at[end]] for whole, at in columns))
        yield Shard(_mark(tokens[start - 1], tokens[start]) if start else tokens[0][:1], b"".join(own))
        start = end


def _encoded(values: NDArray[np.int64]) -> tuple[bytes, list[int]]:
    """The bytes of a number for each token, and where those of each begin; last where all end."""
    data, ends = leb128(values)
    return data.tobytes(), [0, *ends.tolist()]


def _mark(before: str, first: str) -> str:
    length = next(at for at in range(1, len(first) + 1) if first[:at] > before)
    return first[:length]
