"""Names that become part of an address: what they may be, and which the site needs for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.limits import NAME
from generator.model import Bilingual, Finding, Location, Severity

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
"""A slug is an address for good: lower-case ASCII letters and digits, joined by hyphens."""
OF_THE_SITE = frozenset(
    {
        "404",
        "about",
        "all",
        "archive",
        "assets",
        "cards",
        "corrections",
        "data",
        "editions",
        "en",
        "feed",
        "feeds",
        "glossary",
        "index",
        "numbers",
        "offline",
        "places",
        "report",
        "search",
        "sitemap",
        "static",
        "terms",
        "topics",
        "translations",
        "zh",
    }
)
"""First parts of addresses that are the site's own: no edition is called so."""
OF_AN_EDITION = frozenset({"data", "edition", "facts", "feed", "index", "page", "print", "source"})
"""What stands in an edition's folder besides its articles: no article is called so."""
_DATE = re.compile(r"(\d{4})\s*[年._/ -]\s*(\d{1,2})\s*[月._/ -]\s*(\d{1,2})\s*[日号]?", re.ASCII)
_SEPARATORS = re.compile("[、，；]")
PART_ID = r"^(?!r\d|tx\d)[a-z]{1,2}(?:\d{1,4}[a-z]?)?$"
"""A part's id is an anchor among those that the templates make, which are longer words or hold a hyphen."""


def is_name(text: str) -> bool:
    """Whether a text can be part of an address."""
    return len(text) <= NAME and re.fullmatch(SLUG, text) is not None


def name_meant(text: str) -> str | None:
    """The name that a text comes nearest to: its date (`2024年9月12日`), or its words in small letters.

    >>> name_meant("2024年9月12日"), name_meant("New Bridge"), name_meant("新桥")
    ('2024-09-12', 'new-bridge', None)
    """
    if date := _DATE.fullmatch(text.strip()):
        return f"{date[1]}-{date[2]:0>2}-{date[3]:0>2}"
    meant = "-".join(re.findall("[a-z0-9]+", text.lower())) if text.isascii() else ""
    return meant if is_name(meant) else None


def name_words(text: str) -> tuple[Bilingual, Bilingual]:
    """What is wrong with a text that is no name, and what to write."""
    if len(text) > NAME and re.fullmatch(SLUG, text):
        return (
            Bilingual(
                f"“{text[:20]}…”有{len(text)}个字符，上限是{NAME}",
                f"`{text[:20]}…` has {len(text)} characters; the limit is {NAME}",
            ),
            Bilingual("请缩短", "make it shorter"),
        )
    message = Bilingual(f"“{text[:NAME]}”不能用作网址", f"`{text[:NAME]}` cannot be part of an address")
    several = [each for each in _SEPARATORS.split(text) if each]
    if len(several) > 1 and all(map(is_name, several)):
        apart = ", ".join(several)
        return message, Bilingual(f"各项之间要用半角逗号：[{apart}]", f"put a comma between the names: [{apart}]")
    example = name_meant(text) or "new-bridge"
    return message, Bilingual(
        f"请只用小写字母、数字和连字符，如{example}",
        f"use lower-case letters, digits and hyphens only, such as {example}",
    )


def taken_words(text: str) -> tuple[Bilingual, Bilingual]:
    """What is wrong with a name that the site needs for itself, and what to write."""
    return (
        Bilingual(f"“{text}”是网站自用的名称", f"`{text}` is a name that the site itself uses"),
        Bilingual(f"请换一个名称，如{text}-1", f"choose another, such as {text}-1"),
    )


def edition_name_findings(name: str, path: str) -> Iterator[Finding]:
    """The folder of an edition has a name that can be an address, and none of the site's own."""
    if not is_name(name):
        yield Finding("invalid-id", Severity.ERROR, Location(path), *name_words(name))
    elif name in OF_THE_SITE:
        yield Finding("reserved-name", Severity.ERROR, Location(path), *taken_words(name))
