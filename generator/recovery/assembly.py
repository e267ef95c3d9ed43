"""From items to the proposal: which heading line is what, kinds, slugs, reporters, datelines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model import HEAD_KINDS, ArticleKind, Doubt, PartKind, Proposal, ProposedArticle, ProposedPart, Span
from generator.recovery.blocks import Block
from generator.recovery.datelines import dateline, reporters
from generator.recovery.heads import head_kinds
from generator.recovery.labels import Label
from generator.recovery.layout import Item, head_of
from generator.recovery.slugs import distinct, slugs_of
from generator.recovery.units import Unit

_BODY_KINDS = {
    Label.TEXT: PartKind.PARAGRAPH,
    Label.HEADING: PartKind.SUBHEADING,
    Label.BYLINE: PartKind.CREDIT,
    Label.CAPTION: PartKind.CAPTION,
    Label.CREDIT: PartKind.CREDIT,
    Label.FURNITURE: PartKind.FURNITURE,
}
_PHOTO_TEXTS = 2
"""A picture that stands by itself has at most this many paragraphs beside its caption."""


def propose(
    blocks: Sequence[Block],
    labels: Sequence[Label],
    items: Sequence[Item],
    doubts: Sequence[Doubt],
    *,
    named: bool = True,
) -> Proposal:
    """The proposal in the order of the page. `named` False leaves the slugs empty."""
    heads = [dict(_head(item)) for item in items]
    titles = [_title(head, item) for head, item in zip(heads, items, strict=True)]
    slugs = slugs_of(titles) if named else ("",) * len(titles)
    articles = tuple(_article(blocks, item, head, slug) for item, head, slug in zip(items, heads, slugs, strict=True))
    furniture = tuple(block.span for block, label in zip(blocks, labels, strict=True) if label is Label.FURNITURE)
    return Proposal(articles, furniture, tuple(doubts))


def bind(pages: Sequence[Proposal], *, named: bool = True) -> Proposal:
    """The proposals of several pages as one: articles say which page they stand on, slugs are unique."""
    if len(pages) == 1:
        return pages[0]
    articles = [replace(article, page=n) for n, page in enumerate(pages, start=1) for article in page.articles]
    slugs = distinct([article.slug for article in articles]) if named else ("",) * len(articles)
    return Proposal(
        tuple(replace(article, slug=slug) for article, slug in zip(articles, slugs, strict=True)),
        tuple(span for page in pages for span in page.furniture),
        tuple(sorted((doubt for page in pages for doubt in page.doubts), key=lambda doubt: doubt.confidence)),
    )


def _head(item: Item) -> Iterator[tuple[PartKind, Unit]]:
    """The parts of an item's head, top down."""
    if item.headings:
        kinds = head_kinds(*head_of(item))
        yield from sorted(zip(kinds, item.headings, strict=True), key=lambda line: HEAD_KINDS.index(line[0]))
    if item.byline:
        yield PartKind.BYLINE, item.byline


def _title(head: dict[PartKind, Unit], item: Item) -> str:
    return head[PartKind.HEADLINE].text if PartKind.HEADLINE in head else next((unit.text for unit in item.body), "")


def _article(blocks: Sequence[Block], item: Item, head: dict[PartKind, Unit], slug: str) -> ProposedArticle:
    body = tuple(ProposedPart(_BODY_KINDS[unit.label], _spans(blocks, unit)) for unit in item.body)
    top = tuple(ProposedPart(kind, _spans(blocks, unit)) for kind, unit in head.items())
    texts = [unit.text for unit in item.body if unit.label is Label.TEXT]
    byline = item.byline.text if item.byline else None
    return ProposedArticle(
        slug, _kind(item), (*top, *body), reporters(byline, texts), dateline(texts[0]) if texts else None
    )


def _kind(item: Item) -> ArticleKind:
    captions = sum(unit.label is Label.CAPTION for unit in item.body)
    texts = sum(unit.label is Label.TEXT for unit in item.body)
    return ArticleKind.PHOTO if captions and texts <= _PHOTO_TEXTS else ArticleKind.ARTICLE


def _spans(blocks: Sequence[Block], unit: Unit) -> tuple[Span, ...]:
    return tuple(blocks[i].span for i in unit.chain)
