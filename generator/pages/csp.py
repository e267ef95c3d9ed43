"""The Content-Security-Policy of a page, and the check that the page can live under it.

Nothing is allowed but the site's own files and a few inline scripts that are known word for word; their hashes
go into the policy. Whatever the policy would block is found here first, so that a build fails instead of a page.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from html.parser import HTMLParser

from generator.model import Bilingual, Finding, Location, Severity

_SCRIPTING = 'document.documentElement.className="js"'
"""Styles may rely on scripting from the first paint."""
_WAITING = (
    'try{/^(both|alternate)$/.test(new URLSearchParams(location.search).get("view")'
    '||localStorage["digest-view"])&&document.documentElement.classList.add("wait")}catch{}'
)
"""An article that will open in both languages is not shown in one of them first."""
KNOWN_SCRIPTS = frozenset({_SCRIPTING, f"{_SCRIPTING};{_WAITING}"})
"""The inline scripts that a page may carry, word for word."""

_POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
"""Workers come under `script-src`; the site has no fonts."""
_CHARSET = '<meta charset="utf-8">'
_PROTECTED = re.compile(
    rf"""<!doctype html>\s*<html[^<>]*>\s*<head>\s*{_CHARSET}\s*"""
    r"""<meta http-equiv="Content-Security-Policy" content="(default-src 'none';[^"]*)">""",
    re.IGNORECASE,
)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
_DATA_BLOCK = re.compile(r"""(?:^|[\s"'])type\s*=\s*["']?application/(?:ld\+)?json\b""", re.IGNORECASE)
_SRC = re.compile(r"""(?:^|[\s"'])src\s*=""", re.IGNORECASE)
# Parsing every page takes longer than building it, so only a page where one of these stands is parsed. They are read
# over the bytes of the page in lower case: a pattern that ignores case takes three times as long, and so does the lower
# case of a Chinese text.
_SUSPECTS = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rb"<(?:style|base|object|embed|iframe|(?:script|img|source|audio|video)\b[^>]*//"
            rb"""|link\b(?![^>]*\brel="(?:canonical|alternate)")[^>]*//)"""
        ),
        rb"style\s*=",
        rb"""on(?<=[\s"'/]on)[a-z]+\s*=""",  # it begins with letters that are quickly found
        rb"javascript:",
    )
)
_LOADING = {(tag, name) for tag in ("script", "img", "source", "audio", "video") for name in ("src", "srcset")}
_LOADING_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "manifest",
    "preconnect",
    "dns-prefetch",
    "prefetch",
}
_BLOCKED_ELEMENTS = {"style", "base", "object", "embed", "iframe"}
_FOREIGN = re.compile(r"\s*(?:[a-z][a-z+.-]*:|//)", re.IGNORECASE)


def with_policy(html: str) -> str:
    """The page with its policy as the first thing after the character set.

    Raises ValueError for a page without `<meta charset="utf-8">`: a policy further down would come too late.
    """
    head, charset, rest = html.partition(_CHARSET)
    if not charset:
        raise ValueError(f"no {_CHARSET} in the page")
    content = escape(policy(html), quote=False)
    return f'{head}{charset}<meta http-equiv="Content-Security-Policy" content="{content}">{rest}'


def policy(html: str) -> str:
    """The policy of a page: the same for all but for the hashes of its known inline scripts."""
    _, tags, texts = _taken_apart(html)
    hashes = {_hash(script): None for script in _inline(tags, texts) if script in KNOWN_SCRIPTS}
    return _POLICY.format(hashes="".join(f" '{value}'" for value in hashes))


def violations(html: str, path: str) -> Iterator[Finding]:
    """A page holds nothing that its policy blocks: no unknown inline script, inline style, handler, or foreign file."""
    between, tags, texts = _taken_apart(html)
    for script in _inline(tags, texts):
        if script not in KNOWN_SCRIPTS:
            yield _finding(path, Bilingual("未知的内联脚本", "Unknown inline script"), script)
    markup = "".join((*between, *tags)).encode().lower()
    if any("//" in tag for tag in tags) or any(suspect.search(markup) for suspect in _SUSPECTS):
        parser = _Parser()
        parser.feed(html)
        for what, excerpt in parser.blocked:
            yield _finding(path, what, excerpt)


def is_protected(html: str) -> bool:
    """Whether a finished page begins with a policy that allows nothing by default and nothing unsafe."""
    found = _PROTECTED.match(html)
    return found is not None and "unsafe-" not in found[1]


def _taken_apart(html: str) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """What stands between the scripts of a page, the attributes of these, and their texts."""
    pieces = _SCRIPT.split(html)
    return pieces[0::3], pieces[1::3], pieces[2::3]


def _inline(tags: Iterable[str], texts: Iterable[str]) -> Iterator[str]:
    """The scripts that stand in the page itself; data that no browser runs is none."""
    for attributes, text in zip(tags, texts, strict=True):
        if not _SRC.search(attributes) and not _DATA_BLOCK.search(attributes):
            yield text


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _finding(path: str, what: Bilingual, excerpt: str) -> Finding:
    return Finding(
        rule="content-security-policy",
        severity=Severity.ERROR,
        where=Location(path),
        message=Bilingual(
            f"{what.zh}会被内容安全策略拦截", f"{what.en} would be blocked by the Content-Security-Policy"
        ),
        remedy=Bilingual(
            "移到 theme_overrides/assets 的文件中，或把脚本列入 KNOWN_SCRIPTS",
            "move it into a file of theme_overrides/assets, or list the script in KNOWN_SCRIPTS",
        ),
        excerpt=excerpt[:200],
    )


class _Parser(HTMLParser):
    """Collects what a policy blocks, other than inline scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.blocked: list[tuple[Bilingual, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        text = self.get_starttag_text() or ""
        self.blocked += ((what, text) for what in _blocked(tag, attrs))


def _blocked(tag: str, attrs: Iterable[tuple[str, str | None]]) -> Iterator[Bilingual]:
    if tag in _BLOCKED_ELEMENTS:
        yield Bilingual(f"<{tag}> 元素", f"A <{tag}> element")
    values = {name: value or "" for name, value in attrs}
    for name, value in values.items():
        if name == "style":
            yield Bilingual("内联样式", "An inline style")
        elif name.startswith("on"):
            yield Bilingual(f"事件属性 {name}", f"The event handler {name}")
        elif value.lstrip().lower().startswith("javascript:"):
            yield Bilingual("javascript: 地址", "A javascript: address")
        elif (tag, name) in _LOADING and _FOREIGN.match(value):
            yield Bilingual("他站文件", "A file of another site")
    loads = _LOADING_LINKS & set(values.get("rel", "").lower().split())
    if tag == "link" and loads and _FOREIGN.match(values.get("href", "")):
        yield Bilingual("他站文件", "A file of another site")
