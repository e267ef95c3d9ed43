"""The pinyin of names: a syllable for each character, in agreement with the English name where that is pinyin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import islice, product

from generator.model import Article, Glossary, Term
from generator.pages.lexicon import OWN_NAMES, Lexicon, Mention, chinese_forms, names_inside

MOST_COMBINATIONS = 512
"""Of readings of the characters of one name; a name has three or four characters, most with one reading."""


Readings = Mapping[tuple[str, tuple[str, ...]], tuple[str, ...]]
"""The syllables of names, by the name and by how it is spelt in English."""


def readings_in(glossary: Glossary) -> Readings:
    """The readings of all names of a glossary, found out once: for one of them the tables are as large as for all."""
    names = ((form, _spelt(term)) for term in glossary.terms if term.kind in OWN_NAMES for form in chinese_forms(term))
    return {name: _reading(*name) for name in names}


def readings_of(
    article: Article, chinese: Lexicon, known: Readings, mentions: Callable[[str], Iterable[Mention]]
) -> str:
    """The places and people that an article names, for the switch of the page: `河湾镇=hé wān zhèn,林一=lín yī`.

    `mentions`: as those of the lexicon; whoever looked for them before need not look again.
    """
    said = {
        text[start:end]: term for text in (part.text for part in article.parts) for start, end, term in mentions(text)
    }
    found: dict[str, str] = {}
    for form, term in said.items():
        inside = [(form[a:b], inner) for a, b, inner in names_inside(chinese, form)]
        for name, of in [(form, term), *inside]:
            if of.kind in OWN_NAMES and name not in found:
                found[name] = " ".join(known.get((name, _spelt(of))) or reading(name, of))
    return ",".join(f"{name}={syllables}" for name, syllables in found.items())


def reading(name: str, term: Term) -> tuple[str, ...]:
    """The syllables of a name, with tones.

    Characters with several readings follow the dictionary's phrases, unless only another reading spells the name as
    the glossary spells it in English (曾 is Zēng in a name and céng in a text).
    """
    return _reading(name, _spelt(term))


def _spelt(term: Term) -> tuple[str, ...]:
    return term.en, *term.accept


@lru_cache(maxsize=1 << 14)
def _reading(name: str, english: tuple[str, ...]) -> tuple[str, ...]:
    from pypinyin import Style, pinyin  # noqa: PLC0415 - it reads large tables, and many builds name nobody

    usual = tuple(options[0] for options in pinyin(name, style=Style.TONE))
    spelt = [_letters(form) for form in english]
    if len(usual) != len(name) or _fits(usual, spelt):
        return usual
    options = [choices or [""] for choices in pinyin(name, style=Style.TONE, heteronym=True)]
    others = islice(product(*options), MOST_COMBINATIONS)
    return next((choice for choice in others if _fits(choice, spelt)), usual)


def _fits(syllables: Iterable[str], spelt: Iterable[str]) -> bool:
    written = _letters("".join(syllables))
    return any(written == form for form in spelt)


def _letters(text: str) -> str:
    """The bare letters of a spelling, without tones, marks and capitals."""
    return re.sub("[^a-z]", "", unicodedata.normalize("NFD", text).casefold())
