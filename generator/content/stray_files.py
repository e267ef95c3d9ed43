"""Files whose names nothing reads. If they were ignored silently, an editor who misnames a file would lose work.

Hidden files, leftovers of programs, READMEs and pictures may be anywhere; they are ignored.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from generator.content.files import FileError, read_beginning, shown
from generator.content.folder import INBOX
from generator.likely_names import nearest_name
from generator.model import Bilingual, Finding, Location, Severity

EDITION_FILES = ("source.txt", "structure.yml", "edition.yml")
"""What every edition has beside its folders."""
_EDITION = (*EDITION_FILES, "en", "facts")
_CONTENT = ("editions", "pages", "inbox", "glossary.yml")
_NOBODYS = re.compile(
    r"\..*|.*~|~\$.*|#.*#|.*\.(?:bak|orig|rej|swp|tmp)|thumbs\.db|desktop\.ini|(?:readme|license)(?:\..*)?",
    re.IGNORECASE,
)
"""Hidden files, backups and locks of text editors, leftovers of operating systems, READMEs."""
_PICTURE = re.compile(r".*\.(?:png|jpe?g|gif|webp|svg|tiff?|heic)", re.IGNORECASE)
_YAML = re.compile(r"\.(?:ya?ml(?:\.[a-z]+)?|txt)$", re.IGNORECASE)
_HOLDS_YAML = re.compile(r"\.ya?ml(?:\.|$)", re.IGNORECASE)
_DOCUMENT = re.compile(r".*\.(?:docx?|pdf|rtf|wps|odt|pages|html?)", re.IGNORECASE)
"""Documents, which do not become plain text by renaming."""
_ARCHIVE = re.compile(r".*\.(?:zip|rar|7z|tar|gz|tgz)", re.IGNORECASE)
_PAGE = re.compile(r".*\.md")
"""Pages; `written_pages` reports those that the site does not have."""

_ROOMS = {"facts": "facts", "segments": "en"}
_ROOM = re.compile(rf"^({'|'.join(_ROOMS)})\s*[:：]", re.MULTILINE)
_BEGINNING = 4096
"""Bytes of a file that say what it holds."""

Meant = Callable[[Path], str | None]
"""Returns the name that a misnamed file was probably meant to have; None if unknown."""


def strays_in_content(content: Path) -> Iterator[Finding]:
    """Everything in a content folder, its inbox and its pages has a name that is read. Editions check their own."""
    for name in _strays(content, _CONTENT.__contains__):
        if _is_edition(content / name):
            yield _stray(content / name, Bilingual("请移到content/editions", "move it into content/editions"))
        else:
            yield _misnamed(content / name, _one_of(_CONTENT), _CONTENT)
    for name in _strays(content / "pages", _is_page):
        remedy = Bilingual(
            "请按语言命名，如about.zh.md和about.en.md", "name it by its language, such as about.zh.md and about.en.md"
        )
        yield _stray(content / "pages" / name, remedy)
    yield from strays_in_inbox(content)


def strays_in_editions(editions: Path) -> Iterator[Finding]:
    """The folder of the editions contains one folder for each edition, and nothing else."""

    def is_folder(name: str) -> bool:
        return (editions / name).is_dir() or (editions / name).is_symlink()  # of a link it is said that it is one

    for name in _strays(editions, is_folder):
        yield _no_edition(editions / name)


def strays_in_inbox(content: Path) -> Iterator[Finding]:
    """The inbox contains only text exports; nothing would ever read a picture or document in it."""
    for name in _strays(content / INBOX, _is_export, pictures=False):
        yield _no_export(content / INBOX / name)


def strays_in_edition(folder: Path) -> Iterator[Finding]:
    """Everything in the folder of an edition, its `en` and its `facts` has a name that is read."""
    for name in _strays(folder, _EDITION.__contains__):
        if inner := _edition_in(folder / name):
            yield _one_too_deep(folder, inner)
        elif room := _room_of(folder / name):
            yield _stray(folder / name, Bilingual(f"请移到{room}文件夹里", f"move it into the folder {room}"))
        else:
            yield _misnamed(folder / name, _one_of(_EDITION), _EDITION)
    for below in ("en", "facts"):
        for name in _strays(folder / below, _is_yaml):
            yield _misnamed(folder / below / name, _as_yaml, ("*.yml",))


def meant_in_edition(folder: Path) -> frozenset[str]:
    """The files of an edition that are misnamed, which is why they seem to be missing."""
    meant = _one_of(_EDITION)
    names = (meant(folder / name) for name in _strays(folder, _EDITION.__contains__))
    return frozenset(name for name in names if name is not None)


def glossary_misnamed(content: Path) -> bool:
    """Whether the glossary is there under a wrong name."""
    meant = _one_of(_CONTENT)
    return any(meant(content / name) == "glossary.yml" for name in _strays(content, _CONTENT.__contains__))


# --------------------------------------------------------------------- names


def _strays(folder: Path, is_known: Callable[[str], bool], *, pictures: bool = True) -> list[str]:
    """The names of everything in a folder that is not read. Folders without any file are ignored."""
    if folder.is_symlink() or not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted(
            entry.name
            for entry in entries
            if not (is_known(entry.name) or _NOBODYS.fullmatch(entry.name))
            and not (pictures and _PICTURE.fullmatch(entry.name))
            and (not entry.is_dir(follow_symlinks=False) or any(files for _, _, files in os.walk(entry.path)))
        )


def _is_yaml(name: str) -> bool:
    return name.endswith(".yml")


def _is_page(name: str) -> bool:
    return _PAGE.fullmatch(name) is not None


def _is_export(name: str) -> bool:
    return name.lower().endswith(".txt")


def _is_edition(folder: Path) -> bool:
    return any((folder / name).is_file() for name in EDITION_FILES)


def _room_of(path: Path) -> str | None:
    """The folder of an edition for whose articles a file beside it was written."""
    if not _HOLDS_YAML.search(path.name) or path.is_dir():
        return None
    try:
        beginning, _ = read_beginning(path, _BEGINNING)
    except FileError:
        return None
    found = _ROOM.search(beginning.decode(errors="replace"))
    return _ROOMS[found[1]] if found else None


def _edition_in(folder: Path) -> Path | None:
    """The folder of an edition: this one, or one inside it."""
    return next((Path(path) for path, _, files in os.walk(folder) if set(files) & set(EDITION_FILES)), None)


def _one_of(known: Collection[str]) -> Meant:
    """Finds which name was meant by `Facts`, `English`, `glossary.yaml`, `edition.yml.txt` or `source (1).txt`."""

    def meant(path: Path) -> str | None:
        stems = {name.partition(".")[0]: name for name in known if ("." in name) != path.is_dir()}
        stem = re.split(r"[. (]", path.name.lower())[0]
        longer = [each for each in stems if stem.startswith(each)]
        near = longer[0] if longer else nearest_name(stem, list(stems), 0.7)
        return stems[near] if near else None

    return meant


def _as_yaml(path: Path) -> str | None:
    """`x.yml.txt`, `x.yaml`, `x.YML` and `x.txt` are `x.yml`."""
    stem = _YAML.sub("", path.name)
    return None if path.is_dir() or stem == path.name else f"{stem.strip().lower()}.yml"


# ------------------------------------------------------------------ findings


def _misnamed(path: Path, meant: Meant, known: Collection[str]) -> Finding:
    name = meant(path)
    if name is None:
        remedy = Bilingual(
            f"这里只放{'、'.join(known)}：请改名、移走或删去",
            f"only {', '.join(known)} belong here: rename, move or delete it",
        )
        return _stray(path, remedy, Severity.ERROR if _holds_yaml(path) else Severity.WARNING)
    if any(each.name == name for each in path.parent.iterdir()):
        remedy = Bilingual(
            f"“{name}”也在这里：请把有用的内容移过去，再删去此项",
            f"`{name}` is there too: move anything useful into it, and delete this one",
        )
    elif _DOCUMENT.fullmatch(path.name):
        remedy = _as_plain_text(name)
    else:
        remedy = Bilingual(f"请改名为“{name}”", f"rename it `{name}`")
    return _stray(path, remedy)


def _as_plain_text(name: str) -> Bilingual:
    return Bilingual(
        f"请把版面另存为纯文本，上传为{name}，再删去此文件",
        f"save the page as plain text, upload it as {name}, and delete this file",
    )


def _holds_yaml(path: Path) -> bool:
    """Whether a folder contains YAML, that is, work that would be lost. Any other file is taken for a note."""
    return any(_YAML.search(name) for _, _, files in os.walk(path) for name in files)


def _no_edition(path: Path) -> Finding:
    if path.name in EDITION_FILES or _HOLDS_YAML.search(path.name):
        remedy = Bilingual("请移到它所属那一期的文件夹里", "move it into the folder of its edition")
    elif _is_export(path.name):
        remedy = Bilingual(
            f"导出稿请移到content/inbox，或用digest add {shown(path)} --id 名称新建一期，再删去此文件",
            f"an export goes into content/inbox; or start the edition with `digest add {shown(path)} --id NAME`, and "
            "delete this file",
        )
    elif _ARCHIVE.fullmatch(path.name):
        remedy = Bilingual(
            "请解压，把其中每一期的文件夹放在这里，再删去此文件",
            "unpack it, put the folder of each edition here, and delete this file",
        )
    else:
        remedy = Bilingual(
            "这里只放各期的文件夹：请移走或删去", "only the folders of editions belong here: move or delete it"
        )
        return _stray(path, remedy, Severity.WARNING)
    return _stray(path, remedy)


def _no_export(path: Path) -> Finding:
    text = f"{path.stem.lower()}.txt"
    if path.is_dir():
        remedy = Bilingual("请把其中的.txt文件直接放进inbox", "put the .txt file in it into the inbox itself")
    else:
        remedy = _as_plain_text(text)
    return _stray(path, remedy)


def _one_too_deep(outer: Path, inner: Path) -> Finding:
    if (outer / "source.txt").exists():
        remedy = Bilingual("请移到content/editions，或删去", "move it into content/editions, or delete it")
    elif inner.name == outer.name:
        remedy = Bilingual(
            f"文件夹多套了一层：请把其中的内容上移一层，直接放在“{outer.name}”之下",
            f"it is one level too deep: move its contents one level up, into `{outer.name}` itself",
        )
    else:
        remedy = Bilingual(
            f"文件夹套得太深：请把它移到content/editions，再删去“{outer.name}”",
            f"it is nested too deeply: move it into content/editions, and delete `{outer.name}`",
        )
    return _stray(inner, remedy)


def _stray(path: Path, remedy: Bilingual, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        "unknown-file",
        severity,
        Location(shown(path)),
        Bilingual(f"名称“{path.name}”不对，不会被读取", f"nothing named `{path.name}` is read here"),
        remedy,
    )
