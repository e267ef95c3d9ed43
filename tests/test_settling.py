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

TEXTS = ("市场开门", "市场今日开门,摊位", "共有十二个。", "图书馆也已", "开门。", "第一版")
HEAD, OPEN, REST, OTHER_OPEN, OTHER_REST, FOLIO = range(6)
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
    article = ProposedArticle("market", ArticleKind.ARTICLE, parts)
    return Proposal((article,), (SPANS[FOLIO],), doubts)


def doubt(rule, *texts, **alternative):
    return Doubt(rule, tuple(SPANS[text] for text in texts), 0.62, DECIDED, ALTERNATIVE, **alternative)


def written(*doubts):
    return write_structure(proposal(*doubts), PAGE)


def comments(text):
    return [line.strip() for line in text.splitlines() if line.strip().startswith("# ") and "62%" not in line][4:]


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
            ["#   furniture: - 市场开门"],
            id="page furniture",
        ),
        pytest.param(
            doubt("label", FOLIO, kind=PartKind.CAPTION),
            ["#   - {id: …, caption: 第一版}"],
            id="no furniture, but a part of some article",
        ),
        pytest.param(doubt("label", REST, kind=PartKind.HEADLINE), [], id="a second headline is no line of its own"),
        pytest.param(doubt("article", OPEN), [], id="another article: the line is moved"),
    ],
)
def test_the_alternative_stands_at_the_part_ready_to_paste(asked, lines):
    assert comments(written(asked)) == lines


def test_a_doubt_says_in_both_languages_what_was_decided_how_surely_and_what_else_it_may_be():
    lines = written(doubt("join", OPEN, REST, other=SPANS[OTHER_REST])).splitlines()
    assert "      # ? 甲（62%）；或者：乙，则写（代替p1、p2）：" in lines
    assert "      # ? one thing (62%); or: another; then write, instead of p1 and p2:" in lines


def test_the_comment_stands_directly_above_its_part():
    lines = written(doubt("join", OPEN, REST)).splitlines()
    at = next(number for number, line in enumerate(lines) if "id: p1" in line and "#" not in line)
    assert lines[at - 1].strip().startswith("#   - {id: p3")


def pasted(whole, given):
    """The proposal with the alternative in the place of what was decided; None where no line says it."""
    for number, article in enumerate(whole.articles):
        parts = with_ids(article.parts)
        settled = settlement(given, parts)
        if settled is not None:
            kept = [part for part_id, part in parts if part_id not in settled.replaced]
            changed = replace(article, parts=(*kept, *(part for _, part in settled.parts)))
            articles = (*whole.articles[:number], changed, *whole.articles[number + 1 :])
            return replace(whole, articles=articles, furniture=(*whole.furniture, *settled.furniture))
    return None


@pytest.mark.parametrize(
    "asked",
    [
        doubt("join", OPEN, REST),
        doubt("join", OPEN, REST, other=SPANS[OTHER_REST]),
        doubt("label", REST, kind=PartKind.SUBHEADING),
        doubt("label", REST, kind=PartKind.FURNITURE),
    ],
)
def test_what_is_pasted_accounts_for_every_character(asked):
    changed = pasted(proposal(), asked)
    structure, findings = read_structure(write_structure(changed, PAGE), "structure.yml", PAGE)
    assert findings == ()
    assert structure is not None


@pytest.mark.shared
@pytest.mark.parametrize("name", ["L2-003", "L3-007", "L4-011", "L5-004"])
def test_whatever_a_damaged_page_leaves_in_doubt_can_be_settled_by_pasting(shared, name):
    page, _ = read_page((shared / "pages" / "dev" / f"{name}.txt").read_bytes(), name)
    whole = recover(page)
    for asked in whole.doubts:
        if (changed := pasted(whole, asked)) is not None:
            _, findings = read_structure(write_structure(changed, page), "structure.yml", page)
            assert findings == (), asked
