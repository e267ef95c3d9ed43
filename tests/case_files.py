"""Reads case files: a title, a dot, the input, a dot, what is expected, a dot. Blank lines stand between cases."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    title: str
    given: str
    expected: str


def read_cases(name: str) -> list[Case]:
    cases = []
    title: list[str] = []
    blocks: list[list[str]] = []
    for line in (CASES / name).read_text(encoding="utf-8").split("\n"):
        if line == ".":
            blocks.append([])
            if len(blocks) == 3:
                given, expected = ("\n".join(block) for block in blocks[:2])
                cases.append(Case(" ".join(title), given, expected))
                title, blocks = [], []
        elif blocks:
            blocks[-1].append(line)
        elif line.strip() and not line.startswith("#"):
            title.append(line.strip())
    return cases
