"""Learn which line of a head is its kicker, its headline, its subheadline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fit_network import Choices, fit_choices
from pages import HEADINGS, Page

from generator.model import PartKind
from generator.recovery import heads

Choice = tuple[list[list[float]], int]
"""The rows of every option, and which is right."""


def head_choices(page: Page) -> Iterator[Choice]:
    """The lines of a head choose which of them is kicker, headline, subheadline."""
    for article in page.truth["articles"]:
        head = [kind for kind in HEADINGS[:3] if article.get(kind)]
        kinds = tuple(PartKind(kind) for kind in sorted(head, key=lambda kind: article[kind]["spans"][0][0]))
        patterns = heads.PATTERNS.get(len(kinds), ())
        if len(kinds) > 1 and kinds in patterns:
            spans = [article[kind.value]["spans"][0] for kind in kinds]
            lines = [page.text[start:end].strip() for start, end in spans]
            body = "\n".join("".join(page.text[a:b] for a, b in part["spans"]) for part in article["body"])
            yield heads.head_rows(lines, body), patterns.index(kinds)


def learn(pages: Sequence[Page]) -> dict[str, Any]:
    """The network that weighs the orders of the lines of a head."""
    choices = [choice for page in pages for choice in head_choices(page)]
    return {"patterns": fit_choices(Choices.of(choices), hidden=6, ridge=4.0)}
