"""The address of the site, as the one who deploys it set it: SITE_URL, or `site_url` in mkdocs.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from generator.model import Bilingual, Finding, Location, Severity

SETTING = "SITE_URL"
"""The variable that mkdocs.yml takes the address from."""

_EXAMPLE = "https://digest.example/news/"
_REPOSITORY = re.compile(r"/([\w.-]+)/([\w.-]+?)(?:\.git)?/?")
_WITHOUT_SCHEME = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[\w.-]+)*/?", re.ASCII | re.IGNORECASE)
_OF_A_PAGE = re.compile(r"/(?:en/)?index\.html$|//+$")
"""How an address ends that was copied from a page, or that has a slash too many."""


def address_findings(url: str | None, setting: str = f"{SETTING}=") -> Iterator[Finding]:
    """The address is a whole one (http or https, a host, at most a path): not that of a page or of the repository.

    `setting`: what to write before it.
    """
    if not url:
        said = Bilingual("没有设定网站的地址", "the address of the site is not set")
        yield _finding("address-missing", said, setting + _EXAMPLE)
        return
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        parts, host = SplitResult("", "", "", "", ""), ""
    bare = _WITHOUT_SCHEME.fullmatch(url)
    if parts.scheme not in {"http", "https"} or not host or re.search(r"[\s\x00-\x1f<>\"'\\]", url):
        said = Bilingual(f"“{url}”不是完整的网址", f"`{url}` is not a complete address")
        yield _finding("address-incomplete", said, setting + (f"https://{url.strip('/')}/" if bare else _EXAMPLE))
    elif parts.query or parts.fragment:
        said = Bilingual(f"网址“{url}”不能带?或#", f"the address `{url}` must not contain ? or #")
        yield _finding("address-with-query", said, setting + re.split(r"[?#]", url)[0].rstrip("/") + "/")
    elif host in {"github.com", "www.github.com"}:
        said = Bilingual("这是仓库的地址，不是网站的", "this is the address of the repository, not of the site")
        yield _finding("address-of-repository", said, setting + _pages_address(parts.path))
    elif found := _OF_A_PAGE.search(url):
        said = Bilingual(f"“{url}”不是网站根目录的地址", f"`{url}` is not the root address of a site")
        yield _finding("address-not-of-root", said, setting + url[: found.start()] + "/")


def _pages_address(path: str) -> str:
    """The address at which GitHub Pages publishes a repository."""
    found = _REPOSITORY.fullmatch(path)
    if not found:
        return _EXAMPLE
    owner, name = found[1].lower(), found[2]
    site = f"https://{owner}.github.io/"
    return site if name.lower() == f"{owner}.github.io" else f"{site}{name}/"


def _finding(rule: str, message: Bilingual, write: str) -> Finding:
    return Finding(rule, Severity.ERROR, Location(SETTING), message, Bilingual(f"请写作{write}", f"write {write}"))
