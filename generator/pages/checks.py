"""What computing the declared arithmetic of an article showed, in words."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Relation, Verdict
from generator.pages.arithmetic import verdict
from generator.pages.context import Context
from generator.pages.parts import ArticleText


@dataclass(frozen=True, slots=True)
class Check:
    """A declared sum, ratio or other relation, and what computing it showed."""

    label: str
    """Of the fact that is its result."""
    href: str
    """To the proof of that fact."""
    verdict: str


def checks(text: ArticleText) -> tuple[Check, ...]:
    """All declared arithmetic of an article."""
    return tuple(_check(text, relation) for relation in text.sheet.relations)


def checked(text: ArticleText) -> str:
    """How much of an article's arithmetic holds: `核算2组：1组相符，1组不符`; empty where none is declared."""
    words, relations = text.context.words, text.sheet.relations
    if not relations:
        return ""
    failed = len([relation for relation in relations if relation.verdict is Verdict.INCONSISTENT])
    said = f"{words.count('checks.title', len(relations))}{words('colon')}"
    said += words.count("checks.hold", len(relations) - failed)
    return said + (f"{words('comma')}{failing(text.context, failed)}" if failed else "")


def failing(context: Context, count: int) -> str:
    """How many checks the source fails, in words; empty where it fails none."""
    return context.words("checks.fail" if count == 1 else "checks.fail.many", n=count) if count else ""


def _check(text: ArticleText, relation: Relation) -> Check:
    fact, language = text.sheet.fact(relation.equals), text.context.language
    return Check(
        fact.label[language] if fact else "",
        text.proof(relation.equals),
        verdict(relation, text.sheet, language),
    )
