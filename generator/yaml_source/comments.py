"""Text that YAML takes for a comment: `Total #1` is read as `Total`, and `#MeToo` as nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from generator.model import Bilingual, Finding, Location, Severity

_SEEN = re.compile(r"[ \t]#[^\s#,}\]]")
"""As the other one, which takes the square of the length of white space to find out that it stands nowhere."""
_LIKE_TEXT = re.compile(r"[ \t]+(?P<at>#)(?P<word>[^\s#,}\]]+)")
"""Who writes a comment puts a space behind the sign: `# as printed`."""


def cut_short(text: str, path: str) -> Iterator[Finding]:
    """No value is followed by a comment that looks like its rest. `text` is YAML that can be parsed."""
    if not _SEEN.search(text):  # as nearly always
        return
    lines = text.split("\n")
    for event in yaml.parse(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.ScalarEvent) and not event.style and (end := event.end_mark):
            where = Location(path, end.line + 1, end.column + 1)
            if end.line < len(lines) and (found := like_text(lines[end.line], where)):
                yield found


def like_text(line: str, where: Location) -> Finding | None:
    """What is to be said of a line that goes on, at a place, with a comment that looks like text."""
    cut = _LIKE_TEXT.match(line, where.column - 1)
    if cut is None:
        return None
    word = f"#{cut['word'][:20]}"
    return Finding(
        "yaml-number-sign",
        Severity.ERROR,
        Location(where.path, where.line, cut.start("at") + 1),
        Bilingual(
            f"空格后面的“#”是注释的开头，“{word}”及其后的字没有读入",
            f"a `#` after a space begins a comment: `{word}` and what follows it are not read",
        ),
        Bilingual(
            "若是文字，请给整段加引号；若是注释，请在#后加一个空格",
            "if it is text, put the whole value in quotes; if it is a comment, write a space after the #",
        ),
        line[:200],
    )
