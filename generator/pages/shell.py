"""What surrounds the content of a page: section navigation, language switch, canonical address, footer links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from markupsafe import Markup

from generator.model import Bilingual, Edition, Language, Script
from generator.pages.addresses import REPORT, absolute, edition_path, localised, source_path
from generator.pages.page import Page

LANGUAGE_TAGS = {Language.ZH: Script.SIMPLIFIED.value, Language.EN: "en"}
"""BCP 47 tags of the site's own words, for `lang` and `hreflang`."""


def text_tag(language: Language, script: Script) -> str:
    """The BCP 47 tag of an edition's text in one of the languages. `script`: of its Chinese."""
    return script.value if language is Language.ZH else LANGUAGE_TAGS[language]


_SECTION_KINDS = (
    ("edition", "home"),
    ("numbers", "numbers"),
    ("places", "places"),
    ("glossary", "glossary"),
    ("about", "about"),
)
"""The section navigation in order: the name of a section, and the kind of page that it leads to."""

_FURTHER_KINDS = ("index", "topics", "editions", "corrections")
"""Kinds of pages that the foot of every page leads to."""
_LISTED = {"topics": ("topic",)}
"""Kinds of pages without which a list has nothing to show, and nothing leads to it."""


@dataclass(frozen=True, slots=True)
class Site:
    """What the configuration says of the site."""

    url: str
    """Absolute address of the root, ending in a slash."""
    name: Bilingual
    repository: str = ""
    """`owner/name` on GitHub, where errors are reported; empty: by mail."""
    report_email: str = ""


@dataclass(frozen=True, slots=True)
class SectionLink:
    """One item of the section navigation."""

    name: str
    path: str
    current: bool


NO_CITATION = Markup()


@dataclass(frozen=True, slots=True)
class Beside:
    """What is published beside one page, for its head and its foot; `publishing` fills it in. Empty: there is none."""

    card: str = ""
    """Absolute address of the picture that others show of the page."""
    card_text: str = ""
    """What the picture shows, for those who do not see it."""
    citation: Markup = NO_CITATION
    """The page as a line of a list of references, as HTML."""
    book: str = ""
    """Link to the edition as a book."""


_NOTHING_BESIDE = Beside()


@dataclass(frozen=True, slots=True)
class Shell:
    """The surroundings of one page. Paths are relative to the root of the site; other addresses are absolute."""

    page: Page
    tag: str
    """BCP 47 tag of what the page is for: its title, its description, most of its text."""
    words_tag: str
    """Of the site's own words, where that is another one: they stand around the text, which says its own."""
    other: Language
    """The language that the switch leads to."""
    other_tag: str
    """Of the site's own words in it."""
    home: str
    sections: tuple[SectionLink, ...]
    further: tuple[tuple[str, str], ...]
    """Kind and path of the lists that lead to everything."""
    switch: str
    """Path of the same page in the other language; of its home page where there is none."""
    switch_tag: str
    """Of what stands there."""
    source: str | None
    """Path of the page that shows the raw export."""
    canonical: str
    """Absolute address of the page; of the original where the page shows only that."""
    alternates: tuple[tuple[str, str], ...]
    """hreflang tag and address of each translation, this page included; empty where there is none."""
    report: str
    """Where an error on this page is reported: absolute, with the page's own address filled in; on a site that takes
    no reports the path of the page that says what to do."""
    beside: Beside = _NOTHING_BESIDE


@dataclass(frozen=True, slots=True)
class Ways:
    """What every page of a language links to, found out once."""

    sections: Mapping[str, tuple[SectionLink, ...]]
    """The section navigation, by the section that a page is in; of a page in none by the empty text."""
    further: tuple[tuple[str, str], ...]
    """As `Shell.further`."""
    sources: Mapping[str, str]
    """The pages of the raw exports, by the folder that each stands in."""


def every_way(pages: Sequence[Page], editions: Sequence[Edition] = ()) -> Mapping[Language, Ways]:
    """What the pages of each language link to: from the pages that are no edition's own, or from all.

    A section without a page is left out.
    """
    return {language: _ways(pages, editions, language) for language in Language}


def _ways(pages: Sequence[Page], editions: Sequence[Edition], language: Language) -> Ways:
    own = [page for page in pages if page.language is language]
    sources = {edition_path(edition.id, language): source_path(edition.id, language) for edition in editions}
    for page in own:
        if page.kind == "source":
            sources.setdefault(_folder(page.path), page.path)
    first = {page.kind: page.path for page in reversed(own)}
    sections = {name: tuple(_sections(name, first)) for name in ("", *dict(_SECTION_KINDS))}
    further = tuple((kind, first[kind]) for kind in _FURTHER_KINDS if first.keys() >= {kind, *_LISTED.get(kind, ())})
    return Ways(sections, further, sources)


def shell(page: Page, ways: Ways, site: Site, beside: Beside = _NOTHING_BESIDE) -> Shell:
    """The shell of one page."""
    other = Language.EN if page.language is Language.ZH else Language.ZH
    own = absolute(site.url, page.path)
    return Shell(
        page=page,
        tag=_tag(page, page.language),
        words_tag="" if _tag(page, page.language) == LANGUAGE_TAGS[page.language] else LANGUAGE_TAGS[page.language],
        other=other,
        other_tag=LANGUAGE_TAGS[other],
        home=_home(page.language),
        sections=ways.sections.get(page.section, ways.sections[""]),
        further=ways.further,
        switch=_home(other) if page.alternate is None else page.alternate,
        switch_tag=LANGUAGE_TAGS[other] if page.alternate is None else _tag(page, other),
        source=_source(page, ways.sources),
        canonical=canonical(page, site),
        alternates=alternates(page, site),
        report=_report(page, own, site),
        beside=beside,
    )


def _tag(page: Page, language: Language) -> str:
    """The tag of a page in one of the languages that it is in."""
    return text_tag(language, page.script)


def _home(language: Language) -> str:
    return "" if language is Language.ZH else f"{language}/"


def _sections(current: str, first: Mapping[str, str]) -> Iterable[SectionLink]:
    """The section navigation of a section. `first`: of each kind of page the first, by its path."""
    for name, kind in _SECTION_KINDS:
        if kind in first:
            yield SectionLink(name, first[kind], current=current == name)


def _source(page: Page, sources: Mapping[str, str]) -> str | None:
    """The raw export of the page's own edition; else the first, which is the newest."""
    ends = (at + 1 for at, char in enumerate(page.path) if char == "/")
    edition = next((sources[page.path[:end]] for end in ends if page.path[:end] in sources), None)
    return edition or next(iter(sources.values()), None)


def _folder(path: str) -> str:
    """The folder that a page stands in: `2022-spring/` for `2022-spring/source/`."""
    return path.rstrip("/").rpartition("/")[0] + "/"


def canonical(page: Page, site: Site) -> str:
    """The absolute address of a page; of the original where it shows only that."""
    if page.is_original_only and page.alternate is not None:
        return absolute(site.url, page.alternate)
    return absolute(site.url, page.path)


def alternates(page: Page, site: Site) -> tuple[tuple[str, str], ...]:
    """Hreflang tag and address of each translation of a page, itself included; empty where there is none."""
    if page.alternate is None or not page.translated:
        return ()
    own, other = (absolute(site.url, path) for path in (page.path, page.alternate))
    chinese, english = (own, other) if page.language is Language.ZH else (other, own)
    return ((_tag(page, Language.ZH), chinese), (_tag(page, Language.EN), english), ("x-default", chinese))


def _report(page: Page, address: str, site: Site) -> str:
    subject = Bilingual(f"错误：{page.path}", f"Error: {page.path}")[page.language]
    body = f"{address}\n\n"
    if site.repository:
        # Slashes may stand in a query as they are: the address then compresses, as it stands in the page already.
        filled = urlencode({"title": subject, "body": body}, safe=":/", quote_via=quote)
        return f"https://github.com/{site.repository}/issues/new?{filled}"
    if site.report_email:
        return f"mailto:{site.report_email}?" + urlencode({"subject": subject, "body": body}, quote_via=quote)
    return localised(REPORT, page.language)
