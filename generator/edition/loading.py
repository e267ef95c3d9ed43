"""A content folder -> Digest: editions, their facts and translations, and the glossary are read here.

Everything is read before anything is said, so that an editor sees every problem at once. A folder whose files
have errors still gives as much of the digest as could be understood, for the checks that follow.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from pathlib import Path

from generator.bilingual import ORPHANS, TermBook, figures_in_english, load_orphans, load_translations, term_book
from generator.content.files import FileError, files_in, read_beginning, read_text, shown
from generator.content.folder import digest_of
from generator.content.stray_files import EDITION_FILES, meant_in_edition, strays_in_edition
from generator.edition.articles import articles_listed, mistyped_slugs, no_such_article
from generator.edition.schema import EditionFile
from generator.edition.surroundings import load_surroundings
from generator.facts import load_facts
from generator.findings import Report, has_errors
from generator.limits import FACT_FILE_BYTES, FILE_BYTES, SOURCE_BYTES
from generator.model import (
    Article,
    Bilingual,
    Digest,
    Edition,
    FactSheet,
    Finding,
    Location,
    RawPage,
    Segment,
    Severity,
)
from generator.reading import read_page
from generator.structure.reading import read_structure
from generator.yaml_source import load

_ABOUT_THE_TEXT = frozenset(
    {
        "correction-place",
        "quote-not-found",
        "quote-repeated",
        "translation-missing",
        "translation-stale",
        "unknown-part",
    }
)
"""The rules that compare with the text of an article: where its structure is wrong they say so in other words."""
_ABOUT_THE_CORRECTED_TEXT = frozenset({"quote-not-found", "quote-repeated", "translation-stale"})
"""Those of them that a correction decides, which was not made because it is wrong."""
Translated = tuple[dict[str, Segment], tuple[Finding, ...]]
"""The translation of a story, and what is to be said of it."""
Memory = Callable[[str, Article, Callable[[], Translated]], Translated]
"""Knows what was made of the text of a translation file and its story, or has it made."""


def _no_memory(text: str, article: Article, make: Callable[[], Translated]) -> Translated:  # noqa: ARG001
    return make()


def load_digest(content: Path) -> tuple[Digest | None, Report]:
    """Read a content folder. The digest is None only where nothing could be understood."""
    around = load_surroundings(content)
    book = term_book(around.glossary)
    return digest_of(around, (load_edition(folder, book) for folder in around.folders_in(content)))


def load_edition(
    folder: Path, book: TermBook, memory: Memory = _no_memory
) -> tuple[Edition | None, tuple[Finding, ...]]:
    """Read one edition's folder. `book` is the glossary that its translations have to agree with.

    Comparing the English with the Chinese takes most of the time: `memory` may know what came of it.
    """
    strays = tuple(strays_in_edition(folder))
    if strays and not any((folder / name).exists() for name in EDITION_FILES):
        return None, strays  # what was unpacked one level too deep misses all its files, which would only hide it
    page, findings = _raw_page(folder / "source.txt")
    findings += strays
    edition_path = folder / "edition.yml"
    edition_text = read_text(edition_path, FILE_BYTES)
    structure_text = read_text(folder / "structure.yml", FILE_BYTES)
    findings += edition_text.findings + structure_text.findings
    if page is None or edition_text.text is None or structure_text.text is None:
        return None, _without_missing_files(findings, folder)
    structure, of_structure = read_structure(structure_text.text, shown(folder / "structure.yml"), page)
    findings += of_structure + (structure.waits if structure else ())
    loaded = load(edition_text.text, shown(edition_path), EditionFile, FILE_BYTES)
    findings += loaded.findings
    if structure is None or loaded.value is None:
        return None, findings
    mistyped = mistyped_slugs(loaded.value, structure)
    articles, said = articles_listed(loaded, loaded.value, structure, mistyped)
    findings += said
    files_of = frozenset(article.slug for article in structure.articles) | frozenset(mistyped)
    facts, said = _facts(folder / "facts", articles, files_of)
    findings += said
    translations, said = _translations(folder / "en", articles, files_of, (book, memory))
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
        figures_in_english={
            article.slug: figures_in_english(article, facts[article.slug], translations[article.slug])
            for article in articles
            if article.slug in facts and article.slug in translations
        },
        title=loaded.value.title.text(),
        formerly=loaded.value.formerly,
    )
    slugs = {article.slug for article in structure.articles}
    if has_errors(of_structure):
        findings = _without(findings, _ABOUT_THE_TEXT)
    elif any(entry.article not in slugs for entry in loaded.value.corrections) or any(
        finding.rule == "correction-place" for finding in findings
    ):
        findings = _without(findings, _ABOUT_THE_CORRECTED_TEXT)
    return edition, findings


def _without_missing_files(findings: tuple[Finding, ...], folder: Path) -> tuple[Finding, ...]:
    """The findings on an edition, with one for several missing files, and none for a file under another name."""
    misnamed = meant_in_edition(folder)
    missing = [_name(each) for each in findings if each.rule == "file-missing" and _name(each) not in misnamed]
    others = tuple(each for each in findings if each.rule != "file-missing")
    if len(missing) > 1:
        return (*others, _incomplete(folder, sorted(missing)))
    return tuple(each for each in findings if each in others or _name(each) in missing)


def _incomplete(folder: Path, missing: Sequence[str]) -> Finding:
    export = "source.txt" not in missing
    return Finding(
        "edition-incomplete",
        Severity.ERROR,
        Location(shown(folder)),
        Bilingual(f"这一期缺{'、'.join(missing)}", f"the edition has no {' and no '.join(missing)}"),
        Bilingual(
            f"请把source.txt移到content/inbox，改名为{folder.name}.txt：检查会由它起好稿",
            f"move source.txt to content/inbox as {folder.name}.txt: the check begins the edition from it",
        )
        if export
        else Bilingual("请补上，或删去这个文件夹", "add them, or delete the folder"),
    )


def _without(findings: Iterable[Finding], rules: Collection[str]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.rule not in rules)


def _name(finding: Finding) -> str:
    return finding.where.path.rpartition("/")[2]


def _raw_page(path: Path) -> tuple[RawPage | None, tuple[Finding, ...]]:
    try:
        data, size = read_beginning(path, SOURCE_BYTES)
    except FileError as error:
        return None, (error.finding,)
    return read_page(data, shown(path), size)


def _facts(
    folder: Path, articles: tuple[Article, ...], files_of: frozenset[str]
) -> tuple[dict[str, FactSheet], tuple[Finding, ...]]:
    """`files_of`: the articles whose files may stand there; one that edition.yml does not list is said of that."""
    by_slug = {article.slug: article for article in articles}
    sheets: dict[str, FactSheet] = {}
    paths, findings = files_in(folder, "*.yml")
    at = shown(folder)
    for path in paths:
        name = f"{at}/{path.name}"
        article = by_slug.get(path.stem)
        read = read_text(path, FACT_FILE_BYTES)
        findings += read.findings
        if article is None:
            findings += () if path.stem in files_of else (no_such_article(path, paths, by_slug),)
        elif read.text is not None:
            sheets[path.stem], said = load_facts(read.text, name, article)
            findings += said
    return sheets, findings


def _translations(
    folder: Path, articles: tuple[Article, ...], files_of: frozenset[str], known: tuple[TermBook, Memory]
) -> tuple[dict[str, dict[str, Segment]], tuple[Finding, ...]]:
    """As `_facts`; `known`: the glossary that the English has to agree with, and what came of it the last time."""
    book, memory = known
    by_slug = {article.slug: article for article in articles}
    translations: dict[str, dict[str, Segment]] = {}
    paths, findings = files_in(folder, "*.yml")
    at = shown(folder)
    for path in paths:
        name = f"{at}/{path.name}"
        article = by_slug.get(path.stem)
        read = read_text(path, FILE_BYTES)
        findings += read.findings
        if path.name.endswith(ORPHANS):
            findings += load_orphans(read.text, name) if read.text is not None else ()
        elif article is None:
            findings += () if path.stem in files_of else (no_such_article(path, paths, by_slug),)
        elif read.text is not None:
            make = partial(load_translations, read.text, name, article, book)
            translations[path.stem], said = memory(read.text, article, make)
            findings += said
    return translations, findings
