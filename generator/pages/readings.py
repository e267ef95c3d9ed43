"""The pinyin of names: a syllable for each character, in agreement with the English name where that is pinyin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, product

from generator.model import Article, Term
from generator.pages.lexicon import Lexicon, names_inside

MOST_COMBINATIONS = 512
"""Of readings of the characters of one name; a name has three or four characters, most with one reading."""


def readings_of(article: Article, chinese: Lexicon) -> str:
    """The places and people that an article names, for the switch of the page: `河湾镇=hé wān zhèn,林一=lín yī`."""
    found: dict[str, str] = {}
    for part in article.parts:
        for start, end, term in chinese.mentions(part.text):
            form = part.text[start:end]
            inside = [(form[a:b], inner) for a, b, inner in names_inside(chinese, form)]
            for name, of in [(form, term), *inside]:
                if of.kind in {"place", "person"} and name not in found:
                    found[name] = " ".join(_reading(name, (of.en, *of.accept)))
    return ",".join(f"{name}={syllables}" for name, syllables in found.items())


def reading(name: str, term: Term) -> tuple[str, ...]:
    """The syllables of a name, with tones.

    Characters with several readings follow the dictionary's phrases, unless only another reading spells the name as
    the glossary spells it in English (曾 is Zēng in a name and céng in a text).
    """
    return _reading(name, (term.en, *term.accept))


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
