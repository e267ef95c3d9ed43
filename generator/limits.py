"""How much of everything: what is beyond a limit is refused with a message that names it (docs/limits.md explains).

The limits keep the time and the memory of a check bounded whatever a file holds. All are far above what a page of a
newspaper needs.
"""

SOURCE_BYTES = 1024 * 1024
"""Bytes of an export: some fifty pages. What is larger is an archive, or no page at all."""
SOURCE_LINES = 20_000
"""Lines of an export that hold anything."""
DIGITS = 100
"""Digits of a number in an export."""
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
"""Levels that the values of a file may be nested."""
YAML_KEYS = 100
"""Keys that belong together in a file."""
ARTICLES = 500
"""Articles of an edition."""
PARTS = 5_000
"""Parts and furniture of an edition, fragment by fragment."""
CORRECTIONS = 500
"""Declared corrections of an edition."""
FACTS = 500
"""Facts of an article."""
FIGURES = 300
"""Figures of a part, or of its English, which are compared with one another."""
TERMS = 10_000
"""Entries of the glossary."""
VALUE = 50_000
"""Characters of one value in an editor's file."""
BLOCK = 4_000
"""Characters of a paragraph of a hand-written page."""
QUOTED = 8
"""How deep quotations and lists of a hand-written page may be nested."""
NAME = 80
"""Characters of a name that becomes part of an address: an edition, an article, a part, a fact, a term."""
EDITIONS = 5_000
"""Editions of a site."""
