"""Addresses proposed from headlines: a few syllables of pinyin, unique on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SYLLABLES = 5
_LOOKED_AT = 40
"""Characters of a title that may give them."""
_FALLBACK = "item"


def slugs_of(titles: Sequence[str]) -> tuple[str, ...]:
    """One slug a title, in order; a title that came before gets a number."""
    return distinct([_slug(title) for title in titles])


def distinct(bases: Sequence[str]) -> tuple[str, ...]:
    """The slugs in order; one that came before gets a number."""
    used: set[str] = set()
    slugs: list[str] = []
    for base in bases:
        slug = base
        number = 2
        while slug in used:
            slug = f"{base}-{number}"
            number += 1
        used.add(slug)
        slugs.append(slug)
    return tuple(slugs)


def _slug(title: str) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its tables are the slowest part of a cold start

    # Whole runs: 重 of 重庆 is chong, and only its neighbour says so.
    runs = re.findall(r"[一-鿿]+|[A-Za-z0-9]+", title[:_LOOKED_AT])
    spoken = [part for run in runs for part in lazy_pinyin(run)][:_SYLLABLES]
    slug = "-".join(re.sub(r"[^a-z0-9]", "", part.lower())[:12] for part in spoken).strip("-")
    return re.sub(r"-+", "-", slug) or _FALLBACK
