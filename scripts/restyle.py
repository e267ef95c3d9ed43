"""Give a simulated page the conventions of a newspaper that does not exist, so that labels are learnt as language.

Bylines, datelines, signatures, captions, credits, furniture, kickers and subheadings are written anew in forms drawn
at random, one house a page; running text, cuts and order stay. The forms are general knowledge of Chinese newspapers.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pages import Page

FORMS: dict[str, list[str]] = json.loads(Path(__file__).with_name("restyle_forms.json").read_text(encoding="utf-8"))
"""By kind the forms that newspapers give it, and the words that fill them."""
_DRAWN = ("byline", "dateline", "sign", "caption", "credit", "furniture", "subheading")
_SURNAMES, _GIVEN = "".join(FORMS["surnames"]), "".join(FORMS["given"])
Draw = random.Random
Form = Callable[[Draw], str]


def _name(r: Draw) -> str:
    if r.random() < 0.08:
        return r.choice(["扎西", "索朗", "阿依", "古丽", "巴特尔", "次仁", "买买提"]) + r.choice(
            ["多吉", "旺姆", "古丽", "吐尔逊", "卓玛", "江"]
        )
    given = r.choice(_GIVEN) + (r.choice(_GIVEN) if r.random() < 0.6 else "")
    gap = "\u3000" if len(given) == 1 and r.random() < 0.06 else ""
    return r.choice(_SURNAMES) + gap + given


def _filled(pattern: str, r: Draw) -> str:
    """N a name, M one to three, P a place, D a day, Z a newspaper, K a desk, # a digit."""

    def one(found: re.Match[str]) -> str:
        sign = found[0]
        if sign == "M":
            return r.choice([" ", " ", "、", "\u3000"]).join(_name(r) for _ in range(r.choice([1, 1, 2, 3])))
        return {
            "N": lambda: _name(r), "P": lambda: r.choice(FORMS["places"]), "Z": lambda: r.choice(FORMS["papers"]),
            "K": lambda: r.choice(FORMS["desks"]), "#": lambda: str(r.randrange(10)),
            "D": lambda: f"{r.randrange(1, 13)}月{r.randrange(1, 29)}日", "Y": lambda: f"20{r.randrange(10, 26)}",
        }[sign]()  # fmt: skip

    text = re.sub("[NMPDZKY#]", one, pattern)
    return text.translate(str.maketrans("(),:", "（），：")) if r.random() < 0.4 else text


class House:
    """The conventions of one newspaper: one or two forms of each kind."""

    def __init__(self, draw: Draw, half: int | None) -> None:
        self._draw = draw
        self._forms = {
            kind: draw.sample(forms if half is None else forms[half::2], 4 if kind == "furniture" else 2)
            for kind, forms in FORMS.items()
            if kind in _DRAWN
        }
        self._kicker = draw.choice(["", "", "", "【】", "··", "▍", "//", "■"])
        self._gap = draw.choice([" ", " ", ",", "，", "，", "\u3000"])
        self._dash = draw.choice(["——", "——", "—", "", "--", "―"])

    def form(self, kind: str) -> str:
        """A line or an opening of a kind."""
        return _filled(self._draw.choice(self._forms[kind]), self._draw)

    def heading(self, line: str) -> str:
        """A heading line, its two halves parted as the house does."""
        return re.sub(r"(?<=[一-鿿”])[ ·\u3000](?=[一-鿿“])", self._gap, line, count=1) if len(line) > 9 else line

    def kicker(self, line: str) -> str:
        """A kicker, its words sometimes others."""
        words = self._draw.choice(FORMS["kickers"]) if self._draw.random() < 0.7 else line
        return _around(words, self._kicker)

    def subheading(self, line: str, number: int) -> str:
        """A subheading with its sign or its number."""
        style = self._forms["subheading"][0]
        if style == "0N ":
            return f"{number:02d} {line}"
        if "N" in style:
            figures = "一二三四五六七八九十" if style != "N." else "1234567890"
            return style.replace("N", figures[(number - 1) % 10]) + line
        return _around(line, style)

    def subheadline(self, line: str) -> str:
        """A subheadline with the house's dash."""
        return re.sub("^[—―–-]+", self._dash, line)


def _around(line: str, style: str) -> str:
    return f"【{line}】" if style == "【】" else f"·{line}·" if style == "··" else style + line


_DATELINE = re.compile(
    r"^(?:本报|新华社|中新网)[^(（，,。]{0,14}?(?:讯|电)\s*(?:[(（]记者[^)）]*[)）]|记者[^:：，,。]*报道[:：])?\s*"
)
_SIGN = re.compile(r"[(（](?:本报)?记者[^()（）]*[)）]\s*$")
_CAPTION = re.compile("^(?:图为|上图[:：]|▲)")


def dateline_of(text: str) -> str:
    """What a report opens with before its first sentence, as the simulated pages have it; empty where it has none."""
    found = _DATELINE.match(text)
    return found[0] if found and len(found[0]) < len(text) else ""


def signature_of(text: str) -> str:
    """The names in brackets that a report ends with; empty where it has none."""
    found = _SIGN.search(text)
    return found[0] if found else ""


def restyled(page: Page, seed: int, half: int | None = None) -> Page:
    """The page in a house drawn by a seed; `half`: from every other form only, so that the rest can judge."""
    draw = random.Random(seed)  # noqa: S311 a simulation, no secret
    house = House(draw, half)
    numbers: dict[int, int] = {}
    texts: list[str] = []
    for block in page.blocks:
        text = page.text[block.span.start : block.span.end]
        kind = page.kind.get(block.index, "furniture")
        if kind == "subheading":
            number = numbers[page.article[block.index]] = numbers.get(page.article[block.index], 0) + 1
            text = house.subheading(house.heading(text), number)
        texts.append(_written(house, kind, text))
    more = {draw.randrange(len(texts)) for _ in range(draw.randrange(4))} if page.truth["level"] < 4 else set()
    return rebuilt(page, texts, {at: house.form("furniture") for at in sorted(more)})


def _written(house: House, kind: str, text: str) -> str:
    if kind in {"byline", "credit", "furniture"}:
        return house.form(kind)
    if kind == "caption":
        return _CAPTION.sub("", text) if "\n" in text else house.form("caption") + _CAPTION.sub("", text)
    if kind in {"headline", "subheadline"}:
        text = house.heading(text)
    if kind == "kicker":
        return house.kicker(text)
    if kind == "subheadline":
        return house.subheadline(text)
    if kind == "paragraph":
        opening, closing = dateline_of(text), signature_of(text)
        if opening:
            text = house.form("dateline") + text.removeprefix(opening)
        if closing:
            text = text.removesuffix(closing) + house.form("sign")
    return text


def rebuilt(page: Page, texts: Sequence[str], furniture: Mapping[int, str] = MappingProxyType({})) -> Page:
    """The page with other words in its blocks, and lines of furniture more before some of them."""
    out, starts, added = "", {}, []
    at = 0
    for block, text in zip(page.blocks, texts, strict=True):
        out += page.text[at : block.span.start]
        if block.index in furniture:
            line = furniture[block.index]
            added.append([len(out), len(out) + len(line)])
            out += line + "\n\n"
        starts[block.span.start] = [len(out), len(out) + len(text)]
        out += text
        at = block.span.end
    out += page.text[at:]

    def moved(spans: Sequence[Sequence[int]]) -> list[list[int]]:
        return [starts[_ink(page.text, start)] for start, _ in spans]

    articles = []
    for article in page.truth["articles"]:
        copy: dict[str, Any] = dict(article)
        for kind in ("kicker", "headline", "subheadline", "byline"):
            if article.get(kind):
                copy[kind] = {**article[kind], "spans": moved(article[kind]["spans"])}
        copy["body"] = [{**part, "spans": moved(part["spans"])} for part in article["body"]]
        articles.append(copy)
    truth = {**page.truth, "articles": articles, "furniture": moved(page.truth["furniture"]) + added}
    return Page(Path(page.name), out, truth)


def _ink(text: str, start: int) -> int:
    while text[start].isspace():
        start += 1
    return start
