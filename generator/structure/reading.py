"""structure.yml and the raw page -> articles with spans. Corrections come later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.limits import FILE_BYTES
from generator.model import HEAD_KINDS, Article, Bilingual, Finding, Part, PartKind, Piece, RawPage, Span
from generator.reading.lines import printed, visible
from generator.structure.coverage import Placed, check_coverage
from generator.structure.fragments import MANY, find_fragment, nearest
from generator.structure.schema import ArticleEntry, PartEntry, StructureFile
from generator.yaml_source import Loaded, load

_Key = tuple[str | int, ...]
_MOST_NEAREST = 100
"""Fragments that were not found for which the nearest text is looked for: of more, something else is wrong."""


@dataclass(frozen=True, slots=True)
class Structure:
    """The articles of a page as the file names them, before corrections, and its furniture."""

    articles: tuple[Article, ...]
    furniture: tuple[Span, ...]


def read_structure(text: str, path: str, page: RawPage) -> tuple[Structure | None, tuple[Finding, ...]]:
    """Read structure.yml against its raw page. None where the file cannot be read at all."""
    loaded = load(text, path, StructureFile, FILE_BYTES)
    if loaded.value is None:
        return None, loaded.findings
    placed, missing = _place_all(loaded, loaded.value, page.text)
    findings = (
        *_check_source(loaded, loaded.value, page),
        *_check_ids(loaded, loaded.value),
        *_check_heads(loaded, loaded.value),
        *missing,
        *(() if missing else check_coverage(loaded, page.text, placed)),
        *(_check_names(loaded, loaded.value, placed, page.text)),
    )
    return _structure(loaded.value, placed, page.text), findings


def _place_all(
    loaded: Loaded[StructureFile], file: StructureFile, raw: str
) -> tuple[tuple[Placed, ...], tuple[Finding, ...]]:
    """Find every fragment of the file in the raw text."""
    placed: list[Placed] = []
    findings: list[Finding] = []
    for keys, written in _fragments(file):
        spans = find_fragment(raw, written).spans
        if len(spans) == 1:
            placed.append(Placed(keys, spans[0]))
        else:
            said = _ambiguous(keys, written, len(spans)) if spans else _not_found(keys, written, raw, len(findings))
            findings.append(loaded.finding(*said))
    return tuple(placed), tuple(findings)


def _fragments(file: StructureFile) -> Iterator[tuple[_Key, str]]:
    for a, article in enumerate(file.articles):
        for p, part in enumerate(article.parts):
            keys: _Key = ("articles", a, "parts", p, part.kind.value)
            for f, written in enumerate(part.fragments):
                yield (*keys, f), written
    for f, written in enumerate(file.furniture):
        yield ("furniture", f), written


def _ambiguous(keys: _Key, written: str, places: int) -> tuple[str, _Key, Bilingual, Bilingual]:
    count = Bilingual(f"不下{places}处", f"{places} places or more") if places >= MANY else None
    said = count or Bilingual(f"{places}处", f"{places} places")
    return (
        "fragment-ambiguous",
        keys,
        Bilingual(f"“{written}”在原文中有{said.zh}", f"`{written}` stands in {said.en} of the source"),
        Bilingual(
            "请多写几个字，或在末尾加“ @1”“ @2”指明第几处",
            "write more characters, or add ` @1`, ` @2` at the end to pick a place",
        ),
    )


def _not_found(keys: _Key, written: str, raw: str, before: int) -> tuple[str, _Key, Bilingual, Bilingual]:
    near = nearest(raw, written) if before < _MOST_NEAREST else None
    remedy = (
        Bilingual(f"最接近的是“{raw[near.start : near.end]}”", f"the nearest text is `{raw[near.start : near.end]}`")
        if near
        else Bilingual("请从source.txt复制该段开头和结尾的字", "copy the first and last characters from source.txt")
    )
    missing = Bilingual(f"原文中找不到“{written}”", f"`{written}` is not in the source")
    return "fragment-not-found", keys, missing, remedy


# -------------------------------------------------------------------- checks


def _check_source(loaded: Loaded[StructureFile], file: StructureFile, page: RawPage) -> Iterator[Finding]:
    """`source` is the hash of the raw export: a structure never silently serves another file."""
    if file.source != f"sha256:{page.sha256}":
        yield loaded.finding(
            "source-changed",
            ("source",),
            Bilingual(
                "source.txt与本结构所依据的文件不同", "source.txt is not the file that this structure was made from"
            ),
            Bilingual(
                f"请恢复原文件；若确要更换，核对各段后写source: sha256:{page.sha256}",
                f"restore the file; if the change is wanted, check every part, then write source: sha256:{page.sha256}",
            ),
        )


def _check_ids(loaded: Loaded[StructureFile], file: StructureFile) -> Iterator[Finding]:
    """A slug is unique on the page, a part's id in its article: both are addresses."""
    slugs = Counter(article.slug for article in file.articles)
    for a, article in enumerate(file.articles):
        if slugs[article.slug] > 1:
            yield _twice(loaded, ("articles", a, "slug"), article.slug)
        ids = Counter(part.id for part in article.parts)
        for p, part in enumerate(article.parts):
            if ids[part.id] > 1:
                yield _twice(loaded, ("articles", a, "parts", p, "id"), part.id)


def _twice(loaded: Loaded[StructureFile], keys: _Key, name: str) -> Finding:
    return loaded.finding(
        "duplicate-id",
        keys,
        Bilingual(f"“{name}”用了不止一次", f"`{name}` is used more than once"),
        Bilingual("请改成另一个名字", "choose another name"),
    )


def _check_heads(loaded: Loaded[StructureFile], file: StructureFile) -> Iterator[Finding]:
    """An article has at most one kicker, one headline, one subheadline and one byline."""
    for a, article in enumerate(file.articles):
        kinds = Counter(part.kind for part in article.parts)
        for p, part in enumerate(article.parts):
            if part.kind in HEAD_KINDS and kinds[part.kind] > 1:
                yield loaded.finding(
                    "second-head-part",
                    ("articles", a, "parts", p, part.kind.value),
                    Bilingual(f"一篇报道只能有一个{part.kind.value}", f"an article has one {part.kind.value} only"),
                    Bilingual(
                        "请合并为一个（写成列表），或改作subheading",
                        "make them one (a list of fragments), or call the other a subheading",
                    ),
                )


def _check_names(
    loaded: Loaded[StructureFile], file: StructureFile, placed: Sequence[Placed], raw: str
) -> Iterator[Finding]:
    """Reporters and dateline stand in the article's own words."""
    for a, article in enumerate(file.articles):
        text = _close(visible(raw, [p.span for p in placed if p.keys[:2] == ("articles", a)]))
        named = [(("reporters", n), name) for n, name in enumerate(article.reporters)]
        if article.dateline is not None:
            named.append((("dateline",), article.dateline))  # type: ignore[arg-type]
        for keys, words in named:
            if not _close(words) or _close(words) not in text:
                yield loaded.finding(
                    "name-not-printed",
                    ("articles", a, *keys),
                    Bilingual(f"本篇原文中没有“{words}”", f"`{words}` is not printed in this article"),
                    Bilingual("请照原文所印书写", "write it as printed"),
                )


def _close(words: str) -> str:
    """Without the white space that lines break at."""
    return "".join(words.split())


# ------------------------------------------------------------------- articles


def _structure(file: StructureFile, placed: Sequence[Placed], raw: str) -> Structure:
    by_part: dict[_Key, list[Span]] = {}
    for place in placed:
        by_part.setdefault(place.keys[:4], []).append(place.span)
    articles = tuple(_article(a, entry, by_part, raw) for a, entry in enumerate(file.articles))
    return Structure(articles, tuple(place.span for place in placed if place.keys[0] == "furniture"))


def _article(a: int, entry: ArticleEntry, by_part: dict[_Key, list[Span]], raw: str) -> Article:
    parts = [
        _part(part, tuple(by_part.get(("articles", a, "parts", p), ())), raw) for p, part in enumerate(entry.parts)
    ]
    order = {kind: place for place, kind in enumerate(HEAD_KINDS)}
    parts.sort(key=lambda part: order.get(part.kind, len(order)))  # stable: the body keeps its reading order
    return Article(
        slug=entry.slug,
        kind=entry.kind,
        reviewed=entry.reviewed,
        parts=tuple(parts),
        reporters=entry.reporters,
        dateline=entry.dateline,
    )


def _part(entry: PartEntry, spans: tuple[Span, ...], raw: str) -> Part:
    return Part(entry.id, entry.kind, spans, tuple(_pieces(raw, spans, entry.kind)))


def _pieces(raw: str, spans: Sequence[Span], kind: PartKind) -> Iterator[Piece]:
    """What a reader sees: a line break inside a fragment is the export's, not the paper's.

    In a headline a line break is the compositor's pause, kept as a space.
    """
    for text, source in printed(raw, spans, pauses=kind in HEAD_KINDS):
        yield Piece(text, source)
