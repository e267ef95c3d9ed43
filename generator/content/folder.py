"""A content folder as a whole: its editions, and what is beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from generator.findings import Report, report
from generator.model import Bilingual, Digest, Edition, Finding, Glossary

EDITIONS, INBOX = "editions", "inbox"
NO_CONTENT = Bilingual("这里没有这个文件夹", "there is no such folder here")
IN_THE_SITE = Bilingual(
    "请在网站的文件夹（有mkdocs.yml的那个）里运行，或用--content写明内容目录",
    "run the command in the folder of the site, which has mkdocs.yml, or name the folder with --content",
)
"""What to do where a command finds no content: mostly it was run in another folder."""

T = TypeVar("T")
Read = tuple[T | None, Sequence[Finding]]
"""The result of reading an edition, with its findings; None if it cannot be understood."""
EditionRead = Read[Edition]


class Surroundings(NamedTuple):
    """Everything in a content folder except its editions."""

    folders: tuple[str, ...]
    """The names of the folders of the editions that can be read."""
    glossary: Glossary
    pages: Mapping[str, Bilingual]
    findings: tuple[Finding, ...]
    of_the_whole: tuple[Finding, ...] = ()
    """Findings about the whole folder, reported only if some edition can be understood, or if there is none."""

    def folders_in(self, content: Path) -> list[Path]:
        """The folders of the editions."""
        return [content / EDITIONS / name for name in self.folders]


def digest_of(around: Surroundings, read: Iterable[EditionRead]) -> tuple[Digest | None, Report]:
    """The digest and all findings. The digest is None only if no edition can be understood."""
    found = list(read)
    editions = [edition for edition, _ in found if edition is not None]
    editions.sort(key=lambda edition: (edition.added, edition.id), reverse=True)
    digest = Digest(tuple(editions), around.glossary, dict(around.pages)) if editions else None
    return digest, report_on(around, found)


def report_on(around: Surroundings, read: Iterable[Read[T]]) -> Report:
    """All findings on a content folder."""
    found = list(read)
    # Where editions were begun and none is understood, whatever is said of the whole only follows from that.
    understood = any(each is not None for each, _ in found) or not around.folders
    return report(around.findings, around.of_the_whole if understood else (), *(said for _, said in found))
