"""Chinese inside English text, marked as such: for screen readers, hyphenation and fonts."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from markupsafe import Markup

from generator.model import Language
from generator.pages.context import CHINESE
from generator.pages.weave import Wrap, weave

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = "A-Za-z\u00c0-\u024f"
_WORDS = re.compile(
    f"(?<![0-9+{_LETTER}])[{_LETTER}][{_LETTER}'’.-]*[{_LETTER}](?: [{_LETTER}'’.-]*[{_LETTER}])*(?![0-9+])"
)
_NOTHING = Markup()
_RUN = re.compile(f"[{_HAN}]+(?:[·、，。：；（）《》]*[{_HAN}]+)*")


@lru_cache(1 << 14)  # a paragraph is quoted for every name that stands in it
def chinese_runs(text: str, lang: str = CHINESE) -> tuple[Wrap, ...]:
    """The runs of Chinese in an English text, as elements to weave in. `lang`: their attribute."""
    if text.isascii():  # as most
        return ()
    return tuple(Wrap(*run.span(), "span", (("lang", lang),)) for run in _RUN.finditer(text))


def english_runs(text: str) -> tuple[Wrap, ...]:
    """The English in a Chinese text: words and names, no single letters or labels such as 5G."""
    return tuple(Wrap(*run.span(), "span", (("lang", "en"),)) for run in _WORDS.finditer(text))


def mixed(text: str, language: Language, chinese: str = CHINESE) -> Markup:
    """A plain text of the page's language, with what is in the other language marked. `chinese`: its attribute."""
    return weave(text, wraps=chinese_runs(text, chinese) if language is Language.EN else english_runs(text))


def tagged(text: str, lang: str) -> Markup:
    """A text that is in another language than its page, marked as such; the text itself where it is not."""
    return Markup('<span lang="{}">{}</span>').format(lang, text) if lang else Markup.escape(text)


@cache
def lang_of(lang: str) -> Markup:
    """The attribute of an element whose text is in another language than its page; nothing for none."""
    return Markup(' lang="{}"').format(lang) if lang else _NOTHING
