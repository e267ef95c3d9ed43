"""Upper bounds. What exceeds one is refused with a message that names it (see docs/limits.md).

The limits keep the time and memory of a check bounded, whatever a file contains. All are far above what a newspaper
page needs.
"""

SOURCE_BYTES = 1024 * 1024
"""Bytes of an export: about fifty pages. Anything larger is an archive, or not a page."""
SOURCE_LINES = 20_000
"""Lines of an export that are not blank."""
DIGITS = 100
"""Digits of one number in an export."""
NUMBERS = 20_000
"""Numbers of an export, in digits or in characters."""
FACT_FILE_BYTES = 64 * 1024
"""Bytes of a fact file."""
FILE_BYTES = 1024 * 1024
"""Bytes of an edition, structure or translation file."""
PAGE_BYTES = 64 * 1024
"""Bytes of a hand-written page."""
GLOSSARY_BYTES = 8 * 1024 * 1024
"""Bytes of the glossary."""
YAML_DEPTH = 20
"""Levels of nesting in a YAML file."""
YAML_KEYS = 100
"""Keys of one mapping."""
ARTICLES = 500
"""Articles of an edition."""
PARTS = 5_000
"""Parts and furniture of an edition, fragment by fragment."""
CORRECTIONS = 500
"""Declared corrections of an edition."""
FACTS = 500
"""Facts of an article."""
FIGURES = 300
"""Figures compared in one part, or in its English."""
TERMS = 10_000
"""Entries of the glossary."""
VALUE = 50_000
"""Characters of one value in an editor's file."""
BLOCK = 4_000
"""Characters of a paragraph of a hand-written page."""
QUOTED = 8
"""Levels of nested quotations and lists in a hand-written page."""
NAME = 80
"""Characters of a name that becomes part of an address: an edition, an article, a part, a fact, a term."""
EDITIONS = 5_000
"""Editions of a site."""
