"""Articles that may be part of another one: a clause for a headline, and another article that speaks of the same.

Where the headline of an article went elsewhere, one of its subheadings is taken for a headline of its own, above what
stands below it. An editor is asked; nothing is put together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from generator.recovery.labels import Label
from generator.recovery.moves import Draft
from generator.recovery.units import UnitPage

_CLOSE = 0.6
"""Cosine from which on two articles speak of nearly the same."""
_CLAUSE = -0.25
"""`Unit.title` up to which a heading reads less like a title than like a clause. Short titles may do so too."""


def twins(page: UnitPage, drafts: Sequence[Draft]) -> dict[int, int]:
    """The only headings of such articles, each with the place of the article that it may belong to."""
    asked = dict(_clauses(page, drafts))
    if not asked:
        return {}
    about = np.array([page.kinship.directions[list(draft.units)].sum(axis=0) for draft in drafts])
    about /= np.maximum(np.linalg.norm(about, axis=1, keepdims=True), 1e-6)
    alike = about @ about.T
    np.fill_diagonal(alike, -1.0)
    nearest = {heading: int(alike[number].argmax()) for heading, number in asked.items()}
    return {heading: other for heading, other in nearest.items() if alike[asked[heading], other] > _CLOSE}


def _clauses(page: UnitPage, drafts: Sequence[Draft]) -> Iterator[tuple[int, int]]:
    """The headings that read like clauses and stand alone above the text of an article, and the place of that."""
    for number, draft in enumerate(drafts):
        headings = [at for at in draft.head if page.units[at].label is Label.HEADING]
        if len(headings) == 1 and draft.texts and page.units[headings[0]].title < _CLAUSE:
            yield headings[0], number
