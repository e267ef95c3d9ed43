"""Tells the comments of editors in structure.yml from those that the program writes for its doubts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_OWN = re.compile(r"#( \?|   )")
"""How a comment by the program begins: a question, or a line to paste."""
_BEHIND = re.compile(r"""^(?:[^'"]|'[^']*'|"(?:[^"\\]|\\.)*")*?\s(#.*)$""")
"""A comment at the end of a line. A # inside quotation marks does not begin one."""


def doubts_left(lines: Iterable[str]) -> int:
    """How many doubts are left in a file: each is a question in Chinese and one in English."""
    return (sum(line.lstrip().startswith("# ? ") for line in lines) + 1) // 2


def editors_comments(lines: str, indent: str) -> str:
    r"""The comments that an editor wrote among some lines, each on a line of its own.

    >>> print(editors_comments("  # ask\n  # ? sure\n  - slug: a # b\n  - 'c # d'\n", "  "))
      # ask
      # b
    <BLANKLINE>
    """
    return "".join(f"{indent}{comment}\n" for comment in _comments(lines) if not _OWN.match(comment))


def _comments(lines: str) -> Iterator[str]:
    for line in lines.splitlines():
        stripped = line.strip()
        if stripped.startswith("#"):
            yield stripped
        elif behind := _BEHIND.match(line):
            yield behind[1].rstrip()
