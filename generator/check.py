"""Every check, in order.

A single file is checked where it is read; the checks between files are listed here. Each is a generator over one
edition and the glossary, and its docstring states the rule, so that an edition that did not change need not be checked
again. The inbox is checked as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.bilingual import TermBook, term_book
from generator.content.folder import EditionRead, Surroundings, digest_of
from generator.content.whole import with_the_whole
from generator.edition.former_names import with_former_names
from generator.edition.glossary_ids import known_places_and_topics
from generator.edition.loading import Memory, load_edition
from generator.edition.surroundings import load_surroundings
from generator.facts.coverage import figures_are_covered
from generator.findings import Report, has_errors
from generator.model import Digest, Edition, Finding, Glossary
from generator.proposals.inbox import exports_wait

EditionCheck = Callable[[Edition, Glossary, Path], Iterator[Finding]]
"""A check of one edition in its folder."""
_CHECKS: tuple[EditionCheck, ...] = (known_places_and_topics,)
"""Checks between the files of an edition, in the order in which they run."""
_HINTS: tuple[EditionCheck, ...] = (figures_are_covered,)
"""Checks whose findings often follow from an error elsewhere: they run only if there is none."""


def check_content(content: Path) -> tuple[Digest | None, Report]:
    """Read a content folder and report everything that is wrong with it."""
    around = with_the_whole(check_surroundings(content), content)
    book = term_book(around.glossary)
    read = (read_edition(folder, book, around.glossary) for folder in around.folders_in(content))
    digest, findings = digest_of(around, read)
    return digest, with_former_names(findings, content, around.folders, digest.editions if digest else ())


def check_surroundings(content: Path) -> Surroundings:
    """Read and check everything in a content folder except its editions."""
    return load_surroundings(content)._replace(of_the_whole=tuple(exports_wait(content)))


def read_edition(folder: Path, book: TermBook, glossary: Glossary, memory: Memory | None = None) -> EditionRead:
    """Read and check one edition on its own."""
    edition, findings = load_edition(folder, book, memory) if memory else load_edition(folder, book)
    if edition is None:
        return None, findings
    checks = _CHECKS if has_errors(findings) else (*_CHECKS, *_HINTS)
    return edition, (*findings, *(said for check in checks for said in check(edition, glossary, folder)))
