"""The commands for proposed changes: `digest changes` tells what differs, `digest inbox` begins what was uploaded."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from generator.cli.output import FAILED, OK, say
from generator.findings import has_errors, in_order
from generator.model import Finding, Severity


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Add both commands to the parser of `digest`."""
    changes = commands.add_parser(
        "changes",
        parents=[common],
        help="与另一份内容相比改了什么 / what differs from another content folder, as Markdown",
    )
    changes.add_argument("before", type=Path, metavar="DIR", help="原来的内容目录 / the content folder as it was")
    changes.set_defaults(run=_changes)

    inbox = commands.add_parser(
        "inbox",
        parents=[common],
        help="由content/inbox中的导出稿新建各期 / begin an edition from every export in content/inbox",
    )
    inbox.add_argument("--out", type=Path, required=True, metavar="DIR", help="写到这里 / the folder to write them to")
    inbox.set_defaults(run=_inbox)


def _changes(options: argparse.Namespace) -> int:
    from generator.check import check_content  # noqa: PLC0415 - keeps the other commands quick to start
    from generator.edition.loading import load_digest  # noqa: PLC0415
    from generator.proposals import as_markdown, changes  # noqa: PLC0415

    before, _ = load_digest(options.before)
    after, findings = check_content(options.content)
    print(as_markdown(changes(before, after), before, after, in_order(findings)), end="")
    return OK


def _inbox(options: argparse.Namespace) -> int:
    from generator.editing.start import start_edition  # noqa: PLC0415
    from generator.proposals import of_inbox, waiting  # noqa: PLC0415

    worst = _say(tuple(finding for finding in of_inbox(options.content) if finding.severity is Severity.ERROR), options)
    today = dt.datetime.now().astimezone().date().isoformat()
    for export in waiting(options.content):
        folder, findings = start_edition(export, export.stem, options.out, today)
        wrong = _say(findings, options)
        if folder is not None:
            print(folder)
        worst = max(worst, wrong, FAILED if folder is None else OK)
    return worst


def _say(findings: Sequence[Finding], options: argparse.Namespace) -> int:
    """Say findings; the exit code that they ask for."""
    say(in_order(findings), options.language)
    return FAILED if has_errors(findings) else OK
