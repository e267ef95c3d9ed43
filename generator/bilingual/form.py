"""The shape of an English text beside its Chinese: nothing left in Chinese, marks in pairs, nothing dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.bilingual.lengths import length_remarks
from generator.bilingual.remarks import Remark
from generator.model import Bilingual

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNTRANSLATED = re.compile(f"[{_HAN}]+")
_MARKED = re.compile(rf"\([^()]*[{_HAN}][^()]*\)|“[{_HAN}]+”(?=,? (?:means|literally))")
"""Chinese in brackets behind a name is meant."""
_MARKS = "，。、；：？！（）《》「」『』【】\uff01-\uff5e"
_CHINESE_MARKS = re.compile(f"[{_MARKS}]")
_CHINESE = re.compile(f"[{_HAN}{_MARKS}]")
_MARKUP = re.compile(
    r"(?=[<*_\[&#])(?:</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|\*\*(?=\S)[^*]+\*\*|(?<!\w)__(?=\S)[^_]+__(?!\w)"
    r"|\[[^\[\]]+\]\([^()\s]+\)|&(?:[A-Za-z]{2,8}|\#\d{1,6});|^\#{1,6}\ )",
    re.MULTILINE,
)
"""What HTML and Markdown would make bold, a link, a heading or a character."""
_PAIRS = {")": "(", "]": "[", "”": "“"}
_PAIRED = re.compile(r"[()\[\]“”]")
_COUNTED_OFF = re.compile(r"(?<![\w(])[a-z0-9]{1,2}\)$", re.IGNORECASE)
"""1) and b), before what is counted off; the bracket of (aged 12) has its partner."""


def form_remarks(chinese: str, english: str, *, prose: bool) -> tuple[Remark, ...]:
    """What is to be said of the form of a translated text. `prose`: a paragraph, not a headline or a credit."""
    remarks = [*_untranslated(english), *_markup(chinese, english), *_pairs(english)]
    if prose:
        remarks += length_remarks(chinese, english)
    return tuple(remarks)


def _untranslated(english: str) -> Iterator[Remark]:
    """No Chinese is left in the English, outside names in brackets."""
    if not _CHINESE.search(english):
        return
    rest = _MARKED.sub("", english)
    for match in [*_UNTRANSLATED.finditer(rest)][:1]:
        yield Remark(
            "chinese-left",
            match.group(),
            Bilingual(f"译文里还有中文“{match.group()}”", f"“{match.group()}” is left in Chinese"),
            Bilingual("请译出；名字的原文请放在括号里", "translate it; put the Chinese of a name in brackets"),
        )
    for match in [*_CHINESE_MARKS.finditer(rest)][:1]:
        yield Remark(
            "chinese-mark",
            match.group(),
            Bilingual(f"译文里有中文标点“{match.group()}”", f"“{match.group()}” is Chinese punctuation"),
            Bilingual("请改用英文标点", "use English punctuation"),
        )


def _markup(chinese: str, english: str) -> Iterator[Remark]:
    """No HTML and no Markdown stands in the English: readers would see its signs."""
    match = _MARKUP.search(english)
    if match and match.group() not in chinese:
        shown = match.group()[:40]
        yield Remark(
            "markup",
            shown,
            Bilingual(
                f"“{shown}”会照样印出，译文不用HTML或Markdown",
                f"“{shown}” would be printed as it is: HTML and Markdown have no effect here",
            ),
            Bilingual("请只写文字", "write plain text"),
        )


def _pairs(english: str) -> Iterator[Remark]:
    """Quotation marks and brackets stand in pairs."""
    opened: list[str] = []
    for match in _PAIRED.finditer(english):
        char = match.group()
        if char not in _PAIRS:
            opened.append(char)
        elif opened and opened[-1] == _PAIRS[char]:
            opened.pop()
        elif not _COUNTED_OFF.search(english, 0, match.end()):
            yield _unpaired(char)
            return
    if opened:
        yield _unpaired(opened[-1])
    elif english.count('"') % 2:
        yield _unpaired('"')


def _unpaired(mark: str) -> Remark:
    return Remark(
        "unpaired-mark",
        mark,
        Bilingual(f"“{mark}”没有成对", f"{mark} has no matching mark"),
        Bilingual("请补上另一半，或删去", "add its match, or remove it"),
    )
