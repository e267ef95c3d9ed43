"""Every check, in order.

What one file says of itself is checked where the file is read; here stand the checks between files. Each is a
generator over the digest whose docstring is the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.edition import load_digest, shown
from generator.facts.coverage import not_covered
from generator.findings import in_order
from generator.model import Bilingual, Digest, FactSheet, Finding, Location, Severity
from generator.proposals.inbox import exports_wait

Check = Callable[[Digest, Path], Iterator[Finding]]


def check_content(content: Path) -> tuple[Digest | None, tuple[Finding, ...]]:
    """Read a content folder and say everything that is wrong with it."""
    digest, findings = load_digest(content)
    if digest is None:
        return None, findings
    return digest, in_order([*findings, *(finding for check in CHECKS for finding in check(digest, content))])


def known_places_and_topics(digest: Digest, content: Path) -> Iterator[Finding]:
    """The places and topics of every article, and the places of every fact, stand in the glossary."""
    kinds = {term.id: term.kind for term in digest.glossary.terms}
    if not kinds:
        return  # the glossary could not be read, which is said already
    for edition in digest.editions:
        path = shown(content / "editions" / edition.id / "edition.yml")
        for article in edition.articles:
            named = [(place, "place") for place in article.places] + [(topic, "topic") for topic in article.topics]
            for name, kind in named:
                if kinds.get(name) != kind:
                    yield _not_in_glossary(Location(path), name, kind, article.slug)
            sheet = edition.facts.get(article.slug)
            facts = shown(content / "editions" / edition.id / "facts" / f"{article.slug}.yml")
            for fact in sheet.facts if sheet else ():
                if fact.place is not None and kinds.get(fact.place) != "place":
                    yield _not_in_glossary(Location(facts), fact.place, "place", fact.id)


def _not_in_glossary(where: Location, name: str, kind: str, user: str) -> Finding:
    return Finding(
        "not-in-glossary",
        Severity.ERROR,
        where,
        Bilingual(
            f"“{user}”所写的“{name}”不在glossary.yml中（{kind}）", f"`{name}` of `{user}` is no {kind} of glossary.yml"
        ),
        Bilingual(
            "请在content/glossary.yml中加上，或改正拼写", "add it to content/glossary.yml, or correct the spelling"
        ),
    )


def figures_are_covered(digest: Digest, content: Path) -> Iterator[Finding]:
    """Every amount of an article is stated by a fact, or named in `uncovered`. A remark, never an error."""
    for edition in digest.editions:
        for article in edition.articles:
            path = shown(content / "editions" / edition.id / "facts" / f"{article.slug}.yml")
            for mention in not_covered(article, edition.facts.get(article.slug, FactSheet())):
                clause, written = mention.around.clause.strip(), mention.figure.written
                yield Finding(
                    "figure-not-covered",
                    Severity.INFO,
                    Location(path),
                    Bilingual(f"“{written}”没有列入（“{clause}”）", f"no fact states “{written}” (“{clause}”)"),
                    Bilingual(
                        f"请列入（digest facts propose {article.slug}可起草），或写进uncovered并说明原因",
                        f"state it (`digest facts propose {article.slug}` drafts it), or say why not in `uncovered`",
                    ),
                )


CHECKS: tuple[Check, ...] = (known_places_and_topics, figures_are_covered, exports_wait)
"""The checks between files, in the order in which they run."""
