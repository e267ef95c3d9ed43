"""The data files of the site: all facts as JSON and as a table for spreadsheets, and the schema that explains them."""

from __future__ import annotations

import csv
import io
import json

from generator.model import Digest
from generator.pages.published import PublishedFact, PublishedFacts, Story, Text, published, schema

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


def data_files(digest: Digest, site: str) -> dict[str, bytes]:
    """The content of each data file, by its path below the root of the site. `site`: the address of the root."""
    everything = published(digest, site)
    return {
        f"{FOLDER}/facts.json": (everything.model_dump_json(by_alias=True, indent=1) + "\n").encode(),
        f"{FOLDER}/facts.csv": _table(everything).encode(),
        f"{FOLDER}/facts.schema.json": (json.dumps(schema(), ensure_ascii=False, indent=1) + "\n").encode(),
    }


def _table(everything: PublishedFacts) -> str:
    stories = {story.id: story for story in everything.stories}
    text = io.StringIO(newline="")
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _row(fact, stories[fact.story])] for fact in everything.facts)
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
