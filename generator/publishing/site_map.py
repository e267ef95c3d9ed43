"""The map of the site, for crawlers: every page and the day of its newest content.

Which translations a page has stands in its own head, where crawlers read it as well.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

SITE_MAP = "sitemap.xml"
_BEGIN = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
"""


def site_map(lines: Iterable[str]) -> bytes:
    """The whole map from the lines of pages."""
    return f"{_BEGIN}{''.join(lines)}</urlset>\n".encode()


def line(address: str, changed: str) -> str:
    """A page by its address and ISO day."""
    day = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{escape(address)}</loc>{day}</url>\n"
