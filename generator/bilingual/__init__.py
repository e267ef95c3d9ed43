"""The English beside the Chinese: translations, glossary, checks, and how both are set.

In order: `levels` names administrative levels, `glossary` reads the words of the site, `english_figures` reads
numbers in English prose, `consistency` compares them with the figures of the Chinese, `translations` reads the
English of an article and says what may be trusted, `typography` sets a text for readers, both languages.
"""

from generator.bilingual.glossary import load_glossary
from generator.bilingual.levels import LEVELS
from generator.bilingual.translations import load_translations
from generator.bilingual.typography import display_en, display_zh

__all__ = ["LEVELS", "display_en", "display_zh", "load_glossary", "load_translations"]
