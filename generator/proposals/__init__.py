"""What a pull request reports: what it changes, what is wrong, and which exports have no edition yet."""

from generator.proposals.changes import Change, Kind, changes
from generator.proposals.inbox import exports_wait, of_inbox, waiting
from generator.proposals.summary import as_markdown

__all__ = ["Change", "Kind", "as_markdown", "changes", "exports_wait", "of_inbox", "waiting"]
