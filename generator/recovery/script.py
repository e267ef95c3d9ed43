"""Pages in Traditional script: recovered as if they were in Simplified, in which everything was learnt.

Character for character, so that every span stays where it is. What the proposal then says in words is put back as
printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.model import Bilingual, Doubt, Proposal, ProposedArticle
from generator.reading.lines import visible

_OPENING, _CLOSING = "“", "”"
"""Between these a doubt quotes the page."""


def as_printed(proposal: Proposal, simple: str, text: str) -> Proposal:
    """The proposal for the simplified text, with the words that it quotes as the text prints them."""
    if simple == text:
        return proposal
    articles = tuple(_article(article, simple, text) for article in proposal.articles)
    return replace(proposal, articles=articles, doubts=tuple(_doubt(doubt, simple, text) for doubt in proposal.doubts))


def _article(article: ProposedArticle, simple: str, text: str) -> ProposedArticle:
    """An article with its names as a reader sees them: a line may end inside one, or hold what nobody can see."""
    spans = [span for part in article.parts for span in part.spans]
    seen = visible(simple, spans), visible(text, spans)
    return replace(
        article,
        reporters=tuple(_printed(name, *seen) for name in article.reporters),
        dateline=article.dateline and _printed(article.dateline, *seen),
    )


def _doubt(doubt: Doubt, simple: str, text: str) -> Doubt:
    said = (
        Bilingual("".join(_quoted(words.zh, simple, text)), "".join(_quoted(words.en, simple, text)))
        for words in (doubt.decided, doubt.alternative)
    )
    decided, alternative = said
    return replace(doubt, decided=decided, alternative=alternative)


def _quoted(sentence: str, simple: str, text: str) -> Iterator[str]:
    """A sentence with the words between its first and last quotation marks as printed."""
    before, opening, rest = sentence.partition(_OPENING)
    words, closing, after = rest.rpartition(_CLOSING)
    more = "…" if words.endswith("…") else ""
    yield from (before, opening, _printed(words.removesuffix("…"), simple, text), more, closing, after)


def _printed(words: str, simple: str, text: str) -> str:
    """Words of the simplified text as printed, however white space parts them; themselves where they stand nowhere."""
    found = re.search(r"\s*".join(map(re.escape, "".join(words.split()))), simple)
    return text[found.start() : found.end()] if found else words
