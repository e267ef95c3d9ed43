"""An article given another name wherever its edition says it (files in and out).

What is wrong elsewhere in the edition is left to the checks: a name is mostly chosen before all else is right.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from generator.bilingual import ORPHANS
from generator.bilingual.translations import TranslationFile
from generator.content import EDITIONS
from generator.content_files import folders_in, read_text, shown
from generator.edition_schema import EditionFile
from generator.facts.schema import FactFile
from generator.findings import Outcome
from generator.likely_names import did_you_mean, nearest_name
from generator.limits import FACT_FILE_BYTES, FILE_BYTES
from generator.model import Bilingual, Finding, Location, Severity
from generator.names import OF_AN_EDITION, is_name, name_words, taken_words
from generator.structure.schema import StructureFile
from generator.swap import replace_file
from generator.yaml_source import Loaded, Node, Schema, load
from generator.yaml_source.nodes import location

Model = TypeVar("Model", bound=Schema)

Edit = tuple[int, int, int, str]
"""A line, from 0, the columns between which it changes, and what stands there then."""

_CHOOSE_ANOTHER = Bilingual("请换一个名称", "choose another name")
_BY_HAND = Bilingual("请写成“期/slug”，如2022-summer/market", "write it as `edition/slug`, as in 2022-summer/market")


def rename_article(content: Path, article: str, name: str, *, published: bool = True) -> Outcome:
    """Give an article another name. `article`: its slug, or `edition/slug` where several editions have it.

    `published`: its name until now is kept under `formerly`, so that the old address leads to the new one.

    Nothing is written where the name cannot be given or a file cannot be read. Raises OSError where one cannot be
    written; asked again, the command does what is left to do.
    """
    edition, _, slug = article.rpartition("/")
    folders, findings = folders_in(content / EDITIONS)
    structures = {folder: _load(folder / "structure.yml", StructureFile, FILE_BYTES) for folder in folders}
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
        loaded = _load(path, model, limit)
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


def _load(path: Path, model: type[Model], limit: int) -> Loaded[Model]:
    """A file as far as it can be read. It may be wrong in what it says, which is nothing to a name."""
    read = read_text(path, limit)
    if read.text is None:
        return Loaded(shown(path), (), None, None, read.findings)
    return load(read.text, shown(path), model, limit)


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
    lines = list(loaded.lines)
    edits = [_instead(place, slug, name, lines) for place in _names(loaded.node) if place.value == slug]
    edits += _kept_as_former(loaded.node, slug, name, lines) if keeps_former else ()
    for line, start, end, text in sorted(edits, reverse=True):
        lines[line] = f"{lines[line][:start]}{text}{lines[line][end:]}"
    # Another reading of a torn paragraph says to which article it would belong.
    return re.sub(rf"(?m)^(\s*#\s*→ ){slug}(?=:)", rf"\g<1>{name}", "\n".join(lines))


def _instead(place: Node, old: str, new: str, lines: Sequence[str]) -> Edit:
    """One name in place of another where it stands."""
    assert place.mark is not None  # noqa: S101 - what was read from a file stands somewhere
    start = lines[place.mark.line].index(old, place.mark.column)  # behind a quotation mark, if there is one
    return place.mark.line, start, start + len(old), new


def _kept_as_former(node: Node | None, slug: str, name: str, lines: Sequence[str]) -> Iterator[Edit]:
    """Where edition.yml lists the article, its name until now becomes a former one; its new name is none any more."""
    for entry in _entries(node, "articles"):
        place, former = entry.child("slug"), entry.child("formerly")
        if place is None or place.value != slug or entry.mark is None:
            continue
        names = _items(former)
        again = next((each for each in names if each.value == name), None)
        first = names[0].mark if names else None
        if again:
            yield _instead(again, name, slug, lines)
        elif first:
            before = lines[first.line][: first.column]
            follows = f"\n{before}" if before.rstrip().endswith("-") else ", "  # a list in lines, or one in brackets
            yield first.line, first.column, first.column, f"{slug}{follows}"
        elif former is None:
            line, _, end, _ = _instead(place, slug, name, lines)
            end += lines[line][end : end + 1] in {"'", '"'}
            if lines[entry.mark.line][entry.mark.column] == "{":
                yield line, end, end, f", formerly: [{slug}]"
            else:
                key = entry.keys["slug"]
                indent = " " * (key.column if key else 0)
                yield line, len(lines[line]), len(lines[line]), f"\n{indent}formerly: [{slug}]"


def _former_name_of_another(loaded: Loaded[Schema], slug: str, name: str) -> Finding | None:
    """The old address of another article leads to that one already."""
    for entry in _entries(loaded.node, "articles"):
        own = entry.child("slug")
        for each in _items(entry.child("formerly")):
            if each.value == name and own and own.value not in {slug, name}:
                return Finding(
                    "name-taken",
                    Severity.ERROR,
                    location(loaded.path, each.mark),
                    Bilingual(
                        f"“{own.value}”从前叫“{name}”，这个旧网址转到那一篇",
                        f"`{own.value}` was called `{name}`: that address leads to it",
                    ),
                    _CHOOSE_ANOTHER,
                )
    return None


def _names(node: Node | None) -> Iterator[Node]:
    """Where a file names articles."""
    if node is None:
        return
    if one := node.child("article"):
        yield one
    for group, key in (("articles", "slug"), ("corrections", "article")):
        for entry in _entries(node, group):
            if named := entry.child(key):
                yield named


def _entries(node: Node | None, group: str) -> Sequence[Node]:
    """What a list of a file holds."""
    return _items(node.child(group) if node else None)


def _items(node: Node | None) -> Sequence[Node]:
    """What a list holds; nothing where something else stands."""
    numbers = range(len(node.value)) if node and isinstance(node.value, list) else ()
    return [item for number in numbers if node and (item := node.child(number))]


def _not_one(content: Path, article: str, holding: Sequence[Path], slugs: Mapping[Path, tuple[str, ...]]) -> Finding:
    where = Location(shown(content / EDITIONS))
    if holding:
        editions = [folder.name for folder in holding]
        message = Bilingual(
            f"有几期都有“{article}”：{'、'.join(editions)}", f"several editions have `{article}`: {', '.join(editions)}"
        )
        return Finding("ambiguous-article", Severity.ERROR, where, message, _BY_HAND)
    if any(folder.name == article for folder in slugs):
        return Finding(
            "unknown-article",
            Severity.ERROR,
            where,
            Bilingual(f"“{article}”是一期，不是一篇报道", f"`{article}` is an edition, not an article"),
            Bilingual(
                "一期的名称就是文件夹名：还没有发布的，请直接改文件夹名；已经发布的，请不要改",
                "an edition is called as its folder: rename that while nothing is published, and never afterwards",
            ),
        )
    known = [form for folder, found in slugs.items() for slug in found for form in (slug, f"{folder.name}/{slug}")]
    near = nearest_name(article, known, 0.6)
    return Finding(
        "unknown-article",
        Severity.ERROR,
        where,
        Bilingual(f"没有这篇报道：{article}", f"there is no article `{article}`"),
        did_you_mean(near) if near else Bilingual("请写structure.yml里的slug", "write the slug that structure.yml has"),
    )


def _no_name(folder: Path, name: str, slugs: tuple[str, ...]) -> Finding | None:
    """Why an article of an edition cannot be called so."""
    path = shown(folder / "structure.yml")
    if not is_name(name):
        return Finding("invalid-id", Severity.ERROR, Location(path), *name_words(name))
    if name in OF_AN_EDITION:
        return Finding("reserved-name", Severity.ERROR, Location(path), *taken_words(name))
    if name in slugs:
        return _is_taken(folder / "structure.yml", name)
    return None


def _is_taken(path: Path, name: str = "") -> Finding:
    message = (
        Bilingual(f"已有一篇报道叫“{name}”", f"another article is called `{name}`")
        if name
        else Bilingual("已有这个文件", "this file is there already")
    )
    return Finding("name-taken", Severity.ERROR, Location(shown(path)), message, _CHOOSE_ANOTHER)
