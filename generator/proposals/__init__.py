"""What a proposed change (a pull request) is told: what changes, what is wrong, which exports wait for an edition."""

from generator.proposals.changes import Change, Kind, changes
from generator.proposals.inbox import exports_wait, of_inbox, waiting
from generator.proposals.summary import as_markdown

__all__ = ["Change", "Kind", "as_markdown", "changes", "exports_wait", "of_inbox", "waiting"]
