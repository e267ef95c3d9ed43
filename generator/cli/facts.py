"""The command `digest facts`: fact files drafted from the figures that are found."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.output import FAILED, OK, USAGE, say
from generator.content.files import shown
from generator.content.folder import EDITIONS
from generator.likely_names import did_you_mean, nearest_name
from generator.model import Bilingual, Finding, Severity
from generator.swap import replace_file

if TYPE_CHECKING:
    from generator.facts.proposing.sources import Source

_ONE_OF_TWO = Bilingual(
    "请写一个文件或slug，或只写--out 目录", "name a file or a slug, or write `--out DIR` and nothing else"
)
_NONE = Bilingual("没有需要起草的：核对过的报道都已列出数字", "nothing to draft: every reviewed article has its facts")


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command to the parser of `digest`."""
    facts = commands.add_parser("facts", help="起草数字 / draft fact files").add_subparsers(
        required=True, metavar="ACTION"
    )
    propose = facts.add_parser(
        "propose", parents=[common], help="找出文中的数字，起草数据文件 / find every figure and draft a fact file"
    )
    propose.add_argument(
        "source",
        nargs="?",
        metavar="FILE|SLUG",
        help="导出文件、一篇文字、digest split --json的结果，或一篇报道的slug / "
        "an export, the text of an article, what `digest split --json` printed, or the slug of an article",
    )
    propose.add_argument(
        "--article",
        action="store_true",
        help="文件是一篇报道，每行一段 / FILE is one article, with one paragraph on each line",
    )
    propose.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="为核对过而没有列出数字的每篇报道起草，写到这里，内容不变 / "
        "draft the facts of every reviewed article that has none, write them here, and leave the content alone",
    )
    propose.add_argument("--json", action="store_true", help="输出JSON / print JSON")
    propose.set_defaults(run=_propose)


def _propose(options: argparse.Namespace) -> int:
    from generator.facts.proposing.command import as_drafts, as_json  # noqa: PLC0415 - keeps other commands quick
    from generator.facts.proposing.sources import sources_of_file  # noqa: PLC0415

    if (options.source is None) is (options.out is None) or (options.out and (options.json or options.article)):
        print(_ONE_OF_TWO[options.language], file=sys.stderr)
        return USAGE
    if options.out:
        return _write_drafts(options)
    path = Path(options.source)
    sources: tuple[Source, ...]
    if path.is_file():
        sources, findings = sources_of_file(path.read_bytes(), options.source, alone=options.article)
        say(findings, options.language)
    else:
        sources, findings = _articles_named(options.source, options.content)
        if not sources:
            say(findings, options.language)
    if not sources:
        missing = _no_such(options.source, options.content)
        if findings:
            missing = Bilingual(
                "在能读取的内容里没有这个文件或报道；请先改正以上错误",
                "there is no such file or article in the content that can be read; correct the errors above first",
            )
        print(f"{options.source}: {missing[options.language]}", file=sys.stderr)
        return FAILED
    print(as_json(sources) if options.json else as_drafts(sources), end="\n" if options.json else "")
    return OK


def _no_such(name: str, content: Path) -> Bilingual:
    """What is wrong with a name that is no file and no article's, and which may have been meant."""
    from generator.edition.loading import load_digest  # noqa: PLC0415

    digest, _ = load_digest(content)
    editions = {edition.id: edition for edition in (digest.editions if digest else ())}
    known = [article.slug for edition in editions.values() for article in edition.articles]
    if edition := editions.get(Path(name).name):
        slugs = [article.slug for article in edition.articles]
        return Bilingual(
            f"这是一期，不是一篇报道；请写其中一篇：{'、'.join(slugs)}",
            f"this is an edition, not an article; name one of its articles: {', '.join(slugs)}",
        )
    said = Bilingual("没有这个文件或报道", "there is no such file or article")
    near = nearest_name(name, known, 0.6)
    asked = did_you_mean(near) if near else None
    return Bilingual(f"{said.zh}；{asked.zh}", f"{said.en}; {asked.en}") if asked else said


def _articles_named(name: str, content: Path) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The articles of the content with a slug (`slug`, or `edition/slug` where two editions share it).

    The errors of the content come with them: what is asked for may stand in what could not be read.
    """
    from generator.edition.loading import load_digest  # noqa: PLC0415
    from generator.facts.proposing import passages_of  # noqa: PLC0415
    from generator.facts.proposing.sources import Source  # noqa: PLC0415

    digest, findings = load_digest(content)
    sources = tuple(
        Source(article.slug, passages_of(article))
        for edition in (digest.editions if digest else ())
        for article in edition.articles
        if name in {article.slug, f"{edition.id}/{article.slug}"}
    )
    return sources, tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def _write_drafts(options: argparse.Namespace) -> int:
    from generator.facts.proposing.command import as_drafts  # noqa: PLC0415

    written = False
    for edition_id, source in _without_facts(options.content):
        path = options.out / edition_id / "facts" / f"{source.slug}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, as_drafts([source]))
        print(path)
        written = True
    if not written:
        print(_NONE[options.language])
    return OK


def _without_facts(content: Path) -> Iterator[tuple[str, Source]]:
    """The reviewed articles that print figures and have no facts, with their editions.

    A draft of what nobody has reviewed could hold the figures of another story. Where a fact file is wrong, nobody
    can tell what it lacks.
    """
    from generator.edition.loading import load_digest  # noqa: PLC0415
    from generator.facts.coverage import not_covered  # noqa: PLC0415
    from generator.facts.proposing import passages_of  # noqa: PLC0415
    from generator.facts.proposing.sources import Source  # noqa: PLC0415

    digest, findings = load_digest(content)
    wrong = [finding.where.path for finding in findings if finding.severity is Severity.ERROR]
    for edition in digest.editions if digest else ():
        facts = shown(content / EDITIONS / edition.id / "facts")
        if any(path.startswith(facts) for path in wrong):
            continue
        for article in edition.articles:
            sheet = edition.sheet(article.slug)
            if article.reviewed and not (sheet.facts or sheet.uncovered) and not_covered(article, sheet):
                yield edition.id, Source(article.slug, passages_of(article))
