"""One page or one edition of a corpus, and what comes of it. Whatever goes wrong with one is a value of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.bilingual import TermBook, term_book
from generator.check import read_edition
from generator.content import EDITIONS
from generator.findings import in_order
from generator.model import Finding, Glossary
from generator.reading import read_page
from generator.recovery import recover
from generator.recovery.truth_form import as_json
from generator.structure.reading import read_structure
from generator.structure.writing import write_structure

PAGE = ""
"""The name of the only file of a task that is a page."""


@dataclass(frozen=True, slots=True)
class Task:
    """A page to recover and check, or an edition to check."""

    name: str
    """Of the file or folder, below that of the corpus."""
    key: str
    """The hash of all that the answer depends on."""
    files: Mapping[str, bytes | Path]
    """By their paths: the bytes of each file; a path for a symbolic link, which is never followed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a task."""

    name: str
    key: str
    failed: str = ""
    """What broke, in one line; empty where nothing did."""
    found: Mapping[str, Any] | None = None
    """Of a page the articles, as `digest split --json` tells them; None where it cannot be read."""
    findings: tuple[Finding, ...] = ()


def answer(task: Task, glossary: Glossary) -> Answer:
    """Do a task. Never raises: a failure costs this task and no other."""
    try:
        return _page(task) if PAGE in task.files else _edition(task, glossary)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other tasks go on
        return broken(task, error)


def broken(task: Task, error: BaseException) -> Answer:
    """The answer of a task that could not be done."""
    said = " ".join(str(error).split())
    return Answer(task.name, task.key, failed=f"{type(error).__name__}: {said}")


def _page(task: Task) -> Answer:
    data = task.files[PAGE]
    assert isinstance(data, bytes)  # noqa: S101 - `sources` says so
    page, findings = read_page(data, task.name)
    if page is None:
        return Answer(task.name, task.key, findings=findings)
    proposal = recover(page)
    # The check of a page: as a structure.yml the proposal can be read, and has every character in one place.
    _, said = read_structure(write_structure(proposal, page), task.name, page)
    return Answer(task.name, task.key, found=as_json(proposal, page), findings=in_order([*findings, *said]))


def _edition(task: Task, glossary: Glossary) -> Answer:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / EDITIONS / task.name
        for path, data in task.files.items():
            _lay(folder / path, data)
        _, findings = read_edition(folder, _book(glossary), glossary)
        return Answer(task.name, task.key, findings=in_order(_placed(each, f"{place}/") for each in findings))


def _lay(path: Path, data: bytes | Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(data, Path):
        path.symlink_to(data)
    else:
        path.write_bytes(data)


def _placed(finding: Finding, place: str) -> Finding:
    return replace(finding, where=replace(finding.where, path=finding.where.path.removeprefix(place)))


@lru_cache(maxsize=1)
def _book(glossary: Glossary) -> TermBook:
    return term_book(glossary)
