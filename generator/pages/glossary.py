"""The glossary: terms, organisations and people on a page each, with the sentences in which they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model import Glossary, Term
from generator.pages.addresses import glossary_path, term_path
from generator.pages.context import Context
from generator.pages.leaves import Leaf, leaves
from generator.pages.links import Link, headline_link
from generator.pages.names import name_of
from generator.pages.occurrences import Concordance, StoryQuotations, quotations
from generator.pages.paging import Pager, pager
from generator.pages.stories import Told
from generator.script import simple

ENTRIES_ON_A_PAGE = 70
LONGEST_QUOTATION = 60
"""Characters of Chinese that are quoted in the glossary itself."""

KINDS = ("term", "organisation", "person")


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry."""

    id: str
    name: str
    other: str
    variants: str
    explain: str
    """What a term means, what an organisation is, which role the stories give a person."""
    uncertain: str
    reported: tuple[Link, ...]
    """The stories that a person wrote."""
    quotations: tuple[StoryQuotations, ...]
    """Empty where a page of its own has them."""
    more: Link | None = None
    """To that page."""


@dataclass(frozen=True, slots=True)
class TermView:
    """All that the template of an entry's own page prints."""

    entry: EntryView
    other_lang: str


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """All that the template of a page of the glossary prints."""

    title: str
    lead: str
    entries: tuple[EntryView, ...]
    kinds: tuple[Link, ...]
    """The pages of the glossary, this one among them."""
    pager: Pager | None
    other_lang: str


def glossary_leaves(glossary: Glossary, kind: str) -> tuple[Leaf[Term], ...]:
    """The pages of one kind of entries, in the order of the glossary."""
    return leaves((term for term in glossary.terms if term.kind == kind), ENTRIES_ON_A_PAGE)


def leaf_of_entries(glossary: Glossary) -> dict[str, int]:
    """Which page of its kind has each entry, by its id."""
    return {term.id: leaf.number for kind in KINDS for leaf in glossary_leaves(glossary, kind) for term in leaf.items}


def glossary_view(
    context: Context, kind: str, found: Concordance, leaf: Leaf[Term], quoted: Mapping[str, Sequence[int]]
) -> GlossaryView:
    """One page of one kind of entries. `quoted`: of each entry the lengths of its sentences, by its id."""
    words, terms = context.words, leaf.items
    reported = _reported(context) if kind == "person" else {}
    return GlossaryView(
        title=words(f"glossary.{kind}.title"),
        lead=words(f"glossary.{kind}.lead") if terms else words("glossary.none"),
        entries=tuple(
            _listed(context, term, found, reported.get(simple(term.zh), []), quoted.get(term.id, ())) for term in terms
        ),
        kinds=tuple(
            Link(words(f"glossary.{other}"), context.glossary(other), current=other == kind) for other in KINDS
        ),
        pager=pager(context, glossary_path(kind), leaf),
        other_lang=context.other_lang,
    )


def has_page(term: Term, quoted: Sequence[int]) -> bool:
    """Whether an entry has more to quote than the glossary shows. Places have pages of another kind.

    `quoted`: the lengths of its sentences.
    """
    return term.kind in KINDS and (len(quoted) > 1 or sum(quoted) > LONGEST_QUOTATION)


def term_view(context: Context, term: Term, found: Concordance) -> TermView:
    """The page of one entry with all of its sentences."""
    return TermView(_entry(context, term, found, []), context.other_lang)


def _listed(
    context: Context, term: Term, found: Concordance, reported: Sequence[Told], quoted: Sequence[int]
) -> EntryView:
    """An entry with its one sentence, or with the way to all of them: a page has to stay light."""
    if not has_page(term, quoted):
        return _entry(context, term, found, reported)
    more = Link(context.words.count("term.sentences", len(quoted)), context.link(term_path(term.id)))
    return replace(_entry(context, term, None, reported), more=more)


def _entry(context: Context, term: Term, found: Concordance | None, reported: Sequence[Told]) -> EntryView:
    language = context.language
    return EntryView(
        id=term.id,
        name=name_of(term, language),
        other=name_of(term, context.other),
        variants=context.words("range.comma").join(term.variants),
        explain=term.explain[language] if term.explain else "",
        uncertain=term.uncertain[language] if term.uncertain else "",
        reported=tuple(headline_link(context, *story) for story in reported),
        quotations=quotations(context, term, found.of(term)) if found else (),
    )


def _reported(context: Context) -> dict[str, list[Told]]:
    """The stories of each reporter, by the Chinese name in Simplified script."""
    found: dict[str, list[Told]] = {}
    for edition in context.digest.editions:
        for article in edition.articles:
            for reporter in article.reporters:
                found.setdefault(simple(reporter), []).append((edition, article))
    return found
