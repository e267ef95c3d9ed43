"""How findings are said: one place for terminal, GitHub annotations and JSON, in Chinese or English."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence

from generator.model import Finding, Language, Severity

_SEVERITY_WORDS = {
    Severity.ERROR: {Language.ZH: "错误", Language.EN: "error"},
    Severity.WARNING: {Language.ZH: "注意", Language.EN: "warning"},
    Severity.INFO: {Language.ZH: "提示", Language.EN: "note"},
}
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Controls, format characters, private use, halves of pairs, line separators: a terminal obeys them or hides them."""
_SEEN = re.compile("[ -~\u00a1-\u00ac\u2010-\u2027\u3001-\u30ff\u4e00-\u9fa5\uff01-\uff5e]*")
"""Text of these characters alone, as nearly all is, holds none of them."""
_COMMAND = re.compile(r"^\s*:(?=:)|##(?=\[)", re.MULTILINE)
_WIDE = {":": "\N{FULLWIDTH COLON}", "#": "\N{FULLWIDTH NUMBER SIGN}"}
_GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorted by file, line and column, each said once."""
    return tuple(
        sorted(set(findings), key=lambda f: (f.where.path, f.where.line, f.where.column, f.rule, f.message.en))
    )


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of them stops a build."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def render(findings: Sequence[Finding], language: Language, style: str = "text") -> str:
    """Say findings as `text` (with the line and a caret), `github` (workflow commands) or `json`."""
    if style == "json":
        return _in_utf8(json.dumps([as_dict(finding) for finding in findings], ensure_ascii=False, indent=1))
    say = _as_github if style == "github" else _as_text
    return "\n".join(say(finding, language) for finding in findings)


def summary(findings: Sequence[Finding], language: Language) -> str:
    """One line that counts them, such as `2 errors, 1 warning`."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    if language is Language.ZH:
        return f"{errors}个错误，{warnings}个注意"
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
    """Text that GitHub's runner does not obey: commands are `::` at the beginning of a line, and `##[` anywhere."""
    return _COMMAND.sub(lambda found: f"{found[0][:-1]}{_WIDE[found[0][-1]]}", text)


def _in_utf8(text: str) -> str:
    """Text that can be printed: a file's name may be bytes that are no UTF-8."""
    return text.encode("utf-8", "replace").decode()


def _visible(line: str) -> str:
    return "".join(" " if unicodedata.category(char) in _UNSEEN else char for char in line)


def seen(text: str) -> str:
    """Text whose every character can be seen: what files are called and what they hold may be meant to deceive.

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
    # In both languages: whoever opens a pull request reads one of them, and GitHub does not say which.
    languages = sorted(Language, key=lambda each: each is not language)
    message = "\n".join(_sentence(finding, each) for each in languages)
    path = _escape(_in_utf8(where.path), property_=True)
    return (
        f"::{_GITHUB_COMMANDS[finding.severity]} file={path},line={where.line},"
        f"col={where.column},title={_escape(finding.rule, property_=True)}::{_escape(message)}"
    )


def _escape(text: str, *, property_: bool = False) -> str:
    """As GitHub's workflow commands ask: percent-encode what would end a value."""
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
