"""Starting an edition from a raw export: everything that the recovery can propose, ready to be edited."""

from __future__ import annotations

import os
from pathlib import Path

from generator.bilingual.update import TranslationTexts, update
from generator.content.files import reason, shown
from generator.content.folder import EDITIONS
from generator.content.names import edition_name_findings
from generator.content.source_file import read_source
from generator.edition.former_names import former_name_taken, leads_to
from generator.findings import has_errors
from generator.model import Article, Bilingual, Finding, Location, Proposal, Severity
from generator.recovery import recover
from generator.structure.reading import read_structure
from generator.structure.writing import write_structure
from generator.swap import staging

_SCHEMA = "# yaml-language-server: $schema=../../../../schemas/{}.json\n"
_EDITION_SCHEMA = "# yaml-language-server: $schema=../../../schemas/edition.json\n"


def start_edition(file: Path, edition_id: str, content: Path, added: str) -> tuple[Path | None, tuple[Finding, ...]]:
    """Make `content/editions/<id>/` from a raw export, whole or not at all. An existing edition is left alone.

    `added` is the day, ISO 8601.

    Raises OSError where the folder cannot be written.
    """
    folder = content / EDITIONS / edition_id
    if refused := _refusal(edition_id, folder):
        return None, (refused,)
    try:
        data, page, findings = read_source(file)
    except OSError as error:
        return None, (_unreadable(file, error),)
    if page is None:
        return None, findings
    proposal = recover(page)
    structure_text = write_structure(proposal, page)
    structure, said = read_structure(structure_text, shown(folder / "structure.yml"), page)
    findings += said if proposal.articles else (_no_article(file),)
    if structure is None or has_errors(findings):
        return None, findings
    with staging(folder) as stage:
        (stage / "source.txt").write_bytes(data)
        (stage / "structure.yml").write_text(structure_text, encoding="utf-8")
        (stage / "edition.yml").write_text(edition_text(edition_id, proposal, added), encoding="utf-8")
        for article in structure.articles:
            _write(stage / "facts" / f"{article.slug}.yml", facts_text(article))
            _write(stage / "en" / f"{article.slug}.yml", translation_text(article))
    return folder, findings


def _refusal(edition_id: str, folder: Path) -> Finding | None:
    if wrong := next(edition_name_findings(edition_id, "--id"), None):
        return wrong
    if os.path.lexists(folder):
        return _exists(folder)
    taken = leads_to(folder.parent.parent, edition_id)
    return former_name_taken(edition_id, *taken) if taken else None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def edition_text(edition_id: str, proposal: Proposal, added: str) -> str:
    """An edition.yml that claims nothing: paper and date unknown until an editor says otherwise."""
    articles = "".join(f"  - {{slug: {article.slug}, places: [], topics: []}}\n" for article in proposal.articles)
    return (
        f"{_EDITION_SCHEMA}"
        f"title: {{zh: {edition_id}, en: {edition_id}}}\n"
        "paper: unknown      # 或 / or {value: {zh: …, en: …}, basis: stated}\n"
        "date: unknown       # 或 / or {value: {zh: …, en: …}, basis: inferred, reason: {zh: …, en: …}}\n"
        f"added: {added}\n"
        "\n# 头条在前 / the lead story first\n"
        f"articles:\n{articles}"
        "\n# 更正 / corrections: - {article: …, find: …, replace: …, reason: {zh: …, en: …}}\n"
        "corrections: []\n"
    )


def facts_text(article: Article) -> str:
    """A fact file without facts."""
    return f"{_SCHEMA.format('facts')}article: {article.slug}\nfacts: []\n"


def translation_text(article: Article) -> str:
    """A translation file whose every segment waits for its English."""
    return update(TranslationTexts({}, {}), [article]).files[article.slug]


# -------------------------------------------------------------------- findings


def _exists(folder: Path) -> Finding:
    return Finding(
        "edition-exists",
        Severity.ERROR,
        Location(shown(folder)),
        Bilingual("这一期已经存在，未作任何改动", "this edition exists already; nothing was changed"),
        Bilingual("请换一个--id，或直接编辑其中的文件", "choose another --id, or edit its files"),
    )


def _no_article(file: Path) -> Finding:
    return Finding(
        "no-article",
        Severity.ERROR,
        Location(shown(file)),
        Bilingual("没有找到任何报道", "no article was found"),
        Bilingual("请核对是否导出了正文", "check that the export holds the text of the page"),
    )


def _unreadable(file: Path, error: OSError) -> Finding:
    return Finding(
        "file-unreadable",
        Severity.ERROR,
        Location(str(file)),
        Bilingual(f"无法读取（{reason(error).zh}）", f"cannot be read ({reason(error).en})"),
        Bilingual("请核对文件名", "check the file's name"),
    )
