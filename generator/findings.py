"""How findings are printed: for terminals, as GitHub annotations and as JSON, in Chinese or English."""

from __future__ import annotations

import json
import locale
import os
import pickle
import re
import unicodedata
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from generator.model import Bilingual, Finding, Language, Location, Severity

_SEVERITY_WORDS = {
    Severity.ERROR: {Language.ZH: "错误", Language.EN: "error"},
    Severity.WARNING: {Language.ZH: "警告", Language.EN: "warning"},
    Severity.INFO: {Language.ZH: "提示", Language.EN: "note"},
}
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Categories of controls, format characters, private use, surrogates, line separators: terminals obey or hide them."""
_SEEN = re.compile("[ -~\u00a1-\u00ac\u2010-\u2027\u3001-\u30ff\u4e00-\u9fa5\uff01-\uff5e]*")
"""Matches text without any of them, as nearly all text is, much faster."""
_COMMAND = re.compile(r"^\s*:(?=:)|##(?=\[)", re.MULTILINE)
_WIDE = {":": "\N{FULLWIDTH COLON}", "#": "\N{FULLWIDTH NUMBER SIGN}"}
_GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def language_of_the_locale() -> Language:
    """The language for messages if none is given."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return Language.ZH if value.lower().startswith("zh") else Language.EN
    return Language.ZH if (locale.getlocale()[0] or "").startswith(("zh", "Chinese")) else Language.EN


@dataclass(frozen=True, slots=True)
class Passage(Sequence[Finding]):
    """All findings on the files of one folder, in order, as they are kept: as text, and as values on demand."""

    folder: str
    """Ends in a slash."""
    errors: int
    warnings: int
    size: int
    texts: Mapping[Language, str]
    """The output of `render`, by language."""
    data: bytes

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[Finding]:
        plain: list[tuple[Any, ...]] = pickle.loads(self.data)  # noqa: S301 - whoever kept it looked at its checksum
        return map(_finding, plain)

    def __getitem__(self, index: Any) -> Any:  # noqa: ANN401 - a number or a slice
        return tuple(self)[index]


def passage(folder: str, found: Sequence[Finding]) -> Sequence[Finding]:
    """Findings on the files of a folder, to be kept. Unchanged if there are none, or if some are on other files."""
    own = in_order(found)
    below = f"{folder}/"
    if not own or not all(finding.where.path.startswith(below) for finding in own):
        return own
    texts = {language: render(own, language) for language in Language}
    data = pickle.dumps([_plain(finding) for finding in own], pickle.HIGHEST_PROTOCOL)
    return Passage(below, *_counted(own), len(own), texts, data)


def _plain(finding: Finding) -> tuple[Any, ...]:
    """A finding as plain values, because pickling its dataclasses takes six times as long."""
    where, message, remedy = finding.where, finding.message, finding.remedy
    return (
        *(finding.rule, finding.severity, where.path, where.line, where.column),
        *(message.zh, message.en, remedy.zh, remedy.en, finding.excerpt),
    )


def _finding(plain: tuple[Any, ...]) -> Finding:
    rule, severity, path, line, column, said_zh, said_en, do_zh, do_en, excerpt = plain
    where = Location(path, line, column)
    return Finding(rule, severity, where, Bilingual(said_zh, said_en), Bilingual(do_zh, do_en), excerpt)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The files that a command wrote and removed, and its findings. If one is an error, nothing was written."""

    written: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    findings: Sequence[Finding] = ()
    renamed: tuple[tuple[Path, Path], ...] = ()
    """Folders, by what they were and are called."""


@dataclass(frozen=True, slots=True)
class Report(Sequence[Finding]):
    """Findings in order: all of one part come before those of the next."""

    parts: tuple[Sequence[Finding], ...] = ()

    def __len__(self) -> int:
        return sum(len(part) for part in self.parts)

    def __iter__(self) -> Iterator[Finding]:
        return chain.from_iterable(self.parts)

    def __getitem__(self, index: Any) -> Any:  # noqa: ANN401 - a number or a slice
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment] # as of a list


def report(*parts: Sequence[Finding]) -> Report:
    """Findings from everywhere, in order, without duplicates."""
    kept = [part for part in _whole(parts) if isinstance(part, Passage)]
    loose = in_order(chain.from_iterable(part for part in _whole(parts) if not isinstance(part, Passage)))
    folders = tuple(part.folder for part in kept)
    if any(finding.where.path.startswith(folders) for finding in loose):
        return Report((in_order(chain.from_iterable(parts)),))
    # Other findings never sort between those of a folder, because the paths in it all start alike.
    between = sorted(part.folder for part in kept)
    found: dict[int, list[Finding]] = {}
    for finding in loose:
        found.setdefault(bisect(between, finding.where.path), []).append(finding)
    kept.sort(key=lambda part: part.folder)
    return Report(
        tuple(part for at in range(len(kept) + 1) for part in (tuple(found.get(at, ())), *kept[at : at + 1]) if part)
    )


def _whole(parts: Iterable[Sequence[Finding]]) -> Iterator[Sequence[Finding]]:
    for part in parts:
        if isinstance(part, Report):
            yield from part.parts
        else:
            yield part


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorted by file, line and column, without duplicates; findings that differ only in the remedy keep their order."""
    return tuple(
        sorted(
            dict.fromkeys(findings), key=lambda f: (f.where.path, f.where.line, f.where.column, f.rule, f.message.en)
        )
    )


def has_errors(findings: Sequence[Finding]) -> bool:
    """Whether any of them is an error, which stops a build."""
    return _counted(findings)[0] > 0


def _counted(findings: Sequence[Finding]) -> tuple[int, int]:
    """How many errors, and how many warnings."""
    if isinstance(findings, Report):
        counts = [_counted(part) for part in findings.parts]
        return sum(errors for errors, _ in counts), sum(warnings for _, warnings in counts)
    if isinstance(findings, Passage):
        return findings.errors, findings.warnings
    found = Counter(finding.severity for finding in findings)
    return found[Severity.ERROR], found[Severity.WARNING]


def render(findings: Sequence[Finding], language: Language, style: str = "text") -> str:
    """Findings as `text` (with the line and a caret), as `github` workflow commands, or as `json`."""
    if style == "json":
        return in_utf8(json.dumps([as_dict(finding) for finding in findings], ensure_ascii=False, indent=1))
    if style == "github":
        return "\n".join(_as_github(finding, language) for finding in findings)
    if isinstance(findings, Report):
        return "\n".join(render(part, language) for part in findings.parts)
    if isinstance(findings, Passage):
        return findings.texts[language]
    return "\n".join(_as_text(finding, language) for finding in findings)


def summary(findings: Sequence[Finding], language: Language) -> str:
    """One line that counts them, such as `2 errors, 1 warning`."""
    errors, warnings = _counted(findings)
    if language is Language.ZH:
        return f"{errors}个错误，{warnings}条警告"
    plural = "" if errors == 1 else "s", "" if warnings == 1 else "s"
    return f"{errors} error{plural[0]}, {warnings} warning{plural[1]}"


def _as_text(finding: Finding, language: Language) -> str:
    where = finding.where
    word = _SEVERITY_WORDS[finding.severity][language]
    head = f"{seen(where.path)}:{where.line}:{where.column}: {word} [{finding.rule}] {_sentence(finding, language)}"
    if not finding.excerpt.strip():
        return _inert(head)
    return _inert(f"{head}\n    {_visible(finding.excerpt)}\n    {_caret(finding.excerpt, where.column)}")


def _inert(text: str) -> str:
    """Text that GitHub's runner does not obey. Its commands are `::` at the start of a line, and `##[` anywhere."""
    if "::" not in text and "##" not in text:
        return text
    return _COMMAND.sub(lambda found: f"{found[0][:-1]}{_WIDE[found[0][-1]]}", text)


def in_utf8(text: str) -> str:
    """Text that can be encoded: the name of a file may contain bytes that are not UTF-8."""
    return text.encode("utf-8", "replace").decode()


def _visible(line: str) -> str:
    return "".join(" " if unicodedata.category(char) in _UNSEEN else char for char in line)


def seen(text: str) -> str:
    """Text with invisible characters made visible, because the names and contents of files may be meant to deceive.

    >>> seen("a\u202eb")
    'a<U+202E>b'
    """
    if _SEEN.fullmatch(text):
        return text
    return "".join(f"<U+{ord(char):04X}>" if unicodedata.category(char) in _UNSEEN else char for char in text)


def _caret(line: str, column: int) -> str:
    """A caret under a column: a full-width character takes two cells of a terminal."""
    before = line[: column - 1]
    return " " * sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in before) + "^"


def _sentence(finding: Finding, language: Language) -> str:
    separator = "；" if language is Language.ZH else "; "
    return seen(finding.message[language] + separator + finding.remedy[language])


def _as_github(finding: Finding, language: Language) -> str:
    where = finding.where
    # In both languages, because GitHub does not say which one the author of a pull request reads.
    languages = sorted(Language, key=lambda each: each is not language)
    message = "\n".join(_sentence(finding, each) for each in languages)
    path = _escape(in_utf8(where.path), property_=True)
    return (
        f"::{_GITHUB_COMMANDS[finding.severity]} file={path},line={where.line},"
        f"col={where.column},title={_escape(finding.rule, property_=True)}::{_escape(message)}"
    )


def _escape(text: str, *, property_: bool = False) -> str:
    """Percent-encode what would end a value in a workflow command of GitHub."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text


def as_dict(finding: Finding) -> dict[str, object]:
    """A finding as plain data."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "path": finding.where.path,
        "line": finding.where.line,
        "column": finding.where.column,
        "message": {"zh": finding.message.zh, "en": finding.message.en},
        "remedy": {"zh": finding.remedy.zh, "en": finding.remedy.en},
    }
