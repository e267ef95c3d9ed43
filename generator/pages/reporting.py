"""The page that says how to report an error, and to whom."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.context import Context


@dataclass(frozen=True, slots=True)
class ReportView:
    """All that the template of the page prints."""

    corrections: str
    """Link to what is corrected already."""
    about: str


def report_view(context: Context) -> ReportView:
    """The page in one language."""
    return ReportView(context.link("corrections/"), context.link("about/"))
