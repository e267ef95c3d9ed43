"""The command `digest rename`: an article or an edition given another name."""

from __future__ import annotations

import argparse

from generator.cli.output import say_outcome


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command to the parser of `digest`."""
    parser = commands.add_parser(
        "rename",
        parents=[common],
        help="给一篇报道或一期改名 / give an article or an edition another name",
        description="报道：在structure.yml、edition.yml、数字文件和译文文件里一并改名；一期：改它的文件夹名。名称是网址的一部分："
        "旧名记在edition.yml的formerly里，旧网址会转到新网址。"
        " / Renames an article in structure.yml, edition.yml, the fact file and the translation at once, or the "
        "folder of an edition. The name is part of the address: edition.yml keeps the old name under `formerly`, "
        "and the old address leads to the new one.",
    )
    parser.add_argument(
        "old",
        metavar="OLD",
        help="报道的slug（或“期/slug”），或一期的名称 / the slug of an article (or edition/slug), or an edition",
    )
    parser.add_argument("name", metavar="NAME", help="新名称，如spring-market / its new name, such as spring-market")
    parser.add_argument(
        "--unpublished", action="store_true", help="还没有发布过，不留旧网址 / not yet published: keep no old address"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from generator.renaming import rename  # noqa: PLC0415 - keeps the other commands quick to start

    outcome = rename(options.content, options.old, options.name, published=not options.unpublished)
    return say_outcome(outcome, options.language)
