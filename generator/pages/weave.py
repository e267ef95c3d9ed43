"""Elements woven into a text by character offsets: the one place where annotated prose becomes HTML.

Three things may be said of a text: a stretch stands in an element of its own (`Wrap`), a stretch is marked
character by character (a run), something is put in at a point (`Insert`). HTML wants them nested; weaving does that:
a wrap that crosses another widens it, a run is cut wherever an element begins or ends, and what is put in never
stands inside a wrap, so that a figure keeps its unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape


class Wrap(NamedTuple):
    """A stretch of the text that stands in an element of its own."""

    start: int
    end: int
    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


class Insert(NamedTuple):
    """Finished HTML put in at a point of the text."""

    at: int
    html: Markup


@dataclass(slots=True)
class _Node:
    """A wrap in its place in the tree, perhaps widened."""

    start: int
    end: int
    wrap: Wrap
    children: list[_Node] = field(default_factory=list)


def weave(  # noqa: PLR0913 - each argument is one thing that may be said of the text
    text: str,
    *,
    wraps: Iterable[Wrap] = (),
    runs: Sequence[tuple[int, int]] = (),
    run_tag: str = "ins",
    inserts: Iterable[Insert] = (),
    start: int = 0,
    end: int | None = None,
) -> Markup:
    """The characters `start` to `end` of a text as HTML.

    A wrap that does not lie wholly inside, or holds no character, is left out.
    """
    last = len(text) if end is None else end
    inside = [wrap for wrap in wraps if start <= wrap.start < wrap.end <= last]
    apart = True
    if len(inside) > 1:
        inside.sort(key=lambda wrap: (wrap.start, -wrap.end))
        apart = all(one.end <= other.start for one, other in pairwise(inside))
    inserts = tuple(inserts)
    if apart and not runs and not inserts:  # as most texts
        return Markup(_side_by_side(text, inside, start, last))  # noqa: S704 - escaped
    plain, forest = _Plain(text, runs, run_tag), _forest(inside)
    woven: list[str] = []
    cursor = start
    for insert in sorted(_outside(inserts, forest), key=lambda insert: insert.at):
        if not start <= insert.at <= last:
            continue
        woven += [_emit(plain, forest, cursor, insert.at), insert.html]
        cursor = insert.at
    woven.append(_emit(plain, forest, cursor, last))
    return Markup("".join(woven))  # noqa: S704 - every text in it went through escaped


def _side_by_side(text: str, wraps: Iterable[Wrap], start: int, end: int) -> str:
    """A stretch of a text whose wraps stand one behind another, in their order."""
    woven = ""
    for wrap in wraps:
        woven += escaped(text[start : wrap.start]) + _element(wrap, escaped(text[wrap.start : wrap.end]))
        start = wrap.end
    return woven + escaped(text[start:end])


def _forest(wraps: Iterable[Wrap]) -> list[_Node]:
    """The wraps as trees. They are sorted: of two that begin at one place the longer stands first."""
    forest: list[_Node] = []
    for wrap in wraps:
        _plant(forest, _Node(wrap.start, wrap.end, wrap))
    return forest


def _plant(level: list[_Node], node: _Node) -> None:
    """Put a node beside the last one of its level, or inside it where the two share characters."""
    if level and node.start < level[-1].end:
        level[-1].end = max(level[-1].end, node.end)
        _plant(level[-1].children, node)
    else:
        level.append(node)


def _outside(inserts: Iterable[Insert], forest: list[_Node]) -> Iterable[Insert]:
    """The inserts, each moved behind the element that it would have cut."""
    for insert in inserts:
        around = next((node for node in forest if node.start < insert.at < node.end), None)
        yield Insert(around.end, insert.html) if around else insert


@dataclass(frozen=True, slots=True)
class _Plain:
    """The text without elements, its runs marked."""

    text: str
    runs: Sequence[tuple[int, int]]
    tag: str

    def slice(self, start: int, end: int) -> str:
        marked, cursor = "", start
        for first, last in self.runs:
            first, last = max(first, start), min(last, end)  # noqa: PLW2901 - the part of the run that lies here
            if first < last:
                marked += escaped(self.text[cursor:first])
                marked += f"<{self.tag}>{escaped(self.text[first:last])}</{self.tag}>"
                cursor = last
        return marked + escaped(self.text[cursor:end])


_SPECIAL = re.compile("[&<>\"']")


def escaped(text: str) -> str:
    """A text as HTML. Most have nothing to escape, and are joined without a copy as Markup."""
    return str(escape(text)) if _SPECIAL.search(text) else text


def _emit(plain: _Plain, level: list[_Node], start: int, end: int) -> str:
    """The characters `start` to `end` as HTML, with the nodes of one level that begin and end there."""
    woven, cursor = "", start
    for node in level:
        if start <= node.start and node.end <= end:
            woven += plain.slice(cursor, node.start)
            woven += _element(node.wrap, _emit(plain, node.children, node.start, node.end))
            cursor = node.end
    return woven + plain.slice(cursor, end)


def _element(wrap: Wrap, content: str) -> str:
    """An element around finished HTML."""
    attributes = "".join([f' {name}="{escaped(value)}"' for name, value in wrap.attributes])
    return f"<{wrap.tag}{attributes}>{content}</{wrap.tag}>"
