"""From the bytes of a file to the text of a page, exactly as decoded."""

from __future__ import annotations

import hashlib
import re

from generator.limits import DIGITS, NUMBERS, SOURCE_BYTES, SOURCE_LINES
from generator.model import Bilingual, Finding, Location, RawPage, Severity
from generator.reading.decoding import UndecodableError, decode
from generator.reading.lines import LINE, has_ink
from generator.script import script_of

__all__ = ["read_page"]

_NUMBER = re.compile(r"\d+|[〇零一二三四五六七八九十百千万亿两]+")
_LONG_NUMBER = re.compile(rf"\d{{{DIGITS + 1}}}")


def read_page(data: bytes, path: str, size: int | None = None) -> tuple[RawPage | None, tuple[Finding, ...]]:
    """Decode the bytes of a page's export; spans of everything that follows are code points into its text.

    `path` is only named in findings. `size` is that of the file in bytes, where no more than its beginning was read.
    The page is None exactly where a finding is an error.
    """
    if max(len(data), size or 0) > SOURCE_BYTES:
        return None, (_too_large(path, max(len(data), size or 0)),)
    try:
        decoded = decode(data)
    except UndecodableError as error:
        return None, (_unreadable(path, error),)
    if wrong := _refusal(path, decoded.text):
        return None, (wrong,)
    page = RawPage(decoded.text, decoded.encoding, hashlib.sha256(data).hexdigest(), script_of(decoded.text))
    return page, (_uncertain(path, decoded.encoding, decoded.rival),) if decoded.rival else ()


def _refusal(path: str, text: str) -> Finding | None:
    """What keeps a text from being read as a page: it holds nothing, or more than the limits allow."""
    if not has_ink(text):
        return _empty(path)
    # Each line and each number has a character of its own: in few characters there is nothing to count.
    if len(text) > SOURCE_LINES and (lines := _lines(text)) > SOURCE_LINES:
        return _too_many_lines(path, lines)
    if number := _LONG_NUMBER.search(text):
        return _too_many_digits(path, text, number.start())
    if len(text) > NUMBERS and (numbers := sum(1 for _ in _NUMBER.finditer(text))) > NUMBERS:
        return _too_many_numbers(path, numbers)
    return None


def _lines(text: str) -> int:
    """How many lines hold anything."""
    return sum(1 for line in LINE.finditer(text) if not line.group().isspace())


def _unreadable(path: str, error: UndecodableError) -> Finding:
    where = Location(path, error.line, error.column)
    offset = error.offset
    if error.binary:
        return Finding(
            "source-binary",
            Severity.ERROR,
            where,
            Bilingual(
                f"不是文本文件：第{offset}字节处（从0起）是二进制数据",
                f"is not a text file: binary data at byte offset {offset}",
            ),
            Bilingual("请导出为纯文本（.txt）", "export the page as plain text (.txt)"),
        )
    return Finding(
        "source-undecodable",
        Severity.ERROR,
        where,
        Bilingual(
            f"第{offset}字节（从0起）起无法解码（其余文字像是{error.encoding}编码）",
            f"cannot be decoded from byte offset {offset} (the rest looks like {error.encoding})",
        ),
        Bilingual("请另存为UTF-8编码的纯文本", "save it as plain text in UTF-8"),
    )


def _too_large(path: str, size: int) -> Finding:
    return Finding(
        "source-too-large",
        Severity.ERROR,
        Location(path),
        Bilingual(
            f"文件有{size / 1024**2:.1f} MB，超过上限{SOURCE_BYTES // 1024**2} MB",
            f"has {size / 1024**2:.1f} MB; the limit is {SOURCE_BYTES // 1024**2} MB",
        ),
        Bilingual("请按版拆成较小的文件", "split it into smaller files, one for each page"),
    )


def _too_many_lines(path: str, lines: int) -> Finding:
    return Finding(
        "source-too-many-lines",
        Severity.ERROR,
        Location(path),
        Bilingual(f"有{lines}行，超过上限{SOURCE_LINES}行", f"has {lines} lines; the limit is {SOURCE_LINES}"),
        Bilingual("请按版拆成较小的文件", "split it into smaller files, one for each page"),
    )


def _too_many_numbers(path: str, numbers: int) -> Finding:
    return Finding(
        "source-too-many-numbers",
        Severity.ERROR,
        Location(path),
        Bilingual(f"有{numbers}个数字，超过上限{NUMBERS}个", f"has {numbers} numbers; the limit is {NUMBERS}"),
        Bilingual("请按版拆成较小的文件", "split it into smaller files, one for each page"),
    )


def _too_many_digits(path: str, text: str, offset: int) -> Finding:
    before = re.split("\r\n|\r|\n", text[:offset])
    return Finding(
        "source-number-too-long",
        Severity.ERROR,
        Location(path, len(before), len(before[-1]) + 1),
        Bilingual(f"一个数字超过{DIGITS}位", f"a number has more than {DIGITS} digits"),
        Bilingual("请核对导出的文件", "check the exported file"),
    )


def _empty(path: str) -> Finding:
    return Finding(
        "source-empty",
        Severity.ERROR,
        Location(path),
        Bilingual(
            "文件里没有文字：从第0字节起只有空白",
            "holds no text: nothing but white space from byte offset 0",
        ),
        Bilingual("请核对导出的文件", "check the exported file"),
    )


def _uncertain(path: str, encoding: str, rival: str) -> Finding:
    return Finding(
        "source-encoding-doubtful",
        Severity.WARNING,
        Location(path),
        Bilingual(
            f"编码不能确定：按{encoding}读取，也可能是{rival}",
            f"the encoding is uncertain: read as {encoding}, it might be {rival}",
        ),
        Bilingual("请核对文字，或另存为UTF-8", "check the characters, or save the file as UTF-8"),
    )
