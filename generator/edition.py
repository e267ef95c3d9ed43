"""A content folder -> Digest: editions, their facts and translations, and the glossary are read here.

Everything is read before anything is said, so that an editor sees every problem at once. A folder whose files
have errors still gives as much of the digest as could be understood, for the checks that follow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.bilingual import (
    ORPHANS,
    TermBook,
    figures_in_english,
    load_glossary,
    load_orphans,
    load_translations,
    term_book,
)
from generator.content import EDITIONS, IN_THE_SITE, NO_CONTENT, Surroundings, digest_of
from generator.content_files import FileError, files_in, folders_in, read_beginning, read_text, shown
from generator.edition_schema import EditionFile
from generator.facts import load_facts
from generator.facts.quotes import nearest
from generator.findings import Report, has_errors
from generator.likely_names import did_you_mean, nearest_name
from generator.limits import EDITIONS as MOST_EDITIONS
from generator.limits import FACT_FILE_BYTES, FILE_BYTES, GLOSSARY_BYTES, SOURCE_BYTES
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
from generator.names import edition_name_findings
from generator.reading import read_page
from generator.stray_files import (
    EDITION_FILES,
    glossary_misnamed,
    meant_in_edition,
    strays_in_content,
    strays_in_edition,
    strays_in_editions,
)
from generator.structure.corrections import CorrectionError, apply_corrections
from generator.structure.reading import Structure, read_structure
from generator.written_pages import written_pages
from generator.yaml_source import Loaded, load

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
_ALIKE = 0.7
"""How like two names are of which one may be a slip of the other."""
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


def load_surroundings(content: Path) -> Surroundings:
    """Read what stands in a content folder beside its editions."""
    glossary, findings = read_glossary(content / "glossary.yml")
    findings += tuple(strays_in_content(content))
    folders, of_folders = _edition_folders(content)
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
        misnamed = meant_in_edition(folder)
        return None, tuple(each for each in findings if not (each.rule == "file-missing" and _name(each) in misnamed))
    structure, of_structure = read_structure(structure_text.text, shown(folder / "structure.yml"), page)
    findings += of_structure + (structure.waits if structure else ())
    loaded = load(edition_text.text, shown(edition_path), EditionFile, FILE_BYTES)
    findings += loaded.findings
    if structure is None or loaded.value is None:
        return None, findings
    mistyped = _mistyped(loaded.value, structure)
    articles, said = _articles(loaded, loaded.value, structure, mistyped)
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


def _without(findings: Iterable[Finding], rules: Collection[str]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.rule not in rules)


# ------------------------------------------------------------------ one edition


def _name(finding: Finding) -> str:
    return finding.where.path.rpartition("/")[2]


def _raw_page(path: Path) -> tuple[RawPage | None, tuple[Finding, ...]]:
    try:
        data, size = read_beginning(path, SOURCE_BYTES)
    except FileError as error:
        return None, (error.finding,)
    return read_page(data, shown(path), size)


def _articles(
    loaded: Loaded[EditionFile], file: EditionFile, structure: Structure, mistyped: Mapping[str, str]
) -> tuple[tuple[Article, ...], tuple[Finding, ...]]:
    """The structure's articles in the edition's order, with places, topics and corrections.

    `mistyped`: as `_mistyped` has it.
    """
    findings = list(_check_slugs(loaded, file, structure, mistyped))
    recovered = {article.slug: article for article in structure.articles}
    articles = []
    for entry in file.articles:
        if entry.slug in recovered:
            placed = replace(
                recovered.pop(entry.slug),
                places=entry.places,
                topics=entry.topics,
                summary=entry.summary.text() if entry.summary else None,
                formerly=entry.formerly,
            )
            corrected, said = _corrected(loaded, file, placed)
            findings += said
            articles.append(corrected)
    return tuple(articles), tuple(findings)


def _check_slugs(
    loaded: Loaded[EditionFile], file: EditionFile, structure: Structure, mistyped: Mapping[str, str]
) -> Iterator[Finding]:
    """edition.yml and structure.yml name the same articles, each once."""
    recovered = {article.slug for article in structure.articles}
    listed = [entry.slug for entry in file.articles]
    for number, slug in enumerate(listed):
        keys = ("articles", number, "slug")
        if slug in listed[:number]:
            yield loaded.finding(
                "unknown-article",
                keys,
                Bilingual(f"“{slug}”列了两次", f"`{slug}` is listed twice"),
                Bilingual("请删去其中一行", "remove one of the two lines"),
            )
        elif slug not in recovered:
            message = Bilingual(f"structure.yml中没有“{slug}”", f"`{slug}` is not in structure.yml")
            yield loaded.finding("unknown-article", keys, message, _meant(slug, mistyped.get(slug)))
    for slug in sorted(recovered.difference(listed, mistyped.values())):
        yield loaded.finding(
            "article-not-listed",
            ("articles",),
            Bilingual(f"structure.yml中的“{slug}”没有列出", f"`{slug}` from structure.yml is not listed"),
            Bilingual(
                f"请加一行- {{slug: {slug}}}；若要撤下这一篇，请也从structure.yml删去",
                f"add a line `- {{slug: {slug}}}`; to withdraw the article, delete it from structure.yml too",
            ),
        )
    yield from _check_former_names(loaded, file)
    for number, correction in enumerate(file.corrections):
        if correction.article not in recovered and correction.article not in mistyped:
            near = nearest_name(correction.article, sorted(recovered), _ALIKE)
            yield loaded.finding(
                "unknown-article",
                ("corrections", number, "article"),
                Bilingual(f"没有名为“{correction.article}”的报道", f"there is no article `{correction.article}`"),
                did_you_mean(near)
                if near
                else Bilingual(
                    f"可用的有：{'、'.join(sorted(recovered))}", f"known articles: {', '.join(sorted(recovered))}"
                ),
            )


def _check_former_names(loaded: Loaded[EditionFile], file: EditionFile) -> Iterator[Finding]:
    """A former name leads to one article, and is no article's name now: two things would want one address."""
    now = {entry.slug for entry in file.articles}
    leads_to: dict[str, str] = {}
    for number, entry in enumerate(file.articles):
        for place, name in enumerate(entry.formerly):
            keys = ("articles", number, "formerly", place)
            if name == entry.slug:
                continue  # it was given again
            if name in now:
                yield loaded.finding(
                    "former-name-taken",
                    keys,
                    Bilingual(
                        f"“{name}”现在是一篇报道的名称，这个网址属于那一篇",
                        f"`{name}` is now the name of an article, and the address belongs to that article",
                    ),
                    Bilingual(f"请从formerly中删去{name}", f"remove {name} from `formerly`"),
                )
            elif name in leads_to:
                yield loaded.finding(
                    "former-name-taken",
                    keys,
                    Bilingual(
                        f"旧名“{name}”写了两次，已写在“{leads_to[name]}”之下",
                        f"the former name `{name}` is given twice: it is already under `{leads_to[name]}`",
                    ),
                    Bilingual("请留下一处，删去另一处", "keep one of the two, and remove the other"),
                )
            leads_to.setdefault(name, entry.slug)


def _meant(slug: str, now: str | None) -> Bilingual:
    if now and nearest_name(slug, [now], _ALIKE):
        return did_you_mean(now)
    if now:
        return Bilingual(
            f"这篇报道若已改名，请写“{now}”；若已并入别篇或删去，请删去这一行",
            f"if the article was renamed, write `{now}`; if it was merged into another or removed, delete this line",
        )
    return Bilingual(
        "这篇报道若已并入别篇或删去，请删去这一行；否则请改正拼写",
        "if the article was merged into another or removed, delete this line; otherwise correct the spelling",
    )


def _mistyped(file: EditionFile, structure: Structure) -> dict[str, str]:
    """For a slug of edition.yml that no article has, the article that edition.yml does not list and that it may mean.

    That is one of a like name; and where one of each is left, the article has probably been given another name.
    """
    recovered = [article.slug for article in structure.articles]
    listed = list(dict.fromkeys(entry.slug for entry in file.articles))
    free = [slug for slug in recovered if slug not in listed]
    unknown = [slug for slug in listed if slug not in recovered]
    found = {}
    for slug in unknown:
        if near := nearest_name(slug, free, _ALIKE):
            found[slug] = near
            free.remove(near)
    left = [slug for slug in unknown if slug not in found]
    if len(left) == 1 == len(free):
        found[left[0]] = free[0]
    return found


def _corrected(loaded: Loaded[EditionFile], file: EditionFile, article: Article) -> tuple[Article, list[Finding]]:
    """Apply the article's declared corrections; one that no longer stands exactly once is an error."""
    findings = []
    for number, entry in enumerate(file.corrections):
        if entry.article != article.slug:
            continue
        try:
            article = apply_corrections(article, [(entry.find, entry.replace, entry.reason.text())])
        except CorrectionError as error:
            keys = ("corrections", number, "find")
            findings.append(loaded.finding("correction-place", keys, *_not_once(article, entry.find, error.places)))
    return article, findings


def _not_once(article: Article, words: str, count: int) -> tuple[Bilingual, Bilingual]:
    """What is wrong with words to be corrected that do not stand once in their article, and what to write."""
    if count:
        return (
            Bilingual(
                f"“{words}”在本篇中有{count}处，应恰有一处",
                f"`{words}` is in {count} places in the article; it must be in exactly one",
            ),
            Bilingual("请照原文多抄几个字，或删去这一条", "copy more of the printed words, or remove the correction"),
        )
    near = nearest(article, words)
    return (
        Bilingual(f"本篇中没有“{words}”", f"the article does not contain `{words}`"),
        Bilingual(f"最接近的原文是“{near}”", f"the nearest text is `{near}`")
        if near
        else Bilingual("请照原文逐字抄写，或删去此条", "copy the printed words, or remove the correction"),
    )


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
            findings += () if path.stem in files_of else (_no_such_article(path, paths, by_slug),)
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
            findings += () if path.stem in files_of else (_no_such_article(path, paths, by_slug),)
        elif read.text is not None:
            make = partial(load_translations, read.text, name, article, book)
            translations[path.stem], said = memory(read.text, article, make)
            findings += said
    return translations, findings


# -------------------------------------------------------------------- glossary


def read_glossary(path: Path) -> tuple[Glossary, tuple[Finding, ...]]:
    """Read the glossary of a content folder; without one it is empty."""
    if not path.exists() and not path.is_symlink():
        return Glossary(whole=not glossary_misnamed(path.parent)), ()
    read = read_text(path, GLOSSARY_BYTES)
    if read.text is None:
        return Glossary(whole=False), read.findings
    return load_glossary(read.text, shown(path))


# -------------------------------------------------------------------- findings


_COPY = re.compile(r"[ _-]*(?:\(\d+\)|副本|copy|\d)[ \d()]*$", re.IGNORECASE)
"""What systems put behind the name of a copy: `x (1).yml`, `x - copy.yml`, `x 副本.yml`."""


def _no_such_article(path: Path, beside: Sequence[Path], known: Iterable[str]) -> Finding:
    """A file of no article: of one without a file of its own that is nearly called so, or of one that is gone."""
    taken = {other.stem for other in beside}
    known = list(known)
    free = [slug for slug in known if slug not in taken]
    near = nearest_name(path.stem, free, _ALIKE)
    lost = [other for other in beside if other.stem not in known and not other.name.endswith(ORPHANS)]
    copied = next((slug for slug in known if slug in taken and _COPY.sub("", path.stem) == slug), None)
    if copied:
        remedy = Bilingual(
            f"“{copied}.yml”也在这里：请把有用的内容移过去，再删去此文件",
            f"`{copied}.yml` is there too: move anything useful into it, and delete this file",
        )
    elif near:
        remedy = Bilingual(f"请改名为“{near}.yml”", f"rename it `{near}.yml`")
    elif len(lost) == 1 == len(free):
        remedy = Bilingual(
            f"这篇报道若改名为“{free[0]}”，请把文件改名为“{free[0]}.yml”；若已并入别篇或删去，请先移走有用的内容，再删去此文件",
            f"if the article was renamed to `{free[0]}`, rename the file to `{free[0]}.yml`; if it was merged into "
            "another or removed, first move anything useful, then delete this file",
        )
    else:
        remedy = Bilingual(
            "这篇报道若已撤下，请删去此文件；若已并入别篇，请先把有用的内容移到那一篇的文件里；若只是改了名，请按新名改名",
            "if the article was withdrawn, delete this file; if it was merged into another, first move anything useful "
            "into the file of that one; if it was renamed, give the file the new name",
        )
    return Finding(
        "unknown-article",
        Severity.ERROR,
        Location(shown(path)),
        Bilingual(f"本期没有名为“{path.stem}”的报道", f"the edition has no article `{path.stem}`"),
        remedy,
    )


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
        Bilingual("请用digest add FILE --id ID新建", "start one with `digest add FILE --id ID`"),
    )


def _too_many_editions(content: Path, count: int) -> Finding:
    return Finding(
        "too-many",
        Severity.ERROR,
        Location(shown(content / EDITIONS)),
        Bilingual(f"有{count}期，上限是{MOST_EDITIONS}期", f"there are {count} editions; the limit is {MOST_EDITIONS}"),
        Bilingual("请把其中一部分移到另一个网站", "move some of them to another site"),
    )
