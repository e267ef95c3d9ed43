"""The pages that prove the figures of an edition: the printed words, what the check showed, how to cite each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urljoin

from markupsafe import Markup

from generator.bilingual import display_zh
from generator.model import Edition, Fact, FactSheet, Language
from generator.pages.addresses import checks_anchor, evidence_path, proof_anchor, proofs_anchor
from generator.pages.arithmetic import verdict
from generator.pages.bylines import edition_name
from generator.pages.checks import Check, checked, checks
from generator.pages.context import Context
from generator.pages.figures import FigureView, figure_view
from generator.pages.languages import tagged
from generator.pages.leaves import Leaf
from generator.pages.linked_data import dataset, linked_data
from generator.pages.links import Link, headline_link
from generator.pages.paging import Pager, pager
from generator.pages.parts import ArticleText
from generator.pages.proofs import Proved
from generator.pages.prose import title_in_quotes
from generator.pages.published import check_of, relations_of
from generator.pages.stories import edition_link
from generator.pages.weave import escaped


class Proof(NamedTuple):
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
    """`holds`, `approximate` or `inconsistent`; empty where the article gives nothing to check it against."""
    checks: tuple[str, ...]
    note: str
    citation: Markup
    address: str
    """Of the figure, absolute; empty where the site does not know where it is published."""


@dataclass(frozen=True, slots=True)
class ProvedStory:
    """The figures of one story."""

    id: str
    story: Link
    proofs: tuple[Proof, ...]
    checks: tuple[Check, ...]
    """Its declared arithmetic, computed; empty where the story goes on from another page."""
    checks_id: str
    checked: str
    """How many hold, in words; empty where nothing is declared."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """All that the template of the page prints."""

    edition: Link
    stories: tuple[ProvedStory, ...]
    quote_lang: str
    """The language of the printed words, where it is not the page's."""
    linked_data: Markup
    """The facts for programs: schema.org in JSON-LD."""
    pager: Pager | None


def evidence_view(context: Context, edition: Edition, leaf: Leaf[Proved]) -> EvidenceView:
    """The figures of the articles of an edition, each article's in the order of its fact file: one page of them."""
    address = urljoin(context.settings.url, context.path) if "://" in context.settings.url else ""
    return EvidenceView(
        edition_link(context, edition),
        tuple(_story(ArticleText(context, edition, article), facts, address) for article, facts in leaf.items),
        context.lang(edition),
        linked_data(dataset(context, edition, leaf.items)),
        pager(context, evidence_path(edition.id), leaf),
    )


def _story(text: ArticleText, facts: Sequence[Fact], address: str) -> ProvedStory:
    """`address`: of the page, absolute; empty where it is not known."""
    begins = facts[0] is text.sheet.facts[0]
    story = headline_link(text.context, text.edition, text.article)
    cited = _cited(story, text.context.language)
    edition = edition_name(text.edition, text.context.words)
    return ProvedStory(
        proofs_anchor(text.article.slug),
        story,
        tuple(_proof(text, fact, story.href, cited, edition, address) for fact in facts),
        checks(text) if begins else (),
        checks_anchor(text.article.slug),
        checked(text),
    )


def _cited(story: Link, language: Language) -> str:
    """A headline as a citation names it, as HTML."""
    if language is Language.ZH:
        return f"《{tagged(story.text, story.lang)}》"
    return tagged(title_in_quotes(story.text, ","), story.lang)


def _proof(  # noqa: PLR0913, PLR0917 - what all figures of a story share
    text: ArticleText, fact: Fact, story: str, cited: str, edition: str, address: str
) -> Proof:
    """`story`: the way to it. `cited`: as `_cited`. `edition`: its name. `address`: as `_story`."""
    context, language, sheet = text.context, text.context.language, text.sheet
    part = text.article.part(fact.part)
    words = part.text if part else fact.quote
    start, end = (fact.figure.start, fact.figure.end) if part else (0, 0)
    view = figure_view(fact.figure, language)
    anchor = proof_anchor(text.article.slug, fact.id)
    citation = context.words(
        "evidence.citation",
        label=fact.label[language],
        value=view.text,
        headline="\0",
        site=context.settings.name[language],
        edition=edition,
    )
    return Proof(
        id=anchor,
        label=fact.label[language],
        as_of=_as_of(fact, sheet, language),
        figure=view,
        before=display_zh(words[fact.quote_start : start]),
        printed=display_zh(words[start:end]),
        after=display_zh(words[end : fact.quote_end]),
        place=f"{story}#{text.fragment(fact)}",
        raw=context.source(text.edition, part.spans[0].start if part and part.spans else None),
        verdict=check_of(fact, sheet) or "",
        checks=tuple(verdict(relation, sheet, language) for relation in relations_of(fact, sheet)),
        note=fact.note[language] if fact.note else "",
        citation=Markup(escaped(citation).replace("\0", cited)),  # noqa: S704 - escaped
        address=f"{address}#{anchor}" if address else "",
    )


def _as_of(fact: Fact, sheet: FactSheet, language: Language) -> str:
    group = next((group for group in sheet.groups if group.id == fact.group), None)
    said = fact.as_of or (group.as_of if group else None)
    return said[language] if said else ""
