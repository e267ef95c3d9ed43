"""What `digest facts propose` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.facts.proposing import mentions_of, relations_of
from generator.facts.proposing.draft_file import draft_file
from generator.facts.proposing.exchange import figure_values, relation_values
from generator.facts.proposing.sources import Source


def as_drafts(sources: Sequence[Source]) -> str:
    """A draft fact file for each article, as the documents of one stream."""
    drafts = []
    for source in sources:
        mentions = mentions_of(source.passages)
        drafts.append(draft_file(source.slug, mentions, relations_of(mentions), source.passages))
    return "---\n".join(drafts)


def as_json(sources: Sequence[Source]) -> str:
    """Figures and relations of every article."""
    figures, relations = [], []
    for source in sources:
        mentions = mentions_of(source.passages)
        figures += figure_values(source.slug, mentions)
        relations += relation_values(source.slug, relations_of(mentions))
    return json.dumps({"figures": figures, "relations": relations}, ensure_ascii=False, indent=1)
