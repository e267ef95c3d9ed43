"""What every command has in common: its exit codes, and how it says findings."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from generator.findings import render, summary
from generator.model import Finding, Language

OK, FAILED, USAGE = 0, 1, 2
"""Exit codes: nothing wrong; errors found, or nothing could be done; wrong arguments (argparse's own code)."""


def say(findings: Sequence[Finding], language: Language) -> None:
    """Say findings and how many they are, beside what a command prints; nothing where there are none."""
    if findings:
        print(render(findings, language), file=sys.stderr)
        print(summary(findings, language), file=sys.stderr)
