"""The articles of an edition, in its order and corrected. All of its files must agree on their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.bilingual import ORPHANS
from generator.content.files import shown
from generator.edition.schema import EditionFile
from generator.facts.quotes import nearest
from generator.likely_names import did_you_mean, nearest_name
from generator.model import Article, Bilingual, Finding, Location, Severity
from generator.structure.corrections import CorrectionError, apply_corrections
from generator.structure.reading import Structure
from generator.yaml_source import Loaded

_ALIKE = 0.7
"""How like two names are of which one may be a slip of the other."""
_COPY = re.compile(r"[ _-]*(?:\(\d+\)|副本|copy|\d)[ \d()]*$", re.IGNORECASE)
"""What systems put behind the name of a copy: `x (1).yml`, `x - copy.yml`, `x 副本.yml`."""


def articles_listed(
    loaded: Loaded[EditionFile], file: EditionFile, structure: Structure, mistyped: Mapping[str, str]
) -> tuple[tuple[Article, ...], tuple[Finding, ...]]:
    """The structure's articles in the edition's order, with places, topics and corrections.

    `mistyped`: as `mistyped_slugs` has it.
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


def mistyped_slugs(file: EditionFile, structure: Structure) -> dict[str, str]:
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


def no_such_article(path: Path, beside: Sequence[Path], known: Iterable[str]) -> Finding:
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
