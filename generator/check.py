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
from generator.content_files import shown
from generator.edition import Memory, load_edition, load_surroundings
from generator.facts.coverage import not_covered
from generator.findings import Report, has_errors
from generator.glossary_ids import known_places_and_topics
from generator.model import Bilingual, Digest, Edition, Finding, Glossary, Location, Severity
from generator.proposals.inbox import exports_wait
from generator.twins import with_twins

EditionCheck = Callable[[Edition, Glossary, Path], Iterator[Finding]]
"""A check of one edition in its folder."""


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
    if not (glossary.whole and glossary.terms):
        findings = tuple(finding for finding in findings if finding.rule not in _ABOUT_THE_GLOSSARY)
    # What no fact states follows, as often as not, from an error: hints wait until there is none.
    checks = [check for check in EDITION_CHECKS if check is not figures_are_covered or not has_errors(findings)]
    return edition, (*findings, *(said for check in checks for said in check(edition, glossary, folder)))


def figures_are_covered(edition: Edition, glossary: Glossary, folder: Path) -> Iterator[Finding]:  # noqa: ARG001
    """Every amount of an article is stated by a fact, or named in `uncovered`. A remark an article, never an error."""
    facts = shown(folder / "facts")
    for article in edition.articles:
        left = not_covered(article, edition.sheet(article.slug))
        if not left:
            continue
        # The clause tells where a figure stands; in a long list it would hide the figures.
        in_short = len(left) > _MOST_WITH_CLAUSES
        named = [f"“{written}”" if in_short else f"“{written}”（{clause}）" for written, clause in left]
        named_en = [f"“{written}”" if in_short else f"“{written}” ({clause})" for written, clause in left]
        more = len(left) > _MOST_NOT_COVERED
        yield Finding(
            "figure-not-covered",
            Severity.INFO,
            Location(f"{facts}/{article.slug}.yml"),
            Bilingual(
                f"有{len(left)}个数字没有列入：{'、'.join(named[:_MOST_NOT_COVERED])}{'等' if more else ''}",
                f"no fact states {', '.join(named_en[:_MOST_NOT_COVERED])}"
                f"{f' and {len(left) - _MOST_NOT_COVERED} more' if more else ''}",
            ),
            Bilingual(
                f"请列入（digest facts propose {article.slug}可起草），或写进uncovered并说明原因",
                f"add a fact (`digest facts propose {article.slug}` drafts it), or say why not in `uncovered`",
            ),
        )


_ABOUT_THE_GLOSSARY = frozenset(
    {"name-missing", "name-variant", "name-misspelt", "name-not-in-source", "place-level", "place-unknown"}
    | {"term-missing", "term-variant", "waiver-unused"}
)
"""The rules of translations that ask the glossary: of one that was not read whole every word would be missing."""
_MOST_NOT_COVERED = 40
"""So many figures of an article are named; the rest is counted."""
_MOST_WITH_CLAUSES = 5
"""Up to so many are named with the clauses in which they stand."""

EDITION_CHECKS: tuple[EditionCheck, ...] = (known_places_and_topics, figures_are_covered)
"""The checks between the files of an edition, in the order in which they run."""
