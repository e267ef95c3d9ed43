"""The English beside the Chinese: translations kept true, glossary, checks, and how both are set.

In order:

    levels, glossary     the words of the site
    translations         en/<slug>.yml -> segments, and what may be trusted (missing and stale are computed)
    review               every check of one part, as `remarks`: `terms` (with `words`), `form`, `lengths`, and
                         `consistency` of figures (with `wanted`, `english_figures`, `english_units`, `fitting`)
    typography           how a text is set for readers, both languages
"""

from generator.bilingual.consistency import figure_places
from generator.bilingual.glossary import load_glossary
from generator.bilingual.levels import LEVELS
from generator.bilingual.terms import TermBook, term_book
from generator.bilingual.translations import ORPHANS, load_orphans, load_translations
from generator.bilingual.typography import display_en, display_zh

__all__ = [
    "LEVELS",
    "ORPHANS",
    "TermBook",
    "display_en",
    "display_zh",
    "figure_places",
    "load_glossary",
    "load_orphans",
    "load_translations",
    "term_book",
]
