"""What every command has in common: its exit codes, and how it says findings."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from generator.findings import Outcome, has_errors, render, summary
from generator.model import Bilingual, Finding, Language

_WROTE, _REMOVED = Bilingual("已写", "wrote"), Bilingual("已删", "removed")
_RENAMED = Bilingual("已改名", "renamed")
_NOTHING = Bilingual("无需改动", "nothing to change")
OK, FAILED, USAGE = 0, 1, 2
"""Exit codes: nothing wrong; errors found, or nothing could be done; wrong arguments (argparse's own code)."""


def say(findings: Sequence[Finding], language: Language) -> None:
    """Say findings and how many they are, beside what a command prints; nothing where there are none."""
    if findings:
        print(render(findings, language), file=sys.stderr)
        print(summary(findings, language), file=sys.stderr)


def say_outcome(outcome: Outcome, language: Language) -> int:
    """Say what a command did to files; returns the exit code."""
    if outcome.findings:
        print(render(outcome.findings, language), file=sys.stderr)
    for action, paths in ((_WROTE, outcome.written), (_REMOVED, outcome.removed)):
        for path in paths:
            print(action[language], path.as_posix())
    for old, new in outcome.renamed:
        print(_RENAMED[language], f"{old.as_posix()} → {new.as_posix()}")
    failed = has_errors(outcome.findings)
    if not (outcome.written or outcome.removed or outcome.renamed or failed):
        print(_NOTHING[language])
    return FAILED if failed else OK
