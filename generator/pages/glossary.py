"""The glossary: terms, organisations and people on a page each, with the sentences in which they stand."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Article, Edition, Term
from generator.pages.context import Context
from generator.pages.links import Link, headline_link
from generator.pages.names import name_of
from generator.pages.occurrences import Concordance, StoryQuotations, quotations

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


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """All that the template of a page of the glossary prints."""

    title: str
    lead: str
    entries: tuple[EntryView, ...]
    kinds: tuple[Link, ...]
    """The pages of the glossary, this one among them."""
    other_lang: str


def glossary_view(context: Context, kind: str, found: Concordance) -> GlossaryView:
    """The page of one kind of entries, in the order of the glossary."""
    words = context.words
    terms = [term for term in context.digest.glossary.terms if term.kind == kind]
    reported = _reported(context) if kind == "person" else {}
    return GlossaryView(
        title=words(f"glossary.{kind}.title"),
        lead=words(f"glossary.{kind}.lead") if terms else words("glossary.none"),
        entries=tuple(_entry(context, term, found, reported.get(term.zh, [])) for term in terms),
        kinds=tuple(
            Link(words(f"glossary.{other}"), context.glossary(other), current=other == kind) for other in KINDS
        ),
        other_lang=context.other_lang,
    )


def _entry(context: Context, term: Term, found: Concordance, reported: list[tuple[Edition, Article]]) -> EntryView:
    language = context.language
    return EntryView(
        id=term.id,
        name=name_of(term, language),
        other=name_of(term, context.other),
        variants=context.words("range.comma").join(term.variants),
        explain=term.explain[language] if term.explain else "",
        uncertain=term.uncertain[language] if term.uncertain else "",
        reported=tuple(headline_link(context, *story) for story in reported),
        quotations=quotations(context, term, found.get(term.id, ())),
    )


def _reported(context: Context) -> dict[str, list[tuple[Edition, Article]]]:
    """The stories of each reporter, by the Chinese name."""
    found: dict[str, list[tuple[Edition, Article]]] = {}
    for edition in context.digest.editions:
        for article in edition.articles:
            for reporter in article.reporters:
                found.setdefault(reporter, []).append((edition, article))
    return found
