"""The command `digest corpus`: recovery and checks of a corpus too large for one machine, on Dask."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.output import FAILED
from generator.findings import has_errors, render, seen
from generator.model import Bilingual, Glossary, Language

if TYPE_CHECKING:
    from generator.corpus.task import Answer, Task

_MOST = 20
"""Failures that are named; the others stand in their files."""
_NO_DASK = Bilingual(
    "需要Dask，它没有安装；请运行 make dask（或 pip install -r requirements-corpus.txt）",
    "this needs Dask, which is not installed; run `make dask` (or `pip install -r requirements-corpus.txt`)",
)
_NOTHING = Bilingual("这里没有.txt文件，也没有editions目录", "there is no .txt file here, and no folder `editions`")
_NO_CLUSTER = Bilingual(
    "没有可用的Dask集群；请核对--scheduler的地址，并确认已启动worker",
    "no Dask cluster answers; check the address after --scheduler, and that workers have been started",
)
_UNLIKE = Bilingual(
    "集群上的程序与这里的版本不同；请在每台机器上安装同一版本",
    "the workers run another version of this program; install the same one on every machine",
)


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command to the parser of `digest`."""
    parser = commands.add_parser(
        "corpus",
        parents=[common],
        help="用Dask处理成千上万的版面 / recover and check a large corpus, on Dask",
        description="DIR中的.txt逐版切分并检查；有editions的内容目录逐期检查。每项写一个JSON文件，可随时中断，再运行时接着做。"
        " / Recovers and checks every .txt file below DIR; in a content folder, checks every edition. Writes one JSON "
        "file for each. It can be interrupted at any time; run it again to carry on from there.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="语料目录 / the corpus")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="结果目录 / where the results go")
    parser.add_argument("--workers", type=int, metavar="N", help="本机进程数 / processes on this machine")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="已有的集群 / a cluster: tcp://host:8786")
    parser.set_defaults(run=run)


@dataclass(slots=True)
class _Count:
    """How it went."""

    known: int = 0
    done: int = 0
    errors: int = 0
    """Tasks with a finding that is an error."""
    failed: list[str] = field(default_factory=list)
    """Tasks that broke, each with what broke."""

    @property
    def all(self) -> int:
        """How many tasks are behind us."""
        return self.known + self.done


def run(options: argparse.Namespace) -> int:
    """Run the command; returns the exit code."""
    from generator.corpus.sources import names  # noqa: PLC0415 - keeps the other commands quick to start

    try:
        from generator.corpus.cluster import NoClusterError, UnlikeWorkersError  # noqa: PLC0415 - Dask may not be there
    except ModuleNotFoundError as missing:
        if missing.name not in {"dask", "distributed"}:
            raise
        return _refuse(_NO_DASK, options.language)
    found = names(options.folder)
    if not found:
        return _refuse(_NOTHING, options.language, f"{options.folder}: ")
    try:
        return _work(found, options)
    except UnlikeWorkersError:
        return _refuse(_UNLIKE, options.language)
    except NoClusterError as error:
        return _refuse(_NO_CLUSTER, options.language, f"{options.scheduler}: {error}: ")


def _work(found: list[str], options: argparse.Namespace) -> int:
    from generator.corpus import cluster  # noqa: PLC0415
    from generator.edition.surroundings import read_glossary  # noqa: PLC0415
    from generator.processes.progress import on_stderr  # noqa: PLC0415
    from generator.processes.workers import cores  # noqa: PLC0415

    glossary, findings = read_glossary(options.folder / "glossary.yml")
    if findings:
        print(render(findings, options.language), file=sys.stderr)
    count = _Count(errors=int(has_errors(findings)))
    place = cluster.at(options.scheduler) if options.scheduler else cluster.on_this_machine(options.workers or cores())
    with place as client:
        answers = cluster.answers(client, _tasks(found, options, glossary, count), glossary)
        for _ in on_stderr().over(_steps(answers, options.out, count), len(found), "pages"):
            pass
    return _summary(count, len(found), options.language)


def _tasks(found: list[str], options: argparse.Namespace, glossary: Glossary, count: _Count) -> Iterator[Task]:
    """The tasks that are not done yet. One that cannot be read has failed."""
    from generator.corpus import results, sources  # noqa: PLC0415
    from generator.corpus.task import Task, broken  # noqa: PLC0415

    for name in found:
        try:
            task = sources.task(options.folder, name, glossary)
        except OSError as error:
            _take(broken(Task(name, "", {}), error), options.out, count)
            continue
        errors = results.standing(options.out, task)
        if errors is None:
            yield task
        else:
            count.known += 1
            count.errors += errors


def _steps(answers: Iterator[Answer], out: Path, count: _Count) -> Iterator[None]:
    """Write the answers; a step for every task, those among them that were done already or could not be read."""
    said = 0
    for answer in answers:
        _take(answer, out, count)
        yield from [None] * (count.all - said)
        said = count.all
    yield from [None] * (count.all - said)


def _take(answer: Answer, out: Path, count: _Count) -> None:
    from generator.corpus import results  # noqa: PLC0415

    results.write(out, answer)
    count.done += 1
    count.errors += has_errors(answer.findings)
    if answer.failed:
        count.failed.append(f"{answer.name}: {answer.failed}")


def _summary(count: _Count, total: int, language: Language) -> int:
    for failed in count.failed[:_MOST]:
        print(seen(failed), file=sys.stderr)
    said = Bilingual(
        f"共{total}项：本次完成{count.done}项，此前已完成{count.known}项；{len(count.failed)}项失败，{count.errors}项有错误",
        f"{total} in all: {count.done} done now, {count.known} done before; "
        f"{len(count.failed)} failed, {count.errors} with errors",
    )
    print(said[language], file=sys.stderr)
    return 1 if count.failed or count.errors else 0


def _refuse(said: Bilingual, language: Language, head: str = "") -> int:
    print(f"{head}{said[language]}", file=sys.stderr)
    return FAILED
