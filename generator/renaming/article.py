"""An article given another name wherever its edition says it (files in and out).

What is wrong elsewhere in the edition is left to the checks: a name is mostly chosen before all else is right.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.bilingual import ORPHANS
from generator.bilingual.translations import TranslationFile
from generator.content.files import folders_in, read_text, shown
from generator.content.folder import EDITIONS
from generator.content.names import OF_AN_EDITION, is_name, name_words, taken_words
from generator.edition.former_names import CHOOSE_ANOTHER
from generator.edition.schema import EditionFile
from generator.facts.schema import FactFile
from generator.findings import Outcome
from generator.likely_names import did_you_mean, nearest_name
from generator.limits import FACT_FILE_BYTES, FILE_BYTES
from generator.model import Bilingual, Finding, Location, Severity
from generator.renaming.edits import (
    Edit,
    among_former,
    applied,
    entries,
    instead,
    items,
    load_file,
    refused,
)
from generator.structure.schema import StructureFile
from generator.swap import replace_file
from generator.yaml_source import Loaded, Node, Schema
from generator.yaml_source.nodes import location

_BY_HAND = Bilingual("请写成“期/slug”，如2022-summer/market", "write it as `edition/slug`, as in 2022-summer/market")


def rename_article(content: Path, article: str, name: str, *, published: bool = True) -> Outcome:
    """Give an article another name. `article`: its slug, or `edition/slug` where several editions have it.

    `published`: its name until now is kept under `formerly`, so that the old address leads to the new one.

    Nothing is written where the name cannot be given or a file cannot be read. Raises OSError where one cannot be
    written; asked again, the command does what is left to do.
    """
    edition, _, slug = article.rpartition("/")
    folders, findings = folders_in(content / EDITIONS)
    structures = {folder: load_file(folder / "structure.yml", StructureFile, FILE_BYTES) for folder in folders}
    slugs = {folder: _slugs(structure) for folder, structure in structures.items()}
    holding = [folder for folder in folders if slug in slugs[folder] and edition in {"", folder.name}]
    if len(holding) != 1:
        unread = tuple(said for read in structures.values() if read.node is None for said in read.findings)
        return Outcome(findings=(*findings, *unread, _not_one(content, article, holding, slugs)))
    (folder,) = holding
    if wrong := _no_name(folder, name, slugs[folder]):
        return Outcome(findings=(wrong,))
    return _rename(folder, slug, name, published=published)


def _rename(folder: Path, slug: str, name: str, *, published: bool) -> Outcome:
    texts, gone, findings = dict[Path, str](), list[Path](), list[Finding]()
    for path, target, model, limit in _files(folder, slug, name):
        loaded = load_file(path, model, limit)
        if loaded.node is None:
            findings += loaded.findings
            continue
        texts[target] = _text_with(loaded, slug, name, keeps_former=published and model is EditionFile)
        if taken := _former_name_of_another(loaded, slug, name):
            findings.append(taken)
        if target != path:
            gone.append(path)
            if os.path.lexists(target) and read_text(target, limit).text != texts[target]:
                findings.append(_is_taken(target))
    if findings:
        return Outcome(findings=tuple(findings))
    *others, structure = texts
    for path in others:
        replace_file(path, texts[path])
    for path in gone:
        path.unlink()
    replace_file(structure, texts[structure])  # until then the command can be asked again
    return Outcome(tuple(texts), tuple(gone))


def _slugs(structure: Loaded[StructureFile]) -> tuple[str, ...]:
    return tuple(place.value for place in _names(structure.node) if isinstance(place.value, str))


def _files(folder: Path, slug: str, name: str) -> Iterator[tuple[Path, Path, type[Schema], int]]:
    """Every file that names the article, and where it stands afterwards; the one that decides comes last."""
    own: tuple[tuple[str, str, type[Schema], int], ...] = (
        ("facts", ".yml", FactFile, FACT_FILE_BYTES),
        ("en", ".yml", TranslationFile, FILE_BYTES),
        ("en", ORPHANS, TranslationFile, FILE_BYTES),
    )
    for room, ending, model, limit in own:
        path = folder / room / f"{slug}{ending}"
        if os.path.lexists(path):
            yield path, path.with_name(f"{name}{ending}"), model, limit
    yield folder / "edition.yml", folder / "edition.yml", EditionFile, FILE_BYTES
    yield folder / "structure.yml", folder / "structure.yml", StructureFile, FILE_BYTES


def _text_with(loaded: Loaded[Schema], slug: str, name: str, *, keeps_former: bool) -> str:
    """The text of a file in which the article has its new name; all else stays as it was written."""
    lines = loaded.lines
    edits = [instead(place, slug, name, lines) for place in _names(loaded.node) if place.value == slug]
    edits += _kept_as_former(loaded.node, slug, name, lines) if keeps_former else ()
    # Another reading of a torn paragraph says to which article it would belong.
    return re.sub(rf"(?m)^(\s*#\s*→ ){slug}(?=:)", rf"\g<1>{name}", applied(lines, edits))


def _kept_as_former(node: Node | None, slug: str, name: str, lines: Sequence[str]) -> Iterator[Edit]:
    """Where edition.yml lists the article, its name until now becomes a former one."""
    for entry in entries(node, "articles"):
        place = entry.child("slug")
        if place is None or place.value != slug or entry.mark is None:
            continue
        if entry.child("formerly"):
            yield from among_former(entry, slug, lines)
            continue
        line, _, end, _ = instead(place, slug, name, lines)
        end += lines[line][end : end + 1] in {"'", '"'}
        if lines[entry.mark.line][entry.mark.column] == "{":
            yield line, end, end, f", formerly: [{slug}]"
        else:
            key = entry.keys["slug"]
            indent = " " * (key.column if key else 0)
            yield line, len(lines[line]), len(lines[line]), f"\n{indent}formerly: [{slug}]"


def _former_name_of_another(loaded: Loaded[Schema], slug: str, name: str) -> Finding | None:
    """The old address of another article leads to that one already."""
    for entry in entries(loaded.node, "articles"):
        own = entry.child("slug")
        for each in items(entry.child("formerly")):
            if each.value == name and own and own.value not in {slug, name}:
                return Finding(
                    "name-taken",
                    Severity.ERROR,
                    location(loaded.path, each.mark),
                    Bilingual(
                        f"“{own.value}”从前叫“{name}”，这个旧网址转到那一篇",
                        f"`{own.value}` was once called `{name}`, and that old address leads to it",
                    ),
                    CHOOSE_ANOTHER,
                )
    return None


def _names(node: Node | None) -> Iterator[Node]:
    """Where a file names articles."""
    if node is None:
        return
    if one := node.child("article"):
        yield one
    for group, key in (("articles", "slug"), ("corrections", "article")):
        for entry in entries(node, group):
            if named := entry.child(key):
                yield named


def _not_one(content: Path, article: str, holding: Sequence[Path], slugs: Mapping[Path, tuple[str, ...]]) -> Finding:
    where = Location(shown(content / EDITIONS))
    if holding:
        editions = [folder.name for folder in holding]
        message = Bilingual(
            f"有几期都有“{article}”：{'、'.join(editions)}", f"several editions have `{article}`: {', '.join(editions)}"
        )
        return Finding("ambiguous-article", Severity.ERROR, where, message, _BY_HAND)
    known = [form for folder, found in slugs.items() for slug in found for form in (slug, f"{folder.name}/{slug}")]
    known += [folder.name for folder in slugs]
    near = nearest_name(article, known, 0.6)
    return Finding(
        "unknown-article",
        Severity.ERROR,
        where,
        Bilingual(f"没有这篇报道，也没有这一期：{article}", f"there is no article or edition `{article}`"),
        did_you_mean(near)
        if near
        else Bilingual(
            "请写structure.yml里的slug，或一期的文件夹名", "write a slug of structure.yml, or the folder of an edition"
        ),
    )


def _no_name(folder: Path, name: str, slugs: tuple[str, ...]) -> Finding | None:
    """Why an article of an edition cannot be called so."""
    if not is_name(name):
        return refused("invalid-id", Location("NAME"), name_words(name))
    if name in OF_AN_EDITION:
        return refused("reserved-name", Location("NAME"), taken_words(name))
    if name in slugs:
        return _is_taken(folder / "structure.yml", name)
    return None


def _is_taken(path: Path, name: str = "") -> Finding:
    message = (
        Bilingual(f"已有一篇报道叫“{name}”", f"another article is called `{name}`")
        if name
        else Bilingual("已有这个文件", "this file is there already")
    )
    return Finding("name-taken", Severity.ERROR, Location(shown(path)), message, CHOOSE_ANOTHER)
