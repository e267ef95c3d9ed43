"""The inbox: raw exports in the content folder that have no edition yet.

An editor who has only a browser uploads `content/inbox/<id>.txt`. The check of the proposed change begins the edition
and offers it as a download; nothing is written to the repository by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.content.files import FileError, files_in, read_beginning, refused, shown
from generator.content.folder import EDITIONS, INBOX
from generator.content.names import OF_THE_SITE, is_name, name_meant
from generator.content.stray_files import strays_in_inbox
from generator.limits import SOURCE_BYTES
from generator.model import Bilingual, Finding, Location, Severity
from generator.reading import read_page


def waiting(content: Path) -> tuple[Path, ...]:
    """The exports that have no edition yet and can become one, by name."""
    return tuple(
        path
        for path in _exports(content)
        if not path.is_symlink() and _can_be_edition(path) and not (content / EDITIONS / path.stem).exists()
    )


def exports_wait(content: Path) -> Iterator[Finding]:
    """Every export in the inbox has a valid name for an edition, and is removed once its edition exists."""
    yield from files_in(content / INBOX, "*")[1]
    for path in _exports(content):
        where = Location(shown(path))
        if path.is_symlink():
            yield refused("symbolic-link", path)
        elif not _can_be_edition(path):
            yield _bad_name(where, path)
        elif (content / EDITIONS / path.stem).exists():
            yield _begun(where, path)
        else:
            wrong = _unreadable(path)
            yield from wrong or (_waits(where, path),)


def of_inbox(content: Path) -> tuple[Finding, ...]:
    """All findings on the inbox, including files that do not belong there."""
    return (*strays_in_inbox(content), *exports_wait(content))


def _unreadable(path: Path) -> tuple[Finding, ...]:
    """Why an export cannot become an edition; nothing if it can be read."""
    try:
        data, size = read_beginning(path, SOURCE_BYTES)
    except FileError as error:
        return (error.finding,)
    page, findings = read_page(data, shown(path), size)
    return findings if page is None else ()


def _can_be_edition(path: Path) -> bool:
    return is_name(path.stem) and path.stem not in OF_THE_SITE


def _exports(content: Path) -> list[Path]:
    files, _ = files_in(content / INBOX, "*")
    return [path for path in files if path.suffix.lower() == ".txt" and (path.is_file() or path.is_symlink())]


def _bad_name(where: Location, path: Path) -> Finding:
    meant = name_meant(path.stem)
    example = f"{meant if meant and meant not in OF_THE_SITE else '2022-06-12'}.txt"
    return Finding(
        "inbox-name",
        Severity.ERROR,
        where,
        Bilingual(f"文件名“{path.stem}”不能用作一期的名称", f"`{path.stem}` cannot be the name of an edition"),
        Bilingual(
            f"请改名，只用小写字母、数字和连字符，如{example}",
            f"rename it with lower-case letters, digits and hyphens, such as {example}",
        ),
    )


def _begun(where: Location, path: Path) -> Finding:
    return Finding(
        "inbox-begun",
        Severity.INFO,
        where,
        Bilingual(f"{path.stem}这一期已经有了", f"the edition {path.stem} already exists"),
        Bilingual("请从inbox中删去这个文件", "delete this file from the inbox"),
    )


def _waits(where: Location, path: Path) -> Finding:
    return Finding(
        "inbox-waits",
        Severity.INFO,
        where,
        Bilingual("这份导出稿还没有建成一期", "no edition has been made from this export yet"),
        Bilingual(
            f"请下载检查页底部的started-edition，把其中的文件夹{path.stem}上传到content/editions，再删去此文件"
            f"（或运行digest add {shown(path)} --id {path.stem}）",
            f"download `started-edition` at the foot of the check's page, upload its folder {path.stem} to "
            f"content/editions, and delete this file (or run `digest add {shown(path)} --id {path.stem}`)",
        ),
    )
