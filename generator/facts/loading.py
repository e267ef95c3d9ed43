"""A fact file -> the verified sheet of an article."""

from __future__ import annotations

from collections.abc import Iterator

from generator.facts import checks, coverage, quote_checks
from generator.facts.draft import Draft, draft
from generator.facts.evidence import Evidence, gather, proved
from generator.facts.relation_checks import Judged, computed_relations, judged, relation_findings
from generator.facts.schema import FactFile
from generator.findings import in_order
from generator.limits import FACT_FILE_BYTES
from generator.model import Article, Fact, FactGroup, FactSheet, Finding
from generator.yaml_source import load


def load_facts(text: str, path: str, article: Article) -> tuple[FactSheet, tuple[Finding, ...]]:
    """Read and verify the fact file of an article. Problems are findings, in the order of the file.

    The sheet holds what is proved: facts whose quote and value were found, relations among them. `path` is
    what findings call the file.
    """
    loaded = load(text, path, FactFile, FACT_FILE_BYTES)
    if loaded.node is None:
        return FactSheet(), loaded.findings
    file = draft(loaded, article)
    evidence = gather(file)
    facts = proved(evidence)
    relations = judged(file, facts)
    findings = in_order([*loaded.findings, *_findings(file, evidence, facts, relations)])
    return _sheet(file, facts, relations), findings


def _findings(
    file: Draft, evidence: dict[int, Evidence], facts: dict[str, Fact], relations: dict[int, Judged]
) -> Iterator[Finding]:
    yield from checks.article_is_named(file)
    yield from checks.ids_are_unique(file)
    yield from checks.groups_exist(file)
    yield from checks.lead_exists(file)
    yield from quote_checks.quotes_are_found(file, evidence)
    yield from quote_checks.values_are_printed(file, evidence)
    yield from relation_findings(file, relations)
    yield from coverage.uncovered_is_found(file, facts)


def _sheet(file: Draft, facts: dict[str, Fact], relations: dict[int, Judged]) -> FactSheet:
    groups = tuple(
        FactGroup(entry.id, entry.title.text(), entry.as_of.text() if entry.as_of else None)
        for entry in file.groups.values()
    )
    return FactSheet(
        facts=tuple(facts.values()),
        groups=groups,
        relations=computed_relations(relations),
        uncovered=coverage.left_out(file),
        lead=tuple(dict.fromkeys(name for name in file.lead if name in facts)),
    )
