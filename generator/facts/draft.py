"""A fact file as far as it can be read: one broken entry does not hide the faults of the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

import pydantic

from generator.content.names import is_name
from generator.facts.schema import FactEntry, FactFile, GroupEntry, RelationEntry, UncoveredEntry
from generator.model import Article, Bilingual, Finding, Severity
from generator.yaml_source import Loaded

Entry = TypeVar("Entry", bound=pydantic.BaseModel)
Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The sound entries of a fact file by their index in it, and the article that they are about."""

    loaded: Loaded[FactFile]
    article: Article
    slug: str | None
    lead: tuple[str, ...]
    groups: dict[int, GroupEntry]
    facts: dict[int, FactEntry]
    relations: dict[int, RelationEntry]
    uncovered: dict[int, UncoveredEntry]
    fact_ids: frozenset[str]
    """Ids that the file gives to facts, those of broken entries included."""
    group_ids: frozenset[str]
    groups_are_lost: bool
    """Whether `groups` is no list: any of them may be meant."""
    an_id_is_lost: bool
    """Whether an entry has no sound id of its own, or the list none of its name: a name that no fact has may be
    the one that it should have."""

    def error(self, rule: str, keys: Keys, message: Bilingual, remedy: Bilingual) -> Finding:
        """A finding about the value under these keys."""
        return self.loaded.finding(rule, keys, message, remedy, Severity.ERROR)


def draft(loaded: Loaded[FactFile], article: Article) -> Draft:
    """What of a loaded file can be checked."""
    plain = loaded.node.value if loaded.node else None
    raw = plain if isinstance(plain, dict) else {}
    slug = raw.get("article")
    return Draft(
        loaded,
        article,
        slug if isinstance(slug, str) else None,
        tuple(item for item in _list(raw, "lead") if isinstance(item, str)),
        _sound(raw, "groups", GroupEntry),
        _sound(raw, "facts", FactEntry),
        _sound(raw, "relations", RelationEntry),
        _sound(raw, "uncovered", UncoveredEntry),
        _ids(raw, "facts"),
        _ids(raw, "groups"),
        "groups" in raw and not isinstance(raw["groups"], list),
        "facts" not in raw or len(list(filter(is_name, _ids(raw, "facts")))) < len(_list(raw, "facts")),
    )


def _list(raw: dict[str, Any], key: str) -> list[Any]:
    value = raw.get(key)
    return value if isinstance(value, list) else []


def _ids(raw: dict[str, Any], key: str) -> frozenset[str]:
    ids = (item.get("id") for item in _list(raw, key) if isinstance(item, dict))
    return frozenset(name for name in ids if isinstance(name, str))


def _sound(raw: dict[str, Any], key: str, model: type[Entry]) -> dict[int, Entry]:
    found: dict[int, Entry] = {}
    for index, item in enumerate(_list(raw, key)):
        try:
            found[index] = model.model_validate(item)
        except pydantic.ValidationError:
            continue  # said by yaml_source, which read the whole file
    return found
