"""Postings as bytes: LEB128 numbers (seven bits a byte, least first), as small as plain code can read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.search.tokens import Postings


def encode(postings: Postings) -> tuple[bytes, ...]:
    """For each token its places.

    For every record that holds the token: how many records further it stands, then each position as its distance
    from the one before, doubled, and one more for the last of the record.
    """
    token, record, position = postings.token, postings.record, postings.position
    if not len(token):
        return ()
    new_token = np.append(True, token[1:] != token[:-1])
    new_record = new_token | np.append(True, record[1:] != record[:-1])
    last = np.append(new_record[1:], True)
    distance = np.where(new_record, position, np.diff(position, prepend=0)) * 2 + last
    heads = np.flatnonzero(new_record)
    skip = np.where(new_token[heads], record[heads], np.diff(record[heads], prepend=0))
    at = np.arange(len(token)) + np.cumsum(new_record)
    values = np.empty(len(token) + len(heads), dtype=np.int64)
    values[at] = distance
    values[at[heads] - 1] = skip
    data, ends = _leb128(values)
    last_of_token = np.append(np.flatnonzero(new_token)[1:] - 1, len(token) - 1)
    cuts = ends[at[last_of_token]].tolist()
    whole = data.tobytes()
    return tuple(whole[start:end] for start, end in zip([0, *cuts[:-1]], cuts, strict=True))


def number(value: int) -> bytes:
    """One number."""
    return _leb128(np.array([value], dtype=np.int64))[0].tobytes()


def numbers(values: list[int]) -> bytes:
    """Several numbers one after the other."""
    return _leb128(np.array(values, dtype=np.int64))[0].tobytes()


def _leb128(values: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """The bytes of all numbers, and the end of each."""
    sizes = 1 + (values >= 1 << 7).astype(np.int64) + (values >= 1 << 14) + (values >= 1 << 21)
    ends = np.cumsum(sizes)
    data = np.zeros(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    starts = ends - sizes
    for byte in range(4):
        has = sizes > byte
        more = sizes > byte + 1
        data[starts[has] + byte] = ((values[has] >> (7 * byte)) & 0x7F) | np.where(more[has], 0x80, 0)
    return data, ends
