"""Line ends that no reader sees. Thousands of pages repeat those of a few templates."""

from __future__ import annotations

import re

_BLOCKS = (
    "article|aside|body|caption|circle|dd|defs|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|html"
    "|li|link|main|meta|nav|ol|option|p|path|pattern|rect|script|section|svg|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
"""Elements with lines of their own, in a drawing, or in the head: white space around their tags shows nothing."""
_AROUND = re.compile(rf"\n*(<(?:!doctype html|/?(?:{_BLOCKS})(?:\s[^<>]*)?)>)\n*")


def without_line_ends(markup: str) -> str:
    r"""Markup, or a template of it, without the line ends around tags of blocks; those between words are kept.

    >>> without_line_ends("<ul>\n<li><a>one</a>\n<a>two</a></li>\n</ul>\n")
    '<ul><li><a>one</a>\n<a>two</a></li></ul>'
    """
    return _AROUND.sub(r"\1", markup)
