"""structure.yml and the raw page -> articles with spans. Corrections come later."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from generator.limits import FILE_BYTES
from generator.model import HEAD_KINDS, Article, Bilingual, Finding, Part, PartKind, Piece, RawPage, Severity, Span
from generator.reading.lines import printed, visible
from generator.structure.comments import doubts_left
from generator.structure.coverage import Placed, check_coverage
from generator.structure.fragments import MANY, find_fragment, line_of, name_fragment, nearest, places, with_ellipsis
from generator.structure.schema import ArticleEntry, PartEntry, StructureFile
from generator.structure.settling import fresh_id
from generator.yaml_source import Loaded, load

_Key = tuple[str | int, ...]
_CHOICES = 3
"""Places that are told apart for an editor who named several."""
_MOST_NAMED = 5
"""Articles that are named where nobody has reviewed them; the rest is counted."""
_MOST_NEAREST = 10
"""Fragments that were not found for which the nearest text is looked for: of more, something else is wrong."""


@dataclass(frozen=True, slots=True)
class Structure:
    """The articles of a page as the file names them, before corrections, and its furniture."""

    articles: tuple[Article, ...]
    furniture: tuple[Span, ...]
    waits: tuple[Finding, ...] = ()
    """What is said of an edition where articles wait for an editor's eyes. The structure itself may be right."""


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
        *(() if missing else _check_names(loaded, loaded.value, placed, page.text)),
    )
    return _structure(loaded.value, placed, page.text, tuple(not_reviewed(loaded, loaded.value))), findings


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
            seek_nearest = len(findings) < _MOST_NEAREST
            findings.append(_not_one(loaded, keys, written, (raw, spans), seek_nearest=seek_nearest))
    return tuple(placed), tuple(findings)


def _fragments(file: StructureFile) -> Iterator[tuple[_Key, str]]:
    for a, article in enumerate(file.articles):
        for p, part in enumerate(article.parts):
            keys: _Key = ("articles", a, "parts", p, part.kind.value)
            for f, written in enumerate(part.fragments):
                yield (*keys, f), written
    for f, written in enumerate(file.furniture):
        yield ("furniture", f), written


def _not_one(
    loaded: Loaded[StructureFile], keys: _Key, written: str, found: tuple[str, Sequence[Span]], *, seek_nearest: bool
) -> Finding:
    """Words that stand in several places, in fewer than the one they pick, or nowhere; `found`: the source, the places.

    `seek_nearest`: whether the nearest text is looked for, which costs.
    """
    raw, spans = found
    if spans:
        least = Bilingual(f"至少{MANY}处", f"at least {MANY} places")
        count = least if len(spans) >= MANY else Bilingual(f"{len(spans)}处", f"{len(spans)} places")
        return loaded.finding(
            "fragment-ambiguous",
            keys,
            Bilingual(f"“{written}”在原文中有{count.zh}", f"`{written}` is in {count.en} of the source"),
            _choices(written, raw, spans),
        )
    words, standing = places(raw, written)
    if standing:
        return loaded.finding(
            "fragment-not-found",
            keys,
            Bilingual(f"“{words}”在原文中只有{len(standing)}处", f"`{words}` is in only {len(standing)} place(s)"),
            _choices(words, raw, standing),
        )
    if (spelt := with_ellipsis(written)) != written and len(find_fragment(raw, spelt).spans) == 1:
        return loaded.finding(
            "fragment-not-found",
            keys,
            Bilingual(f"“{written}”里的省略号写法不对", f"the ellipsis in `{written}` is the wrong character"),
            Bilingual(f"请写一个“…”：{spelt}", f"write one `…`: {spelt}"),
        )
    near = nearest(raw, written) if seek_nearest else None
    name = name_fragment(raw, near) if near else ""
    remedy = (
        Bilingual(f"最接近的是“{name}”", f"the nearest text is `{name}`")
        if near
        else Bilingual("请从source.txt复制该段开头和结尾的字", "copy the first and last characters from source.txt")
    )
    return loaded.finding(
        "fragment-not-found",
        keys,
        Bilingual(f"原文中找不到“{written}”", f"`{written}` is not in the source"),
        remedy,
    )


def _choices(words: str, raw: str, spans: Sequence[Span]) -> Bilingual:
    """How to pick each place, with its line in the source; of many places the first ones."""
    if len(spans) == 1:
        return Bilingual(f"请写“{words}”", f"write `{words}`")
    lines = [line_of(raw, span.start) for span in spans[:_CHOICES]]
    zh = "、".join(f"“{words} @{n}”（第{line}行）" for n, line in enumerate(lines, 1))
    en = ", ".join(f"`{words} @{n}` (line {line})" for n, line in enumerate(lines, 1))
    return Bilingual(
        f"请多写几个字，或指明是source.txt的哪一处：{zh}",
        f"write more characters, or choose one of the places in source.txt: {en}",
    )


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
                "restore the file; if the change is intended, check every part, then write "
                f"source: sha256:{page.sha256}",
            ),
        )


def _check_ids(loaded: Loaded[StructureFile], file: StructureFile) -> Iterator[Finding]:
    """A slug is unique on the page, a part's id in its article: both are addresses."""
    slugs: dict[str, int] = {}
    for a, article in enumerate(file.articles):
        if article.slug in slugs:
            free = next(name for n in count(2) if (name := f"{article.slug}-{n}") not in slugs)
            yield _twice(loaded, ("articles", a, "slug"), article.slug, slugs[article.slug], free)
        slugs.setdefault(article.slug, loaded.where("articles", a, "slug").line)
        ids = [part.id for part in article.parts]
        for p, part in enumerate(article.parts):
            if part.id in ids[:p]:
                first = loaded.where("articles", a, "parts", ids.index(part.id), "id").line
                yield _twice(loaded, ("articles", a, "parts", p, "id"), part.id, first, fresh_id(part.kind, ids))
                ids.append(fresh_id(part.kind, ids))


def _twice(loaded: Loaded[StructureFile], keys: _Key, name: str, line: int, free: str) -> Finding:
    return loaded.finding(
        "duplicate-id",
        keys,
        Bilingual(f"“{name}”用了不止一次，第{line}行已有", f"`{name}` is used more than once, first on line {line}"),
        Bilingual(f"请改成“{free}”，尚未使用", f"write `{free}`, which is not used yet"),
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
                    Bilingual(
                        f"一篇报道只能有一个{part.kind.value}", f"an article can have only one {part.kind.value}"
                    ),
                    Bilingual(
                        "请合并为一个（写成列表），或改作subheading",
                        "merge them (as a list of fragments), or make the other a subheading",
                    ),
                )


def _check_names(
    loaded: Loaded[StructureFile], file: StructureFile, placed: Sequence[Placed], raw: str
) -> Iterator[Finding]:
    """Reporters and dateline stand in the article's own words."""
    for a, article in enumerate(file.articles):
        named = [(("reporters", n), name) for n, name in enumerate(article.reporters)]
        if article.dateline is not None:
            named.append((("dateline",), article.dateline))  # type: ignore[arg-type]
        if not named:
            continue
        text = _close(visible(raw, [p.span for p in placed if p.keys[:2] == ("articles", a)]))
        for keys, words in named:
            if not _close(words) or _close(words) not in text:
                yield loaded.finding(
                    "name-not-printed",
                    ("articles", a, *keys),
                    Bilingual(f"本篇原文中没有“{words}”", f"this article does not contain `{words}`"),
                    _one_by_one(words) or Bilingual("请照原文逐字写", "write it as printed"),
                )


def _one_by_one(words: str) -> Bilingual | None:
    """The remedy for several names that were written as one."""
    names = re.split("[、，]", words)
    if len(names) == 1:
        return None
    return Bilingual(
        f"名字之间请用半角逗号：[{', '.join(names)}]", f"put an ordinary comma between the names: [{', '.join(names)}]"
    )


def not_reviewed(loaded: Loaded[StructureFile], file: StructureFile) -> Iterator[Finding]:
    """An editor has reviewed every article. A warning for the whole page: what is published may hold others' words."""
    waiting = [(a, article.slug) for a, article in enumerate(file.articles) if not article.reviewed]
    if not waiting:
        return
    named = [slug for _, slug in waiting[:_MOST_NAMED]]
    more = len(waiting) - len(named)
    zh = "、".join(named) + (f"等{len(waiting)}篇" if more else "")
    en = ", ".join(named) + (f" and {more} more" if more else "")
    left, settle = Bilingual("", ""), Bilingual("", "")
    if doubts := doubts_left(loaded.lines):
        left = Bilingual(f"；还有{doubts}处存疑", f"; remaining doubts: {doubts}")
        settle = Bilingual(
            "按以# ?开头的注释改好并删去注释，", "resolve and delete the comments that begin with `# ?`, "
        )
    yield loaded.finding(
        "structure-not-reviewed",
        ("articles", waiting[0][0], "slug"),
        Bilingual(f"结构未经核对：{zh}{left.zh}", f"nobody has reviewed the structure of {en}{left.en}"),
        Bilingual(
            f"请逐篇对照source.txt，{settle.zh}再写reviewed: true",
            f"compare each article with source.txt, {settle.en}then write `reviewed: true`",
        ),
        Severity.WARNING,
    )


def _close(words: str) -> str:
    """Without the white space that lines break at."""
    return "".join(words.split())


# ------------------------------------------------------------------- articles


def _structure(file: StructureFile, placed: Sequence[Placed], raw: str, waits: tuple[Finding, ...] = ()) -> Structure:
    by_part: dict[_Key, list[Span]] = {}
    for place in placed:
        by_part.setdefault(place.keys[:4], []).append(place.span)
    articles = tuple(_article(a, entry, by_part, raw) for a, entry in enumerate(file.articles))
    return Structure(articles, tuple(place.span for place in placed if place.keys[0] == "furniture"), waits)


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
