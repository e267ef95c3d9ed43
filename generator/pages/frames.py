"""A page in its shell, without printing the shell for every page.

Thousands of pages share a few shapes: the kind of page, its language, how deep it stands, which parts are there. For
each shape the template is printed once, with a mark in place of everything that differs; a page is then these pieces
with its own words between them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from markupsafe import escape

from generator.pages.addresses import href
from generator.pages.page import Page
from generator.pages.shell import Shell

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around a mark: characters of private use, which no template escapes."""
_MARK = re.compile(rf"(?:\.\.?/)*{_OPEN}(\d+){_CLOSE}(?:\./)?")
"""A mark, with the way to the root that a link to it was given."""

_SHARED = frozenset({"language", "kind", "section", "tag", "other", "other_tag", "home", "sections", "further"})
"""Fields in which all pages of a shape are alike."""
_LINKS = frozenset({"switch", "source", "report", "path"})
"""Fields that hold the path of another page, or an absolute address."""
_ABSOLUTE = re.compile(r"[a-z][a-z+.-]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Value:
    """What stands at a mark."""

    text: str
    kind: str
    """The name of its field."""


@dataclass(slots=True)
class Frames:
    """Puts pages into their shells."""

    print_shell: Callable[[Shell], str]
    """The template: a whole page from its shell, with the page's HTML as it is."""
    _shapes: dict[object, tuple[str, ...]]

    @classmethod
    def of(cls, print_shell: Callable[[Shell], str]) -> Frames:
        """None printed yet."""
        return cls(print_shell, {})

    def document(self, shell: Shell) -> str:
        """The page in its shell. Raises ValueError where the template does with a mark what cannot be undone."""
        values: list[_Value] = []
        marked = _marked(shell, values)
        shape = (_shape(shell), tuple(bool(value.text) for value in values))
        if shape not in self._shapes:
            self._shapes[shape] = _pieces(self.print_shell(marked), len(values))
        pieces = self._shapes[shape]
        said = {at: _said(value, shell.page.path) for at, value in enumerate(values)}
        return "".join(said[int(piece)] if odd % 2 else piece for odd, piece in enumerate(pieces))


def _marked(shell: Shell, values: list[_Value]) -> Shell:
    """The shell with marks for what differs from page to page; the texts go into `values` in the order of the marks."""
    page: Page = replace(
        _with_marks(shell.page, values), path=shell.page.path, html=_mark(shell.page.html, "html", values)
    )
    marked: Shell = replace(_with_marks(shell, values), page=page)
    return marked


def _with_marks(thing: Any, values: list[_Value]) -> Any:  # noqa: ANN401 - a dataclass of any kind
    changed = {
        field.name: _marks(getattr(thing, field.name), field.name, values)
        for field in fields(thing)
        if field.name not in _SHARED | {"page", "html"}
    }
    return replace(thing, **changed)


def _marks(value: Any, name: str, values: list[_Value]) -> Any:  # noqa: ANN401 - a field of any kind
    if isinstance(value, str):
        return _mark(value, name, values)
    if isinstance(value, tuple):
        return tuple(_marks(each, name, values) for each in value)
    return _with_marks(value, values) if is_dataclass(value) else value


def _mark(text: str, name: str, values: list[_Value]) -> str:
    """A mark; nothing for nothing, because templates ask whether something is there."""
    values.append(_Value(text, name))
    return f"{_OPEN}{len(values) - 1}{_CLOSE}" if text or name in _LINKS else ""


def _shape(shell: Shell) -> object:
    page = shell.page
    ways = [shell.home, *(section.path for section in shell.sections), *(path for _, path in shell.further)]
    return (
        page.kind,
        page.language,
        page.section,
        page.translated,
        page.alternate is None,
        shell.source is None,
        len(page.crumbs),
        len(shell.alternates),
        tuple(href(page.path, way) for way in ways),
        page.path in ways,
    )


def _pieces(printed: str, marks: int) -> tuple[str, ...]:
    """What stands between the marks, and the numbers of the marks, in turn."""
    pieces = tuple(_MARK.split(printed))
    literal = "".join(pieces[::2])
    if _OPEN in literal or _CLOSE in literal or "\\ue000" in literal or "%EE%80%80" in literal:
        raise ValueError("a template changes a text of the page before it prints it")
    if any(int(number) >= marks for number in pieces[1::2]):
        raise ValueError("a template prints a mark that no page has")
    return pieces


def _said(value: _Value, path: str) -> str:
    if value.kind == "html":
        return value.text
    if value.kind in _LINKS and not _ABSOLUTE.match(value.text):
        return str(escape(href(path, value.text)))
    return str(escape(value.text))


def documents(frames: Frames, shells: tuple[Shell, ...]) -> Iterator[tuple[str, str]]:
    """Each page's file below the site's folder, and its text."""
    for shell in shells:
        yield f"{shell.page.path}index.html", frames.document(shell)
