"""The index as files. Every name carries the index's own digest, so that no two indexes are ever mixed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from generator.model import Digest, Edition, Glossary, Language
from generator.search import aliases, readings
from generator.search.encoding import encode
from generator.search.records import Record, Zone, records
from generator.search.shards import Shard, cut
from generator.search.suggestions import suggestions
from generator.search.tokens import index

SHARD_SIZE = 6 * 1024
"""Bytes: a query of six characters reads about three files."""
PINYIN_SIZE = 4 * 1024
TITLES_IN_A_FILE = 16


def search_files(digest: Digest) -> dict[str, bytes]:
    """All files of the search by their path below `search/`; the manifest is `<digest>/manifest.json`."""
    offered = {language.value: suggestions(digest, language) for language in Language}
    contents = dict(_files(digest.glossary, records(digest), digest.editions))
    contents |= {f"suggest/{key}/{at}.json": data for key, own in offered.items() for at, data in enumerate(own.files)}
    contents |= {f"suggest/{key}.json": _json(own.firsts) for key, own in offered.items()}
    name = hashlib.sha256()
    for path in sorted(contents):
        name.update(path.encode() + b"\0" + hashlib.sha256(contents[path]).digest())
    return {f"{name.hexdigest()[:10]}/{path}": data for path, data in contents.items()}


def _files(glossary: Glossary, found: Sequence[Record], editions: Sequence[Edition]) -> dict[str, bytes]:
    postings, starts = index(found)
    words = list(cut(zip(postings.tokens, encode(postings), strict=True), SHARD_SIZE))
    han = [each for each in postings.tokens if each >= "\u3007"]
    chars = [each for each in han if len(each) == 1]
    sounds = list(cut(readings.pairs_by_reading([each for each in han if len(each) <= 2]), PINYIN_SIZE))
    files = {f"words/{number}.bin": shard.data for number, shard in enumerate(words)}
    files |= {f"pinyin/{number}.bin": shard.data for number, shard in enumerate(sounds)}
    files |= {
        f"text/{number}.json": _json(_text(*each))
        for number, each in enumerate(zip(found, starts, strict=True))
        if each[0].parts
    }
    titles = [_title(record) for record in found]
    files |= {
        f"titles/{at // TITLES_IN_A_FILE}.json": _json(titles[at : at + TITLES_IN_A_FILE])
        for at in range(0, len(titles), TITLES_IN_A_FILE)
    }
    latin = [each for each in postings.tokens if each < "\u3007" and each.isalpha() and len(each) > 2]
    files["latin.json"] = _json("\n".join(latin))
    files["sounds.json"] = _json(readings.sounds())
    files["traditional.json"] = _json(readings.traditional(chars))
    files["aliases.json"] = _json(aliases.groups(glossary))
    files["filters.json"] = _json(_filters(glossary, found, editions))
    files["manifest.json"] = _json(
        {
            "records": len(found),
            "words": _firsts(words),
            "pinyin": _firsts(sounds),
            "syllables": " ".join(readings.syllables(chars)),
            "titles": TITLES_IN_A_FILE,
        }
    )
    return files


def _firsts(shards: Sequence[Shard]) -> str:
    return "\n".join(shard.first for shard in shards)


def _text(record: Record, starts: Sequence[int]) -> dict[str, object]:
    """What a result shows: address, and for each part anchor, zone, first position and text."""
    return {
        "path": record.path,
        "parts": [
            [part.anchor, 3 if part.fact else int(part.zone), start, part.text]
            for part, start in zip(record.parts, starts, strict=True)
        ],
    }


def _title(record: Record) -> list[str]:
    headline = next((part.text for part in record.parts if part.zone is Zone.HEADLINE), "")
    return [record.path, headline]


def _filters(glossary: Glossary, found: Sequence[Record], editions: Sequence[Edition]) -> dict[str, object]:
    """For each place, topic and edition its name in both languages, the numbers of its articles, and its id."""
    own = found[::2]
    named = {term.id: [term.zh, term.en] for term in glossary.terms}

    def members(values: Sequence[tuple[str, ...]], names: dict[str, list[str]]) -> list[list[object]]:
        used = [key for key in names if any(key in each for each in values)]
        return [[*names[key], [number for number, each in enumerate(values) if key in each], key] for key in used]

    return {
        "place": members([record.places for record in own], named),
        "topic": members([record.topics for record in own], named),
        "edition": members(
            [(record.edition,) for record in own],
            {edition.id: [edition.title.zh or edition.id, edition.title.en or edition.id] for edition in editions},
        ),
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
