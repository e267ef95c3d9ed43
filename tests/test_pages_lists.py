"""The pages over all editions (numbers, places, glossary), the edition's own page, and the hand-written one."""

from dataclasses import replace

import pytest

from benchmarks.archive import digest as archive
from generator.model import Bilingual, Digest, Glossary, Known, Term
from generator.pages import render_pages
from tests.digest_builder import ALIEN, SETTINGS, digest
from tests.html_tree import parse


def rendered(of=None):
    return {page.path: parse(page.html) for page in render_pages(of or digest(), SETTINGS)}


@pytest.fixture(scope="module")
def pages():
    return rendered()


# ------------------------------------------------------------------ numbers


def test_every_fact_stands_once_under_its_place(pages):
    places = {place.attributes["id"]: place for place in pages["numbers/"].classed("place")}
    rows = {name: [row.text for row in place.all("th")] for name, place in places.items()}
    assert list(rows) == ["hewan", "qinghe"]
    assert len(rows["hewan"]) == 7
    assert len(rows["qinghe"]) == 2  # one says its own place, one is of the story about that place


def test_bars_are_drawn_only_where_the_source_ties_figures_together(pages):
    bars = [bar.attributes["width"] for place in pages["numbers/"].classed("place") for bar in place.classed("is")]
    assert bars == ["33.33%", "66.67%"]


def test_facts_without_a_place_come_last():
    whole = digest()
    (edition,) = whole.editions
    article = replace(edition.articles[1], places=("no-such-place",))
    articles = (edition.articles[0], article, edition.articles[2])
    tree = rendered(replace(whole, editions=(replace(edition, articles=articles),)))["numbers/"]
    assert [place.attributes["id"] for place in tree.classed("place")] == ["hewan", "qinghe", "elsewhere"]


def test_the_one_story_of_a_place_is_named_beside_it(pages):
    hewan = next(each for each in pages["numbers/"].classed("place") if each.attributes["id"] == "hewan")
    (beside,) = next(hewan.all("header")).classed("place__story")
    assert next(beside.all("a")).attributes["href"] == "../demo/new-bridge/"
    assert not list(hewan.all("h3"))


def test_each_of_several_stories_of_a_place_stands_above_its_own_figures_with_its_edition():
    whole = digest()
    older = replace(whole.editions[0], id="older", title=Bilingual("2021年冬", "Winter 2021"))
    tree = rendered(replace(whole, editions=(*whole.editions, older)))["numbers/"]
    hewan = next(each for each in tree.classed("place") if each.attributes["id"] == "hewan")
    assert not list(next(hewan.all("header")).classed("place__story"))
    stories = {next(each.all("h3")).text: each for each in hewan.classed("of-story")}
    assert sorted(stories) == sorted(f"河湾镇“新桥” 今日通车{edition}" for edition in ("2022年春", "2021年冬"))
    for story, edition in zip(stories.values(), ("demo", "older"), strict=True):
        assert next(next(story.all("h3")).all("a")).attributes["href"] == f"../{edition}/new-bridge/"
        assert all(f"/{edition}/" in link.attributes["href"] for link in story.classed("src"))
        assert not any(
            edition.text in caption.text for caption in story.all("caption") for edition in story.all("small")
        )


def test_a_story_of_a_place_stands_under_its_headline_also_where_the_others_are_on_other_pages():
    pages = {page.path: parse(page.html) for page in render_pages(archive(60), SETTINGS) if page.kind == "numbers"}
    owners: dict[str, int] = {}
    for path, tree in pages.items():
        if not path.startswith("en/"):
            for place in tree.classed("place"):
                owners[place.attributes["id"]] = owners.get(place.attributes["id"], 0) + len(
                    list(place.classed("group"))
                )
    for tree in pages.values():
        for place in tree.classed("place"):
            assert bool(list(place.all("h3"))) == (owners[place.attributes["id"]] > 1)


def test_the_ways_to_the_places_stand_in_the_order_of_the_pages():
    pages = {page.path: parse(page.html) for page in render_pages(archive(60), SETTINGS) if page.kind == "numbers"}
    chinese = [tree for path, tree in pages.items() if not path.startswith("en/")]
    assert len(chinese) > 1
    standing = list(dict.fromkeys(place.attributes["id"] for tree in chinese for place in tree.classed("place")))
    (ways,) = chinese[0].classed("jumps")
    assert [way.attributes["href"].rpartition("#")[2] for way in ways.all("a")] == standing
    assert [choice.attributes["value"] for choice in next(chinese[0].all("select")).all("option")] == ["", *standing]


def test_ways_to_many_places_stand_folded_above_the_figures_and_ways_to_few_stand_open(pages):
    assert not list(next(pages["numbers/"].classed("jumps")).all("details"))
    (tree,) = (parse(page.html) for page in render_pages(archive(60), SETTINGS) if page.path == "en/numbers/")
    (ways,) = tree.classed("jumps")
    (folded,) = ways.all("details")
    assert next(folded.all("summary")).text == f"Jump to a place ({len(list(folded.all('a')))})"


def test_nothing_is_offered_to_choose_by_that_no_story_has(pages):
    def choices(tree):
        return [select.attributes["name"] for select in tree.all("select")]

    whole = digest()
    (edition,) = whole.editions
    topic = whole.glossary.terms[0].id
    filed = replace(edition, articles=tuple(replace(article, topics=(topic,)) for article in edition.articles))
    assert choices(pages["numbers/"]) == ["place", "unit", "sort"]
    assert choices(rendered(replace(whole, editions=(filed,)))["numbers/"]) == ["place", "topic", "unit", "sort"]


def test_a_site_without_figures_says_so_of_all_editions():
    tree = rendered(Digest((), Glossary()))
    assert "还没有数字。" in tree["numbers/"].text
    assert "There are no figures yet." in tree["en/numbers/"].text


# ------------------------------------------------------------------ places and glossary


def test_places_are_those_that_the_editions_use_and_what_holds_them(pages):
    assert [each.attributes["id"] for each in pages["places/"].classed("entry")] == ["hewan", "shan", "qinghe"]
    assert {path for path in pages if path.startswith("places/")} == {
        "places/",
        "places/hewan/",
        "places/shan/",
        "places/qinghe/",
    }


def test_a_place_says_where_it_belongs_in_the_language_of_the_page(pages):
    assert "河湾镇 · 村" in pages["places/"].by_id("qinghe").text
    assert "Hewan Town · village" in pages["en/places/"].by_id("qinghe").text


def test_places_that_lie_in_each_other_do_not_hang_the_build():
    circle = (Term("a", "place", "青河村", "A", part_of="b"), Term("b", "place", "山", "B", part_of="a"))
    tree = rendered(replace(digest(), glossary=Glossary(circle)))["places/"]
    assert [each.attributes["id"] for each in tree.classed("entry")] == ["a", "b"]


def test_the_glossary_has_terms_organisations_and_people_and_the_sentence_of_each(pages):
    for path, ids in [("", ["books", "funds"]), ("organisations/", ["lib"]), ("people/", ["lin"])]:
        assert [each.attributes["id"] for each in pages[f"glossary/{path}"].classed("entry")] == ids
    quotation = next(pages["glossary/"].by_id("books").classed("quotation"))
    assert next(quotation.all("q")).text == "藏书、藏书2.5万册。"
    assert [link.attributes["href"] for link in quotation.all("a")] == ["../demo/library/", "../demo/library/#p1"]


def test_a_sentence_that_is_not_translated_is_marked_as_chinese(pages):
    quotation = next(pages["en/glossary/"].by_id("books").classed("quotation"))
    assert next(quotation.all("q")).attributes["lang"] == "zh-Hans"


def test_an_uncertain_translation_says_so_and_why(pages):
    assert "〔?〕" in pages["glossary/"].by_id("funds").text
    assert "To be checked" in pages["en/glossary/"].by_id("funds").text
    assert "〔?〕" not in pages["glossary/"].by_id("books").text


def test_the_first_mention_of_a_term_leads_to_its_explanation(pages):
    links = [(link.text, link.attributes["href"]) for link in pages["demo/library/"].classed("term")]
    assert links == [("藏书", "../../glossary/#books")]  # 藏书、藏书: once


def test_headings_explain_nothing_and_names_of_places_lead_to_their_page(pages):
    tree = pages["demo/new-bridge/"]
    for heading in [tree.by_id("h"), tree.by_id("sh1")]:
        assert not list(heading.classed("term"))
    assert [link.attributes["href"] for link in tree.by_id("p1").classed("term")] == ["../../places/hewan/"]


# ------------------------------------------------------------------ edition and about


def test_an_edition_says_what_is_known_of_it_and_how_surely(pages):
    (known,) = pages["demo/"].classed("known")
    text = " ".join(known.text.split())
    assert "报纸未知 文中未载" in text
    assert "日期2022年春（推定） 文中称四月底" in text
    assert digest().editions[0].raw.sha256 in text


def test_a_list_says_how_sure_a_date_is_and_repeats_no_date_that_is_the_name(pages):
    named = digest().editions[0]
    assert "2022年春 日期推定 · 报道3篇" in " ".join(pages["editions/"].text.split())
    assert "Spring 2022Date inferred" in pages["en/all/"].text
    undated = rendered(replace(digest(), editions=(replace(named, date=Known(None, "unknown")),)))["editions/"].text
    assert "日期不详" in undated
    assert "日期未知" not in undated  # which would say it twice
    titled = rendered(replace(digest(), editions=(replace(named, title=Bilingual("通车专刊", "The Bridge")),)))
    assert "通车专刊 2022年春（推定） · 报道3篇" in " ".join(titled["editions/"].text.split())


def test_an_edition_lists_its_stories_and_everything_corrected(pages):
    tree = pages["en/demo/"]
    assert len(list(tree.classed("story"))) == 3
    marks = [each.text for each in tree.by_id("corrections").all("dt")]
    assert marks == ["〔≠〕Inconsistent", "〔校〕Corrected", "〔疑〕Suspected misprint, left as printed"]


def test_the_first_heading_of_a_hand_written_page_is_its_title():
    (about,) = [page for page in render_pages(digest(), SETTINGS) if page.path == "en/about/"]
    assert about.title == "About this site"
    assert next(parse(about.html).all("h1")).text == "About this site"


@pytest.mark.parametrize(
    "written",
    [
        ALIEN,
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        '<p style="color:red" onclick="alert(1)">x</p>',
        "<iframe src='https://example.test'></iframe>",
        "<svg><script>alert(1)</script></svg>",
    ],
)
def test_a_hand_written_page_keeps_prose_only(written):
    tree = rendered(replace(digest(), pages={"about": Bilingual(written, written)}))["about/"]
    for element in tree.all():
        assert element.tag in {"header", "h1", "div", "p", "a"}
        assert set(element.attributes) <= {"class", "href"}
        assert not element.attributes.get("href", "").startswith("javascript")
