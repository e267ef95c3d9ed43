"""A content folder -> Digest: the one place where editors' files are read.

Everything is read before anything is said, so that an editor sees every problem at once. A folder whose files
have errors still gives as much of the digest as could be understood, for the checks that follow.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.bilingual import ORPHANS, TermBook, load_glossary, load_orphans, load_translations, term_book
from generator.edition_schema import EditionFile
from generator.facts import load_facts
from generator.findings import in_order
from generator.model import (
    Article,
    Bilingual,
    Digest,
    Edition,
    FactSheet,
    Finding,
    Glossary,
    Location,
    RawPage,
    Segment,
    Severity,
)
from generator.reading import LIMIT, read_page
from generator.structure import Structure, apply_corrections, read_structure
from generator.structure.corrections import CorrectionError
from generator.yaml_source import FILE_LIMIT, GLOSSARY_LIMIT, Loaded, first_hidden, hidden_words, load

EDITIONS = "editions"


@dataclass(frozen=True, slots=True)
class _Text:
    """A text file as read, or why it could not be."""

    text: str | None
    findings: tuple[Finding, ...] = ()


EditionReader = Callable[[list[Path], Glossary], Iterator[tuple[Edition | None, tuple[Finding, ...]]]]
"""Reads editions by their folders, in order. A folder that cannot be understood gives None and says why."""


def load_digest(content: Path, read: EditionReader | None = None) -> tuple[Digest | None, tuple[Finding, ...]]:
    """Read a content folder. The digest is None only where nothing could be understood."""
    glossary, findings = _glossary(content / "glossary.yml")
    editions: list[Edition] = []
    folders = _folders(content / EDITIONS)
    if not folders:
        findings += (_no_editions(content),)
    said = [findings]
    for edition, found in (read or _one_by_one)(folders, glossary):
        said.append(found)
        if edition is not None:
            editions.append(edition)
    pages, found = _pages(content / "pages")
    said.append(found)
    editions.sort(key=lambda edition: (edition.added, edition.id), reverse=True)
    digest = Digest(tuple(editions), glossary, pages) if editions else None
    return digest, in_order(itertools.chain.from_iterable(said))


def _one_by_one(folders: list[Path], glossary: Glossary) -> Iterator[tuple[Edition | None, tuple[Finding, ...]]]:
    book = term_book(glossary)
    return (load_edition(folder, book) for folder in folders)


def load_edition(folder: Path, book: TermBook) -> tuple[Edition | None, tuple[Finding, ...]]:
    """Read one edition's folder. `book` is the glossary that its translations have to agree with."""
    page, findings = _raw_page(folder / "source.txt")
    edition_path = folder / "edition.yml"
    edition_text = _read(edition_path, FILE_LIMIT)
    structure_text = _read(folder / "structure.yml", FILE_LIMIT)
    findings += edition_text.findings + structure_text.findings
    if page is None or edition_text.text is None or structure_text.text is None:
        return None, findings
    structure, said = read_structure(structure_text.text, shown(folder / "structure.yml"), page)
    findings += said
    loaded = load(edition_text.text, shown(edition_path), EditionFile, FILE_LIMIT)
    findings += loaded.findings
    if structure is None or loaded.value is None:
        return None, findings
    articles, said = _articles(loaded, loaded.value, structure)
    findings += said
    facts, said = _facts(folder / "facts", articles)
    findings += said
    translations, said = _translations(folder / "en", articles, book)
    findings += said
    edition = Edition(
        id=folder.name,
        raw=page,
        paper=loaded.value.paper.known(),
        date=loaded.value.date.known(),
        added=loaded.value.added,
        articles=articles,
        furniture=structure.furniture,
        facts=facts,
        translations=translations,
        title=loaded.value.title.text(),
    )
    return edition, findings


# ------------------------------------------------------------------ one edition


def read_source(path: Path) -> tuple[bytes, RawPage | None, tuple[Finding, ...]]:
    """Read a raw export: its bytes, its page, its findings. No more is read than a page may have. Raises OSError."""
    with path.open("rb") as file:
        data = file.read(LIMIT + 1)
    return data, *read_page(data, shown(path), path.stat().st_size)


def _raw_page(path: Path) -> tuple[RawPage | None, tuple[Finding, ...]]:
    try:
        _, page, findings = read_source(path)
    except OSError as error:
        return None, (_unreadable(path, error),)
    return page, findings


def _articles(
    loaded: Loaded[EditionFile], file: EditionFile, structure: Structure
) -> tuple[tuple[Article, ...], tuple[Finding, ...]]:
    """The structure's articles in the edition's order, with places, topics and corrections."""
    findings = list(_check_slugs(loaded, file, structure))
    recovered = {article.slug: article for article in structure.articles}
    articles = []
    for entry in file.articles:
        if entry.slug in recovered:
            placed = replace(recovered.pop(entry.slug), places=entry.places, topics=entry.topics)
            corrected, said = _corrected(loaded, file, placed)
            findings += said
            articles.append(corrected)
    return tuple(articles), tuple(findings)


def _check_slugs(loaded: Loaded[EditionFile], file: EditionFile, structure: Structure) -> Iterator[Finding]:
    """edition.yml and structure.yml name the same articles, each once."""
    recovered = {article.slug for article in structure.articles}
    listed = [entry.slug for entry in file.articles]
    for number, slug in enumerate(listed):
        if slug not in recovered or slug in listed[:number]:
            yield loaded.finding(
                "unknown-article",
                ("articles", number, "slug"),
                Bilingual(
                    f"structure.yml中没有“{slug}”，或此处重复", f"`{slug}` is not in structure.yml, or is listed twice"
                ),
                Bilingual(
                    f"可用的有：{'、'.join(sorted(recovered))}", f"known articles: {', '.join(sorted(recovered))}"
                ),
            )
    for slug in sorted(recovered - set(listed)):
        yield loaded.finding(
            "article-not-listed",
            ("articles",),
            Bilingual(f"structure.yml中的“{slug}”没有列出", f"`{slug}` of structure.yml is not listed"),
            Bilingual(f"请加一行- {{slug: {slug}}}", f"add a line `- {{slug: {slug}}}`"),
        )
    for number, correction in enumerate(file.corrections):
        if correction.article not in recovered:
            yield loaded.finding(
                "unknown-article",
                ("corrections", number, "article"),
                Bilingual(f"没有名为“{correction.article}”的报道", f"there is no article `{correction.article}`"),
                Bilingual(
                    f"可用的有：{'、'.join(sorted(recovered))}", f"known articles: {', '.join(sorted(recovered))}"
                ),
            )


def _corrected(loaded: Loaded[EditionFile], file: EditionFile, article: Article) -> tuple[Article, list[Finding]]:
    """Apply the article's declared corrections; one that no longer stands exactly once is an error."""
    findings = []
    for number, entry in enumerate(file.corrections):
        if entry.article != article.slug:
            continue
        try:
            article = apply_corrections(article, [(entry.find, entry.replace, entry.reason.text())])
        except CorrectionError as error:
            findings.append(
                loaded.finding(
                    "correction-place",
                    ("corrections", number, "find"),
                    Bilingual(
                        f"“{entry.find}”在本篇中有{error.places}处，应恰有一处",
                        f"`{entry.find}` stands in {error.places} places of the article, it must be exactly one",
                    ),
                    Bilingual(
                        "请照原文多抄几个字，或删去此条", "copy more of the printed words, or remove the correction"
                    ),
                )
            )
    return article, findings


def _facts(folder: Path, articles: tuple[Article, ...]) -> tuple[dict[str, FactSheet], tuple[Finding, ...]]:
    by_slug = {article.slug: article for article in articles}
    sheets: dict[str, FactSheet] = {}
    findings: tuple[Finding, ...] = ()
    for path in _yaml_files(folder):
        article = by_slug.get(path.stem)
        read = _read(path, FILE_LIMIT)
        findings += read.findings
        if article is None:
            findings += (_no_such_article(path, by_slug),)
        elif read.text is not None:
            sheets[path.stem], said = load_facts(read.text, shown(path), article)
            findings += said
    return sheets, findings


def _translations(
    folder: Path, articles: tuple[Article, ...], book: TermBook
) -> tuple[dict[str, dict[str, Segment]], tuple[Finding, ...]]:
    by_slug = {article.slug: article for article in articles}
    translations: dict[str, dict[str, Segment]] = {}
    findings: tuple[Finding, ...] = ()
    for path in _yaml_files(folder):
        article = by_slug.get(path.stem)
        read = _read(path, FILE_LIMIT)
        findings += read.findings
        if path.name.endswith(ORPHANS):
            findings += load_orphans(read.text, shown(path)) if read.text is not None else ()
        elif article is None:
            findings += (_no_such_article(path, by_slug),)
        elif read.text is not None:
            translations[path.stem], said = load_translations(read.text, shown(path), article, book)
            findings += said
    return translations, findings


# ---------------------------------------------------------- glossary and pages


def _glossary(path: Path) -> tuple[Glossary, tuple[Finding, ...]]:
    if not path.exists():
        return Glossary(), ()
    read = _read(path, GLOSSARY_LIMIT)
    if read.text is None:
        return Glossary(), read.findings
    return load_glossary(read.text, shown(path))


def _pages(folder: Path) -> tuple[dict[str, Bilingual], tuple[Finding, ...]]:
    """Hand-written pages: `about.zh.md` and `about.en.md` make the page `about`."""
    pages: dict[str, Bilingual] = {}
    findings: tuple[Finding, ...] = ()
    for path in sorted(folder.glob("*.zh.md")) if folder.is_dir() else []:
        name = path.name.removesuffix(".zh.md")
        other = path.with_name(f"{name}.en.md")
        chinese, english = _read(path, FILE_LIMIT), _read(other, FILE_LIMIT)
        findings += chinese.findings + english.findings
        findings += tuple(_hidden(path, chinese.text)) + tuple(_hidden(other, english.text))
        if chinese.text is not None and english.text is not None:
            pages[name] = Bilingual(chinese.text, english.text)
    return pages, findings


def _hidden(path: Path, text: str | None) -> Iterator[Finding]:
    """A hand-written page holds no character that nobody can see."""
    if text and (found := first_hidden(text)):
        line = text.count("\n", 0, found.start()) + 1
        where = Location(shown(path), line, found.start() - text.rfind("\n", 0, found.start()))
        yield Finding("hidden-character", Severity.ERROR, where, *hidden_words(found))


# ----------------------------------------------------------------------- files


def _folders(parent: Path) -> list[Path]:
    if not parent.is_dir():
        return []
    return sorted(path for path in parent.iterdir() if path.is_dir() and not path.name.startswith("."))


def _yaml_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yml")) if folder.is_dir() else []


def shown(path: Path) -> str:
    """The path as an editor knows it: from the folder in which the command runs, where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _read(path: Path, limit: int) -> _Text:
    try:
        if path.stat().st_size > limit:
            return _Text(None, (_too_large(path, limit),))
        data = path.read_bytes()
    except OSError as error:
        return _Text(None, (_unreadable(path, error),))
    try:
        return _Text(data.decode().removeprefix("\ufeff").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        lines = data[: error.start].decode().removeprefix("\ufeff").split("\n")
        where = Location(shown(path), len(lines), len(lines[-1]) + 1)
        return _Text(None, (_not_utf8(where, error.start),))


def _unreadable(path: Path, error: OSError) -> Finding:
    missing = isinstance(error, FileNotFoundError)
    return Finding(
        "file-missing" if missing else "file-unreadable",
        Severity.ERROR,
        Location(shown(path)),
        Bilingual("没有这个文件", "this file is missing")
        if missing
        else Bilingual(f"无法读取（{error.strerror}）", f"cannot be read ({error.strerror})"),
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
        Bilingual("请用UTF-8编码另存", "save the file as UTF-8"),
    )


def _no_such_article(path: Path, known: dict[str, Article]) -> Finding:
    return Finding(
        "unknown-article",
        Severity.ERROR,
        Location(shown(path)),
        Bilingual(f"没有名为“{path.stem}”的报道", f"there is no article `{path.stem}`"),
        Bilingual(
            f"文件名须是以下之一：{'、'.join(sorted(known))}", f"name the file after one of: {', '.join(sorted(known))}"
        ),
    )


def _no_editions(content: Path) -> Finding:
    return Finding(
        "no-editions",
        Severity.ERROR,
        Location(shown(content / EDITIONS)),
        Bilingual("还没有任何一期", "there is no edition yet"),
        Bilingual("请用digest add FILE --id ID新建", "start one with `digest add FILE --id ID`"),
    )
