"""The command `digest`: argument parsing, files and exit codes."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.cli.corpus import add_command as add_corpus
from generator.cli.facts import add_command as add_facts
from generator.cli.output import FAILED, OK, USAGE, say
from generator.cli.proposals import add_commands as add_proposals
from generator.cli.renaming import add_command as add_renaming
from generator.cli.translations import add_command as add_translations
from generator.cli.usage import Parser
from generator.content.files import reason, shown
from generator.content.folder import EDITIONS, IN_THE_SITE, NO_CONTENT
from generator.findings import has_errors, language_of_the_locale, render, summary
from generator.likely_names import did_you_mean, nearest_name
from generator.model import Bilingual, Finding, Language, Proposal, RawPage
from generator.processes.garbage import uncollected
from generator.processes.workers import LostWorkerError
from generator.swap import replace_file

_LOST_WORKER = Bilingual(
    "系统终止了一个工作进程，多半是因为内存不足；原有文件未改动。请释放一些内存后重试",
    "the system stopped a worker process, probably for lack of memory; nothing was replaced. Free some and try again",
)


_OF_EXPORTS = Bilingual(
    "只能用于导出文件或目录，不能用于一期", "this works on an export or a folder of exports, not on an edition"
)
_OF_EDITIONS = Bilingual(
    "只能用于已有的一期，请写它的名称，如digest split ID --update",
    "this works only on an edition: name one, as in `digest split ID --update`",
)
_NO_EDITION = Bilingual("没有这一期", "there is no such edition")
_NO_EXPORTS = Bilingual("这个目录里没有.txt文件", "there is no .txt file in this folder")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    parser = _parser()
    if not (sys.argv[1:] if arguments is None else arguments):
        parser.print_help(sys.stderr)
        return USAGE
    options = parser.parse_args(arguments)
    options.language = Language(options.lang) if options.lang else language_of_the_locale()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")  # a terminal may know no Chinese
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of a pipe went away (`digest split … | head`): nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except LostWorkerError:
        print(_LOST_WORKER[options.language], file=sys.stderr)
        return FAILED
    except OSError as error:
        # A full disk, a folder that cannot be written: what stood there before still stands.
        print(f"{error.filename or 'digest'}: {reason(error)[options.language]}", file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = Parser(
        prog="digest",
        description="从报纸版面的文本导出到双语网站 / From a newspaper page's raw text to a bilingual site.",
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=["zh", "en"], help="消息语言 / language of messages (default: the locale's)")
    common.add_argument("--content", type=Path, default=Path("content"), help="内容目录 / content folder")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    add = commands.add_parser("add", parents=[common], help="由原始导出新建一期 / start an edition from a raw export")
    add.add_argument("file", type=Path, metavar="FILE", help="一个版面的文本导出 / the text export of a page")
    add.add_argument("--id", required=True, help="网址中的名称 / its name in addresses, such as 2022-spring")
    add.set_defaults(run=_add)

    split = commands.add_parser(
        "split", parents=[common], help="显示找到的各篇报道 / show the articles found in an export"
    )
    split.add_argument(
        "file",
        type=Path,
        metavar="FILE|DIR|EDITION",
        help="导出文件、含.txt的目录，或一期的名称（显示与structure.yml的差别） / "
        "an export, a folder of .txt files, or an edition (shows where its structure.yml differs)",
    )
    split.add_argument(
        "--update",
        action="store_true",
        help="用新的结果更新一期中未标reviewed的报道 / update the edition's articles not marked reviewed",
    )
    split.add_argument("--json", action="store_true", help="输出JSON / print JSON")
    split.add_argument("--out", type=Path, metavar="DIR", help="每版写一个JSON文件 / write one JSON file for each page")
    split.set_defaults(run=_split)

    add_facts(commands, common)
    add_translations(commands, common)
    add_proposals(commands, common)
    add_renaming(commands, common)
    add_corpus(commands, common)

    check = commands.add_parser("check", parents=[common], help="检查全部内容 / check all content")
    check.add_argument(
        "editions",
        nargs="*",
        metavar="EDITION",
        help="只报告这几期的问题（默认：全部内容） / report only on these editions (default: all content)",
    )
    check.add_argument(
        "--format",
        choices=["text", "github", "json"],
        default="text",
        dest="style",
        help="文字（默认）、GitHub批注或JSON / text (default), GitHub annotations or JSON",
    )
    check.set_defaults(run=_check)

    build = commands.add_parser("build", parents=[common], help="生成网站 / build the site")
    build.add_argument(
        "--config", type=Path, default=Path("mkdocs.yml"), help="网站的设置（默认mkdocs.yml） / the site's settings"
    )
    build.add_argument(
        "--site",
        type=Path,
        default=Path("site"),
        help="网站写到这个目录（默认site） / the folder to write the site to (default: site)",
    )
    build.set_defaults(run=_build)
    return parser


# -------------------------------------------------------------------- commands


def _add(options: argparse.Namespace) -> int:
    from generator.editing.start import start_edition  # noqa: PLC0415 - only this command needs the recovery

    if not options.content.is_dir():  # in the wrong folder it would begin another site
        why = Bilingual(f"{NO_CONTENT.zh}；{IN_THE_SITE.zh}", f"{NO_CONTENT.en}; {IN_THE_SITE.en}")
        return _refuse(options, options.content, why, FAILED)
    folder, findings = start_edition(
        options.file, options.id, options.content, dt.datetime.now().astimezone().date().isoformat()
    )
    say(findings, options.language)
    if folder is None:
        return FAILED
    print(folder)
    print(_next_steps(folder)[options.language], file=sys.stderr)
    return OK


def _next_steps(folder: Path) -> Bilingual:
    """What an editor does with an edition that was begun."""
    from generator.structure.comments import doubts_left  # noqa: PLC0415

    doubts = doubts_left((folder / "structure.yml").read_text(encoding="utf-8").splitlines())
    return Bilingual(
        "接下来：\n"
        f"1. 核对structure.yml（存疑{doubts}处，见以# ?开头的注释），改好后在每篇里写上reviewed: true\n"
        "2. 在edition.yml写明报纸、日期、各篇次序、地点和主题\n"
        "3. 在facts/里列出数字（可用digest facts propose 某篇的slug起草），"
        "在en/里写译文（digest translations显示进度）\n"
        f"4. 运行digest check {folder.name}",
        "Next:\n"
        f"1. review structure.yml (doubts: {doubts}, in the comments that begin with `# ?`); "
        "write `reviewed: true` under each article once it is right\n"
        "2. in edition.yml, give the newspaper and the date, the order of the articles, and their places and topics\n"
        "3. list the figures in facts/ (`digest facts propose SLUG` drafts them), and write the English in en/ "
        "(`digest translations` shows how far you have got)\n"
        f"4. run `digest check {folder.name}`",
    )


def _split(options: argparse.Namespace) -> int:
    edition = next((path for path in _edition_folders(options) if (path / "structure.yml").is_file()), None)
    if edition is not None and _as_data(options):
        return _refuse(options, "--json --out", _OF_EXPORTS, USAGE)
    if edition is not None:
        return _revise(edition, options)
    if options.update:
        return _refuse(options, "--update", _OF_EDITIONS, USAGE)
    files = sorted(options.file.glob("*.txt")) if options.file.is_dir() else [options.file]
    if not files:
        return _refuse(options, options.file, _NO_EXPORTS, FAILED)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
    return _split_all(files, options)


def _split_all(files: Sequence[Path], options: argparse.Namespace) -> int:
    """Recover every page, on every core, and say the answers in the order of the files."""
    from generator.processes.progress import Progress, on_stderr  # noqa: PLC0415 - only here is it needed
    from generator.processes.workers import each  # noqa: PLC0415

    # Tables and messages would break through a bar: it is shown where the answers go to files.
    progress = on_stderr() if options.out else Progress()
    answers = each(lambda path: _recovered(path, options), files)
    worst = OK
    for path, (said, findings) in zip(files, progress.over(answers, len(files), "pages"), strict=True):
        say(findings, options.language)
        if said is None or has_errors(findings):
            worst = FAILED
        if said is not None and options.out:
            replace_file(options.out / f"{path.stem}.json", said)
        elif said is not None:
            print(said)
    return worst


def _refuse(options: argparse.Namespace, what: object, why: Bilingual, code: int) -> int:
    print(f"{what}: {why[options.language]}", file=sys.stderr)
    return code


def _edition_folders(options: argparse.Namespace) -> tuple[Path, ...]:
    return options.file, options.content / EDITIONS / options.file


def _revise(folder: Path, options: argparse.Namespace) -> int:
    from generator.editing.revise import revise_edition  # noqa: PLC0415 - only here is the recovery needed

    try:
        diff, findings = revise_edition(folder, options.language, update=options.update)
    except OSError as error:
        print(f"{error.filename}: {reason(error)[options.language]}", file=sys.stderr)
        return FAILED
    say(findings, options.language)
    if diff is None:
        return FAILED
    agree = {Language.ZH: "与structure.yml一致", Language.EN: "no difference from structure.yml"}
    print(diff or agree[options.language])
    return FAILED if has_errors(findings) else OK


def _recovered(path: Path, options: argparse.Namespace) -> tuple[str | None, tuple[Finding, ...]]:
    """What is to be said of an export, None where it cannot be read, and what is wrong with it."""
    from generator.content.source_file import read_source  # noqa: PLC0415
    from generator.recovery import recover  # noqa: PLC0415 - keeps the other commands quick to start

    try:
        _, page, findings = read_source(path)
    except OSError as error:
        print(f"{path}: {_reason(path, error, options)[options.language]}", file=sys.stderr)
        return None, ()
    if page is None:
        return None, findings
    return _say_proposal(recover(page, named=_as_data(options)), page, options), findings


def _reason(path: Path, error: OSError, options: argparse.Namespace) -> Bilingual:
    """Why an export cannot be read; where the name is nearly an edition's, that one."""
    why = reason(error)
    return _or_meant(why, str(path), options) if isinstance(error, FileNotFoundError) else why


def _or_meant(why: Bilingual, name: str, options: argparse.Namespace) -> Bilingual:
    """What is wrong with a name, and the edition of nearly that name."""
    editions = options.content / EDITIONS
    known = [each.name for each in editions.iterdir()] if editions.is_dir() else []
    near = nearest_name(name.lower(), known, 0.7)
    if not near:
        return why
    asked = did_you_mean(near)
    return Bilingual(f"{why.zh}；{asked.zh}", f"{why.en}; {asked.en}")


def _as_data(options: argparse.Namespace) -> bool:
    return bool(options.json or options.out)


def _say_proposal(proposal: Proposal, page: RawPage, options: argparse.Namespace) -> str:
    if _as_data(options):
        from generator.recovery.truth_form import as_json  # noqa: PLC0415 - each form loads only what it needs

        return json.dumps(as_json(proposal, page), ensure_ascii=False, indent=1)
    from generator.structure.report import table  # noqa: PLC0415

    return table(proposal, page, options.language)


@uncollected()
def _check(options: argparse.Namespace) -> int:
    from generator.building.content import findings_with_store  # noqa: PLC0415
    from generator.processes.progress import on_stderr  # noqa: PLC0415

    folders = [options.content / EDITIONS / Path(name).name for name in options.editions]
    for name, folder in zip(options.editions, folders, strict=True):
        if not folder.is_dir():
            return _refuse(options, name, _or_meant(_NO_EDITION, name, options), USAGE)
    findings: Sequence[Finding] = findings_with_store(options.content, on_stderr())
    if folders:
        below = tuple(f"{shown(folder)}/" for folder in folders)
        findings = tuple(finding for finding in findings if f"{finding.where.path}/".startswith(below))
    if findings or options.style == "json":
        print(render(findings, options.language, options.style))
    if options.style == "text":
        print(summary(findings, options.language))
    return FAILED if has_errors(findings) else OK


@uncollected()
def _build(options: argparse.Namespace) -> int:
    from generator.address import SETTING, address_findings  # noqa: PLC0415
    from generator.build import build  # noqa: PLC0415
    from generator.processes.progress import on_stderr  # noqa: PLC0415

    address = tuple(address_findings(os.environ[SETTING])) if SETTING in os.environ else ()
    if address:
        say(address, options.language)
        return FAILED
    progress = on_stderr()
    built = build(options.config, options.content, options.site, progress)
    say(built.findings, options.language)
    if built.site is None:
        kept = {Language.ZH: "网站未改动", Language.EN: "the site was not changed"}
        print(kept[options.language], file=sys.stderr)
        return FAILED
    told = [progress.summary(options.language), summary(built.findings, options.language)]
    told += [built.size.said(options.language)] if built.size else []
    between = {Language.ZH: "；", Language.EN: "; "}
    print(between[options.language].join(told), file=sys.stderr)
    print(built.site)
    return OK
