"""The front page: any number of stories, the counts of figures and checks, cards in both languages."""

from dataclasses import replace

import pytest

from generator.model import Bilingual, Digest, Term
from generator.pages import render_pages
from tests.digest_builder import SETTINGS, digest, with_articles
from tests.html_tree import parse


def home(of, path=""):
    return parse(next(page.html for page in render_pages(of, SETTINGS) if page.path == path))


@pytest.mark.parametrize(
    ("count", "side", "columns"),
    [(1, 0, []), (2, 1, []), (3, 2, []), (4, 2, [1]), (6, 2, [3]), (7, 2, [3, 1]), (40, 2, [3] * 12 + [1])],
)
def test_a_lead_two_beside_it_and_the_rest_in_columns_of_three(count, side, columns):
    front = home(with_articles(count))
    assert len(list(front.classed("lead"))) == 1
    assert [len(list(each.classed("story"))) for each in front.classed("side")] == ([side] if side else [])
    assert [len(list(each.classed("story"))) for each in front.classed("columns")] == columns


def test_the_line_below_the_masthead_counts_and_leads_to_what_does_not_hold():
    (line,) = home(digest()).classed("edition")
    assert [" ".join(each.text.split()) for each in line.all("p")] == [
        "一个版面，3则报道",
        "数字9处，核算2组：1组相符，1组不符",
    ]
    assert next(line.all("a")).attributes["href"] == "demo/new-bridge/#note-1"


def test_english_counts_in_english():
    (line,) = home(digest(), "en/").classed("edition")
    assert [each.text for each in line.all("p")] == [
        "One page, 3 stories",
        "9 figures, 2 checks of their sums and ratios: 1 holds, 1 does not",
    ]


def test_the_lead_opens_with_its_most_telling_figure_and_its_chart():
    (lead,) = home(digest()).classed("lead")
    assert next(lead.classed("fig")).text == "1200万元"
    assert len(list(lead.classed("parts"))) == 1
    assert [each.text for each in lead.classed("fact")] == ["数rate", "数people"]


def test_the_first_figure_of_the_lead_is_said_in_english_too():
    (lead,) = home(digest(), "en/").classed("lead")
    assert next(lead.classed("fig")).text == "12\N{NO-BREAK SPACE}million yuan"


@pytest.mark.parametrize(
    ("path", "headline", "other", "text"),
    [
        ("", "图书馆开放", None, "图书馆近日开放。"),
        ("en/", "图书馆开放", None, "图书馆近日开放。"),
    ],
)
def test_a_card_has_one_sentence_without_dateline_and_reporters(path, headline, other, text):
    card = next(next(home(digest(), path).classed("side")).classed("story"))
    assert next(card.all("h2")).text == headline
    assert [each.text for each in card.classed("en-head")] == ([other] if other else [])
    assert next(card.classed("text")).text == text


def test_a_card_shows_the_printed_kicker_or_else_the_place():
    front = home(digest())
    lead, library, photo = list(front.classed("story"))
    assert [each.text for each in lead.classed("chip")] == ["河湾镇"]
    assert [each.text for each in library.classed("kicker")] == ["青河村"]
    assert not list(library.classed("chip"))
    assert not list(photo.classed("chip"))


def test_a_photo_shows_its_caption_and_who_supplied_it():
    *_, photo = home(digest()).classed("story")
    assert next(photo.classed("caption")).text == "图为图书馆一角。"
    assert next(photo.classed("meta")).text.startswith("河湾镇供图")


def test_who_supplied_a_photo_is_marked_as_chinese_on_an_english_page():
    *_, photo = home(digest(), "en/").classed("story")
    (credit,) = [each for each in next(photo.classed("meta")).all("span") if "lang" in each.attributes]
    assert (credit.text, credit.attributes["lang"]) == ("河湾镇供图", "zh-Hans")


def test_the_other_language_of_a_headline_is_marked():
    (lead,) = home(digest()).classed("lead")
    (other,) = lead.classed("en-head")
    assert (other.text, other.attributes["lang"]) == ("New Bridge Opens in Hewan", "en")
    (lead,) = home(digest(), "en/").classed("lead")
    (other,) = lead.classed("en-head")
    assert (other.text, other.attributes["lang"]) == ("河湾镇“新桥” 今日通车", "zh-Hans")


def test_no_id_of_a_figure_leaves_its_article():
    front = home(digest())
    assert not [each for each in front.ids if each.startswith(("f-", "fact-"))]


def with_lead(**more) -> Digest:
    whole = digest()
    (edition,) = whole.editions
    lead, *others = edition.articles
    return replace(whole, editions=(replace(edition, articles=(replace(lead, **more), *others)),))


@pytest.mark.parametrize(
    ("path", "said"), [("", "提要　桥通了，<b>路</b>也通了。"), ("en/", "In brief: The bridge opened.")]
)
def test_what_an_editor_sums_up_is_said_to_be_ours_and_nothing_but_text(path, said):
    summed = with_lead(summary=Bilingual("桥通了，<b>路</b>也通了。", "The bridge opened."))
    text = next(next(home(summed, path).classed("lead")).classed("text"))
    assert text.text == said
    assert said.startswith(next(text.classed("ours")).text)


def test_without_an_editors_sentence_the_text_speaks_and_nothing_is_marked():
    text = next(next(home(digest()).classed("lead")).classed("text"))
    assert not list(text.classed("ours"))


def with_topic() -> Digest:
    whole = with_lead(topics=("works",))
    works = Term("works", "topic", "工程", "Public works")
    return replace(whole, glossary=replace(whole.glossary, terms=(*whole.glossary.terms, works)))


@pytest.mark.parametrize(("path", "address", "name"), [("", "", "工程"), ("en/", "en/", "Public works")])
def test_a_card_leads_to_what_it_is_about(path, address, name):
    (link,) = home(with_topic(), path).classed("topic")
    assert link.text == name
    assert link.attributes["href"] == "topics/works/"


def test_the_pages_of_edition_and_place_are_narrowed_down_by_links():
    made = {page.path: parse(page.html) for page in render_pages(with_topic(), SETTINGS)}
    for path, expected in {
        "demo/": ["../topics/works/", "../places/hewan/"],
        "places/hewan/": ["../../topics/works/"],
    }.items():
        links = [link.attributes["href"] for nav in made[path].classed("filter-links") for link in nav.all("a")]
        assert set(expected) <= set(links)


def test_a_site_of_one_edition_has_no_archive_on_its_front_page_and_one_of_several_has_the_newest():
    whole = digest()
    (edition,) = whole.editions
    assert not list(home(whole).classed("archive"))
    years = [
        replace(edition, id=f"e{year}", date=replace(edition.date, value=Bilingual(f"{year}年", str(year))))
        for year in range(2009, 2000, -1)
    ]
    (archive,) = home(replace(whole, editions=tuple(years))).classed("archive")
    assert [each.attributes["href"] for each in archive.classed("listed__head")] == [f"{e.id}/" for e in years[:6]]
