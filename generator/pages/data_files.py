"""The data files of the site: all facts as JSON and as a table for spreadsheets, and the schema that explains them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.building.shares import Shares
from generator.model import Digest, Edition, Glossary

if TYPE_CHECKING:
    from pydantic import BaseModel

    from generator.pages.published import PublishedFact, Story, Text

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


@dataclass(frozen=True, slots=True)
class _Entries:
    """What an edition has in the data files, as text."""

    stories: str
    facts: str
    relations: str
    rows: str


def data_files(digest: Digest, site: str, shares: Shares | None = None) -> dict[str, bytes]:
    """The content of each data file, by its path below the root of the site. `site`: the address of the root."""
    from generator.pages.published import schema  # noqa: PLC0415 - slow to load, and no page has a use for it

    known = shares or Shares()
    found = known.of_all(digest.editions, lambda edition: _entries(edition, digest, site), "data", site)
    entries = list(found.values())
    rows = "".join(each.rows for each in entries)
    return {
        f"{FOLDER}/facts.json": _document(entries).encode(),
        f"{FOLDER}/facts.csv": f"{_BYTE_ORDER_MARK}{_table([COLUMNS])}{rows}".encode(),
        f"{FOLDER}/facts.schema.json": (json.dumps(schema(), ensure_ascii=False, indent=1) + "\n").encode(),
    }


def _entries(edition: Edition, digest: Digest, site: str) -> _Entries:
    from generator.pages.published import published  # noqa: PLC0415

    own = published(replace(digest, editions=(edition,)), site)
    stories = {story.id: story for story in own.stories}
    return _Entries(
        _listed(own.stories),
        _listed(own.facts),
        _listed(own.relations),
        _table([_cell(value) for value in _row(fact, stories[fact.story])] for fact in own.facts),
    )


def _listed(entries: Iterable[BaseModel]) -> str:
    """Entries of a list, one a line: programs read them, and what changed in one is a line of a comparison."""
    return ",\n".join(f"  {each.model_dump_json()}" for each in entries)


def _document(entries: Sequence[_Entries]) -> str:
    """The whole of `facts.json`, from the entries of each edition."""
    from generator.pages.published import published  # noqa: PLC0415

    empty = published(Digest((), Glossary()), "/").model_dump_json(by_alias=True, indent=1)
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
    place = fact.place
    return (
        *(fact.id, story.edition, story.slug, story.headline.zh, story.headline.en, fact.label.zh, fact.label.en),
        *(fact.written, fact.said, fact.value, fact.high or "", fact.approx or "", fact.unit.zh, fact.unit.en),
        *(fact.base_value, fact.base_unit, fact.kind, *_both(fact.as_of)),
        *(place.id if place else "", *_both(place.name if place else None)),
        *(" ".join(story.topics), *_both(fact.group), fact.check or "", fact.quote, fact.url.zh, fact.url.en),
    )


def _both(text: Text | None) -> tuple[str, str]:
    return (text.zh, text.en) if text else ("", "")


def _cell(value: str) -> str:
    is_number = value[:1] in "+-" and value[1:].replace(".", "", 1).isdigit()
    return f"'{value}" if value.startswith(_FORMULA) and not is_number else value
