"""Where the words of the glossary stand in a text. Of two that begin at one place the longer is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import groupby, takewhile

from generator.bilingual import display_zh, lower
from generator.model import Language, Term
from generator.script import simple

_HAN_ONLY = re.compile(r"[\u3400-\u9fff·]+")
OWN_NAMES = frozenset({"place", "person"})
"""Kinds whose short forms are names too, and which count inside longer names: 甲市 in 甲市水利局."""


Mention = tuple[int, int, Term]
"""A term in a text: where it begins and ends, and which one it is."""


@dataclass(frozen=True)
class Lexicon:
    """The words of a glossary in one language, ready for finding."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    """By form, without regard to case and script."""
    frame: str = "{}"
    """What a form has around it in a text, as a pattern."""

    meant: dict[str, Term | None] = field(default_factory=dict, compare=False, repr=False)
    """The terms of forms as texts have them, as far as they were asked for: the same few stand in every story."""
    inside: dict[str, Sequence[Mention]] = field(default_factory=dict, compare=False, repr=False)
    """The names that longer names hold, as far as they were asked for."""

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Finds every form in a text in lower case; made once somebody looks for one. None where there is none."""
        return re.compile(self.frame.format(_any_of(sorted(self.terms)))) if self.terms else None

    def mentions(self, text: str) -> Iterator[Mention]:
        """The terms of a text in its order; they never overlap."""
        compared = simple(text)
        for match in self.pattern.finditer(lower(compared)) if self.pattern else ():
            start, end = match.span()
            term = self._term(compared[start:end])
            if term is not None:
                yield start, end, term

    def _term(self, form: str) -> Term | None:
        if form not in self.meant:
            term = self.terms.get(form.casefold()) or self.terms.get(form.casefold().removesuffix("s"))
            is_name = term is not None and term.kind != "term"
            self.meant[form] = None if is_name and form[:1].islower() and not form.startswith("the ") else term
        return self.meant[form]


Lexicons = Mapping[Language, Lexicon]


def lexicons(words: Iterable[Term]) -> Lexicons:
    """Terms in both languages."""
    terms = tuple(words)
    return {
        Language.ZH: chinese_lexicon(terms),
        Language.EN: _lexicon(terms, lambda term: (term.en, *term.accept), r"(?<![\w-])(?:{})s?(?![\w-])"),
    }


@lru_cache(4)  # every edition asks for that of the glossary
def chinese_lexicon(terms: tuple[Term, ...]) -> Lexicon:
    """Terms in Chinese alone."""
    return _lexicon(terms, chinese_forms, "{}")


def chinese_forms(term: Term) -> tuple[str, ...]:
    """The Chinese of a term as readers see it; of places and people the short forms too."""
    short = (form for form in term.variants if term.kind in OWN_NAMES and _HAN_ONLY.fullmatch(form))
    return tuple(display_zh(form) for form in (term.zh, *short))


def names_inside(lexicon: Lexicon, name: str) -> Sequence[Mention]:
    """The places and people that a longer name holds: 甲市 in 甲市水利局."""
    if name not in lexicon.inside:
        lexicon.inside[name] = tuple(_inside(lexicon, name))
    return lexicon.inside[name]


def _inside(lexicon: Lexicon, name: str) -> Iterator[Mention]:
    for length in range(len(name) - 1, 1, -1):
        for start in range(len(name) - length + 1):
            term = lexicon.terms.get(simple(name[start : start + length]).casefold())
            if term is not None and term.kind in OWN_NAMES:
                yield start, start + length, term


def _lexicon(terms: Iterable[Term], forms: Callable[[Term], Iterable[str]], frame: str) -> Lexicon:
    by_form: dict[str, Term] = {}
    for term in terms:
        if term.kind == "topic":
            continue  # no word of a text
        for form in forms(term):
            if form:
                by_form.setdefault(simple(form).casefold(), term)
    return Lexicon(by_form, frame)


def _any_of(forms: Sequence[str], begin: int = 0) -> str:
    """A pattern of what the forms have from a place on, the longer before the shorter; they are sorted.

    What begins alike is looked at once: at most places of a text one character says that no form stands there.

    >>> _any_of(["ab", "abc", "abd", "x"])
    'ab(?:c|d)?|x'
    """
    choices = []
    for _, group in groupby((form for form in forms if len(form) > begin), key=lambda form: form[begin]):
        alike = tuple(group)
        shared = _in_common(alike[0], alike[-1])
        longer = f"(?:{_any_of(alike, shared)})" if len(alike) > 1 else ""
        choices.append(re.escape(alike[0][begin:shared]) + longer + ("?" if longer and len(alike[0]) == shared else ""))
    return "|".join(choices)


def _in_common(one: str, other: str) -> int:
    """With how many characters both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
