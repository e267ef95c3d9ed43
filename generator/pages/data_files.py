"""The data files of the site: all facts as JSON and as a table for spreadsheets, and the schema that explains them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.cache.fingerprint import fingerprint
from generator.cache.shares import Shares
from generator.cache.store import key_of
from generator.compact_json import compact_json
from generator.model import Digest, Edition, Glossary
from generator.pages.published import published

if TYPE_CHECKING:
    from generator.pages.published_form import PublishedFact, Story, Text

FOLDER = "data"
_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it Excel takes UTF-8 for the code page of the machine, and Chinese for nonsense."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell of text that begins so is a formula to a spreadsheet: an apostrophe before it keeps it text."""
COLUMNS = (
    *("id", "edition", "article", "headline_zh", "headline_en", "label_zh", "label_en", "written", "said_en"),
    *("value", "high", "approx", "unit_zh", "unit_en", "base_value", "base_unit", "kind", "as_of_zh", "as_of_en"),
    *("place", "place_zh", "place_en", "topics", "group_zh", "group_en", "check", "quote", "url_zh", "url_en"),
)


class _Entries(NamedTuple):
    """What an edition has in the data files, as text."""

    stories: str
    facts: str
    relations: str
    rows: str


def data_files(digest: Digest, site: str, shares: Shares | None = None) -> dict[str, bytes]:
    """The content of each data file, by its path below the root of the site. `site`: the address of the root."""
    known = shares or Shares()
    found = known.of_all(digest.editions, lambda edition: _entries(edition, digest, site), "data", site)
    entries = list(found.values())
    rows = "".join(each.rows for each in entries)
    place = key_of("schema of the facts", fingerprint()) if known.store.folder else ""
    return {
        f"{FOLDER}/facts.json": _document(entries).encode(),
        f"{FOLDER}/facts.csv": f"{_BYTE_ORDER_MARK}{_table([COLUMNS])}{rows}".encode(),
        f"{FOLDER}/facts.schema.json": known.store.kept(place, _schema),
    }


def _schema() -> bytes:
    from generator.pages.published_form import schema  # noqa: PLC0415 - slow to load

    return (json.dumps(schema(), ensure_ascii=False, indent=1) + "\n").encode()


def _entries(edition: Edition, digest: Digest, site: str) -> _Entries:
    own = published(replace(digest, editions=(edition,)), site)
    stories = {story["id"]: story for story in own["stories"]}
    return _Entries(
        _listed(own["stories"]),
        _listed(own["facts"]),
        _listed(own["relations"]),
        _table([_cell(value) for value in _row(fact, stories[fact["story"]])] for fact in own["facts"]),
    )


def _listed(entries: Iterable[Mapping[str, Any]]) -> str:
    """Entries of a list, one a line: programs read them, and what changed in one is a line of a comparison."""
    return ",\n".join(f"  {compact_json(each)}" for each in entries)


def _document(entries: Sequence[_Entries]) -> str:
    """The whole of `facts.json`, from the entries of each edition."""
    empty = json.dumps(published(Digest((), Glossary()), "/"), ensure_ascii=False, indent=1)
    for name in ("stories", "facts", "relations"):
        own = ",\n".join(filter(None, (getattr(each, name) for each in entries)))
        if own:
            empty = empty.replace(f' "{name}": []', f' "{name}": [\n{own}\n ]', 1)
    return f"{empty}\n"


def _table(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _row(fact: PublishedFact, story: Story) -> tuple[str, ...]:
    place = fact["place"]
    return (
        *(fact["id"], story["edition"], story["slug"], *_both(story["headline"]), *_both(fact["label"])),
        *(fact["written"], fact["said"], fact["value"], fact["high"] or "", fact["approx"] or "", *_both(fact["unit"])),
        *(fact["base_value"], fact["base_unit"], fact["kind"], *_both(fact["as_of"])),
        *(place["id"] if place else "", *_both(place["name"] if place else None)),
        *(" ".join(story["topics"]), *_both(fact["group"]), fact["check"] or "", fact["quote"], *_both(fact["url"])),
    )


def _both(text: Text | None) -> tuple[str, str]:
    return (text["zh"], text["en"]) if text else ("", "")


def _cell(value: str) -> str:
    if not value.startswith(_FORMULA):  # as nearly all
        return value
    is_number = value[0] in "+-" and value[1:].replace(".", "", 1).isdigit()
    return value if is_number else f"'{value}"
