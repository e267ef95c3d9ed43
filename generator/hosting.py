"""How large a built site is, and how close that is to the limits of GitHub Pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model import Bilingual, Finding, Language, Location, Severity

SITE_BYTES = 10**9
"""The largest site in bytes that GitHub Pages publishes: 1 GB, taken as a power of ten to be safe."""
DEPLOY_SECONDS = 600
"""Seconds after which GitHub Pages aborts a deployment; the build before it does not count."""
NEAR = 0.8
"""The share of the limit at which editors are warned, while there is still time to act."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a built site is."""

    bytes: int
    files: int
    stories: int

    def said(self, language: Language) -> str:
        """The number of files and the size, in words."""
        megabytes = f"{self.bytes / 1e6:.1f} MB"
        return {Language.ZH: f"{self.files}个文件，{megabytes}", Language.EN: f"{self.files} files, {megabytes}"}[
            language
        ]

    @property
    def room(self) -> int:
        """How many more stories of average size the host can carry."""
        return max(0, (SITE_BYTES - self.bytes) * self.stories // self.bytes) if self.bytes else 0


def size_of(site: Path, stories: int) -> Size:
    """The size of the site in a folder, with the given number of stories."""
    files = [path.lstat().st_size for path in site.rglob("*") if path.is_file()]
    return Size(sum(files), len(files), stories)


def host_findings(size: Size) -> Iterator[Finding]:
    """A site stays well below the limit of GitHub Pages. Only a warning, because other hosts may carry more."""
    if size.bytes < NEAR * SITE_BYTES:
        return
    now, limit = f"{size.bytes / 1e6:.0f} MB", f"{SITE_BYTES / 1e9:g} GB"
    if size.bytes > SITE_BYTES:
        said = Bilingual(
            f"网站有{now}，超过了GitHub Pages的上限（{limit}），无法在那里发布",
            f"the site has {now}, over the limit of GitHub Pages ({limit}), and cannot be published there",
        )
    else:
        said = Bilingual(
            f"网站有{now}，接近GitHub Pages的上限（{limit}）；按现有每篇的平均大小，还放得下约{size.room}篇",
            f"the site has {now}, close to the limit of GitHub Pages ({limit}); at the present average size, about "
            f"{size.room} more stories will fit",
        )
    remedy = Bilingual(
        "请按年份分成几个网站（extra.parts，见docs/archive.md），或者关闭分享图（cards: false）",
        "split it by year into several sites (`extra.parts`, see docs/archive.md), or do without share cards "
        "(`cards: false`)",
    )
    yield Finding("site-size", Severity.WARNING, Location("mkdocs.yml"), said, remedy)
