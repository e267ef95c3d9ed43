"""The names that editions were published under before: a reader of an old address is led to one edition by it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.content.files import folders_in, read_text, shown
from generator.content.folder import EDITIONS
from generator.findings import Report, report
from generator.limits import FILE_BYTES
from generator.model import Bilingual, Edition, Finding, Location, Severity

if TYPE_CHECKING:
    from generator.edition.schema import EditionFile
    from generator.yaml_source import Loaded


CHOOSE_ANOTHER = Bilingual("请换一个名称", "choose another name")


class Named(NamedTuple):
    """What an edition is called, and was."""

    id: str
    formerly: tuple[str, ...]


def with_former_names(
    findings: Report, content: Path, folders: Collection[str], named: Sequence[Named | Edition]
) -> Report:
    """What is said of a content folder, with what is wrong with former names. `folders`: of all its editions."""
    wrong = tuple(_former_names(content, frozenset(folders), named))
    return report(findings, wrong) if wrong else findings


def leads_to(content: Path, name: str, besides: str = "") -> tuple[str, Location] | None:
    """The edition to which a former name leads, and where that stands. `besides`: one that is not asked."""
    for folder in folders_in(content / EDITIONS)[0]:
        path = folder / "edition.yml"
        text = read_text(path, FILE_BYTES).text or ""
        if folder.name == besides or "formerly" not in text:
            continue
        loaded = _loaded(path, text)
        names = loaded.value.formerly if loaded.value else ()
        if name in names:
            return folder.name, loaded.where("formerly", names.index(name))
    return None


def former_name_taken(name: str, edition: str, where: Location) -> Finding:
    """Why no other edition is called as one was."""
    message = Bilingual(
        f"“{edition}”从前叫“{name}”，这个旧网址转到那一期",
        f"`{edition}` was once called `{name}`, and that old address leads to it",
    )
    return Finding("name-taken", Severity.ERROR, where, message, CHOOSE_ANOTHER)


def _former_names(content: Path, now: frozenset[str], named: Iterable[Named | Edition]) -> Iterator[Finding]:
    """A former name leads to one edition, and no edition has it now: an address can belong to only one."""
    leads_to: dict[str, str] = {}
    for edition in sorted(named, key=lambda each: each.id):
        for place, name in enumerate(edition.formerly):
            if name == edition.id:
                continue  # it was given again
            if name in now:
                message = Bilingual(
                    f"“{name}”现在是一期的名称，这个网址属于那一期",
                    f"`{name}` is now the name of an edition, and the address belongs to that edition",
                )
                remedy = Bilingual(
                    f"若“{name}”是本期改名前的文件夹，请删去；若是另一期，请给它换一个名称",
                    f"if {name} is the folder that this edition had before, delete it; if it is another edition, give "
                    "that another name",
                )
                yield _taken(content, edition.id, place, (message, remedy))
            elif name in leads_to:
                message = Bilingual(
                    f"旧名“{name}”写了两次，已写在“{leads_to[name]}”的edition.yml里",
                    f"the former name `{name}` is given twice: it is already in the edition.yml of `{leads_to[name]}`",
                )
                remedy = Bilingual("请留下一处，删去另一处", "keep one of the two, and remove the other")
                yield _taken(content, edition.id, place, (message, remedy))
            leads_to.setdefault(name, edition.id)


def _taken(content: Path, edition: str, place: int, said: tuple[Bilingual, Bilingual]) -> Finding:
    path = content / EDITIONS / edition / "edition.yml"
    loaded = _loaded(path, read_text(path, FILE_BYTES).text or "")
    return loaded.finding("former-name-taken", ("formerly", place), *said)


def _loaded(path: Path, text: str) -> Loaded[EditionFile]:
    from generator.edition.schema import EditionFile  # noqa: PLC0415 - a check seldom asks: mostly nothing is wrong
    from generator.yaml_source import load  # noqa: PLC0415

    return load(text, shown(path), EditionFile, FILE_BYTES)
