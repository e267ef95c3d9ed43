"""Finished HTML as a tree, for tests: elements with attributes and text. Refuses elements that are not closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})


@dataclass
class Element:
    """One element. Its children are elements and runs of text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def all(self, tag: str = "") -> Iterator[Element]:
        """Every element below this one, in order, of a tag or of any."""
        for child in self.children:
            if isinstance(child, Element):
                if not tag or child.tag == tag:
                    yield child
                yield from child.all(tag)

    def classed(self, name: str) -> Iterator[Element]:
        """Every element below this one with a class."""
        return (each for each in self.all() if name in each.attributes.get("class", "").split())

    def by_id(self, name: str) -> Element:
        """The one element with an id."""
        (found,) = [each for each in self.all() if each.attributes.get("id") == name]
        return found

    @property
    def ids(self) -> list[str]:
        """Every id below this element."""
        return [each.attributes["id"] for each in self.all() if "id" in each.attributes]

    @property
    def text(self) -> str:
        """All text below this element."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


def spoken(tree: Element, language: str = "") -> Iterator[tuple[str, str]]:
    """What a screen reader says of a page: texts, and names that attributes give; each with its language."""
    language = tree.attributes.get("lang", language)
    if tree.tag in {"head", "script", "style"}:
        return
    for name in ("alt", "aria-label", "title"):
        if name in tree.attributes:
            yield tree.attributes[name], language
    for child in tree.children:
        if isinstance(child, Element):
            yield from spoken(child, language)
        else:
            yield child, language


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert len(element.attributes) == len(attrs), f"an attribute stands twice in <{tag}>"
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def parse(html: str) -> Element:
    """The tree of a fragment. Raises AssertionError for tags that do not nest, comments and doubled attributes."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert len(parser.open) == 1, f"<{parser.open[-1].tag}> is not closed"
    return parser.open[0]
