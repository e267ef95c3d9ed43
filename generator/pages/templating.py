"""The templates: a view goes in, HTML comes out. Everything is escaped, nothing may be missing."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.pages.languages import lang_of, mixed
from generator.pages.line_ends import without_line_ends
from generator.pages.weave import escaped
from generator.pages.words import Words


class _Unspaced(Extension):
    """Takes the white space of a template's own lines: what every page repeats is kept short."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The template without indentation, and without line ends that no reader sees."""
        return without_line_ends(re.sub(r"(?m)^[ \t]+", "", source))


class _PlainCalls(Context):
    """Calls what a template calls. Nothing of ours asks for the context, and to find that out takes half of a call."""

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as it is declared
        """The answer to a call in a template; what Jinja adds for those that ask for the context is left out."""
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)


class _PlainText(CodeGenerator):
    """Has templates print what needs no escaping as it is: Jinja makes a Markup of each text that it prints."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - as it is called
        """The template as Python, with `printed` where Jinja has `escape`."""
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import printed as escape")


def printed(value: object) -> str:
    """What a template prints of a value: as markupsafe's `escape`, but not as Markup."""
    if isinstance(value, Markup):
        return value
    return escaped(value) if isinstance(value, str) else str(escape(value))


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
    environment.context_class, environment.code_generator_class = _PlainCalls, _PlainText
    environment.filters["lang_of"] = lang_of
    environment.filters["mixed"] = lambda text, words: mixed(text, words.language)
    return environment


def render(template: str, view: object, words: Words) -> str:
    """The HTML of a page: `v` is its view, `w` the words of its language."""
    return environment().get_template(template).render(v=view, w=words)
