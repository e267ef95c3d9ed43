"""A page in its shell, without printing the shell for every page.

Thousands of pages share a few shapes: the kind of page, its language, how deep it stands, which parts are there. For
each shape the template is printed once, with a mark in place of everything that differs; a page is then these pieces
with its own words between them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from typing import Any

from generator.pages.addresses import file_href, href, shared_folder
from generator.pages.line_ends import without_line_ends
from generator.pages.page import Page
from generator.pages.shell import Shell
from generator.pages.weave import escaped

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around a mark: characters of private use, which no template escapes."""
_MARK = re.compile(rf"((?:\.\.?/)*){_OPEN}(\d+){_CLOSE}")
"""A mark, with the way to the root that a link to it was given."""

_SHARED = frozenset({"language", "kind", "section", "other", "other_tag", "home", "sections", "further"})
"""Fields in which all pages of a shape are alike."""
_LINKS = frozenset({"switch", "source", "report", "path"})
"""Fields that hold the path of another page, or an absolute address."""
_HTML = frozenset({"html", "citation"})
"""Fields that are escaped already."""
_ABSOLUTE = re.compile(r"[a-z][a-z+.-]*:", re.IGNORECASE)


@dataclass(slots=True)
class _Values:
    """What the fields of a shell hold, in the order of their marks."""

    names: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    alike: list[object] = field(default_factory=list)
    """What of each all pages of a shape share: whether there is anything, because templates ask that; else the text."""

    def add(self, name: str, text: str, *, marked: bool = True) -> None:
        """A field. `marked`: whether a mark stands for it; else all pages of a shape have the same."""
        self.names.append(name)
        self.texts.append(text)
        self.alike.append(bool(text) if marked else text)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A mark as it was printed."""

    number: int
    name: str
    """Of its field."""
    link: bool
    """Whether it was printed as a link."""


@dataclass(frozen=True, slots=True)
class Frames:
    """Puts pages into their shells."""

    print_shell: Callable[[Shell], str]
    """The template: a whole page from its shell, with the page's HTML as it is."""
    shapes: dict[object, tuple[str | _Slot, ...]] = field(default_factory=dict)
    """Printed so far."""

    def document(self, shell: Shell) -> str:
        """The page in its shell. Raises ValueError where the template does with a mark what cannot be undone."""
        values = _Values()
        _add_fields(shell.page, values)
        values.add("html", shell.page.html)
        _add_fields(shell, values)
        shape = (_shape(shell), tuple(values.alike))
        if shape not in self.shapes:
            self.shapes[shape] = _pieces(self.print_shell(_marked(shell)), values.names)
        path, texts = shell.page.path, values.texts
        return "".join(
            [
                piece if isinstance(piece, str) else _said(piece, texts[piece.number], path)
                for piece in self.shapes[shape]
            ]
        )


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass that may differ between the pages of a shape."""
    own = {"page", "html"} | ({"path"} if kind is Page else set())
    return tuple(each.name for each in fields(kind) if each.name not in _SHARED | own)


def _add_fields(thing: Any, values: _Values) -> None:  # noqa: ANN401 - a dataclass of any kind
    for name in _names(type(thing)):  # type: ignore[arg-type] # a class is hashable
        _add(getattr(thing, name), name, values)


def _add(value: Any, name: str, values: _Values) -> None:  # noqa: ANN401 - a field of any kind
    if isinstance(value, str):
        values.add(name, value)
    elif isinstance(value, tuple):
        values.add(name, str(len(value)), marked=False)
        for each in value:
            _add(each, name, values)
    elif is_dataclass(value):
        _add_fields(value, values)
    else:
        values.add(name, repr(value), marked=False)


def _marked(shell: Shell) -> Shell:
    """The shell with a mark for everything that differs from page to page: the number of its value."""
    numbers = itertools.count()
    page: Page = _with_marks(shell.page, numbers)
    page = replace(page, html=_mark(shell.page.html, "html", next(numbers)))
    marked: Shell = _with_marks(shell, numbers)
    return replace(marked, page=page)


def _with_marks(thing: Any, numbers: Iterator[int]) -> Any:  # noqa: ANN401 - a dataclass of any kind
    names = _names(type(thing))  # type: ignore[arg-type]
    return replace(thing, **{name: _marks(getattr(thing, name), name, numbers) for name in names})


def _marks(value: Any, name: str, numbers: Iterator[int]) -> Any:  # noqa: ANN401 - a field of any kind
    if isinstance(value, str):
        return _mark(value, name, next(numbers))
    if isinstance(value, tuple):
        next(numbers)
        return tuple(_marks(each, name, numbers) for each in value)
    if is_dataclass(value):
        return _with_marks(value, numbers)
    next(numbers)
    return value


def _mark(text: str, name: str, number: int) -> str:
    """A mark; nothing for nothing, because templates ask whether something is there."""
    return f"{_OPEN}{number}{_CLOSE}" if text or name in _LINKS else ""


def _shape(shell: Shell) -> object:
    page = shell.page
    ways = (shell.home, *(section.path for section in shell.sections), *(path for _, path in shell.further))
    return (
        page.kind,
        page.language,
        page.section,
        page.path.count("/"),
        ways,
        # A relative link to another page depends on how much of the way both have in common.
        tuple(_in_common(page.path, way) for way in ways),
        page.path in ways,
    )


def _in_common(path: str, way: str) -> int:
    """How many folders two paths share."""
    return path.count("/", 0, shared_folder(path, way))


def _pieces(printed: str, names: Sequence[str]) -> tuple[str | _Slot, ...]:
    """What stands between the marks, and the marks."""
    pieces: list[str | _Slot] = []
    end = 0
    printed = without_line_ends(printed)
    for match in _MARK.finditer(printed):
        number, name = int(match[2]), names[int(match[2])]
        pieces += [printed[end : match.start()], _Slot(number, name, bool(match[1]) or name in _LINKS)]
        end = match.end()
    pieces.append(printed[end:])
    literal = "".join(piece for piece in pieces if isinstance(piece, str))
    if any(sign in literal for sign in (_OPEN, _CLOSE, "\\ue000", "%EE%80%80")):
        raise ValueError("a template changes a text of the page before it prints it")
    return tuple(pieces)


def _said(slot: _Slot, text: str, path: str) -> str:
    if slot.name in _HTML:
        return text
    if slot.link and not _ABSOLUTE.match(text):
        return escaped(href(path, text) if text.endswith("/") else file_href(path, text))
    return escaped(text)
