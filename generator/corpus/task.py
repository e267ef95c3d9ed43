"""One page or edition of a corpus, and its result. Whatever goes wrong becomes part of the result."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.bilingual import TermBook, term_book
from generator.check import read_edition
from generator.content.folder import EDITIONS
from generator.findings import in_order
from generator.model import Finding, Glossary
from generator.reading import read_page
from generator.recovery import recover
from generator.recovery.truth_form import as_json
from generator.structure.reading import read_structure
from generator.structure.writing import write_structure

PAGE = ""
"""The name of the only file of a task for a page."""


@dataclass(frozen=True, slots=True)
class Task:
    """A page to recover and check, or an edition to check."""

    name: str
    """The path of the file or folder, relative to the corpus."""
    key: str
    """The hash of everything the answer depends on."""
    files: Mapping[str, bytes | Path]
    """By path: the bytes of each file, or the target of a symbolic link, which is never followed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of a task."""

    name: str
    key: str
    failed: str = ""
    """The error, in one line; empty if there was none."""
    found: Mapping[str, Any] | None = None
    """The articles of a page, as in `digest split --json`; None for an edition, or if the page cannot be read."""
    findings: tuple[Finding, ...] = ()


def answer(task: Task, glossary: Glossary) -> Answer:
    """Do a task. Never raises, so that a failure affects no other task."""
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
    # What is checked of a page: its proposal is a readable structure.yml with every character in exactly one place.
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
