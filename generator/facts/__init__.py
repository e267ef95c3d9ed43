"""Facts: the figures of an article, each proved by the words that print it.

From a fact file to a verified sheet, in this order:

    schema       the shape of the file                (also as JSON Schema)
    draft        its sound entries, by their index
    evidence     each entry with its place in the article and its figure there
    checks, quote_checks, relation_checks   what must be true; every problem becomes a finding
    coverage     which figures of the article no fact states
    relations    declared arithmetic, computed
    loading      all of it, in this order

Beneath: `figures` reads numbers in text (with `grammar`, `numbers`, `numerals`, `durations`, `clock`, `short_forms`,
`width`), `context` adds what their sentence says of them further away, `units` knows what they measure, `intervals`
what their printed digits leave open. Above: `arithmetic` says a relation to readers, `proposing` drafts fact files.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.facts.loading import load_facts

__all__ = ["load_facts"]


def __getattr__(name: str) -> object:
    """Loaded once it is asked for: who says a figure to readers reads no fact file."""
    if name in __all__:
        return getattr(import_module(f"{__name__}.loading"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
