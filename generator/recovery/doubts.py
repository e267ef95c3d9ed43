"""What an editor should look at, the least certain first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import Bilingual, Doubt, PartKind, Span
from generator.recovery.asking import asking
from generator.recovery.blocks import Block
from generator.recovery.heads import likely_orders
from generator.recovery.joins import Joined
from generator.recovery.labels import CLASSES, Label
from generator.recovery.layout import Item, Layout, head_of
from generator.recovery.units import Unit
from generator.recovery.wording import has_form_of_furniture

_SURE_JOIN = 0.98
_SURE_PLACE = 0.72
_SURE_LABEL = 0.97
_SURE_HEAD = 0.99
"""Confidence from which on a decision is not shown: an editor reads a few doubts, not fifty."""
_BY_RULE = 0.5
"""Confidence of what was never learnt, so that a rule decides: a title that ends as a sentence does, other pages."""
_SHOWN = 16
"""Characters of a text by which a doubt names it."""


def find_doubts(
    blocks: Sequence[Block], shares: Sequence[Sequence[float]], joined: Joined, layout: Layout
) -> tuple[Doubt, ...]:
    """Every decision that might well be otherwise; `shares` says how likely each label of each block is."""
    found = [
        *_labels(blocks, shares, joined.labels),
        *_joins(blocks, joined),
        *_places(blocks, layout),
        *_headless(blocks, layout.items),
        *_heads(blocks, layout.items),
        *_on_other_pages(blocks, layout.items),
    ]
    return tuple(sorted(found, key=lambda doubt: doubt.confidence))


_LABELS = {
    Label.TEXT: Bilingual("正文", "running text"),
    Label.HEADING: Bilingual("标题", "a heading"),
    Label.BYLINE: Bilingual("署名", "a byline"),
    Label.CAPTION: Bilingual("图片说明", "a caption"),
    Label.CREDIT: Bilingual("图片来源", "a picture's credit"),
    Label.FURNITURE: Bilingual("版面杂项", "page furniture"),
}

_KINDS = {
    Label.TEXT: PartKind.PARAGRAPH,
    Label.HEADING: PartKind.SUBHEADING,
    Label.BYLINE: PartKind.BYLINE,
    Label.CAPTION: PartKind.CAPTION,
    Label.CREDIT: PartKind.CREDIT,
    Label.FURNITURE: PartKind.FURNITURE,
}


def _labels(blocks: Sequence[Block], shares: Sequence[Sequence[float]], labels: Sequence[Label]) -> Iterator[Doubt]:
    """A line might be something else by what it says and where it stands."""
    titles = asking([block.text for block in blocks])
    for block, share, label in zip(blocks, shares, labels, strict=True):
        by_rule = block.index in titles and max(share) == share[CLASSES.index(Label.HEADING)]
        if label is Label.FURNITURE and any(map(str.isalnum, block.text)):
            by_rule = by_rule or not has_form_of_furniture(block.text)
        sure = _BY_RULE if by_rule else share[CLASSES.index(label)]
        if sure < _SURE_LABEL:
            other = max((one for one in CLASSES if one is not label), key=lambda one: share[CLASSES.index(one)])
            yield Doubt("label", (block.span,), sure, _LABELS[label], _LABELS[other], kind=_KINDS[other])


def _joins(blocks: Sequence[Block], joined: Joined) -> Iterator[Doubt]:
    """A fragment has another continuation that is nearly as good, or none at all.

    What begins a paragraph now, and would continue the fragment then, is asked about with it.
    """
    begun = {chain[0]: tuple(blocks[i].span for i in chain) for chain in joined.chains}
    for join in joined.joins:
        rest = begun.get(join.alternative, ()) if join.alternative is not None else ()
        if join.continuation is None:
            yield Doubt(
                "join",
                (blocks[join.fragment].span,),
                min(join.confidence, 0.5),
                Bilingual("句子未完，没有找到下文", "an unfinished sentence without a continuation"),
                _continued(blocks, join.alternative),
                other=blocks[join.alternative].span if join.alternative is not None else None,
                rest=rest,
            )
        elif join.confidence < _SURE_JOIN:
            yield Doubt(
                "join",
                (blocks[join.fragment].span, blocks[join.continuation].span),
                join.confidence,
                Bilingual("两处接为一段", "joined into one paragraph"),
                _continued(blocks, join.alternative),
                other=blocks[join.alternative].span if join.alternative is not None else None,
                rest=rest,
            )


def _continued(blocks: Sequence[Block], alternative: int | None) -> Bilingual:
    if alternative is None:
        return Bilingual("分为两段", "two paragraphs")
    words = blocks[alternative].text[:_SHOWN]
    return Bilingual(f"下接“{words}…”", f"continued by “{words}…”")


def _places(blocks: Sequence[Block], layout: Layout) -> Iterator[Doubt]:
    """A part might belong to another item."""
    for place in layout.placements:
        if place.confidence < _SURE_PLACE:
            here = _title(layout.items[place.item])
            there = _title(layout.items[place.alternative]) if place.alternative is not None else None
            yield Doubt(
                "article",
                _spans(blocks, place.unit),
                place.confidence,
                _belongs(here, len(place.rest)),
                Bilingual(f"归入“{there}”", f"belongs to “{there}”")
                if there is not None
                else Bilingual("另起一篇", "begins an item of its own"),
                rest=tuple(span for unit in place.rest for span in _spans(blocks, unit)),
                other=_first(blocks, layout.items[place.alternative]) if place.alternative is not None else None,
            )


def _belongs(here: str, more: int) -> Bilingual:
    with_it = Bilingual(f"（连同随后的{more}个部分）", f" (with the {more} parts that follow it)")
    return Bilingual(f"归入“{here}”{with_it.zh if more else ''}", f"belongs to “{here}”{with_it.en if more else ''}")


def _headless(blocks: Sequence[Block], items: Sequence[Item]) -> Iterator[Doubt]:
    """An item has no headline."""
    for item in items:
        if not item.headings and item.body:
            yield Doubt(
                "headline",
                _spans(blocks, item.body[0]),
                0.4,
                Bilingual("单独成篇，没有标题", "an item of its own without a headline"),
                Bilingual("属于另一篇，或标题归入了别处", "part of another item, or its headline went elsewhere"),
            )


_HEADS = {
    PartKind.KICKER: Bilingual("引题", "kicker"),
    PartKind.HEADLINE: Bilingual("主题", "headline"),
    PartKind.SUBHEADLINE: Bilingual("副题", "standfirst"),
}


def _heads(blocks: Sequence[Block], items: Sequence[Item]) -> Iterator[Doubt]:
    """Another line of a head may be its headline."""
    for item in items:
        if len(item.headings) < 2:
            continue
        (kinds, sure), (others, _), *_ = likely_orders(*head_of(item))
        if sure < _SURE_HEAD:
            lines = [unit.text[:_SHOWN] for unit in item.headings]
            spans = tuple(span for unit in item.headings for span in _spans(blocks, unit))
            yield Doubt("head", spans, sure, _as_head(lines, kinds), _as_head(lines, others), kinds=others)


def _as_head(lines: Sequence[str], kinds: Sequence[PartKind]) -> Bilingual:
    named = [(_HEADS[kind], line) for kind, line in zip(kinds, lines, strict=True)]
    return Bilingual(
        "，".join(f"{kind.zh}“{line}”" for kind, line in named),
        ", ".join(f"{kind.en} “{line}”" for kind, line in named),
    )


def _on_other_pages(blocks: Sequence[Block], items: Sequence[Item]) -> Iterator[Doubt]:
    """A paragraph says that the rest of its article stands on another page."""
    for unit in (unit for item in items for unit in item.body):
        if unit.comes_from_elsewhere:
            yield Doubt("page", _spans(blocks, unit), _BY_RULE, *_BEGUN_ELSEWHERE)
        if unit.goes_on_elsewhere:
            yield Doubt("page", _spans(blocks, unit), _BY_RULE, *_GOES_ON_ELSEWHERE)


_BEGUN_ELSEWHERE = (
    Bilingual("接自另一版，在本版单独成篇", "continued from another page; an item of its own on this one"),
    Bilingual("上文也在本版", "the text before it is also on this page"),
)
_GOES_ON_ELSEWHERE = (
    Bilingual("转至另一版，在本版到此为止", "continued on another page; ends here on this one"),
    Bilingual("下文也在本版", "the text after it is also on this page"),
)
"""What was decided, and what else it may be."""


def _first(blocks: Sequence[Block], item: Item) -> Span:
    """A fragment of an item, by which the article that it becomes is found."""
    units = (*item.headings, *item.body, *((item.byline,) if item.byline else ()))
    return _spans(blocks, units[0])[0]


def _title(item: Item) -> str:
    units = (*item.headings, *item.body)
    return units[0].text[:_SHOWN] if units else ""


def _spans(blocks: Sequence[Block], unit: Unit) -> tuple[Span, ...]:
    return tuple(blocks[i].span for i in unit.chain)
