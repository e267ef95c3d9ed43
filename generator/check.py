"""Every check, in order.

What one file says of itself is checked where the file is read; here stand the checks between files. Each is a
generator whose docstring is the rule, over one edition and the glossary, so that an edition that did not change needs
no second look. What waits in the inbox is looked at beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.bilingual import TermBook, term_book
from generator.content import EditionRead, Surroundings, digest_of
from generator.edition import Memory, load_edition, load_surroundings
from generator.facts.coverage import figures_are_covered
from generator.findings import Report, has_errors
from generator.glossary_ids import known_places_and_topics
from generator.model import Digest, Edition, Finding, Glossary
from generator.proposals.inbox import exports_wait
from generator.twins import with_twins

EditionCheck = Callable[[Edition, Glossary, Path], Iterator[Finding]]
"""A check of one edition in its folder."""
_CHECKS: tuple[EditionCheck, ...] = (known_places_and_topics,)
"""Between the files of an edition, in the order in which they run."""
_HINTS: tuple[EditionCheck, ...] = (figures_are_covered,)
"""What they say follows, as often as not, from an error: they wait until there is none."""


def check_content(content: Path) -> tuple[Digest | None, Report]:
    """Read a content folder and say everything that is wrong with it."""
    around = with_twins(check_surroundings(content), content)
    book = term_book(around.glossary)
    return digest_of(around, (read_edition(folder, book, around.glossary) for folder in around.folders_in(content)))


def check_surroundings(content: Path) -> Surroundings:
    """Read what stands in a content folder beside its editions, and check it."""
    return load_surroundings(content)._replace(of_the_whole=tuple(exports_wait(content)))


def read_edition(folder: Path, book: TermBook, glossary: Glossary, memory: Memory | None = None) -> EditionRead:
    """Read an edition and check it: everything that can be said of it by itself."""
    edition, findings = load_edition(folder, book, memory) if memory else load_edition(folder, book)
    if edition is None:
        return None, findings
    checks = _CHECKS if has_errors(findings) else (*_CHECKS, *_HINTS)
    return edition, (*findings, *(said for check in checks for said in check(edition, glossary, folder)))
