"""The sitemap, for crawlers: every page with its translations and the date of its newest content."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

SITE_MAP = "sitemap.xml"
_BEGIN = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


def site_map(lines: Iterable[str]) -> bytes:
    """The whole sitemap, from the lines of all pages."""
    return f"{_BEGIN}{''.join(lines)}</urlset>\n".encode()


def line(address: str, changed: str, alternates: Iterable[tuple[str, str]]) -> str:
    """The line of a page: its address, ISO date, and the hreflang tags and addresses of its translations."""
    day = f"<lastmod>{changed}</lastmod>" if changed else ""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{escape(other)}"/>' for tag, other in alternates
    )
    return f"<url><loc>{escape(address)}</loc>{day}{links}</url>\n"
