"""The last look at a site before it takes the place of the old one: what slipped past everything stops here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator.cache.walk import folders_of
from generator.model import Bilingual, Finding, Location, Severity
from generator.pages import csp

HEAD = 4096
"""Bytes of a page in which its policy has to stand."""


def address_collisions(paths: Iterable[str]) -> Iterator[Finding]:
    """No two things are published at one address, and none where another needs a folder."""
    counted = Counter(paths)
    if counted.total() == len(counted) and folders_of(counted).isdisjoint(counted):
        return
    for path, times in sorted(counted.items()):
        parents = [path[:at] for at, char in enumerate(path) if char == "/"]
        if times > 1 or any(parent in counted for parent in parents):
            yield Finding(
                "address-collision",
                Severity.ERROR,
                Location(path),
                Bilingual("有两页使用同一个网址", "two pages have this address"),
                Bilingual("请给其中一页另取名称", "give one of them another name"),
            )


def unprotected_pages(pages: Mapping[str, bytes]) -> Iterator[Finding]:
    """Every published HTML file begins with a policy that allows nothing unsafe."""
    for path, data in sorted(pages.items()):
        if not csp.is_protected(data[:HEAD].decode(errors="ignore")):
            yield Finding(
                "content-security-policy",
                Severity.ERROR,
                Location(path),
                Bilingual("没有以内容安全策略开头", "does not begin with a Content-Security-Policy"),
                Bilingual("请通过mkdocs_plugin生成此页", "make this page through mkdocs_plugin, which adds the policy"),
            )
