"""An article's page: marks and notes, states of the translation, the fact box."""

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.model import Bilingual, FactSheet, Glossary, Language, Relation, SegmentState, Term, Verdict
from generator.pages import render_pages
from generator.pages.blocks import groups_of
from generator.pages.charts import composition
from generator.pages.factbox import FactBlock, FactSection, split
from generator.pages.notes import notes_of
from generator.pages.prose import reading_minutes
from tests.digest_builder import SETTINGS, bridge, bridge_facts, digest, fact, with_articles
from tests.html_tree import parse


@pytest.fixture(scope="module")
def pages():
    return {page.path: parse(page.html) for page in render_pages(digest(), SETTINGS)}


# ------------------------------------------------------------------ marks and notes


def test_notes_are_numbered_in_reading_order():
    article = bridge()
    notes = notes_of(article, bridge_facts(article))
    assert [(note.id, note.kind, note.part) for note in notes] == [
        ("note-1", "inconsistent", "p1"),
        ("note-2", "corrected", "p2"),
    ]


def test_an_inconsistent_figure_stays_as_printed_and_the_note_computes_it_in_lines_that_end_in_no_operator(pages):
    tree = pages["demo/new-bridge/"]
    assert "开工率70%\N{WORD JOINER}〔≠〕。" in tree.by_id("p1").text
    note = tree.by_id("note-1").text
    assert note.startswith("〔≠〕存疑原文印作70%。按原文所载，6 ÷\N{NO-BREAK SPACE}10 =\N{NO-BREAK SPACE}60.0%。")
    assert note.endswith("原文照录，未改。开工率与项目数不符。")


def test_only_the_corrected_characters_are_marked_and_the_note_gives_the_printed_ones(pages):
    tree = pages["demo/new-bridge/"]
    assert [ins.text for ins in tree.by_id("p2").all("ins")] == ["民"]
    assert "原文印作“村明1250人”，今作“村民1250人”。村民误作村明。" in tree.by_id("note-2").text


def test_a_doubt_leaves_the_text_alone(pages):
    tree = pages["demo/library/"]
    assert "藏书、藏书\N{WORD JOINER}〔疑〕2.5万册。" in tree.by_id("p1").text
    assert not list(tree.by_id("p1").all("ins"))


def test_the_same_marks_stand_in_english_and_the_printed_words_are_marked_as_chinese(pages):
    tree = pages["en/demo/new-bridge/"]
    assert "70%\N{WORD JOINER}〔≠〕." in tree.by_id("p1").text
    assert [(each.text, each.attributes["lang"]) for each in tree.by_id("note-2").all("span")] == [
        ("校", "zh-Hans"),  # the mark itself
        ("村明1250人", "zh-Hans"),
        ("村民1250人", "zh-Hans"),
        ("村民", "zh-Hans"),  # in the editor's English reason
    ]


# ------------------------------------------------------------------ translation


@pytest.mark.parametrize(("folder", "words"), [("", "编辑尚未核对"), ("en/", "no editor has reviewed it yet")])
def test_a_story_whose_structure_nobody_has_reviewed_says_so(pages, folder, words):
    said = {
        path: [each.text for each in pages[f"{folder}demo/{path}/"].classed("state") if words in each.text]
        for path in ("library", "new-bridge")
    }
    assert len(said["library"]) == 1
    assert said["new-bridge"] == []


def test_the_state_of_each_paragraph_is_said_where_states_differ(pages):
    tree = pages["en/demo/new-bridge/"]
    assert [state.text for state in tree.classed("state")] == [
        "Draft translation, not yet reviewed.",
        "The Chinese has changed since this was translated.",
        "Machine translation, not yet reviewed.",
        "Not yet translated; the Chinese original is shown.",
    ]


def test_a_state_that_all_parts_share_is_said_once():
    whole = digest()
    edition = whole.editions[0]
    segments = {
        part_id: replace(segment, en="Words", state=SegmentState.DRAFT, origin="machine")
        for part_id, segment in edition.translations["new-bridge"].items()
    }
    one = replace(whole, editions=(replace(edition, translations={"new-bridge": segments}),))
    (page,) = [page for page in render_pages(one, SETTINGS) if page.path == "en/demo/new-bridge/"]
    assert [state.text for state in parse(page.html).classed("state")] == ["Machine translation, not yet reviewed."]


def test_a_state_that_the_lines_of_a_head_share_is_said_once_below_them():
    whole = digest()
    edition = whole.editions[0]
    own = edition.translations["new-bridge"]
    draft = {each: replace(own[each], en="Words", state=SegmentState.DRAFT, origin="machine") for each in ("h", "s")}
    one = replace(whole, editions=(replace(edition, translations={"new-bridge": {**own, **draft}}),))
    (page,) = [page for page in render_pages(one, SETTINGS) if page.path == "en/demo/new-bridge/"]
    above = next(parse(page.html).all("header"))
    assert [state.text for state in above.classed("state")] == ["Machine translation, not yet reviewed."]


def test_a_box_of_figures_says_where_its_links_lead_and_a_story_without_figures_has_none_to_say(pages):
    said = {
        path: [line.text for line in pages[path].classed("ways")] for path in ("demo/new-bridge/", "demo/after-school/")
    }
    assert said == {"demo/new-bridge/": ["点数字看原句，点名称看核算。"], "demo/after-school/": []}


def test_an_untranslated_part_shows_its_chinese_marked_as_chinese(pages):
    tree = pages["en/demo/new-bridge/"]
    assert tree.by_id("p2").attributes["lang"] == "zh-Hans"
    assert "lang" not in tree.by_id("p1").attributes
    assert pages["en/demo/library/"].by_id("h").attributes["lang"] == "zh-Hans"


def test_names_of_reporters_come_from_the_glossary(pages):
    assert next(pages["en/demo/library/"].classed("byline")).text.startswith("By 周二")
    assert next(pages["en/demo/new-bridge/"].classed("byline")).text.startswith("By Lin Yi and Zhou Er")
    assert next(pages["demo/new-bridge/"].classed("byline")).text.startswith("本报记者　林一　周二")


def test_a_printed_byline_that_names_nobody_known_stands_in_chinese_where_it_is_not_translated():
    whole = digest()
    (edition,) = whole.editions
    bridge_story, *others = edition.articles
    unnamed = replace(edition, articles=(replace(bridge_story, reporters=()), *others), translations={})
    byline = rendered(replace(whole, editions=(unnamed,)), "en/demo/new-bridge/").by_id("b")
    (chinese,) = [each for each in byline.all("span") if "lang" in each.attributes]
    assert (chinese.text, chinese.attributes["lang"]) == ("本报记者　林一　周二", "zh-Hans")


def test_a_chinese_headline_keeps_its_clauses_whole_and_an_english_one_its_words(pages):
    heads = {path: next(pages[path].all("h1")) for path in ("demo/new-bridge/", "en/demo/new-bridge/")}
    assert [each.text for each in heads["demo/new-bridge/"].classed("nb")] == ["河湾镇", "“新桥”", "今日通车"]
    assert list(heads["en/demo/new-bridge/"].all()) == []


def test_an_article_says_how_long_it_takes_to_read_in_the_language_of_the_page(pages):
    assert "阅读约1分钟" in pages["demo/library/"].text
    assert "1 min read" in pages["en/demo/library/"].text


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("", 1), ("字" * 400, 1), ("字" * 4000, 10), ("word " * 2300, 10), ("字" * 2000 + " word" * 1150, 10)],
)
def test_reading_time_counts_characters_of_chinese_and_words_of_english(text, minutes):
    assert reading_minutes(text) == minutes


def test_the_view_switch_names_this_page_and_leads_to_the_others(pages):
    (view,) = pages["en/demo/new-bridge/"].classed("view")
    links = [(link.attributes["href"], link.attributes.get("aria-current")) for link in view.all("a")]
    assert links == [
        ("../../../demo/new-bridge/", None),
        ("?view=both", None),
        ("?view=alternate", None),
        ("./", "page"),
    ]


# ------------------------------------------------------------------ facts


def test_the_box_has_the_groups_of_the_file_and_leaves_empty_ones_out():
    article = bridge()
    groups = groups_of(bridge_facts(article))
    assert [group.title and group.title.en for group in groups] == ["Investment", "Works", None]
    (block,) = groups[0].blocks
    assert block.total.id == "cost"
    assert [(row.fact.id, round(row.share, 2)) for row in block.rows] == [
        ("town", Decimal("0.33")),
        ("levels", Decimal("0.67")),
    ]


def test_the_parts_of_a_sum_stand_right_after_its_total():
    article = bridge()
    sheet = bridge_facts(article)
    plain = Relation("sum", ("town", "people"), "rate", Decimal(0), Verdict.HOLDS)
    facts = tuple(replace(one, group=None) for one in sheet.facts)
    (group,) = groups_of(FactSheet(facts, (), (plain,)))
    rows = [(row.fact.id, row.part) for row in group.blocks[0].rows]
    assert rows[rows.index(("rate", False)) :][:3] == [("rate", False), ("town", True), ("people", True)]
    assert len(rows) == len(facts)


def test_a_total_is_drawn_with_its_parts_and_said_in_words(pages):
    (chart,) = pages["demo/new-bridge/"].classed("parts")
    assert next(chart.all("title")).text == "总投资的构成：镇级资金33.3%，三级资金66.7%"
    drawn = [each for each in chart.children if not isinstance(each, str) and each.tag == "rect"]
    bars = [(bar.attributes["x"], bar.attributes["width"]) for bar in drawn]
    assert bars == [("0.00%", "33.33%"), ("33.33%", "66.67%")]


def with_facts(changed, *, of="new-bridge"):
    """The invented digest with the facts of a story put through a function."""
    whole = digest()
    (edition,) = whole.editions
    sheet = edition.facts[of]
    facts = tuple(map(changed, sheet.facts))
    return replace(whole, editions=(replace(edition, facts=edition.facts | {of: replace(sheet, facts=facts)}),))


def rendered(whole, path):
    return parse(next(page.html for page in render_pages(whole, SETTINGS) if page.path == path))


@pytest.mark.parametrize(("path", "said"), [("demo/new-bridge/", "近400"), ("en/demo/new-bridge/", "nearly\xa04")])
def test_a_part_of_a_total_keeps_its_word_of_approximation_apart_from_its_number(path, said):
    def nearly(one):
        figure = replace(one.figure, written="近400万元", approx="nearly")
        return replace(one, figure=figure) if one.id == "town" else one

    assert next(rendered(with_facts(nearly), path).by_id("fact-town").all("dd")).text == said


def test_a_total_and_its_parts_say_their_own_dates_and_what_this_site_makes_of_them():
    """As every other figure of the box: a date that is not that of the group, a conversion, what does not hold."""

    def dated_and_large(one):
        figure = replace(one.figure, value=one.figure.value * 100)
        return replace(one, as_of=Bilingual("五月底", "End of May"), figure=figure) if one.group == "money" else one

    whole = with_facts(dated_and_large)
    (edition,) = whole.editions
    sheet = edition.facts["new-bridge"]
    ratio = Relation("ratio", ("levels", "cost"), "town", Decimal(1), Verdict.INCONSISTENT)
    sheet = replace(sheet, relations=(sheet.relations[0], ratio))
    tree = rendered(replace(whole, editions=(replace(edition, facts={"new-bridge": sheet}),)), "demo/new-bridge/")
    total, town = tree.by_id("fact-cost"), tree.by_id("fact-town")
    assert "总投资 五月底" in total.text
    assert [each.text for each in total.classed("ours")] == ["合12.00亿元"]
    assert "镇级资金 五月底" in town.text
    dd = next(town.all("dd"))
    assert [each.text[:1] for each in dd.classed("ours")] == ["≠", "合"]


@pytest.mark.parametrize("parts", [1, 5])
def test_more_parts_than_textures_are_not_drawn(parts):
    article = bridge()
    sheet = bridge_facts(article)
    total, part = sheet.fact("cost"), sheet.fact("town")
    assert composition("c", total, (part,) * parts, Language.ZH, first=True) is None


def test_parts_that_do_not_fit_into_the_whole_are_not_drawn():
    sheet = bridge_facts(bridge())
    town, cost = sheet.fact("town"), sheet.fact("cost")
    assert composition("c", town, (cost, cost), Language.ZH, first=True) is None


def test_two_facts_may_point_at_the_same_figure():
    whole = digest()
    edition = whole.editions[0]
    article = edition.articles[0]
    twice = replace(
        edition.facts["new-bridge"], facts=(*edition.facts["new-bridge"].facts, fact(article, "p1", "again", "400万元"))
    )
    both = replace(whole, editions=(replace(edition, facts={"new-bridge": twice}),))
    tree = parse(next(page.html for page in render_pages(both, SETTINGS) if page.path == "demo/new-bridge/"))
    assert tree.by_id("f-town").text == tree.by_id("f-again").text == "400万元"


def test_the_box_says_how_many_checks_hold_and_leads_to_each(pages):
    (checked,) = pages["demo/new-bridge/"].classed("checked")
    assert checked.text == "核算2组：1组相符，1组不符"
    assert next(checked.all("a")).attributes["href"] == "../facts/#checks-new-bridge"
    assert len(list(next(pages["demo/facts/"].classed("terms")).all("dd"))) == 2


def test_an_article_leads_on_to_its_neighbours_and_to_what_shares_something_with_it(pages):
    (onward,) = pages["demo/library/"].classed("onward")
    links = {link.attributes.get("rel", ""): link for link in onward.all("a")}
    assert links["prev"].attributes["href"] == "../new-bridge/"
    assert links["next"].text == "放学之后"
    assert next(onward.all("li")).text == "河湾镇“新桥” 今日通车 都写到青河村"


def test_a_story_alone_leads_on_to_nothing_and_has_no_landmark_for_that():
    assert not list(rendered(with_articles(1), "demo/story-0/").classed("onward"))


def test_who_wrote_two_stories_relates_them_no_more_than_a_byline_does():
    """A reporter is named in the first paragraph of most stories: `本报某地讯（记者 …）`."""
    whole = digest()
    (edition,) = whole.editions
    story = replace(edition.articles[1], places=())
    two = replace(edition, articles=(story, replace(story, slug="library-again")))
    glossary = Glossary((Term("zhou", "person", "周二", "Zhou Er"),))
    assert not list(
        next(rendered(replace(whole, editions=(two,), glossary=glossary), "demo/library/").classed("onward")).all("li")
    )
    others = replace(two, articles=tuple(replace(each, reporters=()) for each in two.articles))
    named = rendered(replace(whole, editions=(others,), glossary=glossary), "demo/library/")
    assert next(next(named.classed("onward")).all("li")).text == "图书馆开放 都写到周二"


@pytest.mark.parametrize(("characters", "beside"), [(0, 1), (45 * 3, 1), (45 * 6, 2), (45 * 100, 3)])
def test_groups_that_the_text_cannot_keep_company_go_below_it(characters, beside):
    section = FactSection("", "", (FactBlock(None, None, ("row",), "", ""),))
    kept, below = split((section,) * 3, characters)
    assert (len(kept), len(below)) == (beside, 3 - beside)
