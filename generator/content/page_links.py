"""Links of hand-written pages to pages of the site: each leads to one that there is, wherever the site is published.

This is told from the content alone, before anything is built, so that a wrong link is marked in a proposed change.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.content.files import read_text, shown
from generator.content.folder import Surroundings
from generator.likely_names import nearest_name
from generator.limits import FILE_BYTES, PAGE_BYTES
from generator.model import Bilingual, Finding, Location, Severity

_LINK = re.compile(
    r"(?P<picture>!)?\[[^\[\]\n]*\]\(\s*<?(?P<inline>[^)\s>]*)"
    r"|^ {0,3}\[[^\[\]\n]+\]:[ \t]*<?(?P<below>[^\s>]+)"
    r"|\bhref\s*=\s*[\"'](?P<html>[^\"'\n]*)",
    re.MULTILINE,
)
_CODE = re.compile(r"(?P<fence>^```|^~~~).*?^(?P=fence)|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_PAGES = frozenset(
    {"about", "all", "all/figures", "corrections", "editions", "glossary", "glossary/organisations", "glossary/people"}
    | {"numbers", "places", "report", "topics", "translations"}
)
"""The pages that every site has, besides its home page."""
_FILES = ("assets/", "cards/", "data/", "feed.json", "feed.xml", "robots.txt", "sitemap.xml")
"""How the addresses of files begin."""
_LEAF = re.compile(r"/page/\d+$")
_OF_AN_EDITION = frozenset({"source", "facts"})
_CITATIONS = frozenset({"cite.bib", "cite.ris"})


def page_links(content: Path, around: Surroundings) -> Iterator[Finding]:
    """Every link of a hand-written page leads to a page of the site, or to another site."""
    site = _Site(content, around)
    for name in around.pages.keys() & _PAGES if around.folders else ():
        for ending, base in ((".zh.md", f"{name}/"), (".en.md", f"en/{name}/")):
            path = content / "pages" / f"{name}{ending}"
            text = read_text(path, PAGE_BYTES).text or ""
            if "](" in text or "]:" in text or "href" in text:
                yield from _of_page(path, text, base, site)


def _of_page(path: Path, text: str, base: str, site: _Site) -> Iterator[Finding]:
    prose = _CODE.sub(lambda code: re.sub(r"\S", " ", code[0]), text)
    for link in _LINK.finditer(prose):
        group = link.lastgroup if link.lastgroup != "picture" else "inline"
        written = link[group or 0]
        line = text.count("\n", 0, link.start(group or 0))
        where = Location(shown(path), line + 1, link.start(group or 0) - text.rfind("\n", 0, link.start(group or 0)))
        if wrong := _picture(written) if link["picture"] else _wrong(written, base, site):
            rule, message, remedy = wrong
            yield Finding(rule, Severity.ERROR, where, message, remedy, text.split("\n")[line][:200])


_Said = tuple[str, Bilingual, Bilingual]


def _picture(written: str) -> _Said:
    return (
        "page-picture",
        Bilingual(f"这一页不显示图片“{written}”", f"this page shows no pictures, such as `{written}`"),
        Bilingual("请删去，或改写成文字", "remove it, or say it in words"),
    )


def _wrong(written: str, base: str, site: _Site) -> _Said | None:
    """What is wrong with a link from a page at `base`, and what to write; None where it leads somewhere."""
    try:
        parts = urlsplit(written)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme or parts.netloc or (not parts.path and (parts.fragment or parts.query)):
        return None
    wanted = unquote(parts.path)
    at_root = wanted.startswith("/")
    target = posixpath.normpath(wanted.lstrip("/") if at_root else posixpath.join(base, wanted)) if wanted else "?"
    target = re.sub(r"(?:^|/)index\.html$", "", "" if target == "." else target)
    exists = site.has(target)
    if exists and not at_root:
        return None
    meant = target if exists else site.nearest(target)
    remedy = (
        Bilingual("请删去，或照浏览器里的网址改正", "remove it, or correct it after the address in a browser")
        if meant is None
        else Bilingual(f"是否要写“{_way(base, meant)}”？", f"did you mean `{_way(base, meant)}`?")
    )
    if at_root:
        return (
            "page-link",
            Bilingual(
                f"链接“{written}”以“/”开头，网站若在子目录下就打不开",
                f"the link `{written}` begins with `/` and leads nowhere if the site is published in a folder",
            ),
            remedy,
        )
    return (
        "page-link",
        Bilingual(f"网站没有链接“{written}”所指的页", f"the link `{written}` leads to no page of the site"),
        remedy,
    )


def _way(base: str, target: str) -> str:
    way = posixpath.relpath(target or ".", base)
    return way if posixpath.splitext(way)[1].strip(".") else f"{way}/"


class _Site:
    """The addresses of a site, as far as its content tells them."""

    def __init__(self, content: Path, around: Surroundings) -> None:
        self._editions = {folder.name: folder for folder in around.folders_in(content)}
        self._articles = cache(self._read_articles)  # of an edition, which every link to one of its pages asks for
        self._terms = {
            "terms": {term.id for term in around.glossary.terms},
            "places": {term.id for term in around.glossary.terms if term.kind == "place"},
            "topics": {term.id for term in around.glossary.terms if term.kind == "topic"},
        }

    def has(self, target: str) -> bool:
        """Whether there is a page or a file at an address, which has no slash at its end."""
        if target in {"", "en"} or target.startswith(_FILES):
            return True
        target = _LEAF.sub("", target.removeprefix("en/"))
        if target in _PAGES or target.startswith(_FILES):
            return True
        first, _, below = target.partition("/")
        if first in self._terms:
            return below in self._terms[first]
        return first in self._editions and self._edition_has(first, below)

    def _edition_has(self, edition: str, below: str) -> bool:
        if not below or below == f"{edition}.epub":
            return True
        first, _, file = below.partition("/")
        return first in _OF_AN_EDITION or (first in self._articles(edition) and (not file or file in _CITATIONS))

    def _read_articles(self, edition: str) -> list[str]:
        structure = read_text(self._editions[edition] / "structure.yml", FILE_BYTES).text or ""
        return re.findall(r"\bslug:\s*['\"]?([a-z0-9-]+)", structure)

    def nearest(self, target: str) -> str | None:
        """The page that was probably meant: in the same language, or the other form of a file beside the page."""
        written = re.search(r"(?:^|/)([a-z]+)\.(zh|en)\.md$", target)
        if written and written[1] in _PAGES:
            return written[1] if written[2] == "zh" else f"en/{written[1]}"
        language = "en/" if target.startswith("en/") else ""
        bare = re.sub(r"^(?:\.\./)+", "", target.removeprefix("en/"))
        edition, _, slug = bare.partition("/")
        if edition in self._editions:
            near = nearest_name(slug, self._articles(edition), 0.6)
            return f"{language}{edition}/{near}" if near else f"{language}{edition}"
        known = [*_PAGES, *self._editions, *(f"{of}/{each}" for of, ids in self._terms.items() for each in ids)]
        last = bare.removeprefix("about/")  # who forgets the `../` is taken below the page itself
        near = last if self.has(last) else nearest_name(bare, known, 0.6) or nearest_name(last, known, 0.6)
        return f"{language}{near}" if near else None
