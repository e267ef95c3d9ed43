"""The hand-written page about the site: Markdown of an editor, cleaned of everything that is not prose."""

from __future__ import annotations

import re
from dataclasses import dataclass

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


def about_text(context: Context) -> str:
    """What an editor wrote of the site, in Markdown."""
    return context.digest.pages.get("about", Bilingual("", ""))[context.language]


def about_title(context: Context) -> str:
    """The first heading of the page about the site."""
    title = _TITLE.match(about_text(context))
    return title.group(1) if title else context.words("about")


def about_view(context: Context) -> AboutView:
    """The page about the site, below its title."""
    written = about_text(context)
    title = _TITLE.match(written)
    body = written[title.end() :] if title else written
    return AboutView(about_title(context), prose(body), context.link("translations/"))


def prose(written: str) -> Markup:
    """Markdown as HTML, with nothing left that could carry style or script."""
    import nh3  # noqa: PLC0415 - one page in thousands has a use for them
    from markdown import markdown  # noqa: PLC0415

    html = markdown(written, extensions=["def_list", "tables"], output_format="html")
    clean = nh3.clean(
        html, tags=set(TAGS), attributes=ATTRIBUTES, url_schemes={"https", "http", "mailto"}, link_rel=None
    )
    return Markup(clean)  # noqa: S704 - cleaned on the line above
