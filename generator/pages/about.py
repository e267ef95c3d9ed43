"""The hand-written page about the site: Markdown of an editor, cleaned of everything that is not prose."""

from __future__ import annotations

import re
from dataclasses import dataclass

import nh3
from markdown import markdown
from markupsafe import Markup

from generator.model import Bilingual
from generator.pages.context import Context

TAGS = frozenset(
    {"a", "p", "h2", "h3", "ul", "ol", "li", "em", "strong", "blockquote", "code", "pre", "br", "hr", "dl", "dt", "dd"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
)
ATTRIBUTES = {"a": {"href", "title"}, "th": {"scope"}}
_TITLE = re.compile(r"\A\s*#\s+(.+?)\s*#*\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class AboutView:
    """All that the template of the page prints."""

    title: str
    body: Markup
    translations: str
    """Link to the page on the state of the translations."""


def about_view(context: Context) -> AboutView:
    """The page about the site; its first heading is the title."""
    written = context.digest.pages.get("about", Bilingual("", ""))[context.language]
    title = _TITLE.match(written)
    body = written[title.end() :] if title else written
    return AboutView(title.group(1) if title else context.words("about"), prose(body), context.link("translations/"))


def prose(written: str) -> Markup:
    """Markdown as HTML, with nothing left that could carry style or script."""
    html = markdown(written, extensions=["def_list", "tables"], output_format="html")
    clean = nh3.clean(
        html, tags=set(TAGS), attributes=ATTRIBUTES, url_schemes={"https", "http", "mailto"}, link_rel=None
    )
    return Markup(clean)  # noqa: S704 - cleaned on the line above
