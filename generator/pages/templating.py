"""The templates: a view goes in, HTML comes out. Everything is escaped, nothing may be missing."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from markupsafe import Markup, escape

from generator.pages.languages import lang_of, mixed, tagged
from generator.pages.line_ends import without_line_ends
from generator.pages.weave import escaped
from generator.pages.words import Words


class _Unspaced(Extension):
    """Takes the white space of a template's own lines: what every page repeats is kept short."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The template without indentation, and without line ends that no reader sees."""
        return without_line_ends(re.sub(r"(?m)^[ \t]+", "", source))


class _Environment(Environment):
    """No template has variables of its own beside its view: they need not be put together anew for each page."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What all templates know. Raises ValueError for what only one would."""
        if d:
            raise ValueError("a template reads its view alone")
        return self.globals


class Plain(CodeGenerator):
    """Compiles templates to what we would write: what Jinja asks at each step is known of ours beforehand."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - as it is called
        """The template as Python, with `printed` where Jinja has `escape`, which makes a Markup of each text."""
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import printed")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """A stretch of a template, given out as one text. Jinja gives out each piece of it by itself."""
        self.writeline("yield ''.join((" if frame.buffer is None else f"{frame.buffer}.extend((", node)
        for piece in node.nodes:
            if isinstance(piece, nodes.TemplateData):
                self.write(repr(piece.data))
            else:
                self.write("printed(")
                self.visit(piece, frame)
                self.write(")")
            self.write(", ")
        self.write("))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """A field of a view. Jinja would look for it among the items too."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: ARG002, N802
        """A call. Jinja would ask whether it wants the context, which nothing of ours does."""
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


def printed(value: object) -> str:
    """What a template prints of a value: as markupsafe's `escape`, but not as Markup."""
    if type(value) is str:  # as most
        return escaped(value)
    return value if isinstance(value, Markup) else str(escape(value))


LANGUAGE_FILTERS = {
    "tagged": tagged,
    "mixed": lambda text, words, *lang: mixed(text, words.language, *lang),
}
"""What templates of every kind mark texts with that are in another language than their page."""


@cache
def environment() -> Environment:
    """Where the templates of the pages are found; each is compiled once."""
    environment = _Environment(
        loader=PackageLoader("generator.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[_Unspaced],
        auto_reload=False,
    )
    environment.code_generator_class = Plain
    environment.filters["lang_of"] = lang_of
    environment.filters.update(LANGUAGE_FILTERS)
    return environment


def render(template: str, view: object, words: Words) -> str:
    """The HTML of a page: `v` is its view, `w` the words of its language."""
    return _template(template).render(v=view, w=words)


@cache  # thousands of pages ask for one of twenty
def _template(name: str) -> Template:
    return environment().get_template(name)
