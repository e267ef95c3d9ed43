"""The command `digest translations`: how translations stand, and keeping their files true."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from generator.cli.output import FAILED, OK, USAGE, say_outcome
from generator.findings import render
from generator.model import Language


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command to the parser of `digest`."""
    parser = commands.add_parser(
        "translations",
        parents=[common],
        help="译文的状态与维护 / the state of the translations, and keeping them up to date",
        description="状态（默认）；update：按最新的中文更新译文文件；export、import：导出、导入PO文件。"
        " / The state of every article (default); `update` brings the files up to date with the current Chinese; "
        "`export` and `import` exchange PO files with Poedit or Weblate.",
    )
    parser.add_argument(
        "action",
        nargs="?",
        choices=["status", "update", "export", "import"],
        default="status",
        help="做什么（默认status：显示状态） / what to do (default: status)",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="export：目录；import：文件或目录 / export: a folder; import: PO files or folders",
    )
    parser.add_argument(
        "--diff", action="store_true", help="显示待更新各段的中文改动 / show what changed in stale parts"
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="update：改动后的文件写到这里，内容不变 / update: write the changed files here, not into the content",
    )
    parser.add_argument("--json", action="store_true", help="输出JSON / print JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command; returns the exit code."""
    if options.action == "status":
        return _status(options)
    if (options.action == "export" and len(options.paths) != 1) or (options.action == "import" and not options.paths):
        wanted = {Language.ZH: "请写明目录或PO文件", Language.EN: "name a folder, or PO files to import"}
        print(wanted[options.language], file=sys.stderr)
        return USAGE
    return _change(options)


def _status(options: argparse.Namespace) -> int:
    from generator.bilingual import status  # noqa: PLC0415 - keeps the other commands quick to start
    from generator.edition.loading import load_digest  # noqa: PLC0415

    digest, findings = load_digest(options.content)
    if digest is None:
        print(render(findings, options.language), file=sys.stderr)
        return FAILED
    rows = status.statuses(digest)
    if options.json:
        print(json.dumps(status.as_json(rows), ensure_ascii=False, indent=1))
        return OK
    print(status.table(rows, options.language))
    if options.diff:
        for difference in status.differences(rows, options.language):
            print(f"\n{difference}")
    return OK


def _change(options: argparse.Namespace) -> int:
    from generator.editing.translation_files import export_po, import_po, update_translations  # noqa: PLC0415

    if options.action == "update":
        outcome = update_translations(options.content, options.out)
    elif options.action == "export":
        outcome = export_po(options.content, options.paths[0])
    else:
        outcome = import_po(options.content, options.paths)
    return say_outcome(outcome, options.language)
