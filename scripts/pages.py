"""Pages with known truth, by block."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.recovery.blocks import split_blocks
from generator.recovery.cohesion import pair_weights
from generator.recovery.labels import Label
from generator.recovery.traits import PageTraits, page_traits

HEADINGS = ("kicker", "headline", "subheadline", "subheading")
HEAD = (*HEADINGS[:3], "byline")


class Page:
    """A page with its truth by block: article, kind, place in the body, place in the paragraph."""

    def __init__(self, path: Path, text: str | None = None, truth: dict[str, Any] | None = None) -> None:
        self.name = path.stem
        self.truth = truth or json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        self.text = text or path.read_text(encoding="utf-8")
        self.blocks = split_blocks(self.text)
        self.traits: PageTraits = page_traits(self.blocks)
        self.idf = pair_weights([block.pairs for block in self.traits.blocks])
        self._at = {block.span.start: block.index for block in self.blocks}
        self.article: dict[int, int] = {}
        self.kind: dict[int, str] = {}
        self.paragraphs: list[tuple[int, ...]] = []
        for number, article in enumerate(self.truth["articles"]):
            parts = [(kind, article[kind]) for kind in (*HEADINGS[:3], "byline") if article.get(kind)]
            for kind, part in [*parts, *((part["kind"], part) for part in article["body"])]:
                chain = tuple(self.block_at(start) for start, _ in part["spans"])
                self.article |= dict.fromkeys(chain, number)
                self.kind |= dict.fromkeys(chain, kind)
                if kind == "paragraph":
                    self.paragraphs.append(chain)

    def block_at(self, start: int) -> int:
        """The block with which a span of the truth begins."""
        while self.text[start].isspace():
            start += 1
        return self._at[start]

    @property
    def labels(self) -> tuple[Label, ...]:
        """The true label of every block."""
        return tuple(self._label(self.kind.get(block.index, "furniture")) for block in self.blocks)

    @property
    def kickers(self) -> Iterator[str]:
        """The kickers of its articles."""
        for part in (article["kicker"] for article in self.truth["articles"] if article.get("kicker")):
            yield "".join(self.text[start:end].strip() for start, end in part["spans"])

    @staticmethod
    def _label(kind: str) -> Label:
        return Label.HEADING if kind in HEADINGS else Label.TEXT if kind == "paragraph" else Label(kind)
