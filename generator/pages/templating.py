"""The templates: a view goes in, HTML comes out. Everything is escaped, nothing may be missing."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension

from generator.pages.languages import mixed
from generator.pages.line_ends import without_line_ends
from generator.pages.words import Words


class _Unspaced(Extension):
    """Takes the white space of a template's own lines: what every page repeats is kept short."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The template without indentation, and without line ends that no reader sees."""
        return without_line_ends(re.sub(r"(?m)^[ \t]+", "", source))


@cache
def environment() -> Environment:
    """Where the templates of the pages are found; each is compiled once."""
    environment = Environment(
        loader=PackageLoader("generator.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[_Unspaced],
        auto_reload=False,
    )
    environment.filters["mixed"] = lambda text, words: mixed(text, words.language)
    return environment


def render(template: str, view: object, words: Words) -> str:
    """The HTML of a page: `v` is its view, `w` the words of its language."""
    return environment().get_template(template).render(v=view, w=words)
