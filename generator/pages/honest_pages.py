"""The pages on which the site answers for itself: what it corrected and doubts, and how to report what it got wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from generator.model import Digest
from generator.pages.addresses import CORRECTIONS, REPORT, leaf_path
from generator.pages.corrections import Noted, correction_leaves, corrections_view
from generator.pages.leaves import Leaf
from generator.pages.list_pages import At
from generator.pages.making import Draft, Reads, listing, numbered
from generator.pages.reporting import report_view


def honest_pages(at: At, digest: Digest) -> Iterator[Draft]:
    """All of them in one language."""
    found = correction_leaves(digest)
    counts = repr(Counter(note.kind for leaf in found for _, _, note in leaf.items))
    for leaf in found:
        context = at(leaf_path(CORRECTIONS, leaf.number))
        title = numbered(context, context.words("corrections"), leaf.number)
        view = partial(corrections_view, context, leaf)
        yield listing(context, "corrections", view, reads=_noting(leaf, counts), title=title, section="about")
    yield listing(at(REPORT), "report", partial(report_view, at(REPORT)), reads=Reads(), section="about")


def _noting(leaf: Leaf[Noted], counts: str) -> Reads:
    """The notes on one page, and how many there are of each kind on all."""
    stories = dict.fromkeys((edition.id, article.slug) for edition, article, _ in leaf.items)
    return Reads(tuple(stories), others=repr((counts, leaf.last, [note.id for _, _, note in leaf.items])))
