"""Plants errors into sound translations: a table written by hand, and rules that plant wherever they apply."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from generator.bilingual import TermBook, term_book
from generator.bilingual.remarks import Remark
from generator.bilingual.review import review
from generator.edition.loading import load_digest
from generator.model import Article, Glossary, PartKind, Segment
from tests.case_files import CASES

CONTENT = Path(__file__).parents[1] / "content"


@dataclass(frozen=True)
class Sound:
    """A published part with its English."""

    slug: str
    part: str
    kind: PartKind
    zh: str
    en: str


@dataclass(frozen=True)
class Planted:
    kind: str
    where: Sound
    en: str
    """The English with the error in it."""


def published() -> tuple[tuple[Sound, ...], TermBook, Glossary]:
    """Every translated part of the content, and its glossary."""
    digest, _ = load_digest(CONTENT)
    assert digest is not None
    parts = tuple(
        _sound(article, segment)
        for edition in digest.editions
        for article in edition.articles
        for segment in edition.translations.get(article.slug, {}).values()
        if segment.en
    )
    return parts, term_book(digest.glossary), digest.glossary


def _sound(article: Article, segment: Segment) -> Sound:
    part = article.part(segment.part)
    assert part is not None
    return Sound(article.slug, segment.part, part.kind, segment.zh, segment.en)


def remarks(where: Sound, english: str, book: TermBook) -> list[Remark]:
    """What the checks say of a text, information aside."""
    said = review(where.zh, english, book, prose=where.kind is PartKind.PARAGRAPH)
    return [remark for remark in said if not remark.note]


def by_hand(parts: tuple[Sound, ...]) -> Iterator[Planted]:
    """The table: each row is planted once. A row whose sound words are not in the text is an error."""
    sound = {(part.slug, part.part): part for part in parts}
    rows = (CASES / "planted_errors.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    for row in rows:
        if row.startswith(("#", "kind\t")):
            continue
        kind, slug, part, words, planted = row.split("\t")
        where = sound[slug, part]
        assert words in where.en, row
        yield Planted(kind, where, where.en.replace(words, planted, 1).strip())


# ----------------------------------------------------------------------- rules

_DIGITS = re.compile(r"(?<![A-Za-z\d])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|(?<![A-Za-z\d.,])\d+(?:\.\d+)?(?![\d+])")


def _times(power: int) -> Callable[[str], Iterator[str]]:
    def plant(number: str) -> Iterator[str]:
        yield f"{Decimal(number.replace(',', '')).scaleb(power):,f}"

    return plant


def _transposed(number: str) -> Iterator[str]:
    for at in range(len(number) - 1):
        one, other = number[at : at + 2]
        if one.isdigit() and other.isdigit() and one != other:
            yield number[:at] + other + one + number[at + 2 :]


def _next_digit(number: str) -> Iterator[str]:
    for at, char in enumerate(number):
        if char.isdigit():
            yield number[:at] + str((int(char) + 1) % 10) + number[at + 1 :]


def _numbers(plant: Callable[[str], Iterator[str]]) -> Callable[[str, Glossary], Iterator[str]]:
    def everywhere(english: str, _: Glossary) -> Iterator[str]:
        for match in _DIGITS.finditer(english):
            for wrong in plant(match.group()):
                yield english[: match.start()] + wrong + english[match.end() :]

    return everywhere


def _replaced(pattern: str, wrong: str) -> Callable[[str, Glossary], Iterator[str]]:
    def everywhere(english: str, _: Glossary) -> Iterator[str]:
        for match in re.finditer(pattern, english):
            yield english[: match.start()] + wrong + english[match.end() :]

    return everywhere


def _sentences_dropped(english: str, _: Glossary) -> Iterator[str]:
    ends = [match.end() for match in re.finditer(r"[.!?]”?(?=\s+[“A-Z0-9]|$)", english)]
    ends = [end for end in ends if not english[:end].endswith("Co.,")]
    for start, end in zip([0, *ends], ends, strict=False):
        rest = (english[:start] + english[end:]).strip()
        if rest:
            yield rest


def _names_swapped(english: str, glossary: Glossary) -> Iterator[str]:
    """Each name of a place or person by another one of its kind and level."""
    names = [term for term in glossary.terms if term.kind in {"place", "person"}]
    for term in names:
        others = [other for other in names if (other.kind, other.level) == (term.kind, term.level) and other != term]
        for match in re.finditer(rf"\b{re.escape(term.en)}\b", english):
            for other in others[:2]:
                yield english[: match.start()] + other.en + english[match.end() :]


def _spelt_otherwise(english: str, glossary: Glossary) -> Iterator[str]:
    """Each name of a place or person in every other spelling that the glossary lists and does not build on its own."""
    for term in glossary.terms:
        if term.kind not in {"place", "person"}:
            continue
        for match in re.finditer(rf"\b{re.escape(term.en)}\b", english):
            for variant in term.variants:
                if variant.isprintable() and not re.search("[\u3400-\u9fff]", variant) and term.en not in variant:
                    yield english[: match.start()] + variant + english[match.end() :]


RULES: dict[str, Callable[[str, Glossary], Iterator[str]]] = {
    "ten times": _numbers(_times(1)),
    "hundred times": _numbers(_times(2)),
    "a tenth": _numbers(_times(-1)),
    "transposed digits": _numbers(_transposed),
    "another digit": _numbers(_next_digit),
    "per cent lost": _replaced("(?<=\\d)%", ""),
    "million as billion": _replaced(r"(?<=\d )million", "billion"),
    "million lost": _replaced(r"(?<=\d) million", ""),
    "yuan as dollars": _replaced(r"(?<=\d )yuan|(?<=million )yuan", "dollars"),
    "mu as hectares": _replaced(r"(?<=\d )mu\b", "hectares"),
    "metres as kilometres": _replaced(r"(?<=\d )metres", "kilometres"),
    "households as people": _replaced(r"(?<=\d )households", "people"),
    "nearly lost": _replaced(r"\bnearly (?=\d)", ""),
    "more than lost": _replaced(r"\b[Mm]ore than (?=\d)", ""),
    "at least lost": _replaced(r"\bat least (?=\d)", ""),
    "sentence dropped": _sentences_dropped,
    "name swapped": _names_swapped,
    "name in another spelling": _spelt_otherwise,
}


def by_rule(parts: tuple[Sound, ...], glossary: Glossary) -> Iterator[Planted]:
    """Every error that a rule can plant in any published part."""
    for kind, plant in RULES.items():
        for where in parts:
            for english in plant(where.en, glossary):
                if english != where.en:
                    yield Planted(kind, where, english)
