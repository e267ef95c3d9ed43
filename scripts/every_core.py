"""Work done on every core."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

_FORKED: dict[str, Any] = {}
"""The work and what it is done on: workers are forked with both, so that neither needs pickling."""


def each(work: Callable[[Any], T], values: Sequence[Any], chunk: int = 4) -> list[T]:
    """The work done on every value, on every core, in order."""
    _FORKED.update(work=work, values=values)
    with multiprocessing.get_context("fork").Pool() as pool:
        return pool.map(_one, range(len(values)), chunksize=chunk)


def _one(at: int) -> Any:  # noqa: ANN401
    return _FORKED["work"](_FORKED["values"][at])
