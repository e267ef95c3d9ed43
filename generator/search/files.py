"""The index as files. They stand in a folder named by the index's own digest, so that no two indexes are ever mixed.

Within the folder their names stay the same from build to build, and so do the files of whatever has not changed.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from generator.cache.fingerprint import fingerprint
from generator.cache.shares import Group, Shares
from generator.cache.store import key_of
from generator.model import Digest, Edition, Glossary, Language, Script
from generator.search import aliases, readings
from generator.search.merging import Edit, Lists, changed, lists, places_of
from generator.search.shards import Shard, best_size, cut, file_name
from generator.search.share import Listing, Share, as_json, share_of
from generator.search.suggestions import suggestions
from generator.search.tokens import Postings

SUMS = "sums.bin"
PINYIN_SIZE = 2 * 1024
TITLES_IN_A_FILE = 8
_FEW = 8
"""Editions: after more edits than this all lists are made anew, which then takes no longer."""


class Index(NamedTuple):
    """All files of an index by their paths within its folder."""

    files: Mapping[str, bytes]
    texts: tuple[Group, ...]
    """The texts of each edition, which are made only where they are wanted."""


def search_files(digest: Digest) -> dict[str, bytes]:
    """All files of the search by their path below `search/`; the manifest is `<digest>/manifest.json`."""
    index = search_index(digest, Shares())
    files = {**index.files, **{path: data for group in index.texts for path, data in group.make().items()}}
    name = folder_of({path: hashlib.sha256(data).digest() for path, data in files.items()})
    return {f"{name}/{path}": data for path, data in files.items()}


def folder_of(sums: Mapping[str, bytes]) -> str:
    """The name of the folder of an index whose files have these SHA-256."""
    name = hashlib.sha256()
    for path in sorted(sums):
        name.update(path.encode() + b"\0" + sums[path])
    return name.hexdigest()[:10]


def sums_file(sums: Mapping[str, bytes]) -> bytes:
    """By what a browser tells which files of another index are in this one too: five bytes of each.

    They are made of path and content, so that no path has to stand there: whoever has a file makes its own.
    """
    return b"".join(sorted(hashlib.sha256(path.encode() + b"\0" + sums[path]).digest()[:5] for path in sums))


def search_index(digest: Digest, shares: Shares) -> Index:
    """The index of all editions, from what each brings."""
    brought = list(_brought(digest, shares))
    own, listings = [each for each, _ in brought], [listing for _, listing in brought]
    firsts = list(_firsts(listings))
    ends = [first + listing.records for first, listing in zip(firsts, listings, strict=True)]
    texts = (each.texts(ends[-1] - end) for each, end in zip(own, ends, strict=True))
    return Index(dict(_files(digest, listings, _lists(own, listings, firsts, shares), shares)), tuple(texts))


def _firsts(listings: Sequence[Listing]) -> Iterator[int]:
    """The number of the first record of each edition."""
    first = 0
    for listing in listings:
        yield first
        first += listing.records


def _brought(digest: Digest, shares: Shares) -> Iterator[tuple[_Own, Listing]]:
    """What each edition brings, and its listing."""
    for edition in digest.editions:
        own = _Own(edition, digest.glossary, shares)
        yield own, own.listing


class _Own:
    """What an edition brings to the search, each part of it fetched or made when it is wanted."""

    def __init__(self, edition: Edition, glossary: Glossary, shares: Shares) -> None:
        self.edition, self.shares = edition, shares
        self._made: Callable[[], Share] = cache(lambda: share_of(edition, glossary))

    @property
    def listing(self) -> Listing:
        return self.shares.of(self.edition.id, lambda: self._made().listing, "search", "listing")

    @property
    def postings(self) -> tuple[Postings, Postings]:
        return self.shares.of(self.edition.id, lambda: self._made().postings, "search", "postings")

    @property
    def postings_key(self) -> str:
        return self.shares.key(self.edition.id, "search", "postings")

    def texts(self, behind: int) -> Group:
        """The files that show its records, when so many of other editions stand behind it."""

        @cache
        def files() -> dict[str, bytes]:
            found = self.shares.of(self.edition.id, lambda: self._made().texts, "search", "texts")
            end = behind + self.listing.records
            return {f"text/{_from_oldest(record, end)}-{block}.json": data for record, block, data in found}

        name = f"search texts of {self.edition.id}"
        return Group(self.shares.key(self.edition.id, "search", "texts", str(behind)), files, name)


def _from_oldest(record: int, count: int) -> int:
    """The number of a record in names of files, one of so many: a new edition at the front leaves it as it is."""
    return count - 2 - (record & ~1) + (record & 1)


class _Kept(NamedTuple):
    """The lists of the last build, and of what they were made."""

    editions: tuple[tuple[str, int], ...]
    """Of each edition the key of its postings, and how many records it has."""
    lists: Lists


def _lists(own: Sequence[_Own], listings: Sequence[Listing], firsts: Sequence[int], shares: Shares) -> Lists:
    """The lists of the whole: those of the last build where nothing has changed, or after few editions were edited."""
    place = key_of("search", fingerprint(), "lists") if shares.store.folder else ""
    editions = tuple((each.postings_key, listing.records) for each, listing in zip(own, listings, strict=True))
    kept: _Kept | None = shares.store.get(place)
    edits = _edits(kept, editions, own, firsts, shares) if kept is not None else None
    if kept is not None and edits is not None:
        found = changed(kept.lists, edits)
    else:
        postings = [each.postings for each in own]
        found = lists([[(first, each[half]) for first, each in zip(firsts, postings, strict=True)] for half in (0, 1)])
    for key, _ in editions:
        shares.store.use(key)  # after the next edit they say what it changed
    if all(key for key, _ in editions) and (kept is None or kept.editions != editions):
        shares.store.put(place, _Kept(editions, found))
    return found


def _edits(
    kept: _Kept, editions: Sequence[tuple[str, int]], own: Sequence[_Own], firsts: Sequence[int], shares: Shares
) -> list[Edit] | None:
    """What was edited since; None where editions came or went, stories did, or too much else is different."""
    if [records for _, records in kept.editions] != [records for _, records in editions]:
        return None
    different = [at for at, (old, new) in enumerate(zip(kept.editions, editions, strict=True)) if old != new]
    if len(different) > _FEW:
        return None
    edits = []
    for at in different:
        before = shares.store.get(kept.editions[at][0])
        if before is None:
            return None
        first, records = firsts[at], editions[at][1]
        after = own[at].postings
        edits.append(Edit(range(first, first + records), places_of(before, first), places_of(after, first)))
    return edits


def _files(digest: Digest, listings: Sequence[Listing], found: Lists, shares: Shares) -> Iterator[tuple[str, bytes]]:
    tokens, encoded = found.tokens, found.encoded
    size = best_size(int(encoded.ends[-1]) if len(encoded.ends) else 0)
    words = list(cut(tokens, encoded.data, encoded.ends, size, encoded.until))
    yield from ((f"words/{shard.name}.txt", shard.data) for shard in words)
    yield from ((f"more/{file_name(tokens[token])}-{tier}.txt", data) for token, tier, data in encoded.further)
    yield from _titles(listings)
    yield from _of_vocabulary(tokens, shares)
    yield "aliases.json", as_json(aliases.groups(digest.glossary))
    yield "filters.json", as_json(_filters(digest.glossary, listings, digest.editions))
    yield from _suggested(digest.glossary, listings, frozenset(tokens))
    records = sum(listing.records for listing in listings)
    manifest: dict[str, object] = {"records": records, "words": _marks(words), "titles": TITLES_IN_A_FILE}
    if traditional := [each.id for each in digest.editions if each.raw.script is Script.TRADITIONAL]:
        manifest["traditional"] = traditional
    yield "manifest.json", as_json(manifest)


def _of_vocabulary(tokens: Sequence[str], shares: Shares) -> Iterator[tuple[str, bytes]]:
    """What depends only on which tokens there are: few edits bring a new one."""
    key = key_of("search", fingerprint(), "vocabulary", "\n".join(tokens)) if shares.store.folder else ""
    known: dict[str, bytes] | None = shares.store.get(key)
    if known is None:
        known = dict(_vocabulary(tokens))
        shares.store.put(key, known)
    yield from known.items()


def _vocabulary(tokens: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    first = bisect_left(tokens, "\u3007")  # words and numbers stand before what is Han
    han = [token for token in tokens[first:] if token[-1] != "$"]
    chars = [token for token in han if len(token) == 1]
    sounds = list(cut(*readings.by_reading(chars, [token for token in han if len(token) == 2]), PINYIN_SIZE))
    yield from ((f"pinyin/{shard.name}.txt", shard.data) for shard in sounds)
    looks = list(cut(*readings.by_look(chars), PINYIN_SIZE))
    yield from ((f"looks/{shard.name}.txt", shard.data) for shard in looks)
    latin = [token for token in tokens[:first] if token.isalpha() and len(token) > 2]
    yield "latin.json", as_json("\n".join(latin))
    spoken = " ".join(readings.syllables(chars))
    yield "readings.json", as_json({"syllables": spoken, "marks": _marks(sounds), "looks": _marks(looks)})
    yield "sounds.json", as_json(readings.sounds(chars))
    yield "traditional.json", as_json(readings.traditional(chars))


def _suggested(glossary: Glossary, listings: Sequence[Listing], tokens: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    for side, language in enumerate(Language):
        labels = frozenset[str]().union(*(listing.labels[side] for listing in listings))
        offered = suggestions(glossary, labels, language, tokens)
        yield from ((f"suggest/{language.value}/{at}.json", data) for at, data in enumerate(offered.files))
        yield f"suggest/{language.value}.json", as_json(offered.firsts)


def _marks(shards: Sequence[Shard]) -> str:
    return "\n".join(shard.mark for shard in shards)


def _titles(listings: Sequence[Listing]) -> Iterator[tuple[str, bytes]]:
    """Address and headline, the records of one language after the other, the oldest first."""
    every = [title for listing in listings for title in listing.titles]
    for side, language in enumerate(Language):
        titles = every[side::2][::-1]
        for at in range(0, len(titles), TITLES_IN_A_FILE):
            number = at // TITLES_IN_A_FILE
            yield f"titles/{language.value}-{number}.json", as_json(titles[at : at + TITLES_IN_A_FILE])


def _filters(
    glossary: Glossary, listings: Sequence[Listing], editions: Sequence[Edition]
) -> dict[str, list[list[object]]]:
    """For each place, topic and edition its name in both languages, the numbers of its articles, and its id."""
    named = {term.id: [term.zh, term.en] for term in glossary.terms}
    titles = {edition.id: [edition.title.zh or edition.id, edition.title.en or edition.id] for edition in editions}
    own = [(edition.id,) for edition, listing in zip(editions, listings, strict=True) for _ in listing.places]
    return {
        "place": _members([places for listing in listings for places in listing.places], named),
        "topic": _members([topics for listing in listings for topics in listing.topics], named),
        "edition": _members(own, titles),
    }


def _members(values: Sequence[tuple[str, ...]], names: Mapping[str, list[str]]) -> list[list[object]]:
    articles: dict[str, list[int]] = {key: [] for key in names}
    for number, each in enumerate(values):
        for key in each:
            if key in articles:
                articles[key].append(number)
    return [[*names[key], articles[key], key] for key in names if articles[key]]
