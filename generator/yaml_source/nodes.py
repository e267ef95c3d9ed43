"""YAML events -> nodes with positions. What could cost anything is refused before it is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

import yaml

from generator.limits import PARTS, VALUE, YAML_DEPTH, YAML_KEYS
from generator.model import Bilingual, Location
from generator.yaml_source.hidden import first_hidden, hidden_character
from generator.yaml_source.refusals import RefusedError
from generator.yaml_source.syntax_errors import syntax_error

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Value = str | None | dict[str, Any] | list[Any]
_SIGNS = "&*!\\"
"""What anchors, aliases, tags and escapes begin with: where none of them stands no event has to be looked at."""


class Mark(Protocol):
    """A place as the parser gives it."""

    @property
    def line(self) -> int:
        """Counted from 0."""

    @property
    def column(self) -> int:
        """Counted from 0."""


class Node(NamedTuple):
    """A value of the file, and where it and all in it stands: as the parser says it, since few are ever asked."""

    value: Value
    mark: Mark | None
    keys: Mapping[str, Mark | None]
    """Where the keys of a mapping stand."""
    places: Mapping[str, Place] | Sequence[Place]
    """Where what stands under the keys of a mapping, or in a list, stands."""

    def child(self, key: str | int) -> Node | None:
        """What stands under a key of a mapping, or at a number in a list; None where nothing does."""
        value: Any = self.value
        places: Any = self.places
        known = key in value if isinstance(value, dict) else isinstance(value, list) and key in range(len(value))
        if not known:
            return None
        place: Place = places[key]
        return place if isinstance(place, Node) else Node(value[key], place, {}, ())


Place = Node | Mark | None
"""Where a value stands: a mapping or a list with all that is in it, text by itself."""


def location(path: str, mark: Mark | None) -> Location:
    """A place of the parser as one of an editor's file."""
    return Location(path, mark.line + 1, mark.column + 1) if mark else Location(path)


def parse(text: str, path: str, limit: int, *, quotes_source: bool = False, longest: int = PARTS) -> Node:
    """Parse one document. `limit` is in bytes of UTF-8. Raises RefusedError with the finding.

    `longest`: entries that a list may have.
    `quotes_source`: values may hold, as escapes, the characters nobody can see that a raw export is quoted with.
    """
    if len(text) > limit or len(text.encode("utf-8", "surrogatepass")) > limit:
        raise RefusedError(
            "file-too-large",
            Location(path),
            Bilingual(f"文件超过{limit // 1024} KB", f"the file is larger than {limit // 1024} KB"),
            Bilingual("请拆成较小的文件", "split it into smaller files"),
        )
    if hidden := first_hidden(text):
        raise hidden_character(hidden, Location(path, *_place(text, hidden.start())))
    events = _Events(text, path, quotes_source=quotes_source, longest=longest)
    try:
        node = _document(events)
    except yaml.YAMLError as error:
        raise syntax_error(error, text, path) from None
    except RecursionError:
        raise _too_deep(Location(path)) from None
    return node


class _Events:
    """The parser's events, one at a time, with what this module refuses already refused."""

    def __init__(self, text: str, path: str, *, quotes_source: bool, longest: int) -> None:
        self._read: Callable[[], yaml.Event] = _Loader(text).get_event
        self._path = path
        self._quotes_source = quotes_source
        self._text = text
        self.longest = longest
        has_no_traps = len(text) <= VALUE and not any(sign in text for sign in _SIGNS)
        self.next: Callable[[], yaml.Event] = self._read if has_no_traps else self._looked_at

    def _looked_at(self) -> yaml.Event:
        """The next event, unless it is one that no file may have. Raises RefusedError."""
        event = self._read()
        if isinstance(event, yaml.ScalarEvent) and event.anchor is event.tag is None:  # as nearly always
            self._look_at(event)
            return event
        if not isinstance(event, yaml.NodeEvent):
            return event
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise RefusedError(
                "yaml-alias",
                self.where(event),
                Bilingual("不支持YAML的锚点（&）和引用（*）", "YAML anchors (&) and aliases (*) are not accepted"),
                Bilingual(
                    "请把内容写全；若是文字，请加引号", "write the value out in full; if it is text, put it in quotes"
                ),
            )
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag is not None:
            raise RefusedError(
                "yaml-tag",
                self.where(event),
                Bilingual("不支持YAML标签（!）", "YAML tags (!) are not accepted"),
                Bilingual(
                    "请删去以!开头的词；若是文字，请加引号",
                    "remove the word that begins with !; if it is text, put it in quotes",
                ),
            )
        return event

    def _look_at(self, event: yaml.ScalarEvent) -> None:
        """Refuse what no value may be. Raises RefusedError."""
        if len(event.value) > VALUE:
            raise _too_long(self.where(event), len(event.value))
        # The text of the file was looked through: only an escape, which double quotes allow, can hide anything more.
        if event.style == '"' and not self._quotes_source and (hidden := first_hidden(event.value)):
            raise hidden_character(hidden, self.where(event))

    def is_entry(self, mark: Mark | None) -> bool:
        """Whether a mapping that begins at a mark follows the dash of a list."""
        return mark is not None and self._text.split("\n")[mark.line][: mark.column].rstrip().endswith("-")

    def where(self, event: yaml.Event) -> Location:
        return location(self._path, event.start_mark)


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _document(events: _Events) -> Node:
    events.next()  # the stream's start
    start = events.next()
    if isinstance(start, yaml.StreamEndEvent):
        return Node({}, start.start_mark, {}, {})
    value, place = _value(events, events.next(), 0)
    events.next()  # the document's end
    after = events.next()
    if not isinstance(after, yaml.StreamEndEvent):
        raise RefusedError(
            "yaml-documents",
            events.where(after),
            Bilingual("一个文件只能有一份文档", "a file can hold only one document"),
            Bilingual("请删去---一行及其后的内容", "remove the line --- and what follows it"),
        )
    return place if isinstance(place, Node) else Node(value, place, {}, ())


def _value(events: _Events, event: yaml.Event, depth: int) -> tuple[Value, Place]:
    """The value that an event begins, and where it stands."""
    if depth > YAML_DEPTH:
        raise _too_deep(events.where(event))
    if isinstance(event, yaml.ScalarEvent):
        is_blank = event.value == "" and not event.style  # quotation marks and blocks are styles
        return None if is_blank else event.value, event.start_mark
    if isinstance(event, yaml.SequenceStartEvent):
        node = _list(events, event.start_mark, depth)
    else:
        node = _mapping(events, event.start_mark, depth)
    return node.value, node


def _list(events: _Events, mark: Mark | None, depth: int) -> Node:
    values: list[Value] = []
    places: list[Place] = []
    while not isinstance(event := events.next(), yaml.SequenceEndEvent):
        if len(values) == events.longest:
            raise _too_many(events.where(event), events.longest)
        value, place = _value(events, event, depth + 1)
        values.append(value)
        places.append(place)
    return Node(values, mark, {}, places)


def _mapping(events: _Events, mark: Mark | None, depth: int) -> Node:
    values: dict[str, Value] = {}
    keys: dict[str, Mark | None] = {}
    places: dict[str, Place] = {}
    while not isinstance(event := events.next(), yaml.MappingEndEvent):
        if not isinstance(event, yaml.ScalarEvent) or event.value == "<<":
            raise RefusedError(
                "yaml-key",
                events.where(event),
                Bilingual("键必须是普通文字", "a key must be plain text"),
                Bilingual(
                    "请写成“键: 值”；文字含{或[时请加引号",
                    "write `key: value`; put text that contains { or [ in quotes",
                ),
            )
        key = event.value
        if key in values:
            first = location("", keys[key]).line
            if events.is_entry(mark) and key == next(iter(keys)) and len(keys) > 1:
                raise _dash_forgotten(events.where(event), key, location("", mark))
            raise RefusedError("yaml-duplicate-key", events.where(event), *duplicate_key(key, first))
        if len(keys) == YAML_KEYS:
            raise _too_many_keys(events.where(event))
        keys[key] = event.start_mark
        values[key], places[key] = _value(events, events.next(), depth + 1)
    return Node(values, mark, keys, places)


def duplicate_key(key: str, first: int) -> tuple[Bilingual, Bilingual]:
    """What is wrong with a key that stands on an earlier line already, and what to do."""
    return (
        Bilingual(f"键“{key}”重复，第{first}行已有", f"the key `{key}` is already there, on line {first}"),
        Bilingual("请删去其中一个", "remove one of the two"),
    )


def _dash_forgotten(where: Location, key: str, entry: Location) -> RefusedError:
    return RefusedError(
        "yaml-dash",
        where,
        Bilingual(f"“{key}”应是新的一项，前面缺“- ”", f"`{key}` begins a new entry, but its `- ` is missing"),
        Bilingual(
            f"请写成“- {key}: …”，与第{entry.line}行的“- ”对齐",
            f"write `- {key}: …`, with the `- ` aligned with that of line {entry.line}",
        ),
    )


def _too_many(where: Location, limit: int) -> RefusedError:
    return RefusedError(
        "too-many",
        where,
        Bilingual(f"一个列表的上限是{limit}项", f"a list has at most {limit} entries"),
        Bilingual("请分到几个文件里", "divide them among several files"),
    )


def _too_many_keys(where: Location) -> RefusedError:
    return RefusedError(
        "too-many",
        where,
        Bilingual(f"同一层的键超过{YAML_KEYS}个", f"more than {YAML_KEYS} keys are at the same level"),
        Bilingual("请删去不属于这个文件的键", "remove the keys that do not belong in this file"),
    )


def _too_long(where: Location, length: int) -> RefusedError:
    return RefusedError(
        "too-long",
        where,
        Bilingual(
            f"这个值有{length}个字符，上限是{VALUE}", f"this value has {length} characters; the limit is {VALUE}"
        ),
        Bilingual("请缩短", "make it shorter"),
    )


def _too_deep(where: Location) -> RefusedError:
    return RefusedError(
        "yaml-too-deep",
        where,
        Bilingual(f"嵌套超过{YAML_DEPTH}层", f"nested more than {YAML_DEPTH} levels deep"),
        Bilingual("请检查缩进和括号", "check the indentation and the brackets"),
    )
