"""Work without Python's cyclic garbage collector: frozen values hold no cycles, and finding that out takes long."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

# The memory goes with the process. Without this, Python would search all of it once more, for a third of a second.
atexit.register(gc.freeze)


@contextmanager
def uncollected() -> Iterator[None]:
    """Switch the collector off. Cycles that are made all the same wait for its next, rare, full collection."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            # This makes new objects count as old: else all are searched at once, for a tenth of a second.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
