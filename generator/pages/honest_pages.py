"""The pages on which the site answers for itself: what it corrected and doubts, and how to report what it got wrong."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.model import Digest
from generator.pages.addresses import CORRECTIONS, REPORT, leaf_path
from generator.pages.corrections import correction_leaves, corrections_view
from generator.pages.list_pages import At
from generator.pages.making import Draft, Reads, listing, numbered
from generator.pages.reporting import report_view


def honest_pages(at: At, digest: Digest) -> Iterator[Draft]:
    """All of them in one language."""
    for leaf in correction_leaves(digest):
        context = at(leaf_path(CORRECTIONS, leaf.number))
        title = numbered(context, context.words("corrections"), leaf)
        yield listing(context, "corrections", partial(corrections_view, context, leaf), title=title, section="about")
    yield listing(at(REPORT), "report", partial(report_view, at(REPORT)), reads=Reads(), section="about")
