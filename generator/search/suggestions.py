"""What the box offers to complete: the entries of the glossary and the labels of facts, in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.compact_json import compact_json
from generator.model import Glossary, Language
from generator.search.aliases import normal
from generator.search.folding import fold

FILE_SIZE = 3 * 1024
"""Bytes: what suggestions cost a reader who has typed his first word."""
_WORD_START = re.compile(r"\b[a-z]{3}")


_Keyed = tuple[str, str, int]
"""Key, suggestion, where in the suggestion the key begins."""


class Suggestions(NamedTuple):
    """The suggestions of one language."""

    firsts: tuple[str, ...]
    """Of each file the first key."""
    files: tuple[bytes, ...]
    """JSON: `[suggestion, offset]`, sorted by key: the folded suggestion from that offset."""


def suggestions(glossary: Glossary, labels: frozenset[str], language: Language, tokens: frozenset[str]) -> Suggestions:
    """All suggestions, cut into files of about three kilobytes. What no article holds in either language is none.

    `labels`: those of all facts.
    """
    held = (term for term in glossary.terms if _is_held(term.zh, tokens) or _is_held(term.en, tokens))
    terms = {fold(text): text for text in sorted(term.zh if language is Language.ZH else term.en for term in held)}
    own = {fold(text): text for text in sorted(labels)}  # a label that is an entry but for its capitals is that entry
    keyed = sorted(each for text in (own | terms).values() for each in _keys(text, in_han=fold(text) in terms))
    groups = list(_groups(keyed))
    files = tuple(compact_json([(text, at) for _, text, at in group]).encode() for group in groups)
    return Suggestions(tuple(group[0][0] for group in groups), files)


def _is_held(text: str, tokens: frozenset[str]) -> bool:
    """Whether articles hold every word and every two characters of a text; the search finds it by any one spelling."""
    runs = normal(text).split(" ")
    return all(run in tokens if run.isascii() else all(map(tokens.__contains__, _pairs(run))) for run in runs)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def _keys(text: str, *, in_han: bool) -> Iterator[_Keyed]:
    """The text from its beginning, from each of its words and, of an entry of the glossary, from each Han character."""
    folded = fold(text)
    offsets = {0, *(match.start() for match in _WORD_START.finditer(folded))}
    if in_han:
        offsets |= {at for at in range(1, len(folded) - 1) if "\u3400" <= folded[at] <= "\u9fff"}
    return ((folded[at:], text, at) for at in offsets)


def _groups(keyed: Sequence[_Keyed]) -> Iterator[list[_Keyed]]:
    group: list[_Keyed] = []
    size = 0
    for each in keyed:
        if size > FILE_SIZE:
            yield group
            group, size = [], 0
        group.append(each)
        size += len(each[1].encode()) + 5
    if group:
        yield group
