"""YAML as editors write it, read safely and with positions.

A file is parsed at event level, so nothing is ever constructed: anchors, aliases, tags, merge keys,
duplicate keys, deep nesting and oversized files are refused before they can cost anything. Every scalar
stays the string that was written (`2.10`, `007`, `no`, `否`); a pydantic model then says what each one must be.
Every problem becomes a `Finding` with the line and column of the value that it is about.
"""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pydantic
import yaml

from generator.model import Bilingual, Finding, Location, Severity

MAX_DEPTH = 20
FACTS_LIMIT = 64 * 1024
"""Bytes of a fact file."""
FILE_LIMIT = 1024 * 1024
"""Bytes of an edition, structure or translation file."""
GLOSSARY_LIMIT = 8 * 1024 * 1024
"""Bytes of the glossary."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Value = str | None | dict[str, Any] | list[Any]


class Schema(pydantic.BaseModel):
    """Base of every file's schema: frozen, and a key that it does not name is an error."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")


class BilingualText(Schema):
    """`{zh: …, en: …}`: the same thing in both languages."""

    zh: str = pydantic.Field(min_length=1, description="中文 / in Chinese")
    en: str = pydantic.Field(min_length=1, description="英文 / in English")

    def text(self) -> Bilingual:
        """The noun that the rest of the programme uses."""
        return Bilingual(self.zh, self.en)


class SchemaError(ValueError):
    """A value that a schema's own validator refuses, with the words for the editor in both languages."""

    def __init__(self, message: Bilingual, remedy: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the file and where it stands."""

    value: str | dict[str, Node] | list[Node] | None
    where: Location
    keys: dict[str, Location]
    """Where the keys of a mapping stand."""

    def plain(self) -> Value:
        """The value without positions."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


Model = TypeVar("Model", bound=pydantic.BaseModel)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[Model]):
    """A file read: its typed value where it is sound, and every finding."""

    path: str
    lines: tuple[str, ...]
    node: Node | None
    value: Model | None
    findings: tuple[Finding, ...]

    def where(self, *keys: str | int) -> Location:
        """Where the value under these keys stands; where it is absent, its nearest parent."""
        return _locate(self.node, keys) or Location(self.path)

    def excerpt(self, where: Location) -> str:
        """The line that a location points into."""
        return self.lines[where.line - 1] if 0 < where.line <= len(self.lines) else ""

    def finding(
        self,
        rule: str,
        keys: tuple[str | int, ...],
        message: Bilingual,
        remedy: Bilingual,
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        """A finding about the value under these keys."""
        where = self.where(*keys)
        return Finding(rule, severity, where, message, remedy, self.excerpt(where))


def load(text: str, path: str, model: type[Model], limit: int) -> Loaded[Model]:
    """Read YAML text into a model. `limit` is in bytes of UTF-8. Raises nothing: problems are findings."""
    lines = tuple(text.split("\n"))
    try:
        node = _parse(text, path, limit)
    except _RefusedError as refused:
        where = refused.finding.where
        excerpt = lines[where.line - 1] if where.line <= len(lines) else ""
        return Loaded(path, lines, None, None, (_with_excerpt(refused.finding, excerpt),))
    try:
        value = model.model_validate(node.plain())
    except pydantic.ValidationError as error:
        findings = tuple(sorted(_schema_findings(error, node, path, lines, model), key=lambda f: (f.where, f.rule)))
        return Loaded(path, lines, node, None, findings)
    return Loaded(path, lines, node, value, ())


def _with_excerpt(finding: Finding, excerpt: str) -> Finding:
    return Finding(finding.rule, finding.severity, finding.where, finding.message, finding.remedy, excerpt[:200])


# ------------------------------------------------------------------- parsing


class _RefusedError(Exception):
    """The file is not read further. Never leaves this module."""

    def __init__(self, rule: str, where: Location, message: Bilingual, remedy: Bilingual) -> None:
        super().__init__(message.en)
        self.finding = Finding(rule, Severity.ERROR, where, message, remedy)


def _parse(text: str, path: str, limit: int) -> Node:
    if len(text) > limit or len(text.encode("utf-8", "surrogatepass")) > limit:
        raise _RefusedError(
            "file-too-large",
            Location(path),
            Bilingual(f"文件超过{limit // 1024} KB", f"the file is larger than {limit // 1024} KB"),
            Bilingual("请拆成较小的文件", "split it into smaller files"),
        )
    events = _Events(text, path)
    try:
        node = _document(events)
    except yaml.YAMLError as error:
        raise _syntax_error(error, text, path) from None
    except RecursionError:
        raise _too_deep(Location(path)) from None
    return node


class _Events:
    """The parser's events, one at a time, with what this module refuses already refused."""

    def __init__(self, text: str, path: str) -> None:
        self._stream: Iterator[yaml.Event] = yaml.parse(text, Loader=_Loader)
        self._path = path

    def next(self) -> yaml.Event:
        event = next(self._stream)
        where = self.where(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(
                "yaml-alias",
                where,
                Bilingual("不支持YAML的锚点（&）和引用（*）", "YAML anchors (&) and aliases (*) are not accepted"),
                Bilingual(
                    "请把内容写全；若是文字，请加引号", "write the value out in full; if it is text, put it in quotes"
                ),
            )
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag is not None:
            raise _RefusedError(
                "yaml-tag",
                where,
                Bilingual("不支持YAML标签（!）", "YAML tags (!) are not accepted"),
                Bilingual(
                    "请删去以!开头的词；若是文字，请加引号",
                    "remove the word that begins with !; if it is text, put it in quotes",
                ),
            )
        return event

    def where(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        return Location(self._path, mark.line + 1, mark.column + 1) if mark else Location(self._path)


def _document(events: _Events) -> Node:
    events.next()  # the stream's start
    start = events.next()
    if isinstance(start, yaml.StreamEndEvent):
        return Node({}, events.where(start), {})
    node = _node(events, events.next(), 0)
    events.next()  # the document's end
    after = events.next()
    if not isinstance(after, yaml.StreamEndEvent):
        raise _RefusedError(
            "yaml-documents",
            events.where(after),
            Bilingual("一个文件只能有一份文档", "a file holds one document only"),
            Bilingual("请删去---一行及其后的内容", "remove the line --- and what follows it"),
        )
    return node


def _node(events: _Events, event: yaml.Event, depth: int) -> Node:
    where = events.where(event)
    if depth > MAX_DEPTH:
        raise _too_deep(where)
    if isinstance(event, yaml.ScalarEvent):
        blank = event.value == "" and event.style not in {"'", '"', "|", ">"}
        return Node(None if blank else event.value, where, {})
    if isinstance(event, yaml.SequenceStartEvent):
        return Node(list(_items(events, depth)), where, {})
    return _mapping(events, where, depth)


def _items(events: _Events, depth: int) -> Iterator[Node]:
    while not isinstance(event := events.next(), yaml.SequenceEndEvent):
        yield _node(events, event, depth + 1)


def _mapping(events: _Events, where: Location, depth: int) -> Node:
    values: dict[str, Node] = {}
    keys: dict[str, Location] = {}
    while not isinstance(event := events.next(), yaml.MappingEndEvent):
        key_at = events.where(event)
        if not isinstance(event, yaml.ScalarEvent) or event.value == "<<":
            raise _RefusedError(
                "yaml-key",
                key_at,
                Bilingual("键必须是普通文字", "a key must be plain text"),
                Bilingual(
                    "请写成“键: 值”；文字含{或[时请加引号",
                    "write `key: value`; put text that contains { or [ in quotes",
                ),
            )
        key = event.value
        if key in values:
            first = keys[key].line
            raise _RefusedError(
                "yaml-duplicate-key",
                key_at,
                Bilingual(f"键“{key}”重复，第{first}行已有", f"the key `{key}` is already there, on line {first}"),
                Bilingual("请删去其中一个", "remove one of the two"),
            )
        keys[key] = key_at
        values[key] = _node(events, events.next(), depth + 1)
    return Node(values, where, keys)


def _too_deep(where: Location) -> _RefusedError:
    return _RefusedError(
        "yaml-too-deep",
        where,
        Bilingual(f"嵌套超过{MAX_DEPTH}层", f"nested more than {MAX_DEPTH} levels deep"),
        Bilingual("请检查缩进和括号", "check the indentation and the brackets"),
    )


# --------------------------------------------------------------- syntax errors

_TRAPS: tuple[tuple[str, str, Bilingual, Bilingual], ...] = (
    (
        "yaml-tab",
        "\t",
        Bilingual("这一行用了制表符（Tab）", "this line contains a tab"),
        Bilingual("请改用空格缩进", "indent with spaces instead"),
    ),
    (
        "yaml-no-break-space",
        "\N{NO-BREAK SPACE}",
        Bilingual("这一行有不间断空格（看似普通空格）", "this line contains a no-break space (it looks like a space)"),
        Bilingual("请删去后重新输入普通空格", "delete it and type an ordinary space"),
    ),
    (
        "yaml-ideographic-space",
        "\N{IDEOGRAPHIC SPACE}",
        Bilingual("这一行有全角空格", "this line contains a full-width space"),
        Bilingual("请改成半角空格", "type an ordinary space instead"),
    ),
    (
        "yaml-full-width-colon",
        "\N{FULLWIDTH COLON}",
        Bilingual("键后用了全角冒号“：”", "a full-width colon “：” stands after the key"),
        Bilingual("请改成半角冒号加空格“: ”", "write an ordinary colon and a space, `: `"),
    ),
)
"""What Chinese input methods leave in a file: rule, character, message, remedy. The first on the line is named."""


def _syntax_error(error: yaml.YAMLError, text: str, path: str) -> _RefusedError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    row = min(mark.line if mark else 0, len(lines) - 1)
    # The parser often notices a line too late: the trap may stand on the last line with content before it.
    candidates = [row, *[r for r in range(row - 1, -1, -1) if lines[r].strip()][:1]]
    for candidate in candidates:
        for rule, character, message, remedy in _TRAPS:
            column = lines[candidate].find(character)
            if column >= 0:
                return _RefusedError(rule, Location(path, candidate + 1, column + 1), message, remedy)
    where = Location(path, row + 1, mark.column + 1 if mark else 1)
    problem = str(getattr(error, "problem", None) or "unreadable").strip()
    if isinstance(error, yaml.reader.ReaderError):
        return _unreadable_character(error, text, path)
    return _RefusedError(
        "yaml-syntax",
        where,
        Bilingual(f"YAML格式有误（{problem}）", f"this is not valid YAML ({problem})"),
        Bilingual(
            "请检查缩进、冒号后的空格和引号是否成对；文字含“: ”或“#”时请加引号",
            "check indentation, the space after the colon and closing quotes; put text with `: ` or `#` in quotes",
        ),
    )


def _unreadable_character(error: yaml.reader.ReaderError, text: str, path: str) -> _RefusedError:
    code = error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "\0")
    position = text.find(chr(code))
    row = text.count("\n", 0, max(position, 0))
    column = position - (text.rfind("\n", 0, max(position, 0)) + 1)
    return _RefusedError(
        "yaml-character",
        Location(path, row + 1, max(column, 0) + 1),
        Bilingual(f"含有不可见的控制字符U+{code:04X}", f"contains the invisible control character U+{code:04X}"),
        Bilingual("请删去该字符", "delete it"),
    )


# --------------------------------------------------------------- schema errors


def _locate(node: Node | None, keys: tuple[str | int, ...]) -> Location | None:
    """Where the value stands, or its nearest parent that exists."""
    if node is None:
        return None
    for key in keys:
        following = _child(node, key)
        if following is None:
            break
        node = following
    return node.where


def _child(node: Node, key: str | int) -> Node | None:
    if isinstance(node.value, dict) and isinstance(key, str):
        return node.value.get(key)
    if isinstance(node.value, list) and isinstance(key, int) and 0 <= key < len(node.value):
        return node.value[key]
    return None


def _schema_findings(
    error: pydantic.ValidationError, node: Node, path: str, lines: tuple[str, ...], model: type[pydantic.BaseModel]
) -> Iterator[Finding]:
    seen: set[tuple[Location, str]] = set()
    for detail in error.errors():
        keys = detail["loc"]
        if detail["type"] == "too_short" and detail["input"]:
            continue  # its items are wrong, which is said of each of them
        if trap := _mistaken(detail["type"], keys, node, path, lines):
            if (trap.where, trap.rule) not in seen:
                seen.add((trap.where, trap.rule))
                yield trap
            continue
        where = _key_location(node, keys) if detail["type"] == "extra_forbidden" else _locate(node, keys)
        where = where or Location(path)
        rule, message, remedy = _schema_words(detail, keys, model)
        if (where, rule + message.en) in seen:
            continue
        seen.add((where, rule + message.en))
        excerpt = lines[where.line - 1] if where.line <= len(lines) else ""
        yield Finding(rule, Severity.ERROR, where, message, remedy, excerpt[:200])


def _mistaken(kind: str, keys: tuple[str | int, ...], node: Node, path: str, lines: tuple[str, ...]) -> Finding | None:
    """Name the trap in a key that nobody meant (`article：a` is one word to YAML), or in a file that is no mapping."""
    if kind == "extra_forbidden":
        where = _key_location(node, keys)
    elif not keys and isinstance(node.value, str):
        where = node.where
    else:
        return None
    line = lines[where.line - 1] if where and where.line <= len(lines) else ""
    for rule, character, message, remedy in _TRAPS:
        column = line.split(": ", 1)[0].find(character)
        if column >= 0:
            return Finding(rule, Severity.ERROR, Location(path, where.line, column + 1), message, remedy, line[:200])
    return None


def _key_location(node: Node, keys: tuple[str | int, ...]) -> Location:
    for key in keys[:-1]:
        node = _child(node, key) or node
    return node.keys.get(str(keys[-1]), node.where)


def _schema_words(
    detail: Any,  # noqa: ANN401 - pydantic's ErrorDetails, whose ctx is untyped
    keys: tuple[str | int, ...],
    model: type[pydantic.BaseModel],
) -> tuple[str, Bilingual, Bilingual]:
    kind: str = detail["type"]
    name = next((str(key) for key in reversed(keys) if isinstance(key, str)), "")
    raised = (detail.get("ctx") or {}).get("error")
    if isinstance(raised, SchemaError):
        return "invalid-value", raised.message, raised.remedy
    if kind == "missing":
        return (
            "missing-key",
            Bilingual(f"缺少“{name}”", f"`{name}` is missing"),
            Bilingual(f"请加上“{name}: …”", f"add `{name}: …`"),
        )
    if kind == "extra_forbidden":
        known = sorted(_known_keys(model))
        near = difflib.get_close_matches(name, known, 1, 0.6)
        remedy = (
            Bilingual(f"是否要写“{near[0]}”？", f"did you mean `{near[0]}`?")
            if near
            else Bilingual("请删去，或核对拼写", "remove it, or check its spelling")
        )
        return "unknown-key", Bilingual(f"不认识的键“{name}”", f"unknown key `{name}`"), remedy
    if kind in {"literal_error", "enum"}:
        expected = str((detail.get("ctx") or {}).get("expected", "")).replace(" or ", ", ")
        return (
            "invalid-choice",
            Bilingual(f"“{name}”不能是“{detail['input']}”", f"`{name}` cannot be `{detail['input']}`"),
            Bilingual(f"请写以下之一：{expected}", f"write one of {expected}"),
        )
    if detail["input"] is None or kind in {"string_too_short", "too_short"}:
        return (
            "empty-value",
            Bilingual(f"“{name}”是空的", f"`{name}` is empty"),
            Bilingual("请填写内容，或删去这一键", "write a value, or remove the key"),
        )
    subject = Bilingual(f"“{name}”", f"`{name}`") if name else Bilingual("文件内容", "the file")
    return (
        "invalid-value",
        Bilingual(f"{subject.zh}的写法不对", f"{subject.en} is not written as expected"),
        Bilingual(*_SHAPES.get(kind, ("请参照同类文件的写法", "compare with another file of the same kind"))),
    )


_SHAPES = {
    "list_type": ("请写成列表，如[a, b]", "write a list, such as [a, b]"),
    "tuple_type": ("请写成列表，如[a, b]", "write a list, such as [a, b]"),
    "model_type": ("请写成“键: 值”的一组", "write keys and values"),
    "dict_type": ("请写成“键: 值”的一组", "write keys and values"),
    "string_type": (
        "请写成一段文字；含{、[、#或“: ”时加引号",
        "write text; put it in quotes if it contains {, [, # or `: `",
    ),
    "bool_parsing": ("请写true或false", "write true or false"),
    "int_parsing": ("请写整数", "write a whole number"),
    "decimal_parsing": ("请写数字", "write a number"),
}
"""By pydantic's kind of error: what to write instead, Chinese and English."""


@functools.cache
def _known_keys(model: type[pydantic.BaseModel]) -> frozenset[str]:
    """Every key that a file of this model may hold, at any depth."""
    found: set[str] = set()
    schema = model.model_json_schema()
    for definition in [schema, *schema.get("$defs", {}).values()]:
        found.update(definition.get("properties", {}))
    return frozenset(found)
