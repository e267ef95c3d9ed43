"""A translation file as text: its entries can be changed, moved and joined, and every other byte stays as it was.

The file is read with positions, and only the values that change are written anew. So comments, blank lines, order,
quoting and block style are the translator's own after any number of runs.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import yaml

from generator.structure.writing import scalar

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HEADER = """\
# yaml-language-server: $schema=../../../../schemas/translation.json
# 本篇的英文。zh由工具写入，请勿改动；译好后写state: reviewed。
# English of one article. zh is the mirror of the published Chinese: the tool writes it, leave it alone.
"""
_ORPHANS_HEADER = """\
# yaml-language-server: $schema=../../../../schemas/translation.json
# 找不到对应中文的译文：不发布，也不丢失。可移回译文文件，或删去。
# English whose Chinese is gone: not published, and not lost. Move what is of use back, or delete it.
"""


class EntriesError(ValueError):
    """The file holds its entries in a form that cannot be edited in place: a list written on one line."""


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of an entry: what it says, and where it is written in the text of the entry."""

    text: str
    start: int
    end: int
    key_end: int
    """Behind the colon of its key."""
    style: str
    """`|`, `>`, a quotation mark, or nothing for a plain scalar."""


@dataclass(frozen=True, slots=True)
class EntryText:
    """The lines of one entry, with the comments above it."""

    text: str
    values: Mapping[str, _Value]
    """The scalar values by key, with offsets into `text`."""
    indent: int
    """Of its keys."""
    flow: bool
    """Written in braces."""

    def value(self, key: str) -> str:
        """What a key says, without the white space around it; empty where it is absent."""
        return self.values[key].text.strip() if key in self.values else ""

    @property
    def comments(self) -> tuple[str, ...]:
        """Every comment in the entry or above it."""
        masked = list(self.text)
        for value in self.values.values():
            masked[value.start : value.end] = " " * (value.end - value.start)
        return tuple(match.group().strip() for match in re.finditer(r"(?:^|(?<=\s))#.*", "".join(masked), re.MULTILINE))

    @property
    def above(self) -> tuple[str, ...]:
        """The comments above the entry, without their marks: what a translator notes about the part."""
        lines = self.text.split("\n")
        above = itertools.takewhile(lambda line: not line.strip() or line.lstrip().startswith("#"), lines)
        return tuple(line.strip().removeprefix("#").strip() for line in above if line.strip())


@dataclass(frozen=True, slots=True)
class FileText:
    """A translation file taken apart; put together again it is the same text."""

    head: str
    entries: tuple[EntryText, ...]
    tail: str
    dash: int
    """Indentation of the dashes."""

    def text(self) -> str:
        """The whole file."""
        if self.entries:
            return self.head + "".join(entry.text for entry in self.entries) + self.tail
        return re.sub(r"(segments:)[ \t]*\n?\Z", r"\1 []\n", self.head) + self.tail


def new_file(slug: str, *, orphans: bool = False) -> FileText:
    """A file without entries."""
    return FileText(f"{_ORPHANS_HEADER if orphans else _HEADER}article: {slug}\nsegments:\n", (), "", 2)


# -------------------------------------------------------------------- reading


def read_entries(text: str) -> FileText:
    """Take the text of a sound translation file apart.

    Raises EntriesError where the entries stand in brackets on one line.
    """
    text = text if text.endswith("\n") or not text else text + "\n"
    root = yaml.compose(text, Loader=_Loader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    listed = next((pair for pair in pairs if pair[0].value == "segments"), None)
    if listed is None:
        return FileText(f"{text}segments:\n", (), "", 2)
    key, node = listed
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        end = text.index("\n", max(node.end_mark.index, key.end_mark.index) - 1) + 1
        return FileText(text[: key.end_mark.index] + ":\n", (), text[end:], 2)
    if node.flow_style:
        raise EntriesError
    return _blocks(text, node)


def _blocks(text: str, node: yaml.SequenceNode) -> FileText:
    dashes = [_dash_line(text, item.start_mark.index) for item in node.value]
    dash = len(text[dashes[0] :]) - len(text[dashes[0] :].lstrip(" "))
    starts = [dashes[0]] + [_with_comments(text, at, before, dash) for before, at in itertools.pairwise(dashes)]
    starts[0] = _with_comments(text, dashes[0], text.rindex("segments", 0, dashes[0]), dash)
    end = _end(text, dashes[-1], dash)
    entries = tuple(
        _entry(text[start:stop], item, start, dash)
        for item, start, stop in zip(node.value, starts, [*starts[1:], end], strict=True)
    )
    return FileText(text[: starts[0]], entries, text[end:], dash)


def _dash_line(text: str, at: int) -> int:
    """Where the line begins on which the dash of an item stands."""
    start = text.rfind("\n", 0, at) + 1
    while not re.match(r" *-(?=[\s])", text[start:]):
        start = text.rfind("\n", 0, start - 1) + 1
    return start


def _with_comments(text: str, start: int, after: int, dash: int) -> int:
    """Where an entry begins with the comments and blank lines above it; a deeper comment belongs to the one before."""
    while True:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above : start - 1]
        bare = line.lstrip(" ")
        if above <= after or (bare and not (bare.startswith("#") and len(line) - len(bare) <= dash)):
            return start
        start = above


def _end(text: str, last: int, dash: int) -> int:
    """Where the last entry ends: before a line that is not indented deeper than its dash."""
    at = text.index("\n", last) + 1
    end = at
    for line in text[at:].splitlines(keepends=True):
        at += len(line)
        bare = line.lstrip(" ")
        if bare.strip():
            if len(line) - len(bare) <= dash:
                return end
            end = at
    return end


def _entry(text: str, node: yaml.MappingNode, offset: int, dash: int) -> EntryText:
    values = {}
    for key, value in node.value:
        key_end = text.find(":", key.end_mark.index - offset) + 1
        if not key_end:
            raise EntriesError  # `? key` without a colon
        start, end = value.start_mark.index - offset, value.end_mark.index - offset
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end = max(start, end - (len(words) - len(words.rstrip()))) if words.strip() else key_end
        start = start if words.strip() else key_end
        told = value.value if isinstance(value, yaml.ScalarNode) else words.strip()
        values[str(key.value)] = _Value(told, start, end, key_end, getattr(value, "style", None) or "")
    first = node.value[0][0].start_mark
    indent = dash + 2 if node.flow_style else first.column
    return EntryText(text, values, indent, bool(node.flow_style))


# -------------------------------------------------------------------- changing


def changed(entry: EntryText, **new: str) -> EntryText:
    """The entry with other values; what it says already is left as it is written."""
    for key, words in new.items():
        if key not in entry.values:
            entry = _added(entry, key, words)
        elif entry.values[key].text.strip() != words:
            value = entry.values[key]
            entry = _rewritten(entry, value, _written(entry, key, words, value.style if value.text.strip() else "|"))
    return entry


def _written(entry: EntryText, key: str, words: str, style: str) -> str:
    if not words:
        return ""
    if entry.flow and words.isprintable() and "\n" not in words:
        return scalar(words, flow=True)
    if not entry.flow and (key in {"zh", "en"} and style in {"|", ">"}) and _fits_a_block(words):
        pad = " " * (entry.indent + 2)
        return "|\n" + "\n".join(pad + line for line in words.split("\n"))
    return scalar(words) if "\n" not in words and words.isprintable() else json.dumps(words, ensure_ascii=False)


def _fits_a_block(words: str) -> bool:
    """Whether a literal block gives the words back unchanged."""
    return all(line and line == line.strip() and line.isprintable() for line in words.split("\n"))


def _rewritten(entry: EntryText, value: _Value, written: str) -> EntryText:
    gap = " " if written and value.start == value.key_end else ""
    before, after = entry.text[: value.start], entry.text[value.end :]
    return _reread(entry, before.rstrip(" ") * (not written) + before * bool(written) + gap + written + after)


def _added(entry: EntryText, key: str, words: str) -> EntryText:
    written = _written(entry, key, words, "|")
    at = entry.values["id"].end
    if entry.flow:
        return _reread(entry, f"{entry.text[:at]}, {key}: {written}{entry.text[at:]}")
    end = entry.text.find("\n", at)
    end = len(entry.text) if end < 0 else end
    line = f"\n{' ' * entry.indent}{key}:{' ' if written else ''}{written}"
    return _reread(entry, entry.text[:end] + line + entry.text[end:])


def _reread(entry: EntryText, text: str) -> EntryText:
    dash = entry.indent - 2 if entry.indent >= 2 else 0
    (reread,) = read_entries("segments:\n" + text).entries
    return replace(reread, text=text) if reread.text == text else _entry_alone(text, dash)


def _entry_alone(text: str, dash: int) -> EntryText:
    root = yaml.compose(text, Loader=_Loader)
    if not isinstance(root, yaml.SequenceNode):
        raise EntriesError
    return _entry(text, root.value[0], 0, dash)


def indented(entry: EntryText, by: int) -> EntryText:
    """The entry moved to the right, or to the left where `by` is negative."""
    if not by:
        return entry
    lines = entry.text.splitlines(keepends=True)
    moved = "".join(
        line if not line.strip() else " " * by + line if by > 0 else line[min(-by, _lead(line)) :] for line in lines
    )
    return _reread(replace(entry, indent=entry.indent + by), moved)


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def with_comments(entry: EntryText, comments: Sequence[str], dash: int) -> EntryText:
    """The entry with further comments above it."""
    fresh = [comment for comment in comments if comment not in entry.comments]
    if not fresh:
        return entry
    blank = re.match(r"\n*", entry.text)
    at = blank.end() if blank else 0
    lines = "".join(f"{' ' * dash}{comment}\n" for comment in fresh)
    return _reread(entry, entry.text[:at] + lines + entry.text[at:])


def new_entry(part: str, chinese: str, dash: int, *, spaced: bool) -> EntryText:
    """An entry that waits for its English."""
    pad = " " * (dash + 2)
    mirror = f"|\n{pad}  {chinese}" if _fits_a_block(chinese) and chinese else scalar(chinese)
    text = f"{' ' * dash}- id: {part}\n{pad}zh: {mirror}\n{pad}en:\n{pad}state: draft\n{pad}origin: human\n"
    return _entry_alone(("\n" if spaced else "") + text, dash)


def english_characters(entries: Sequence[EntryText]) -> Iterator[str]:
    """Every character of English in the entries, white space aside."""
    for entry in entries:
        yield from (char for char in entry.value("en") if not char.isspace())
