"""The pages of places, the glossary by kind, and the readings of names, on the invented edition."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Bilingual, Glossary, Language, Part, PartKind, Piece, Segment, SegmentState, Term
from generator.pages import render_pages
from generator.pages.context import Context
from generator.pages.dates import day
from generator.pages.languages import mixed
from generator.pages.lexicon import lexicons
from generator.pages.locator import HEIGHT, WIDTH, locator
from generator.pages.occurrences import Concordance, quotations
from generator.pages.place import SENTENCES_OF_A_STORY
from generator.pages.readings import reading, readings_of
from tests.digest_builder import SETTINGS, bridge, digest
from tests.html_tree import parse

FAR = {"shan": ("30.1", "100.2"), "hewan": ("30.2", "100.9")}
"""Invented coordinates: of the county and of the town, none of the village."""


def located(terms):
    for term in terms:
        degrees = FAR.get(term.id)
        stated = (
            (Decimal(degrees[0]), Decimal(degrees[1]), "https://maps.example/wiki/Shan_%28x%29") if degrees else None
        )
        yield replace(term, coordinates=stated)


@pytest.fixture(scope="module")
def pages():
    whole = digest()
    whole = replace(whole, glossary=Glossary(tuple(located(whole.glossary.terms))))
    return {page.path: parse(page.html) for page in render_pages(whole, SETTINGS)}


# ------------------------------------------------------------------ a place


def test_a_place_has_its_names_its_level_and_the_places_around_and_in_it(pages):
    tree = pages["en/places/hewan/"]
    assert next(tree.all("h1")).text == "Hewan Town"
    assert next(tree.classed("en-head")).text == "河湾镇"
    assert next(tree.classed("belongs")).text == "town · Shan County"
    assert next(tree.classed("inside")).text == "Places in it: Qinghe Village"
    assert next(pages["places/hewan/"].classed("belongs")).text == "镇 · 山县"


def test_a_place_has_its_stories_and_its_figures_which_lead_to_their_sentence(pages):
    tree = pages["places/qinghe/"]
    assert [story.text for story in tree.all("h3")] == ["河湾镇“新桥” 今日通车", "图书馆开放"]
    figures = [link.attributes["href"] for rows in tree.classed("rows") for link in rows.all("a")]
    assert figures == ["../../demo/new-bridge/#f-people", "../../demo/library/#f-books"]


def test_what_the_stories_say_of_a_place_is_quoted_with_its_name_marked(pages):
    (said, *_) = pages["places/hewan/"].classed("quotation")
    quote = next(said.all("q"))
    assert quote.text.startswith("河湾镇新桥昨日通车")
    assert next(quote.all("b")).text == "河湾镇"
    assert [link.attributes["href"] for link in said.all("a")] == ["../../demo/new-bridge/#p1"]


def test_a_story_that_names_a_place_again_and_again_is_quoted_three_times_and_the_rest_is_linked_row_by_row():
    whole = digest()
    edition = whole.editions[0]
    said = {n: "河湾镇新桥通车。" if n not in {6, 8} else "新桥通车。" for n in range(1, 11)}
    parts = tuple(Part(f"p{n}", PartKind.PARAGRAPH, (), (Piece(text, None),)) for n, text in said.items())
    bridge_again = replace(edition.articles[0], parts=(*edition.articles[0].parts[:2], *parts))
    again = replace(whole, editions=(replace(edition, articles=(bridge_again, *edition.articles[1:])),))
    place = next(parse(page.html) for page in render_pages(again, SETTINGS) if page.path == "places/hewan/")
    (first, *_) = place.classed("quotation")
    assert len(list(first.all("q"))) == SENTENCES_OF_A_STORY
    quoted = [link.attributes["href"].rpartition("#")[2] for link in first.classed("src")]
    assert quoted == ["p1", "p2", "p3"]
    further = next(first.all("small"))
    linked = {link.text: link.attributes["href"].rpartition("#")[2] for link in further.all("a")}
    assert linked == {"第4–5段": "p4", "第7段": "p7", "第9–10段": "p9"}


def test_a_map_marks_the_place_and_states_where_its_coordinates_come_from(pages):
    tree = pages["en/places/shan/"]
    assert [dot.attributes["class"] for dot in tree.all("circle") if "class" in dot.attributes] == ["here"]
    caption = next(tree.all("figcaption"))
    assert "30.1° N, 100.2° E" in caption.text
    assert next(caption.all("a")).attributes["href"] == "https://maps.example/wiki/Shan_%28x%29"
    assert "maps.example: Shan (x)" in caption.text
    assert "北纬30.1°，东经100.2°" in pages["places/shan/"].by_id("map-t").text


def test_without_coordinates_the_place_around_is_marked_and_the_map_says_so(pages):
    caption = next(pages["en/places/qinghe/"].all("figcaption"))
    assert caption.text.startswith("No coordinates are on record for Qinghe Village; the map marks Hewan Town")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("places/qinghe/", "青河村所在的河湾镇的位置：北纬30.2°，东经100.9°"),
        ("en/places/qinghe/", "Location of Hewan Town, which contains Qinghe Village: 30.2° N, 100.9° E"),
    ],
)
def test_the_name_of_such_a_map_states_the_position_of_the_place_around_alone(pages, path, said):
    assert pages[path].by_id("map-t").text == said


def test_where_nothing_has_coordinates_there_is_no_map():
    tree = {page.path: page.html for page in render_pages(digest(), SETTINGS)}["places/hewan/"]
    assert "<svg" not in tree


places = st.lists(st.tuples(st.decimals(-80, 80, places=3), st.decimals(-179, 179, places=3)), min_size=1, max_size=8)


@given(places, st.sampled_from(Language))
def test_every_dot_and_every_name_of_a_map_lies_on_it(degrees, language):
    terms = [
        Term(f"t{number}", "place", "某地", "Somewhere", coordinates=(lat, lon, "invented"))
        for number, (lat, lon) in enumerate(degrees)
    ]
    context = Context(digest(), SETTINGS, language, "places/t0/")
    drawn = locator(context, terms[0], (), terms)
    assert drawn.dots[0].here
    for dot in drawn.dots:
        assert 0 <= dot.x <= WIDTH
        assert 0 <= dot.y <= HEIGHT
        assert dot.label is None or (0 <= dot.label.x <= WIDTH and 0 <= dot.label.y <= HEIGHT)
    assert drawn.scale <= WIDTH / 2


# ------------------------------------------------------------------ people and organisations


def test_a_person_has_the_stories_that_name_or_that_he_wrote(pages):
    entry = pages["en/glossary/people/"].by_id("lin")
    assert "Reported: New Bridge Opens in Hewan" not in pages["en/glossary/organisations/"].text
    assert "Reported: New Bridge Opens in Hewan" in entry.text


def test_the_pages_of_the_glossary_lead_to_each_other(pages):
    (jumps,) = pages["glossary/people/"].classed("jumps")
    assert [link.attributes["href"] for link in jumps.all("a")] == ["../", "../organisations/", "./"]


def test_an_entry_with_more_than_the_glossary_quotes_has_its_sentences_on_a_page_of_its_own(pages):
    entry = pages["glossary/people/"].by_id("lin")
    quoted = {path for path in pages if "terms/" in path}
    assert quoted == {"terms/lib/", "en/terms/lib/"}
    assert not [link for link in entry.all("a") if "terms/" in link.attributes["href"]]
    (more,) = [
        link for link in pages["glossary/organisations/"].by_id("lib").all("a") if "terms/" in link.attributes["href"]
    ]
    quotes = [quote.text for quote in pages["terms/lib/"].all("q")]
    assert more.text == f"报道中的{len(quotes)}句"
    assert all("图书馆" in quote for quote in quotes)


@pytest.mark.parametrize(
    ("path", "said"), [("terms/lib/", "图书馆：各期报道怎么说。"), ("en/terms/lib/", "Library: what the stories say.")]
)
def test_the_page_of_an_organisation_is_not_described_as_that_of_a_term(path, said):
    assert next(page.description for page in render_pages(digest(), SETTINGS) if page.path == path) == said


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("terms/lib/", ["〔?〕", "译名尚不确定：译名待核", "又写作：河湾图书馆"]),
        ("en/terms/lib/", ["〔?〕", "The English is uncertain: To be checked", "Also: 河湾图书馆"]),
    ],
)
def test_such_a_page_says_where_the_english_is_not_certain_and_how_else_the_name_is_written(path, said):
    doubted = {"uncertain": Bilingual("译名待核", "To be checked"), "variants": ("河湾图书馆",)}
    terms = tuple(replace(term, **(doubted if term.id == "lib" else {})) for term in digest().glossary.terms)
    made = render_pages(replace(digest(), glossary=Glossary(terms)), SETTINGS)
    (head,) = parse(next(page.html for page in made if page.path == path)).classed("page-head")
    assert [each for each in said if each in head.text] == said


def test_the_longer_word_is_meant_and_a_place_counts_inside_it():
    terms = (
        Term("town", "place", "河湾镇", "Hewan Town"),
        Term("hall", "organisation", "河湾镇图书馆", "Hewan Town Library"),
        Term("library", "term", "图书馆", "library"),
    )
    lexicon = lexicons(terms)
    chinese = [term.id for _, _, term in lexicon[Language.ZH].mentions("河湾镇图书馆不是图书馆")]
    english = [
        term.id for _, _, term in lexicon[Language.EN].mentions("Hewan Town Library and two libraries, a library")
    ]
    assert chinese == ["hall", "library"]
    assert english == ["hall", "library"]


def test_words_inside_words_and_uncapitalised_names_are_no_mentions():
    lexicon = lexicons([Term("saga", "place", "甲地", "Saga"), Term("mu", "term", "亩", "mu")])[Language.EN]
    assert not list(lexicon.mentions("a saga of mud"))
    assert [term.id for _, _, term in lexicon.mentions("Saga, 4 mu")] == ["saga", "mu"]


@pytest.mark.parametrize(
    ("text", "language", "marked"),
    [
        ("又作Xizang、four no’s，5G和1+4+N不算，A也不算", Language.ZH, {"en": ["Xizang", "four no’s"]}),
        ("Also 拉萨 and 甲·乙", Language.EN, {"zh-Hans": ["拉萨", "甲·乙"]}),
    ],
)
def test_every_run_of_the_other_language_is_marked(text, language, marked):
    tree = parse(str(mixed(text, language)))
    assert tree.text == text
    found = {}
    for run in tree.all("span"):
        found.setdefault(run.attributes["lang"], []).append(run.text)
    assert found == marked


def quoted_of(term, *others, zh, en="", language=Language.ZH):
    """What is quoted of a term from a story of one paragraph."""
    whole = digest()
    story = replace(bridge(), parts=(Part("p1", PartKind.PARAGRAPH, (), (Piece(zh, None),)),), corrections=())
    segments = {story.slug: {"p1": Segment("p1", zh, en, SegmentState.REVIEWED)}} if en else {}
    edition = replace(whole.editions[0], articles=(story,), translations=segments)
    found = Concordance({term.id: [(edition, story)]}, lexicons((term, *others))[Language.ZH])
    context = Context(whole, SETTINGS, language, "")
    said = quotations(context, term, found.of(term))
    return [str(sentence) for story in said for part in story.quotations for sentence in part.sentences]


def test_of_names_inside_each_other_both_are_marked():
    town = Term("town", "place", "河湾", "Hewan", variants=("河湾水",))
    bureau = Term("bureau", "organisation", "河湾水务局", "Water Bureau")
    assert quoted_of(town, bureau, zh="晴。河湾水务局<今日>开会，河湾也。") == [
        "<b><b>河湾</b>水</b>务局&lt;今日&gt;开会，<b>河湾</b>也。"
    ]


def test_english_is_quoted_where_a_whole_word_is_the_name():
    town = Term("town", "place", "河湾", "Hewan", accept=("Bend (Town)",))
    english = "Uphewan, Uphewan Xhewan, New-Hewan & hewan. Bend (Town), 河湾, <is> Hewan. Hewan-like, XHewan."
    assert quoted_of(town, zh="河湾。", en=english, language=Language.EN) == [
        '<b>Bend (Town)</b>, <span lang="zh-Hans">河湾</span>, &lt;is&gt; <b>Hewan</b>.'
    ]
    assert quoted_of(town, zh="河湾。", en="XHewan.", language=Language.EN) == ["<b>河湾</b>。"]


# ------------------------------------------------------------------ readings and days


def test_a_name_is_read_as_its_agreed_english_spells_it():
    assert " ".join(reading("曾明", Term("z", "person", "曾明", "Zeng Ming"))) == "zēng míng"
    assert " ".join(reading("单增", Term("s", "person", "单增", "Shan Zeng"))) == "shàn zēng"


def test_an_article_has_the_readings_of_the_names_that_it_holds():
    chinese = lexicons(digest().glossary.terms)[Language.ZH]
    assert readings_of(bridge(), chinese, {}, chinese.mentions) == "河湾镇=hé wān zhèn,林一=lín yī"


@pytest.mark.parametrize(
    ("iso", "zh", "en"),
    [("2026-01-02", "2026年1月2日", "2 January 2026"), ("2022", "2022", "2022"), ("", "", "")],
)
def test_a_day_is_said_in_each_language(iso, zh, en):
    assert Bilingual(day(iso, Language.ZH), day(iso, Language.EN)) == Bilingual(zh, en)
