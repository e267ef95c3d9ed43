"""The whole build: read, check, render, write beside the last good site, swap."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.check import check_content
from generator.findings import has_errors
from generator.model import Digest, Finding
from generator.swap import staging


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended."""

    site: Path | None
    """The folder of the new site; None: the last good one stands."""
    digest: Digest | None
    findings: tuple[Finding, ...]


def build(config_file: Path, content: Path, site: Path) -> Built:
    """Build the site. With an error in the content nothing is written.

    Raises `mkdocs.exceptions.Abort` or OSError where the site cannot be written; the last good site then stands.
    """
    digest, findings = check_content(content)
    if digest is None or has_errors(findings):
        return Built(None, digest, findings)
    # Imported late: checking and splitting need no mkdocs, and it is slow to start.
    from generator.mkdocs_plugin import write_site  # noqa: PLC0415

    with staging(site) as stage:
        write_site(config_file, stage, digest)
    return Built(site, digest, findings)
