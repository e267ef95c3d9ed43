"""What a search must find, by brute force: every article is read from end to end, and no index is asked.

It shares nothing with generator/search, so that a mistake there cannot excuse itself here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from pypinyin import Style, pinyin

from generator.facts.units import english
from generator.model import Article, Digest, Edition, Language, PartKind, SegmentState

HAN = re.compile("[\u3007\u3400-\u9fff]")
NUMBER = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
MULTIPLIERS = {"万": 4, "亿": 8}
_SHOWN = {SegmentState.REVIEWED, SegmentState.DRAFT, SegmentState.STALE}


def plain(text: str) -> str:
    """Only what carries meaning: letters, digits and Han characters, half-width, in lower case, without accents."""
    spread = unicodedata.normalize("NFKD", text).lower()
    return "".join(char for char in spread if char.isalnum())


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of an English text, without possessives and thousands separators."""
    spread = unicodedata.normalize("NFKD", text).lower().replace("’", "'")
    bare = "".join(char for char in spread if not unicodedata.combining(char))
    found = re.findall(r"[a-z0-9]*[a-z][a-z0-9]*(?:'[a-z]+)*|\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", bare)
    return tuple(word.removesuffix("'s").replace("'", "").replace(",", "") for word in found)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a heading or a fact: what a phrase cannot run out of."""

    article: str
    text: str
    plain: str
    words: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Corpus:
    """Everything that a reader can see of some articles."""

    zh: tuple[Passage, ...]
    en: tuple[Passage, ...]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Both languages."""
        return self.zh + self.en

    def where(self, holds: Callable[[Passage], object]) -> tuple[str, ...]:
        """The articles with a passage of which something holds."""
        return tuple(dict.fromkeys(passage.article for passage in self.passages if holds(passage)))

    def holding(self, text: str) -> tuple[str, ...]:
        """The articles in which a Chinese text stands, whatever punctuation it is parted by."""
        sought = plain(text)
        return self.where(lambda passage: sought in passage.plain)

    def saying(self, text: str) -> tuple[str, ...]:
        """The articles in which some English words stand one behind the other."""
        sought = f" {' '.join(words(text))} "
        return self.where(lambda passage: sought in f" {' '.join(passage.words)} ")

    def near(self, text: str) -> tuple[str, ...]:
        """The articles in which something stands that is within one edit of a Chinese text."""
        own, half = plain(text), len(text) // 2
        pattern = _one_edit(own)
        # An edit leaves one half as it is, but for a swap of the two characters in the middle.
        swapped = own[: half - 1] + own[half : half + 1] + own[half - 1 : half] + own[half + 1 :]
        halves = (own[:half], own[half:], swapped)
        return self.where(lambda one: any(each in one.plain for each in halves) and pattern.search(one.plain))

    def near_word(self, word: str) -> tuple[str, ...]:
        """The articles with a word within one edit of an English one."""
        near = set(filter(_one_edit(word).fullmatch, self.vocabulary))
        return self.where(lambda passage: not near.isdisjoint(passage.words))

    def sounding(self, letters: str) -> tuple[str, ...]:
        """The articles with characters that can be read so; `letters` are syllables without spaces and tones."""
        ways = ["".join(f"[{self.by_reading[one]}]" for one in way) for way in self._segmentations(letters)]
        if not ways:
            return ()
        pattern = re.compile("|".join(ways))
        return self.where(lambda passage: pattern.search(passage.plain))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of both languages."""
        return frozenset(word for passage in self.passages for word in passage.words)

    @cached_property
    def by_reading(self) -> dict[str, str]:
        """The characters of the articles by each of their readings."""
        chars = sorted({char for passage in self.passages for char in passage.plain if HAN.match(char)})
        found: dict[str, str] = {}
        for char in chars:
            for reading in readings(char):
                found[reading] = found.get(reading, "") + char
        return found

    def _segmentations(self, letters: str) -> list[list[str]]:
        if not letters:
            return [[]]
        heads = [letters[:length] for length in range(1, 7) if letters[:length] in self.by_reading]
        return [[head, *rest] for head in dict.fromkeys(heads) for rest in self._segmentations(letters[len(head) :])]


def corpus(digest: Digest) -> Corpus:
    """All that readers see of a digest's articles."""
    both: dict[Language, list[Passage]] = {Language.ZH: [], Language.EN: []}
    for edition in digest.editions:
        for article in edition.articles:
            for language, text in _texts(edition, article):
                both[language].append(Passage(article.slug, text, plain(text), words(text)))
    return Corpus(tuple(both[Language.ZH]), tuple(both[Language.EN]))


def _texts(edition: Edition, article: Article) -> Iterable[tuple[Language, str]]:
    translations = edition.translations.get(article.slug, {})
    for part in article.parts:
        if part.kind is PartKind.FURNITURE:
            continue
        yield Language.ZH, part.text
        segment = translations.get(part.id)
        if segment is not None and segment.en and segment.state in _SHOWN:
            yield Language.EN, segment.en
    sheet = edition.facts.get(article.slug)
    for fact in sheet.facts if sheet is not None else ():
        yield Language.ZH, f"{fact.label.zh} {fact.figure.written}"
        yield Language.EN, f"{fact.label.en} {english(fact.figure)}"


def multiplied(digits: str, power: int) -> str:
    """Digits with the point moved to the right."""
    whole, _, part = digits.partition(".")
    moved = whole + part[:power].ljust(power, "0") + ("." + part[power:] if part[power:] else "")
    return moved.lstrip("0") or "0"


@cache
def readings(char: str) -> tuple[str, ...]:
    """Every reading of a character, without tone."""
    found = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(found[0]) if found else ()


def _one_edit(text: str) -> re.Pattern[str]:
    """Whatever one insertion, deletion, substitution or swap of neighbours makes of a text, and the text itself."""
    escaped = [re.escape(char) for char in text]
    options = {"".join(escaped)}
    for at in range(len(text)):
        before, after = "".join(escaped[:at]), "".join(escaped[at + 1 :])
        options |= {before + after, f"{before}.{after}", f"{before}{escaped[at]}.{after}", f".{''.join(escaped)}"}
    options |= {
        "".join([*escaped[:at], two, one, *escaped[at + 2 :]]) for at, (one, two) in enumerate(pairwise(escaped))
    }
    return re.compile("|".join(sorted(options)))
