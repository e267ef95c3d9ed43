"""Holding the recovery of today against an edition, and taking its answer where no editor has decided."""

from __future__ import annotations

from pathlib import Path

from generator.content.files import read_text, shown
from generator.content.source_file import read_source
from generator.findings import has_errors
from generator.limits import FILE_BYTES
from generator.model import Bilingual, Finding, Language, Location, Severity
from generator.recovery import recover
from generator.structure.reading import read_structure
from generator.structure.revising import differences, updated
from generator.swap import replace_file


def revise_edition(folder: Path, language: Language, *, update: bool) -> tuple[str | None, tuple[Finding, ...]]:
    """Where the recovery differs from `structure.yml`, as a diff; with `update` the file takes it over.

    Articles marked reviewed are never touched. The diff is None where the files cannot be read. The file is replaced
    whole, and only when it changes. Raises OSError where it cannot be read or written.
    """
    path = folder / "structure.yml"
    _, page, findings = read_source(folder / "source.txt")
    if page is None:
        return None, findings
    read = read_text(path, FILE_BYTES)
    if read.text is None:
        return None, (*findings, *read.findings)
    text = read.text
    structure, said = read_structure(text, shown(path), page)
    if structure is None or has_errors((*findings, *said)):
        return None, (*findings, *said)
    proposal = recover(page)
    if update:
        new = updated(text, structure, proposal, page)
        structure, said = read_structure(new, shown(path), page)
        if structure is None or has_errors(said):
            return None, (*findings, _unusual_form(path))
        if new != text:
            replace_file(path, new)
    return differences(structure, proposal, page, language), (*findings, *said)


def _unusual_form(path: Path) -> Finding:
    return Finding(
        "structure-form",
        Severity.ERROR,
        Location(shown(path)),
        Bilingual(
            "文件的写法不能逐篇更新，未改动",
            "the file is written in a form that cannot be updated; nothing was changed",
        ),
        Bilingual(
            "请照digest add生成的写法：source、articles、furniture各另起一行，每篇以- slug:开头",
            "write it as `digest add` does: `source`, `articles` and `furniture` on lines of their own, each article "
            "beginning with `- slug:`",
        ),
    )
