"""From the bytes of a file to the text of a page, exactly as decoded."""

from __future__ import annotations

import hashlib

from generator.model import Bilingual, Finding, Location, RawPage, Severity
from generator.reading.decoding import UndecodableError, decode

__all__ = ["read_page"]


def read_page(data: bytes, path: str) -> tuple[RawPage | None, tuple[Finding, ...]]:
    """Decode the bytes of a page's export; spans of everything that follows are code points into its text.

    `path` is only named in findings. The page is None exactly where a finding is an error.
    """
    try:
        decoded = decode(data)
    except UndecodableError as error:
        return None, (_unreadable(path, error),)
    page = RawPage(decoded.text, decoded.encoding, hashlib.sha256(data).hexdigest())
    if not decoded.text.strip():
        return None, (_empty(path),)
    return page, (_uncertain(path, decoded.encoding, decoded.rival),) if decoded.rival else ()


def _unreadable(path: str, error: UndecodableError) -> Finding:
    where = Location(path)
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
            f"第{offset}字节（从0起）起无法按UTF-8、UTF-16、GB18030或Big5解码",
            f"cannot be decoded as UTF-8, UTF-16, GB18030 or Big5 from byte offset {offset}",
        ),
        Bilingual("请另存为UTF-8编码的纯文本", "save it as plain text in UTF-8"),
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
            f"the encoding is doubtful: read as {encoding}, it might be {rival}",
        ),
        Bilingual("请核对文字，或另存为UTF-8", "check the characters, or save the file as UTF-8"),
    )
