"""The reading order of an article's body where a column of it was exported before the one that it continues."""

from __future__ import annotations

from collections.abc import Sequence

from generator.recovery.units import Unit


def reading_order(body: Sequence[Unit]) -> tuple[Unit, ...]:
    """File order, but a frame that begins with the rest of a paragraph follows the frame that the paragraph is in."""
    ordered = list(body)
    for unit in body:
        frame = _frame_after_tail(body, unit)
        if frame:
            ordered = [other for other in ordered if other not in frame]
            at = ordered.index(unit) + 1
            ordered[at:at] = frame
    return tuple(ordered)


def _frame_after_tail(body: Sequence[Unit], unit: Unit) -> list[Unit]:
    """The units that stand directly below a tail exported before its head, where something foreign parts the two."""
    head, tail = unit.chain[0], unit.chain[-1]
    if tail > head:
        return []
    by_start = {other.chain[0]: other for other in body}
    frame: list[Unit] = []
    at = tail + 1
    while at in by_start:
        other = by_start[at]
        if other is unit:
            return []
        frame.append(other)
        at = _last_in_place(other) + 1
    return frame if at < head else []


def _last_in_place(unit: Unit) -> int:
    """The last block of a paragraph that stands directly below its first."""
    at = unit.chain[0]
    for block in unit.chain[1:]:
        if block != at + 1:
            break
        at = block
    return at
