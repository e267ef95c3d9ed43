"""The results of a corpus, one JSON file for each task. Files are written whole, so their tasks are not repeated."""

from __future__ import annotations

import json
import re
from pathlib import Path

from generator.corpus.task import Answer, Task
from generator.findings import as_dict, has_errors, in_utf8
from generator.swap import replace_file

_BEGIN = re.compile(rb'\{"key": "(?P<key>[0-9a-f]{64})", "errors": (?P<errors>true|false)')

_HEAD = 120
"""Bytes at the start of a file that contain the key and whether there are errors."""


def standing(out: Path, task: Task) -> bool | None:
    """Whether the stored answer has errors; None if there is no answer to exactly this task, or if it failed.

    A task is the same if its bytes and the program are the same.
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
    """Write an answer over an older one. If OSError is raised, the older one is unchanged."""
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
