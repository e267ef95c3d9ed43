"""The collector of circular garbage, which has nothing to do among frozen values, and takes long to find that out."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

# What is left at the end goes with the process; Python would look through all of it once more, for a third of a second.
atexit.register(gc.freeze)


@contextmanager
def uncollected() -> Iterator[None]:
    """Work without it; what is circular all the same waits until it looks at everything, which is seldom."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            # All that was made meanwhile would be looked through at once, for a tenth of a second: it counts as old.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
