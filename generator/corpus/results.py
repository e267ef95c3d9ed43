"""What came of a corpus, one JSON file a task. A file that stands was written whole; its task is not done again."""

from __future__ import annotations

import json
import re
from pathlib import Path

from generator.corpus.task import Answer, Task
from generator.findings import as_dict, has_errors, in_utf8
from generator.swap import replace_file

_BEGIN = re.compile(rb'\{"key": "(?P<key>[0-9a-f]{64})", "errors": (?P<errors>true|false)')

_HEAD = 120
"""Bytes that hold the key and the errors."""


def standing(out: Path, task: Task) -> bool | None:
    """Whether the answer that stands tells of errors; None where there is none to this very task, or a failure.

    It is the same task if its bytes are the same, and the program.
    """
    try:
        with _path(out, task.name).open("rb") as file:
            begin = _BEGIN.match(file.read(_HEAD))
    except OSError:
        return None
    if begin is None or begin["key"].decode() != task.key:
        return None
    return begin["errors"] == b"true"


def write(out: Path, answer: Answer) -> None:
    """Write an answer in the place of an older one. Raises OSError; what stood there then still stands."""
    path = _path(out, answer.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {
        **({"failed": answer.failed} if answer.failed else {"key": answer.key, "errors": has_errors(answer.findings)}),
        "name": answer.name,
        "findings": [as_dict(finding) for finding in answer.findings],
        **(answer.found or {}),
    }
    replace_file(path, in_utf8(json.dumps(told, ensure_ascii=False)))


def _path(out: Path, name: str) -> Path:
    return out / f"{name.removesuffix('.txt')}.json"
