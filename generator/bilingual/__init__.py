"""The English beside the Chinese: translations kept true, glossary, checks, and how both are set.

In order:

    levels, glossary     the words of the site
    translations         en/<slug>.yml -> segments, and what may be trusted (missing and stale are computed)
    review               every check of one part, as `remarks`: `terms` (with `words`), `form`, `lengths`, `negation`,
                         and `consistency` of figures (with `wanted`, `english_figures`, each an `english_figure`,
                         `english_units`, `fitting`, `pairing`, `order`, `otherwise`, `directions`, `magnitudes`;
                         `doubt`, `hedges` and `polarity` part what is certain from what is likely)
    fact_places          where the figures of the facts stand in the English
    typography           how a text is set for readers, both languages
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.bilingual.fact_places import figures_in_english
    from generator.bilingual.glossary import load_glossary
    from generator.bilingual.levels import LEVELS
    from generator.bilingual.terms import TermBook, term_book
    from generator.bilingual.translations import ORPHANS, load_orphans, load_translations
    from generator.bilingual.typography import display_en, display_zh, lower, one_line

__all__ = [
    "LEVELS",
    "ORPHANS",
    "TermBook",
    "display_en",
    "display_zh",
    "figures_in_english",
    "load_glossary",
    "load_orphans",
    "load_translations",
    "lower",
    "one_line",
    "term_book",
]

_FROM = {
    "LEVELS": "levels",
    "ORPHANS": "translations",
    "TermBook": "terms",
    "display_en": "typography",
    "display_zh": "typography",
    "figures_in_english": "fact_places",
    "load_glossary": "glossary",
    "load_orphans": "translations",
    "load_translations": "translations",
    "lower": "typography",
    "one_line": "typography",
    "term_book": "terms",
}


def __getattr__(name: str) -> object:
    """A part is loaded once it is asked for: setting a text for readers waits for none of the checks."""
    if name in _FROM:
        return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
