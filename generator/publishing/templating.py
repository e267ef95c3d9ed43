"""The templates of what is published besides pages. Everything is escaped, and no variable may be missing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.model import Language
from generator.pages.templating import LANGUAGE_FILTERS, Plain
from generator.publishing.words import word


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
    environment.filters["named_by"] = named_by
    return environment


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
