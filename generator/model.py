"""The nouns that every stage shares: frozen values, no behaviour beyond what a noun knows of itself.

Offsets are Unicode code points, zero-based, end exclusive, everywhere. A `Span` always points into the
raw text of the page as decoded; an offset into an article's own text is called `start` or `end`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of the raw text, in code points."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""


class Language(StrEnum):
    """The two languages of a site, by the code that its addresses and attributes use."""

    ZH = "zh"
    EN = "en"


class Script(StrEnum):
    """The two scripts of printed Chinese, by the BCP 47 tags that `lang` and `hreflang` use."""

    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same thing said in both languages."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language is Language.ZH else self.en


# ------------------------------------------------------------------ findings


class Severity(StrEnum):
    """How bad a finding is. Only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where in an editor's file something stands. Line and column count from 1, in code points."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem (or a remark) as a value: what, where, how bad, and what to write instead."""

    rule: str
    """A stable kebab-case name of the rule, such as `quote-not-found`."""
    severity: Severity
    where: Location
    message: Bilingual
    """What is wrong, one sentence without a full stop."""
    remedy: Bilingual
    """What to write instead."""
    excerpt: str = ""
    """The line of the file that `where` points into, for the caret; empty where a line would not help."""


# ------------------------------------------------------------------ raw page


@dataclass(frozen=True, slots=True)
class RawPage:
    """The export of a page as it came, decoded."""

    text: str
    encoding: str
    sha256: str
    """Of the bytes of the file, in hexadecimal."""
    script: Script = Script.SIMPLIFIED


# ------------------------------------------------------- articles and parts


class ArticleKind(StrEnum):
    """What an item of a page is."""

    ARTICLE = "article"
    PHOTO = "photo"
    """A picture that stands by itself, with a headline, a text or a caption."""


class PartKind(StrEnum):
    """What a part of an article is, in the terms of the trade."""

    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"
    """Page furniture (folio, date line, column title): belongs to no article."""


HEAD_KINDS = (PartKind.KICKER, PartKind.HEADLINE, PartKind.SUBHEADLINE, PartKind.BYLINE)
"""At most one part of each of these stands in an article, before its body."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of published characters with one origin."""

    text: str
    source: Span | None
    """The raw characters it came from. None only for characters that a correction added."""
    correction: int | None = None
    """Index into `Article.corrections` of the correction that wrote this run; None for the paper's own."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an article, such as its headline or a paragraph."""

    id: str
    """Unique in the article, stable, an anchor on the site: `k`, `h`, `s`, `b` (head), `p1`, `sh1`, `c1`, `cr1`."""
    kind: PartKind
    spans: tuple[Span, ...]
    """The raw fragments in reading order, as `structure.yml` names them."""
    pieces: tuple[Piece, ...]
    """The corrected text, run by run."""

    @property
    def text(self) -> str:
        """The corrected text: the paper's characters with the declared corrections in place."""
        return self.pieces[0].text if len(self.pieces) == 1 else "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Correction:
    """A declared correction, or a suspected misprint that was left as it stands."""

    find: str
    """The printed words, as the editor quoted them."""
    replace: str | None
    """The corrected words; None: a doubt is noted and the text left."""
    reason: Bilingual
    part: str
    """Id of the part it stands in."""
    start: int
    end: int
    """Where the words stand in the corrected text of the part."""


@dataclass(frozen=True, slots=True)
class Article:
    """One item of the page, with all that an editor declared about it."""

    slug: str
    kind: ArticleKind
    reviewed: bool
    """Whether an editor has reviewed its structure."""
    parts: tuple[Part, ...]
    """Head parts first (kicker, headline, subheadline, byline), then the body in reading order."""
    reporters: tuple[str, ...] = ()
    dateline: str | None = None
    """The printed place-and-wire words that open the first paragraph, such as `本报拉萨讯`."""
    places: tuple[str, ...] = ()
    """Glossary ids."""
    topics: tuple[str, ...] = ()
    """Ids of topics, named in the glossary."""
    summary: Bilingual | None = None
    """One sentence of an editor's own, for the front page; None: the article speaks for itself."""
    corrections: tuple[Correction, ...] = ()
    formerly: tuple[str, ...] = ()
    """Slugs that it was published under, the latest first; their addresses lead to it."""

    @property
    def first_name(self) -> str:
        """The slug that it was first published under."""
        return (self.slug, *self.formerly)[-1]

    def head(self, kind: PartKind) -> Part | None:
        """The one head part of a kind, or None."""
        return next((part for part in self.parts if part.kind is kind), None)

    @property
    def body(self) -> tuple[Part, ...]:
        """The parts below the head, in reading order."""
        return tuple(part for part in self.parts if part.kind not in HEAD_KINDS)

    def part(self, part_id: str) -> Part | None:
        """The part with an id, or None."""
        return next((part for part in self.parts if part.id == part_id), None)


# ------------------------------------------------------- what recovery proposes


@dataclass(frozen=True, slots=True)
class ProposedPart:
    """A part as the recovery sees it: raw fragments in reading order."""

    kind: PartKind
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ProposedArticle:
    """An article as the recovery sees it."""

    slug: str
    """In pinyin, from the headline; unique on the page."""
    kind: ArticleKind
    parts: tuple[ProposedPart, ...]
    """Head parts first (kicker, headline, subheadline, byline), then the body in reading order."""
    reporters: tuple[str, ...] = ()
    dateline: str | None = None
    page: int = 1
    """Which page of the export it stands on, from 1: a file may hold several."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """An uncertain decision, for the editor."""

    rule: str
    """`join`, `article`, `label`, `head`, ...: what was decided."""
    spans: tuple[Span, ...]
    """The characters concerned, into the raw text."""
    confidence: float
    """Of the decision taken, 0 to 1."""
    decided: Bilingual
    alternative: Bilingual
    kind: PartKind | None = None
    """What the first span would be instead, where that is the question."""
    other: Span | None = None
    """The fragment that the first span would be continued by instead; or one of the article that it would belong to."""
    kinds: tuple[PartKind, ...] = ()
    """What each of the spans would be instead, where the question is which line of a head is what."""
    rest: tuple[Span, ...] = ()
    """What stands where it does because of this decision, and would go with it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the recovery makes of a page. Every non-space character stands in exactly one part or in the furniture."""

    articles: tuple[ProposedArticle, ...]
    furniture: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """The least certain first."""


# --------------------------------------------------------------------- facts


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed number with its unit, read exactly. Money in yuan, area in mu, ... : 万 and 亿 multiplied out."""

    written: str
    """As printed, with 近 / 约 / 余 / 以上: `近4400米`."""
    value: Decimal
    unit: str
    """The unit's base name in Chinese (`元`, `亩`, `户`, `%`, ...); empty for a bare number."""
    approx: str | None
    """`about`, `nearly`, `more-than`, `at-least`, `at-most`, `less-than` or None where the figure is exact."""
    step: Decimal
    """The value of one unit in the last printed digit (167975.86万元: 100 yuan): what rounding can hide."""
    start: int = 0
    end: int = 0
    """Where `written` stands in the text that it was read from."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of an article, stated: what it counts, its value, the words that say so."""

    id: str
    label: Bilingual
    figure: Figure
    """`start` and `end` are offsets into the corrected text of the part."""
    quote: str
    part: str
    """Id of the part in which the quote stands."""
    quote_start: int
    quote_end: int
    as_of: Bilingual | None = None
    place: str | None = None
    """Glossary id."""
    group: str | None = None
    """Id of a group of `FactSheet.groups`."""
    note: Bilingual | None = None


class Verdict(StrEnum):
    """What computing a relation showed."""

    HOLDS = "holds"
    APPROXIMATE = "approximate"
    """Holds within what the printed digits and words (近, 余) leave open."""
    INCONSISTENT = "inconsistent"
    """The source contradicts itself, and the editor declared it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Declared arithmetic between facts, computed."""

    kind: str
    """`sum`, `difference`, `product`, `ratio`, `range`, `at-least`, `equal` or `count`."""
    terms: tuple[str, ...]
    """Fact ids."""
    equals: str
    """The fact id of the result."""
    computed: Decimal
    """In the base unit of `equals`, rounded to two places beyond its printed digits."""
    verdict: Verdict
    discrepancy: Bilingual | None = None
    """The editor's words for a relation that does not hold in the source."""
    chart: str | None = None
    """`composition`, `share`, `progress` or None: drawn for readers."""


@dataclass(frozen=True, slots=True)
class FactGroup:
    """A titled group of facts in the box, in the order of the file."""

    id: str
    title: Bilingual
    as_of: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Words whose figures an editor leaves out of the facts, and why."""

    part: str
    """Id of the part they stand in."""
    start: int
    end: int
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class FactSheet:
    """All facts of an article, verified."""

    facts: tuple[Fact, ...] = ()
    groups: tuple[FactGroup, ...] = ()
    relations: tuple[Relation, ...] = ()
    lead: tuple[str, ...] = ()
    """Ids of the most telling facts, the first first: the card on the home page shows them."""
    uncovered: tuple[Uncovered, ...] = ()
    """What the facts leave out on purpose."""

    def fact(self, fact_id: str) -> Fact | None:
        """The fact with an id, or None."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)


_NO_FACTS = FactSheet()


# --------------------------------------------------------------- translation


class SegmentState(StrEnum):
    """Whether the English of a part may be trusted. Missing and stale are computed, never stored."""

    REVIEWED = "reviewed"
    DRAFT = "draft"
    STALE = "stale"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Segment:
    """The English of one part."""

    part: str
    zh: str
    """The Chinese that the English was made from (the mirror)."""
    en: str
    state: SegmentState
    origin: str = "human"
    """`human` or `machine`."""


# ------------------------------------------------------------------- edition


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary."""

    id: str
    kind: str
    """`place`, `person`, `organisation`, `term` or `topic`."""
    zh: str
    en: str
    variants: tuple[str, ...] = ()
    """Spellings that people search for."""
    accept: tuple[str, ...] = ()
    """Further English wordings that the term check accepts."""
    explain: Bilingual | None = None
    level: str | None = None
    part_of: str | None = None
    coordinates: tuple[Decimal, Decimal, str] | None = None
    """Latitude, longitude in degrees, and the source they were taken from."""
    uncertain: Bilingual | None = None
    """Why the English is not certain, where it is not."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms, names, places and topics, both languages."""

    terms: tuple[Term, ...] = ()
    whole: bool = True
    """False where its file is wrong in a way that is said there and hides words: that one is missing means nothing."""

    def get(self, term_id: str) -> Term | None:
        """The term with an id, or None."""
        return next((term for term in self.terms if term.id == term_id), None)


@dataclass(frozen=True, slots=True)
class Known:
    """Something about an edition that may be stated, inferred or unknown."""

    value: Bilingual | None
    """None: unknown."""
    basis: str
    """`stated`, `inferred` or `unknown`."""
    reason: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """One published page: the raw export and everything declared about it."""

    id: str
    raw: RawPage
    paper: Known
    date: Known
    added: str
    """The day the edition was added, ISO 8601."""
    articles: tuple[Article, ...]
    """In the order of `edition.yml`: the lead story first."""
    furniture: tuple[Span, ...] = ()
    facts: dict[str, FactSheet] = field(default_factory=dict)
    """By slug."""
    translations: Mapping[str, Mapping[str, Segment]] = field(default_factory=dict)
    """By slug, then by part id."""
    figures_in_english: Mapping[str, Mapping[str, tuple[int, int]]] = field(default_factory=dict)
    """Where the figure of a fact stands in the English of its part, as one line: by slug, then by the fact's id. Of a
    story that is not named nobody has found out; a fact that is not named has no place of its own."""
    title: Bilingual = Bilingual("", "")
    """What the site calls the edition, such as `2022年春`."""
    formerly: tuple[str, ...] = ()
    """Names that it was published under, the latest first; the addresses below them lead to it."""

    @property
    def first_name(self) -> str:
        """The name that it was first published under."""
        return (self.id, *self.formerly)[-1]

    def article(self, slug: str) -> Article | None:
        """The article with a slug, or None."""
        return next((article for article in self.articles if article.slug == slug), None)

    def sheet(self, slug: str) -> FactSheet:
        """The facts of an article; none where nobody has stated any."""
        return self.facts.get(slug, _NO_FACTS)

    def number(self, slug: str) -> int:
        """Which article has a slug, from 1. Raises StopIteration where none has."""
        return next(number for number, article in enumerate(self.articles, start=1) if article.slug == slug)


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything the site is made from."""

    editions: tuple[Edition, ...]
    """The newest first."""
    glossary: Glossary
    pages: dict[str, Bilingual] = field(default_factory=dict)
    """Hand-written pages by name (`about`), Markdown in both languages."""
