"""A translation file beside its article: what is reviewed, stale or missing is computed, never stored."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bilingual import display_zh, load_translations, term_book
from generator.bilingual.translations import text_of
from generator.model import Article, ArticleKind, Glossary, Part, PartKind, Piece, SegmentState, Severity, Term

PATH = "content/editions/e/en/road.yml"
CHINESE = {
    "h": "新路通了",
    "p1": "全村(3个组)修路,共4公里。",
    "p2": "“路好了,”她说:“走得快!”",
}
ENGLISH = {
    "h": "The New Road Is Open",
    "p1": "The three groups of the village built four kilometres of road.",
    "p2": "“The road is good,” she said. “We get there fast!”",
}


def article(chinese=CHINESE):
    parts = tuple(Part(part, PartKind.PARAGRAPH, (), (Piece(text, None),)) for part, text in chinese.items())
    return Article("road", ArticleKind.ARTICLE, True, parts)


def entry(part, state="reviewed", **changes):
    zh, en = changes.get("zh", CHINESE.get(part, "")), changes.get("en", ENGLISH.get(part, ""))
    lines = [f"  - id: {part}", "    zh: |", f"      {zh}", "    en: |", f"      {en}", f"    state: {state}"]
    return "\n".join([*lines, "    origin: machine", ""])


def file(*entries, slug="road"):
    return f"article: {slug}\nsegments:\n" + "".join(entries or map(entry, CHINESE))


def states(text, chinese=CHINESE):
    segments, _ = load_translations(text, PATH, article(chinese))
    return {part: segment.state for part, segment in segments.items()}


def said(text, chinese=CHINESE):
    _, findings = load_translations(text, PATH, article(chinese))
    return [(f.where.line, f.where.column, f.rule, f.severity) for f in findings]


def test_every_part_has_its_english_in_the_order_of_the_article():
    segments, findings = load_translations(file(entry("p2"), entry("h"), entry("p1")), PATH, article())
    assert findings == ()
    assert {part: segment.en for part, segment in segments.items()} == ENGLISH
    assert list(segments) == ["h", "p1", "p2"]
    assert {segment.state for segment in segments.values()} == {SegmentState.REVIEWED}
    assert {segment.origin for segment in segments.values()} == {"machine"}


def test_a_translator_may_break_lines_anywhere():
    broken = ENGLISH["p1"].replace("village ", "village\n      ")
    segments, _ = load_translations(file(entry("h"), entry("p1", en=broken), entry("p2")), PATH, article())
    assert segments["p1"].en == ENGLISH["p1"]


def test_a_draft_stays_a_draft_and_is_no_finding():
    text = file(entry("h"), entry("p1", "draft"), entry("p2"))
    assert states(text)["p1"] is SegmentState.DRAFT
    assert said(text) == []


@given(st.data())
def test_one_changed_character_makes_exactly_one_segment_stale(data):
    part = data.draw(st.sampled_from(list(CHINESE)))
    at = data.draw(st.integers(0, len(CHINESE[part]) - 1))
    new = data.draw(st.sampled_from("甲乙丙"))
    changed = {**CHINESE, part: CHINESE[part][:at] + new + CHINESE[part][at + 1 :]}
    assert {name for name, state in states(file(), changed).items() if state is SegmentState.STALE} == {part}


@given(st.data())
def test_width_and_white_space_make_nothing_stale(data):
    spaced = {}
    for part, text in CHINESE.items():
        at = data.draw(st.integers(0, len(text)))
        space = data.draw(st.sampled_from(["", " ", "\N{IDEOGRAPHIC SPACE}"]))
        shown = display_zh(text) if data.draw(st.booleans()) else text
        spaced[part] = shown[:at] + space + shown[at:]
    assert set(states(file(), spaced).values()) == {SegmentState.REVIEWED}


def test_a_stale_translation_keeps_its_english_and_the_old_chinese():
    segments, findings = load_translations(file(), PATH, article({**CHINESE, "h": "新路修通了"}))
    assert (segments["h"].en, segments["h"].zh) == (ENGLISH["h"], CHINESE["h"])
    assert [(f.rule, f.severity, f.where.line) for f in findings] == [("translation-stale", Severity.WARNING, 4)]


@pytest.mark.parametrize("empty", ["", "   "])
def test_reviewed_without_english_is_missing(empty):
    text = file(entry("h", en=empty), entry("p1"), entry("p2"))
    assert states(text)["h"] is SegmentState.MISSING
    assert said(text) == [(6, 9, "translation-missing", Severity.WARNING)]


def test_parts_without_an_entry_are_missing_and_named_once():
    segments, (finding,) = load_translations(file(entry("h")), PATH, article())
    assert segments["p1"].state is SegmentState.MISSING
    assert segments["p1"].zh == CHINESE["p1"]
    assert finding.message.en == "these parts have no English: p1, p2"
    assert finding.severity is Severity.WARNING


def test_an_entry_for_no_part_and_a_second_entry_are_errors():
    text = file(*map(entry, CHINESE), entry("p9"), entry("h", en="Another Headline"))
    assert said(text) == [
        (24, 9, "unknown-part", Severity.ERROR),
        (31, 9, "duplicate-id", Severity.ERROR),
    ]
    segments, _ = load_translations(text, PATH, article())
    assert segments["h"].en == ENGLISH["h"]
    assert "p9" not in segments


@pytest.mark.parametrize("wrong", ["p22", "p1"])
def test_an_id_with_a_slip_is_one_error_that_says_whose_chinese_stands_there(wrong):
    text = file(entry("h"), entry("p1"), entry("p2")).replace("- id: p2", f"- id: {wrong}")
    _, (finding,) = load_translations(text, PATH, article())
    assert (finding.rule, finding.severity) == ("unknown-part", Severity.ERROR)
    assert finding.message.en == f"this has the Chinese of `p2`, but its id is `{wrong}`"
    assert finding.remedy.en == "write `id: p2`, or run `digest translations update`"


def test_a_file_for_another_article_is_an_error():
    assert said(file(slug="rode")) == [(1, 10, "wrong-article", Severity.ERROR)]


@pytest.mark.parametrize(("state", "severity"), [("reviewed", Severity.ERROR), ("draft", Severity.WARNING)])
def test_a_lost_figure_stops_a_reviewed_translation_only(state, severity):
    text = file(entry("h"), entry("p1", state, en="The three groups of the village built a long road."), entry("p2"))
    _, (finding,) = load_translations(text, PATH, article())
    assert (finding.where.line, finding.where.column, finding.rule) == (13, 9, "figure-not-translated")
    assert finding.severity is severity
    assert finding.message.en == "p1: the English lacks “4公里”"
    assert finding.remedy.zh == "应有4 km"


def test_a_figure_for_another_is_said_once():
    text = file(entry("h"), entry("p1", en=WRONG), entry("p2"))
    _, (finding,) = load_translations(text, PATH, article())
    assert finding.message.en == "p1: for “4公里” the English has “five km”"
    assert finding.remedy.en == "it should be 4 km"
    assert finding.message.zh == "p1：“4公里”译成了“five km”"


WRONG = "The village built five kilometres of road in three groups."
OF_THE_CHINESE, OF_THE_ENGLISH = (f"      - {{words: {words}, reason: 原文有误}}\n" for words in ("4公里", "five"))
WAIVED = f"    waive:\n{OF_THE_CHINESE}{OF_THE_ENGLISH}"


@pytest.mark.parametrize("waivers", [OF_THE_CHINESE, OF_THE_ENGLISH, OF_THE_CHINESE + OF_THE_ENGLISH])
def test_a_remark_is_waived_by_its_words_in_either_language_and_a_reason(waivers):
    text = file(entry("h"), entry("p1", en=WRONG) + f"    waive:\n{waivers}", entry("p2"))
    assert said(text) == []
    assert states(text)["p1"] is SegmentState.REVIEWED


def test_a_waiver_that_waives_nothing_is_named():
    text = file(entry("h"), entry("p1") + WAIVED, entry("p2"))
    assert [(line, rule) for line, _, rule, _ in said(text)] == [(18, "waiver-unused"), (19, "waiver-unused")]


def test_guesses_warn_and_do_not_stop_a_build():
    text = file(
        entry("h"),
        entry("p1", en="Three groups. Four kilometres. A village. A road. It is built. It is good."),
        entry("p2"),
    )
    assert [(rule, severity) for _, _, rule, severity in said(text)] == [("sentence-count", Severity.WARNING)]


@pytest.mark.parametrize(
    ("english", "severity"),
    [
        ("The village built five kilometres of road in three groups.", Severity.ERROR),
        ("The village built fewer than 4 km of road in three groups.", Severity.WARNING),
        ("The village built 4 km of road.", Severity.WARNING),
        ("The three groups built four kilometres of road and, twelve days on, a bridge.", Severity.WARNING),
    ],
    ids=["another figure", "a hedge added", "a small number that words may say", "a small number added in words"],
)
def test_only_what_is_certain_is_an_error(english, severity):
    chinese = {**CHINESE, "p1": "全村(三个组)修路,共4公里。"}
    parts = [entry(part, zh=chinese[part], **({"en": english} if part == "p1" else {})) for part in chinese]
    _, (finding,) = load_translations(file(*parts), PATH, article(chinese))
    assert finding.severity is severity


def test_a_term_of_the_glossary_is_asked_for_in_a_reviewed_translation():
    book = term_book(Glossary((Term("group", "term", "3个组", "village group"),)))
    _, (finding,) = load_translations(file(), PATH, article(), book)
    assert (finding.rule, finding.severity, finding.where.line) == ("term-missing", Severity.ERROR, 13)


def test_a_broken_file_leaves_every_part_without_english():
    segments, findings = load_translations("article: road\nsegments: [", PATH, article())
    assert {segment.state for segment in segments.values()} == {SegmentState.MISSING}
    assert [f.rule for f in findings] == ["yaml-syntax"]


def test_stale_and_missing_cannot_be_written():
    (finding,) = load_translations(file(entry("h", "stale"), entry("p1"), entry("p2")), PATH, article())[1]
    assert (finding.rule, finding.where.line, finding.where.column) == ("invalid-choice", 8, 12)


@given(st.text(st.sampled_from("ab \t\n\u3000")))
def test_a_translator_may_break_the_lines_of_a_block_anywhere(block):
    assert text_of(block) == re.sub(r"[ \t]*\n[ \t]*", " ", block.strip())
