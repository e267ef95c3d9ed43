"""The templates of what is published besides pages. Everything is escaped, and no variable may be missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.model import Language
from generator.pages.templating import LANGUAGE_FILTERS, Plain
from generator.publishing.words import word

_MARK = re.compile(r'<a class="mark" href="#(note-\d+)"')
"""The mark of a note on the page of its story; in a text a quotation mark is escaped."""


@dataclass(frozen=True, slots=True)
class Words:
    """The texts in one language, for templates."""

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        """The text for a use."""
        return word(key, self.language, **values)


@cache
def environment() -> Environment:
    """The Jinja environment of these templates; each is compiled once."""
    environment = Environment(
        loader=PackageLoader("generator.publishing", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.code_generator_class = Plain
    environment.filters.update(LANGUAGE_FILTERS)
    environment.filters |= {"named_by": named_by, "as_noterefs": as_noterefs, "mark_id": mark_id}
    return environment


def mark_id(note: str) -> str:
    """The name of the mark of a note in its story. `note`: the name of the note."""
    return f"{note}.mark"


def as_noterefs(content: str) -> Markup:
    """A story whose marks a reading system knows as links to notes, and to which its notes can lead back.

    >>> print(as_noterefs('34.93%<a class="mark" href="#note-1">〔≠〕</a>'))
    34.93%<a class="mark" epub:type="noteref" role="doc-noteref" id="note-1.mark" href="#note-1">〔≠〕</a>
    """
    return Markup(_MARK.sub(_noteref, str(content)))  # noqa: S704 - escaped by the template


def _noteref(mark: re.Match[str]) -> str:
    note = mark[1]
    return f'<a class="mark" epub:type="noteref" role="doc-noteref" id="{mark_id(note)}" href="#{note}"'


def named_by(content: str, slug: str) -> Markup:
    """A story whose names nothing else in its document has.

    >>> print(named_by('<p id="p1"><a href="#f-cost">1</a> <a href="https://digest.example/#p1">2</a></p>', "bridge"))
    <p id="bridge.p1"><a href="#bridge.f-cost">1</a> <a href="https://digest.example/#p1">2</a></p>
    """
    named = str(content)  # as Markup it would escape what is put in
    for names in (' id="', ' aria-labelledby="', ' href="#'):  # in a text a quotation mark is escaped
        named = named.replace(names, f"{names}{slug}.")
    return Markup(named)  # noqa: S704 - escaped by the template


def render(template: str, language: Language, **values: object) -> str:
    """Render a template with the texts of a language (as `w`) and the given values."""
    words = Words(language)
    module_globals = {"w": words}
    return environment().get_template(template, globals=module_globals).render(**values)
