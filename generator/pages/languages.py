"""Chinese inside English text, marked as such: for screen readers, hyphenation and fonts."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.model import Language
from generator.pages.context import CHINESE
from generator.pages.weave import Wrap, weave

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_RUN = re.compile(f"[{_HAN}]+(?:[·、，。：；（）《》]*[{_HAN}]+)*")


def chinese_runs(text: str) -> tuple[Wrap, ...]:
    """The runs of Chinese in an English text, as elements to weave in."""
    return tuple(Wrap(*run.span(), "span", (("lang", CHINESE),)) for run in _RUN.finditer(text))


def mixed(text: str, language: Language) -> Markup:
    """A plain text of the page's language; in English with its Chinese marked."""
    return weave(text, wraps=chinese_runs(text) if language is Language.EN else ())
