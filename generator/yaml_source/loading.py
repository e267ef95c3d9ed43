"""Text -> a typed value and every finding, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

import pydantic

from generator.model import Bilingual, Finding, Location, Severity
from generator.yaml_source.comments import cut_short
from generator.yaml_source.forms import needed_keys
from generator.yaml_source.nodes import Node, parse
from generator.yaml_source.refusals import RefusedError
from generator.yaml_source.schema import Schema
from generator.yaml_source.schema_errors import locate, schema_findings

Model = TypeVar("Model", bound=Schema)

_LONGEST = 200
"""Characters of a line that are shown: a whole file may stand on one, with a mistake in every word."""


@dataclass(frozen=True, slots=True)
class Loaded(Generic[Model]):
    """A file read: its typed value where it is sound, and every finding."""

    path: str
    lines: tuple[str, ...]
    node: Node | None
    value: Model | None
    findings: tuple[Finding, ...]

    def where(self, *keys: str | int) -> Location:
        """Where the value under these keys stands; where it is absent, its nearest parent."""
        return locate(self.path, self.node, keys)

    def excerpt(self, where: Location) -> str:
        """The line that a location points into, or the beginning of a very long one."""
        return self.lines[where.line - 1][:_LONGEST] if 0 < where.line <= len(self.lines) else ""

    def finding(
        self,
        rule: str,
        keys: tuple[str | int, ...],
        message: Bilingual,
        remedy: Bilingual,
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        """A finding about the value under these keys."""
        where = self.where(*keys)
        return Finding(rule, severity, where, message, remedy, self.excerpt(where))


def load(text: str, path: str, model: type[Model], limit: int) -> Loaded[Model]:
    """Read YAML text into a model. `limit` is in bytes of UTF-8. Raises nothing: problems are findings."""
    lines = tuple(text.split("\n"))
    try:
        node = parse(text, path, limit, quotes_source=model.quotes_source, longest=model.longest)
    except RefusedError as refused:
        where = refused.finding.where
        excerpt = lines[where.line - 1] if where.line <= len(lines) else ""
        return Loaded(path, lines, None, None, (_with_excerpt(refused.finding, excerpt),))
    if node.value == {}:
        return Loaded(path, lines, node, None, (_empty(path, model),))
    try:
        value = model.model_validate(node.value)
    except pydantic.ValidationError as error:
        findings = tuple(sorted(schema_findings(error, node, path, lines, model), key=lambda f: (f.where, f.rule)))
        return Loaded(path, lines, node, None, findings)
    cut = tuple(cut_short(text, path))
    return Loaded(path, lines, node, None if cut else value, cut)


def _empty(path: str, model: type[Schema]) -> Finding:
    needed = needed_keys(model)
    return Finding(
        "file-empty",
        Severity.ERROR,
        Location(path),
        Bilingual("文件是空的", "the file is empty"),
        Bilingual(
            f"若是误清空，请恢复原文件；至少要有：{'、'.join(f'{name}: …' for name in needed)}",
            f"restore it if that was a mistake; it needs at least {', '.join(f'`{name}: …`' for name in needed)}",
        ),
    )


def _with_excerpt(finding: Finding, excerpt: str) -> Finding:
    return Finding(finding.rule, finding.severity, finding.where, finding.message, finding.remedy, excerpt[:_LONGEST])
