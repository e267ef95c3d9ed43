"""What figures are proposed for: a raw export, the text of one article, or articles as `digest split --json` prints."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.facts.proposing.passages import Passage, passages_of_proposal, passages_of_text
from generator.model import Finding, Proposal, RawPage
from generator.reading import read_page
from generator.recovery import recover

_HEADS = ("kicker", "headline", "subheadline")


@dataclass(frozen=True, slots=True)
class Source:
    """One article to look for figures in."""

    slug: str
    passages: tuple[Passage, ...]


def sources_of_file(data: bytes, path: str, *, alone: bool) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The articles of a file. `alone`: it is the text of one article, a paragraph a line, and needs no recovery."""
    articles = _split_form(data)
    if articles is not None:
        return tuple(_of_split_form(article) for article in articles), ()
    page, findings = read_page(data, path)
    if page is None:
        return (), findings
    if alone:
        return (Source("article", passages_of_text(page.text)),), findings
    return _recovered(recover(page), page), findings


def _recovered(proposal: Proposal, page: RawPage) -> tuple[Source, ...]:
    return tuple(Source(article.slug, passages_of_proposal(article, page)) for article in proposal.articles)


def _split_form(data: bytes) -> Sequence[Mapping[str, Any]] | None:
    """The articles of a JSON file in the form of `digest split --json`; None for any other file."""
    if not data.lstrip().startswith(b"{"):
        return None
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return None
    articles = values.get("articles") if isinstance(values, dict) else None
    return articles if isinstance(articles, list) and all(isinstance(item, dict) for item in articles) else None


def _of_split_form(article: Mapping[str, Any]) -> Source:
    heads = [Passage(name, "", _text(article[name])) for name in _HEADS if article.get(name)]
    body = [Passage(at, "", _text(part)) for at, part in enumerate(article.get("body") or ())]
    return Source(str(article.get("slug") or "article"), (*heads, *body))


def _text(part: object) -> str:
    return str(part.get("text", "")) if isinstance(part, Mapping) else str(part)
