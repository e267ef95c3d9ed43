"""A doubt in structure.yml says what to write instead, and what it says can be pasted."""

import hashlib
from dataclasses import replace

import pytest

from generator.model import (
    ArticleKind,
    Bilingual,
    Doubt,
    PartKind,
    Proposal,
    ProposedArticle,
    ProposedPart,
    RawPage,
    Span,
)
from generator.reading import read_page
from generator.recovery import recover
from generator.structure.reading import read_structure
from generator.structure.settling import settlement, with_ids
from generator.structure.writing import write_structure

TEXTS = (
    *("市场开门", "市场今日开门,摊位", "共有十二个。", "图书馆也已", "开门。", "第一版"),
    *("新桥通车", "新桥昨日通车,行人", "可以过河。", "桥长十米,宽", "三米。"),
)
HEAD, OPEN, REST, OTHER_OPEN, OTHER_REST, FOLIO, BRIDGE, FIRST, SECOND, SHORT, END = range(11)
RAW = "\n\n".join(TEXTS)
SPANS = tuple(Span(RAW.index(text), RAW.index(text) + len(text)) for text in TEXTS)
PAGE = RawPage(RAW, "utf-8", hashlib.sha256(RAW.encode()).hexdigest())
DECIDED, ALTERNATIVE = Bilingual("甲", "one thing"), Bilingual("乙", "another")


def proposal(*doubts):
    parts = (
        ProposedPart(PartKind.HEADLINE, (SPANS[HEAD],)),
        ProposedPart(PartKind.PARAGRAPH, (SPANS[OPEN], SPANS[REST])),
        ProposedPart(PartKind.PARAGRAPH, (SPANS[OTHER_OPEN], SPANS[OTHER_REST])),
    )
    bridge = (
        ProposedPart(PartKind.HEADLINE, (SPANS[BRIDGE],)),
        ProposedPart(PartKind.PARAGRAPH, (SPANS[FIRST], SPANS[SECOND])),
        ProposedPart(PartKind.SUBHEADING, (SPANS[SHORT],)),
        ProposedPart(PartKind.PARAGRAPH, (SPANS[END],)),
    )
    articles = (
        ProposedArticle("market", ArticleKind.ARTICLE, parts),
        ProposedArticle("bridge", ArticleKind.ARTICLE, bridge),
    )
    return Proposal(articles, (SPANS[FOLIO],), doubts)


def doubt(rule, *texts, **alternative):
    return Doubt(rule, tuple(SPANS[text] for text in texts), 0.62, DECIDED, ALTERNATIVE, **alternative)


def written(*doubts):
    return write_structure(proposal(*doubts), PAGE)


def comments(text):
    body = text.partition("articles:")[2]
    return [line.strip() for line in body.splitlines() if line.strip().startswith("# ") and "62%" not in line]


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        pytest.param(
            doubt("join", OPEN, REST),
            ["#   - {id: p1, paragraph: '市场今日开门,摊位'}", "#   - {id: p3, paragraph: 共有十二个。}"],
            id="two paragraphs instead of one",
        ),
        pytest.param(
            doubt("join", OPEN, REST, other=SPANS[OTHER_REST]),
            [
                "#   - {id: p1, paragraph: ['市场今日开门,摊位', 开门。]}",
                "#   - {id: p3, paragraph: 共有十二个。}",
                "#   - {id: p2, paragraph: 图书馆也已}",
            ],
            id="continued elsewhere in the article",
        ),
        pytest.param(
            doubt("label", REST, kind=PartKind.SUBHEADING),
            ["#   - {id: sh1, subheading: 共有十二个。}", "#   - {id: p1, paragraph: '市场今日开门,摊位'}"],
            id="another kind, out of a joined paragraph",
        ),
        pytest.param(
            doubt("label", HEAD, kind=PartKind.FURNITURE),
            ["#   → furniture:", "#   - 市场开门"],
            id="page furniture",
        ),
        pytest.param(
            doubt("label", FOLIO, kind=PartKind.CAPTION),
            ["#   - {id: …, caption: 第一版}"],
            id="no furniture, but a part of some article",
        ),
        pytest.param(doubt("label", REST, kind=PartKind.HEADLINE), [], id="a second headline is no line of its own"),
        pytest.param(doubt("article", OPEN), [], id="an article of its own: the line is moved"),
        pytest.param(
            doubt("article", OPEN, REST, other=SPANS[FIRST]),
            ["#   → bridge:", "#   - {id: p3, paragraph: ['市场今日开门,摊位', 共有十二个。]}"],
            id="a part of another article, under an id that is free there",
        ),
        pytest.param(
            doubt("article", HEAD, other=SPANS[FIRST]),
            ["#   → bridge:", "#   - {id: sh2, subheading: 市场开门}"],
            id="a second headline becomes a subheading there",
        ),
        pytest.param(
            doubt("join", OPEN, REST, other=SPANS[SECOND]),
            [
                "#   - {id: p1, paragraph: ['市场今日开门,摊位', 可以过河。]}",
                "#   - {id: p3, paragraph: 共有十二个。}",
                "#   → bridge:",
                "#   - {id: p1, paragraph: '新桥昨日通车,行人'}",
            ],
            id="continued in another article",
        ),
        pytest.param(
            doubt("label", SHORT, kind=PartKind.PARAGRAPH),
            ["#   - {id: p2, paragraph: ['桥长十米,宽', 三米。]}"],
            id="no heading but the beginning of the paragraph below",
        ),
    ],
)
def test_the_alternative_stands_at_the_part_ready_to_paste(asked, lines):
    assert comments(written(asked)) == lines


def test_a_doubt_says_in_both_languages_what_was_decided_how_surely_and_what_else_it_may_be():
    lines = written(doubt("join", OPEN, REST, other=SPANS[OTHER_REST])).splitlines()
    cut = "市场今日开门,摊位 ┃ 共有十二个。"
    assert f"      # ? 甲“{cut}”（62%）；或者：乙，则写（代替p1、p2）：" in lines
    assert f"      # ? one thing “{cut}” (62%); or: another; then write, instead of p1 and p2:" in lines


def test_lines_that_go_from_another_article_are_named_with_it():
    lines = written(doubt("join", OPEN, REST, other=SPANS[SECOND])).splitlines()
    assert any("instead of p1 and bridge/p1:" in line for line in lines)
    assert any("代替p1、bridge/p1" in line for line in lines)


def test_a_part_that_belongs_to_another_article_is_moved_there():
    text = written(doubt("article", OPEN, REST, other=SPANS[FIRST]))
    assert "或者：乙，则移到bridge之下：" in text
    assert "or: another; then move it to bridge:" in text


def test_the_comment_stands_directly_above_its_part():
    lines = written(doubt("join", OPEN, REST)).splitlines()
    at = next(number for number, line in enumerate(lines) if "id: p1" in line and "#" not in line)
    assert lines[at - 1].strip().startswith("#   - {id: p3")


def pasted(whole, given, raw=RAW):
    """The proposal with the alternative in the place of what was decided; None where no line says it."""
    listed = [replace(with_ids(article.parts), slug=article.slug) for article in whole.articles]
    for number in range(len(listed)):
        settled = settlement(given, listed[number], [*listed[:number], *listed[number + 1 :]], raw)
        if settled is not None:
            return replace(
                whole,
                articles=tuple(
                    replace(one, parts=parts)
                    for at, (one, entry) in enumerate(zip(whole.articles, listed, strict=True))
                    if (parts := pasted_into(entry, settled, here=at == number))
                ),
                furniture=(*whole.furniture, *settled.furniture),
            )
    return None


def pasted_into(entry, settled, *, here):
    """An article's parts when an editor has done what the comment says."""
    if here:
        gone, lines = settled.replaced, settled.parts
    else:
        gone = [name.removeprefix(f"{entry.slug}/") for name in settled.replaced if "/" in name]
        lines = [line for slug, line in settled.elsewhere if slug == entry.slug]
    return (*(part for part_id, part in entry.parts if part_id not in gone), *(part for _, part in lines))


@pytest.mark.parametrize(
    "asked",
    [
        doubt("join", OPEN, REST),
        doubt("join", OPEN, REST, other=SPANS[OTHER_REST]),
        doubt("label", REST, kind=PartKind.SUBHEADING),
        doubt("label", REST, kind=PartKind.FURNITURE),
        doubt("article", OPEN, REST, other=SPANS[FIRST]),
        doubt("article", HEAD, other=SPANS[FIRST]),
        doubt("join", OPEN, REST, other=SPANS[SECOND]),
        doubt("join", OPEN, REST, other=SPANS[FIRST]),
        doubt("label", SHORT, kind=PartKind.PARAGRAPH),
    ],
)
def test_what_is_pasted_accounts_for_every_character(asked):
    changed = pasted(proposal(), asked)
    structure, findings = read_structure(write_structure(changed, PAGE), "structure.yml", PAGE)
    assert findings == ()
    assert structure is not None


@pytest.mark.parametrize(
    ("line", "goes_on"),
    [("新桥昨日", True), ("新桥通车。", False), ("新桥通车。（完）", False), ("包括：", False), ("（组图）", False)],
)
def test_a_line_that_is_no_heading_begins_the_paragraph_below_only_where_it_stops_inside_a_sentence(line, goes_on):
    raw = f"{line}\n行人可以过河。"
    above, below = Span(0, len(line)), Span(len(line) + 1, len(raw))
    listed = with_ids((ProposedPart(PartKind.SUBHEADING, (above,)), ProposedPart(PartKind.PARAGRAPH, (below,))))
    found = settlement(Doubt("label", (above,), 0.6, DECIDED, ALTERNATIVE, kind=PartKind.PARAGRAPH), listed, (), raw)
    assert [part.spans for _, part in found.parts] == ([(above, below)] if goes_on else [(above,)])


@pytest.mark.shared
@pytest.mark.parametrize("name", ["L2-003", "L3-007", "L4-011", "L5-004"])
def test_whatever_a_damaged_page_leaves_in_doubt_can_be_settled_by_pasting(shared, name):
    page, _ = read_page((shared / "pages" / "dev" / f"{name}.txt").read_bytes(), name)
    whole = recover(page)
    for asked in whole.doubts:
        if (changed := pasted(whole, asked, page.text)) is not None:
            _, findings = read_structure(write_structure(changed, page), "structure.yml", page)
            assert findings == (), asked
