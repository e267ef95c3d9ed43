"""The pages on which the site answers for itself: what it corrected and doubts, and how to report what it got wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from generator.model import Digest
from generator.pages.addresses import CORRECTIONS, REPORT, leaf_path
from generator.pages.corrections import Noted, correction_leaves, corrections_view
from generator.pages.gist import Gists
from generator.pages.leaves import Leaf
from generator.pages.making import At, Draft, Reads, Sheet, listing, numbered
from generator.pages.reporting import report_view


def honest_pages(digest: Digest, gists: Gists) -> Iterator[Sheet]:
    """All of them."""
    found = correction_leaves(digest, gists)
    counts = Counter(note.kind for leaf in found for _, _, note in leaf.items)
    for leaf in found:
        yield partial(_corrections, leaf, counts, _noting(leaf, repr(counts)))
    yield _report


def _corrections(leaf: Leaf[Noted], counts: Mapping[str, int], reads: Reads, at: At) -> Draft:
    context = at(leaf_path(CORRECTIONS, leaf.number))
    title = numbered(context, context.words("corrections"), leaf.number)
    view = partial(corrections_view, context, leaf, counts)
    return listing(context, "corrections", view, reads=reads, title=title, section="about")


def _report(at: At) -> Draft:
    context = at(REPORT)
    return listing(context, "report", partial(report_view, context), reads=Reads(), section="about")


def _noting(leaf: Leaf[Noted], counts: str) -> Reads:
    """The notes on one page, and how many there are of each kind on all."""
    stories = dict.fromkeys((edition.id, article.slug) for edition, article, _ in leaf.items)
    return Reads(tuple(stories), others=repr((counts, leaf.last, [note.id for _, _, note in leaf.items])))
