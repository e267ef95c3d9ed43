"""A whole edition given another name: its folder, and what its edition.yml says of that (files in and out)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.content.files import shown
from generator.content.names import OF_THE_SITE, edition_name_findings, is_name
from generator.edition.former_names import CHOOSE_ANOTHER, former_name_taken, leads_to
from generator.edition.schema import EditionFile
from generator.findings import Outcome
from generator.limits import FILE_BYTES
from generator.model import Bilingual, Finding, Location
from generator.renaming.edits import Edit, among_former, applied, instead, load_file, refused
from generator.swap import replace_file
from generator.yaml_source import Node


def rename_edition(folder: Path, name: str, *, published: bool = True) -> Outcome:
    """Give the edition in a folder another name.

    `published`: its name until now is kept under `formerly`, so that the old addresses lead to the new ones. One that
    could be no address was never published.

    Nothing is written where the name cannot be given or edition.yml cannot be read. Raises OSError where something
    cannot be written; asked again, the command does what is left to do.
    """
    if wrong := tuple(_not_given(folder, name)):
        return Outcome(findings=wrong)
    path = folder / "edition.yml"
    loaded = load_file(path, EditionFile, FILE_BYTES)
    if loaded.node is None:
        return Outcome(findings=loaded.findings)
    keeps = published and is_name(folder.name) and folder.name not in OF_THE_SITE
    edits = tuple(_edits(loaded.node, folder.name, name, loaded.lines, keeps=keeps))
    if edits:
        replace_file(path, applied(loaded.lines, edits))
    new = folder.with_name(name)
    folder.rename(new)
    return Outcome((new / "edition.yml",) if edits else (), renamed=((folder, new),))


def _not_given(folder: Path, name: str) -> Iterator[Finding]:
    """Why an edition cannot be called so."""
    if wrong := next(edition_name_findings(name, "NAME"), None):
        yield wrong
    elif os.path.lexists(folder.with_name(name)):
        message = Bilingual(f"已有一期叫“{name}”", f"another edition is called `{name}`")
        yield refused("name-taken", Location(shown(folder.with_name(name))), (message, CHOOSE_ANOTHER))
    elif taken := leads_to(folder.parent.parent, name, besides=folder.name):
        yield former_name_taken(name, *taken)


def _edits(file: Node, old: str, new: str, lines: Sequence[str], *, keeps: bool) -> Iterator[Edit]:
    """What edition.yml says then. A title that is only the name, as `digest add` leaves it, is the new name."""
    title = file.child("title")
    for language in ("zh", "en"):
        words = title.child(language) if title else None
        if words and words.value == old:
            yield instead(words, old, new, lines)
    if not keeps:
        return
    if file.child("formerly"):
        yield from among_former(file, old, lines)
    elif file.mark and lines[file.mark.line][file.mark.column] == "{":
        yield file.mark.line, file.mark.column + 1, file.mark.column + 1, f"formerly: [{old}], "
    else:
        place = file.keys.get("articles") or file.mark
        at, indent = (place.line, lines[place.line][: place.column]) if place else (0, "")
        while at and lines[at - 1].lstrip().startswith("#"):
            at -= 1  # a comment belongs to what it stands above
        if at and not lines[at - 1].strip():
            at -= 1
        yield at, 0, 0, f"{indent}formerly: [{old}]\n"
