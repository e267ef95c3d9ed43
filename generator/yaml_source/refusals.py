"""The one exception of this room: the file is not read further."""

from __future__ import annotations

from generator.model import Bilingual, Finding, Location, Severity


class RefusedError(Exception):
    """The file is not read further. Never leaves this room."""

    def __init__(self, rule: str, where: Location, message: Bilingual, remedy: Bilingual) -> None:
        super().__init__(message.en)
        self.finding = Finding(rule, Severity.ERROR, where, message, remedy)
