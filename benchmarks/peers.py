"""The same archive for other programs: every story in both languages, with its figures, as their own sources.

Each program gets what it is best at: no plugin but search, no theme but its own, Hugo a template of a few lines.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model import Article, Digest, Edition, FactSheet, Language, PartKind


@dataclass(frozen=True, slots=True)
class Peer:
    """Another program, ready to build an archive in a folder."""

    name: str
    write: Callable[[Path, Digest], None]
    """Writes an archive into a folder, as the sources of the program."""
    commands: tuple[tuple[str, ...], ...]
    """Run one after the other in the folder of the archive."""
    output: str
    """The folder that they write, below it."""

    def commands_in(self, programs: Path) -> list[tuple[str, ...]]:
        """Its commands, with the programs of the environment in a folder such as `peers/bin`."""
        return [(str(programs / first), *rest) for first, *rest in self.commands]


def _pages(archive: Digest) -> Iterator[tuple[Language, Edition, Article, str]]:
    """Every story in each language, as Markdown."""
    for edition in archive.editions:
        for article in edition.articles:
            for language in Language:
                yield language, edition, article, _markdown(edition, article, language)


def _markdown(edition: Edition, article: Article, language: Language) -> str:
    segments = edition.translations[article.slug]
    texts = [(part.kind, part.text if language is Language.ZH else segments[part.id].en) for part in article.parts]
    lines = [f"# {text}\n" if kind is PartKind.HEADLINE else f"{text}\n" for kind, text in texts]
    facts = edition.facts.get(article.slug, FactSheet()).facts
    lines += [f"- {fact.label[language]}: {fact.figure.written}" for fact in facts]
    return "\n".join(lines) + "\n"


def _headline(edition: Edition, article: Article, language: Language) -> str:
    part = article.parts[0]
    return part.text if language is Language.ZH else edition.translations[article.slug][part.id].en


_MKDOCS = """\
site_name: Archive
site_url: https://archive.example/
theme:
  name: material
  language: zh
  font: false
  features: [navigation.prune]
plugins:
  - search:
      lang: [zh, en]
use_directory_urls: true
nav:
  - index.md
validation:
  nav:
    omitted_files: ignore
"""


def _mkdocs(folder: Path, archive: Digest) -> None:
    _write(folder / "mkdocs.yml", _MKDOCS)
    _write(folder / "docs" / "index.md", "# Archive\n")
    for language, edition, article, text in _pages(archive):
        _write(folder / "docs" / language.value / edition.id / f"{article.slug}.md", text)


_HUGO = {
    "baseURL": "https://archive.example/",
    "title": "Archive",
    "defaultContentLanguage": "zh",
    "disableKinds": ["taxonomy", "term", "RSS"],
    "languages": {
        "zh": {"locale": "zh", "contentDir": "content/zh", "weight": 1},
        "en": {"locale": "en", "contentDir": "content/en", "weight": 2},
    },
}
_HUGO_PAGE = """\
<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main data-pagefind-body>{{ .Content }}</main></body>
</html>
"""
_HUGO_LIST = """\
<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><ul>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></body>
</html>
"""


def _hugo(folder: Path, archive: Digest) -> None:
    _write(folder / "hugo.json", json.dumps(_HUGO))
    _write(folder / "layouts" / "single.html", _HUGO_PAGE)
    _write(folder / "layouts" / "list.html", _HUGO_LIST)
    for language, edition, article, text in _pages(archive):
        front = json.dumps({"title": _headline(edition, article, language)}, ensure_ascii=False)
        _write(folder / "content" / language.value / edition.id / f"{article.slug}.md", f"{front}\n\n{text}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


MATERIAL = Peer("mkdocs + Material", _mkdocs, (("mkdocs", "build", "--quiet"),), "site")
ZENSICAL = Peer("zensical", _mkdocs, (("zensical", "build"),), "site")
HUGO = Peer(
    "Hugo + Pagefind",
    _hugo,
    # Only Pagefind's extended program cuts Chinese into words.
    (("hugo", "--quiet"), ("python", "-m", "pagefind", "--site", "public", "--quiet")),
    "public",
)
PEERS = (MATERIAL, ZENSICAL, HUGO)
