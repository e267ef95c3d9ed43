"""The glossary: terms, organisations and people in both languages, with the sentence that first uses each."""

from __future__ import annotations

from dataclasses import dataclass

from generator.bilingual import display_zh
from generator.model import Language, Term
from generator.pages.context import Context
from generator.pages.occurrences import Quotation, occurrences, quotation

KINDS = ("term", "organisation", "person")


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry."""

    id: str
    name: str
    other: str
    variants: str
    explain: str
    uncertain: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class KindView:
    """The entries of one kind."""

    id: str
    title: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """All that the template of the glossary prints."""

    kinds: tuple[KindView, ...]
    other_lang: str


def glossary_view(context: Context) -> GlossaryView:
    """The glossary; kinds without an entry are left out."""
    terms = context.digest.glossary.terms
    kinds = [
        KindView(
            f"kind-{kind}",
            context.words(f"glossary.{kind}"),
            tuple(_entry(context, term) for term in terms if term.kind == kind),
        )
        for kind in KINDS
    ]
    return GlossaryView(tuple(kind for kind in kinds if kind.entries), context.other_lang)


def _entry(context: Context, term: Term) -> EntryView:
    language = context.language
    names = {Language.ZH: display_zh(term.zh), Language.EN: term.en}
    first = next(occurrences(context.digest, term), None)
    return EntryView(
        id=term.id,
        name=names[language],
        other=names[context.other],
        variants=context.words("range.comma").join(term.variants),
        explain=term.explain[language] if term.explain else "",
        uncertain=term.uncertain[language] if term.uncertain else "",
        quotations=(quotation(context, term, first),) if first else (),
    )
