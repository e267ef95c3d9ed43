"""Holding the recovery of today against an edition, and taking its answer where no editor has decided."""

from __future__ import annotations

from pathlib import Path

from generator.content_files import shown
from generator.findings import has_errors
from generator.model import Finding, Language
from generator.recovery import recover
from generator.source_file import read_source
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
    text = path.read_text(encoding="utf-8")
    structure, said = read_structure(text, shown(path), page)
    findings += said
    if structure is None or has_errors(findings):
        return None, findings
    proposal = recover(page)
    if update:
        new = updated(text, structure, proposal, page)
        if new != text:
            replace_file(path, new)
        structure, said = read_structure(new, shown(path), page)
        findings += said
        if structure is None:
            return None, findings
    return differences(structure, proposal, page, language), findings
