"""Reads the files of a content folder safely: only ordinary files, inside the folder, within their size limits.

A content folder may come from a stranger's pull request. A symbolic link could publish any file of the build machine, a
pipe would block it for ever, and a file may change while it is read. Each of these is refused with a finding.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model import Bilingual, Finding, Location, Severity

_TRIES = 3
"""How often to try to read a file that changes while it is read."""
_STEP = 64 * 1024
"""Bytes to request at a time beyond the end that a file seems to have."""
_REFUSALS = {
    "symbolic-link": (
        Bilingual("是符号链接，内容文件夹里不能有", "is a symbolic link, which is not allowed here"),
        Bilingual("请换成文件本身", "put the file itself in its place"),
    ),
    "not-a-file": (
        Bilingual("不是普通文件", "is not an ordinary file"),
        Bilingual("请换成文本文件", "put a text file in its place"),
    ),
    "not-a-folder": (
        Bilingual("这里应是文件夹", "must be a folder"),
        Bilingual("请删去，或换成文件夹", "delete it, or put a folder in its place"),
    ),
    "file-changing": (
        Bilingual("读取时文件仍在改动", "changes while it is read"),
        Bilingual("请等它存好后重试", "wait until it has been saved, then try again"),
    ),
}


class FileError(Exception):
    """A file is refused; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message.en)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, or the findings that say why it cannot be read."""

    text: str | None
    findings: tuple[Finding, ...] = ()


def shown(path: Path) -> str:
    """The path as an editor knows it: relative to the working folder if it is inside it, else as given."""
    whole = path.parent.resolve() / path.name
    try:
        return whole.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def read_text(path: Path, limit: int) -> FileText:
    """The text of an editor's file: UTF-8, of at most `limit` bytes."""
    try:
        data = read_bytes(path, limit)
    except FileError as error:
        return FileText(None, (error.finding,))
    try:
        return FileText(data.decode().removeprefix("\ufeff").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        lines = data[: error.start].decode().removeprefix("\ufeff").split("\n")
        return FileText(None, (_not_utf8(Location(shown(path), len(lines), len(lines[-1]) + 1), error.start),))


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of an ordinary file of at most `limit` bytes, as they stood at one moment. Raises FileError."""
    data, size = read_beginning(path, limit)
    if size > limit:
        raise FileError(_too_large(path, limit))
    return data


def read_beginning(path: Path, limit: int) -> tuple[bytes, int]:
    """At most one byte more than `limit`, as they stood at one moment, and the size of the file. Raises FileError."""
    for _ in range(_TRIES):
        data, size, same = _read_once(path, limit)
        if same:
            return data, size
    raise FileError(refused("file-changing", path))


def _read_once(path: Path, limit: int) -> tuple[bytes, int, bool]:
    """The bytes, the size, and whether the file stayed the same meanwhile."""
    try:
        seeming = os.lstat(path).st_mode
        if stat.S_ISLNK(seeming):
            raise FileError(refused("symbolic-link", path))
        if stat.S_ISDIR(seeming):
            raise FileError(refused("not-a-file", path))
        # Opening a pipe would wait for somebody who writes.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
        try:
            before = os.fstat(handle)
            if not stat.S_ISREG(before.st_mode):
                raise FileError(refused("not-a-file", path))
            data = os.read(handle, min(limit, before.st_size) + 1)  # allocating the limit takes longer
            # The file may grow, or the disk may not know its size.
            while len(data) <= limit and (more := os.read(handle, min(limit + 1 - len(data), _STEP))):
                data += more
            after = os.fstat(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise FileError(_unreadable(path, error)) from None
    return (
        data,
        max(len(data), after.st_size),
        (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns),
    )


def folders_in(parent: Path) -> tuple[list[Path], tuple[Finding, ...]]:
    """The folders in a folder, by name. Hidden ones are ignored; a link is a finding."""
    found, findings = [], list(_folder_findings(parent))
    if findings or not parent.is_dir():
        return [], tuple(findings)
    for path in sorted(parent.iterdir()):
        if path.name.startswith(".") or not (path.is_dir() or path.is_symlink()):
            continue
        said = tuple(_folder_findings(path))
        findings += said
        found += [] if said else [path]
    return found, tuple(findings)


def files_in(folder: Path, pattern: str) -> tuple[list[Path], tuple[Finding, ...]]:
    """The files in a folder whose names match a pattern, by name."""
    findings = tuple(_folder_findings(folder))
    if findings or not folder.is_dir():
        return [], findings
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith(".")), ()


def _folder_findings(path: Path) -> Iterator[Finding]:
    if path.is_symlink():
        yield refused("symbolic-link", path)
    elif path.exists() and not path.is_dir():
        yield refused("not-a-folder", path)


# -------------------------------------------------------------------- findings


def refused(rule: str, path: Path) -> Finding:
    """The finding for a refused file: `symbolic-link`, `not-a-file`, `not-a-folder` or `file-changing`."""
    return Finding(rule, Severity.ERROR, Location(shown(path)), *_REFUSALS[rule])


def reason(error: OSError) -> Bilingual:
    """Why the system refused, in both languages; rare reasons are in the system's own words."""
    words = error.strerror or str(error)
    return Bilingual(_REASONS.get(error.errno or 0, words), words)


_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已经存在",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘只读",
    errno.ENAMETOOLONG: "名称太长",
}
"""The most common reasons in Chinese, by error number."""


def _unreadable(path: Path, error: OSError) -> Finding:
    missing = isinstance(error, FileNotFoundError)
    return Finding(
        "file-missing" if missing else "file-unreadable",
        Severity.ERROR,
        Location(shown(path)),
        Bilingual("没有这个文件", "this file is missing")
        if missing
        else Bilingual(f"无法读取（{reason(error).zh}）", f"cannot be read ({reason(error).en})"),
        Bilingual("请补上，或用digest add新建一期", "add it, or start the edition with `digest add`"),
    )


def _too_large(path: Path, limit: int) -> Finding:
    return Finding(
        "file-too-large",
        Severity.ERROR,
        Location(shown(path)),
        Bilingual(f"文件超过{limit // 1024} KB", f"the file is larger than {limit // 1024} KB"),
        Bilingual("请拆成较小的文件", "split it into smaller files"),
    )


def _not_utf8(where: Location, offset: int) -> Finding:
    return Finding(
        "not-utf-8",
        Severity.ERROR,
        where,
        Bilingual(f"不是UTF-8编码（第{offset}字节）", f"this is not UTF-8 (byte {offset})"),
        Bilingual(
            "请用UTF-8编码另存（记事本：另存为，编码选UTF-8）", "save the file as UTF-8 (Notepad: Save as, Encoding)"
        ),
    )
