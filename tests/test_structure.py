"""structure.yml: it names raw characters by their ends, and every character stands in exactly one part."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import in_order
from generator.model import (
    ArticleKind,
    Bilingual,
    PartKind,
    Piece,
    Proposal,
    ProposedArticle,
    ProposedPart,
    RawPage,
    Span,
)
from generator.structure.corrections import CorrectionError, apply_corrections
from generator.structure.fragments import find_fragment, line_of, name_fragment
from generator.structure.reading import read_structure
from generator.structure.writing import write_structure
from tests.case_files import read_cases

SOURCE = "市场开门\n\n本报记者 李明\n\n市场今日开门,摊位\n\n共有十二个。\n\n本报记者 李明\n\n另讯一则。\n"
REASON = Bilingual("理由", "reason")


def page(text):
    return RawPage(text, "utf-8", hashlib.sha256(text.encode()).hexdigest())


def read(yaml, raw=SOURCE):
    raw_page = page(raw)
    return read_structure(f"{yaml}\nsource: sha256:{raw_page.sha256}\n", "structure.yml", raw_page)


def article(*fragments, kind="paragraph", raw=None):
    raw = raw or "\n\n".join(fragments)
    parts = "".join(f"      - {{id: p{n}, {kind}: {fragment!r}}}\n" for n, fragment in enumerate(fragments, 1))
    structure, findings = read(f"articles:\n  - slug: a\n    kind: article\n    parts:\n{parts}", raw)
    assert findings == ()
    return structure.articles[0]


@pytest.mark.parametrize("case", read_cases("structure.txt"), ids=lambda case: case.title)
def test_what_is_said_of_a_structure(case):
    said = [
        f"{f.where.line}:{f.where.column} {f.rule} {f.message.en}; {f.remedy.en}" for f in in_order(read(case.given)[1])
    ]
    assert "\n".join(said) == case.expected


def test_a_joined_paragraph_knows_both_its_fragments():
    sound = read_cases("structure.txt")[0]
    structure, _ = read(sound.given)
    paragraph = structure.articles[0].part("p1")
    assert paragraph.text == "市场今日开门,摊位共有十二个。"
    assert [SOURCE[a:b] for a, b in paragraph.spans] == ["市场今日开门,摊位", "共有十二个。"]
    assert structure.articles[1].part("b").spans[0].start > structure.articles[0].part("b").spans[0].start


def test_a_fragment_that_is_not_found_shows_the_nearest_text():
    (finding,) = read("articles:\n  - {slug: a, kind: article, parts: [{id: h, headline: 市场今日关门}]}")[1]
    assert finding.remedy.en == "the nearest text is `市场今日开门`"


def test_another_source_is_never_served_silently():
    _, findings = read_structure(
        "source: sha256:0\narticles: [{slug: a, kind: photo, parts: [{id: c1, caption: 甲}]}]", "s.yml", page("甲")
    )
    (finding,) = findings
    assert finding.rule == "source-changed"
    assert page("甲").sha256 in finding.remedy.en


def test_head_parts_come_first_whatever_the_order_of_the_file():
    structure, findings = read(
        "articles:\n  - slug: a\n    kind: article\n    parts:\n"
        "      - {id: p1, paragraph: 乙丙丁。}\n      - {id: b, byline: 记者 甲}\n      - {id: h, headline: 戊己}",
        "乙丙丁。\n记者 甲\n戊己",
    )
    assert findings == ()
    assert [part.id for part in structure.articles[0].parts] == ["h", "b", "p1"]


def test_a_line_break_inside_a_fragment_is_not_printed():
    raw = "市场今日\r\n　开门。"
    structure, _ = read("articles: [{slug: a, kind: article, parts: [{id: p1, paragraph: 市场…门。}]}]", raw)
    part = structure.articles[0].parts[0]
    assert part.text == "市场今日开门。"
    assert [raw[a:b] for a, b in (piece.source for piece in part.pieces)] == ["市场今日", "开门。"]


# ------------------------------------------------------------------ round trips

LINES = st.lists(
    st.text("甲乙丙…,。 @12ab", min_size=1, max_size=60).filter(lambda t: t == t.strip()), min_size=1, max_size=8
)


@given(LINES)
def test_a_name_finds_exactly_the_fragment_that_it_was_made_from(lines):
    raw, at = "\n\n".join(lines), 0
    for line in lines:
        span = Span(at, at + len(line))
        assert find_fragment(raw, name_fragment(raw, span)).spans == (span,)
        at = span.end + 2


@given(LINES)
def test_a_written_structure_is_read_back_without_a_character_lost(lines):
    raw, at, parts = "\n\n".join(lines), 0, []
    for line in lines:
        parts.append(ProposedPart(PartKind.PARAGRAPH, (Span(at, at + len(line)),)))
        at += len(line) + 2
    proposal = Proposal((ProposedArticle("a", ArticleKind.ARTICLE, tuple(parts)),))
    structure, findings = read_structure(write_structure(proposal, page(raw)), "structure.yml", page(raw))
    assert findings == ()
    assert [part.spans for part in structure.articles[0].parts] == [part.spans for part in parts]
    assert [part.text for part in structure.articles[0].parts] == lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_fragment_of_several_lines_is_named_on_one_and_found_at_the_line_that_editors_count(end):
    raw = f"市场开门{end}市场今日开门，摊位共有{end}十二个，另有三处。"
    span = Span(raw.index("市场今日"), len(raw))
    name = name_fragment(raw, span)
    assert len(name.splitlines()) == 1
    assert find_fragment(raw, name).spans == (span,)
    assert line_of(raw, span.start) == 2


# ------------------------------------------------------------------ corrections


def test_only_the_changed_characters_are_ours():
    corrected = apply_corrections(article("记者王方今日说。"), [("王方", "王方明", REASON)])
    (part,) = corrected.parts
    assert part.text == "记者王方明今日说。"
    assert [(p.text, p.correction) for p in part.pieces if p.correction is not None] == [("明", 0)]
    (noted,) = corrected.corrections
    assert part.text[noted.start : noted.end] == "王方明"
    assert noted.find == "王方"


def test_a_moved_bracket_keeps_every_other_character_traced():
    raw = "对全市9个村(居“水电”、厕所等)8项设施摸排。"
    corrected = apply_corrections(article(raw), [("村(居“水电”、厕所等)8项", "村(居)“水电”、厕所等8项", REASON)])
    pieces = corrected.parts[0].pieces
    assert "".join(piece.text for piece in pieces) == "对全市9个村(居)“水电”、厕所等8项设施摸排。"
    assert [piece.text for piece in pieces if piece.source is None] == [")"]
    assert all(raw[slice(*piece.source)] == piece.text for piece in pieces if piece.source)


def test_what_is_written_in_place_of_two_torn_pieces_comes_from_neither():
    whole = article("投资三佰万元")
    torn = replace(whole.parts[0], pieces=(Piece("投资三佰", Span(0, 4)), Piece("万元", Span(6, 8))))
    corrected = apply_corrections(replace(whole, parts=(torn,)), [("佰万", "百", REASON)])
    assert [(p.text, p.source) for p in corrected.parts[0].pieces] == [
        ("投资三", Span(0, 3)),
        ("百", None),
        ("元", Span(7, 8)),
    ]


def test_a_correction_within_a_correction_is_traced_to_all_that_the_first_replaced():
    corrected = apply_corrections(article("投资三佰元"), [("佰", "千五百", REASON), ("五", "六", REASON)])
    assert [(p.text, p.source) for p in corrected.parts[0].pieces] == [
        ("投资三", Span(0, 3)),
        ("千", Span(3, 4)),
        ("六", Span(3, 4)),
        ("百", Span(3, 4)),
        ("元", Span(4, 5)),
    ]


def test_a_doubt_without_a_replacement_changes_nothing():
    before = article("所谓“民乐、民乐”产品。")
    after = apply_corrections(before, [("民乐、民乐", None, REASON)])
    assert after.parts == before.parts
    assert (after.corrections[0].start, after.corrections[0].end) == (3, 8)


@pytest.mark.parametrize("order", [1, -1])
def test_an_earlier_correction_stays_with_its_text(order):
    changes = [("丁", "戊戊", REASON), ("乙", "乙乙", REASON)][::order]
    corrected = apply_corrections(article("甲乙丙丁"), changes)
    part = corrected.parts[0]
    assert [part.text[c.start : c.end] for c in corrected.corrections] == ["戊戊", "乙乙"][::order]


@pytest.mark.parametrize(("find", "places"), [("丑", 0), ("甲", 2)])
def test_a_correction_that_does_not_stand_exactly_once_is_refused(find, places):
    with pytest.raises(CorrectionError) as refused:
        apply_corrections(article("甲乙甲"), [(find, "丙", REASON)])
    assert refused.value.places == places


@given(st.text("甲乙丙丁(),。", min_size=1, max_size=30), st.data(), st.text("甲乙戊己", max_size=6))
def test_a_correction_traces_every_character_that_it_did_not_write(raw, data, replacement):
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start + 1, len(raw)))
    before = article(raw)
    try:
        after = apply_corrections(before, [(raw[start:end], replacement, REASON)])
    except CorrectionError:
        return
    assert after.parts[0].text == raw[:start] + replacement + raw[end:]
    for piece in after.parts[0].pieces:
        if piece.correction is None:
            assert raw[slice(*piece.source)] == piece.text
