"""Changes and findings -> the Markdown that a pull request shows its editor, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.findings import has_errors, seen
from generator.model import Bilingual, Digest, Finding, Severity
from generator.proposals.changes import Change, Inventory, Kind, addresses_lost, called_now, inventory

MOST = 40
"""So many entries of a list are shown; the rest is counted. A summary of GitHub's may have 1 MiB."""

_NAMES = {
    Kind.EDITION: Bilingual("版面", "Editions"),
    Kind.ARTICLE: Bilingual("报道", "Articles"),
    Kind.FACT: Bilingual("数字", "Facts"),
    Kind.TRANSLATION: Bilingual("译文段落", "Translated parts"),
    Kind.TERM: Bilingual("词汇表条目", "Glossary entries"),
    Kind.PAGE: Bilingual("其他页面", "Other pages"),
}


def as_markdown(
    found: Sequence[Change], before: Digest | None, after: Digest | None, findings: Sequence[Finding]
) -> str:
    """The summary: a table of what changed, each change by name, and what the checks say of the content now.

    Everything that editors wrote is shown as text: no Markdown and no HTML of theirs takes effect.
    """
    lines = ["## 改动一览 / What changes", "", *_table(found, before, after), ""]
    for kind in Kind:
        lines += _details(kind, [change for change in found if change.kind is kind])
    if not has_errors(findings):  # else an article may only seem to be gone
        lines += _lost(before, after)
    return "\n".join([*lines, *_checks(findings)]) + "\n"


def _table(found: Sequence[Change], before: Digest | None, after: Digest | None) -> Iterator[str]:
    yield "| | 新增 added | 修改 changed | 删除 removed | 原有 before | 现有 now |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    old, new = inventory(before), inventory(after)
    for kind, name in _NAMES.items():
        mine = [change for change in found if change.kind is kind]
        added = sum(change.before is None for change in mine)
        removed = sum(change.after is None for change in mine)
        counts = added, len(mine) - added - removed, removed, *(_count(kind, holds) for holds in (old, new))
        yield f"| {name.zh} {name.en} | " + " | ".join(map(str, counts)) + " |"


def _count(kind: Kind, holds: Inventory) -> int:
    return sum(key[0] is kind for key in holds)


def _details(kind: Kind, found: Sequence[Change]) -> Iterator[str]:
    if not found:
        return
    name = _NAMES[kind]
    yield f"<details><summary>{name.zh} {name.en} ({len(found)})</summary>"
    yield ""
    for change in found[:MOST]:
        yield f"- {_line(change)}"
    if len(found) > MOST:
        yield f"- …… 另有{len(found) - MOST}项 / and {len(found) - MOST} more"
    yield ""
    yield "</details>"
    yield ""


def _line(change: Change) -> str:
    before, after = change.before, change.after
    if before is None:
        shown = f" `{_code(after.shown)}`" if after and after.shown else ""
        return f"＋ {as_text(change.name)}{shown}"
    if after is None:
        return f"－ ~~{as_text(change.name)}~~"
    if before.shown != after.shown:
        return f"± {as_text(change.name)} `{_code(before.shown)}` → `{_code(after.shown)}`"
    return f"± {as_text(change.name)}"


def _lost(before: Digest | None, after: Digest | None) -> Iterator[str]:
    """A name can be changed by hand, and only here is known that there was another before."""
    addresses = addresses_lost(before, after)
    if not addresses:
        return
    yield f"## 失效的网址 / Addresses that lead nowhere ({len(addresses)})"
    yield ""
    yield (
        "读者保存的链接会打不开。若只是改了名或并入了别篇，请在edition.yml中那一篇之下（整期改名的，在文件顶层）写上旧名；"
        "若确要撤下，无须再做什么。<br>"
        "Links that readers have saved will break. If an article was renamed or merged into another, write its old "
        "name under that article in edition.yml; the old name of a whole edition goes at the top of the file. If the "
        "withdrawal is intended, there is nothing more to do."
    )
    yield ""
    for address in addresses[:MOST]:
        edition, _, slug = address.partition("/")
        now = None if slug else called_now(edition, before, after)
        whole = "" if slug else " 整期 / the whole edition"
        where = f" `content/editions/{now}/edition.yml`:" if now else ""
        kept = f" →{where} `formerly: [{slug or edition}]`" if slug or now else ""
        yield f"- `{edition}/{slug}{'/' if slug else ''}`{whole}{kept}"
    if len(addresses) > MOST:
        yield f"- …… 另有{len(addresses) - MOST}项 / and {len(addresses) - MOST} more"
    yield ""


def _checks(findings: Sequence[Finding]) -> Iterator[str]:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    warnings = [finding for finding in findings if finding.severity is Severity.WARNING]
    yield f"## 检查 / Checks: {len(errors)} 个错误 errors, {len(warnings)} 条警告 warnings"
    yield ""
    told = [*errors, *warnings]
    if not told:
        yield "全部通过。 / All passed."
        return
    yield "| 位置 where | 问题 what is wrong | 改法 what to write |"
    yield "| --- | --- | --- |"
    for finding in told[:MOST]:
        where = f"`{_code(finding.where.path)}` {finding.where.line}:{finding.where.column}"
        message, remedy = (_both(words) for words in (finding.message, finding.remedy))
        yield f"| {where} | {message} | {remedy} |"
    if len(told) > MOST:
        yield ""
        yield f"…… 另有{len(told) - MOST}项 / and {len(told) - MOST} more"


def _both(words: Bilingual) -> str:
    return f"{as_text(words.zh)}<br>{as_text(words.en)}"


def as_text(words: str) -> str:
    """Words that stand in Markdown as they are, on one line: no sign of its own, no HTML, no mention takes effect."""
    return re.sub(r"[\\`*_{}\[\]()#+!|~@:<>&-]", _entity, _on_one_line(words))


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"


def _code(words: str) -> str:
    """Words inside a code span of a table: neither a back tick nor a bar can end it."""
    return _on_one_line(words).replace("`", "ˋ").replace("|", "¦")


def _on_one_line(words: str) -> str:
    return seen(re.sub(r"[\s\x00-\x1f\x7f]+", " ", words).strip())
