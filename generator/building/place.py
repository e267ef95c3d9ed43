"""Where a site may be written. It replaces everything that is there, which must therefore be a site, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.building.journal import journal_of, look_over
from generator.cache.store import Store
from generator.content.files import shown
from generator.model import Bilingual, Finding, Location, Severity

_SIGNS = ("search/current.json", "search/search_index.json")
"""Files that only a built site has."""
_ELSEWHERE = Bilingual("请另写一个目录，如--site site", "name another folder, such as `--site site`")


def sources_of(config_file: Path, content: Path, own_theme: str | None = None) -> dict[Bilingual, Path]:
    """What a site is made from, by what readers of a message call it."""
    theme = {Bilingual("主题", "the theme"): Path(own_theme)} if own_theme else {}
    return {Bilingual("内容", "the content"): content, Bilingual("配置文件", "the configuration"): config_file} | theme


def place_findings(site: Path, sources: dict[Bilingual, Path], store: Store) -> Iterator[Finding]:
    """A site is written into a new or empty folder, or over an older site; never over what it is made from.

    `sources`: what it is made from, as `sources_of` returns it.
    """
    place = site.resolve()
    for name, source in sources.items():
        if words := _words(place, source.resolve()):
            message = Bilingual(
                f"网站会取代这里的一切，而{words.zh.format(name.zh)}",
                f"the site would replace everything here, and this {words.en} {name.en}",
            )
            yield _finding(site, message, _ELSEWHERE)
            return
    if site.is_symlink() and not place.exists():
        yield _finding(
            site,
            Bilingual("是符号链接，所指的目录不存在", "is a symbolic link to a folder that is not there"),
            Bilingual("请建立那个目录，或删去链接", "make that folder, or delete the link"),
        )
    elif place.exists() and not place.is_dir():
        yield _finding(site, Bilingual("这里是文件，网站是目录", "this is a file, and a site is a folder"), _ELSEWHERE)
    elif place.is_dir() and any(place.iterdir()) and not _is_a_site(place, store):
        yield _finding(
            site,
            Bilingual(
                "这个目录里有别的东西，生成网站会全部删去",
                "this folder holds something other than a site, which a build would replace",
            ),
            Bilingual(
                "请另写一个目录，如--site site；若是旧网站，请先清空",
                "name another folder, such as `--site site`; if this is an old site, empty it first",
            ),
        )


def _words(place: Path, source: Path) -> Bilingual | None:
    """How a folder and a source overlap; None if they do not."""
    if place == source:
        return Bilingual("这里就是{}", "is")
    if place in source.parents:
        return Bilingual("其中有{}", "contains")
    return Bilingual("它在{}之内", "is inside") if source in place.parents else None


def _is_a_site(place: Path, store: Store) -> bool:
    """Whether a folder has one of the signs of a site, or a file that the store knows as part of a site."""
    if any((place / sign).is_file() for sign in _SIGNS):
        return True
    state, _ = look_over(place, place / _SIGNS[0], store)
    known = journal_of(place, store, state)
    return known is not None and any(known.files(name) for name in known.sections)


def _finding(site: Path, message: Bilingual, remedy: Bilingual) -> Finding:
    return Finding("site-place", Severity.ERROR, Location(shown(site)), message, remedy)
