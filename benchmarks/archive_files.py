"""The archive of `archive.py` as editors' files: what `digest check` and `digest build` read.

    python -m benchmarks.archive_files FOLDER 2000

Every article has its raw text, structure, places, English and up to three facts; the corpus passes `digest check`.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
from collections.abc import Iterator
from pathlib import Path

from benchmarks.archive import ARTICLES_IN_AN_EDITION, SEED, digest
from generator.facts.figures import find_figures
from generator.model import Article, Digest, Edition, PartKind, Proposal, ProposedArticle, ProposedPart, RawPage, Span
from generator.structure.writing import scalar, write_structure

FACTS_IN_AN_ARTICLE = 3
_ABOUT = {"zh": "关于本站。\n", "en": "About this site.\n"}


def write_archive(content: Path, size: int, seed: int = SEED) -> None:
    """Write a content folder of so many articles. The same size and seed give the same bytes."""
    archive = digest(size, seed)
    for number, edition in enumerate(archive.editions):
        _write_edition(content / "editions" / edition.id, edition, number)
    _write(content / "glossary.yml", glossary_text(archive))
    for language, text in _ABOUT.items():
        _write(content / "pages" / f"about.{language}.md", text)


def _write_edition(folder: Path, edition: Edition, number: int) -> None:
    page, proposal = _export(edition)
    slugs = [article.slug for article in edition.articles]
    structure = write_structure(proposal, page, slugs).replace("reviewed: false", "reviewed: true")
    _write(folder / "source.txt", page.text)
    _write(folder / "structure.yml", structure)
    _write(folder / "edition.yml", edition_text(edition, number))
    for article in edition.articles:
        _write(folder / "facts" / f"{article.slug}.yml", facts_text(article))
        _write(folder / "en" / f"{article.slug}.yml", translation_text(edition, article))


def _export(edition: Edition) -> tuple[RawPage, Proposal]:
    """The raw page, one part a line, and what a perfect recovery makes of it."""
    lines: list[str] = []
    at = 0
    articles = []
    for article in edition.articles:
        parts = []
        for part in article.parts:
            parts.append(ProposedPart(part.kind, (Span(at, at + len(part.text)),)))
            lines.append(part.text)
            at += len(part.text) + 2
        articles.append(ProposedArticle(article.slug, article.kind, tuple(parts)))
    text = "\n\n".join(lines)
    page = RawPage(text, "utf-8", hashlib.sha256(text.encode()).hexdigest())
    return page, Proposal(tuple(articles))


def edition_text(edition: Edition, number: int) -> str:
    """edition.yml: a page of a day in some year, with the places of its articles."""
    year, month, day = 2000 + number // 336, 1 + number // 28 % 12, 1 + number % 28
    articles = "".join(
        f"  - {{slug: {article.slug}, places: [{', '.join(article.places)}]}}\n" for article in edition.articles
    )
    return (
        f"title: {{zh: 第{number + 1}期, en: No. {number + 1}}}\n"
        f"paper: unknown\ndate: unknown\nadded: {year:04}-{month:02}-{day:02}\narticles:\n{articles}"
    )


def facts_text(article: Article) -> str:
    """A fact file: the first figures of the article that one clause proves."""
    facts = "".join(
        f"  - id: figure-{number}\n    label: {{zh: 第{number}项, en: Item {number}}}\n"
        f"    value: {scalar(written)}\n    quote: {scalar(quote)}\n"
        for number, (written, quote) in enumerate(itertools.islice(_provable(article), FACTS_IN_AN_ARTICLE), 1)
    )
    stated = f"lead: [figure-1]\nfacts:\n{facts}" if facts else "facts: []\n"
    return f"article: {article.slug}\n{stated}"


def _provable(article: Article) -> Iterator[tuple[str, str]]:
    """Figures as printed, each with a stretch of words around it that stands once in the article."""
    whole = "\n".join(part.text for part in article.parts)
    for part in article.parts:
        if part.kind is not PartKind.PARAGRAPH:
            continue
        for figure in find_figures(part.text):
            start = part.text.rfind("。", 0, figure.start) + 1
            quote = part.text[start : figure.end + 2]
            if whole.count(quote) == 1 and len(find_figures(quote)) == 1:
                yield figure.written, quote


def translation_text(edition: Edition, article: Article) -> str:
    """A translation file, every segment reviewed."""
    segments = edition.translations[article.slug]
    blocks = "".join(
        f"  - id: {part.id}\n    zh: |\n      {segments[part.id].zh}\n    en: |\n      {segments[part.id].en}\n"
        "    state: reviewed\n    origin: human\n\n"
        for part in article.parts
    )
    return f"article: {article.slug}\nsegments:\n{blocks}"


def glossary_text(archive: Digest) -> str:
    """glossary.yml: the places."""
    entries = "".join(
        f"  - id: {term.id}\n    kind: {term.kind}\n    zh: {term.zh}\n    en: {term.en}\n"
        for term in archive.glossary.terms
    )
    return f"terms:\n{entries}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("size", type=int, help="articles, in editions of " + str(ARTICLES_IN_AN_EDITION))
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    write_archive(options.folder, options.size, options.seed)


if __name__ == "__main__":
    main()
