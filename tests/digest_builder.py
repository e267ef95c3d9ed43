"""An invented edition in memory with one of everything that pages show, for tests of the pages alone."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

from generator.facts.figures import find_figures
from generator.model import (
    Article,
    ArticleKind,
    Bilingual,
    Digest,
    Edition,
    Fact,
    FactGroup,
    FactSheet,
    Glossary,
    Known,
    Part,
    PartKind,
    Piece,
    RawPage,
    Relation,
    Segment,
    SegmentState,
    Span,
    Term,
    Verdict,
)
from generator.pages.settings import SiteSettings
from generator.structure.corrections import apply_corrections

SETTINGS = SiteSettings(name=Bilingual("河湾文摘", "River Bend Digest"))

SOURCE = (
    "\r\n第3版 河湾日志\n\n"
    "三级资金800万元)。已开工6个,开工率70%。\t\n\n"
    "河湾镇“新桥” 今日通车\n\n——全长320米,跨越青河\n\n本报记者 林一 周二\n\n"
    "河湾镇新桥昨日通车,总投资1200万元(其中:镇级资金400万元、\n\n"
    "桥头广场\n\n"
    "计划实施项目10个,惠及沿线村明1250人。工匠说:“<b>桥</b>很稳 & 很美 {{ 7*7 }}。”\n\n"
    "青河村\n\n图书馆开放\n\n本报河湾讯(记者 周二)图书馆近日开放。藏书、藏书2.5万册。\n\n"
    "放学之后\n\n孩子们在看书。\n\n图为图书馆一角。\n\n河湾镇供图 "
)

ALIEN = "<script>alert(1)</script> {{ 7*7 }} {% raw %} \"'&<!-- --> ]]>"
"""What an editor or a source may write and no page may take for anything but text."""


def raw_page(text: str = SOURCE) -> RawPage:
    """The export."""
    return RawPage(text, "utf-8", hashlib.sha256(text.encode()).hexdigest())


def part(part_id: str, kind: PartKind, *fragments: str, source: str = SOURCE) -> Part:
    """A part made of fragments that stand once in the source."""
    spans = []
    for fragment in fragments:
        assert source.count(fragment) == 1, fragment
        start = source.index(fragment)
        spans.append(Span(start, start + len(fragment)))
    return Part(part_id, kind, tuple(spans), tuple(Piece(source[a:b], Span(a, b)) for a, b in spans))


def fact(article: Article, part_id: str, fact_id: str, written: str, **more: Any) -> Fact:
    """A fact whose figure stands once in a part."""
    where = article.part(part_id)
    assert where is not None
    (figure,) = [figure for figure in find_figures(where.text) if figure.written == written]
    label = more.pop("label", Bilingual(f"数{fact_id}", f"Figure {fact_id}"))
    return Fact(fact_id, label, figure, written, part_id, figure.start, figure.end, **more)


def bridge() -> Article:
    """A story that the export tore apart, with a correction."""
    plain = Article(
        "new-bridge",
        ArticleKind.ARTICLE,
        reviewed=True,
        parts=(
            part("h", PartKind.HEADLINE, "河湾镇“新桥” 今日通车"),
            part("s", PartKind.SUBHEADLINE, "——全长320米,跨越青河"),
            part("b", PartKind.BYLINE, "本报记者 林一 周二"),
            part(
                "p1",
                PartKind.PARAGRAPH,
                "河湾镇新桥昨日通车,总投资1200万元(其中:镇级资金400万元、",
                "三级资金800万元)。已开工6个,开工率70%。",
            ),
            part("sh1", PartKind.SUBHEADING, "桥头广场"),
            part(
                "p2",
                PartKind.PARAGRAPH,
                "计划实施项目10个,惠及沿线村明1250人。工匠说:“<b>桥</b>很稳 & 很美 {{ 7*7 }}。”",
            ),
        ),
        reporters=("林一", "周二"),
        places=("hewan", "qinghe"),
    )
    reason = Bilingual("村民误作村明", "A misprint for 村民")
    return apply_corrections(plain, [("村明1250人", "村民1250人", reason)])


def library() -> Article:
    """A short story with a kicker, no byline of its own, and a doubt."""
    plain = Article(
        "library",
        ArticleKind.ARTICLE,
        reviewed=False,
        parts=(
            part("k", PartKind.KICKER, "青河村"),
            part("h", PartKind.HEADLINE, "图书馆开放"),
            part("p1", PartKind.PARAGRAPH, "本报河湾讯(记者 周二)图书馆近日开放。藏书、藏书2.5万册。"),
        ),
        reporters=("周二",),
        dateline="本报河湾讯",
        places=("qinghe",),
    )
    return apply_corrections(plain, [("藏书、藏书", None, Bilingual("疑有误字", "Suspected misprint"))])


def photo() -> Article:
    """A picture by itself, without facts, places or translation."""
    return Article(
        "after-school",
        ArticleKind.PHOTO,
        reviewed=True,
        parts=(
            part("h", PartKind.HEADLINE, "放学之后"),
            part("p1", PartKind.PARAGRAPH, "孩子们在看书。"),
            part("c1", PartKind.CAPTION, "图为图书馆一角。"),
            part("cr1", PartKind.CREDIT, "河湾镇供图"),
        ),
    )


def bridge_facts(article: Article) -> FactSheet:
    """A composition, a sum that is not drawn, a ratio that the source contradicts, a fact without a group."""
    money = {"group": "money"}
    return FactSheet(
        facts=(
            fact(article, "p1", "cost", "1200万元", **money, label=Bilingual("总投资", "Total cost")),
            fact(article, "p1", "town", "400万元", **money, label=Bilingual("镇级资金", "Town")),
            fact(article, "p1", "levels", "800万元", **money, label=Bilingual("三级资金", "Three levels")),
            fact(article, "p2", "planned", "10个", group="work", as_of=Bilingual("四月底", "End of April")),
            fact(article, "p1", "started", "6个", group="work"),
            fact(article, "p1", "rate", "70%", group="work"),
            fact(article, "p2", "people", "1250人", place="qinghe"),
            fact(article, "s", "length", "320米"),
        ),
        groups=(
            FactGroup("money", Bilingual("投资", "Investment"), Bilingual("今年", "This year")),
            FactGroup("work", Bilingual("工程", "Works")),
            FactGroup("empty", Bilingual("空", "Empty")),
        ),
        relations=(
            Relation("sum", ("town", "levels"), "cost", Decimal(12000000), Verdict.HOLDS, chart="composition"),
            Relation(
                "ratio",
                ("started", "planned"),
                "rate",
                Decimal("60.00"),
                Verdict.INCONSISTENT,
                Bilingual("开工率与项目数不符", "The rate does not follow from the counts"),
            ),
        ),
        lead=("cost", "rate", "people"),
    )


def translations(article: Article) -> dict[str, Segment]:
    """One part in each state, the last not translated."""
    english = {
        "h": ("New Bridge Opens in Hewan", SegmentState.REVIEWED, "human"),
        "s": ("320 metres long", SegmentState.DRAFT, "human"),
        "b": ("By Lin Yi and Zhou Er", SegmentState.REVIEWED, "machine"),
        "p1": ("The new bridge opened. It cost 12 million yuan;\nthe rate is 70%.", SegmentState.STALE, "human"),
        "sh1": ("The square", SegmentState.DRAFT, "machine"),
    }
    return {
        part.id: Segment(part.id, part.text, *english.get(part.id, ("", SegmentState.MISSING, "human")))
        for part in article.parts
    }


GLOSSARY = Glossary(
    (
        Term("hewan", "place", "河湾镇", "Hewan Town", ("Hewan",), level="town", part_of="shan"),
        Term("shan", "place", "山县", "Shan County", level="county"),
        Term("qinghe", "place", "青河村", "Qinghe Village", level="village", part_of="hewan"),
        Term("unused", "place", "远方", "Faraway"),
        Term("books", "term", "藏书", "holdings", explain=Bilingual("图书馆的书", "The books of a library")),
        Term("funds", "term", "镇级资金", "town funds", uncertain=Bilingual("译名待核", "To be checked")),
        Term("lin", "person", "林一", "Lin Yi"),
        Term("lib", "organisation", "图书馆", "Library"),
    )
)


def digest() -> Digest:
    """The whole invented digest."""
    articles = (bridge(), library(), photo())
    furniture = part("f", PartKind.FURNITURE, "第3版 河湾日志").spans
    sheets = {
        "new-bridge": bridge_facts(articles[0]),
        "library": FactSheet((fact(articles[1], "p1", "books", "2.5万册"),), lead=("books",)),
    }
    edition = Edition(
        "demo",
        raw_page(),
        paper=Known(None, "unknown", Bilingual("文中未载", "Not stated")),
        date=Known(Bilingual("2022年春", "Spring 2022"), "inferred", Bilingual("文中称四月底", "It says end of April")),
        added="2026-11-23",
        articles=articles,
        furniture=furniture,
        facts=sheets,
        translations={"new-bridge": translations(articles[0])},
        title=Bilingual("2022年春", "Spring 2022"),
    )
    about = Bilingual("# 关于本站\n\n文字[链接](../numbers/)。", "# About this site\n\nText [link](../numbers/).")
    return Digest((edition,), GLOSSARY, {"about": about})


def with_articles(count: int) -> Digest:
    """The invented digest with any number of stories: copies of the last ones under names of their own."""
    whole = digest()
    (edition,) = whole.editions
    copies = [replace(edition.articles[index % 3], slug=f"story-{index}") for index in range(count)]
    sheets = {
        f"story-{index}": edition.facts.get(edition.articles[index % 3].slug, FactSheet()) for index in range(count)
    }
    return replace(whole, editions=(replace(edition, articles=tuple(copies), facts=sheets, translations={}),))


def alienated(value: Any) -> Any:
    """The same value with alien text behind everything that an editor writes in either language."""
    if isinstance(value, Bilingual):
        return Bilingual(value.zh + ALIEN, value.en + ALIEN)
    if isinstance(value, Term):
        return replace(_inside(value), zh=value.zh, en=value.en + ALIEN, variants=(ALIEN,))
    if isinstance(value, Segment):
        return replace(value, en=value.en and value.en + ALIEN)
    if isinstance(value, Known):
        return replace(_inside(value))
    return _inside(value)


def _inside(value: Any) -> Any:
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(alienated(item) for item in value)
    if isinstance(value, dict):
        return {key: alienated(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: alienated(getattr(value, field.name)) for field in fields(value)})
    return value
