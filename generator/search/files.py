"""The index as files. They stand in a folder named by the index's own digest, so that no two indexes are ever mixed.

Within the folder their names stay the same from build to build, and so do the files of whatever has not changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from generator.model import Digest, Edition, Glossary, Language
from generator.search import aliases, readings
from generator.search.blocks import Placed, place
from generator.search.encoding import encode, joined
from generator.search.records import Record, RecordPart, Zone, records
from generator.search.shards import Shard, best_size, cut, file_name
from generator.search.suggestions import suggestions
from generator.search.tokens import index
from generator.search.units import units

PINYIN_SIZE = 2 * 1024
TITLES_IN_A_FILE = 8


def search_files(digest: Digest) -> dict[str, bytes]:
    """All files of the search by their path below `search/`; the manifest is `<digest>/manifest.json`."""
    files = dict(_files(digest, records(digest)))
    name = hashlib.sha256()
    for path in sorted(files):
        name.update(path.encode() + b"\0" + hashlib.sha256(files[path]).digest())
    return {f"{name.hexdigest()[:10]}/{path}": data for path, data in files.items()}


def _files(digest: Digest, found: Sequence[Record]) -> Iterator[tuple[str, bytes]]:
    parts = [part for record in found for part in record.parts]
    own = units([part.text for part in parts])
    placed = place(found, own.counts)
    part_records = np.repeat(np.arange(len(found)), [len(record.parts) for record in found])
    postings = index(own, part_records, np.array([each.start for each in placed], dtype=np.int64))
    with ThreadPoolExecutor() as cores:
        halves = cores.map(encode, postings)
        yield from _texts(found, placed)
        yield from _titles(found)
        encoded = joined(*halves)

    tokens = postings[0].tokens + postings[1].tokens
    size = best_size(int(encoded.ends[-1]) if len(encoded.ends) else 0)
    words = list(cut(tokens, encoded.data, encoded.ends, size, encoded.until))
    han = [each for each in postings[1].tokens if each[-1] != "$"]
    chars = [each for each in han if len(each) == 1]
    sounds = list(cut(*readings.by_reading(chars, [each for each in han if len(each) == 2]), PINYIN_SIZE))
    yield from ((f"words/{shard.name}.txt", shard.data) for shard in words)
    yield from ((f"more/{file_name(tokens[token])}-{tier}.txt", data) for token, tier, data in encoded.further)
    yield from ((f"pinyin/{shard.name}.txt", shard.data) for shard in sounds)
    latin = [each for each in postings[0].tokens if each.isalpha() and len(each) > 2]
    yield "latin.json", _json("\n".join(latin))
    yield "readings.json", _json({"syllables": " ".join(readings.syllables(chars)), "marks": _marks(sounds)})
    yield "sounds.json", _json(readings.sounds(chars))
    yield "traditional.json", _json(readings.traditional(chars))
    yield "aliases.json", _json(aliases.groups(digest.glossary))
    yield "filters.json", _json(_filters(digest.glossary, found, digest.editions))
    yield from _suggested(digest, frozenset(tokens))
    yield "manifest.json", _json({"records": len(found), "words": _marks(words), "titles": TITLES_IN_A_FILE})


def _suggested(digest: Digest, tokens: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    for language in Language:
        offered = suggestions(digest, language, tokens)
        yield from ((f"suggest/{language.value}/{at}.json", data) for at, data in enumerate(offered.files))
        yield f"suggest/{language.value}.json", _json(offered.firsts)


def _marks(shards: Sequence[Shard]) -> str:
    return "\n".join(shard.mark for shard in shards)


def _texts(found: Sequence[Record], placed: Sequence[Placed]) -> Iterator[tuple[str, bytes]]:
    """What a result shows, block by block: address, and for each part anchor, zone, first position and text.

    Every block has the headline and the kicker, whatever it holds besides.
    """
    at = 0
    for number, record in enumerate(found):
        blocks: dict[int, list[list[object]]] = {}
        head = []
        for part, where in zip(record.parts, placed[at : at + len(record.parts)], strict=True):
            if part.zone is Zone.HEADLINE or part.kicker:
                head.append(_part(part, where))
            else:
                blocks.setdefault(where.block, []).append(_part(part, where))
        at += len(record.parts)
        for block, own in (blocks or ({0: []} if head else {})).items():
            yield f"text/{number}-{block}.json", _json({"path": record.path, "parts": head + own})


def _part(part: RecordPart, where: Placed) -> list[object]:
    return [part.anchor, 3 if part.fact else int(part.zone), where.start, part.text]


def _titles(found: Sequence[Record]) -> Iterator[tuple[str, bytes]]:
    """Address and headline, the records of one language after the other."""
    for side, language in enumerate(Language):
        titles = [_title(record) for record in found[side::2]]
        for at in range(0, len(titles), TITLES_IN_A_FILE):
            number = at // TITLES_IN_A_FILE
            yield f"titles/{language.value}-{number}.json", _json(titles[at : at + TITLES_IN_A_FILE])


def _title(record: Record) -> list[str]:
    headline = next((part.text for part in record.parts if part.zone is Zone.HEADLINE), "")
    return [record.path, headline]


def _filters(glossary: Glossary, found: Sequence[Record], editions: Sequence[Edition]) -> dict[str, object]:
    """For each place, topic and edition its name in both languages, the numbers of its articles, and its id."""
    own = found[::2]
    named = {term.id: [term.zh, term.en] for term in glossary.terms}

    def members(values: Sequence[tuple[str, ...]], names: dict[str, list[str]]) -> list[list[object]]:
        articles: dict[str, list[int]] = {key: [] for key in names}
        for number, each in enumerate(values):
            for key in each:
                if key in articles:
                    articles[key].append(number)
        return [[*names[key], articles[key], key] for key in names if articles[key]]

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
