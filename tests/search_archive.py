"""The set of queries for the archive of 200 articles: what each must find is known by reading all of them."""

from __future__ import annotations

from pathlib import Path

from tests.search_support import Query, read_set
from tests.search_truth import Corpus


def read_archive_queries(path: Path, own: Corpus) -> tuple[Query, ...]:
    """The queries of a file, with the articles that hold what the file says of each."""
    return read_set(path, lambda held: holding_all(own, held.split("; ")))


def holding_all(own: Corpus, texts: list[str]) -> tuple[str, ...]:
    """The articles in which every one of some texts stands, or one of its alternatives."""
    sets = [{article for each in text.split(" / ") for article in _holding(own, each)} for text in texts]
    return tuple(article for article in sorted(sets[0]) if all(article in each for each in sets))


def _holding(own: Corpus, text: str) -> tuple[str, ...]:
    return own.saying(text) if text.isascii() else own.holding(text)
