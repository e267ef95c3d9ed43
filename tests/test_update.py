"""After a correction or a new split of the Chinese, every piece of English is where it belongs, and none is lost."""

from collections import Counter

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.bilingual import load_translations
from generator.bilingual.update import TranslationTexts, update
from generator.model import Article, ArticleKind, Part, PartKind, Piece, SegmentState

CHINESE = {
    "h": "新路通了,村民笑了",
    "p1": "全村三个小组一起修路,从春天一直修到秋天,路面又宽又平。",
    "p2": "老人们站在路边看着第一辆车开进村里,高兴得合不拢嘴。",
    "p3": "镇里的干部说,明年还要给每家每户的门口都装上路灯。",
}
ENGLISH = {
    "h": "A new road, and smiles",
    "p1": "Three groups of the village built the road from spring to autumn; it is wide and even.",
    "p2": "Old people stood by the roadside to see the first car drive in, and beamed.",
    "p3": "Next year, a town official said, lamps will be put up before every door.",
}


def article(parts, slug="road"):
    made = (Part(part, PartKind.PARAGRAPH, (), (Piece(text, None),)) for part, text in parts.items())
    return Article(slug, ArticleKind.ARTICLE, True, tuple(made))


def file(parts=CHINESE, english=ENGLISH, slug="road", state="reviewed"):
    entries = [
        f"  - id: {part}\n    zh: |\n      {zh}\n    en: |\n      {english[part]}\n"
        f"    state: {state}\n    origin: human\n"
        for part, zh in parts.items()
    ]
    return f"# 标题 / head\narticle: {slug}\nsegments:\n" + "\n".join(entries)


def brought_up(parts, text=None, orphans=None):
    texts = TranslationTexts({"road": text or file()}, {"road": orphans} if orphans else {})
    return update(texts, [article(parts)])


def english(parts, text=None):
    """What each part has after the update, with its state."""
    updated = brought_up(parts, text).files["road"]
    segments, _ = load_translations(updated, "en/road.yml", article(parts))
    return {part: (segment.state, segment.en) for part, segment in segments.items()}


def states(parts, text=None):
    return {part: state.value for part, (state, _) in english(parts, text).items()}


def orphaned(parts, text=None):
    return [
        entry["en"].strip()
        for entry in yaml.safe_load(brought_up(parts, text).orphans.get("road", "segments: []"))["segments"]
    ]


ALL_REVIEWED = dict.fromkeys(CHINESE, "reviewed")


def test_nothing_changes_where_nothing_has_changed():
    assert brought_up(CHINESE) == TranslationTexts({"road": file()}, {})


def test_one_changed_character_makes_exactly_one_part_stale_and_touches_nothing():
    corrected = {**CHINESE, "p2": CHINESE["p2"].replace("第一辆", "第二辆")}
    assert states(corrected) == {**ALL_REVIEWED, "p2": "stale"}
    assert brought_up(corrected).files["road"] == file()


def test_width_and_white_space_change_nothing():
    wide = {part: text.replace(",", "，").replace("。", "。 ") for part, text in CHINESE.items()}
    assert states(wide) == ALL_REVIEWED
    assert brought_up(wide).files["road"] == file()


def test_a_moved_part_keeps_its_english():
    moved = {"h": CHINESE["h"], "p1": CHINESE["p3"], "p2": CHINESE["p1"], "p3": CHINESE["p2"]}
    assert states(moved) == ALL_REVIEWED
    assert english(moved)["p1"][1] == ENGLISH["p3"]


def test_a_part_that_moved_and_was_corrected_is_stale_where_it_stands_now():
    moved = {"h": CHINESE["h"], "p1": CHINESE["p2"], "p2": CHINESE["p1"].replace("三个", "四个"), "p3": CHINESE["p3"]}
    assert english(moved)["p2"] == (SegmentState.STALE, ENGLISH["p1"])
    assert states(moved)["p1"] == "reviewed"


def test_an_inserted_part_waits_for_its_english_and_renumbers_the_others():
    fresh = "县里的医生每个月来村里一次,给大家量血压。"
    inserted = {"h": CHINESE["h"], "p1": fresh, "p2": CHINESE["p1"], "p3": CHINESE["p2"], "p4": CHINESE["p3"]}
    assert states(inserted) == {"h": "reviewed", "p1": "missing", "p2": "reviewed", "p3": "reviewed", "p4": "reviewed"}
    updated = yaml.safe_load(brought_up(inserted).files["road"])["segments"]
    assert [entry["id"] for entry in updated] == ["h", "p1", "p2", "p3", "p4"]
    assert updated[1] == {"id": "p1", "zh": fresh + "\n", "en": None, "state": "draft", "origin": "human"}


def test_a_split_keeps_the_english_on_the_first_piece():
    first, second = CHINESE["p1"][:13], CHINESE["p1"][13:]
    split = {"h": CHINESE["h"], "p1": first, "p2": second, "p3": CHINESE["p2"], "p4": CHINESE["p3"]}
    assert states(split) == {"h": "reviewed", "p1": "stale", "p2": "missing", "p3": "reviewed", "p4": "reviewed"}
    assert english(split)["p1"][1] == ENGLISH["p1"]


def test_a_short_first_piece_has_the_english_too():
    first, second = CHINESE["p1"][:6], CHINESE["p1"][6:]
    split = {"h": CHINESE["h"], "p1": first, "p2": second, "p3": CHINESE["p2"], "p4": CHINESE["p3"]}
    assert english(split)["p1"] == (SegmentState.STALE, ENGLISH["p1"])


def test_a_merge_joins_the_english_in_order():
    merged = {"h": CHINESE["h"], "p1": CHINESE["p1"], "p2": CHINESE["p2"] + CHINESE["p3"]}
    assert english(merged)["p2"] == (SegmentState.REVIEWED, f"{ENGLISH['p2']} {ENGLISH['p3']}")
    assert orphaned(merged) == []


def test_a_merge_in_another_order_joins_in_that_order():
    merged = {"h": CHINESE["h"], "p1": CHINESE["p3"] + CHINESE["p1"], "p2": CHINESE["p2"]}
    assert english(merged)["p1"] == (SegmentState.REVIEWED, f"{ENGLISH['p3']} {ENGLISH['p1']}")


def test_a_merge_with_new_words_is_stale():
    merged = {"h": CHINESE["h"], "p1": CHINESE["p1"], "p2": CHINESE["p2"] + "大家都说好。" + CHINESE["p3"]}
    assert english(merged)["p2"] == (SegmentState.STALE, f"{ENGLISH['p2']} {ENGLISH['p3']}")


def test_a_merge_is_as_sure_as_its_least_sure_piece():
    text = file().replace("state: reviewed\n    origin: human\n", "state: draft\n    origin: machine\n", 4)
    merged = {"h": CHINESE["h"], "p1": CHINESE["p1"], "p2": CHINESE["p2"] + CHINESE["p3"]}
    assert states(merged, text)["p2"] == "draft"


TOLD_BELOW = {"h": "幸福村修路忙", "p1": "本报讯 近日,幸福村修路忙,全村三个小组一起上阵,从春天修到秋天。"}
"""A headline that the first paragraph contains, as in many a newspaper."""


@pytest.mark.parametrize("told", [{"h": "A busy road", "p1": ""}, {"h": "A busy road", "p1": "Three groups built it."}])
@pytest.mark.parametrize("paragraph", [TOLD_BELOW["p1"], TOLD_BELOW["p1"].replace("三个", "四个")])
def test_a_corrected_headline_keeps_its_english_though_a_paragraph_contains_it(told, paragraph):
    text = file(TOLD_BELOW, told)
    corrected = {"h": "幸福村修路正忙", "p1": paragraph}
    assert english(corrected, text)["h"] == (SegmentState.STALE, told["h"])
    assert english(corrected, text)["p1"][1] == told["p1"]
    assert f"id: h\n    zh: |\n      {TOLD_BELOW['h']}\n" in brought_up(corrected, text).files["road"]


def test_a_corrected_paragraph_keeps_its_english_though_it_contains_a_headline_that_waits_for_its_own():
    text = file(TOLD_BELOW, {"h": "", "p1": "Three groups built it."})
    corrected = {**TOLD_BELOW, "p1": "近日,幸福村修路忙,全村四个组一起上,从春天修到秋天。"}
    assert english(corrected, text) == {
        "h": (SegmentState.MISSING, ""),
        "p1": (SegmentState.STALE, "Three groups built it."),
    }


def test_parts_are_merged_though_another_that_was_corrected_follows_in_their_place():
    merged = {"h": CHINESE["h"], "p1": CHINESE["p1"] + CHINESE["p2"], "p2": CHINESE["p3"].replace("明年", "后年")}
    assert english(merged)["p1"] == (SegmentState.REVIEWED, f"{ENGLISH['p1']} {ENGLISH['p2']}")
    assert english(merged)["p2"] == (SegmentState.STALE, ENGLISH["p3"])


def test_what_matches_nothing_is_kept_as_an_orphan_with_its_comment():
    text = file().replace("  - id: p2", "  # ask the mayor\n  - id: p2")
    left = {part: zh for part, zh in CHINESE.items() if part != "p2"}
    updated = brought_up(left, text)
    assert orphaned(left, text) == [ENGLISH["p2"]]
    assert "# ask the mayor\n  - id: p2" in updated.orphans["road"]
    assert ENGLISH["p2"] not in updated.files["road"]


def test_an_orphan_comes_back_with_its_chinese():
    left = {part: zh for part, zh in CHINESE.items() if part != "p2"}
    gone = brought_up(left)
    back = update(gone, [article(CHINESE)])
    assert back.orphans == {}
    assert yaml.safe_load(back.files["road"]) == yaml.safe_load(file())


def test_a_part_that_went_to_another_article_takes_its_english_along():
    other = {"p1": CHINESE["p3"]}
    texts = TranslationTexts({"road": file()}, {})
    first = {part: zh for part, zh in CHINESE.items() if part != "p3"}
    updated = update(texts, [article(first), article(other, "lamps")])
    segments, _ = load_translations(updated.files["lamps"], "en/lamps.yml", article(other, "lamps"))
    assert (segments["p1"].state, segments["p1"].en) == (SegmentState.REVIEWED, ENGLISH["p3"])
    assert updated.orphans == {}


def test_the_file_of_an_article_that_is_gone_becomes_orphans():
    updated = update(TranslationTexts({"road": file()}, {}), [article({"p1": "别的事情。"}, "other")])
    assert sorted(updated.files) == ["other"]
    assert [entry["en"].strip() for entry in yaml.safe_load(updated.orphans["road"])["segments"]] == [*ENGLISH.values()]


def test_english_without_a_mirror_gets_todays_chinese():
    text = file().replace(f"    zh: |\n      {CHINESE['p2']}\n", "")
    assert states(CHINESE, text) == ALL_REVIEWED
    assert yaml.safe_load(brought_up(CHINESE, text).files["road"])["segments"][2]["zh"].strip() == CHINESE["p2"]


def test_an_article_without_a_file_gets_one():
    updated = update(TranslationTexts({}, {}), [article(CHINESE)]).files["road"]
    assert load_translations(updated, "en/road.yml", article(CHINESE))[1] == ()
    assert [entry["zh"].strip() for entry in yaml.safe_load(updated)["segments"]] == [*CHINESE.values()]


WRITTEN_BY_HAND = """\
# yaml-language-server: $schema=x
# 译者：林一  (two spaces stay)
article: road      # the slug
segments:

  # the headline is a pun
  - id: h          # short
    en: >-
      A new road,
      and smiles
    zh: 新路通了,村民笑了
    origin:   human
    state: reviewed   # seen by Zhou

  - {id: p1, zh: "全村三个小组一起修路,从春天一直修到秋天,路面又宽又平。", en: 'Three groups', state: draft}
  # p3 stands before p2 on purpose
  -
    id: p3
    state: 'draft'
    zh: |
      镇里的干部说,明年还要给每家每户的门口都装上路灯。

    en: |+
      Next year # not a comment
      lamps.
    # deeper comment of p3
  - id: p2
    zh: "老人们站在路边看着第一辆车开进村里,高兴得合不拢嘴。"
    en: "Old people \\"beamed\\"."
    state: reviewed
    waive:
      - {words: x, reason: y}

# the end
"""


def test_hand_written_files_stay_byte_for_byte():
    assert brought_up(CHINESE, WRITTEN_BY_HAND).files["road"] == WRITTEN_BY_HAND


def test_comments_order_and_styles_survive_a_new_split():
    parts = {
        "h": CHINESE["h"],
        "p1": CHINESE["p2"],
        "p2": CHINESE["p1"],
        "p3": "新的一段,从来没有见过的话。",
        "p4": CHINESE["p3"],
    }
    updated = brought_up(parts, WRITTEN_BY_HAND).files["road"]
    assert updated.index("id: h") < updated.index("id: p2,") < updated.index("id: p4") < updated.index("id: p1\n")
    for words in (
        "# the slug",
        "# the headline is a pun",
        "# short",
        "seen by Zhou",
        "# p3 stands before",
        "# deeper",
        "# the end",
    ):
        assert words in updated
    new = updated.replace("id: p1\n", "id: p2\n").replace("{id: p2,", "{id: p1,").replace("id: p4", "id: p3", 1)
    assert [line for line in WRITTEN_BY_HAND.split("\n") if line not in new.split("\n")] == []


def test_comments_of_merged_entries_are_kept():
    merged = {"h": CHINESE["h"], "p1": CHINESE["p1"] + CHINESE["p3"] + CHINESE["p2"]}
    updated = brought_up(merged, WRITTEN_BY_HAND).files["road"]
    assert (
        english(merged, WRITTEN_BY_HAND)["p1"][1]
        == 'Three groups Next year # not a comment lamps. Old people "beamed".'
    )
    assert "# p3 stands before p2 on purpose" in updated
    assert "# deeper comment of p3" in updated


@pytest.mark.parametrize("styles", ["|", "|-", "|+", ">", ">-", '"'])
def test_a_changed_id_leaves_the_style_of_a_block(styles):
    zh = CHINESE["p1"]
    body = f'"{zh}"' if styles == '"' else f"{styles}\n      {zh}"
    text = f"article: road\nsegments:\n  - id: p1\n    zh: {body}\n    en: {body}\n    state: draft\n"
    updated = brought_up({"p1": "完全不同的另外一段新写的话", "p2": zh}, text).files["road"]
    assert text.split("segments:\n")[1].replace("id: p1", "id: p2") in updated


# ------------------------------------------------------------------ invariants

WORDS = "山水田林路桥灯村镇县人车马牛羊春夏秋冬东西南北高低大小新老"
paragraphs = st.text(st.sampled_from(WORDS + ",。"), min_size=3, max_size=40)


def edited(data, parts):
    """The Chinese after some edits of an editor: corrections, splits, merges, moves, deletions, insertions."""
    parts = list(parts)
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, max(len(parts) - 1, 0)))
        kind = data.draw(st.sampled_from(["correct", "split", "merge", "move", "delete", "insert"]))
        if kind == "insert" or not parts:
            parts.insert(at, data.draw(paragraphs))
        elif kind == "correct":
            spot = data.draw(st.integers(0, len(parts[at]) - 1))
            parts[at] = parts[at][:spot] + data.draw(st.sampled_from(WORDS)) + parts[at][spot + 1 :]
        elif kind == "split" and len(parts[at]) > 2:
            spot = data.draw(st.integers(1, len(parts[at]) - 1))
            parts[at : at + 1] = [parts[at][:spot], parts[at][spot:]]
        elif kind == "merge" and at + 1 < len(parts):
            parts[at : at + 2] = [parts[at] + parts[at + 1]]
        elif kind == "move":
            parts.insert(data.draw(st.integers(0, len(parts) - 1)), parts.pop(at))
        elif kind == "delete":
            parts.pop(at)
    return parts


def numbered(texts):
    return {f"p{number}": text for number, text in enumerate(texts, 1)}


def characters(texts):
    found = Counter()
    for text in (*texts.files.values(), *texts.orphans.values()):
        for entry in yaml.safe_load(text)["segments"]:
            found.update(char for char in entry["en"] or "" if not char.isspace())
    return found


def comments(texts):
    return {
        line.strip()
        for text in (*texts.files.values(), *texts.orphans.values())
        for line in text.split("\n")
        if "# note" in line
    }


@settings(max_examples=60)
@given(st.data())
def test_no_edit_loses_english_or_comments_and_a_second_run_changes_nothing(data):
    before = numbered(data.draw(st.lists(paragraphs, min_size=1, max_size=6)))
    told = {part: f"English {part} {data.draw(st.text('abc: #-', max_size=8))}.".strip() for part in before}
    text = file(before, told)
    for part in data.draw(st.sets(st.sampled_from(list(before)))):
        text = text.replace(f"  - id: {part}\n", f"  # note {part}\n  - id: {part}\n")
    texts = TranslationTexts({"road": text}, {})
    wanted = characters(texts), comments(texts)
    for _ in range(2):
        parts = numbered(edited(data, before.values())) or {"p1": "空"}
        texts = update(texts, [article(parts)])
        assert (characters(texts), comments(texts)) == wanted
        assert update(texts, [article(parts)]) == texts
        segments, findings = load_translations(texts.files["road"], "en/road.yml", article(parts))
        assert list(segments) == list(parts)
        assert [
            finding for finding in findings if finding.rule in {"duplicate-id", "unknown-part", "yaml-syntax"}
        ] == []
        before = parts


@given(st.data())
def test_one_changed_character_makes_exactly_one_part_stale(data):
    part = data.draw(st.sampled_from(list(CHINESE)))
    at = data.draw(st.integers(0, len(CHINESE[part]) - 1))
    changed = {**CHINESE, part: CHINESE[part][:at] + data.draw(st.sampled_from("甲乙丙")) + CHINESE[part][at + 1 :]}
    assert states(changed) == {**ALL_REVIEWED, part: "stale"}
    assert brought_up(changed) == TranslationTexts({"road": file()}, {})
