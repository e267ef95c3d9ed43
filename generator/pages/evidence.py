"""The page that proves the figures of an article: its printed words, what the check showed, how to cite it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from markupsafe import Markup

from generator.bilingual import display_zh
from generator.facts.arithmetic import verdict_text
from generator.model import Article, Edition, Fact, FactSheet, Language
from generator.pages.addresses import PROOFS_ON_A_PAGE, evidence_path, fact_anchor
from generator.pages.bylines import edition_name
from generator.pages.checks import Check, checked, checks
from generator.pages.context import CHINESE, Context
from generator.pages.figures import FigureView, figure_view
from generator.pages.linked_data import dataset, linked_data
from generator.pages.links import Link, headline_link, headline_text
from generator.pages.paging import Leaf, Pager, leaves, pager
from generator.pages.parts import ArticleText
from generator.pages.published import check_of, relations_of


@dataclass(frozen=True, slots=True)
class Proof:
    """One figure with all that supports it."""

    id: str
    label: str
    as_of: str
    figure: FigureView
    before: str
    """The printed words up to the figure."""
    printed: str
    """The figure as printed."""
    after: str
    place: str
    """Link to the figure in the text."""
    raw: str
    """Link to the passage in the raw export."""
    verdict: str
    """`holds`, `approximate`, `inconsistent` or `unchecked`."""
    checks: tuple[str, ...]
    note: str
    citation: str
    address: str
    """Of the figure, absolute; empty where the site does not know where it is published."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """All that the template of the page prints."""

    story: Link
    proofs: tuple[Proof, ...]
    quote_lang: str
    """The language of the printed words, where it is not the page's."""
    checks: tuple[Check, ...]
    """The declared arithmetic, computed."""
    checked: str
    """How many hold, in words; empty where nothing is declared."""
    linked_data: Markup
    """The facts for programs: schema.org in JSON-LD."""
    pager: Pager | None


def evidence_leaves(sheet: FactSheet) -> tuple[Leaf[Fact], ...]:
    """The pages of the proofs."""
    return leaves(sheet.facts, PROOFS_ON_A_PAGE)


def evidence_view(context: Context, edition: Edition, article: Article, leaf: Leaf[Fact]) -> EvidenceView:
    """The figures of an article, in the order of its fact file: one page of them."""
    text = ArticleText(context, edition, article)
    return EvidenceView(
        headline_link(context, edition, article),
        tuple(_proof(text, fact) for fact in leaf.items),
        "" if context.language is Language.ZH else CHINESE,
        checks(text) if leaf.number == 1 else (),
        checked(text),
        linked_data(dataset(text, leaf.items)),
        pager(context, evidence_path(edition.id, article.slug), leaf),
    )


def _proof(text: ArticleText, fact: Fact) -> Proof:
    context, language, sheet = text.context, text.context.language, text.sheet
    part = text.article.part(fact.part)
    words = part.text if part else fact.quote
    start, end = (fact.figure.start, fact.figure.end) if part else (0, 0)
    view = figure_view(fact.figure, language)
    return Proof(
        id=fact_anchor(fact.id),
        label=fact.label[language],
        as_of=_as_of(fact, sheet, language),
        figure=view,
        before=display_zh(words[fact.quote_start : start]),
        printed=display_zh(words[start:end]),
        after=display_zh(words[end : fact.quote_end]),
        place=context.article(text.edition, text.article, text.fragment(fact)),
        raw=context.source(text.edition, part.spans[0].start if part and part.spans else None),
        verdict=check_of(fact, sheet) or "unchecked",
        checks=tuple(verdict_text(relation, sheet)[language] for relation in relations_of(fact, sheet)),
        note=fact.note[language] if fact.note else "",
        citation=context.words(
            "evidence.citation",
            label=fact.label[language],
            value=f"{view.before}{view.space if view.before else ''}{view.number}{view.space}{view.unit}",
            headline=headline_text(context, text.edition, text.article)[0],
            site=context.settings.name[language],
            edition=edition_name(text.edition, context.words),
        ),
        address=urljoin(context.settings.url, f"{context.path}#{fact_anchor(fact.id)}")
        if "://" in context.settings.url
        else "",
    )


def _as_of(fact: Fact, sheet: FactSheet, language: Language) -> str:
    group = next((group for group in sheet.groups if group.id == fact.group), None)
    said = fact.as_of or (group.as_of if group else None)
    return said[language] if said else ""
