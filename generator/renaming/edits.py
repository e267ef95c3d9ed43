"""Changes at places of an editor's file: everything around them stays as it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from generator.content.files import read_text, shown
from generator.model import Bilingual, Finding, Location, Severity
from generator.yaml_source import Loaded, Node, Schema, load

Model = TypeVar("Model", bound=Schema)

Edit = tuple[int, int, int, str]
"""A line, from 0, the columns between which it changes, and what stands there then."""


def load_file(path: Path, model: type[Model], limit: int) -> Loaded[Model]:
    """A file as far as it can be read. It may be wrong in what it says, which is nothing to a name."""
    read = read_text(path, limit)
    if read.text is None:
        return Loaded(shown(path), (), None, None, read.findings)
    return load(read.text, shown(path), model, limit)


def applied(lines: Sequence[str], edits: Iterable[Edit]) -> str:
    """The text of a file after some edits."""
    changed = list(lines)
    for line, start, end, text in sorted(edits, reverse=True):
        changed[line] = f"{changed[line][:start]}{text}{changed[line][end:]}"
    return "\n".join(changed)


def instead(place: Node, old: str, new: str, lines: Sequence[str]) -> Edit:
    """One name in place of another where it stands."""
    assert place.mark is not None  # noqa: S101 - what was read from a file stands somewhere
    start = lines[place.mark.line].index(old, place.mark.column)  # behind a quotation mark, if there is one
    return place.mark.line, start, start + len(old), new


def among_former(entry: Node, name: str, lines: Sequence[str]) -> Iterator[Edit]:
    """A name among the former ones that an entry lists, if it is not there. Nothing where the entry has no such list.

    One that is given again stays there: the last says what feed readers know the thing by.
    """
    former, key = entry.child("formerly"), entry.keys.get("formerly")
    names = items(former)
    if any(each.value == name for each in names):
        return
    if names and (first := names[0].mark):
        before = lines[first.line][: first.column]
        follows = f"\n{before}" if before.rstrip().endswith("-") else ", "  # a list in lines, or one in brackets
        yield first.line, first.column, first.column, f"{name}{follows}"
    elif former and (place := former.mark) and isinstance(former.value, list):
        yield place.line, place.column + 1, place.column + 1, name
    elif former and key:
        end = lines[key.line].index(":", key.column) + 1
        yield key.line, end, end, f" [{name}]"


def entries(node: Node | None, group: str) -> Sequence[Node]:
    """What a list of a file holds."""
    return items(node.child(group) if node else None)


def items(node: Node | None) -> Sequence[Node]:
    """What a list holds; nothing where something else stands."""
    numbers = range(len(node.value)) if node and isinstance(node.value, list) else ()
    return [item for number in numbers if node and (item := node.child(number))]


def refused(rule: str, where: Location, said: tuple[Bilingual, Bilingual]) -> Finding:
    """Why a name cannot be given. `where`: the file that keeps it, or the word for an argument of the command."""
    return Finding(rule, Severity.ERROR, where, *said)
