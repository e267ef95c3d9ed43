"""Checks that the places and topics named by editions and facts are in the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.content.files import read_text, shown
from generator.edition.schema import EditionFile
from generator.facts.schema import FactFile
from generator.likely_names import did_you_mean, nearest_name
from generator.limits import FILE_BYTES
from generator.model import Bilingual, Edition, Finding, Glossary, Location, Severity, Term
from generator.yaml_source import Schema, load

_SEPARATORS = re.compile(r"[、，,；;/\s]+")
_MOST_IDS = 12
"""The number of ids shown to an editor to choose from."""


def known_places_and_topics(edition: Edition, glossary: Glossary, folder: Path) -> Iterator[Finding]:
    """The places and topics of every article, and the places of every fact, are in the glossary.

    A missing one is reported once for each file, where it first occurs.
    """
    if not glossary.whole:
        return  # reported for the glossary itself
    if not glossary.terms:
        if any(article.places or article.topics for article in edition.articles):
            yield _no_glossary(folder.parent.parent)
        return
    known = {(term.id, term.kind) for term in glossary.terms}
    listed = [(place, "place") for article in edition.articles for place in article.places]
    listed += [(topic, "topic") for article in edition.articles for topic in article.topics]
    for name in dict.fromkeys(each for each in listed if each not in known):
        yield _not_in_glossary(folder / "edition.yml", EditionFile, name, (listed.count(name), glossary))
    for slug, sheet in edition.facts.items():
        placed = [(fact.place, "place") for fact in sheet.facts if fact.place is not None]
        for name in dict.fromkeys(each for each in placed if each not in known):
            path = folder / "facts" / f"{slug}.yml"
            yield _not_in_glossary(path, FactFile, name, (placed.count(name), glossary))


def _not_in_glossary(path: Path, model: type[Schema], wanted: tuple[str, str], told: tuple[int, Glossary]) -> Finding:
    """The finding. `wanted`: the id and its kind; `told`: how often the file names it, and the glossary."""
    (name, kind), (times, glossary) = wanted, told
    loaded = load(read_text(path, FILE_BYTES).text or "", shown(path), model, FILE_BYTES)
    kind_zh = {"place": "地点", "topic": "主题"}[kind]
    more = Bilingual(f"（本文件共{times}处）", f" ({times} times in this file)") if times > 1 else Bilingual("", "")
    return loaded.finding(
        "not-in-glossary",
        _first_place(loaded.value, name, kind),
        Bilingual(
            f"“{name}”不是glossary.yml中{kind_zh}的id{more.zh}",
            f"`{name}` is not the id of a {kind} in glossary.yml{more.en}",
        ),
        _id_meant(name, [term for term in glossary.terms if term.kind == kind]),
    )


def _first_place(file: Schema | None, name: str, kind: str) -> tuple[str | int, ...]:
    """The keys at which an id first occurs in an edition.yml or a fact file."""
    if isinstance(file, EditionFile):
        for number, article in enumerate(file.articles):
            named = article.places if kind == "place" else article.topics
            if name in named:
                return "articles", number, f"{kind}s", named.index(name)
    if isinstance(file, FactFile):
        for number, fact in enumerate(file.facts):
            if fact.place == name:
                return "facts", number, "place"
    return ()


def _id_meant(name: str, terms: Sequence[Term]) -> Bilingual:
    if _SEPARATORS.search(name):
        apart = ", ".join(each for each in _SEPARATORS.split(name) if each)
        return Bilingual(f"各项之间要用半角逗号：[{apart}]", f"put a comma between the ids: [{apart}]")
    ids = [term.id for term in terms]
    same = next((term.id for term in terms if name in {term.zh, term.en, *term.variants}), None)
    if near := same or nearest_name(name, ids, 0.75):
        return did_you_mean(near)
    some_of_them = f"{', '.join(ids[:_MOST_IDS])}{', …' if len(ids) > _MOST_IDS else ''}"
    return Bilingual(
        f"请写glossary.yml里已有的id（{some_of_them}），或先在content/glossary.yml中加上",
        f"write the id of an entry ({some_of_them}), or first add it to content/glossary.yml",
    )


def _no_glossary(content: Path) -> Finding:
    return Finding(
        "file-missing",
        Severity.ERROR,
        Location(shown(content / "glossary.yml")),
        Bilingual(
            "没有词汇表，或表中没有词条，而edition.yml写了其中的地点和主题",
            "there is no glossary, or it is empty, but an edition.yml names places and topics in it",
        ),
        Bilingual("请恢复content/glossary.yml，或补上词条", "restore content/glossary.yml, or add the entries"),
    )
