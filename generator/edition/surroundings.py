"""What stands in a content folder beside its editions, and which editions it has."""

from __future__ import annotations

from pathlib import Path

from generator.bilingual import load_glossary
from generator.content.files import folders_in, read_text, shown
from generator.content.folder import EDITIONS, IN_THE_SITE, INBOX, NO_CONTENT, Surroundings
from generator.content.names import edition_name_findings
from generator.content.stray_files import glossary_misnamed, strays_in_content, strays_in_editions
from generator.content.written_pages import written_pages
from generator.findings import has_errors
from generator.limits import EDITIONS as MOST_EDITIONS
from generator.limits import GLOSSARY_BYTES
from generator.model import Bilingual, Finding, Glossary, Location, Severity


def load_surroundings(content: Path) -> Surroundings:
    """Read what stands in a content folder beside its editions."""
    glossary, findings = read_glossary(content / "glossary.yml")
    strays = tuple(strays_in_content(content))
    findings += strays
    folders, of_folders = _edition_folders(content)
    if has_errors(strays):  # an edition in a wrong place is missing in the right one
        of_folders = tuple(said for said in of_folders if said.rule != "no-editions")
    pages, of_pages = written_pages(content / "pages")
    return Surroundings(tuple(folder.name for folder in folders), glossary, pages, (*findings, *of_folders, *of_pages))


def _edition_folders(content: Path) -> tuple[list[Path], tuple[Finding, ...]]:
    """The folders of the editions; one with a name that cannot be an address is left out and said."""
    folders, findings = folders_in(content / EDITIONS)
    findings += tuple(strays_in_editions(content / EDITIONS))
    if not folders and not has_errors(findings):
        return [], (*findings, _no_editions(content))
    named = {folder: tuple(edition_name_findings(folder.name, shown(folder))) for folder in folders}
    findings += tuple(finding for said in named.values() for finding in said)
    if len(folders) > MOST_EDITIONS:
        findings += (_too_many_editions(content, len(folders)),)
    return [folder for folder, said in named.items() if not said][:MOST_EDITIONS], findings


def read_glossary(path: Path) -> tuple[Glossary, tuple[Finding, ...]]:
    """Read the glossary of a content folder; without one it is empty."""
    if not path.exists() and not path.is_symlink():
        return Glossary(whole=not glossary_misnamed(path.parent)), ()
    read = read_text(path, GLOSSARY_BYTES)
    if read.text is None:
        return Glossary(whole=False), read.findings
    return load_glossary(read.text, shown(path))


def _no_editions(content: Path) -> Finding:
    if not content.is_dir():
        return Finding(
            "no-editions",
            Severity.ERROR,
            Location(shown(content)),
            NO_CONTENT,
            IN_THE_SITE,
        )
    return Finding(
        "no-editions",
        Severity.ERROR,
        Location(shown(content / EDITIONS)),
        Bilingual("还没有任何一期", "there is no edition yet"),
        Bilingual(
            "请下载检查页底部的started-edition，把其中的文件夹上传到这里",
            "download `started-edition` at the foot of the check's page, and upload the folder in it to this one",
        )
        if any((content / INBOX).glob("*.txt"))
        else Bilingual(
            "请把导出稿上传到content/inbox，或用digest add FILE --id ID新建",
            "upload an export to content/inbox, or start one with `digest add FILE --id ID`",
        ),
    )


def _too_many_editions(content: Path, count: int) -> Finding:
    return Finding(
        "too-many",
        Severity.ERROR,
        Location(shown(content / EDITIONS)),
        Bilingual(f"有{count}期，上限是{MOST_EDITIONS}期", f"there are {count} editions; the limit is {MOST_EDITIONS}"),
        Bilingual("请把其中一部分移到另一个网站", "move some of them to another site"),
    )
