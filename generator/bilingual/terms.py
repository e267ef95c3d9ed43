"""The English uses the words that the glossary agreed on, and spells every name one way.

A Chinese term asks for its English (`en`, or a wording under `accept`), inflected forms understood. The longest term at
a place counts: 河湾镇图书馆 does not ask for 图书馆 as well. Names also may not appear in the English without
their Chinese, in a spelling that the glossary lists under `variants`, or nearly but not quite as agreed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import filterfalse
from typing import TypeVar

from generator.bilingual.levels import LEVELS
from generator.bilingual.remarks import Remark
from generator.bilingual.words import Prose, Word, distance, prose_of, without_marks, words_of
from generator.folding import fold
from generator.model import Bilingual, Glossary, Term
from generator.script import simple

T = TypeVar("T")
Span = tuple[int, int]
_NAMES = frozenset({"place", "person", "organisation"})
_OWN_NAMES = frozenset({"place", "person"})
"""What has a spelling of its own; the name of an organisation is made of words."""
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term, ready for comparing."""

    term: Term
    chinese: tuple[str, ...]
    """Folded: its Chinese, and of places and people the short forms."""
    english: tuple[tuple[Word, ...], ...]
    variants: tuple[tuple[str, tuple[Word, ...]], ...]
    """Spellings that the glossary rejects, as written and as words."""


@dataclass(frozen=True, slots=True, eq=False)
class TermBook:
    """A glossary, ready for checking many texts. Each equals itself alone, and what it says of words can be kept."""

    entries: tuple[_Entry, ...] = ()
    names: frozenset[str] = frozenset()
    """Every word of every accepted English, as spelt."""
    chinese: dict[str, tuple[tuple[int, str, _Entry], ...]] = field(default_factory=dict)
    """By its first character, every Chinese form with its entry, and with its rank: the longest comes first."""
    english: dict[str, tuple[tuple[str, tuple[Word, ...]], ...]] = field(default_factory=dict)
    """By the stem of its first word, every accepted English with the id of its entry."""
    levelled: dict[str, tuple[tuple[_Entry, frozenset[str], tuple[Word, ...]], ...]] = field(default_factory=dict)
    """By the stem of its first word, every place that is known to be a town or the like: the entry, the words for it,
    the name without them."""
    rejected: dict[str, tuple[tuple[int, _Entry, str, tuple[Word, ...]], ...]] = field(default_factory=dict)
    """By the stem of its first word, every spelling or wording that the glossary rejects: its rank in the glossary, the
    entry, as written, as words."""
    sought: frozenset[str] = frozenset()
    """The stems with which whatever is looked for in the English begins."""
    phrases: frozenset[tuple[str, ...]] = frozenset()
    """Every accepted English, as stems."""
    plain: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """By its first letter, each word of the names of places and people without diacritics and case, and as it is."""
    named: dict[str, tuple[_Entry, ...]] = field(default_factory=dict)
    """By each of these words, the places and people of whose name it is one."""
    by_id: dict[str, _Entry] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    """Of each entry its place in the glossary, by id."""
    complete: bool = True
    """Whether the glossary could be read whole: of one that could not, every name and term would seem to be missing."""


def term_book(glossary: Glossary) -> TermBook:
    """Make a glossary ready. Topics ask for nothing."""
    entries = tuple(_entry(term) for term in glossary.terms if term.kind != "topic" and term.zh)
    accepted = [form for entry in entries for form in entry.english]
    names = frozenset(_bare(word.text) for form in accepted for word in form)
    generic = {word.text.casefold() for level in LEVELS.values() for word in words_of(level.en)}
    named = _grouped(
        (_bare(word.text), entry)
        for entry in entries
        if entry.term.kind in _OWN_NAMES
        for form in entry.english
        for word in form
        if word.text[:1].isupper() and word.text.casefold() not in generic and len(word.text) > 3
    )
    english = _by_first_word(entries)
    levelled = _grouped((name[0].stem, (entry, own, name)) for entry, own, name in _levelled(entries) if name)
    rejected = _rejected_by_first_word(entries)
    return TermBook(
        entries,
        names,
        chinese=_by_first_character(entries),
        english=english,
        levelled=levelled,
        rejected=rejected,
        sought=frozenset({*english, *levelled, *rejected}),
        phrases=frozenset(tuple(word.stem for word in form) for form in accepted),
        plain=_grouped((bare[:1], (bare, name)) for name in sorted(named) for bare in [without_marks(name)]),
        named=named,
        by_id={entry.term.id: entry for entry in entries},
        order={entry.term.id: place for place, entry in enumerate(entries)},
        complete=glossary.whole and bool(glossary.terms),
    )


def _grouped(rows: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Rows by their keys, in their order: of hundreds of names few begin as anything in one text does."""
    found: dict[str, list[T]] = {}
    for key, row in rows:
        found.setdefault(key, []).append(row)
    return {key: tuple(own) for key, own in found.items()}


def _by_first_word(entries: Sequence[_Entry]) -> dict[str, tuple[tuple[str, tuple[Word, ...]], ...]]:
    return _grouped((form[0].stem, (entry.term.id, form)) for entry in entries for form in entry.english if form)


def _rejected_by_first_word(
    entries: Sequence[_Entry],
) -> dict[str, tuple[tuple[int, _Entry, str, tuple[Word, ...]], ...]]:
    variants = ((entry, variant, form) for entry in entries for variant, form in entry.variants if form)
    return _grouped(
        (form[0].stem, (rank, entry, variant, form)) for rank, (entry, variant, form) in enumerate(variants)
    )


def _by_first_character(entries: Sequence[_Entry]) -> dict[str, tuple[tuple[int, str, _Entry], ...]]:
    forms = ((form, entry) for entry in entries for form in entry.chinese if form)
    longest_first = sorted(forms, key=lambda row: -len(row[0]))
    return _grouped((form[0], (rank, form, entry)) for rank, (form, entry) in enumerate(longest_first))


def _levelled(entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, frozenset[str], tuple[Word, ...]]]:
    for entry in entries:
        term = entry.term
        if term.kind != "place":
            continue
        own = next((generic for generic in _GENERIC if term.en.endswith(f" {generic}")), None)
        if own is not None:
            yield entry, frozenset({own}), words_of(term.en.removesuffix(f" {own}"))
        elif term.level is not None:
            yield entry, _CITY if term.level in _CITIES else frozenset({_title(term.level)}), entry.english[0]


def _entry(term: Term) -> _Entry:
    short = [variant for variant in term.variants if _HAN.search(variant)] if term.kind in _OWN_NAMES else []
    accepted = tuple(words_of(form) for form in (term.en, *term.accept))
    rejected = [
        (variant, words_of(variant))
        for variant in term.variants
        if not _HAN.search(variant) and not (term.kind == "place" and _holds_accepted(variant, accepted))
    ]
    return _Entry(term, tuple(fold(simple(form)).text for form in (term.zh, *short)), accepted, tuple(rejected))


def _holds_accepted(variant: str, accepted: Sequence[tuple[Word, ...]]) -> bool:
    """`Hewan Autonomous Region` spells Hewan as agreed; `Hewan City` adds what Hewan is, and is another name."""
    words = prose_of(variant, {form[0].stem for form in accepted if form})
    for form in accepted:
        for _ in words.occurrences(form):
            return len(words.texts) - len(form) != 1
    return False


def _title(level: str) -> str:
    return LEVELS[level].en.title()


_GENERIC = {
    **{_title(key): level.zh for key, level in LEVELS.items() if key not in {"country", "autonomous-region"}},
    "City": "市",
}
"""What stands behind the names of places, and what it is in Chinese."""
_CITIES = frozenset({"municipality", "sub-provincial-city", "prefecture-level-city", "county-level-city"})
_CITY = frozenset({"City", _title("municipality")})


# ------------------------------------------------------------------- one text


@dataclass(frozen=True, slots=True)
class TermCheck:
    """What the term check found in one text."""

    remarks: tuple[Remark, ...]
    spans: tuple[Span, ...]
    """Where agreed terms whose Chinese is there stand in the English."""


def check_terms(book: TermBook, chinese: str, english: str) -> TermCheck:
    """Compare one translated text with the glossary."""
    folded = fold(simple(chinese)).text
    there = tuple(_present(book, folded))
    words = prose_of(english, book.sought)
    spans = _spans(book, words)
    agreed = tuple(span for entry in there for span in spans.get(entry.term.id, ()))
    if not book.complete:
        return TermCheck((), agreed)
    remarks = [
        *_missing(there, spans, words),
        *_variants(book, folded, english, words, agreed),
        *_misspelt(book, folded, words),
        *_wrong_level(book, english, words),
        *_unknown_places(book, folded, english),
        *_not_in_source(book, folded, there, spans, agreed),
    ]
    return TermCheck(tuple(remarks), agreed)


def _present(book: TermBook, text: str) -> Iterator[_Entry]:
    """The terms of a folded Chinese text, the longest at each place, in the order of the text."""
    taken = [False] * len(text)
    found: dict[str, tuple[int, _Entry]] = {}
    first_characters = book.chinese.keys() & set(text)
    for _, form, entry in sorted(row for char in first_characters for row in book.chinese[char] if row[1] in text):
        at = text.find(form)
        while at >= 0:
            if not all(taken[at : at + len(form)]):
                first = found.get(entry.term.id)
                if not any(taken[at : at + len(form)]):
                    found[entry.term.id] = (min(at, first[0]) if first else at, entry)
                taken[at : at + len(form)] = [True] * len(form)
            at = text.find(form, at + 1)
    yield from (entry for _, entry in sorted(found.values(), key=lambda row: row[0]))


def _spans(book: TermBook, words: Prose) -> dict[str, tuple[Span, ...]]:
    """Where the accepted English of each term stands, by id; a term that stands nowhere is left out."""
    found: dict[str, list[Span]] = {}
    for stem in words.places:
        for term_id, form in book.english.get(stem, ()):
            if spans := words.occurrences(form):
                found.setdefault(term_id, []).extend(spans)
    return {term_id: tuple(spans) for term_id, spans in found.items()}


def _missing(there: Sequence[_Entry], spans: dict[str, tuple[Span, ...]], words: Prose) -> Iterator[Remark]:
    """A term of the Chinese has its agreed English."""
    for entry in there:
        if entry.term.id in spans:
            continue
        term = entry.term
        if any(words.occurrences(form) for _, form in entry.variants):
            continue  # said of the variant itself
        accepted = [term.en, *term.accept]
        name = term.kind in _NAMES
        yield Remark(
            "name-missing" if name else "term-missing",
            term.zh,
            Bilingual(f"译文里没有“{term.zh}”的定译", f"the English lacks the agreed translation of “{term.zh}”"),
            Bilingual(f"定译是{'，或'.join(accepted)}", f"the glossary has {' or '.join(accepted)}"),
        )


def _variants(book: TermBook, chinese: str, english: str, words: Prose, agreed: Sequence[Span]) -> Iterator[Remark]:
    """No spelling or wording that the glossary lists as another one is used."""
    there = sorted(row for stem in words.places for row in book.rejected.get(stem, ()))
    for _, entry, variant, form in there:
        own_name = entry.term.kind in _OWN_NAMES
        if len(form) == 1 and not own_name and not any(zh in chinese for zh in entry.chinese):
            continue  # one word may be used in another sense: only where its Chinese stands it is the term
        for start, end in words.occurrences(form):
            if any(low <= start and end <= high for low, high in agreed) or _belongs_to_another(book, entry, form):
                continue
            if own_name and not _as_spelt(english, form, start):
                continue
            yield _rejected(entry.term, variant)
            break


def _belongs_to_another(book: TermBook, entry: _Entry, form: Sequence[Word]) -> bool:
    stems = [word.stem for word in form]
    return any(
        [word.stem for word in accepted] == stems
        for other in book.entries
        if other is not entry
        for accepted in other.english
    )


def _as_spelt(english: str, form: Sequence[Word], start: int) -> bool:
    """A name counts as one only with its capital letter: `saka` is no place."""
    return english[start].isupper() or not form[0].text[:1].isupper()


def _rejected(term: Term, variant: str) -> Remark:
    return Remark(
        "name-variant" if term.kind in _NAMES else "term-variant",
        variant,
        Bilingual(f"“{variant}”不是“{term.zh}”的定译", f"“{variant}” is not the agreed translation of “{term.zh}”"),
        Bilingual(f"请写{term.en}", f"write {term.en}"),
    )


# ---------------------------------------------------------------------- names


_POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=1 << 14)
def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)


def _misspelt(book: TermBook, chinese: str, words: Prose) -> Iterator[Remark]:
    """A capitalised word that is nearly a name of the Chinese is that name; nearly another it may well be right."""
    said: set[str] = set()
    for word in filterfalse(str.islower, words.texts):  # which most of them are
        if not word[0].isupper():
            continue
        bare = _bare(word)
        if bare in book.names or bare in said or len(bare) < 4:
            continue
        if name := _name_meant(bare, book, chinese):
            said.add(bare)
            yield Remark(
                "name-misspelt",
                bare,
                Bilingual(f"“{bare}”像是“{name}”的误拼", f"“{bare}” looks like “{name}” misspelt"),
                Bilingual(
                    f"请写{name}；若是另一个名字，请收入glossary.yml",
                    f"write {name}; if it is another name, add it to glossary.yml",
                ),
            )


@lru_cache(maxsize=1 << 14)
def _nearly(word: str, book: TermBook) -> tuple[str, ...]:
    """The names that a capitalised word nearly is; the same words are met in many texts."""
    plain = without_marks(word)
    found = []
    for target, name in book.plain.get(plain[:1], ()):
        shorter, longer = sorted((len(plain), len(target)))
        most = 2 if shorter >= 8 else 1 if longer >= 5 else 0
        if plain == target or (most and distance(plain, target, most) <= most):
            found.append(name)
    return tuple(found)


def _name_meant(word: str, book: TermBook, chinese: str) -> str | None:
    """The name of the Chinese that a capitalised word nearly is."""
    forms = ((name, form) for name in _nearly(word, book) for entry in book.named[name] for form in entry.chinese)
    return next((name for name, form in forms if form in chinese), None)


_NEXT_NAME = re.compile(r"\s([A-Z][a-z]+)\b")


def _wrong_level(book: TermBook, english: str, words: Prose) -> Iterator[Remark]:
    """A place is called what it is: a township is no village."""
    there = [row for stem in words.places for row in book.levelled.get(stem, ())]
    for entry, own, name in sorted(there, key=lambda row: book.order[row[0].term.id]):
        term = entry.term
        for start, end in words.occurrences(name):
            following = _NEXT_NAME.match(english, end)
            called = following[1] if following else ""
            if following and called in _GENERIC and called not in own and not _another_place(book, name, called):
                yield Remark(
                    "place-level",
                    english[start : following.end()],
                    Bilingual(
                        f"“{term.zh}”不是{_GENERIC[called]}",
                        f"“{term.zh}” is no {called.lower()}",
                    ),
                    Bilingual(f"请写{term.en}", f"write {term.en}"),
                )


_LONGEST_FIRST = sorted((generic for generic in _GENERIC if " " not in generic), key=len, reverse=True)
_WHAT_IT_IS = rf" (?P<generic>{'|'.join(_LONGEST_FIRST)})\b"
_CALLED = re.compile(_WHAT_IT_IS)
_CALLED_A_PLACE = re.compile(r"(?<![A-Z]\w)(?P<name>[^\W\d_]\w+(?<=[a-zé-ɏ]))" + _WHAT_IT_IS)


def _called_places(english: str) -> Iterator[re.Match[str]]:
    """Every word that stands before one for a county or a village; those are rarer, so they are sought first."""
    done = 0
    for called in _CALLED.finditer(english):
        start = max(done, english.rfind(" ", 0, called.start()) + 1)
        if match := _CALLED_A_PLACE.search(english, start, called.end()):
            done = match.end()
            yield match


def _unknown_places(book: TermBook, chinese: str, english: str) -> Iterator[Remark]:
    """What is called a county or a village is one of the glossary's."""
    for match in _called_places(english):
        name = match["name"]
        if not name[0].isupper() or name in book.names or name in _ORDINARY:
            continue
        if _name_meant(name, book, chinese) or (match["generic"] == "City" and "市" not in chinese):
            continue  # which is said to be misspelt, or is none: 紫禁城
        yield Remark(
            "place-unknown",
            match.group(),
            Bilingual(f"glossary.yml中没有“{match.group()}”", f"the glossary has no “{match.group()}”"),
            Bilingual("请核对地名，或收入glossary.yml", "check the name, or add the place to glossary.yml"),
        )


_ORDINARY = frozenset(
    {"The", "A", "An", "This", "That", "Each", "Every", "One", "Our", "Their", "New", "Old", "Beautiful"}
)
"""Words that stand before `Village` in headlines and are no names."""


def _another_place(book: TermBook, name: Sequence[Word], generic: str) -> bool:
    return (*(word.stem for word in name), words_of(generic)[0].stem) in book.phrases


def _not_in_source(
    book: TermBook,
    folded: str,
    there: Sequence[_Entry],
    spans: dict[str, tuple[Span, ...]],
    agreed: Sequence[Span],
) -> Iterator[Remark]:
    """A name of the English stands in the Chinese too, or is the place in which one of its names lies."""
    others = spans.keys() - {entry.term.id for entry in there}
    if not others:
        return
    around = {ancestor for entry in there for ancestor in _ancestors(entry, book.by_id)}
    for entry in _in_order(book, others):
        term = entry.term
        if term.kind not in _NAMES or term.id in around:
            continue
        if any(form in folded for form in entry.chinese):
            continue
        own = [span for span in spans[term.id] if not any(_within(span, other) for other in agreed)]
        longer = [span for other_id, found in spans.items() if other_id != term.id for span in found]
        own = [span for span in own if not any(_within(span, other) and span != other for other in longer)]
        if own and not _same_english(entry, there):
            yield Remark(
                "name-not-in-source",
                term.en,
                Bilingual(
                    f"原文里没有“{term.zh}”，译文却有“{term.en}”", f"“{term.en}” ({term.zh}) is not in the Chinese"
                ),
                Bilingual("请对照原文改正", "correct it to match the Chinese"),
            )


def _in_order(book: TermBook, ids: Iterable[str]) -> list[_Entry]:
    """Entries in the order of the glossary."""
    return [book.by_id[term_id] for term_id in sorted(ids, key=book.order.__getitem__)]


def _ancestors(entry: _Entry, by_id: dict[str, _Entry]) -> Iterator[str]:
    parent = entry.term.part_of
    seen: set[str] = set()
    while parent in by_id and parent not in seen:
        seen.add(parent)
        yield parent
        parent = by_id[parent].term.part_of


def _within(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


def _same_english(entry: _Entry, there: Sequence[_Entry]) -> bool:
    own = {tuple(word.stem for word in form) for form in entry.english}
    return any(tuple(word.stem for word in form) in own for other in there for form in other.english)
