"""YAML events -> nodes with positions. What could cost anything is refused before it is built."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, Protocol

import yaml

from generator.limits import PARTS, VALUE, YAML_DEPTH, YAML_KEYS
from generator.model import Bilingual, Location
from generator.yaml_source.hidden import first_hidden, hidden_character
from generator.yaml_source.refusals import RefusedError
from generator.yaml_source.syntax_errors import syntax_error

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Value = str | None | dict[str, Any] | list[Any]


class Mark(Protocol):
    """A place as the parser gives it."""

    @property
    def line(self) -> int:
        """Counted from 0."""

    @property
    def column(self) -> int:
        """Counted from 0."""


class Node(NamedTuple):
    """A value of the file and where it stands: as the parser says it, since few nodes are ever asked."""

    value: str | dict[str, Node] | list[Node] | None
    mark: Mark | None
    keys: dict[str, Mark | None]
    """Where the keys of a mapping stand."""

    def plain(self) -> Value:
        """The value without positions."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


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
        self.longest = longest

    def next(self) -> yaml.Event:
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

    def where(self, event: yaml.Event) -> Location:
        return location(self._path, event.start_mark)


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _document(events: _Events) -> Node:
    events.next()  # the stream's start
    start = events.next()
    if isinstance(start, yaml.StreamEndEvent):
        return Node({}, start.start_mark, {})
    node = _node(events, events.next(), 0)
    events.next()  # the document's end
    after = events.next()
    if not isinstance(after, yaml.StreamEndEvent):
        raise RefusedError(
            "yaml-documents",
            events.where(after),
            Bilingual("一个文件只能有一份文档", "a file holds one document only"),
            Bilingual("请删去---一行及其后的内容", "remove the line --- and what follows it"),
        )
    return node


def _node(events: _Events, event: yaml.Event, depth: int) -> Node:
    if depth > YAML_DEPTH:
        raise _too_deep(events.where(event))
    if isinstance(event, yaml.ScalarEvent):
        blank = event.value == "" and event.style not in {"'", '"', "|", ">"}
        return Node(None if blank else event.value, event.start_mark, {})
    if isinstance(event, yaml.SequenceStartEvent):
        return Node(list(_items(events, depth)), event.start_mark, {})
    return _mapping(events, event.start_mark, depth)


def _items(events: _Events, depth: int) -> Iterator[Node]:
    count = 0
    while not isinstance(event := events.next(), yaml.SequenceEndEvent):
        count += 1
        if count > events.longest:
            raise _too_many(events.where(event), events.longest)
        yield _node(events, event, depth + 1)


def _mapping(events: _Events, mark: Mark | None, depth: int) -> Node:
    values: dict[str, Node] = {}
    keys: dict[str, Mark | None] = {}
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
            raise RefusedError(
                "yaml-duplicate-key",
                events.where(event),
                Bilingual(f"键“{key}”重复，第{first}行已有", f"the key `{key}` is already there, on line {first}"),
                Bilingual("请删去其中一个", "remove one of the two"),
            )
        if len(keys) == YAML_KEYS:
            raise _too_many_keys(events.where(event))
        keys[key] = event.start_mark
        values[key] = _node(events, events.next(), depth + 1)
    return Node(values, mark, keys)


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
        Bilingual(f"同一层的键超过{YAML_KEYS}个", f"more than {YAML_KEYS} keys belong together"),
        Bilingual("请删去不认识的键", "remove the keys that this file does not know"),
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
