"""Whether a configuration can be read, and what it depends on besides its own file: variables, and an inherited file.

MkDocs takes a third of a second to load. What is found out here, without it, decides whether it has to be loaded.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.cache.fingerprint import fingerprint
from generator.cache.store import Store, key_of
from generator.content.files import read_text, shown
from generator.limits import FILE_BYTES
from generator.model import Finding, Severity

if TYPE_CHECKING:
    import yaml

_VARIABLE, _INHERITED = "!ENV", "INHERIT"


def composed(written: str | bytes) -> yaml.Node | None:
    """The YAML nodes of a configuration; None if it is empty. Raises yaml.YAMLError."""
    import yaml  # noqa: PLC0415 - after an edit nobody asks

    root: yaml.Node | None = yaml.compose(written, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return root


def configuration_findings(config_file: Path) -> Iterator[Finding]:
    """What makes a configuration unreadable: invalid UTF-8, invalid YAML, or a duplicate key."""
    import yaml  # noqa: PLC0415 - after an edit nobody asks

    from generator.yaml_source.syntax_errors import syntax_error  # noqa: PLC0415

    read = read_text(config_file.resolve(), FILE_BYTES)
    yield from read.findings
    try:
        root = composed(read.text or "")
    except yaml.YAMLError as error:
        yield syntax_error(error, read.text or "", shown(config_file)).finding
        return
    for node in _nodes(root) if root else ():
        if isinstance(node, yaml.MappingNode):
            yield from _keys_that_stand_twice(node, shown(config_file))


def _keys_that_stand_twice(node: yaml.MappingNode, path: str) -> Iterator[Finding]:
    """No key occurs twice: MkDocs would silently read only the last."""
    from generator.yaml_source.nodes import duplicate_key, location  # noqa: PLC0415

    lines = dict[str, int]()
    for key, _ in node.value:
        where = location(path, key.start_mark)
        if not isinstance(key.value, str):
            continue
        if key.value in lines:
            yield Finding("yaml-duplicate-key", Severity.ERROR, where, *duplicate_key(key.value, lines[key.value]))
        lines.setdefault(key.value, where.line)


class _Sources(NamedTuple):
    variables: tuple[str, ...]
    """The names of all environment variables that may be read, sorted."""
    inherits: bool


def setup_key(config_file: Path, served_at: str | None, store: Store) -> str:
    """The hash of everything a configuration depends on; empty if that cannot be told.

    Raises OSError where the file cannot be read.
    """
    data = config_file.read_bytes()
    sources: _Sources = store.kept(key_of(fingerprint(), "configuration", data), lambda: _sources(data))
    if sources.inherits:
        return ""
    named = [(name, os.environ.get(name)) for name in sources.variables]
    return key_of(fingerprint(), "setup", str(config_file.resolve()), data, repr(named), repr(served_at))


def _sources(data: bytes) -> _Sources:
    """Invalid YAML counts as inheriting: nothing is known, and MkDocs says what is wrong."""
    import yaml  # noqa: PLC0415 - after an edit it is known

    try:
        root = composed(data)
    except yaml.YAMLError:
        return _Sources((), inherits=True)
    nodes = list(_nodes(root)) if root else []
    below = (each.value for node in nodes if node.tag == _VARIABLE for each in _nodes(node))
    return _Sources(
        tuple(sorted({name for name in below if isinstance(name, str)})),
        # At any depth, because a merge key may bring it in from elsewhere.
        any(node.value == _INHERITED for node in nodes),
    )


def _nodes(root: yaml.Node) -> Iterator[yaml.Node]:
    """A node and all below it, each once, because an anchor may be used very often."""
    seen, left = set[int](), [root]
    while left:
        node = left.pop()
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            if isinstance(node.value, list):  # of a mapping it holds pairs
                left += [each for item in node.value for each in (item if isinstance(item, tuple) else (item,))]
