"""One build of one program, as it is kept in `build.json`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """One build."""

    program: str
    size: int
    """Articles, each in two languages."""
    wall: float
    processor: float
    """Seconds of all its processes."""
    memory: int
    """Bytes: the largest of its processes. 0: not measured."""
    output: int
    """Bytes of all files written. 0: it writes none."""
    load: float
    """How many processes wanted a core of the machine in the minute before."""
