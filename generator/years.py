"""The years of an archive: when an edition was printed, and the parts into which a large archive is split.

Each part is a separate site, under its own path on the same host. All parts are made from the same settings with the
same command: the address of the site determines which part is made, and its years determine which editions it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from urllib.parse import urlsplit

from generator.findings import has_errors
from generator.model import Bilingual, Digest, Edition, Finding, Location, Severity

SETTING = "extra.parts"
POINTER = "search/current.json"
"""The file that tells the site's own pages and other parts which search index and scripts are current."""

_DATE = re.compile(r"(?P<year>[12]\d{3})\s*年(?:\s*(?P<month>1[0-2]|0?[1-9])\s*月)?")
_YEARS = re.compile(r"(?P<first>[12]\d{3})?(?P<dash>-)?(?P<last>[12]\d{3})?")
_PATH = re.compile(r"/(?:[\w.~-]+/)*", re.ASCII)
_LOCAL = {"localhost", "127.0.0.1", "[::1]", "::1"}


def when(edition: Edition) -> tuple[int, int]:
    """The year and month in which an edition was printed; 0 for what its date does not name."""
    found = _DATE.search(edition.date.value.zh) if edition.date.value else None
    return (int(found["year"]), int(found["month"] or 0)) if found else (0, 0)


def filed_under(edition: Edition) -> int:
    """The year that decides to which part an edition belongs: that of its date, or else that in which it was added."""
    return when(edition)[0] or int(edition.added[:4])


@dataclass(frozen=True, slots=True)
class Part:
    """One site of an archive."""

    path: str
    """The path of its root on the host, with a slash at both ends."""
    first: int
    """The first year; 0: everything up to the last."""
    last: int
    """The last year; 9999: everything from the first on."""

    def has(self, edition: Edition) -> bool:
        """Whether an edition belongs to this part."""
        return self.first <= filed_under(edition) <= self.last

    @property
    def name(self) -> Bilingual:
        """Its years, for readers."""
        if self.first == self.last:
            return Bilingual(f"{self.first}年", f"{self.first}")
        if self.last == 9999:
            return Bilingual(f"{self.first}年起", f"since {self.first}")
        if self.first == 0:
            return Bilingual(f"{self.last}年及以前", f"up to {self.last}")
        return Bilingual(f"{self.first}–{self.last}年", f"{self.first}–{self.last}")


@dataclass(frozen=True, slots=True)
class Split:
    """An archive in parts, seen from one of them."""

    own: Part | None = None
    """None: the site has every edition."""
    others: tuple[Part, ...] = ()

    def editions_of(self, digest: Digest) -> Digest:
        """The digest with only the editions of this part."""
        own = self.own
        return digest if own is None else replace(digest, editions=tuple(filter(own.has, digest.editions)))


def parts_findings(setting: object) -> tuple[Finding, ...]:
    """Every part has a valid path and valid years, and no two parts share either."""
    parts, findings = _read(setting)
    return (*findings, *_overlapping(parts))


def split_of(setting: object, url: str | None, digest: Digest) -> tuple[Split, tuple[Finding, ...]]:
    """Which part of an archive is at an address. `setting`: the value of `extra.parts`; None: a single site.

    On the local machine, an address of no part gets the whole archive.
    """
    parts, findings = _read(setting)
    if not parts or has_errors(findings):
        return Split(), findings
    address = urlsplit(url or "")
    own = next((part for part in parts if part.path == f"{address.path.rstrip('/')}/"), None)
    findings = (*_overlapping(parts), *_left_out(parts, digest))
    if own is None:
        return Split(), findings if address.hostname in _LOCAL else (*findings, _not_a_part(address.path, parts))
    return Split(own, tuple(part for part in parts if part is not own)), findings


def _read(setting: object) -> tuple[tuple[Part, ...], tuple[Finding, ...]]:
    if setting is None:
        return (), ()
    if not isinstance(setting, list):
        return (), (_wrong(Bilingual("应是一个列表", "is not a list")),)
    read = [_part(each) for each in setting]
    parts = tuple(each for each in read if isinstance(each, Part))
    return parts, tuple(each for each in read if isinstance(each, Finding))


def _part(entry: object) -> Part | Finding:
    if not isinstance(entry, dict) or set(entry) != {"path", "years"}:
        return _wrong(Bilingual("每一部分要写path和years两项", "an entry has `path` and `years`, and nothing else"))
    path, years = str(entry["path"]), _YEARS.fullmatch(str(entry["years"]))
    if not _PATH.fullmatch(path):
        return _wrong(
            Bilingual(
                f"“{path}”不是同一主机上的路径（以/开头和结尾）",
                f"`{path}` is not a path on the same host, which begins and ends with a slash",
            )
        )
    if not years or not (years["first"] or years["last"]) or (years["last"] and not years["dash"]):
        return _wrong(Bilingual(f"看不懂年份“{entry['years']}”", f"`{entry['years']}` is not a range of years"))
    first = int(years["first"] or 0)
    last = int(years["last"] or (9999 if years["dash"] else first))
    if first > last:
        return _wrong(Bilingual("年份颠倒", "the first year is after the last"))
    return Part(path, first, last)


def _overlapping(parts: Sequence[Part]) -> Iterator[Finding]:
    """No year and no path belongs to two parts."""
    for before, after in pairwise(sorted(parts, key=lambda part: part.first)):
        if after.first <= before.last:
            said = f"{before.path}, {after.path}"
            yield _wrong(Bilingual(f"有年份同属两部分：{said}", f"a year belongs to two parts: {said}"))
    if len({part.path for part in parts}) < len(parts):
        yield _wrong(Bilingual("两部分的path相同", "two parts have the same `path`"))


def _left_out(parts: Sequence[Part], digest: Digest) -> Iterator[Finding]:
    """Every edition belongs to a part."""
    for edition in digest.editions:
        if not any(part.has(edition) for part in parts):
            year = filed_under(edition)
            yield _wrong(
                Bilingual(f"“{edition.id}”（{year}年）不属于任何部分", f"`{edition.id}` ({year}) belongs to no part")
            )


def _not_a_part(path: str, parts: Sequence[Part]) -> Finding:
    known = ", ".join(part.path for part in parts)
    return _wrong(
        Bilingual(
            f"网站的路径“{path}”不在其中（有：{known}）",
            f"the path of this site, `{path}`, matches none of the parts ({known})",
        )
    )


def _wrong(said: Bilingual) -> Finding:
    return Finding(
        "parts",
        Severity.ERROR,
        Location("mkdocs.yml"),
        Bilingual(f"{SETTING}：{said.zh}", f"{SETTING}: {said.en}"),
        Bilingual(
            "请写作 - {path: /news-2024/, years: 2023-2024}；年份可写2024、2023-2024、2025-、-2022",
            "write - {path: /news-2024/, years: 2023-2024}; years are 2024, 2023-2024, 2025-, -2022",
        ),
    )
