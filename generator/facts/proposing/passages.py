"""An article as passages: the text of each part, under the name that proposals give it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Article, PartKind, ProposedArticle, RawPage

_HEADS = (PartKind.KICKER, PartKind.HEADLINE, PartKind.SUBHEADLINE)
_SILENT = frozenset({PartKind.BYLINE, PartKind.CREDIT, PartKind.FURNITURE})
"""Parts whose numbers are no news."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of one part of an article."""

    name: str | int
    """`kicker`, `headline`, `subheadline`, or the number of the part in the body, from 0."""
    part: str
    """Id of the part; empty where there is none yet."""
    text: str

    @property
    def heads(self) -> bool:
        """Whether it stands above the body."""
        return isinstance(self.name, str)


def passages_of(article: Article) -> tuple[Passage, ...]:
    """The passages of an article that can hold figures, in order."""
    heads = [Passage(part.kind.value, part.id, part.text) for part in article.parts if part.kind in _HEADS]
    body = [Passage(at, part.id, part.text) for at, part in enumerate(article.body) if part.kind not in _SILENT]
    return (*heads, *body)


def passages_of_proposal(article: ProposedArticle, page: RawPage) -> tuple[Passage, ...]:
    """The same of an article that the recovery proposes."""
    heads, body, at = [], [], 0
    for part in article.parts:
        text = "".join(page.text[span.start : span.end] for span in part.spans).replace("\n", "")
        if part.kind in _HEADS:
            heads.append(Passage(part.kind.value, "", text))
        elif part.kind is not PartKind.BYLINE:
            if part.kind not in _SILENT:
                body.append(Passage(at, "", text))
            at += 1
    return (*heads, *body)


def passages_of_text(text: str) -> tuple[Passage, ...]:
    """The same of a plain text: one paragraph a line, a short first line without a full stop the headline."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    headline = lines[:1] if len(lines) > 1 and not lines[0].endswith(("。", "！", "？", "”")) else []
    heads = [Passage("headline", "", line) for line in headline]
    return (*heads, *(Passage(at, "", line) for at, line in enumerate(lines[len(heads) :])))
