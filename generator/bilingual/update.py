"""Bringing the translation files of an edition up to date with its Chinese.

Nothing is lost, and a second run changes nothing. Every piece of English goes to the part that `alignment` finds for
it, in whatever file that is. Unchanged Chinese keeps its English untouched; changed Chinese keeps it with the old
mirror, which makes it stale; merged parts get their English joined; what matches nothing is kept in a file of orphans.
New parts get an entry that waits for its English.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.bilingual.alignment import Passage, align, place_in
from generator.bilingual.entries import (
    EntryText,
    FileText,
    changed,
    english_characters,
    indented,
    new_entry,
    new_file,
    read_entries,
    with_comments,
)
from generator.folding import same
from generator.model import Article, PartKind

_MOST_ROUNDS = 8
"""Of the search for a state that another round leaves alone; two are usual."""


class LostEnglishError(RuntimeError):
    """The update would have lost English: a fault of this program, after which nothing is written."""


@dataclass(frozen=True, slots=True)
class TranslationTexts:
    """The texts of an edition's translation files, by slug."""

    files: Mapping[str, str]
    orphans: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where an entry was found."""

    slug: str
    orphaned: bool
    number: int
    entry: EntryText

    @property
    def place(self) -> tuple[str, str]:
        """The article and the part that its file and its id name."""
        return self.slug, self.entry.value("id")


def update(texts: TranslationTexts, articles: Sequence[Article]) -> TranslationTexts:
    """The same files, up to date. A file that is not needed any more is left out.

    The texts must be sound (see `load_translations`). Raises EntriesError where entries cannot be edited in place.
    """
    state = texts
    for _ in range(_MOST_ROUNDS):
        following = _round(state, articles)
        if following == state:
            break
        state = following
    if _english(texts) != _english(state):
        raise LostEnglishError
    return state


def _english(texts: TranslationTexts) -> Counter[str]:
    files = [read_entries(text) for text in (*texts.files.values(), *texts.orphans.values())]
    return Counter(char for file in files for char in english_characters(file.entries))


def _round(texts: TranslationTexts, articles: Sequence[Article]) -> TranslationTexts:
    files = {slug: read_entries(text) for slug, text in texts.files.items()}
    orphans = {slug: read_entries(text) for slug, text in texts.orphans.items()}
    origins = [*_origins(files, orphaned=False), *_origins(orphans, orphaned=True)]
    told = [origin for origin in origins if origin.entry.value("en")]
    targets = [
        Passage(article.slug, part.id, part.text)
        for article in articles
        for part in article.parts
        if part.kind is not PartKind.FURNITURE
    ]
    homes = align([_passage(origin) for origin in told], targets)
    homeless = [origin for origin, home in zip(told, homes, strict=True) if home is None]
    waiting = _waiting(origins, targets)
    left = [one for one in origins if not one.entry.value("en") and waiting.get(one.place) is not one]
    plan = _Plan(
        targets,
        {
            number: sorted(
                (origin for origin, home in zip(told, homes, strict=True) if home == number),
                key=lambda origin: place_in(origin.entry.value("zh"), targets[number].chinese),
            )
            for number in set(homes)
            if number is not None
        },
        waiting,
    )
    new_files = {article.slug: plan.file(article.slug, files.get(article.slug)) for article in articles}
    return TranslationTexts(
        {slug: file.text() for slug, file in new_files.items()},
        _orphan_files(
            orphans,
            {slug: file for slug, file in files.items() if slug not in new_files},
            [*homeless, *left],
        ),
    )


def _origins(files: Mapping[str, FileText], *, orphaned: bool) -> Iterable[_Origin]:
    for slug, file in files.items():
        for number, entry in enumerate(file.entries):
            yield _Origin(slug, orphaned, number, entry)


def _waiting(origins: Iterable[_Origin], targets: Iterable[Passage]) -> dict[tuple[str, str], _Origin]:
    """The first entry without English of each part."""
    parts = {(target.slug, target.part) for target in targets}
    found: dict[tuple[str, str], _Origin] = {}
    for origin in origins:
        if not origin.orphaned and not origin.entry.value("en") and origin.place in parts:
            found.setdefault(origin.place, origin)
    return found


def _passage(origin: _Origin) -> Passage:
    part = "" if origin.orphaned else origin.entry.value("id")
    return Passage(origin.slug, part, origin.entry.value("zh"))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What goes where."""

    targets: Sequence[Passage]
    english: Mapping[int, Sequence[_Origin]]
    """The pieces of English of each target, in order."""
    waiting: Mapping[tuple[str, str], _Origin]
    """The entry without English of a part, by the slug and the id."""

    def file(self, slug: str, old: FileText | None) -> FileText:
        """The new file of an article: entries keep the order that the translator gave them."""
        base = old or new_file(slug)
        rows: list[tuple[int, int, EntryText]] = []
        before = -1
        for number, target in enumerate(self.targets):
            if target.slug == slug:
                entry, place = self._entry(number, target, base)
                before = before if place is None else place
                # what is new to the file stands behind the entry of the part before it
                rows.append((before, 0 if place is not None else number + 1, entry))
        entries = [entry for _, _, entry in sorted(rows, key=lambda row: row[:2])]
        if rows and min(rows, key=lambda row: row[:2])[1]:
            entries[0] = replace(entries[0], text=entries[0].text.lstrip("\n"))
        return replace(base, entries=tuple(entries))

    def _entry(self, number: int, target: Passage, base: FileText) -> tuple[EntryText, int | None]:
        """The entry of a part, and its place in the file as it was; None where it comes from elsewhere."""
        pieces = self.english.get(number, ())
        blank = self.waiting.get((target.slug, target.part))
        if not pieces:
            if blank is None:
                return new_entry(target.part, target.chinese, base.dash, spaced=True), None
            mirror = blank.entry.value("zh")
            entry = blank.entry if same(mirror, target.chinese) else changed(blank.entry, zh=target.chinese)
            return entry, blank.number
        here = [piece for piece in pieces if piece.slug == target.slug and not piece.orphaned]
        first = here[0] if here else pieces[0]
        entry = first.entry if here else indented(first.entry, base.dash + 2 - first.entry.indent)
        entry = _joined(entry, [piece.entry for piece in pieces], target) if len(pieces) > 1 else entry
        mirror = entry.value("zh") or target.chinese
        entry = changed(entry, id=target.part, zh=mirror)
        comments = [comment for piece in pieces if piece is not first for comment in piece.entry.comments]
        comments += blank.entry.comments if blank else ()
        return with_comments(entry, comments, base.dash), first.number if here else None


def _joined(entry: EntryText, pieces: Sequence[EntryText], target: Passage) -> EntryText:
    """The entry with the English of all pieces in order, as sure as the least sure of them."""
    english = "\n".join(piece.value("en") for piece in pieces)
    mirror = "".join(piece.value("zh") for piece in pieces)
    states = {piece.value("state") for piece in pieces}
    origins = {piece.value("origin") for piece in pieces}
    entry = changed(
        entry,
        zh=target.chinese if same(mirror, target.chinese) else mirror,
        en="\n".join(line.strip() for line in english.split("\n") if line.strip()),
        state="reviewed" if states == {"reviewed"} else "draft",
        origin="machine" if "machine" in origins else "human",
    )
    waivers = [
        piece.value("waive")
        for piece in pieces
        if piece.value("waive") and piece.value("waive") != entry.value("waive")
    ]
    return with_comments(
        entry, [f"# waive: {' '.join(waiver.split())}" for waiver in waivers], max(entry.indent - 2, 0)
    )


def _orphan_files(
    orphans: Mapping[str, FileText], gone: Mapping[str, FileText], homeless: Sequence[_Origin]
) -> dict[str, str]:
    """The orphans of each file that they were in; a file whose article is gone keeps its own head and comments.

    An entry without English is kept for its comments alone.
    """
    kept = [one for one in homeless if one.orphaned or one.entry.value("en") or one.entry.comments]
    texts = {}
    for slug in dict.fromkeys(origin.slug for origin in kept):
        own = [origin for origin in kept if origin.slug == slug]
        base = orphans.get(slug) or gone.get(slug) or new_file(slug, orphans=True)
        there = [origin.entry for origin in own if origin.orphaned]
        moved = [indented(origin.entry, base.dash + 2 - origin.entry.indent) for origin in own if not origin.orphaned]
        texts[slug] = replace(base, entries=(*there, *moved)).text()
    return texts
