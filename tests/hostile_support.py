"""Hostile input as data: the small invented edition with one thing changed, what the checks say, and what pages show.

Every case runs in a process of its own, forked from one that has imported everything already, so that its time and
memory are its own; a process that needs ten times what a check may need is killed.

The files of `tests/cases/hostile/` hold lists of cases. What a case does to a copy of `tests/cases/content`:

    in: editions/demo/source.txt      the file it is about, and then one of
    put: text                         the whole file
    change: {old words: new words}    words that the file holds, exchanged (several pairs one after another)
    prepend: text, append: text       at either end of the file
    as: gb18030                       the file in another encoding
    bytes: "\\xff\\xfe"                 the whole file, a byte for every character below U+0100
    splice: {words: "\\xff"}           bytes in place of words that the file holds
    cut: words                        the file ends before these words
    link: target                      the file is a symbolic link; what it was goes to the target if that is inside
    kind: fifo | folder | missing | unreadable    the file is something else than a file
    move: new path                    the file or folder has another name
    make: module:function             `tests.hostile_sizes` writes what is too large to be read by people

A list under `in` (with `do`) makes several changes. The hash in structure.yml follows the source unless `hash: kept`.

What is expected:

    says: path:line:column rule       an error, exactly there (a list for several)
    counts: {rule: times}             instead, so many errors of each rule
    shows: words                      no error, and the words stand on a page as text
"""

from __future__ import annotations

import hashlib
import io
import json
import multiprocessing
import os
import resource
import shutil
import tempfile
import time
import traceback
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import yaml

from tests.case_files import CASES

HOSTILE = CASES / "hostile"
SECONDS, MEGABYTES = 2.0, 200.0
"""What a check may take. A test kills at ten times that, in seconds of the processor."""
WAITING = 180.0
"""Seconds of the clock after which a check hangs, on a machine that has much else to do."""
_PRELOADED = ["tests.hostile_warm", "tests.hostile_sizes"]


@dataclass(frozen=True)
class Case:
    """A hostile input and what is expected of it."""

    group: str
    name: str
    given: Mapping[str, Any]

    @property
    def says(self) -> list[str]:
        """The expected errors; empty where the input is to be shown as text."""
        said = self.given.get("says", [])
        return sorted([said] if isinstance(said, str) else said)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many errors of each rule are expected, where that is said instead."""
        counts: Mapping[str, int] = self.given.get("counts", {})
        return counts

    @property
    def refused(self) -> bool:
        """Whether the checks are to refuse it; otherwise it is to be shown as text."""
        return bool(self.says or self.counts)

    @property
    def shows(self) -> list[str]:
        """Words that a page has to show as they are."""
        shown = self.given.get("shows", [])
        return [shown] if isinstance(shown, str) else shown


@dataclass(frozen=True)
class Outcome:
    """What became of a case."""

    errors: list[str] = field(default_factory=list)
    """`path:line:column rule` of every error, paths from the content folder, sorted."""
    unhelpful: list[str] = field(default_factory=list)
    """Findings without words or a remedy in one of the languages, or whose words hold characters nobody can see."""
    pages: dict[str, str] = field(default_factory=dict)
    """The HTML of every page by its path, where there was no error and the case is to be shown."""
    seconds: float = 0.0
    """Of the processor, for the check alone."""
    megabytes: float = 0.0
    """The most memory that the check had at once, beyond what the program itself takes."""
    crash: str = ""
    """A traceback, or how the process died."""


def read_cases(group: str) -> list[Case]:
    """The cases of a file of `tests/cases/hostile/`, product of fields and payloads where it has those."""
    data = yaml.safe_load((HOSTILE / f"{group}.yml").read_text(encoding="utf-8"))
    if isinstance(data, list):
        return [Case(group, each["name"], each) for each in data]
    return [
        Case(group, f"{field['name']}: {name}", filled(field, payload) | refused(field, name))
        for field in data["fields"]
        for name, payload in data["payloads"].items()
        if name not in field.get("without", ())
    ]


def refused(field: Mapping[str, Any], name: str) -> dict[str, str]:
    """What is said of a payload that a field does not take; nothing of one that it shows."""
    said = field.get("refuses", {}).get(name)
    return {"says": said} if said else {}


def filled(field: Mapping[str, Any], payload: str) -> dict[str, Any]:
    """A field's case with a payload in place of `{payload}`; `{quoted}` is the same inside quotation marks of YAML."""
    inside = json.dumps(payload, ensure_ascii=False)[1:-1]

    def fill(value: Any) -> Any:
        if isinstance(value, str):
            return value.replace("{quoted}", inside).replace("{payload}", payload)
        if isinstance(value, list):
            return [fill(each) for each in value]
        if isinstance(value, dict):
            return {fill(key): fill(each) for key, each in value.items()}
        return value

    return {"shows": payload, **fill(dict(field))}


# --------------------------------------------------------------- making the content


def make_content(case: Case, folder: Path) -> Path:
    """The content folder of a case."""
    content = folder / "content"
    shutil.copytree(CASES / "content", content)
    steps = case.given.get("do", [case.given])
    for step in steps:
        _apply(content, step)
    source = content / "editions/demo/source.txt"
    structure = content / "editions/demo/structure.yml"
    if case.given.get("hash") != "kept" and source.is_file() and structure.is_file() and os.access(structure, os.R_OK):
        _rehash(structure, source)
    return content


def _rehash(structure: Path, source: Path) -> None:
    old = hashlib.sha256((CASES / "content/editions/demo/source.txt").read_bytes()).hexdigest().encode()
    new = hashlib.sha256(source.read_bytes()).hexdigest().encode()
    structure.write_bytes(structure.read_bytes().replace(old, new))


def _apply(content: Path, step: Mapping[str, Any]) -> None:
    path = content / step["in"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if "put" in step:
        path.write_text(step["put"], encoding=step.get("as", "utf-8"), newline="")
    elif "bytes" in step:
        path.write_bytes(step["bytes"].encode("latin-1"))
    elif "make" in step:
        module, _, function = step["make"].partition(":")
        getattr(import_module(module), function)(path)
    elif "move" in step:
        (content / step["move"]).parent.mkdir(parents=True, exist_ok=True)
        path.rename(content / step["move"])
    elif "link" in step:
        _link(content, path, step["link"])
    elif "kind" in step:
        _become(path, step["kind"])
    else:
        _edit(path, step)


def _edit(path: Path, step: Mapping[str, Any]) -> None:
    data = path.read_bytes()
    for old, new in step.get("change", {}).items():
        assert old.encode() in data, f"{path} does not hold {old!r}"
        data = data.replace(old.encode(), new.encode(), 1)
    for old, new in step.get("splice", {}).items():
        assert old.encode() in data, f"{path} does not hold {old!r}"
        data = data.replace(old.encode(), new.encode("latin-1"), 1)
    if "cut" in step:
        data = data[: data.index(step["cut"].encode())]
    data = step.get("prepend", "").encode() + data + step.get("append", "").encode()
    if "as" in step:
        data = data.decode().encode(step["as"])
    if "cut_bytes" in step:
        data = data[: step["cut_bytes"]]
    path.write_bytes(data)


def _link(content: Path, path: Path, target: str) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    elif path.exists():
        inside = content / target
        if ".." not in target and not target.startswith("/") and not inside.exists():
            inside.parent.mkdir(parents=True, exist_ok=True)
            path.rename(inside)
        else:
            path.unlink()
    path.symlink_to(target if target.startswith(("/", "..")) else content / target)


def _become(path: Path, kind: str) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "file":
        path.write_text("", encoding="utf-8")


# ------------------------------------------------------------------------ running


def run(case: Case) -> Outcome:
    """Check the content of a case in a process of its own, and render its pages where that is what it is about."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        content = make_content(case, Path(folder))
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(str(content), not case.refused, theirs))
        process.start()
        theirs.close()
        if not ours.poll(WAITING):
            process.kill()
        try:
            outcome: Outcome = ours.recv()
        except EOFError:
            process.join()
            outcome = Outcome(crash=f"the process ended with {process.exitcode}")
        process.join()
    return outcome


def _work(content: str, render: bool, connection: Connection) -> None:
    limit = int(10 * MEGABYTES * 2**20) + _address_space()
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (int(10 * SECONDS), int(10 * SECONDS) + 1))
    os.chdir(Path(content).parent)
    try:
        outcome = _checked(Path("content"), render=render)
    except BaseException:  # noqa: BLE001 - what it is, is the result
        outcome = Outcome(crash=traceback.format_exc())
    connection.send(outcome)
    connection.close()


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _checked(content: Path, *, render: bool) -> Outcome:
    from generator.check import check_content
    from generator.model import Severity

    before, start = _peak(), time.process_time()
    digest, findings = check_content(content)
    seconds, megabytes = time.process_time() - start, _peak() - before
    errors = sorted(_placed(f) for f in findings if f.severity is Severity.ERROR)
    pages = _pages(digest) if render and digest is not None and not errors else {}
    return Outcome(errors, list(_unhelpful(findings)), pages, seconds, megabytes)


def render_once() -> None:
    """Check and render the sound content: tables are loaded and templates compiled."""
    outcome = _checked(CASES / "content", render=True)
    assert outcome.pages


def _placed(finding: Any) -> str:
    where = finding.where
    return f"{where.path.removeprefix('content/')}:{where.line}:{where.column} {finding.rule}"


def _unhelpful(findings: Any) -> Iterator[str]:
    from generator.findings import render
    from generator.model import Language

    for finding in findings:
        words = (finding.message.zh, finding.message.en, finding.remedy.zh, finding.remedy.en)
        said = "".join(render([finding], language) for language in Language)
        for style in ("github", "json"):
            render([finding], Language.EN, style).encode()  # a name that is no text must not stop the report
        if not all(words) or any(
            unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} and char != "\n" for char in said
        ):
            yield f"{finding!r:.500}"


def _pages(digest: Any) -> dict[str, str]:
    from generator.cache.shares import Shares
    from generator.model import Bilingual
    from generator.pages import render_pages
    from generator.pages.data_files import data_files
    from generator.pages.settings import SiteSettings
    from generator.publishing import Publication, groups_beside
    from generator.publishing.books import book
    from generator.publishing.stories import stories_of
    from generator.search import search_files

    settings = SiteSettings(Bilingual("报摘", "Press Digest"), "https://digest.example/news/")
    pages = {page.path: page.html for page in render_pages(digest, settings)}
    for content in (*data_files(digest, settings.url).values(), *search_files(digest).values()):
        assert isinstance(content, bytes)
    publication = Publication(settings.name, settings.url)
    for group in groups_beside(digest, publication, Shares()):
        for path, content in group.make().items():
            if path.endswith(".xml"):
                ET.fromstring(content)  # noqa: S314 - what we have just written
    for edition in digest.editions:
        with zipfile.ZipFile(
            io.BytesIO(book(edition, stories_of(edition, digest, publication), publication, None))
        ) as archive:
            for name in archive.namelist():
                if name.endswith((".xhtml", ".opf", ".xml")):
                    ET.fromstring(archive.read(name))  # noqa: S314
    return pages
