"""Pages that editors write by hand in Markdown: read, and limited to what is parsed quickly."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from generator.content.files import files_in, read_text, shown
from generator.limits import BLOCK, PAGE_BYTES, QUOTED
from generator.model import Bilingual, Finding, Location, Severity
from generator.yaml_source import first_hidden, hidden_words

_PUBLISHED = ("about",)
"""The pages that the site has a place for."""
_ENDINGS = (".zh.md", ".en.md")
_BLOCK = re.compile(r"\S(?:.|\n(?![ \t]*\n))*")
"""A paragraph: the text between blank lines."""
_NESTED = re.compile(rf"^[ \t]*(?:[>*+-][ \t]*){{{QUOTED + 1}}}|^[ \t]{{{4 * QUOTED}}}", re.MULTILINE)


def written_pages(folder: Path) -> tuple[dict[str, Bilingual], tuple[Finding, ...]]:
    """Hand-written pages: `about.zh.md` and `about.en.md` make the page `about`."""
    pages: dict[str, Bilingual] = {}
    paths, findings = files_in(folder, "*.md")
    known = {f"{name}{ending}" for name in _PUBLISHED for ending in _ENDINGS}
    miswritten = [path for path in paths if path.name not in known and path.name.lower() in known]
    findings += tuple(_miswritten(path) for path in miswritten)
    paths = [path for path in paths if path not in miswritten]
    meant = {path.name.lower() for path in miswritten}
    names = {path.name.removesuffix(ending): None for path in paths for ending in _ENDINGS if path.match(f"*{ending}")}
    for name in names:
        texts = []
        for each in (folder / f"{name}{ending}" for ending in _ENDINGS):
            if not os.path.lexists(each):
                findings += () if each.name in meant else (_missing(each),)
                continue
            read = read_text(each, PAGE_BYTES)
            findings += read.findings
            if read.text is not None:
                texts.append(read.text)
                findings += (*_seen(each, read.text), *_quick(each, read.text), *_filled(each, read.text))
        if len(texts) == 2:
            pages[name] = Bilingual(*texts)
    return pages, (*findings, *(_unpublished(path) for path in paths if path.name not in known))


def _miswritten(path: Path) -> Finding:
    return Finding(
        "unknown-file",
        Severity.ERROR,
        Location(shown(path)),
        Bilingual(f"名称“{path.name}”不对，不会被读取", f"nothing named `{path.name}` is read here"),
        Bilingual(f"请改名为“{path.name.lower()}”", f"rename it `{path.name.lower()}`"),
    )


def _missing(path: Path) -> Finding:
    return Finding(
        "file-missing",
        Severity.ERROR,
        Location(shown(path)),
        Bilingual("缺这一页的这种语言", "the page is missing in this language"),
        Bilingual("请补上，或删去另一种语言的文件", "write it, or delete the file in the other language"),
    )


def _unpublished(path: Path) -> Finding:
    files = [f"{name}{ending}" for name in _PUBLISHED for ending in _ENDINGS]
    return Finding(
        "page-unpublished",
        Severity.WARNING,
        Location(shown(path)),
        Bilingual("网站没有这一页，不会发布", "the site has no such page, so this is not published"),
        Bilingual(f"请写进{'、'.join(files)}，或删去", f"write it into {' and '.join(files)}, or delete it"),
    )


def _seen(path: Path, text: str) -> Iterator[Finding]:
    """A hand-written page contains no invisible character."""
    if found := first_hidden(text):
        yield Finding("hidden-character", Severity.ERROR, _place(path, text, found.start()), *hidden_words(found))


def _filled(path: Path, text: str) -> Iterator[Finding]:
    """A hand-written page says something: an empty one would be published as it is."""
    if not text.strip():
        message = Bilingual("这一页是空的", "the page is empty")
        remedy = Bilingual("若是误清空，请恢复原文件；否则请写上内容", "restore it if that was a mistake, or write it")
        yield Finding("file-empty", Severity.ERROR, Location(shown(path)), message, remedy)


def _quick(path: Path, text: str) -> Iterator[Finding]:
    """Paragraphs are short and quotations shallow: Markdown takes the square of the one and the stack of the other."""
    for block in _BLOCK.finditer(text):
        if len(block[0]) > BLOCK:
            message = Bilingual(
                f"一段有{len(block[0])}个字符，上限是{BLOCK}",
                f"a paragraph has {len(block[0])} characters; the limit is {BLOCK}",
            )
            remedy = Bilingual("请用空行分段", "divide it with blank lines")
            yield Finding("too-long", Severity.ERROR, _place(path, text, block.start()), message, remedy)
    for nested in [*_NESTED.finditer(text)][:1]:
        message = Bilingual(
            f"引文或列表嵌套超过{QUOTED}层", f"quotations or lists nested more than {QUOTED} levels deep"
        )
        remedy = Bilingual("请减少层次", "use fewer levels")
        yield Finding("too-deep", Severity.ERROR, _place(path, text, nested.start()), message, remedy)


def _place(path: Path, text: str, offset: int) -> Location:
    return Location(shown(path), text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
